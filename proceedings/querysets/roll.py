"""What a meeting's ledger is read from: the body that sits, its items, who belongs there, and
every line in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, partial
from typing import Any
from uuid import UUID

from agenda.vocabulary import Visibility
from committees.settings import CommitteeSettings, effective_settings
from committees.vocabulary import CommitteeKind, MembershipRole, QuorumRule
from foundation.tenancy.rows import Row, Rows, id_of
from proceedings.rules.quorum import rule_of
from proceedings.vocabulary import (
    ChairBasis,
    DisqualificationState,
    PresenceKind,
    PresenceMode,
    Quorum,
    SubstitutionApproval,
    SubstitutionBasis,
    SubstitutionScope,
    SubstitutionState,
)


@dataclass(frozen=True)
class Sitting:
    """The meeting and the body that sits in it."""

    pk: UUID
    day: date
    state: str
    kind: CommitteeKind
    seats: int | None
    settings: CommitteeSettings
    chair_id: UUID | None
    is_imported: bool

    @property
    def quorum_rule(self) -> QuorumRule:
        """How many must be there [24]."""
        return rule_of(self.kind, self.settings.quorum_rule)

    @classmethod
    def read(cls, row: Row) -> "Sitting":
        kind = CommitteeKind(row["kind"])
        return cls(
            pk=id_of(row["id"]),
            day=date.fromisoformat(row["day"]),
            state=row["state"],
            kind=kind,
            seats=row["seats"],
            settings=effective_settings(kind, row["settings"]),
            chair_id=_id(row["chair"]),
            is_imported=row["is_imported"],
        )


@dataclass(frozen=True)
class Place:
    """An item on the agenda, as far as presence needs it."""

    pk: UUID
    position: int
    number: str | None
    title: str
    public_title: str
    item_type: str
    state: str
    is_closed: bool
    case_id: UUID | None
    started_at: datetime | None
    finished_at: datetime | None

    @classmethod
    def read(cls, row: Row) -> "Place":
        return cls(
            pk=id_of(row["id"]),
            is_closed=row["visibility"] == Visibility.CLOSED,
            case_id=_id(row["case"]),
            started_at=_moment(row["started_at"]),
            finished_at=_moment(row["finished_at"]),
            **{name: row[name] for name in PLAIN_OF_PLACE},
        )


PLAIN_OF_PLACE = ("position", "number", "title", "public_title", "item_type", "state")


@dataclass(frozen=True)
class Call:
    """Somebody called in a member's place."""

    pk: UUID
    for_person_id: UUID
    extent: SubstitutionScope
    basis: SubstitutionBasis
    state: SubstitutionState
    approval: SubstitutionApproval | None
    approved_item_id: UUID | None
    item_id: UUID | None
    follows_id: UUID | None
    called_at: datetime

    @classmethod
    def read(cls, row: Row) -> "Call":
        approval = row["approval"]
        return cls(
            pk=id_of(row["id"]),
            for_person_id=id_of(row["for_person"]),
            extent=SubstitutionScope(row["extent"]),
            basis=SubstitutionBasis(row["basis"]),
            state=SubstitutionState(row["state"]),
            approval=SubstitutionApproval(approval) if approval else None,
            approved_item_id=_id(row["approved_item"]),
            item_id=_id(row["item"]),
            follows_id=_id(row["follows"]),
            called_at=datetime.fromisoformat(row["position"]),
        )


@dataclass(frozen=True)
class Attendee:
    """Somebody who belongs at the meeting: a member on its day, or a substitute called to it."""

    person_id: UUID
    name: str
    email: str
    list_letter: str | None
    role: MembershipRole | None
    votes: bool
    substitution: Call | None = None

    @classmethod
    def member(cls, row: Row) -> "Attendee":
        role = MembershipRole(row["role"])
        votes = row["voting_right"] and role != MembershipRole.OBSERVER
        return cls(id_of(row["person"]), row["name"], row["email"], row["list_letter"], role, votes)

    @classmethod
    def substitute(cls, row: Row) -> "Attendee":
        person = id_of(row["person"])
        letter, call = row["list_letter"], Call.read(row)
        return cls(person, row["name"], row["email"], letter, None, True, call)  # noqa: FBT003


