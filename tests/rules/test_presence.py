from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.vocabulary import CommitteeKind
from proceedings.rules import LedgerLine, refuse_remote, status_at, took_part_at
from proceedings.rules.presence import Course, found_at, presence_at_meeting
from proceedings.vocabulary import PresenceKind, PresenceStatus
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


@given(st.lists(LINES, max_size=6, unique_by=lambda line: line.from_item), st.randoms())
def test_what_is_told_of_different_items_may_be_told_in_any_order(
    lines: list[LedgerLine], random: Random
) -> None:
    told = list(lines)
    random.shuffle(told)
    assert over_the_meeting(told) == over_the_meeting(lines)


@given(st.lists(LINES, max_size=6))
def test_a_course_tells_the_same_at_every_item(lines: list[LedgerLine]) -> None:
    course = Course(lines)
    for position in range(15):
        found, whole = course.at(position), found_at(lines, position)
        assert (found.status, found.ground) == (whole.status, whole.ground)
        assert found.line is whole.line


def test_the_last_word_about_the_whole_meeting_counts() -> None:
    lines = [LedgerLine(kind=PresenceKind.EXCUSED), LedgerLine(kind=PresenceKind.PRESENT)]
    assert set(over_the_meeting(lines)) == {PresenceStatus.PRESENT}


def test_what_is_told_of_an_item_stands_though_the_whole_is_told_later() -> None:
    lines = [
        LedgerLine(kind=PresenceKind.EXCUSED, from_item=2, to_item=2),
        LedgerLine(kind=PresenceKind.PRESENT),
    ]
    here, excused = PresenceStatus.PRESENT, PresenceStatus.EXCUSED
    assert over_the_meeting(lines, 3) == [here, excused, here]


def test_who_came_late_was_not_there_before_though_all_were_ticked_off() -> None:
    lines = [
        LedgerLine(kind=PresenceKind.PRESENT),
        LedgerLine(kind=PresenceKind.ARRIVED, from_item=2),
    ]
    assert over_the_meeting(lines, 2) == [PresenceStatus.ABSENT, PresenceStatus.PRESENT]


def test_under_one_item_the_clock_tells_what_came_last() -> None:
    out = LedgerLine(kind=PresenceKind.LEFT, from_item=2, moment=1)
    back = LedgerLine(kind=PresenceKind.ARRIVED, from_item=2, moment=2)
    for lines in ([out, back], [back, out]):
        assert set(over_the_meeting(lines, 3)) == {PresenceStatus.PRESENT}


@pytest.mark.parametrize(
    ("kind", "part"),
    [("left", True), ("arrived", True), ("excused", False), ("took_no_part", False)],
)
def test_who_came_or_went_under_an_item_took_part_in_some_of_it(
    kind: str,
    part: bool,  # noqa: FBT001
) -> None:
    moves = kind in ("left", "arrived")
    line = LedgerLine(kind=PresenceKind(kind), from_item=2, to_item=None if moves else 2)
    assert took_part_at([line], 2) is part
    assert took_part_at([], 2) is None


@given(kind=st.sampled_from(CommitteeKind), allow=st.booleans())
def test_the_council_meets_in_one_room_and_others_answer_for_video(
    kind: CommitteeKind, *, allow: bool
) -> None:
    found = refuse_remote(kind, ["Karen"], allow_remote=allow)
    assert codes(found) == ([] if allow else ["remote_not_allowed"])
    assert bool(hard(found)) is (not allow and kind == CommitteeKind.COUNCIL)
    assert refuse_remote(kind, [], allow_remote=allow) == []


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


PRESENT = LedgerLine(kind=PresenceKind.PRESENT)
EXCUSED = LedgerLine(kind=PresenceKind.EXCUSED)


def away(kind: PresenceKind, first: int, last: int) -> LedgerLine:
    return LedgerLine(kind=kind, from_item=first, to_item=last)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], PresenceStatus.UNKNOWN),
        ([PRESENT], PresenceStatus.PRESENT),
        ([EXCUSED], PresenceStatus.EXCUSED),
        ([LedgerLine(kind=PresenceKind.NO_SHOW)], PresenceStatus.NO_SHOW),
        ([LedgerLine(kind=PresenceKind.ABSENT)], PresenceStatus.ABSENT),
        ([LedgerLine(kind=PresenceKind.ON_LEAVE)], PresenceStatus.ON_LEAVE),
        ([EXCUSED, LedgerLine(kind=PresenceKind.ARRIVED, from_item=3)], PresenceStatus.PRESENT),
        ([LedgerLine(kind=PresenceKind.LEFT, from_item=1)], PresenceStatus.PRESENT),
        ([away(PresenceKind.EXCUSED, 1, 2)], PresenceStatus.UNKNOWN),
        ([EXCUSED, away(PresenceKind.ABSENT, 2, 3)], PresenceStatus.ABSENT),
        ([PRESENT, away(PresenceKind.TOOK_NO_PART, 1, 1)], PresenceStatus.PRESENT),
        ([EXCUSED, away(PresenceKind.TOOK_NO_PART, 1, 1)], PresenceStatus.EXCUSED),
        ([away(PresenceKind.TOOK_NO_PART, 1, 3)], PresenceStatus.UNKNOWN),
    ],
)
def test_presence_at_the_meeting_as_a_whole_is_what_the_ledger_tells_and_no_more(
    lines: list[LedgerLine], told: PresenceStatus
) -> None:
    assert presence_at_meeting(lines, [1, 2, 3]) == told
