"""Where things are: angles from the days of the year, points from angles, and boxes that meet.

Angles are degrees clockwise from the top, so that January begins where a clock does; lengths are
millimetres on a sheet of A4 that lies down.
"""

from dataclasses import dataclass
from datetime import date
from math import cos, degrees, pi, radians, sin

SHEET = (297.0, 210.0)
CENTRE = (105.0, 105.0)

Point = tuple[float, float]
Box = tuple[Point, Point, Point, Point]


def days_in(year: int) -> int:
    """366 in a leap year."""
    return (date(year, 12, 31) - date(year, 1, 1)).days + 1


def angle_of(day: date, year: int) -> float:
    """Where a day begins on the ring; days of other years stand at the nearer end."""
    inside = min(max(day, date(year, 1, 1)), date(year, 12, 31))
    return 360 * (inside - date(year, 1, 1)).days / days_in(year)


def middle_of(day: date, year: int) -> float:
    """Where the middle of a day is on the ring."""
    return angle_of(day, year) + 180 / days_in(year)


def months_of(year: int) -> tuple[tuple[float, float], ...]:
    """Where each month begins and ends."""
    starts = [angle_of(date(year, month, 1), year) for month in range(1, 13)]
    return tuple(zip(starts, [*starts[1:], 360.0], strict=True))


def at(radius: float, angle: float) -> Point:
    """The point of the ring."""
    turn = radians(angle)
    return CENTRE[0] + radius * sin(turn), CENTRE[1] - radius * cos(turn)


def turn_of(length: float, radius: float) -> float:
    """The angle that a length along the ring takes."""
    return degrees(length / radius)


def length_of(turn: float, radius: float) -> float:
    """The length along the ring that an angle takes."""
    return radians(turn) * radius


def is_below(angle: float) -> bool:
    """Whether text along the ring must run against the clock there, so as not to stand on its
    head."""
    return 90 < angle % 360 < 270


@dataclass(frozen=True, slots=True)
class Span:
    """From one angle to another, clockwise; the end is never below the start."""

    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    @property
    def turn(self) -> float:
        return self.end - self.start

    def moved(self, by: float) -> "Span":
        return Span(self.start + by, self.end + by)


def rectangle(corner: Point, width: float, height: float) -> Box:
    """An upright box by its upper left corner."""
    x, y = corner
    return ((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def turned(box: Box, about: Point, by: float) -> Box:
    """The box turned clockwise about a point."""
    turn = radians(by)
    (x, y), sine, cosine = about, sin(turn), cos(turn)
    first, second, third, fourth = (
        (
            x + (px - x) * cosine - (py - y) * sine,
            y + (px - x) * sine + (py - y) * cosine,
        )
        for px, py in box
    )
    return first, second, third, fourth


def meet(one: Box, other: Box, *, slack: float = 1e-6) -> bool:
    """Whether two boxes, however turned, have more than an edge in common: no line parts them."""
    return not any(_parts(axis, one, other, slack) for axis in (*_axes(one), *_axes(other)))


def _axes(box: Box) -> tuple[Point, Point]:
    (x0, y0), (x1, y1), (x2, y2), _ = box
    return _unit(y0 - y1, x1 - x0), _unit(y1 - y2, x2 - x1)


def _unit(x: float, y: float) -> Point:
    length = (x * x + y * y) ** 0.5 or 1.0
    return x / length, y / length


def _parts(axis: Point, one: Box, other: Box, slack: float) -> bool:
    a = [axis[0] * x + axis[1] * y for x, y in one]
    b = [axis[0] * x + axis[1] * y for x, y in other]
    return max(a) - slack <= min(b) or max(b) - slack <= min(a)


def area_of_ring(inner: float, outer: float) -> float:
    """Square millimetres between two radii."""
    return pi * (outer * outer - inner * inner)
