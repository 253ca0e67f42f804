"""The ledger as a whole: whatever is told, in whatever order, its views never disagree."""

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.vocabulary import CommitteeKind
from proceedings.querysets import Ledger, Notes
from proceedings.querysets.roll import Attendee, Call, Place
from proceedings.rules import AWAY, needed
from proceedings.rules.notes import ABSENCES
from proceedings.vocabulary import (
    DisqualificationState,
    PresenceKind,
    PresenceStatus,
    Quorum,
    SubstitutionApproval,
    SubstitutionScope,
    SubstitutionState,
)
from tests.rules.ledgers import DAY, ITEMS, MEMBERS, START, ledgers, of, readings, told

KINDS = st.sampled_from([PresenceKind.ARRIVED, PresenceKind.LEFT])


def out(ledger: Ledger, place: Place) -> set[UUID | None]:
    """Who may take no part in the item, told anew from what the body found."""
    return {
        question.person_id
        for question in ledger.questions
        if question.item_id == place.pk
        and question.state == DisqualificationState.DISQUALIFIED
        and not question.participates_despite
    }


def reaches(ledger: Ledger, call: Call, place: Place) -> bool:
    """Whether a call is to the item, and whoever came of it counts there."""
    if call.extent == SubstitutionScope.ITEM and call.item_id != place.pk:
        return False
    if ledger.roll.sitting.kind != CommitteeKind.COUNCIL:
        return call.state == SubstitutionState.ATTENDED
    under = ledger.roll.places.get(call.approved_item_id or UUID(int=0))
    before = under is None or under < place.position
    approved = call.approval == SubstitutionApproval.APPROVED and before
    return call.state == SubstitutionState.ATTENDED and approved


def filled(ledger: Ledger, place: Place) -> dict[UUID, UUID]:
    """Seat → who fills it, worked out from the lines alone: the member himself, else the first
    of those called in his place who is there and sits nowhere else."""

    def there(person: UUID) -> bool:
        here = ledger.status(person, place.position) == PresenceStatus.PRESENT
        return here and person not in out(ledger, place)

    found = {person: person for person in MEMBERS if there(person)}
    called = [a for a in ledger.attendees if a.substitution is not None]
    for who in sorted(called, key=by_turn):
        call: Any = who.substitution
        sits = who.person_id in MEMBERS or who.person_id in found.values()
        if call.for_person_id in found or sits or not there(who.person_id):
            continue
        if reaches(ledger, call, place):
            found[call.for_person_id] = who.person_id
    return found


def by_turn(who: Attendee) -> Any:
    call: Any = who.substitution
    return call.called_at, call.pk


@given(readings())
def test_the_seats_are_filled_as_the_lines_alone_say(ledger: Ledger) -> None:
    for place in ledger.items:
        present = ledger.present(place)
        seats = {a.substitution.for_person_id if a.substitution else a.person_id: a.person_id
                 for a in present}  # fmt: skip
        assert len(seats) == len(present)
        assert seats == filled(ledger, place)
        for who in ledger.seats(place).silent:
            assert ledger.status(who.person_id, place.position) == PresenceStatus.UNKNOWN
            assert who.person_id not in out(ledger, place)


@given(ledgers())
def test_who_is_disqualified_took_no_part_whatever_the_lines_say(ledger: Ledger) -> None:
    for place in ledger.items:
        for person in out(ledger, place):
            assert ledger.is_disqualified(person, place.pk)
            assert person is not None
            assert ledger.took_part(person, place) is False
            assert ledger.may_vote(person, place) is False
        for who in ledger.present(place):
            assert ledger.sits(who.person_id, place)


@given(st.lists(st.tuples(KINDS, st.integers(-5, 45)), unique_by=lambda t: t[1]), st.randoms())
def test_comings_and_goings_by_the_clock_may_be_told_in_any_order(
    moves: list[tuple[PresenceKind, int]], random: Random
) -> None:
    other = list(moves)
    random.shuffle(other)

    def read(turns: list[tuple[PresenceKind, int]]) -> Ledger:
        lines = [
            told(n, MEMBERS[0], kind, at=START + timedelta(minutes=minute))
            for n, (kind, minute) in enumerate(turns)
        ]
        return of(*lines)

    assert read(moves).statuses(MEMBERS[0]) == read(other).statuses(MEMBERS[0])
    for minute in (-10, 0, 5, 17, 44):
        moment = START + timedelta(minutes=minute)
        first, second = read(moves).at(moment), read(other).at(moment)
        assert first.statuses(MEMBERS[0]) == second.statuses(MEMBERS[0])


@given(readings())
def test_quorum_and_the_right_to_vote_are_made_of_the_same_people(ledger: Ledger) -> None:
    people = {a.person_id for a in ledger.attendees}
    for place in ledger.items:
        rights = {person: ledger.may_vote(person, place) for person in people}
        certain = [person for person, right in rights.items() if right]
        unknown = [person for person, right in rights.items() if right is None]
        assert {a.person_id for a in ledger.present(place)} == set(certain)
        enough = needed(5, ledger.roll.sitting.quorum_rule)
        found = ledger.quorum(place)
        assert (found == Quorum.YES) is (len(certain) >= enough)
        assert (found == Quorum.NO) is (len(certain) + len(unknown) < enough)


