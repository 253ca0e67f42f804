"""Rules about the hours that are told of a meeting: they have come, and they lie within it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from foundation.calendar import COPENHAGEN
from foundation.problems.refusal import Refusal
from foundation.rulebook import against

SKEW = timedelta(minutes=2)
"""How far the clock on somebody's wall may differ from ours before it counts as another hour."""

_RULE = "ksl § 13, stk. 1"
_OUTSIDE = Refusal("outside_meeting", _RULE, "Tidspunktet ligger uden for mødet.")


@dataclass(frozen=True, kw_only=True)
class Hours:
    """When a meeting was held, as far as it is known, and the moment somebody asks. A meeting
    whose hours nobody wrote down, as one that was read in, has its day alone."""

    day: date
    opened_at: datetime | None
    ended_at: datetime | None
    now: datetime

    @property
    def day_began(self) -> datetime:
        """The first moment of the meeting's day by Copenhagen's clocks."""
        return datetime.combine(self.day, time(), COPENHAGEN)


def is_to_come(moment: datetime, now: datetime) -> bool:
    """Whether what is told as a fact has not happened yet: the record is proof of what was, so
    that nothing is entered ahead [54]. Clocks may differ by `SKEW`."""
    return moment > now + SKEW


def refuse_vote_hour(held_at: datetime | None, hours: Hours) -> list[Refusal]:
    """A vote is held in the meeting: not before it opened nor after it ended, and where those
    hours are unknown not before its day (ksl § 11, stk. 3) [46]."""
    begun = hours.day_began if hours.opened_at is None else hours.opened_at - SKEW
    early = held_at is not None and held_at < begun
    return against((early or _is_after(held_at, hours), _OUTSIDE))


def refuse_presence_hour(at: datetime | None, hours: Hours) -> list[Refusal]:
    """Somebody may come before the meeting opens, but not on a day before it, and nobody comes or
    goes once it has ended: corrections are measured by the meeting's hours, too [28]."""
    early = at is not None and at < hours.day_began
    return against((early or _is_after(at, hours), _OUTSIDE))


def _is_after(moment: datetime | None, hours: Hours) -> bool:
    ended = hours.ended_at
    return moment is not None and ended is not None and moment > ended + SKEW
