"""Rules about words that are somebody's own."""

from foundation.problems.refusal import Refusal
from foundation.rulebook import against

_VERBATIM = Refusal(
    "verbatim",
    "ksl § 11, stk. 1",
    "Teksten står, som den er skrevet. Tilføj et afsnit, hvis der er noget at bemærke.",
)


def refuse_verbatim(*, is_verbatim: bool) -> list[Refusal]:
    """What a member proposes, and what the chair has reported, is put forward unaltered [17]."""
    return against((is_verbatim, _VERBATIM))
