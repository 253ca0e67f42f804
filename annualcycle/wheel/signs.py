"""Shapes as SVG: arcs of the ring, signs of states, lines."""

from collections.abc import Callable

from annualcycle.vocabulary import OccurrenceState
from annualcycle.wheel.geometry import Point, Span, at
from annualcycle.wheel.palette import PAPER, SIGNS
from annualcycle.wheel.shapes import Shape


def number(value: float) -> str:
    """A length or an angle: two decimals, and the same text for the same value everywhere."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def point(place: Point) -> str:
    return f"{number(place[0])} {number(place[1])}"


def band(span: Span, outer: float, inner: float, **attributes: str) -> Shape:
    """A piece of the ring between two radii."""
    far = int(span.turn > 180)
    path = (
        f"M{point(at(outer, span.start))}"
        f"A{number(outer)} {number(outer)} 0 {far} 1 {point(at(outer, span.end))}"
        f"L{point(at(inner, span.end))}"
        f"A{number(inner)} {number(inner)} 0 {far} 0 {point(at(inner, span.start))}Z"
    )
    return Shape("path", {"d": path, **_named(attributes)})


def arc(span: Span, radius: float, **attributes: str) -> Shape:
    """A line along the ring."""
    far = int(span.turn > 180)
    path = (
        f"M{point(at(radius, span.start))}"
        f"A{number(radius)} {number(radius)} 0 {far} 1 {point(at(radius, span.end))}"
    )
    return Shape("path", {"d": path, "fill": "none", **_named(attributes)})


def circle(place: Point, radius: float, **attributes: str) -> Shape:
    x, y = place
    told = {"cx": number(x), "cy": number(y), "r": number(radius)}
    return Shape("circle", {**told, **_named(attributes)})


def line(start: Point, end: Point, **attributes: str) -> Shape:
    return Shape("path", {"d": f"M{point(start)}L{point(end)}", **_named(attributes)})


def spoke(angle: float, inner: float, outer: float, **attributes: str) -> Shape:
    """A line from the centre outwards."""
    return line(at(inner, angle), at(outer, angle), **attributes)


def diamond(place: Point, size: float, **attributes: str) -> Shape:
    (x, y), half = place, size / 2
    corners = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    path = "M" + "L".join(point(corner) for corner in corners) + "Z"
    return Shape("path", {"d": path, **_named(attributes)})


def sign(state: OccurrenceState, place: Point, size: float) -> tuple[Shape, ...]:
    """○ planned, ◐ on the agenda, ● treated, ▲ slipped, ✕ skipped."""
    return _SIGNS[state](place, size, SIGNS[state])


def _ring(place: Point, size: float, colour: str) -> tuple[Shape, ...]:
    thin = number(size * 0.14)
    return (circle(place, size * 0.43, fill=PAPER, stroke=colour, stroke_width=thin),)


def _half(place: Point, size: float, colour: str) -> tuple[Shape, ...]:
    (x, y), r = place, size * 0.43
    right = f"M{point((x, y - r))}A{number(r)} {number(r)} 0 0 1 {point((x, y + r))}Z"
    return (*_ring(place, size, colour), Shape("path", {"d": right, "fill": colour}))


def _disc(place: Point, size: float, colour: str) -> tuple[Shape, ...]:
    return (circle(place, size / 2, fill=colour),)


def _triangle(place: Point, size: float, colour: str) -> tuple[Shape, ...]:
    (x, y), wide, low, high = place, size * 0.48, size * 0.31, size * 0.48
    corners = ((x, y - high), (x + wide, y + low), (x - wide, y + low))
    path = "M" + "L".join(point(corner) for corner in corners) + "Z"
    return (Shape("path", {"d": path, "fill": colour}),)


def _cross(place: Point, size: float, colour: str) -> tuple[Shape, ...]:
    (x, y), d = place, size * 0.36
    falling = f"M{point((x - d, y - d))}L{point((x + d, y + d))}"
    rising = f"M{point((x - d, y + d))}L{point((x + d, y - d))}"
    told = {"d": falling + rising, "fill": "none", "stroke": colour}
    return (Shape("path", {**told, "stroke-width": number(size * 0.2)}),)


_SIGNS: dict[OccurrenceState, Callable[[Point, float, str], tuple[Shape, ...]]] = {
    OccurrenceState.PLANNED: _ring,
    OccurrenceState.ON_AGENDA: _half,
    OccurrenceState.TREATED: _disc,
    OccurrenceState.SLIPPED: _triangle,
    OccurrenceState.SKIPPED: _cross,
}


def _named(attributes: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in attributes.items() if value}
