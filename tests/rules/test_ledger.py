"""The ledger as a whole: whatever is told, in whatever order, its views never disagree."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.settings import effective_settings
from committees.vocabulary import CommitteeKind, MembershipRole
from proceedings.querysets import Ledger, Notes
from proceedings.querysets.roll import Attendee, Call, Place, Question, Roll, Sitting, Told
from proceedings.rules import AWAY, needed
from proceedings.rules.notes import ABSENCES
from proceedings.vocabulary import (
    DisqualificationState,
    PresenceKind,
    PresenceMode,
    PresenceStatus,
    Quorum,
    SubstitutionApproval,
    SubstitutionBasis,
    SubstitutionScope,
    SubstitutionState,
)

DAY, START = date(2026, 3, 24), datetime(2026, 3, 24, 16, tzinfo=UTC)
MEMBERS = [UUID(int=n) for n in range(1, 6)]
CALLED = [UUID(int=n) for n in range(11, 14)]
ITEMS = [UUID(int=n) for n in range(101, 105)]
CAME = [SubstitutionState.ATTENDED] * 6
APPROVED = [SubstitutionApproval.APPROVED] * 6
"""What is of interest is drawn more often than what is refused at once."""


def item(place: int) -> Place:
    """Item 1 runs for the first ten minutes, item 2 for the next, and so on."""
    begun = START + timedelta(minutes=10 * place)
    return Place(
        pk=ITEMS[place], position=place + 1, number=str(place + 1), title="", public_title="",
        item_type="decision", state="treated", is_closed=False, case_id=None,
        started_at=begun, finished_at=begun + timedelta(minutes=10),
    )  # fmt: skip


def member(pk: UUID) -> Attendee:
    return Attendee(pk, f"Medlem {pk.int}", "", "A", MembershipRole.MEMBER, votes=True)


def told(n: int, person: UUID, kind: PresenceKind, **where: Any) -> Told:
    values: dict[str, Any] = dict.fromkeys(("item_id", "to_item_id", "at", "until", "day"))
    return Told(
        pk=UUID(int=1000 + n), person_id=person, name=f"Medlem {person.int}", list_letter="A",
        kind=kind, mode=PresenceMode.PHYSICAL,
        told_at=START + timedelta(seconds=n), reason=None, is_printed=False, **values | where,
    )  # fmt: skip


@st.composite
def lines(draw: st.DrawFn) -> list[Told]:
    """Lines about members and those called, by item, range, clock or for the whole meeting; those
    called are mostly there."""
    found = [
        told(n - 10, person, PresenceKind.PRESENT)
        for n, person in enumerate(CALLED)
        if draw(st.booleans())
    ]
    for n in range(draw(st.integers(0, 12))):
        person = draw(st.sampled_from([*MEMBERS, *CALLED]))
        kind = draw(st.sampled_from(PresenceKind))
        first, last = sorted((draw(st.integers(0, 3)), draw(st.integers(0, 3))))
        clock = START + timedelta(minutes=draw(st.integers(-5, 45)))
        where: dict[str, Any] = draw(
            st.sampled_from(
                [
                    {},
                    {"item_id": ITEMS[first]},
                    {"item_id": ITEMS[first], "to_item_id": ITEMS[last]},
                    {"at": clock},
                    {"at": clock, "until": clock + timedelta(minutes=12)},
                ]
            )
        )
        found.append(told(n, person, kind, **where))
    return found


@st.composite
def calls(draw: st.DrawFn) -> list[Attendee]:
    """Up to three called, perhaps two for one member."""
    found = []
    for n, person in enumerate(CALLED[: draw(st.integers(0, 3))]):
        call = Call(
            pk=UUID(int=500 + n),
            for_person_id=draw(st.sampled_from(MEMBERS)),
            extent=draw(st.sampled_from([SubstitutionScope.MEETING, SubstitutionScope.ITEM])),
            basis=SubstitutionBasis.KSL15_SHORT,
            state=draw(st.sampled_from([*CAME, *SubstitutionState])),
            approval=draw(st.sampled_from([*APPROVED, *SubstitutionApproval, None])),
            approved_item_id=draw(st.none() | st.sampled_from(ITEMS)),
            item_id=draw(st.sampled_from(ITEMS)),
            follows_id=None,
            called_at=START,
        )
        found.append(Attendee(person, f"Vikar {n}", "", "A", None, votes=True, substitution=call))
    return found


@st.composite
def questions(draw: st.DrawFn) -> list[Question]:
    return [
        Question(
            UUID(int=900 + n),
            draw(st.sampled_from(ITEMS)),
            draw(st.sampled_from([*MEMBERS, *CALLED])),
            "",
            draw(st.sampled_from(DisqualificationState)),
            participates_despite=draw(st.booleans()),
            left_room=draw(st.none() | st.booleans()),
        )
        for n in range(draw(st.integers(0, 4)))
    ]


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    kind = draw(st.sampled_from([CommitteeKind.COUNCIL, CommitteeKind.STANDING_COMMITTEE]))
    settings = effective_settings(kind, {})
    sitting = Sitting(UUID(int=1), DAY, "ended", kind, 5, settings, None, is_imported=False)
    attendees = [*(member(pk) for pk in MEMBERS), *draw(calls())]
    roll = Roll(sitting, [item(n) for n in range(4)], attendees, draw(lines()), draw(questions()))
    return Ledger(None, roll)  # type: ignore[arg-type]


@st.composite
def readings(draw: st.DrawFn) -> Ledger:
    """A ledger read of the items as wholes, or as it stood at a moment of the meeting."""
    ledger = draw(ledgers())
    minutes = draw(st.none() | st.integers(-10, 60))
    return ledger if minutes is None else ledger.at(START + timedelta(minutes=minutes))


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


def of(*lines: Told, days: tuple[int, ...] = (0, 0, 0, 0)) -> Ledger:
    """A committee's ledger; `days` puts items on later days."""
    kind = CommitteeKind.STANDING_COMMITTEE
    sitting = Sitting(
        UUID(int=1), DAY, "ended", kind, 5, effective_settings(kind, {}), None, is_imported=False
    )
    items = [
        replace(
            item(n),
            started_at=START + timedelta(days=day, minutes=10 * n),
            finished_at=START + timedelta(days=day, minutes=10 * n + 10),
        )
        for n, day in enumerate(days)
    ]
    return Ledger(None, Roll(sitting, items, [member(MEMBERS[0])], lines, []))  # type: ignore[arg-type]


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
