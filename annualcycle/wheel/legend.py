"""Beside the ring: what the numbers, the colours and the signs mean.

The richest form that fits the sheet is taken: names on several lines with how often and when,
then names alone, then names cut to a line. What still has no room stands in the table only, and
the legend says how many.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from annualcycle.vocabulary import OccurrenceState, TopicCategory
from annualcycle.wheel import signs, wording
from annualcycle.wheel.geometry import SHEET, Point
from annualcycle.wheel.metrics import POINT, cut, width, wrap
from annualcycle.wheel.palette import ACCENT, INK, LOOKS, QUIET, TODAY
from annualcycle.wheel.picture import Goal, Picture, Topic
from annualcycle.wheel.shapes import Group, Piece, Style, Words

LEFT, RIGHT, TOP, BOTTOM = 209.0, SHEET[0] - 8, 9.0, SHEET[1] - 8
COLUMN_GAP, LEADING = 4.0, 1.2
MOST_DAYS = 12
"""More days are told by their number."""


@dataclass(frozen=True, slots=True)
class Form:
    """How much the legend says: columns, size in points, lines of a name, whether it tells when."""

    columns: int
    points: float
    lines: int
    tells_when: bool

    @property
    def size(self) -> float:
        return self.points * POINT

    @property
    def leading(self) -> float:
        return self.size * LEADING

    @property
    def width(self) -> float:
        return (RIGHT - LEFT - COLUMN_GAP * (self.columns - 1)) / self.columns


FORMS = (
    Form(1, 9, 3, tells_when=True),
    Form(1, 8, 3, tells_when=True),
    Form(1, 7, 2, tells_when=True),
    Form(2, 7.5, 3, tells_when=True),
    Form(2, 7, 3, tells_when=True),
    Form(2, 6.5, 2, tells_when=True),
    Form(2, 7, 3, tells_when=False),
    Form(2, 6.5, 3, tells_when=False),
    Form(2, 6, 3, tells_when=False),
    Form(2, 6, 2, tells_when=False),
    Form(2, 5.5, 2, tells_when=False),
    Form(2, 6, 1, tells_when=False),
    Form(2, 5.5, 1, tells_when=False),
    Form(2, 5, 1, tells_when=False),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the legend. `number` stands before it, `category` makes it a heading with its
    colour; `goes_on` keeps it with the line before."""

    text: str
    style: Style
    number: str = ""
    category: TopicCategory | None = None
    is_goals: bool = False
    goes_on: bool = False
    space: float = 0.0
    meant: str = ""


def legend(picture: Picture, notes: Sequence[str]) -> Group:
    """The topics by category, the milestones, and what must be known to read the wheel rightly."""
    for form in FORMS:
        if len(picture.topics) * form.leading > form.columns * (BOTTOM - TOP):
            continue
        pieces = _placed(form, tuple(_lines(picture, form, notes)))
        if pieces is not None:
            return Group(tuple(pieces), name="legend")
    return Group(tuple(_as_many_as_fit(picture, FORMS[-1], notes)), name="legend")


def _as_many_as_fit(picture: Picture, form: Form, notes: Sequence[str]) -> list[Piece]:
    """The first lines, how many topics and milestones are left, and the notes."""
    lines = tuple(_lines(picture, form, ()))
    after = tuple(_notes(form, notes))
    fitting, too_many = 0, len(lines)
    found: list[Piece] = []
    while fitting < too_many - 1:
        count = (fitting + too_many) // 2
        rest = sum(bool(line.number) for line in lines[count:])
        more = Line(f"… og {rest} til, {wording.SEE_TABLE}", Style(form.size, QUIET))
        placed = _placed(form, (*lines[:count], more, *after))
        if placed is None:
            too_many = count
        else:
            fitting, found = count, placed
    return found


def _lines(picture: Picture, form: Form, notes: Sequence[str]) -> Iterator[Line]:
    room = form.width - _indent(form)
    for category, topics in groupby(picture.topics, key=lambda topic: topic.category):
        heading = Style(form.size, INK, bold=True)
        yield Line(category.label, heading, category=category, space=0.45)
        for topic in topics:
            yield from _topic(topic, form, room, picture.year)
    if picture.goals:
        heading = Style(form.size, INK, bold=True)
        yield Line(wording.MILESTONES, heading, is_goals=True, space=0.45)
        for number, goal in enumerate(picture.goals, 1):
            yield from _goal(number, goal, form, picture.year)
    if not picture.topics:
        yield Line(wording.EMPTY, Style(8 * POINT, QUIET))
    yield from _notes(form, notes)


def _notes(form: Form, notes: Sequence[str]) -> Iterator[Line]:
    style = Style(form.size, QUIET)
    for note in notes:
        for place, text in enumerate(wrap(note, form.width - _indent(form), form.size, 3)):
            yield Line(text, style, goes_on=place > 0, space=0.0 if place else 0.45)


