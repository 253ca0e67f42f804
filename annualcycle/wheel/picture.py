"""What the wheel tells, before anything is drawn."""

from dataclasses import dataclass
from datetime import date

from annualcycle.vocabulary import Frequency, OccurrenceState, TopicCategory
from meetings.vocabulary import MeetingKind, MeetingState


@dataclass(frozen=True, slots=True)
class Time:
    """One time that a topic comes up: from its day to the meeting it waits for, if any."""

    nominal_on: date
    meeting_on: date | None
    state: OccurrenceState
    days_late: int = 0
    period_from: date | None = None
    period_to: date | None = None
    focus: str = ""

    @property
    def starts_on(self) -> date:
        """The end of what it reports on, or its own day."""
        return min(self.period_to or self.nominal_on, self.ends_on)

    @property
    def ends_on(self) -> date:
        return self.meeting_on or self.nominal_on


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with its number on the wheel."""

    number: int
    name: str
    category: TopicCategory
    frequency: Frequency
    department: str = ""
    times: tuple[Time, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingDay:
    """A meeting of the committee in the year."""

    day: date
    kind: MeetingKind
    state: MeetingState

    @property
    def is_cancelled(self) -> bool:
        return self.state is MeetingState.CANCELLED


@dataclass(frozen=True, slots=True)
class Goal:
    """A milestone that falls due in the year."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A committee's year as one reader may know it, in the order it is told."""

    municipality: str
    committee: str
    year: int
    topics: tuple[Topic, ...] = ()
    meetings: tuple[MeetingDay, ...] = ()
    goals: tuple[Goal, ...] = ()
