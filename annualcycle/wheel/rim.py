"""The outer ring: months, quarters, meetings, milestones and today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from annualcycle.wheel import signs, wording
from annualcycle.wheel.geometry import (
    CENTRE,
    Box,
    Span,
    at,
    meet,
    middle_of,
    months_of,
    rectangle,
    turn_of,
    turned,
)
from annualcycle.wheel.lanes import OUTER
from annualcycle.wheel.metrics import POINT
from annualcycle.wheel.palette import ACCENT, INK, PAPER, QUIET, RULE, TODAY, WASH
from annualcycle.wheel.picture import MeetingDay, Picture
from annualcycle.wheel.shapes import Curved, Group, Piece, Shape, Style, Words
from annualcycle.wording import day_words
from foundation.danish import MONTHS

INNER_EDGE, OUTER_EDGE = OUTER + 0.8, 91.0
LABELS_AT = 96.0
MONTH = Style(8.5 * POINT, ACCENT, bold=True)
DAY = Style(6.2 * POINT, INK)
GOAL = Style(6.2 * POINT, ACCENT, bold=True)
NOW = Style(6.5 * POINT, PAPER, bold=True)
QUARTER = Style(7 * POINT, QUIET)
STEPS = (0.0, 0.8, -0.8, 1.6, -1.6)
"""How far a label may stand from its mark, in degrees."""


def months(picture: Picture, inner: float) -> Group:
    """The ring of months with their names, and lines where months and quarters begin."""
    pieces: list[Piece] = []
    for number, (start, end) in enumerate(months_of(picture.year)):
        span = Span(start, end)
        fill = WASH if number % 2 else "#e9edf3"
        pieces.append(
            signs.band(span, OUTER_EDGE, INNER_EDGE, fill=fill, stroke=RULE, stroke_width="0.15")
        )
        name = MONTHS[number].capitalize()
        pieces.append(Curved(name, (OUTER_EDGE + INNER_EDGE) / 2, span.middle, MONTH))
    for number, (start, _) in enumerate(months_of(picture.year)):
        is_quarter = number % 3 == 0
        pieces.append(
            signs.spoke(
                start,
                inner,
                OUTER_EDGE + (1.2 if is_quarter else 0),
                stroke=QUIET if is_quarter else RULE,
                stroke_width="0.35" if is_quarter else "0.15",
            )
        )
    return Group(tuple(pieces), name="months")


def hub(picture: Picture, inner: float) -> Group:
    """The middle: the year, and the quarters around it."""
    radius = inner - 0.6
    pieces: list[Piece] = [
        signs.circle(CENTRE, radius, fill=PAPER, stroke=RULE, stroke_width="0.2")
    ]
    turns = months_of(picture.year)
    for number, name in enumerate(wording.QUARTERS):
        middle = (turns[3 * number][0] + turns[3 * number + 2][1]) / 2
        pieces.append(Curved(name, radius - 2.4, middle, QUARTER))
    big = Style(min(22 * POINT, radius * 0.36), ACCENT, bold=True)
    x, y = CENTRE
    pieces.append(Words(str(picture.year), (x, y + big.size * 0.33), big, "middle"))
    return Group(tuple(pieces), name="hub")


@dataclass(frozen=True, slots=True)
class _Mark:
    """Something on the rim with a label: what is drawn at an angle, and what is said of it."""

    angle: float
    text: str
    style: Style
    shapes: tuple[Shape, ...]
    title: str
    is_struck: bool = False


def marks(picture: Picture, today: date) -> tuple[Group, ...]:
    """Meetings as ticks, milestones as diamonds, each with its label where there is room: the
    milestones' first, since a meeting's day stands in the table too."""
    taken = _under_today(picture, today)
    goals = [
        _goal(number, middle_of(goal.day, picture.year), goal.text)
        for number, goal in enumerate(picture.goals, 1)
    ]
    meetings = [_meeting(meeting, picture.year) for meeting in picture.meetings]
    return tuple(_labelled(mark, taken) for mark in (*goals, *meetings))


def today_line(picture: Picture, today: date, inner: float) -> Group:
    """Drawn before the lanes: an occurrence lies over it."""
    if today.year != picture.year:
        return Group(())
    angle = middle_of(today, picture.year)
    drawn = signs.spoke(angle, inner, OUTER_EDGE + 3, stroke=TODAY, stroke_width="0.5")
    return Group((drawn,), title=f"{wording.TODAY}, {day_words(today)}", name="today")


def today_label(picture: Picture, today: date) -> Group:
    """The label of today's line, on a ground of its own."""
    words = _today_words(picture, today)
    if not words:
        return Group(())
    angle = middle_of(today, picture.year)
    ground = signs.arc(
        _around(angle, NOW.width(wording.TODAY) + 1.2),
        LABELS_AT,
        stroke=TODAY,
        stroke_width=signs.number(NOW.size * 1.25),
    )
    return Group((ground, *words), title=day_words(today), name="today-label")


