"""The ledger of one meeting read as a whole: who was there at which item, and who was enough.

Everything is derived from the lines each time somebody asks; nothing of it is stored [27].
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.db.models import Q

from agenda.models import AgendaItem
from agenda.vocabulary import ItemState, ItemType
from committees.models import Membership
from committees.vocabulary import CommitteeKind, MembershipRole
from meetings.models import Meeting
from proceedings.rules.presence import LedgerLine, quorum, status_at
from proceedings.rules.substitution import counts
from proceedings.vocabulary import (
    PresenceKind,
    PresenceStatus,
    Quorum,
    SubstitutionScope,
    SubstitutionState,
)

if TYPE_CHECKING:
    from proceedings.models import Disqualification, PresenceEvent, Substitution

MOVEMENTS = frozenset({PresenceKind.ARRIVED, PresenceKind.LEFT})


@dataclass(frozen=True)
class Attendee:
    """Somebody who belongs at the meeting: a member on its day, or a substitute called to it."""

    person_id: UUID
    name: str
    email: str
    list_letter: str | None
    role: MembershipRole | None
    votes: bool
    substitution: "Substitution | None" = None


@dataclass
class Ledger:
    """Presence at every item of a meeting, in six queries however many people and items."""

    meeting: Meeting
    items: Sequence[AgendaItem]
    attendees: Sequence[Attendee]
    events: Iterable["PresenceEvent"]
    questions: Iterable["Disqualification"]
    _known: dict[tuple[UUID, int], PresenceStatus] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, meeting: Meeting) -> Self:
        """The ledger as it stands."""
        found = AgendaItem.objects.filter(
            municipality_id=meeting.municipality_id, meeting=meeting, position__isnull=False
        )
        items = list(found.order_by("position").prefetch_related("disqualifications"))
        questions = [q for item in items for q in item.disqualifications.all()]
        attendees = [*_members(meeting), *_substitutes(meeting)]
        return cls(meeting, items, attendees, meeting.presence_events.in_force(), questions)

    def attendee(self, person_id: UUID | None) -> Attendee | None:
        """The one who belongs at the meeting, or None."""
        return next((a for a in self.attendees if a.person_id == person_id), None)

    def status(self, person_id: UUID, position: int) -> PresenceStatus:
        """What the ledger says of a person at an item."""
        key = (person_id, position)
        if key not in self._known:
            self._known[key] = status_at(self._lines.get(person_id, ()), position)
        return self._known[key]

    def statuses(self, person_id: UUID) -> list[PresenceStatus]:
        """What the ledger says of a person, item by item."""
        return [self.status(person_id, place) for place in self._places]

    def is_disqualified(self, person_id: UUID, item_id: UUID) -> bool:
        """Whether the body has found so and the person does not take part all the same [42]."""
        return (person_id, item_id) in self._disqualified

    def undecided(self, item_id: UUID | None = None) -> list[str]:
        """Names of those whose notice the body has not decided on."""
        return [
            q.name_printed
            for q in self.questions
            if q.state == "notified" and item_id in (None, q.item_id)
        ]

    def undecided_told(self) -> list[str]:
        """The same for whoever runs the meeting, who need not know whom a closed item concerns."""
        return [
            f"{item.number or '–'} (lukket punkt)" if item.is_closed else name
            for item in self.items
            for name in self.undecided(item.pk)
        ]

    def quorum(self, item: AgendaItem) -> Quorum:
        """Whether enough were there at the item (ksl § 11, stk. 2) [24, 25]."""
        place = item.position
        if place is None:
            return Quorum.UNKNOWN
        there = [a for a in self._counting(item) if self._is_there(a, place)]
        out = sum(self.is_disqualified(a.person_id, item.pk) for a in there)
        return quorum(self.meeting.committee.seats or 0, len(there), out, self._unknown(place))

    def quorum_now(self) -> Quorum:
        """Whether enough are there for the meeting to begin."""
        return self.quorum(self.items[0]) if self.items else Quorum.UNKNOWN

    def present(self, item: AgendaItem) -> list[Attendee]:
        """Those who were there and could take part in deciding."""
        return [
            a
            for a in self._counting(item)
            if self._is_there(a, item.position or 0)
            and not self.is_disqualified(a.person_id, item.pk)
        ]

    @cached_property
    def _places(self) -> list[int]:
        return [item.position for item in self.items if item.position is not None] or [1]

    @cached_property
    def _disqualified(self) -> set[tuple[UUID | None, UUID]]:
        return {
            (q.person_id, q.item_id)
            for q in self.questions
            if q.state == "disqualified" and not q.participates_despite_reason
        }

    @cached_property
    def _lines(self) -> dict[UUID, list[LedgerLine]]:
        lines: dict[UUID, list[LedgerLine]] = defaultdict(list)
        for event in self.events:
            line = self._line(event)
            if event.person_id is not None and line is not None:
                lines[event.person_id].append(line)
        return lines

    def _line(self, event: "PresenceEvent") -> LedgerLine | None:
        """A line in the items' order. One told by the clock alone holds from the item that was
        running then; where nobody knows which that was, it says nothing."""
        places = {item.pk: item.position for item in self.items}
        kind = PresenceKind(event.kind)
        first = places.get(event.item_id) if event.item_id else None
        last = places.get(event.to_item_id) if event.to_item_id else None
        if event.item_id is None and event.at is not None and kind in MOVEMENTS:
            first = self._running_at(event.at)
            if first is None:
                return None
        if last is None and kind not in MOVEMENTS:
            last = first
        return LedgerLine(kind=kind, from_item=first, to_item=last)

    def _running_at(self, moment: Any) -> int | None:
        for item in self.items:
            if item.finished_at is None or item.finished_at > moment:
                known = item.started_at or item.finished_at or self.meeting.state == "in_session"
                return item.position if known else None
        return None

    def _counting(self, item: AgendaItem) -> list[Attendee]:
        kind = CommitteeKind(self.meeting.committee.kind)
        return [a for a in self.attendees if a.votes and self._may_count(a, kind, item)]

    def _may_count(self, who: Attendee, kind: CommitteeKind, item: AgendaItem) -> bool:
        call = who.substitution
        if call is None:
            return True
        if call.extent == SubstitutionScope.ITEM and call.item_id != item.pk:
            return False
        return counts(kind, SubstitutionState(call.state), approved=self._approved(item))

    def _approved(self, item: AgendaItem) -> bool:
        """Whether the council has approved those called in before it came to this item [29]."""
        return any(
            other.item_type == ItemType.SUBSTITUTE_APPROVAL
            and other.state == ItemState.TREATED
            and (other.position or 0) <= (item.position or 0)
            for other in self.items
        )

    def _is_there(self, who: Attendee, place: int) -> bool:
        return self.status(who.person_id, place) == PresenceStatus.PRESENT

    def _unknown(self, place: int) -> int:
        return sum(
            self.status(a.person_id, place) == PresenceStatus.UNKNOWN
            for a in self.attendees
            if a.votes and a.substitution is None
        )


def _members(meeting: Meeting) -> list[Attendee]:
    """Seats on the meeting's day; an alternate belongs there only when called."""
    seats = (
        Membership.objects.filter(
            Q(ends_on=None) | Q(ends_on__gte=meeting.day),
            municipality_id=meeting.municipality_id,
            committee_id=meeting.committee_id,
            starts_on__lte=meeting.day,
        )
        .exclude(role=MembershipRole.ALTERNATE.value)
        .select_related("person", "party")
        .order_by("person__sort_key", "person_id", "role")
    )
    found: dict[UUID, Attendee] = {}
    for seat in seats:
        role = MembershipRole(seat.role)
        found.setdefault(
            seat.person_id,
            Attendee(
                seat.person_id,
                seat.person.name,
                seat.person.email,
                seat.party.list_letter if seat.party else None,
                role,
                votes=seat.voting_right and role != MembershipRole.OBSERVER,
            ),
        )
    return list(found.values())


def _substitutes(meeting: Meeting) -> list[Attendee]:
    calls = (
        meeting.committee.substitutions.called_to(meeting)
        .select_related("person")
        .order_by("person__sort_key", "id")
    )
    return [
        Attendee(
            call.person_id,
            call.person.name,
            call.person.email,
            None,
            None,
            votes=True,
            substitution=call,
        )
        for call in calls
    ]
