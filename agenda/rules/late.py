"""Rules about the numbers of items that come late."""

from committees.vocabulary import LateItemNumbering
from foundation.problems.refusal import Refusal
from foundation.rulebook import against

_ONLY_LAST = Refusal(
    "late_items_last",
    "udvalgets indstillinger",
    "Udvalget sætter tillægspunkter sidst. Flyt punktet bagefter, hvis rækkefølgen skal ændres.",
)


def refuse_insert(numbering: LateItemNumbering, *, inserts: bool) -> list[Refusal]:
    """Where a late item goes is for the committee to say: last with the next number, in between
    with the others renumbered, or in between with the next number [15]."""
    return against((inserts and numbering == LateItemNumbering.LAST, _ONLY_LAST))
