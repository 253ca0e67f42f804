"""Names along the lanes of topics, where there is room for one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annualcycle.wheel.geometry import Span, length_of, turn_of
from annualcycle.wheel.metrics import POINT, cut, is_known
from annualcycle.wheel.palette import INK
from annualcycle.wheel.shapes import Curved, Style

SIZES = tuple(points * POINT for points in (9, 8, 7.5, 7, 6.5, 6))
ROUND_A_NAME = 2.0
"""Millimetres kept free on either side of a name."""
SHORTEST_CUT = 16.0
"""A name that is cut shorter says nothing."""
SIDES = ((0.0, 88.0), (92.0, 268.0), (272.0, 360.0))
"""Between these a text keeps its feet on one side."""
READ_BEST = (0.0, 180.0, 360.0)


@dataclass(frozen=True, slots=True)
class Lane:
    """A topic's lane: where its middle runs, how high it is, and what stands in it."""

    middle: float
    height: float
    spans: tuple[Span, ...]
    marks: tuple[float, ...] = ()

    def windows(self) -> Iterator[Span]:
        """What is free; nothing lies over the turn of the year."""
        for gap in self._gaps():
            for left, right in SIDES:
                window = Span(max(gap.start, left), min(gap.end, right))
                if window.turn > 0:
                    yield window

    def _gaps(self) -> Iterator[Span]:
        edges = sorted(
            [(s.start, s.end) for s in self.spans] + [(m - 0.5, m + 0.5) for m in self.marks]
        )
        start = 0.0
        for left, right in edges:
            if left > start:
                yield Span(start, left)
            start = max(start, right)
        if start < 360:
            yield Span(start, 360.0)


def name_in(lane: Lane, text: str) -> Curved | None:
    """The name as large as it fits, where it is read best: near the top, else near the bottom.
    One that fits nowhere is cut. Without every letter in the font nobody knows how long it is."""
    if not is_known(text):
        return None
    windows = tuple(lane.windows())
    sizes = [size for size in SIZES if size <= lane.height * 0.66]
    for size in sizes:
        found = _placed(lane, windows, text, Style(size, INK))
        if found is not None:
            return found
    return _cut(lane, windows, text, Style(sizes[-1], INK)) if sizes and windows else None


def _placed(lane: Lane, windows: Sequence[Span], text: str, style: Style) -> Curved | None:
    need = turn_of(style.width(text) + 2 * ROUND_A_NAME, lane.middle - style.size / 2)
    places = [_place(window, need) for window in windows if window.turn >= need]
    if not places:
        return None
    best = min(places, key=lambda angle: (_from_reading(angle), angle))
    return Curved(text, lane.middle, best % 360, style)


def _cut(lane: Lane, windows: Sequence[Span], text: str, style: Style) -> Curved | None:
    widest = max(windows, key=lambda window: window.turn)
    room = length_of(widest.turn, lane.middle - style.size / 2) - 2 * ROUND_A_NAME
    if room < SHORTEST_CUT:
        return None
    return _placed(lane, (widest,), cut(text, room, style.size), style)


def _place(window: Span, need: float) -> float:
    """The middle of the text, as near to where one reads as the window lets it."""
    low, high = window.start + need / 2, window.end - need / 2
    best = min(READ_BEST, key=lambda angle: abs(angle - window.middle))
    return min(max(best, low), high)


def _from_reading(angle: float) -> float:
    """How far from where one reads without turning the head; the top is read first."""
    return min(angle, 360 - angle, abs(angle - 180) + 30)