@given(ledgers())
def test_who_may_vote_is_there_takes_part_and_fills_a_seat_of_his_own(ledger: Ledger) -> None:
    for place in ledger.items:
        present = ledger.present(place)
        seats = [a.substitution.for_person_id if a.substitution else a.person_id for a in present]
        assert len(seats) == len(set(seats)) <= 5
        for who in present:
            assert ledger.status(who.person_id, place.position) == PresenceStatus.PRESENT
            assert not ledger.is_disqualified(who.person_id, place.pk)
            assert ledger.took_part(who.person_id, place) is True


@given(ledgers())
def test_a_council_s_substitute_counts_after_the_approval_and_never_before(ledger: Ledger) -> None:
    if ledger.roll.sitting.kind != CommitteeKind.COUNCIL:
        return
    for place in ledger.items:
        for who in ledger.present(place):
            if who.substitution is not None:
                assert who.substitution.approval == SubstitutionApproval.APPROVED
                under = ledger.roll.places.get(who.substitution.approved_item_id or UUID(int=0))
                assert under is None or under < place.position


@given(ledgers())
def test_what_minutes_say_agrees_with_the_ledger(ledger: Ledger) -> None:
    notes = Notes(ledger)
    throughout = {n.who.person_id for n in notes.header() if n.kind in ABSENCES and not n.items}
    for place in ledger.items:
        away = {n.who.person_id for n in notes.at(place) if n.kind in ABSENCES}
        for who in {a.person_id for a in ledger.attendees}:
            status = ledger.status(who, place.position)
            out = ledger.is_disqualified(who, place.pk)
            missed = status in AWAY and status != PresenceStatus.TOOK_NO_PART and not out
            assert (who in away) is missed
            assert who not in throughout or status in AWAY


def spelt(ledger: Ledger) -> str:
    """The first letters of what is known of the first member, item by item."""
    return "".join(status[0] for status in ledger.statuses(MEMBERS[0]))


@pytest.mark.parametrize(
    ("kind", "since", "until", "statuses"),
    [
        ("left", 15, None, "paaa"),
        ("arrived", 25, None, "aapp"),
        ("excused", 15, 35, "peep"),
        ("present", 15, 35, "appa"),
        ("absent", None, 15, "appp"),
        ("arrived", 95, None, "uuuu"),
    ],
)
def test_the_clock_finds_the_item_that_was_running(
    kind: str, since: int | None, until: int | None, statuses: str
) -> None:
    at = None if since is None else START + timedelta(minutes=since)
    end = None if until is None else START + timedelta(minutes=until)
    line = told(1, MEMBERS[0], PresenceKind(kind), at=at, until=end)
    assert spelt(of(line)) == statuses


@pytest.mark.parametrize(
    ("kind", "since", "until", "statuses"),
    [
        ("left", 15, None, "ppaaa"),
        ("left", 10, None, "paaaa"),
        ("arrived", 15, None, "aappp"),
        ("arrived", 95, None, "aaaaa"),
        ("excused", 12, 18, "paapp"),
        ("excused", 15, 35, "ppaap"),
        ("present", 15, 35, "aappa"),
        ("absent", None, 15, "aappp"),
    ],
)
def test_at_a_moment_who_had_gone_is_not_there_and_who_was_still_there_is(
    kind: str, since: int | None, until: int | None, statuses: str
) -> None:
    """The second item ran from 10 to 20; its vote may have been held out of turn all the same."""
    at = None if since is None else START + timedelta(minutes=since)
    end = None if until is None else START + timedelta(minutes=until)
    ledger = of(told(1, MEMBERS[0], PresenceKind(kind), at=at, until=end))
    moments = [START + timedelta(minutes=m) for m in (5, 14, 15, 18, 40)]
    assert "".join(ledger.at(m).status(MEMBERS[0], 2)[0] for m in moments) == statuses


def test_what_was_told_by_item_alone_holds_at_every_moment_of_it() -> None:
    left = told(1, MEMBERS[0], PresenceKind.LEFT, item_id=ITEMS[1])
    assert spelt(of(left)) == spelt(of(left).at(START)) == "paaa"
    back = told(2, MEMBERS[0], PresenceKind.PRESENT, item_id=ITEMS[3])
    clock = told(3, MEMBERS[0], PresenceKind.LEFT, at=START + timedelta(minutes=15))
    assert spelt(of(clock, back).at(START + timedelta(minutes=16))) == "aaap"


def test_absence_may_be_told_of_one_day_of_a_meeting_over_two() -> None:
    second = told(1, MEMBERS[0], PresenceKind.EXCUSED, day=DAY + timedelta(days=11))
    both = told(2, MEMBERS[0], PresenceKind.PRESENT)
    assert spelt(of(second, both, days=(0, 0, 11, 11))) == "ppee"
    assert spelt(of(both, second, days=(0, 0, 11, 11))) == "ppee"


def test_a_line_about_an_item_that_is_off_the_agenda_says_nothing() -> None:
    gone = told(1, MEMBERS[0], PresenceKind.ABSENT, item_id=UUID(int=77))
    assert spelt(of(gone)) == "uuuu"


def test_between_two_items_it_is_the_next_that_somebody_left_before() -> None:
    left = told(1, MEMBERS[0], PresenceKind.LEFT, at=START + timedelta(minutes=18))
    ledger = of(left)
    pause = [
        replace(one, finished_at=START + timedelta(minutes=18)) if one.position == 2 else one
        for one in ledger.items
    ]
    assert spelt(Ledger(None, replace(ledger.roll, items=pause))) == "ppaa"  # type: ignore[arg-type]
