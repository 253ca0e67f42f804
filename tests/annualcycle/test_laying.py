"""The rules that lay a year on meetings: nothing is lost, nothing doubled, whatever happens."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annualcycle.rules.laying import Laid, Layout, Venue, lay, turns_at
from annualcycle.rules.recurrence import Recurrence, Turn, turns_of
from annualcycle.vocabulary import Frequency, MeetingChoice, SkipCause

YEAR = 2026
ROOT = UUID(int=1)


def meeting(number: int, day: date, **told: bool) -> Venue:
    return Venue(id=uuid5(ROOT, str(number)), day=day, **told)


def day(text: str) -> date:
    return date.fromisoformat(f"{YEAR}-{text}")


MONTHLY = Recurrence(frequency=Frequency.MONTHLY)
EVERY = Recurrence(frequency=Frequency.EVERY_MEETING)
MARCH = Recurrence(frequency=Frequency.NAMED_MONTHS, months=[3])
EARLY = Recurrence(
    frequency=Frequency.ONCE,
    on_day=day("05-10"),
    meeting_choice=MeetingChoice.LAST_ON_OR_BEFORE,
)
FEB, APR, JUN = meeting(1, day("02-03")), meeting(2, day("04-07")), meeting(3, day("06-02"))


def laid_out(topic: Recurrence, venues: list[Venue], standing: list[Laid] | None = None) -> Layout:
    """The layout of a topic's year, as planning makes it."""
    ordered = sorted(venues, key=lambda v: (v.day, v.id))
    known = standing or []
    if topic.frequency is Frequency.EVERY_MEETING:
        turns = turns_at(topic, YEAR, ordered, known)
    else:
        turns = turns_of(topic, YEAR)
    return lay(topic, turns, ordered, known)


def kept(layout: Layout) -> list[Laid]:
    """What the layout leaves in the database."""
    return [
        replace(
            one,
            standing=one.standing or uuid5(ROOT, one.turn.slot),
            is_settled=one.is_settled or one.skip_cause is not None,
        )
        for one in layout.laid
    ]


def places(layout: Layout) -> list[UUID | None]:
    return [one.meeting for one in layout.laid]


def test_a_turn_takes_the_first_meeting_on_or_after_its_day() -> None:
    assert places(laid_out(MARCH, [FEB, APR, JUN])) == [APR.id]
    on_the_day = meeting(9, day("03-01"))
    assert places(laid_out(MARCH, [FEB, APR, on_the_day])) == [on_the_day.id]


def test_an_early_topic_takes_the_last_meeting_before() -> None:
    assert places(laid_out(EARLY, [FEB, APR, JUN])) == [APR.id]
    assert places(laid_out(EARLY, [JUN])) == [None]


def test_a_turn_without_a_meeting_waits_for_one() -> None:
    waiting = laid_out(MARCH, [FEB])
    assert places(waiting) == [None]
    found = laid_out(MARCH, [FEB, JUN], kept(waiting)).laid[0]
    assert (found.meeting, found.first_day) == (JUN.id, JUN.day)


def test_what_is_past_is_not_made_up() -> None:
    layout = laid_out(MARCH, [FEB, replace(APR, is_over=True), JUN])
    assert (places(layout), [turn.slot for turn in layout.past]) == ([], ["2026-03"])


def test_an_agenda_that_is_sent_out_takes_no_more() -> None:
    layout = laid_out(MARCH, [replace(APR, is_being_made=False), JUN])
    assert places(layout) == [JUN.id]


@pytest.mark.parametrize("what", ["is_cancelled", "is_over"])
def test_what_hung_on_a_meeting_that_did_not_treat_it_goes_on(what: str) -> None:
    before = laid_out(MARCH, [FEB, APR, JUN])
    gone = replace(APR, is_cancelled=what == "is_cancelled", is_over=what == "is_over")
    one = laid_out(MARCH, [FEB, gone, JUN], kept(before)).laid[0]
    assert (one.meeting, one.first_meeting, one.first_day) == (JUN.id, APR.id, APR.day)
    unlaid = laid_out(MARCH, [FEB, gone], kept(before)).laid[0]
    assert (unlaid.meeting, unlaid.first_meeting) == (None, APR.id)


