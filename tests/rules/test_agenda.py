from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.rules import (
    MOVES,
    AgendaFacts,
    ConveneFacts,
    ItemFacts,
    PlaceFacts,
    agenda_dispatch_deadline,
    first_number,
    refuse_add_late,
    refuse_closed,
    refuse_convene,
    refuse_make_closed,
    refuse_make_open,
    refuse_place,
    refuse_postpone,
    refuse_publish_agenda,
    refuse_return,
    refuse_submit,
    refuse_withdraw,
    warn_closed_not_last,
)
from agenda.vocabulary import ClosedReason, ItemState, Listing, Visibility
from foundation.calendar import is_working_day
from meetings.vocabulary import MeetingState
from tests.rules.verdicts import codes, hard

DAY = date(2026, 5, 20)
DEADLINE = agenda_dispatch_deadline(DAY)
TEXTS = st.sampled_from(["", " ", "Køb af grund", "Sag om boligplacering"])
ITEMS = st.builds(
    ItemFacts,
    title=st.just("Ny sti ved havnen"),
    state=st.sampled_from(ItemState),
    visibility=st.sampled_from(Visibility),
    closed_reason=st.none() | st.sampled_from(ClosedReason),
    closed_note=TEXTS,
    public_title=TEXTS,
    listing=st.sampled_from(Listing),
    urgency_reason=TEXTS,
)
MEETINGS = st.builds(
    PlaceFacts,
    meeting_state=st.sampled_from(MeetingState),
    agenda_published=st.booleans(),
    same_committee=st.booleans(),
)
COMING = PlaceFacts(meeting_state=MeetingState.PLANNED, agenda_published=False)


def ready(**facts: object) -> ItemFacts:
    return ItemFacts(**{"title": "Ny sti ved havnen", "state": ItemState.READY} | facts)  # type: ignore[arg-type]


def sent_out(*items: ItemFacts, today: date = DEADLINE) -> AgendaFacts:
    return AgendaFacts(
        meeting_state=MeetingState.PLANNED,
        items=items,
        today=today,
        dispatch_deadline=DEADLINE,
    )


def test_an_item_goes_from_draft_to_treated() -> None:
    state: ItemState | None = ItemState.DRAFT
    for verb in ("submit", "accept", "place", "decide"):
        assert state in MOVES[verb].sources
        state = MOVES[verb].target
    assert state == ItemState.TREATED


@pytest.mark.parametrize("state", [ItemState.POSTPONED, ItemState.WITHDRAWN])
def test_nothing_leads_out_of_an_item_that_has_left_the_agenda(state: ItemState) -> None:
    assert [verb for verb, row in MOVES.items() if state in row.sources] == []


@given(
    day=st.dates(date(2020, 1, 1), date(2040, 12, 31)),
    lead=st.integers(1, 10),
    saturday=st.booleans(),
)
def test_an_agenda_goes_out_as_many_working_days_before_as_the_order_says(
    day: date, lead: int, *, saturday: bool
) -> None:
    deadline = agenda_dispatch_deadline(day, lead, saturday_counts=saturday)
    between = [deadline + timedelta(days=n) for n in range((day - deadline).days)]
    assert sum(is_working_day(one, saturday_counts=saturday) for one in between) == lead
    assert is_working_day(deadline, saturday_counts=saturday)


def test_a_case_officer_hands_over_something_to_read() -> None:
    assert codes(refuse_submit(ItemState.DRAFT, has_content=False)) == ["item_empty"]
    assert refuse_submit(ItemState.RETURNED, has_content=True) == []
    assert codes(refuse_submit(ItemState.PLACED, has_content=True)) == ["wrong_state"]


def test_what_goes_back_or_off_the_agenda_says_why() -> None:
    assert codes(refuse_return(ItemState.SUBMITTED, "")) == ["reason_required"]
    assert refuse_return(ItemState.SUBMITTED, "Økonomien mangler") == []
    assert codes(refuse_withdraw(ItemState.PLACED, " ")) == ["reason_required"]
    assert refuse_withdraw(ItemState.READY, "") == []
    assert codes(refuse_make_open(ItemState.PLACED, "")) == ["reason_required"]
    assert codes(refuse_withdraw(ItemState.DRAFT, "")) == ["wrong_state"]


def test_a_postponed_item_says_when_it_comes_back_or_somebody_answers_for_it() -> None:
    refusals = refuse_postpone(ItemState.PLACED, returns=False, hint="")
    assert codes(refusals) == ["return_unsaid"]
    assert hard(refusals) == []
    assert refuse_postpone(ItemState.PLACED, returns=False, hint="efter sommerferien") == []
    assert refuse_postpone(ItemState.PLACED, returns=True, hint="") == []


@given(ITEMS)
def test_an_open_item_needs_no_excuse_and_a_closed_one_needs_reason_and_title(
    item: ItemFacts,
) -> None:
    found = codes(refuse_closed(item))
    closed = item.visibility == Visibility.CLOSED
    assert ("closed_without_reason" in found) is (closed and item.closed_reason is None)
    assert ("public_title_missing" in found) is (closed and not item.public_title.strip())
    vague = item.closed_reason == ClosedReason.OTHER and not item.closed_note.strip()
    assert ("closed_reason_vague" in found) is (closed and vague)
    assert hard(refuse_closed(item)) == found


