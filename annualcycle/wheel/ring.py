"""The lanes of the ring: an arc for each occurrence, and names where a lane has room for one."""

from collections.abc import Iterator, Sequence
from datetime import date

from annualcycle.vocabulary import OccurrenceState
from annualcycle.wheel import signs, wording
from annualcycle.wheel.geometry import Span, angle_of, at, is_below, middle_of, turn_of
from annualcycle.wheel.lanes import (
    PAD,
    Laid,
    Placed,
    Wish,
    number_size,
    sign_size,
)
from annualcycle.wheel.names import Lane, name_in
from annualcycle.wheel.palette import INK, LOOKS, PAPER, QUIET, RULE, SIGNS, tint
from annualcycle.wheel.picture import Picture, Time, Topic
from annualcycle.wheel.shapes import Curved, Group, Piece, Shape, Style, Words


def arcs_of(picture: Picture) -> tuple[tuple[Topic, tuple[Time, ...]], ...]:
    """What each arc stands for, in the order of topics and days: a topic's times at one meeting
    are one arc while they are in one state."""
    found = []
    for topic in picture.topics:
        together: dict[tuple[date, str], list[Time]] = {}
        for time in sorted(topic.times, key=lambda t: (t.ends_on, t.starts_on)):
            together.setdefault((time.ends_on, time.state.value), []).append(time)
        found += [(topic, tuple(times)) for times in together.values()]
    return tuple(found)


def wishes(picture: Picture, today: date) -> tuple[Wish, ...]:
    """The arcs that want a place; their key is their place in `arcs_of`."""
    return tuple(
        Wish(key, topic.number, str(topic.number), _span(times, picture.year, today))
        for key, (topic, times) in enumerate(arcs_of(picture))
    )


def _span(times: Sequence[Time], year: int, today: date) -> Span:
    """From its first day to its meeting; one that slipped and has no meeting yet, to today."""
    end = max(time.ends_on for time in times)
    waits = any(t.state is OccurrenceState.SLIPPED and t.meeting_on is None for t in times)
    if waits and today.year == year:
        end = max(end, today)
    start = angle_of(min(time.starts_on for time in times), year)
    return Span(start, max(start, middle_of(end, year)))


def groups(picture: Picture, laid: Laid, today: date) -> Iterator[Group]:
    """Tracks and names first, occurrences above them."""
    if laid.own:
        yield Group(tuple(_tracks(laid)), name="tracks")
        yield from _names(picture, laid, today)
    arcs = arcs_of(picture)
    for placed in sorted(laid.placed, key=lambda p: p.wish.key):
        topic, times = arcs[placed.wish.key]
        title = "; ".join(wording.time_told(topic, time, picture.year) for time in times)
        pieces = _occurrence(topic, times[0].state, placed, laid.height)
        yield Group(tuple(pieces), title, "time")


def _tracks(laid: Laid) -> Iterator[Piece]:
    for _, radius in laid.own:
        middle = radius - laid.height / 2
        for half in (Span(0, 180), Span(180, 360)):
            yield signs.arc(half, middle, stroke=RULE, stroke_width="0.2")


def _occurrence(
    topic: Topic, state: OccurrenceState, placed: Placed, height: float
) -> Iterator[Piece]:
    look, span = LOOKS[topic.category], placed.span
    outer, inner = placed.radius - 0.15, placed.radius - height + 0.15
    edge = (outer - inner) * 0.26
    yield _body(state, look.colour, (span, outer, inner))
    yield signs.arc(
        span,
        outer - edge / 2,
        stroke=look.colour,
        stroke_width=signs.number(edge),
        stroke_dasharray=look.pattern,
    )
    middle = inner + (outer - edge - inner) / 2
    size = sign_size(height)
    at_end = span.end - turn_of(PAD + size / 2, middle)
    yield from signs.sign(state, at(middle, at_end), size)
    yield _number(placed, middle, at_end - turn_of(size / 2, middle), height)


def _body(state: OccurrenceState, colour: str, sector: tuple[Span, float, float]) -> Shape:
    """The ground of an occurrence; what was skipped is only outlined, what slipped is framed."""
    span, outer, inner = sector
    if state is OccurrenceState.SKIPPED:
        return signs.band(
            span, outer, inner, fill=PAPER, stroke=QUIET, stroke_width="0.15",
            stroke_dasharray="0.6 0.5",
        )  # fmt: skip
    if state is OccurrenceState.SLIPPED:
        frame = SIGNS[state]
        return signs.band(span, outer, inner, fill=tint(colour), stroke=frame, stroke_width="0.25")
    return signs.band(span, outer, inner, fill=tint(colour), stroke=colour, stroke_width="0.12")


def _number(placed: Placed, middle: float, end: float, height: float) -> Words:
    """The topic's number before the sign, along the lane."""
    style = Style(number_size(height), INK, bold=True)
    angle = end - turn_of(PAD + style.width(placed.wish.number) / 2, middle)
    below = is_below(angle)
    lift = 0.33 * style.size
    place = at(middle + (lift if below else -lift), angle)
    turn = (angle + (180 if below else 0) + 180) % 360 - 180
    return Words(placed.wish.number, place, style, "middle", turn)


def _names(picture: Picture, laid: Laid, today: date) -> Iterator[Group]:
    names = {topic.number: topic.name for topic in picture.topics}
    marks = (middle_of(today, picture.year),) if today.year == picture.year else ()
    for number, radius in laid.own:
        spans = tuple(p.span for p in laid.placed if p.wish.topic == number)
        lane = Lane(radius - laid.height / 2, laid.height, spans, marks)
        found = name_in(lane, names[number])
        if found is not None:
            yield Group((_ground(found, laid.height), found), names[number], "name")


def _ground(name: Curved, height: float) -> Shape:
    """Paper under a name, so that no line crosses it."""
    half = name.turn() / 2 + turn_of(0.8, name.radius)
    span = Span(name.angle - half, name.angle + half)
    return signs.band(span, name.radius + height * 0.42, name.radius - height * 0.42, fill=PAPER)
