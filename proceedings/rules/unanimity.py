"""Rules about unanimity: where all must agree, the vote tells whether they did."""

from collections.abc import Sequence
from dataclasses import dataclass

from foundation.problems.refusal import Refusal
from foundation.rulebook import against
from proceedings.vocabulary import VoteResult

_UNTOLD = Refusal(
    "unanimity_contradicted",
    "ksl § 8, stk. 4",
    "Der er stemt om dagsordenen, og ikke alle var enige. Angiv afstemningen om dette punkt, eller"
    " skriv, at den handlede om noget andet.",
    overridable=True,
)


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What a vote in force tells of agreement. `ayes` and `others` (against, abstained, reserved)
    are None where nobody counted; `present` is how many are known to have been there with the
    right to vote."""

    result: VoteResult
    ayes: int | None
    others: int | None
    present: int = 0

    @property
    def agreed(self) -> bool:
        """Whether all who voted agreed: nobody asked for a vote where none was held [49], and
        nobody voted otherwise, abstained or reserved his position. Nobody counts where the chair
        tells the result and nobody asks for a vote: that is agreement."""
        return self.result == VoteResult.ADOPTED and not self.others

    @property
    def missing(self) -> int:
        """How many of those present it tells nothing of."""
        told = (self.ayes or 0) + (self.others or 0)
        return max(self.present - told, 0) if self.ayes is not None else 0


def all_agreed(tallies: Sequence[Tally]) -> bool | None:
    """Whether all agreed in every vote there was; unknown where there was none [14, 65]."""
    return all(tally.agreed for tally in tallies) if tallies else None


def warn_missing(tallies: Sequence[Tally], rule: str) -> list[Refusal]:
    """All present must agree, and of some of them the vote tells nothing: somebody answers for
    them [14, 65]."""
    missing = max((tally.missing for tally in tallies), default=0)
    detail = f"Afstemningen siger ikke, hvad {missing} af de tilstedeværende mente."
    refusal = Refusal("unanimity_incomplete", rule, detail, overridable=True)
    return against((bool(missing), refusal))


def warn_untold(others: Sequence[Tally]) -> list[Refusal]:
    """That all present agree to take up a new item is said without naming a vote, while votes on
    the agenda that belong to no other change were not unanimous [14]."""
    return against((all_agreed(others) is False, _UNTOLD))
