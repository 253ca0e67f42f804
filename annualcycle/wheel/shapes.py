"""What a drawing is made of: shapes, and texts that know which room they take."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annualcycle.wheel import metrics
from annualcycle.wheel.geometry import Box, Point, at, is_below, rectangle, turn_of, turned


@dataclass(frozen=True, slots=True)
class Shape:
    """An element of SVG without text."""

    tag: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks; `size` in millimetres."""

    size: float
    colour: str
    bold: bool = False

    def width(self, text: str) -> float:
        return metrics.width(text, self.size, bold=self.bold)

    def heights(self, text: str) -> tuple[float, float]:
        """How far the text reaches above and below its line."""
        if text.isascii() and text.isdigit():
            return metrics.DIGITS * self.size, 0.02 * self.size
        return metrics.ASCENT * self.size, metrics.DESCENT * self.size


@dataclass(frozen=True, slots=True)
class Words:
    """A straight text. `place` is where its line begins, ends or has its middle (`anchor`), and
    `turn` how far it is turned about that point. `meant` is a text of which this is a part."""

    text: str
    place: Point
    style: Style
    anchor: str = "start"
    turn: float = 0.0
    meant: str = ""

    @property
    def width(self) -> float:
        return self.style.width(self.text)

    def boxes(self) -> tuple[Box, ...]:
        above, below = self.style.heights(self.text)
        shift = {"start": 0.0, "middle": self.width / 2, "end": self.width}[self.anchor]
        x, y = self.place
        box = rectangle((x - shift, y - above), self.width, above + below)
        return (turned(box, self.place, self.turn) if self.turn else box,)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of a text that follows the ring."""

    text: str
    place: Point
    turn: float


@dataclass(frozen=True, slots=True)
class Curved:
    """A text along the ring with its middle at an angle. `radius` is where the middle of its
    small letters runs; below the centre it runs against the clock, so that it can be read."""

    text: str
    radius: float
    angle: float
    style: Style

    @property
    def baseline(self) -> float:
        lift = 0.25 * self.style.size
        return self.radius + lift if is_below(self.angle) else self.radius - lift

    def turn(self) -> float:
        """The angle that the text takes."""
        return turn_of(self.style.width(self.text), self.baseline)

    def letters(self) -> tuple[Letter, ...]:
        """Each letter where its left end is: so no other font can move the next."""
        below = is_below(self.angle)
        sign = -1 if below else 1
        found, gone = [], -self.style.width(self.text) / 2
        for letter in self.text:
            wide = self.style.width(letter)
            middle = self.angle + sign * turn_of(gone + wide / 2, self.baseline)
            turn = middle + (180 if below else 0)
            x, y = at(self.baseline, middle)
            start = turned(rectangle((x - wide / 2, y), 0, 0), (x, y), turn)[0]
            found.append(Letter(letter, start, turn))
            gone += wide
        return tuple(found)

    def boxes(self) -> tuple[Box, ...]:
        above, below = self.style.heights(self.text)
        return tuple(
            turned(
                rectangle(
                    (x.place[0], x.place[1] - above), self.style.width(x.text), above + below
                ),
                x.place,
                x.turn,
            )
            for x in self.letters()
            if not x.text.isspace()
        )


Piece = Shape | Words | Curved


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces that belong together; a pointer that rests on them is told their title."""

    pieces: tuple[Piece, ...]
    title: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything on the sheet, from the back to the front."""

    title: str
    description: str
    groups: tuple[Group, ...] = field(default_factory=tuple)

    def texts(self) -> tuple[Words | Curved, ...]:
        return tuple(
            piece
            for group in self.groups
            for piece in group.pieces
            if isinstance(piece, Words | Curved)
        )