@given(ITEMS)
def test_closing_asks_for_the_same_as_placing(item: ItemFacts) -> None:
    found = set(codes(refuse_make_closed(item))) - {"wrong_state"}
    assert found <= set(codes(refuse_place(item, COMING)))
    assert found == set(codes(refuse_closed(item)))


@given(ITEMS, MEETINGS)
def test_only_a_ready_item_is_placed_and_only_on_an_agenda_in_the_making(
    item: ItemFacts, meeting: PlaceFacts
) -> None:
    refused = bool(refuse_place(item, meeting))
    coming = meeting.meeting_state in (MeetingState.PLANNED, MeetingState.CONVENED)
    fine = (
        item.state == ItemState.READY
        and coming
        and meeting.same_committee
        and not meeting.agenda_published
        and not refuse_closed(item)
    )
    assert refused is not fine


@given(ITEMS, MEETINGS)
def test_all_reasons_are_told_at_once(item: ItemFacts, meeting: PlaceFacts) -> None:
    found = codes(refuse_place(item, meeting))
    assert ("wrong_state" in found) is (item.state != ItemState.READY)
    assert ("other_committee" in found) is not meeting.same_committee
    assert ("agenda_published" in found) is meeting.agenda_published


@given(ITEMS, MEETINGS)
def test_a_late_item_says_why_it_cannot_wait(item: ItemFacts, meeting: PlaceFacts) -> None:
    found = codes(refuse_add_late(item, meeting))
    unexplained = item.listing == Listing.SUPPLEMENTARY and not item.urgency_reason.strip()
    assert ("urgency_reason_missing" in found) is unexplained
    over = meeting.meeting_state in (MeetingState.ENDED, MeetingState.CANCELLED)
    assert ("meeting_state" in found) is over


@given(st.lists(st.sampled_from(Visibility), max_size=12))
def test_closed_items_stand_last(order: list[Visibility]) -> None:
    sorted_order = sorted(order, key=lambda one: one == Visibility.CLOSED)
    assert warn_closed_not_last(sorted_order) == []
    assert bool(warn_closed_not_last(order)) is (order != sorted_order)
    assert hard(warn_closed_not_last(order)) == []


def test_an_agenda_in_good_time_goes_out() -> None:
    assert refuse_publish_agenda(sent_out(ready(state=ItemState.PLACED))) == []


def test_a_late_agenda_is_a_warning_and_an_empty_one_is_not() -> None:
    late = refuse_publish_agenda(sent_out(today=DEADLINE + timedelta(days=1)))
    assert codes(late) == ["agenda_empty", "dispatch_deadline_missed"]
    assert hard(late) == ["agenda_empty"]


def test_an_agenda_names_every_item_that_is_not_fit_to_print() -> None:
    closed = ready(title="Salg af Møllevej", visibility=Visibility.CLOSED, number="4")
    late = ready(title="Brud på vandledning", listing=Listing.SUPPLEMENTARY)
    refusals = refuse_publish_agenda(sent_out(closed, late, ready()))
    assert codes(refusals) == [
        "closed_without_reason",
        "public_title_missing",
        "urgency_reason_missing",
        "closed_not_last",
    ]
    assert "Punkt 4" in refusals[0].detail
    assert "Salg af Møllevej" not in refusals[0].detail
    assert "Brud på vandledning" in refusals[2].detail


@given(
    st.builds(
        ConveneFacts,
        meeting_state=st.sampled_from(MeetingState),
        meeting_day=st.just(DAY),
        today=st.dates(DAY - timedelta(days=30), DAY + timedelta(days=5)),
        dispatch_deadline=st.just(DEADLINE),
        agenda_published=st.booleans(),
        members=st.integers(0, 9),
        unreachable=st.lists(st.just("Kirsten Holm"), max_size=2),
    )
)
def test_convening_is_refused_only_by_what_makes_it_void(meeting: ConveneFacts) -> None:
    refusals = refuse_convene(meeting)
    void = (
        meeting.meeting_state != MeetingState.PLANNED
        or meeting.members == 0
        or meeting.today > meeting.meeting_day
    )
    assert bool(hard(refusals)) is void
    assert ("dispatch_deadline_missed" in codes(refusals)) is (meeting.today > DEADLINE)
    assert ("member_unreachable" in codes(refusals)) is bool(meeting.unreachable)
    assert ("agenda_unpublished" in codes(refusals)) is not meeting.agenda_published


@given(st.lists(st.integers(1, 500), max_size=30), st.integers(1, 50))
def test_the_next_number_is_free_and_not_before_the_start(used: list[int], start: int) -> None:
    number = first_number([str(one) for one in used], start)
    assert number not in used
    assert number >= start
    assert number == max([start - 1, *used]) + 1


def test_a_lettered_number_counts_as_its_number() -> None:
    assert first_number(["13", "13.a", None, "Tillæg", "٤"]) == 14