def test_what_was_treated_or_skipped_stays() -> None:
    one = replace(kept(laid_out(MARCH, [FEB, APR, JUN]))[0], is_settled=True)
    gone = replace(APR, is_cancelled=True)
    assert laid_out(MARCH, [FEB, gone, JUN], [one]).laid == [replace(one, ordinal=1)]


def test_a_meeting_that_is_moved_takes_along_what_hangs_on_it() -> None:
    before = laid_out(MARCH, [FEB, APR, JUN])
    later = replace(APR, day=day("06-20"))
    assert places(laid_out(MARCH, [FEB, later, JUN], kept(before))) == [APR.id]
    too_early = replace(APR, day=day("02-20"))
    assert places(laid_out(MARCH, [FEB, too_early, JUN], kept(before))) == [JUN.id]


def test_a_meeting_that_is_added_takes_nothing_from_others() -> None:
    before = laid_out(MARCH, [FEB, APR])
    assert places(laid_out(MARCH, [FEB, meeting(9, day("03-10")), APR], kept(before))) == [APR.id]


def test_what_somebody_moved_stays_where_he_put_it() -> None:
    one = kept(laid_out(MARCH, [FEB, APR, JUN]))[0]
    moved = replace(one, meeting=FEB.id, is_by_hand=True)
    assert places(laid_out(MARCH, [FEB, APR, JUN], [moved])) == [FEB.id]
    cancelled = replace(FEB, is_cancelled=True)
    assert places(laid_out(MARCH, [cancelled, APR, JUN], [moved])) == [APR.id]


def test_a_topic_of_every_meeting_comes_once_at_each() -> None:
    before = laid_out(EVERY, [FEB, APR])
    assert places(before) == [FEB.id, APR.id]
    after = laid_out(EVERY, [FEB, replace(APR, is_cancelled=True), JUN], kept(before))
    assert places(after) == [FEB.id, APR.id, JUN.id]
    assert [one.skip_cause for one in after.laid] == [None, SkipCause.MEETING_CANCELLED, None]


def test_a_changed_topic_takes_away_only_what_nobody_touched() -> None:
    before = kept(laid_out(MARCH, [FEB, APR, JUN]))
    june = replace(MARCH, months=[6])
    layout = laid_out(june, [FEB, APR, JUN], before)
    assert ([one.turn.slot for one in layout.gone], places(layout)) == (["2026-03"], [JUN.id])
    touched = laid_out(june, [FEB, APR, JUN], [replace(before[0], is_touched=True)])
    assert (touched.gone, places(touched)) == ([], [APR.id, JUN.id])


def test_an_early_topic_goes_back_rather_than_past_its_day() -> None:
    before = laid_out(EARLY, [FEB, APR, JUN])
    gone = replace(APR, is_cancelled=True)
    after = laid_out(EARLY, [FEB, gone, JUN], kept(before))
    assert places(after) == [FEB.id]
    assert places(laid_out(EARLY, [FEB, gone, JUN], kept(after))) == [FEB.id]


TOPICS = st.sampled_from(
    [
        EVERY,
        MONTHLY,
        MARCH,
        EARLY,
        Recurrence(frequency=Frequency.QUARTERLY, first_month=2),
        Recurrence(frequency=Frequency.HALF_YEARLY),
        Recurrence(frequency=Frequency.CUT_OFF_DAYS, cut_offs=["05-31", "10-01"]),
        Recurrence(frequency=Frequency.RULE, rrule="FREQ=MONTHLY;BYDAY=2TH"),
    ]
)
DAYS = st.integers(0, 364).map(lambda n: date(YEAR, 1, 1) + timedelta(days=n))
VENUES = st.lists(DAYS, max_size=14).map(
    lambda days: [meeting(number, one) for number, one in enumerate(days)]
)
CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("cancel"), st.integers(0, 13)),
        st.tuples(st.just("end"), st.integers(0, 13)),
        st.tuples(st.just("send out"), st.integers(0, 13)),
        st.tuples(st.just("move"), st.tuples(st.integers(0, 13), DAYS)),
        st.tuples(st.just("add"), DAYS),
        st.tuples(st.just("by hand"), st.tuples(st.integers(0, 30), st.integers(0, 13))),
        st.tuples(st.just("treat"), st.integers(0, 30)),
    ),
    max_size=12,
)


