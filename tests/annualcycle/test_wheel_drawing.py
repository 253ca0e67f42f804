"""The wheel as a drawing: nothing over anything else, on one sheet, for every eye."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annualcycle.vocabulary import Frequency, OccurrenceState, TopicCategory
from annualcycle.wheel import palette, signs
from annualcycle.wheel.drawing import wheel_svg
from annualcycle.wheel.geometry import SHEET, angle_of, middle_of
from annualcycle.wheel.lanes import lay
from annualcycle.wheel.metrics import POINT
from annualcycle.wheel.picture import Goal, MeetingDay, Picture, Time, Topic
from annualcycle.wheel.ring import wishes
from meetings.vocabulary import MeetingKind, MeetingState
from tests.annualcycle.pictures import (
    CATEGORIES,
    LONG,
    STATES,
    SVG,
    TODAY,
    YEAR,
    meetings,
    overlapping,
    root_of,
    texts_of,
    time_on,
    year_of,
)

SMALLEST = 5 * POINT
HARD = (
    '<script>alert("1")</script> & \'citat\' "citat" ]]> <!-- -->',
    "\u202eomvendt\u202c \u2066skjult\u2069 \u200fmærke",
    "Emoji 😀👩‍👩‍👧‍👦 og 漢字 og العربية og ก็",
    "Æ" * 400,
    "linje\nskift\tog\x07klokke\x00",
    "i" * 200,
)


def drawn_well(picture: Picture, today: date = TODAY) -> str:
    """The drawing, after what every drawing must keep."""
    svg = wheel_svg(picture, today)
    texts = texts_of(svg)
    assert overlapping(texts) == []
    assert min(text.size for text in texts) >= SMALLEST - 0.001
    for text in texts:
        for x, y in text.corners:
            assert 3 <= x <= SHEET[0] - 3, text
            assert 2 <= y <= SHEET[1] - 2, text
    return svg


def titles_in(svg: str, group: str) -> list[str]:
    """What a pointer is told that rests on a group of that name."""
    groups = [g for g in root_of(svg).iter(f"{SVG}g") if g.get("class") == group]
    return [g.findtext(f"{SVG}title", "") for g in groups]


@pytest.mark.parametrize("count", [1, 5, 12, 24, 60, 100, 150])
def test_no_text_lies_over_another(count: int) -> None:
    svg = drawn_well(year_of(count))
    numbers = {text.text for text in texts_of(svg)}
    assert {str(number) for number in range(1, count + 1)} <= numbers


def test_every_time_is_drawn_and_tells_itself_to_a_pointer() -> None:
    picture = year_of(150)
    together = {
        (topic.number, time.ends_on, time.state) for topic in picture.topics for time in topic.times
    }
    assert len(titles_in(wheel_svg(picture, TODAY), "time")) == len(together)


@pytest.mark.parametrize("year", [2024, 2025, 2028])
def test_leap_years_end_where_they_begin(year: int) -> None:
    drawn_well(year_of(12, year), date(year, 12, 31))
    assert angle_of(date(year, 1, 1), year) == 0
    assert 359 < middle_of(date(year, 12, 31), year) < 360
    steps = [
        angle_of(date(year, 1, 1) + timedelta(day), year)
        for day in range(366 if year % 4 == 0 else 365)
    ]
    assert all(before < after for before, after in pairwise(steps))


def test_an_empty_year_is_a_ring_of_months() -> None:
    svg = drawn_well(Picture("Egernborg Kommune", "Kulturudvalget", YEAR))
    assert titles_in(svg, "time") == []
    letters = "".join(text.text for text in texts_of(svg))
    assert "Januar" in letters
    assert "December" in letters


def test_a_topic_at_every_meeting() -> None:
    days = [date(YEAR, month, day) for month in range(1, 13) for day in (4, 19)]
    held = tuple(MeetingDay(day, MeetingKind.ORDINARY, MeetingState.PLANNED) for day in days)
    times = tuple(Time(day, day, OccurrenceState.PLANNED) for day in days)
    topic = Topic(1, LONG[0], TopicCategory.REPORTING, Frequency.EVERY_MEETING, times=times)
    svg = drawn_well(Picture("Egernborg", "Udvalget", YEAR, (topic,), held))
    assert len(titles_in(svg, "time")) == len(titles_in(svg, "mark")) == 24


def all_on(day: date) -> Picture:
    """150 topics on one day."""
    times = (Time(day, day, OccurrenceState.ON_AGENDA),)
    found = tuple(
        Topic(n, LONG[n % 5], CATEGORIES[n // 15], Frequency.YEARLY, times=times)
        for n in range(1, 151)
    )
    held = (MeetingDay(day, MeetingKind.ORDINARY, MeetingState.PLANNED),)
    return Picture("Egernborg", "Udvalget", YEAR, found, held)


def test_all_on_one_day_stand_around_it() -> None:
    day = date(YEAR, 8, 19)
    svg = drawn_well(all_on(day), day)
    assert len(titles_in(svg, "time")) == 150
    assert lay(wishes(all_on(day), day)).is_crowded


@pytest.mark.parametrize("day", [date(YEAR, 1, 1), date(YEAR, 12, 31)])
def test_nothing_stands_beyond_the_turn_of_the_year(day: date) -> None:
    svg = drawn_well(all_on(day), day)
    laid = lay(wishes(all_on(day), day))
    assert all(0 <= p.span.start < p.span.end <= 360 for p in laid.placed)
    assert len(titles_in(svg, "time")) + len(laid.left) == 150


def test_what_finds_no_room_is_counted() -> None:
    picture = year_of(1)
    many = tuple(replace(year_of(150).topics[n % 150], number=n + 1) for n in range(400))
    picture = replace(
        picture, topics=tuple(sorted(many, key=lambda t: CATEGORIES.index(t.category)))
    )
    svg = drawn_well(picture)
    laid = lay(wishes(picture, TODAY))
    assert len(laid.left) > 0
    assert len(titles_in(svg, "time")) == len(laid.placed)
    assert any("se tabellen" in text.text for text in texts_of(svg))


def test_arcs_stand_on_their_days_while_there_is_room() -> None:
    picture = year_of(12)
    for placed in lay(wishes(picture, TODAY)).placed:
        assert abs(placed.span.end - placed.wish.span.end) <= 15


def test_a_meeting_is_a_mark_and_a_cancelled_one_is_struck_through() -> None:
    svg = wheel_svg(Picture("Egernborg", "Udvalget", YEAR, (), meetings()), TODAY)
    groups = [g for g in root_of(svg).iter(f"{SVG}g") if g.get("class") == "mark"]
    strokes = [len(group.findall(f"{SVG}path")) for group in groups]
    assert sorted(strokes) == [1] * 11 + [3]


def test_today_is_marked_in_its_own_year_only() -> None:
    assert len(titles_in(drawn_well(year_of(12)), "today")) == 1
    assert titles_in(drawn_well(year_of(12), date(2027, 1, 1)), "today") == []


@pytest.mark.parametrize("name", HARD)
def test_any_text_is_text(name: str) -> None:
    picture = year_of(12)
    hard = tuple(replace(topic, name=f"{name} {topic.number}") for topic in picture.topics)
    svg = drawn_well(
        replace(picture, committee=name, municipality=name, topics=hard, goals=(Goal(TODAY, name),))
    )
    root = root_of(svg)
    assert {element.tag for element in root.iter()} <= {
        f"{SVG}{tag}" for tag in ("svg", "title", "desc", "rect", "g", "path", "circle", "text")
    }
    if "<" in name:
        assert any(name in title for title in titles_in(svg, "time"))
    assert not set("\u202e\u2066\u0007") & set(svg)


def test_a_screen_reader_is_told_what_it_is() -> None:
    root = root_of(wheel_svg(year_of(12), TODAY))
    assert root.attrib["role"] == "img"
    assert root.attrib["lang"] == "da"
    ids = {element.get("id"): element for element in root if element.get("id")}
    told = [ids[name].text for name in root.attrib["aria-labelledby"].split()]
    assert all(told)
    assert root.attrib["viewBox"] == "0 0 297 210"


def test_the_same_year_is_the_same_drawing() -> None:
    assert wheel_svg(year_of(60), TODAY) == wheel_svg(year_of(60), TODAY)
    assert wheel_svg(year_of(60), TODAY) != wheel_svg(year_of(60), TODAY + timedelta(1))


def test_colours_are_seen_on_paper() -> None:
    for look in palette.LOOKS.values():
        assert palette.contrast(look.colour, palette.PAPER) >= 3
        assert palette.contrast(palette.INK, palette.tint(look.colour)) >= 4.5
        for sign in palette.SIGNS.values():
            assert palette.contrast(sign, palette.tint(look.colour)) >= 3
    for text in (
        palette.INK,
        palette.QUIET,
        palette.ACCENT,
        palette.TODAY,
        *palette.SIGNS.values(),
    ):
        assert palette.contrast(text, palette.PAPER) >= 4.5


def test_categories_are_told_apart_without_colour() -> None:
    assert set(palette.LOOKS) == set(TopicCategory)
    for one, other in combinations(palette.LOOKS.values(), 2):
        in_light = palette.contrast(one.colour, other.colour) >= 1.5
        assert in_light or one.pattern != other.pattern


def test_states_are_told_apart_by_shape() -> None:
    drawn = {state: signs.sign(state, (10, 10), 2) for state in STATES}
    shapes = {
        tuple(
            (s.tag, s.attributes.get("d"), s.attributes.get("fill") == palette.PAPER) for s in sign
        )
        for sign in drawn.values()
    }
    assert len(shapes) == len(OccurrenceState)


days = st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31))
times = st.builds(
    lambda day, state, early, known: (
        replace(
            time_on(day, state),
            period_from=day - timedelta(early),
            period_to=day - timedelta(early),
        )
        if known
        else Time(day, None, state)
    ),
    days,
    st.sampled_from(STATES),
    st.integers(0, 90),
    st.booleans(),
)
names = st.one_of(
    st.sampled_from((*LONG, *HARD)), st.text(max_size=60), st.text("æøåÆØÅgjpq ,", max_size=90)
)


@st.composite
def years(draw: st.DrawFn) -> Picture:
    """Any year."""
    found: list[Topic] = []
    for category in sorted(draw(st.lists(st.sampled_from(CATEGORIES), max_size=40))):
        occurs = tuple(draw(st.lists(times, max_size=12)))
        found.append(Topic(len(found) + 1, draw(names), category, Frequency.RULE, times=occurs))
    held = draw(st.lists(days, max_size=30))
    state = st.sampled_from((MeetingState.PLANNED, MeetingState.CANCELLED))
    return Picture(
        draw(names),
        draw(names),
        YEAR,
        tuple(found),
        tuple(MeetingDay(day, MeetingKind.ORDINARY, draw(state)) for day in sorted(held)),
        tuple(Goal(day, draw(names)) for day in sorted(draw(st.lists(days, max_size=12)))),
    )


@settings(max_examples=60)
@given(years(), days)
def test_no_text_lies_over_another_in_any_year(picture: Picture, today: date) -> None:
    drawn_well(picture, today)
