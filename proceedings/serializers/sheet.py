"""What is derived from the ledger: presence at each item, and what minutes say of it."""

from typing import Any
from uuid import UUID

from rest_framework import serializers

from foundation.http.serializers import Strict
from proceedings.querysets import Ledger, Notes
from proceedings.querysets.roll import Attendee, Place
from proceedings.querysets.seats import Seats
from proceedings.rules.notes import Named, Note, lines_of
from proceedings.rules.presence import Finding

Said = dict[tuple[int, Finding, bool, bool | None], dict[str, Any]]
"""What is told of each person in turn, by what is found of him at an item."""
UNTOLD: dict[str, Any] = {"notes": [], "lines": []}


class PresenceOfPerson(Strict):
    person = serializers.UUIDField()
    name = serializers.CharField()
    status = serializers.CharField()
    status_label = serializers.CharField()
    remote = serializers.BooleanField()
    disqualified = serializers.BooleanField()
    may_vote = serializers.BooleanField(allow_null=True)


class PresenceNoted(Strict):
    """One thing minutes say of somebody's presence."""

    kind = serializers.CharField()
    kind_label = serializers.CharField()
    person = serializers.UUIDField(allow_null=True)
    name = serializers.CharField()
    list_letter = serializers.CharField(allow_null=True)
    items = serializers.ListField(child=serializers.CharField())
    at = serializers.DateTimeField(allow_null=True)
    day = serializers.DateField(allow_null=True)
    other = serializers.UUIDField(allow_null=True)
    other_name = serializers.CharField(allow_null=True)
    place = serializers.IntegerField(allow_null=True)


class PresenceChair(Strict):
    person = serializers.UUIDField(allow_null=True)
    name = serializers.CharField(allow_null=True)
    basis = serializers.CharField()
    basis_label = serializers.CharField()


class PresenceAtItem(Strict):
    item = serializers.UUIDField()
    number = serializers.CharField(allow_null=True)
    quorum = serializers.CharField()
    quorum_label = serializers.CharField()
    quorum_entered = serializers.BooleanField()
    present = serializers.IntegerField(allow_null=True)
    chair = PresenceChair(allow_null=True)
    persons = PresenceOfPerson(many=True, allow_null=True)
    notes = PresenceNoted(many=True)
    lines = serializers.ListField(child=serializers.CharField())


class PresenceMember(Strict):
    person = serializers.UUIDField()
    name = serializers.CharField()
    list_letter = serializers.CharField(allow_null=True)
    role = serializers.CharField(allow_null=True)
    role_label = serializers.CharField(allow_null=True)
    votes = serializers.BooleanField()
    substitute_for = serializers.UUIDField(allow_null=True)
    substitution = serializers.UUIDField(allow_null=True)


class PresenceHeader(Strict):
    """What holds for the whole meeting: as data, and as the committee words it."""

    notes = PresenceNoted(many=True)
    lines = serializers.ListField(child=serializers.CharField())


class PresenceSheet(Strict):
    """Presence at each item, worked out from the ledger."""

    meeting = serializers.UUIDField()
    seats = serializers.IntegerField(allow_null=True)
    members = PresenceMember(many=True)
    header = PresenceHeader()
    items = PresenceAtItem(many=True)


def presence_json(ledger: Ledger, known: set[UUID], whole: set[UUID]) -> dict[str, Any]:
    """Presence at each item the reader knows of; at a closed one he does not see whole, only
    whether enough were there is told, and nobody is named who was called to it alone."""
    notes, said = Notes(ledger, lambda item: item.pk in whole), Said()
    return {
        "meeting": str(ledger.meeting.pk),
        "seats": ledger.roll.sitting.seats,
        "members": [_member(a) for a in ledger.attendees if _is_known(a, whole)],
        "header": _noted(notes, notes.header(), in_header=True),
        "items": [
            _item(ledger, notes, item, said, shown=item.pk in whole)
            for item in ledger.items
            if item.pk in known
        ],
    }


def _is_known(who: Attendee, whole: set[UUID]) -> bool:
    call = who.substitution
    return call is None or call.item_id is None or call.item_id in whole


def _member(who: Attendee) -> dict[str, Any]:
    call = who.substitution
    return {
        "person": str(who.person_id),
        "name": who.name,
        "list_letter": who.list_letter,
        "role": who.role.value if who.role else None,
        "role_label": who.role.label if who.role else None,
        "votes": who.votes,
        "substitute_for": str(call.for_person_id) if call else None,
        "substitution": str(call.pk) if call else None,
    }


def _item(ledger: Ledger, notes: Notes, item: Place, said: Said, *, shown: bool) -> dict[str, Any]:
    found, seats = ledger.quorum(item), ledger.seats(item)
    return {
        "item": str(item.pk),
        "number": item.number,
        "quorum": found.value,
        "quorum_label": found.label,
        "quorum_entered": ledger.is_entered(item),
        "present": len(seats.present) if shown else None,
        "chair": _chair(ledger, item) if shown else None,
        "persons": _persons(ledger, item, seats, said) if shown else None,
        **(_noted(notes, notes.at(item), in_header=False) if shown else UNTOLD),
    }


def _chair(ledger: Ledger, item: Place) -> dict[str, Any]:
    person, name, basis = ledger.chair(item)
    return {
        "person": str(person) if person else None,
        "name": name,
        "basis": basis.value,
        "basis_label": basis.label,
    }


def _persons(ledger: Ledger, item: Place, seats: Seats, said: Said) -> list[dict[str, Any]]:
    """Everybody at an item. Of most people the same is told at most items, and is made once."""
    told, out = [], ledger.out_at(item.pk)
    findings = ledger.courses.findings(item.position)
    for n, (who, found) in enumerate(zip(ledger.attendees, findings, strict=True)):
        key = (n, found, who.person_id in out, seats.may_vote(who.person_id))
        shown = said.get(key)
        if shown is None:
            shown = said[key] = _person(who, *key[1:])
        told.append(shown)
    return told


def _person(who: Attendee, found: Finding, is_out: bool, may_vote: bool | None) -> dict[str, Any]:  # noqa: FBT001
    return {
        "person": str(who.person_id),
        "name": who.name,
        "status": found.status.value,
        "status_label": found.status.label,
        "remote": found.is_remote,
        "disqualified": is_out,
        "may_vote": may_vote,
    }


def _noted(notes: Notes, told: list[Note], *, in_header: bool) -> dict[str, Any]:
    words = notes.ledger.roll.sitting.settings
    printed = lines_of(told, words, in_header=in_header)
    return {
        "notes": [_note(note) for note in told],
        "lines": [*notes.nobody(told), *(text for line in printed for text in line.texts)],
    }


def _note(note: Note) -> dict[str, Any]:
    other: Named | None = note.other
    return {
        "kind": note.kind.value,
        "kind_label": note.kind.label,
        "person": str(note.who.person_id) if note.who.person_id else None,
        "name": note.who.name,
        "list_letter": note.who.list_letter,
        "items": list(note.items),
        "at": note.at.isoformat() if note.at else None,
        "day": note.day.isoformat() if note.day else None,
        "other": str(other.person_id) if other and other.person_id else None,
        "other_name": other.name if other else None,
        "place": note.place,
    }
