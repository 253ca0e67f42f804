"""The ledger of one meeting read as a whole: who was there at which item, and who was enough.

Everything is derived from the lines each time somebody asks; nothing of it is stored [27].
"""

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any, Self
from uuid import UUID

from foundation.tenancy.rows import Rows, fetch_kept
from meetings.models import Meeting
from proceedings.querysets.courses import Courses
from proceedings.querysets.leaders import leader_by_rule
from proceedings.querysets.roll import Attendee, Place, Question, Roll
from proceedings.querysets.seating import Seating
from proceedings.querysets.seats import Seats, asked_at, entered_about, out_of, taken_out
from proceedings.querysets.sources import ledger_parts_of
from proceedings.querysets.timeline import Timeline
from proceedings.rules.presence import AWAY, Finding, presence_at_meeting, took_part_at
from proceedings.rules.quorum import quorum
from proceedings.vocabulary import (
    ChairBasis,
    PresenceStatus,
    Quorum,
)

Leader = tuple[UUID | None, str | None, ChairBasis]
NOBODY: Set[UUID | None] = frozenset()


@dataclass
class Ledger:
    """Presence at every item of a meeting, read in one statement however many people and items.

    Whoever asks names an item by a row of any kind that has its `pk` and `position`.
    """

    meeting: Meeting
    roll: Roll
    moment: datetime | None = None
    """The hour at which it is read; without one what is asked is asked of the item as a whole."""
    _leaders: dict[tuple[UUID, int | None], Leader] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, meeting: Meeting) -> Self:
        """The ledger as it stands."""
        own = (meeting.municipality_id, meeting.pk)
        return cls.read(meeting, fetch_kept("ledger", own, ledger_parts_of))

    @classmethod
    def read(cls, meeting: Meeting, rows: Rows) -> Self:
        """The ledger from rows that were fetched together with others."""
        return cls(meeting, Roll.read(rows, str(meeting.pk)))

    def at(self, moment: datetime | None) -> "Ledger":
        """The same ledger as it stood at an hour of the meeting: who had not come by then, or had
        gone, was not there, and presence, quorum and the right to vote are all read by it [28]."""
        return self if moment == self.moment else Ledger(self.meeting, self.roll, moment)

    def with_out(self, people: Collection[UUID], item: Any) -> "Ledger":
        """What the lines would tell if those people were disqualified at the item and left."""
        questions = [*self.questions, *out_of(people, item.pk)]
        roll = replace(self.roll, questions=questions, quorum_findings=())
        return Ledger(self.meeting, roll, self.moment)

    @property
    def items(self) -> Sequence[Place]:
        """The items on the agenda, in its order."""
        return self.roll.items

    @property
    def attendees(self) -> Sequence[Attendee]:
        """Everybody who belongs at the meeting: members by name, then those called in."""
        return self.roll.attendees

    @property
    def questions(self) -> Sequence[Question]:
        """Questions of disqualification at the meeting's items."""
        return self.roll.questions

    def attendee(self, person_id: UUID | None) -> Attendee | None:
        """The one who belongs at the meeting, or None."""
        return self._by_person.get(person_id)

    def found(self, person_id: UUID, position: int) -> Finding:
        """What the ledger says of a person at an item, and what it rests on."""
        return self.courses.found(person_id, position)

    def status(self, person_id: UUID, position: int) -> PresenceStatus:
        """What the ledger says of a person when the item is decided."""
        return self.found(person_id, position).status

    def statuses(self, person_id: UUID) -> list[PresenceStatus]:
        """What the ledger says of a person, item by item."""
        places = [item.position for item in self.items] or [1]
        return [found.status for found in self.courses.along(person_id, places)]

    def at_meeting(self, person_id: UUID) -> PresenceStatus:
        """What the ledger says of a person and the meeting as a whole."""
        places = [item.position for item in self.items] or [1]
        return presence_at_meeting(self.timeline.lines_of.get(person_id, ()), places)

    def was_there(self, person_id: UUID) -> bool:
        """Whether the person is known to have been there at any item, if only until he left."""
        return self.at_meeting(person_id) == PresenceStatus.PRESENT

    def took_part(self, person_id: UUID, item: Any) -> bool | None:
        """Whether the person was there at the item wholly or partly and not disqualified;
        unknown where the ledger is silent."""
        if self.is_disqualified(person_id, item.pk):
            return False
        return took_part_at(self.timeline.lines_of.get(person_id, ()), item.position or 0)

    def is_remote(self, person_id: UUID, position: int) -> bool:
        """Whether somebody who is there is so from elsewhere [23]."""
        return self.found(person_id, position).is_remote

    def is_disqualified(self, person_id: UUID | None, item_id: UUID) -> bool:
        """Whether the body has found so and the person does not take part all the same [42]."""
        return person_id in self.out_at(item_id)

    def out_at(self, item_id: UUID) -> Set[UUID | None]:
        """Ids of those of whom that is so at the item."""
        return self._out.get(item_id, NOBODY)

    def undecided(self, item_id: UUID | None = None) -> list[str]:
        """Names of those whose notice the body has not decided on."""
        asked = self._asked.get(item_id, ()) if item_id else self.questions
        return [q.name_printed for q in asked if q.state == "notified"]

    def refusing_to_leave(self, item_id: UUID) -> list[str]:
        """Names of those who are disqualified at the item and would not leave the room [39]."""
        return [q.name_printed for q in self._asked.get(item_id, ()) if q.stays_in]

    def undecided_told(self) -> list[str]:
        """The same for whoever runs the meeting, who need not know whom a closed item concerns."""
        return [
            f"{item.number or '–'} (lukket punkt)" if item.is_closed else name
            for item in self.items
            for name in self.undecided(item.pk)
        ]

    def quorum(self, item: Any) -> Quorum:
        """Whether enough were there at the item: what the body found itself, else what the
        ledger tells (ksl § 11, stk. 2) [24, 25]."""
        entered = entered_about(self.roll.quorum_findings, self.roll.places, item)
        if entered is not None and entered.found is not None:
            return entered.found
        if item.position is None:
            return Quorum.UNKNOWN
        sitting = self.roll.sitting
        certain, silent = len(self.seats(item).present), len(self.seats(item).silent)
        return quorum(sitting.seats or 0, certain, silent, sitting.quorum_rule)

    def is_entered(self, item: Any) -> bool:
        """Whether the body's own finding of its quorum stands in the record."""
        return entered_about(self.roll.quorum_findings, self.roll.places, item) is not None

    def quorum_now(self) -> Quorum:
        """Whether enough are there for the meeting to begin."""
        return self.quorum(self.items[0]) if self.items else Quorum.UNKNOWN

    def present(self, item: Any) -> Sequence[Attendee]:
        """Those who were there and could take part in deciding: one for each seat at most."""
        return self.seats(item).present

    def counting(self, item: Any) -> Sequence[Attendee]:
        """Those who may fill a seat at the item, whether they are there or not: of a member and
        his substitutes only one, the member himself where he takes part. Nobody fills two."""
        return self.seats(item).counting

    def seats(self, item: Any) -> Seats:
        """Who fills the seats at the item, worked out once."""
        return self._seating.at(item)

    def may_vote(self, person_id: UUID, item: Any) -> bool | None:
        """Whether the person could vote at the item: the same people that make the quorum.
        Unknown where the ledger is silent of them [24, 46]."""
        return self.seats(item).may_vote(person_id)

    def sits(self, person_id: UUID, item: Any) -> bool:
        """Whether the person is of the body at the item, there or not: a member with a vote, or
        one who was called in his place to just this, be it for a part of it [29, 31]."""
        begun = self.at(item.started_at)
        return any(person_id in read.seats(item).entitled for read in (self, begun))

    def chair(self, item: Any) -> Leader:
        """Who led the meeting at the item, by name, and why he: as entered, else by rule [5]."""
        key = (item.pk, item.position)
        if key not in self._leaders:
            self._leaders[key] = self._chair(item)
        return self._leaders[key]

    def _chair(self, item: Any) -> Leader:
        entered = entered_about(self.roll.chairings, self.roll.places, item)
        if entered is not None:
            return entered.person_id, entered.name, entered.basis
        out, place = self.out_at(item.pk), item.position or 0
        person, basis = leader_by_rule(
            self.roll, lambda who: who not in out and self.status(who, place) not in AWAY
        )
        who = self.attendee(person)
        return person, who.name if who else None, basis

    @cached_property
    def timeline(self) -> Timeline:
        """The items by the clock."""
        return Timeline(self.roll)

    @cached_property
    def courses(self) -> Courses:
        """What is told of everybody at every item."""
        return Courses(self.timeline, self.attendees, self.moment)

    @cached_property
    def _by_person(self) -> dict[UUID | None, Attendee]:
        """Of somebody who belongs there in two ways the first."""
        return {who.person_id: who for who in reversed(self.attendees)}

    @cached_property
    def _asked(self) -> dict[UUID, list[Question]]:
        return asked_at(self.questions)

    @cached_property
    def _out(self) -> dict[UUID, set[UUID | None]]:
        return taken_out(self.questions)

    @cached_property
    def _seating(self) -> Seating:
        return Seating(self.roll, self.courses, self._out)
