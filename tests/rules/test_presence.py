from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.rules import LedgerLine, quorum, refuse_quorum, status_at
from proceedings.vocabulary import PresenceKind, PresenceStatus, Quorum
from tests.rules.verdicts import codes, hard

POSITIONS = st.integers(1, 12)
LINES = st.builds(
    LedgerLine,
    kind=st.sampled_from(PresenceKind),
    from_item=st.none() | POSITIONS,
    to_item=st.none() | POSITIONS,
)


def over_the_meeting(lines: Sequence[LedgerLine], items: int = 5) -> list[PresenceStatus]:
    return [status_at(lines, position) for position in range(1, items + 1)]


@given(POSITIONS)
def test_a_listed_member_of_whom_the_ledger_is_silent_is_unknown(position: int) -> None:
    assert status_at([], position) == PresenceStatus.UNKNOWN


@given(st.lists(LINES, max_size=5), POSITIONS)
def test_nobody_becomes_present_without_a_line_that_says_so(
    lines: list[LedgerLine], position: int
) -> None:
    saying = {PresenceKind.PRESENT, PresenceKind.ARRIVED, PresenceKind.LEFT}
    if not saying & {line.kind for line in lines}:
        assert status_at(lines, position) != PresenceStatus.PRESENT


@given(st.lists(LINES, max_size=5), POSITIONS, st.sampled_from(PresenceKind))
def test_the_last_line_about_the_whole_meeting_settles_it(
    lines: list[LedgerLine], position: int, kind: PresenceKind
) -> None:
    expected = {
        PresenceKind.ARRIVED: PresenceStatus.PRESENT,
        PresenceKind.LEFT: PresenceStatus.ABSENT,
    }.get(kind)
    said = status_at([*lines, LedgerLine(kind=kind)], position)
    assert said == (expected or kind.value)


def test_who_arrives_late_was_not_there_before() -> None:
    lines = [LedgerLine(kind=PresenceKind.ARRIVED, from_item=3)]
    here, away = PresenceStatus.PRESENT, PresenceStatus.ABSENT
    assert over_the_meeting(lines) == [away, away, here, here, here]


def test_who_leaves_early_was_there_before_and_decides_no_more() -> None:
    lines = [LedgerLine(kind=PresenceKind.LEFT, from_item=4)]
    here, away = PresenceStatus.PRESENT, PresenceStatus.ABSENT
    assert over_the_meeting(lines) == [here, here, here, away, away]


def test_who_comes_and_goes_has_been_there_in_between() -> None:
    lines = [
        LedgerLine(kind=PresenceKind.ARRIVED, from_item=2),
        LedgerLine(kind=PresenceKind.LEFT, from_item=4),
    ]
    here, away = PresenceStatus.PRESENT, PresenceStatus.ABSENT
    assert over_the_meeting(lines)[1:] == [here, here, away, away]


def test_an_excuse_stands_for_the_items_before_somebody_came_after_all() -> None:
    lines = [
        LedgerLine(kind=PresenceKind.EXCUSED),
        LedgerLine(kind=PresenceKind.ARRIVED, from_item=3),
    ]
    excused, here = PresenceStatus.EXCUSED, PresenceStatus.PRESENT
    assert over_the_meeting(lines) == [excused, excused, here, here, here]


def test_one_item_may_differ_from_the_rest_of_the_meeting() -> None:
    lines = [
        LedgerLine(kind=PresenceKind.PRESENT),
        LedgerLine(kind=PresenceKind.TOOK_NO_PART, from_item=2, to_item=3),
    ]
    here, aside = PresenceStatus.PRESENT, PresenceStatus.TOOK_NO_PART
    assert over_the_meeting(lines) == [here, aside, aside, here, here]


@pytest.mark.parametrize(("seats", "needed"), [(5, 3), (6, 3), (7, 4), (25, 13), (31, 16)])
def test_half_of_the_seats_is_enough_and_one_less_is_not(seats: int, needed: int) -> None:
    assert quorum(seats, needed, 0, 0) == Quorum.YES
    assert quorum(seats, needed - 1, 0, 0) == Quorum.NO


@given(st.integers(1, 31), st.data())
def test_whoever_is_disqualified_does_not_count(seats: int, data: st.DataObject) -> None:
    present = data.draw(st.integers(0, seats))
    disqualified = data.draw(st.integers(0, present))
    assert quorum(seats, present, disqualified, 0) == quorum(seats, present - disqualified, 0, 0)


@given(st.integers(1, 31), st.data())
def test_quorum_is_unknown_only_while_the_silent_seats_could_turn_it(
    seats: int, data: st.DataObject
) -> None:
    present = data.draw(st.integers(0, seats))
    unknown = data.draw(st.integers(0, seats - present))
    possible = {quorum(seats, present + came, 0, 0) for came in range(unknown + 1)}
    found = quorum(seats, present, 0, unknown)
    assert found == (possible.pop() if len(possible) == 1 else Quorum.UNKNOWN)


def test_no_quorum_no_decision_and_unknown_quorum_is_answered_for() -> None:
    assert refuse_quorum(Quorum.YES) == []
    assert hard(refuse_quorum(Quorum.NO)) == ["not_quorate"]
    assert codes(refuse_quorum(Quorum.UNKNOWN)) == ["quorum_unknown"]
    assert hard(refuse_quorum(Quorum.UNKNOWN)) == []