def _today_words(picture: Picture, today: date) -> tuple[Curved, ...]:
    if today.year != picture.year:
        return ()
    return (Curved(wording.TODAY, LABELS_AT, middle_of(today, picture.year), NOW),)


def _under_today(picture: Picture, today: date) -> list[Box]:
    """What the ground of today's label covers, with a little air."""
    if today.year != picture.year:
        return []
    angle = middle_of(today, picture.year)
    (x, y), wide = at(LABELS_AT, angle), NOW.width(wording.TODAY) + 2
    return [turned(rectangle((x - wide / 2, y - 1.7), wide, 3.4), (x, y), angle)]


def _around(angle: float, length: float) -> Span:
    half = turn_of(length, LABELS_AT) / 2
    return Span(angle - half, angle + half)


def _meeting(meeting: MeetingDay, year: int) -> _Mark:
    angle = middle_of(meeting.day, year)
    colour = QUIET if meeting.is_cancelled else INK
    tick = signs.spoke(
        angle, OUTER_EDGE - 0.6, OUTER_EDGE + 2.6, stroke=colour, stroke_width="0.55"
    )
    shapes = [tick]
    if meeting.is_cancelled:
        shapes.append(_stroke_through(angle))
    style = Style(DAY.size, colour)
    title = wording.meeting_told(meeting)
    return _Mark(angle, f"{meeting.day.day}.", style, tuple(shapes), title, meeting.is_cancelled)


def _stroke_through(angle: float) -> Shape:
    """Over the tick of a cancelled meeting."""
    ends = (at(OUTER_EDGE + 1.9, angle - 0.75), at(OUTER_EDGE + 0.5, angle + 0.75))
    return signs.line(*ends, stroke=TODAY, stroke_width="0.45")


def _goal(number: int, angle: float, text: str) -> _Mark:
    shape = signs.diamond(
        at(OUTER_EDGE + 1.5, angle), 2.6, fill=ACCENT, stroke=PAPER, stroke_width="0.25"
    )
    return _Mark(angle, f"M{number}", GOAL, (shape,), f"{wording.MILESTONE} M{number}: {text}")


def _labelled(mark: _Mark, taken: list[Box]) -> Group:
    for step in STEPS:
        words = _label(mark, mark.angle + step)
        box = words.boxes()[0]
        if not any(meet(box, other) for other in taken):
            taken.append(box)
            struck = _struck(words) if mark.is_struck else ()
            return Group((*mark.shapes, words, *struck), mark.title, "mark")
    return Group(mark.shapes, mark.title, "mark")


def _label(mark: _Mark, angle: float) -> Words:
    """Upright: it is short."""
    x, y = at(LABELS_AT, angle)
    return Words(mark.text, (x, y + 0.33 * mark.style.size), mark.style, "middle")


def _struck(words: Words) -> Sequence[Shape]:
    """A line through a text."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = words.boxes()[0]
    left, right = (
        ((x0 * 0.4 + x3 * 0.6), (y0 * 0.4 + y3 * 0.6)),
        (
            (x1 * 0.4 + x2 * 0.6),
            (y1 * 0.4 + y2 * 0.6),
        ),
    )
    return (signs.line(left, right, stroke=TODAY, stroke_width="0.3"),)
