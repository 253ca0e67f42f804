"""When a topic comes up in a year [101]: its turns, before any meeting is looked at.

Pure: what a topic says and the year in, days out. A month is as vague as a text is; the turn falls
due on its first day, and the first meeting on or after takes it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, UTC, date, datetime, timedelta
from itertools import pairwise

from dateutil.rrule import rrulestr

from annualcycle.rules.data_periods import last_of_month, period_before, period_until
from annualcycle.vocabulary import DataPeriod, Frequency, MeetingChoice, RelativeTo

STEPS = {
    Frequency.MONTHLY: 1,
    Frequency.EVERY_SECOND_MONTH: 2,
    Frequency.QUARTERLY: 3,
    Frequency.HALF_YEARLY: 6,
    Frequency.YEARLY: 12,
    Frequency.EVERY_FOUR_YEARS: 12,
}
"""The frequencies that are a rhythm of months, and how many there are between two turns."""
UNPLANNED = frozenset({Frequency.ONGOING, Frequency.UNSPECIFIED})
"""What is said of a topic's time is too little to lay it on meetings."""
_NUMBERS = re.compile(r"[+-]?[0-9]{1,3}(,[+-]?[0-9]{1,3})*")
_DAYS = re.compile(
    r"[+-]?[0-9]{0,2}(MO|TU|WE|TH|FR|SA|SU)(,[+-]?[0-9]{0,2}(MO|TU|WE|TH|FR|SA|SU))*"
)
NOTHING = re.compile(r"(?!)")
RULE_PARTS = {
    # By the second or the day a rule would be asked for billions of days.
    "FREQ": re.compile("YEARLY|MONTHLY|WEEKLY"),
    "INTERVAL": re.compile("[1-9][0-9]?"),  # none at all never ends
    "BYDAY": _DAYS,
    "WKST": re.compile("MO|TU|WE|TH|FR|SA|SU"),
} | {f"BY{name}": _NUMBERS for name in ("MONTH", "MONTHDAY", "SETPOS", "WEEKNO", "YEARDAY")}
"""What may stand in a rule (RFC 5545 § 3.3.10)."""
MOST_TURNS = 60
"""How often a topic may come up in a year."""
CALENDAR_YEARS = 400
"""After so many years all days come back on the same weekdays."""
LAST_YEAR = MAXYEAR - 1
"""The last week of the last year there is reaches beyond it."""
FIRST_TERM = 2022
"""A year after an election; they are four years apart (kommunal- og regionalvalgloven § 6)."""


@dataclass(frozen=True, kw_only=True)
class Recurrence:
    """What a topic says of its time; see `CycleTopic` for the meaning of each."""

    frequency: Frequency
    first_month: int | None = None
    months: Sequence[int] = ()
    cut_offs: Sequence[str] = ()
    on_day: date | None = None
    rrule: str | None = None
    year_of_term: int | None = None
    relative_to: RelativeTo | None = None
    offset_days: int = 0
    meeting_choice: MeetingChoice = MeetingChoice.FIRST_ON_OR_AFTER
    data_period: DataPeriod | None = None
    period_lag: int = 1
    rotation: Mapping[int, str] | None = None
    starts_on: date | None = None
    ends_on: date | None = None

    @property
    def is_early(self) -> bool:
        """Whether it is to be treated before its day and not after it."""
        return self.meeting_choice is MeetingChoice.LAST_ON_OR_BEFORE

    @property
    def needs_no_meeting(self) -> bool:
        """Whether it is a day of its own, like a deadline."""
        return self.meeting_choice is MeetingChoice.NO_MEETING

    def holds_on(self, day: date) -> bool:
        """Whether it comes up on that day at all."""
        return (self.starts_on or day) <= day <= (self.ends_on or day)


@dataclass(frozen=True)
class Turn:
    """One time that a topic comes up: which (`slot`), when it falls due, and what it covers."""

    slot: str
    nominal_on: date
    period: tuple[date, date] | None = None
    focus: str | None = None


