"""Ledgers as they may come to be: members, an observer and those called in, lines of every kind
in any order, questions answered in every way."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from committees.settings import effective_settings
from committees.vocabulary import CommitteeKind, MembershipRole
from proceedings.querysets import Ledger
from proceedings.querysets.roll import Attendee, Call, Place, Question, Roll, Sitting, Told
from proceedings.vocabulary import (
    DisqualificationState,
    PresenceKind,
    PresenceMode,
    SubstitutionApproval,
    SubstitutionBasis,
    SubstitutionScope,
    SubstitutionState,
)

DAY, START = date(2026, 3, 24), datetime(2026, 3, 24, 16, tzinfo=UTC)
MEMBERS = [UUID(int=n) for n in range(1, 6)]
CALLED = [UUID(int=n) for n in range(11, 14)]
OBSERVER = UUID(int=20)
EVERYBODY = [*MEMBERS, *MEMBERS[:2], *MEMBERS[:2], *CALLED, *CALLED[:1], OBSERVER]
"""A few are drawn more often, so that one line meets another about the same person."""
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


def observer() -> Attendee:
    """One who sits there without a vote."""
    return Attendee(OBSERVER, "Observatør", "", None, MembershipRole.OBSERVER, votes=False)


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
        person = draw(st.sampled_from(EVERYBODY))
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
    """Up to four calls: perhaps two for one member, or one person for two."""
    found = []
    for n in range(draw(st.integers(0, 4))):
        person = draw(st.sampled_from([*CALLED, *CALLED, OBSERVER, MEMBERS[2]]))
        call = Call(
            pk=UUID(int=500 + n),
            for_person_id=draw(st.sampled_from([*MEMBERS[:2], *MEMBERS])),
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
            draw(st.sampled_from(EVERYBODY)),
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
    attendees = [*(member(pk) for pk in MEMBERS), observer(), *draw(calls())]
    roll = Roll(sitting, [item(n) for n in range(4)], attendees, draw(lines()), draw(questions()))
    return Ledger(None, roll)  # type: ignore[arg-type]


@st.composite
def readings(draw: st.DrawFn) -> Ledger:
    """A ledger read of the items as wholes, or as it stood at a moment of the meeting."""
    ledger = draw(ledgers())
    minutes = draw(st.none() | st.integers(-10, 60))
    return ledger if minutes is None else ledger.at(START + timedelta(minutes=minutes))


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
