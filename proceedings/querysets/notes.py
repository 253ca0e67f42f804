"""What minutes say of presence, taken from the ledger: in their header and at each item."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any
from uuid import UUID

from proceedings.querysets.ledger import Ledger
from proceedings.querysets.roll import Attendee, Call, Place, Told
from proceedings.querysets.seats import place_in_chain
from proceedings.querysets.timeline import MOVEMENTS
from proceedings.rules.notes import ABSENCES, Named, Note
from proceedings.rules.presence import AWAY, Finding, Ground
from proceedings.vocabulary import (
    ChairBasis,
    PresenceKind,
    PresenceMode,
    PresenceNote,
    PresenceStatus,
    Quorum,
    SubstitutionApproval,
    SubstitutionState,
)

MISSED = AWAY - {PresenceStatus.TOOK_NO_PART}
OF_MOVEMENT = {
    PresenceKind.ARRIVED: PresenceNote.ARRIVED,
    PresenceKind.LEFT: PresenceNote.LEFT,
}


@dataclass(frozen=True)
class Notes:
    """Notes on the presence at one meeting. `shown` says of which items somebody may know who
    was there; of the others nothing is told, in the header neither. Of a document that was read
    in only what was added to it is told: it prints its own lines."""

    ledger: Ledger
    shown: Callable[[Place], bool] = lambda _: True

    def header(self) -> list[Note]:
        """What holds for the meeting as a whole, and who came and went when."""
        notes: list[Note] = []
        for person_id, who in self._people.items():
            notes += self._absences(person_id, who)
        notes += self._moved
        return [*notes, *self._stand_ins(), *self._not_come(), *self._remote(), *self._led()]

    def at(self, item: Place) -> list[Note]:
        """What is told at one item: who was away from it, came or went under it, stood in."""
        if not self.shown(item):
            return []
        notes = [self._away(who, [item], status) for who, status in self._away_at[item.pk]]
        notes += [note for note in self._moved if note.item_id == item.pk]
        return [*notes, *self._stand_ins(item), *self._not_come(item), *self._led(item)]

    def nobody(self, notes: Sequence[Note]) -> list[str]:
        """What the committee says where it was told who was there and nobody was away."""
        words = self.ledger.roll.sitting.settings.nobody_absent_words
        away = any(note.kind in ABSENCES for note in notes)
        return [words] if words and self._told and not away else []

    @cached_property
    def items(self) -> list[Place]:
        """The items of which something may be told."""
        return [item for item in self.ledger.items if self.shown(item)]

    @cached_property
    def _people(self) -> dict[UUID, Named]:
        """Those of whom something was told, in the order they were first told of."""
        told = {t.person_id: t for t in self._told if t.person_id}
        known = {a.person_id: a for a in self.ledger.attendees}
        return {
            p: Named(p, told[p].name, told[p].list_letter or _letter(known.get(p))) for p in told
        }

    @cached_property
    def _told(self) -> list[Told]:
        return [told for told in self.ledger.roll.told if not told.is_printed]

    @cached_property
    def _away_at(self) -> dict[UUID, list[tuple[Named, PresenceStatus]]]:
        """Who was away from each item, without those who had to be."""
        found: dict[UUID, list[tuple[Named, PresenceStatus]]] = {i.pk: [] for i in self.items}
        for person_id, who in self._people.items():
            course = self._courses[person_id]
            away = {told for told in set(course) if told.status in AWAY}
            for item, told in zip(self.items if away else (), course, strict=bool(away)):
                if told in away and not self.ledger.is_disqualified(person_id, item.pk):
                    found[item.pk].append((who, told.status))
        return found

    def _absences(self, person_id: UUID, who: Named) -> Iterator[Note]:
        """One note where somebody was away throughout, else one for each run of items that a
        line about them tells; who came or went has notes of his own."""
        if not self.items:
            status = self.ledger.status(person_id, 1)
            if status in MISSED:
                yield self._away(who, [], status)
            return
        told = zip(self.items, self._courses[person_id], strict=True)
        away = [item for item, found in told if found.status in MISSED]
        if len(away) == len(self.items) and not self._has_moved(person_id):
            yield self._away(who, [], self._status(person_id, away[0]))
            return
        for run in self._runs(person_id, away):
            yield self._away(who, run, self._status(person_id, run[0]))

    def _runs(self, person_id: UUID, away: Sequence[Place]) -> list[list[Place]]:
        runs: list[list[Place]] = []
        for item in away:
            if self.ledger.found(person_id, item.position).ground is not Ground.LINE:
                continue
            if self.ledger.is_disqualified(person_id, item.pk):
                continue
            status = self._status(person_id, item)
            before = runs[-1][-1] if runs else None
            if (
                before
                and self._next.get(before.pk) == item
                and self._status(person_id, before) == status
            ):
                runs[-1].append(item)
            else:
                runs.append([item])
        return runs

    @cached_property
    def _next(self) -> dict[UUID, Place]:
        """The item that comes after an item."""
        return {one.pk: other for one, other in pairwise(self.items)}

    def _status(self, person_id: UUID, item: Place) -> PresenceStatus:
        return self.ledger.status(person_id, item.position)

    @cached_property
    def _courses(self) -> dict[UUID, Sequence[Finding]]:
        """What is found of everybody at the items, in their order."""
        places = [item.position for item in self.items]
        return {person: self.ledger.courses.along(person, places) for person in self._people}

    def _has_moved(self, person_id: UUID) -> bool:
        return any(told.person_id == person_id for told in self._movements)

    def _away(self, who: Named, items: Sequence[Place], status: PresenceStatus) -> Note:
        """`items` are those the note is about, none for the whole meeting."""
        person_id: Any = who.person_id
        return Note(
            kind=PresenceNote(status.value),
            who=who,
            items=tuple(_number(item) for item in items),
            item_id=items[0].pk if items else None,
            reason=self._reason(person_id, items) if items else None,
            is_partial=bool(items) and person_id in self.there_once,
        )

    @cached_property
    def there_once(self) -> set[UUID]:
        """Those who did not miss all."""
        return {
            who
            for who in self._people
            if any(found.status not in MISSED for found in self._courses[who])
        }

    def _reason(self, person_id: UUID, items: Sequence[Place]) -> str | None:
        """Why somebody took no part in an item, as it was told last."""
        return self._reasons.get((person_id, items[0].pk))

    @cached_property
    def _reasons(self) -> dict[tuple[UUID | None, UUID | None], str | None]:
        return {(told.person_id, told.item_id): told.reason for told in self._told}

    @cached_property
    def _movements(self) -> list[Told]:
        return [told for told in self._told if told.kind in MOVEMENTS and told.person_id]

    @cached_property
    def _moved(self) -> list[Note]:
        return [note for told in self._movements if (note := self._movement(told))]

    def _movement(self, told: Told) -> Note | None:
        """Who came or went, and under which item; leaving the room because of disqualification
        is told where the body found it."""
        lines = self.ledger.timeline.lines(told)
        place = next(
            (i for i in self.ledger.items if lines and i.position == lines[0].from_item), None
        )
        if place is not None and not self._may_tell(told, place):
            return None
        return Note(
            kind=OF_MOVEMENT[told.kind],
            who=Named(told.person_id, told.name, told.list_letter),
            items=(_number(place),) if place else (),
            item_id=place.pk if place else None,
            at=told.at,
            day=self._other_day(told),
        )

    def _may_tell(self, told: Told, place: Place) -> bool:
        """Who comes back after an item at which he was disqualified had left because of it."""
        before = [i for i in self.ledger.items if i.position < place.position]
        near = [place, *(before[-1:] if told.kind == PresenceKind.ARRIVED else [])]
        out = any(self.ledger.is_disqualified(told.person_id, item.pk) for item in near)
        return self.shown(place) and not out

    def _other_day(self, told: Told) -> date | None:
        return told.day if told.day != self.ledger.roll.sitting.day else None

    def _stand_ins(self, item: Place | None = None) -> Iterator[Note]:
        """Those who came in a member's place, once each, also before the council has approved:
        what is told is who sat there, not whose voice counted."""
        for who in self.ledger.attendees:
            call = who.substitution
            if call is None or call.state != SubstitutionState.ATTENDED:
                continue
            at = [item] if item else self.items
            came = not at and self.ledger.status(who.person_id, 1) == PresenceStatus.PRESENT
            if came or any(self._stands_in(who, call, place) for place in at):
                yield Note(
                    kind=PresenceNote.SUBSTITUTE,
                    who=_named(who),
                    other=self._name_of(call.for_person_id),
                    item_id=item.pk if item else None,
                )

    def _stands_in(self, who: Attendee, call: Call, item: Place) -> bool:
        there = self.ledger.status(who.person_id, item.position) == PresenceStatus.PRESENT
        himself = self._status(call.for_person_id, item) == PresenceStatus.PRESENT
        out = self.ledger.is_disqualified(call.for_person_id, item.pk)
        here = call.item_id in (None, item.pk) and call.approval != SubstitutionApproval.REFUSED
        gone = self.ledger.is_disqualified(who.person_id, item.pk)
        return there and here and not gone and (out or not himself)

    def _not_come(self, item: Place | None = None) -> Iterator[Note]:
        for who in self.ledger.attendees:
            call = who.substitution
            if call is None or call.state != SubstitutionState.DID_NOT_COME:
                continue
            if item is None or call.item_id == item.pk:
                yield Note(
                    kind=PresenceNote.NOT_COME,
                    who=_named(who),
                    other=self._name_of(call.for_person_id),
                    place=place_in_chain(call, self.ledger.attendees),
                    item_id=call.item_id,
                )

    def _remote(self) -> Iterator[Note]:
        told = {t.person_id for t in self.ledger.roll.told if t.mode == PresenceMode.REMOTE}
        for who in self.ledger.attendees:
            if who.person_id in told and self._was_remote(who):
                yield Note(kind=PresenceNote.REMOTE, who=_named(who))

    def _was_remote(self, who: Attendee) -> bool:
        return any(self.ledger.is_remote(who.person_id, item.position) for item in self.items)

    def _led(self, item: Place | None = None) -> Iterator[Note]:
        """Items that somebody else than the chair led, and where the body found that too few
        were there."""
        for place in [item] if item else self.items:
            person, name, basis = self.ledger.chair(place)
            if name and basis not in (ChairBasis.CHAIR, ChairBasis.UNKNOWN):
                letter = _letter(self.ledger.attendee(person))
                yield Note(
                    kind=PresenceNote.CHAIRED,
                    who=Named(person, name, letter),
                    items=(_number(place),),
                    item_id=place.pk,
                )

    def _name_of(self, person_id: UUID) -> Named | None:
        who = self.ledger.attendee(person_id)
        return self._people.get(person_id) or (_named(who) if who else None)


def not_quorate(ledger: Ledger, item: Place) -> bool:
    """Whether the record says itself that too few were there."""
    return ledger.is_entered(item) and ledger.quorum(item) == Quorum.NO


def _named(who: Attendee) -> Named:
    return Named(who.person_id, who.name, who.list_letter)


def _letter(who: Attendee | None) -> str | None:
    return who.list_letter if who else None


def _number(item: Place) -> str:
    return item.number or str(item.position)
