"""Years to draw, and what of a drawing can be measured."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import cycle as endlessly
from math import cos, radians, sin

from annualcycle.vocabulary import Frequency, OccurrenceState, TopicCategory
from annualcycle.wheel.metrics import width
from annualcycle.wheel.picture import Goal, MeetingDay, Picture, Time, Topic
from meetings.vocabulary import MeetingKind, MeetingState

SVG = "{http://www.w3.org/2000/svg}"
STATES = tuple(OccurrenceState)
CATEGORIES = tuple(TopicCategory)
LONG = (
    "Beskæftigelsesplan for det kommende år, drøftelse og vedtagelse inden årets udgang",
    "Kommunalbestyrelsesmedlemsvederlagsreguleringsbekendtgørelsesgennemgang",
    "Ledelsesinformation på børne- og ungeområdet, specialområdet og dagtilbudsområdet",
    "Budgetopfølgning pr. 30. september med indstilling om tillægsbevillinger",
    "Tilsyn",
)
YEAR = 2026
TODAY = date(2026, 6, 2)


def meetings(year: int = YEAR) -> tuple[MeetingDay, ...]:
    """One a month but in July, the one of October cancelled, and a theme meeting."""
    found = []
    for month in (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12):
        state = MeetingState.CANCELLED if month == 10 else MeetingState.PLANNED
        found.append(MeetingDay(date(year, month, 11), MeetingKind.ORDINARY, state))
    found.append(MeetingDay(date(year, 8, 13), MeetingKind.THEME, MeetingState.PLANNED))
    return tuple(sorted(found, key=lambda meeting: meeting.day))


def time_on(day: date, state: OccurrenceState = OccurrenceState.PLANNED, year: int = YEAR) -> Time:
    """A time that waits for the first meeting from its day on."""
    held = (m.day for m in meetings(year) if m.day >= day and not m.is_cancelled)
    return Time(day, next(held, None), state)


def topics(count: int, *, names: tuple[str, ...] = LONG, year: int = YEAR) -> tuple[Topic, ...]:
    """So many, each one to twelve times a year, in every category and state."""
    states, found = endlessly(STATES), []
    for place in range(count):
        often = (1, 2, 4, 4, 12)[place % 5]
        first = date(year, 1, 1) + timedelta(place * 7 % (360 // often))
        days = [first + timedelta(turn * 365 // often) for turn in range(often)]
        times = tuple(time_on(day, next(states), year) for day in days if day.year == year)
        category = CATEGORIES[place * len(CATEGORIES) // count]
        name = names[place % len(names)]
        found.append(Topic(place + 1, name, category, Frequency.QUARTERLY, times=times))
    return tuple(found)


def year_of(count: int, year: int = YEAR) -> Picture:
    """A committee's year with so many topics."""
    goals = (Goal(date(year, 6, 30), "Flere i job"), Goal(date(year, 12, 31), "Blandt de bedste"))
    committee = "Beskæftigelses- og Integrationsudvalget"
    return Picture(
        "Egernborg Kommune", committee, year, topics(count, year=year), meetings(year), goals
    )


@dataclass(frozen=True)
class Text:
    """A text of the drawing, with its corners as they are on the sheet."""

    text: str
    size: float
    corners: tuple[tuple[float, float], ...]
    of: int = 0
    """Which element of the drawing it is part of: letters of one word may touch."""


def root_of(svg: str) -> ET.Element:
    """The drawing, read back."""
    return ET.fromstring(svg)  # noqa: S314 - our own


def texts_of(svg: str) -> list[Text]:
    """Every text that is drawn, letter by letter where it follows the ring, measured from the
    drawing itself: a straight text says how long it is, a letter is as wide as the font has it."""
    elements = root_of(svg).iter(f"{SVG}text")
    return [replace(text, of=place) for place, each in enumerate(elements) for text in _texts(each)]


def _texts(element: ET.Element) -> Iterator[Text]:
    xs, ys = (_numbers(element, name) for name in ("x", "y"))
    size, told = float(element.attrib["font-size"]), element.text or ""
    bold = element.get("font-weight") == "700"
    if "rotate" not in element.attrib:
        length = float(element.get("textLength") or width(told, size, bold=bold))
        start = {"middle": length / 2, "end": length}.get(element.get("text-anchor", ""), 0.0)
        turned = element.get("transform", "rotate(0 ").removeprefix("rotate(").split()[0]
        yield _measured(told, size, (xs[0], ys[0]), (start, length, float(turned)))
        return
    turns = _numbers(element, "rotate")
    assert len(xs) == len(ys) == len(turns) == len(told)
    for letter, x, y, turn in zip(told, xs, ys, turns, strict=True):
        if letter != " ":
            yield _measured(letter, size, (x, y), (0.0, width(letter, size, bold=bold), turn))


def _measured(
    told: str, size: float, place: tuple[float, float], run: tuple[float, float, float]
) -> Text:
    """From the top of a tall letter to the foot of a low one; digits have no foot."""
    start, length, turn = run
    low, high = (0.0, 0.66) if told.isdigit() else (0.22, 0.85)
    sine, cosine = sin(radians(turn)), cos(radians(turn))
    corners = (
        (-start, -high * size), (length - start, -high * size),
        (length - start, low * size), (-start, low * size),
    )  # fmt: skip
    turned = tuple(
        (place[0] + x * cosine - y * sine, place[1] + x * sine + y * cosine) for x, y in corners
    )
    return Text(told, size, turned)


def _numbers(element: ET.Element, name: str) -> list[float]:
    return [float(part) for part in element.attrib[name].split()]


def overlapping(texts: list[Text], slack: float = 0.03) -> list[tuple[str, str]]:
    """Pairs of texts of which some part is drawn over one another. Positions are written with
    two decimals, hence the slack."""
    ordered = sorted(texts, key=lambda text: min(x for x, _ in text.corners))
    found = []
    for place, one in enumerate(ordered):
        right = max(x for x, _ in one.corners)
        for other in ordered[place + 1 :]:
            if min(x for x, _ in other.corners) > right:
                break
            if one.of == other.of:
                continue
            if not _parted(one, other, slack) and not _parted(other, one, slack):
                found.append((one.text, other.text))
    return found


def _parted(one: Text, other: Text, slack: float) -> bool:
    """Whether an edge of the first lies between them."""
    (x0, y0), (x1, y1), (x2, y2), _ = one.corners
    for dx, dy in ((x1 - x0, y1 - y0), (x2 - x1, y2 - y1)):
        length = (dx * dx + dy * dy) ** 0.5
        mine = [(dx * x + dy * y) / length for x, y in one.corners]
        theirs = [(dx * x + dy * y) / length for x, y in other.corners]
        if max(mine) - slack <= min(theirs) or max(theirs) - slack <= min(mine):
            return True
    return False
