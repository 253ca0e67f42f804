"""What the wheel, its page and its print say."""

from datetime import date

from annualcycle.wheel.picture import MeetingDay, Picture, Time, Topic
from annualcycle.wording import day_words, period_words
from foundation.danish import MONTHS

NOBODY = "–"
TODAY = "I dag"
SEE_TABLE = "se tabellen"
STATES_TITLE, MEETING, CANCELLED, MILESTONE = "Tegn", "Møde", "Aflyst møde", "Milepæl"
MILESTONES = "Milepæle"
QUARTERS = tuple(f"{number}. kvartal" for number in (1, 2, 3, 4))
EMPTY = "Der er ingen emner i årshjulet."
TIMES = "Årets emner"
TIMES_COLUMNS = ("Emne", "Kategori", "Hyppighed", "Dag", "Periode", "Møde", "Tilstand")
MEETINGS = "Årets møder"
MEETINGS_COLUMNS = ("Mødedag", "Mødetype", "Tilstand")
GOALS_COLUMNS = ("Milepæl", "Frist", "Mål")


def title(picture: Picture) -> str:
    return f"Årshjul {picture.year}: {picture.committee}"


def short_day(day: date, year: int) -> str:
    """`3. feb.`, with the year where it is another."""
    month = MONTHS[day.month - 1]
    told = f"{day.day}. {month if len(month) <= 4 else month[:3] + '.'}"
    return told if day.year == year else f"{told} {day.year}"


def description(picture: Picture, today: date) -> str:
    """What somebody who cannot see the wheel is told before the table."""
    times = sum(len(topic.times) for topic in picture.topics)
    held = sum(not meeting.is_cancelled for meeting in picture.meetings)
    parts = [
        f"Året {picture.year} som en ring med januar øverst og månederne med uret.",
        f"{counted(len(picture.topics), 'emne', 'emner')} kommer op "
        f"{counted(times, 'gang', 'gange')} på {counted(held, 'møde', 'møder')}.",
    ]
    told = states_told(picture)
    parts += [f"{told}."] if told else []
    parts += [f"Opgjort {day_words(today)}. Det samme står i tabellen."]
    return " ".join(parts)


def states_told(picture: Picture) -> str:
    """`Planlagt: 3, behandlet: 2`."""
    found: dict[str, int] = {}
    for topic in picture.topics:
        for time in topic.times:
            found[time.state.label] = found.get(time.state.label, 0) + 1
    told = ", ".join(f"{label.lower()}: {count}" for label, count in found.items())
    return told[:1].upper() + told[1:]


def counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def notes(left_out: int, *, is_crowded: bool) -> tuple[str, ...]:
    """What must be known to read a crowded wheel rightly."""
    crowded = ("Hvor mange mødes om de samme dage, står de ved siden af; dagene står i tabellen.",)
    missing = (f"{counted(left_out, 'gang', 'gange')} uden plads i hjulet, {SEE_TABLE}.",)
    return (*(crowded if is_crowded else ()), *(missing if left_out else ()))


def time_told(topic: Topic, time: Time, year: int) -> str:
    """An occurrence as a pointer that rests on it is told."""
    meeting = short_day(time.meeting_on, year) if time.meeting_on else "uden møde"
    when = f"{short_day(time.nominal_on, year)} til møde {meeting}"
    late = f", {counted(time.days_late, 'dag', 'dage')} forsinket" if time.days_late else ""
    return f"{topic.number}. {topic.name}: {when}, {time.state.label.lower()}{late}"


def state_told(time: Time) -> str:
    late = f", {counted(time.days_late, 'dag', 'dage')} forsinket" if time.days_late else ""
    return f"{time.state.label}{late}"


def period_told(time: Time) -> str:
    if time.period_from is None or time.period_to is None:
        return NOBODY
    return period_words(time.period_from, time.period_to)


def meeting_told(meeting: MeetingDay) -> str:
    return f"{meeting.kind.label} {day_words(meeting.day)}, {meeting.state.label.lower()}"
