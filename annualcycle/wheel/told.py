"""What the wheel shows as rows of text: for the table beside it on the page and in print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from annualcycle.wheel import wording
from annualcycle.wheel.picture import Picture, Time, Topic
from annualcycle.wording import day_words


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the first cell of a row is its heading."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str = ""


def grids(picture: Picture) -> tuple[Grid, ...]:
    """All that the wheel shows; what there is none of is left out, but for the topics."""
    times = Grid(wording.TIMES, wording.TIMES_COLUMNS, _times(picture), wording.EMPTY)
    meetings = Grid(
        wording.MEETINGS,
        wording.MEETINGS_COLUMNS,
        tuple((day_words(m.day), m.kind.label, m.state.label) for m in picture.meetings),
    )
    goals = Grid(
        wording.MILESTONES,
        wording.GOALS_COLUMNS,
        tuple(
            (f"M{number}", day_words(goal.day), goal.text)
            for number, goal in enumerate(picture.goals, 1)
        ),
    )
    return (times, *(grid for grid in (meetings, goals) if grid.rows))


def _times(picture: Picture) -> tuple[tuple[str, ...], ...]:
    return tuple(
        _row(topic, time)
        for topic in picture.topics
        for time in (*sorted(topic.times, key=lambda t: (t.ends_on, t.starts_on)), *_none(topic))
    )


def _none(topic: Topic) -> Sequence[None]:
    """A topic that never comes up has a row too."""
    return () if topic.times else (None,)


def _row(topic: Topic, time: Time | None) -> tuple[str, ...]:
    of_topic = (_name(topic, time), topic.category.label, topic.frequency.label)
    if time is None:
        return (*of_topic, *([wording.NOBODY] * 4))
    return (
        *of_topic,
        day_words(time.nominal_on),
        wording.period_told(time),
        _day(time.meeting_on),
        wording.state_told(time),
    )


def _name(topic: Topic, time: Time | None) -> str:
    """With what the topic is about this time, and whose it is."""
    focus = f": {time.focus}" if time and time.focus else ""
    unit = f" ({topic.department})" if topic.department else ""
    return f"{topic.number}. {topic.name}{focus}{unit}"


def _day(day: date | None) -> str:
    return day_words(day) if day else wording.NOBODY