Standing = list[Laid]


def add(told: date, venues: list[Venue], _standing: Standing) -> None:
    venues.append(meeting(100 + len(venues), told))


def treat(told: int, _venues: list[Venue], standing: Standing) -> None:
    if standing:
        at = told % len(standing)
        standing[at] = replace(standing[at], is_settled=True)


def by_hand(told: tuple[int, int], venues: list[Venue], standing: Standing) -> None:
    if not (standing and venues):
        return
    at, chosen = told[0] % len(standing), venues[told[1] % len(venues)]
    one = standing[at]
    if chosen.takes_more and not one.is_settled:
        first, first_day = one.first_meeting or chosen.id, one.first_day or chosen.day
        moved = replace(one, meeting=chosen.id, is_by_hand=True)
        standing[at] = replace(moved, first_meeting=first, first_day=first_day)


def move(told: tuple[int, date], venues: list[Venue], _standing: Standing) -> None:
    if venues:
        at = told[0] % len(venues)
        venues[at] = replace(venues[at], day=told[1])


def over(what: str) -> Callable[[int, list[Venue], Standing], None]:
    """The meeting ends, is cancelled or sent out; what is over or cancelled stays so."""

    def happens(which: int, venues: list[Venue], _standing: Standing) -> None:
        at = which % max(len(venues), 1)
        if venues and not (venues[at].is_cancelled or venues[at].is_over):
            told = {"is_cancelled": False, "is_over": False, "is_being_made": True}
            venues[at] = Venue(
                id=venues[at].id, day=venues[at].day, **told | {what: not told[what]}
            )

    return happens


HAPPENS: dict[str, Callable[..., None]] = {
    "add": add,
    "treat": treat,
    "by hand": by_hand,
    "move": move,
    "cancel": over("is_cancelled"),
    "end": over("is_over"),
    "send out": over("is_being_made"),
}


@settings(max_examples=600)
@given(topic=TOPICS, venues=VENUES, changes=CHANGES)
def test_nothing_is_lost_or_doubled_whatever_becomes_of_the_meetings(
    topic: Recurrence, venues: list[Venue], changes: list[tuple[str, Any]]
) -> None:
    standing = kept(laid_out(topic, venues))
    seen = {one.turn.slot for one in standing}
    for what, told in changes:
        HAPPENS[what](told, venues, standing)
        settled = [one for one in standing if one.is_settled]
        layout = laid_out(topic, venues, standing)
        slots = [one.turn.slot for one in layout.laid]
        assert len(slots) == len(set(slots)), "doubled"
        assert seen <= set(slots), "lost"
        assert not layout.gone
        still = {one.turn.slot: one.meeting for one in layout.laid}
        assert all(still[one.turn.slot] == one.meeting for one in settled)
        standing = kept(layout)
        seen = set(slots)
        again = kept(laid_out(topic, venues, standing))
        assert again == standing, "planning twice is planning once"


@given(topic=TOPICS, venues=VENUES, changes=CHANGES)
def test_what_waits_is_never_left_on_a_meeting_that_cannot_treat_it(
    topic: Recurrence, venues: list[Venue], changes: list[tuple[str, Any]]
) -> None:
    standing = kept(laid_out(topic, venues))
    for what, told in changes:
        HAPPENS[what](told, venues, standing)
    laid = laid_out(topic, venues, standing).laid
    closed = {v.id for v in venues if v.is_cancelled}
    waiting = [one for one in laid if not one.is_settled and one.skip_cause is None]
    assert not [one for one in waiting if one.meeting in closed]
    places = {v.id: v for v in venues}
    some = [v for v in venues if v.takes_more]
    for one in waiting:
        if one.meeting is None and not topic.is_early:
            assert all(v.day < one.turn.nominal_on for v in some), "a meeting could take it"
        elif one.meeting is not None and topic.frequency is not Frequency.EVERY_MEETING:
            assert not places[one.meeting].is_over


def test_turns_keep_their_slot_for_ever() -> None:
    assert [turn.slot for turn in turns_of(MONTHLY, YEAR)][:2] == ["2026-01", "2026-02"]
    assert turns_of(EARLY, YEAR) == [Turn("2026-05-10", day("05-10"))]
