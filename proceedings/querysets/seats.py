"""Who fills the seats of a body at one item."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from proceedings.querysets.roll import Attendee, Call, Question, Spoken
from proceedings.vocabulary import DisqualificationState


@dataclass(frozen=True)
class Seats:
    """Who fills the seats at one item: those who may, those who are there, and those of whom
    the ledger says nothing, one for each seat at most."""

    counting: Sequence[Attendee]
    present: Sequence[Attendee]
    silent: Sequence[Attendee]

    @cached_property
    def entitled(self) -> frozenset[UUID]:
        """Ids of those who may fill one."""
        return frozenset(one.person_id for one in self.counting)

    @cached_property
    def there(self) -> frozenset[UUID]:
        """Ids of those who are there."""
        return frozenset(one.person_id for one in self.present)

    @cached_property
    def unknown(self) -> frozenset[UUID]:
        """Ids of those who may be."""
        return frozenset(one.person_id for one in self.silent)

    def may_vote(self, person_id: UUID) -> bool | None:
        """Whether the person is among those who are there; unknown of those who may be."""
        if person_id in self.there:
            return True
        return None if person_id in self.unknown else False


def place_in_chain(call: Call, attendees: Sequence[Attendee]) -> int | None:
    """Which in turn somebody was called, where more than one had to be; else unknown."""
    calls = {a.substitution.pk: a.substitution for a in attendees if a.substitution}
    followed = {other.follows_id for other in calls.values()}
    if call.follows_id is None and call.pk not in followed:
        return None
    place, before = 1, calls.get(call.follows_id) if call.follows_id else None
    while before is not None:
        place, before = place + 1, calls.get(before.follows_id) if before.follows_id else None
    return place


def entered_about(
    entries: Iterable[Spoken], places: Mapping[UUID, int], item: Any
) -> Spoken | None:
    """The last entry of the record about the item."""
    at, found = item.position or 0, None
    for entry in entries:
        first = places.get(entry.item_id)
        last = places.get(entry.to_item_id) if entry.to_item_id else first
        if first is not None and last is not None and first <= at <= last:
            found = entry
    return found


def seat_of(who: Attendee) -> UUID:
    """Whose seat somebody fills."""
    return who.substitution.for_person_id if who.substitution else who.person_id


def taken_out(questions: Iterable[Question]) -> dict[UUID, set[UUID | None]]:
    """Item → those who may not take part in it."""
    found: dict[UUID, set[UUID | None]] = {}
    for question in questions:
        if question.takes_out:
            found.setdefault(question.item_id, set()).add(question.person_id)
    return found


def asked_at(questions: Iterable[Question]) -> dict[UUID, list[Question]]:
    """Item → the questions at it."""
    found: dict[UUID, list[Question]] = {}
    for question in questions:
        found.setdefault(question.item_id, []).append(question)
    return found


def out_of(people: Iterable[UUID], item_id: UUID) -> list[Question]:
    """Questions as they would stand if those people took no part in the item."""
    found = DisqualificationState.DISQUALIFIED
    return [
        Question(
            pk=item_id,
            item_id=item_id,
            person_id=person,
            name_printed="",
            state=found,
            participates_despite=False,
            left_room=None,
        )
        for person in people
    ]