def turns_of(topic: Recurrence, year: int, base: Mapping[str, date] | None = None) -> list[Turn]:
    """The turns of a topic in a year, in the order of their days. `base` is what a relative
    topic counts from, by slot: the turns of another topic, or one day. A topic that comes up at
    every meeting has none here: its turns are the meetings."""
    if topic.frequency is Frequency.CUT_OFF_DAYS:
        found = list(_at_cut_offs(topic, year))
    elif topic.frequency is Frequency.RELATIVE:
        shift = timedelta(days=topic.offset_days)
        found = [Turn(slot, day + shift) for slot, day in (base or {}).items()]
    elif topic.frequency is Frequency.RULE:
        found = [Turn(day.isoformat(), day) for day in days_of_rule(topic.rrule or "", year)]
    elif topic.frequency is Frequency.ONCE:
        own = topic.on_day
        found = [Turn(own.isoformat(), own)] if own is not None and own.year == year else []
    else:
        found = [_in_month(topic, year, month) for month in months_of(topic, year)]
    dated = [_covering(topic, turn) for turn in found if topic.holds_on(turn.nominal_on)]
    return sorted(dated, key=lambda turn: (turn.nominal_on, turn.slot))[:MOST_TURNS]


def months_of(topic: Recurrence, year: int) -> list[int]:
    """The months of a year in which a topic comes up."""
    named = {
        Frequency.NAMED_MONTHS: topic.months,
        Frequency.ANNUAL_PLAN: list(topic.rotation or {}),
    }
    if topic.frequency in named:
        return sorted(set(named[topic.frequency]))
    step, first = STEPS.get(topic.frequency), (topic.first_month or 1) - 1
    if step is None or not _is_of_term(topic, year):
        return []
    return [month + 1 for month in range(first % step, 12, step)]


def _is_of_term(topic: Recurrence, year: int) -> bool:
    """Whether a topic of every fourth year comes up in this one."""
    wanted = topic.year_of_term or 1
    return topic.frequency is not Frequency.EVERY_FOUR_YEARS or year_of_term(year) == wanted


def year_of_term(year: int) -> int:
    """Which year of a council's term it is: 1 is the year after the election."""
    return (year - FIRST_TERM) % 4 + 1


def at_meeting(topic: Recurrence, slot: str, day: date) -> Turn:
    """The turn of a topic that comes up at every meeting."""
    return _covering(topic, Turn(slot, day))


def days_of_rule(rule: str, year: int) -> list[date]:
    """The days of a year that a rule names (RFC 5545 § 3.3.10), the first of January being where
    it begins. Raises ValueError where it is none, or one that is not allowed."""
    text = rule.upper()
    parts = [part.partition("=")[::2] for part in text.split(";")]
    told = dict(parts)
    wrong = [name for name, value in parts if not RULE_PARTS.get(name, NOTHING).fullmatch(value)]
    if wrong or len(told) < len(parts) or "FREQ" not in told:
        raise ValueError("not allowed")
    # A rule that never comes true is looked for until the year 9999, week by week, whatever its
    # end: asked in the last year with the same days, that is soon over.
    last = LAST_YEAR - (LAST_YEAR - year) % CALENDAR_YEARS
    ended = f"{text};UNTIL={last}1231T000000Z"
    try:
        found = list(rrulestr(ended, dtstart=datetime(last, 1, 1, tzinfo=UTC)))
    except IndexError as none:  # What is out of range is looked up in a list all the same.
        raise ValueError("not allowed") from none
    if len(found) > MOST_TURNS:
        raise ValueError("too many")
    return [moment.date().replace(year=year) for moment in found]


def cut_off_day(text: str, year: int) -> date:
    """The day of a year that "06-30" names; the last of February in every year for "02-29"."""
    month, day = (int(part) for part in text.split("-"))
    if (month, day) == (2, 29):
        return last_of_month(date(year, 2, 1))
    return date(year, month, day)


def _at_cut_offs(topic: Recurrence, year: int) -> Iterator[Turn]:
    """A cut-off of one year may be reported in the next. The days of three years to each side are
    as far as one can be shifted, and the one before it; two that are the same day are one."""
    around = range(year - 3, year + 3)
    days = sorted({cut_off_day(text, one) for one in around for text in topic.cut_offs})
    shift, kind = timedelta(days=topic.offset_days), topic.data_period
    for previous, day in pairwise(days):
        if (day + shift).year == year:
            period = period_until(kind, day, previous) if kind is not None else None
            yield Turn(day.isoformat(), day + shift, period)


def _in_month(topic: Recurrence, year: int, month: int) -> Turn:
    first = date(year, month, 1)
    return Turn(f"{year}-{month:02}", last_of_month(first) if topic.is_early else first)


def _covering(topic: Recurrence, turn: Turn) -> Turn:
    """The turn with the days its figures cover, and the focus of its month [103]."""
    period = turn.period
    if period is None and topic.data_period is not None:
        kind, lag = topic.data_period, topic.period_lag
        period = period_before(kind, turn.nominal_on, lag)
    focus = (topic.rotation or {}).get(turn.nominal_on.month)
    return replace(turn, period=period, focus=focus)
