"""Who fills the seats of a meeting, item by item."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from proceedings.querysets.courses import Courses
from proceedings.querysets.roll import Attendee, Roll
from proceedings.querysets.seats import Seats, seat_of
from proceedings.rules.substitution import counts
from proceedings.vocabulary import (
    PresenceStatus,
    SubstitutionApproval,
    SubstitutionScope,
    SubstitutionState,
)

NOBODY: Set[UUID | None] = frozenset()
COMING = (SubstitutionState.CALLED, SubstitutionState.ACCEPTED, SubstitutionState.ATTENDED)


@dataclass
class Seating:
    """The seats at each item, worked out once. `out` are those who may not take part in it."""

    roll: Roll
    courses: Courses
    out: Mapping[UUID, Set[UUID | None]]
    _known: dict[tuple[UUID, int | None], Seats] = field(default_factory=dict, repr=False)

    def at(self, item: Any) -> Seats:
        """Who fills them at the item."""
        key = (item.pk, item.position)
        if key not in self._known:
            here = self._here(item)
            counting = self._counting(item, here)
            there = [a for a in counting if a.person_id in here]
            self._known[key] = Seats(counting, there, self._silent(counting, there, item))
        return self._known[key]

    def _out_at(self, item: Any) -> Set[UUID | None]:
        return self.out.get(item.pk, NOBODY)

    def _counting(self, item: Any, here: Set[UUID]) -> list[Attendee]:
        found = list(self._seated.values())
        if not self._called:
            return found
        sitting, free = set(self._seated), self._seated.keys() - here
        for one in self._called:
            person, seat = one.person_id, seat_of(one)
            if seat not in free or person in sitting or not self._counts(one, item):
                continue
            found.append(one)
            sitting.add(person)
            if person in here:
                free.discard(seat)
        return found

    def _here(self, item: Any) -> set[UUID]:
        """Those who are there and not disqualified."""
        there = self.courses.of_status(PresenceStatus.PRESENT, item.position or 0)
        return there - self._out_at(item)

    @cached_property
    def _seated(self) -> dict[UUID, Attendee]:
        """Members who have a vote."""
        members = [a for a in self.roll.attendees if a.votes and a.substitution is None]
        return {a.person_id: a for a in members}

    @cached_property
    def _called(self) -> list[Any]:
        """Those called in, in the order in which they were."""
        called = [a for a in self.roll.attendees if a.substitution is not None]
        return sorted(called, key=lambda a: (a.substitution.called_at, a.substitution.pk))

    def _counts(self, who: Any, item: Any) -> bool:
        call = who.substitution
        if call.extent == SubstitutionScope.ITEM and call.item_id != item.pk:
            return False
        approved = self._is_approved(call, item)
        if self.courses.found(who.person_id, item.position or 0).status == PresenceStatus.UNKNOWN:
            return call.state in COMING and counts(
                self.roll.sitting.kind, SubstitutionState.ATTENDED, approved=approved
            )
        return counts(self.roll.sitting.kind, call.state, approved=approved)

    def _is_approved(self, call: Any, item: Any) -> bool:
        """Whether the council had approved the call before it came to this item; what it
        approved at an earlier meeting stands [29]."""
        if call.approval != SubstitutionApproval.APPROVED:
            return False
        under = self.roll.places.get(call.approved_item_id)
        return under is None or under < (item.position or 0)

    def _silent(
        self, counting: Iterable[Attendee], there: Iterable[Attendee], item: Any
    ) -> list[Attendee]:
        """Those of whom the ledger says nothing and who could fill a seat, one for each."""
        silent = self.courses.of_status(PresenceStatus.UNKNOWN, item.position or 0)
        unknown = silent - self._out_at(item)
        seats, found = {seat_of(a) for a in there} if unknown else set(), []
        for one in counting if unknown else ():
            if one.person_id in unknown and seat_of(one) not in seats:
                seats.add(seat_of(one))
                found.append(one)
        return found
