"""Which lane of the ring an occurrence gets, so that no two meet.

Few topics have a lane each. More share lanes, first come, first placed. Where so many fall on
the same days that there is no lane left, they shrink to their sign and number and stand beside
their day; what finds no room even then is counted, not drawn.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annualcycle.wheel.geometry import Span, area_of_ring, turn_of
from annualcycle.wheel.metrics import SMALLEST, width

OUTER, INNER = 84.2, 27.0
"""Between which radii lanes may lie."""
OWN_HEIGHTS = (8.0, 7.2, 6.4, 5.8, 5.4, 5.0, 4.6, 4.2, 3.8, 3.5)
"""Heights of lanes that each belong to a topic."""
SHARED_HEIGHTS = (5.0, 4.6, 4.2, 3.8, 3.4, 3.0)
CROWDED_HEIGHTS = (3.2, 2.8, 2.5, 2.2)
SHIFTS = (4.0, 9.0, 15.0, 30.0)
"""How many degrees from its day an occurrence may stand where it is crowded: at most a month."""
GAP, PAD, TINY = 0.5, 0.35, 1e-9
SEEN = 3.0
"""Degrees that one sees that something stands beside its day."""
LARGEST = 2.9
"""The size of numbers where there is room."""


@dataclass(frozen=True, slots=True)
class Wish:
    """An occurrence that wants a place: its topic, its number as text, and from when to when."""

    key: int
    topic: int
    number: str
    span: Span


@dataclass(frozen=True, slots=True)
class Placed:
    """Where it stands; `radius` is the outer edge of its lane."""

    wish: Wish
    radius: float
    span: Span


@dataclass(frozen=True, slots=True)
class Laid:
    """All that are placed in lanes of one height, and those that found no room. `own` tells the
    radius of the lane of each topic that has one."""

    height: float
    placed: tuple[Placed, ...]
    left: tuple[Wish, ...] = ()
    own: tuple[tuple[int, float], ...] = ()

    @property
    def is_crowded(self) -> bool:
        """Whether something stands beside its day, and not on it."""
        return any(abs(p.span.end - p.wish.span.end) > SEEN for p in self.placed)

    @property
    def inner(self) -> float:
        """Where the innermost lane in use ends."""
        radii = [p.radius for p in self.placed] + [radius for _, radius in self.own]
        return min(radii, default=OUTER - 6 * self.height) - self.height


def number_size(height: float) -> float:
    """The size of numbers in a lane: never below what can be read."""
    return max(SMALLEST, min(LARGEST, height * 0.58))


def sign_size(height: float) -> float:
    """How wide a sign of a state is."""
    return min(2.6, height * 0.56)


def shortest(number: str, height: float) -> float:
    """The length along the lane that a sign and a number need."""
    return width(number, number_size(height), bold=True) + sign_size(height) + 4 * PAD


class _Lane:
    """What stands in a lane, by where it begins; nothing there lies over anything else."""

    def __init__(self, radius: float, height: float) -> None:
        self.radius, self.height = radius, height
        self.gap = turn_of(GAP, radius - height)
        self._starts: list[float] = []
        self._ends: list[float] = []

    def shortest(self, wish: Wish) -> Span:
        """Long enough to be seen, and its end is where the meeting is; at the turn of the year
        it stays within it."""
        need = turn_of(shortest(wish.number, self.height), self.radius - self.height)
        start = max(0.0, wish.span.end - need)
        return Span(start, start + need)

    def whole(self, wish: Wish) -> Span:
        """From its own day, if that is longer."""
        short = self.shortest(wish)
        return Span(min(short.start, wish.span.start), short.end)

    def clipped(self, wish: Wish) -> Span | None:
        """What is free of the whole, as long as it can be seen."""
        short, whole = self.shortest(wish), self.whole(wish)
        place = bisect_right(self._starts, whole.end)
        start = max(whole.start, self._ends[place - 1] + self.gap) if place else whole.start
        span = Span(min(start, short.start), whole.end)
        return span if self.is_free(span) else None

    def stretched(self, wish: Wish, span: Span) -> Span:
        """What is taken already, from its own day where all of the way there is free."""
        place = bisect_left(self._starts, span.start)
        before = self._ends[place - 1] + self.gap if place else 0.0
        start = wish.span.start
        return Span(start, span.end) if before <= start < span.start else span

    def is_free(self, span: Span) -> bool:
        place = bisect_right(self._starts, span.end + self.gap)
        return not place or self._ends[place - 1] + self.gap <= span.start + TINY

    def nearest(self, span: Span, most: float) -> float | None:
        """By how little the span must move to be free, or None if by more than `most`."""
        moves = (move for move in self._moves(span, most) if self._may(span.moved(move)))
        return min(moves, key=abs, default=None)

    def take(self, span: Span) -> None:
        place = bisect_right(self._starts, span.start)
        self._starts.insert(place, span.start)
        self._ends.insert(place, span.end)

    def _may(self, span: Span) -> bool:
        return span.start >= 0 and span.end <= 360 and self.is_free(span)

    def _moves(self, span: Span, most: float) -> Iterator[float]:
        """Not at all, just behind one that stands near, or just before one."""
        yield 0.0
        first = max(0, bisect_left(self._starts, span.start - most) - 1)
        last = bisect_right(self._starts, span.end + most + self.gap)
        for start, end in zip(self._starts[first:last], self._ends[first:last], strict=True):
            behind, before = end + self.gap - span.start, start - self.gap - span.end
            if abs(behind) <= most:
                yield behind + TINY
            if abs(before) <= most:
                yield before - TINY


def lay(wishes: Sequence[Wish]) -> Laid:
    """Lanes as high as they can be."""
    found = _own_lanes(wishes) or _shared_lanes(wishes)
    if found is not None:
        return found
    needed = sum(shortest(wish.number, CROWDED_HEIGHTS[-1]) for wish in wishes)
    tries = [(h, most) for most in SHIFTS for h in CROWDED_HEIGHTS]
    if needed * CROWDED_HEIGHTS[-1] > area_of_ring(INNER, OUTER):
        tries = tries[-1:]
    for height, most in tries:
        crowded = _crowded(wishes, height, most, gives_up=(height, most) != tries[-1])
        if crowded is not None and not crowded.left:
            break
    return crowded or Laid(tries[-1][0], ())


def _lanes(height: float) -> list[_Lane]:
    count = int((OUTER - INNER) / height)
    return [_Lane(OUTER - place * height, height) for place in range(count)]


def _own_lanes(wishes: Sequence[Wish]) -> Laid | None:
    """A lane for each topic, in which a later time cuts an earlier arc short."""
    topics = list(dict.fromkeys(wish.topic for wish in wishes))
    for height in OWN_HEIGHTS:
        lane_of = dict(zip(topics, _lanes(height), strict=False))
        if len(topics) > len(lane_of):
            continue
        placed = []
        for wish in wishes:
            span = _in_own(lane_of[wish.topic], wish)
            if span is None:
                break
            lane_of[wish.topic].take(span)
            placed.append(Placed(wish, lane_of[wish.topic].radius, span))
        else:
            own = tuple((topic, lane.radius) for topic, lane in lane_of.items())
            return Laid(height, tuple(placed), own=own)
    return None


def _in_own(lane: _Lane, wish: Wish) -> Span | None:
    span = lane.clipped(wish)
    if span is not None:
        return span
    short = lane.shortest(wish)
    move = lane.nearest(short, SHIFTS[1])
    return None if move is None else short.moved(move)


def _shared_lanes(wishes: Sequence[Wish]) -> Laid | None:
    """All of them on their own days and in their whole length, or None."""
    for height in SHARED_HEIGHTS:
        lanes, placed = _lanes(height), []
        for wish in wishes:
            lane = next((x for x in lanes if x.is_free(x.whole(wish))), None)
            if lane is None:
                break
            span = lane.whole(wish)
            lane.take(span)
            placed.append(Placed(wish, lane.radius, span))
        else:
            return Laid(height, tuple(placed))
    return None


def _crowded(wishes: Sequence[Wish], height: float, most: float, *, gives_up: bool) -> Laid | None:
    """Signs and numbers, each as near its day as there is room; the way from its own day is
    drawn where nothing else came to stand. Where one found no room, no later one will."""
    lanes, placed, left = _lanes(height), [], []
    full: set[tuple[float, int]] = set()
    for wish in sorted(wishes, key=lambda w: (w.span.end, w.topic, w.key)):
        like = (wish.span.end, len(wish.number))
        found = _nearest(lanes, wish, most) if like not in full else None
        if found is not None:
            lane, span = found
            lane.take(span)
            placed.append((lane, wish, span))
        elif gives_up:
            return None
        else:
            left.append(wish)
            full.add(like)
    found_places = (Placed(w, lane.radius, lane.stretched(w, span)) for lane, w, span in placed)
    return Laid(height, tuple(found_places), tuple(left))


def _nearest(lanes: Sequence[_Lane], wish: Wish, most: float) -> tuple[_Lane, Span] | None:
    """The outermost of the lanes in which it stands nearest its day."""
    best: tuple[_Lane, Span] | None = None
    for lane in lanes:
        span = lane.shortest(wish)
        move = lane.nearest(span, most)
        if move is not None and (best is None or abs(move) < most):
            best, most = (lane, span.moved(move)), abs(move)
            if move == 0.0:
                break
    return best