@dataclass(frozen=True)
class Told:
    """One line in force, as it was told."""

    pk: UUID
    person_id: UUID | None
    name: str
    list_letter: str | None
    kind: PresenceKind
    mode: PresenceMode
    item_id: UUID | None
    to_item_id: UUID | None
    at: datetime | None
    until: datetime | None
    day: date | None
    told_at: datetime
    reason: str | None
    is_printed: bool
    """Whether a block of a document that was read in prints it already."""

    @classmethod
    def read(cls, row: Row) -> "Told":
        return cls(
            pk=id_of(row["id"]),
            person_id=_id(row["person"]),
            kind=PresenceKind(row["kind"]),
            mode=PresenceMode(row["mode"]),
            item_id=_id(row["item"]),
            to_item_id=_id(row["to_item"]),
            at=_moment(row["at"]),
            until=_moment(row["until"]),
            day=date.fromisoformat(row["day"]) if row["day"] else None,
            told_at=datetime.fromisoformat(row["position"]),
            is_printed=row["printed_in"] is not None,
            **{name: row[name] for name in ("name", "list_letter", "reason")},
        )


@dataclass(frozen=True)
class Question:
    """A question of disqualification."""

    pk: UUID
    item_id: UUID
    person_id: UUID | None
    name_printed: str
    state: DisqualificationState
    participates_despite: bool
    left_room: bool | None

    @property
    def stays_in(self) -> bool:
        """Whether the person is written down as having refused to leave the room [39]."""
        return self.takes_out and self.left_room is False

    @property
    def takes_out(self) -> bool:
        """Whether the person takes no part in the item: found so, and no exception [42]."""
        return self.state == DisqualificationState.DISQUALIFIED and not self.participates_despite

    @classmethod
    def read(cls, row: Row) -> "Question":
        return cls(
            pk=id_of(row["id"]),
            item_id=id_of(row["item"]),
            person_id=_id(row["person"]),
            name_printed=row["name"],
            state=DisqualificationState(row["state"]),
            left_room=row["left_room"],
            participates_despite=bool(row["despite"]),
        )


@dataclass(frozen=True)
class Spoken:
    """What the record says of one item whatever the ledger tells: who led it, or whether enough
    were there."""

    item_id: UUID
    to_item_id: UUID | None
    person_id: UUID | None = None
    name: str | None = None
    list_letter: str | None = None
    basis: ChairBasis = ChairBasis.UNKNOWN
    found: Quorum | None = None

    @classmethod
    def chairing(cls, row: Row) -> "Spoken":
        return cls(
            id_of(row["item"]),
            _id(row["to_item"]),
            _id(row["person"]),
            row["name"],
            row["list_letter"],
            ChairBasis(row["basis"]),
        )

    @classmethod
    def finding(cls, row: Row) -> "Spoken":
        return cls(id_of(row["item"]), _id(row["to_item"]), found=Quorum(row["found"]))


@dataclass(frozen=True)
class Roll:
    """Everything a ledger is read from."""

    sitting: Sitting
    items: Sequence[Place]
    attendees: Sequence[Attendee]
    told: Sequence[Told]
    questions: Sequence[Question]
    chairings: Sequence[Spoken] = ()
    quorum_findings: Sequence[Spoken] = ()

    @cached_property
    def places(self) -> dict[UUID, int]:
        """Item → its place on the agenda."""
        return {item.pk: item.position for item in self.items}

    @classmethod
    def read(cls, rows: Rows, meeting: str) -> "Roll":
        """The rows of `ledger_parts` under the meeting of this id."""
        under = partial(rows.under, parent=meeting)
        members: dict[UUID, Attendee] = {}
        for row in under("ledger_seat"):
            who = Attendee.member(row)
            members.setdefault(who.person_id, who)
        calls = sorted(under("ledger_call"), key=lambda row: (row["sort"], row["id"]))
        return cls(
            sitting=Sitting.read(under("ledger_sitting")[0]),
            items=[Place.read(row) for row in under("ledger_item")],
            attendees=[*members.values(), *(Attendee.substitute(row) for row in calls)],
            told=[Told.read(row) for row in _by_id(under("ledger_line"))],
            questions=[Question.read(row) for row in _by_id(under("ledger_question"))],
            chairings=[Spoken.chairing(row) for row in _by_id(under("ledger_chairing"))],
            quorum_findings=[Spoken.finding(row) for row in _by_id(under("ledger_quorum"))],
        )


def _by_id(rows: Sequence[Row]) -> list[Row]:
    """Rows told together stand in the order of their ids."""
    return sorted(rows, key=lambda row: (datetime.fromisoformat(row["position"]), row["id"]))


def _id(value: str | None) -> UUID | None:
    return id_of(value) if value else None


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
