"""The exceptions that become `application/problem+json` answers."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from foundation.problems.refusal import Refusal

TITLES = {
    400: "Ugyldigt input",
    401: "Ikke logget ind",
    403: "Ikke tilladt",
    404: "Findes ikke",
    405: "Metoden findes ikke her",
    406: "Formatet kan ikke leveres",
    409: "Kan ikke lade sig gøre nu",
    411: "Længden mangler",
    412: "Ændret af andre",
    413: "For stort",
    415: "Formatet forstås ikke",
    416: "Filen er ikke så lang",
    422: "Kan ikke behandles",
    428: "If-Match mangler",
    429: "For mange forespørgsler",
    503: "Ikke tilgængelig lige nu",
}


@dataclass(frozen=True)
class Fault:
    """One fault in the input; `pointer` is a JSON pointer (RFC 6901), or `?name` for a query."""

    pointer: str
    code: str
    detail: str


class Problem(Exception):
    """A refusal that the client can read (RFC 9457). `code` is stable, `detail` is Danish."""

    status: ClassVar[int] = 400
    default_code: ClassVar[str] = "invalid"

    def __init__(
        self,
        detail: str = "",
        *,
        code: str = "",
        errors: Iterable[Fault] = (),
        extra: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        self.detail = detail
        self.code = code or self.default_code
        self.errors = tuple(errors)
        self.extra = extra or {}
        self.headers = headers or {}
        super().__init__(f"{self.status} {self.code}: {detail}")

    def body(self) -> dict[str, Any]:
        """The problem as JSON members."""
        body: dict[str, Any] = {
            "type": f"urn:punkt:problem:{self.code}",
            "title": TITLES.get(self.status, "Fejl"),
            "status": self.status,
            "detail": self.detail,
            "code": self.code,
        }
        if self.errors:
            body["errors"] = [asdict(fault) for fault in self.errors]
        return body | self.extra


class InvalidInput(Problem):
    """400: what was sent is not well formed; every fault is named."""

    default_code = "invalid_input"

    @classmethod
    def at(cls, pointer: str, code: str, detail: str) -> "InvalidInput":
        """One fault at one place."""
        return cls(detail, errors=[Fault(pointer, code, detail)])


class Unauthenticated(Problem):
    status = 401
    default_code = "not_authenticated"


class Forbidden(Problem):
    """403: one may see it, but not do this to it."""

    status = 403
    default_code = "forbidden"


class Missing(Problem):
    """404: does not exist, or must not be known to exist; the two look the same."""

    status = 404
    default_code = "not_found"

    def __init__(self) -> None:
        super().__init__("Det, du beder om, findes ikke.")


class Conflict(Problem):
    """409: the state of things forbids it."""

    status = 409
    default_code = "conflict"


class RuleViolation(Conflict):
    """409: one or more rules refuse. Warnings can be overridden with a reason each."""

    default_code = "rule_violation"

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        hard = [r for r in refusals if not r.overridable]
        first = (hard or list(refusals))[0]
        extra: dict[str, Any] = {
            "rule": first.rule,
            "overridable": not hard,
            "reasons": [r.as_json() for r in hard],
            "warnings": [r.as_json() for r in refusals if r.overridable],
        }
        placed = [Fault(r.pointer, r.code, r.detail) for r in refusals if r.pointer]
        super().__init__(first.detail, code=first.code, errors=placed, extra=extra)


class PreconditionFailed(Problem):
    """412: the row changed since it was read; `current` is filled in by the view."""

    status = 412
    default_code = "stale"


class PayloadTooLarge(Problem):
    status = 413
    default_code = "too_large"


class PreconditionRequired(Problem):
    status = 428
    default_code = "if_match_required"


class Unavailable(Problem):
    status = 503
    default_code = "unavailable"

    def __init__(self, detail: str = "Systemet er midlertidigt utilgængeligt.") -> None:
        super().__init__(detail, headers={"Retry-After": "5"})