def _topic(topic: Topic, form: Form, room: float, year: int) -> Iterator[Line]:
    style = Style(form.size, INK)
    names = wrap(topic.name, room, form.size, form.lines)
    for place, text in enumerate(names):
        number = "" if place else str(topic.number)
        meant = topic.name if len(names) > 1 or text != topic.name else ""
        yield Line(text, style, number, goes_on=place > 0, meant=meant)
    if form.tells_when:
        small = Style(form.size * 0.84, QUIET)
        for text in wrap(_when(topic, year), room, small.size, 2):
            yield Line(text, small, goes_on=True)


def _when(topic: Topic, year: int) -> str:
    days = dict.fromkeys(wording.short_day(time.ends_on, year) for time in topic.times)
    if len(days) > MOST_DAYS:
        return f"{topic.frequency.label}: {len(days)} gange"
    return f"{topic.frequency.label}: {', '.join(days)}" if days else topic.frequency.label


def _goal(number: int, goal: Goal, form: Form, year: int) -> Iterator[Line]:
    text = f"{goal.text} ({wording.short_day(goal.day, year)})"
    for place, part in enumerate(wrap(text, form.width - _indent(form), form.size, form.lines)):
        told = "" if place else f"M{number}"
        yield Line(part, Style(form.size, INK), told, goes_on=place > 0)


def _indent(form: Form) -> float:
    """Room for three digits before the names."""
    return width("000", form.size, bold=True) + form.size * 0.5


def _placed(form: Form, lines: Sequence[Line]) -> list[Piece] | None:
    """The lines in their columns, or None where they do not fit; a heading never ends a column
    and a topic is not torn."""
    pieces: list[Piece] = []
    column, y = 0, TOP
    for block in _blocks(lines):
        high = sum(_height(line, form) for line in block)
        if y + high > BOTTOM and y > TOP:
            column, y = column + 1, TOP
        if column == form.columns or y + high > BOTTOM:
            return None
        x = LEFT + column * (form.width + COLUMN_GAP)
        for line in block:
            top = y == TOP
            y += _height(line, form) - (line.space * form.size if top else 0)
            pieces += _line(line, form, (x, y - form.size * 0.28))
    return pieces


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        after_heading = bool(block) and not block[-1].number and _is_heading(block[-1])
        if block and not line.goes_on and not after_heading:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _is_heading(line: Line) -> bool:
    return line.category is not None or line.is_goals


def _height(line: Line, form: Form) -> float:
    return max(line.style.size * LEADING, 0.0) + line.space * form.size


def _line(line: Line, form: Form, place: Point) -> Iterator[Piece]:
    (x, y), indent = place, _indent(form)
    if line.category is not None:
        look = LOOKS[line.category]
        end = x + indent - form.size * 0.4
        yield signs.line(
            (x, y - form.size * 0.33),
            (end, y - form.size * 0.33),
            stroke=look.colour,
            stroke_width=signs.number(form.size * 0.5),
            stroke_dasharray=look.pattern,
        )
    elif line.is_goals:
        middle = (x + (indent - form.size * 0.4) / 2, y - form.size * 0.33)
        yield signs.diamond(middle, form.size * 0.9, fill=ACCENT)
    elif line.number:
        right = (x + indent - form.size * 0.5, y)
        yield Words(line.number, right, Style(form.size, INK, bold=True), "end")
    text = cut(line.text, form.width - indent, line.style.size, bold=line.style.bold)
    yield Words(text, (x + indent, y), line.style, meant=line.meant)


SIGN = Style(7 * POINT, INK)
STEP = 3.7


def key_of_signs() -> Group:
    """The signs of states and the marks of the rim, in the lower left corner."""
    pieces: list[Piece] = []
    y = SHEET[1] - 8 - STEP * 8
    for state in OccurrenceState:
        pieces += signs.sign(state, (9.2, y - 0.85), 2.3)
        pieces.append(Words(state.label, (12.2, y), SIGN))
        y += STEP
    for label in (wording.MEETING, wording.CANCELLED, wording.MILESTONE, wording.TODAY):
        pieces += _example(label, (9.2, y - 0.85))
        pieces.append(Words(label, (12.2, y), SIGN))
        y += STEP
    return Group(tuple(pieces), name="signs")


def _example(label: str, place: Point) -> Iterator[Piece]:
    x, y = place
    if label == wording.MILESTONE:
        yield signs.diamond(place, 2.6, fill=ACCENT)
        return
    colours = {wording.CANCELLED: QUIET, wording.TODAY: TODAY}
    colour = colours.get(label, INK)
    yield signs.line((x, y - 1.3), (x, y + 1.3), stroke=colour, stroke_width="0.55")
    if label == wording.CANCELLED:
        yield signs.line((x - 1, y + 0.7), (x + 1, y - 0.7), stroke=TODAY, stroke_width="0.45")
