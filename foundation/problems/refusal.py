"""What a rule answers when it says no."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """One reason why something may not be done.

    `code` is stable and listed in docs/api.md; `rule` names the paragraph or the setting;
    `detail` is Danish, for people. An overridable refusal is a warning: whoever repeats the
    request with a reason for its code goes on. `pointer` names the member of the request that it
    is about, where one request tells of many.
    """

    code: str
    rule: str
    detail: str
    overridable: bool = False
    pointer: str | None = None

    def as_json(self) -> dict[str, str]:
        return {"code": self.code, "rule": self.rule, "detail": self.detail}
