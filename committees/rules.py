"""Rules about organs and membership."""

from datetime import date

from committees.vocabulary import CommitteeKind, Numbering
from foundation.problems.refusal import Refusal
from foundation.rulebook import against


def in_force(day: date, valid_from: date | None, valid_to: date | None) -> bool:
    """A membership, name or substitution holds on its first and its last day too."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)


def refuse_period(valid_from: date | None, valid_to: date | None) -> list[Refusal]:
    """A period may be open at either end but not end before it begins."""
    backwards = valid_from is not None and valid_to is not None and valid_to < valid_from
    return against(
        (
            backwards,
            Refusal("period_backwards", "periode", "Perioden slutter, før den begynder."),
        )
    )


def refuse_size(kind: CommitteeKind, seats: int, council_seats: int | None = None) -> list[Refusal]:
    """A standing committee has an odd number of members, at most half the council's [2]."""
    standing = kind == CommitteeKind.STANDING_COMMITTEE
    too_many = council_seats is not None and seats * 2 > council_seats
    return against(
        (
            standing and seats % 2 == 0,
            Refusal(
                "even_number_of_members",
                "ksl § 17",
                "Et stående udvalg skal have et ulige antal medlemmer.",
                overridable=True,
            ),
        ),
        (
            standing and too_many,
            Refusal(
                "too_many_members",
                "ksl § 17",
                "Et stående udvalg må højst have halvt så mange medlemmer som kommunalbestyrelsen.",
                overridable=True,
            ),
        ),
    )


def numbering_starts_on(numbering: Numbering, day: date, term_from: date | None) -> date | None:
    """Numbers run on from the highest one used since this day; none: they start per meeting."""
    starts = {
        Numbering.PER_MEETING: None,
        Numbering.PER_YEAR: date(day.year, 1, 1),
        Numbering.PER_TERM: term_from or date.min,
        Numbering.RUNNING: date.min,
    }
    return starts[numbering]
