"""A decision that something comes back makes the years' items by itself [104, 108]."""

from datetime import date

from annualcycle.rules.recurrence import UNPLANNED
from annualcycle.vocabulary import Frequency
from foundation.problems.refusal import Refusal
from foundation.rulebook import against

MOST_YEARS = 5


def refuse_repeat(
    frequency: Frequency, *, is_of_item: bool, since: date, until: date
) -> list[Refusal]:
    """A topic that an item tells comes back from the day after the item's meeting, for no more
    than some years; one that is in no rhythm of its own cannot."""
    no_rhythm = UNPLANNED | {Frequency.RELATIVE, Frequency.ONCE}
    return against(
        (
            not is_of_item,
            Refusal("not_of_item", "årshjul", "Emnet hører ikke til et punkt."),
        ),
        (
            frequency in no_rhythm,
            Refusal("no_rhythm", "årshjul", "Hyppigheden siger ikke, hvornår det kommer igen."),
        ),
        (
            until <= since or until.year - since.year > MOST_YEARS,
            Refusal("bad_span", "årshjul", f"Vælg en dag senere og højst {MOST_YEARS} år frem."),
        ),
    )
