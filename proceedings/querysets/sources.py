"""The rows of a meeting's ledger: one statement, however many people, items and lines."""

from typing import Any

from django.db.models import F, Func, OuterRef, Q, QuerySet, Subquery

from agenda.models import AgendaItem
from committees.models import Committee, Membership
from committees.vocabulary import MembershipRole
from foundation.tenancy.rows import Part, part
from meetings.models import Meeting

LINE = {
    **{name: name for name in ("id", "person", "list_letter", "kind", "mode", "item", "to_item")},
    **{name: name for name in ("at", "until", "day", "printed_in")},
    "name": "name_printed",
    "reason": "took_no_part_reason",
    "position": "created_at",
}
ITEM = {
    **{name: name for name in ("id", "number", "title", "public_title", "item_type", "state")},
    **{name: name for name in ("visibility", "case", "started_at", "finished_at")},
}
CALL = {
    **{name: name for name in ("id", "person", "for_person", "extent", "basis", "state")},
    **{name: name for name in ("approval", "item", "follows")},
    "approved_item": "approved_under_item",
    "name": "person__name",
    "email": "person__email",
    "sort": "person__sort_key",
    "position": "called_at",
}
QUESTION = {
    **{name: name for name in ("id", "item", "person", "state", "left_room")},
    "name": "name_printed",
    "despite": "participates_despite_reason",
    "position": "created_at",
}
SPOKEN = {"id": "id", "item": "item", "to_item": "to_item", "position": "created_at"}
BODY = {
    "kind": "committee__kind",
    "seats": "committee__seats",
    "settings": "committee__settings",
    "position": "id",
}
SITTING = {name: name for name in ("id", "day", "state", "chair", "is_imported")}
LED = {"person": "person", "name": "name_printed", "list_letter": "list_letter", "basis": "basis"}


def ledger_parts(meeting: Meeting) -> list[Part]:
    """Everything a ledger is read from."""
    held: Any = meeting
    sitting = Meeting.objects.filter(pk=meeting.pk)
    return [
        part("ledger_sitting", sitting, **SITTING, **BODY),
        part("ledger_item", _items(meeting), **ITEM),
        part("ledger_seat", seats_on(meeting), **_seat()),
        part("ledger_call", _calls(meeting), **CALL, list_letter=_letter(meeting)),
        part("ledger_line", held.presence_events.in_force(), **LINE),
        part("ledger_question", _questions(meeting), **QUESTION),
        part("ledger_chairing", held.chairings.in_force(), **SPOKEN, **LED),
        part("ledger_quorum", held.quorumfindings.in_force(), **SPOKEN, found="found"),
    ]


def seats_on(meeting: Meeting) -> "QuerySet[Membership]":
    """Seats on the meeting's day; an alternate belongs there only when called."""
    return Membership.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=meeting.day),
        municipality_id=meeting.municipality_id,
        committee_id=meeting.committee_id,
        starts_on__lte=meeting.day,
    ).exclude(role=MembershipRole.ALTERNATE.value)


def _seat() -> dict[str, Any]:
    """Ordered by name, and of somebody's several seats by role."""
    order = Func(F("person__sort_key"), F("person_id"), F("role"), function="jsonb_build_array")
    person = {name: f"person__{name}" for name in ("name", "email")}
    plain = {name: name for name in ("person", "role", "voting_right")}
    return {**person, **plain, "list_letter": "party__list_letter", "position": order}


def _items(meeting: Meeting) -> "QuerySet[AgendaItem]":
    found: QuerySet[AgendaItem] = AgendaItem.objects.filter(
        municipality_id=meeting.municipality_id, meeting=meeting, position__isnull=False
    )
    return found


def _calls(meeting: Meeting) -> "QuerySet[Any]":
    held: Any = Committee(pk=meeting.committee_id, municipality_id=meeting.municipality_id)
    found: QuerySet[Any] = held.substitutions.called_to(meeting)
    return found


def _letter(meeting: Meeting) -> Subquery:
    """The list of somebody called in, as his own seat elsewhere that day tells it."""
    seats = Membership.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=meeting.day),
        municipality_id=meeting.municipality_id,
        person_id=OuterRef("person_id"),
        starts_on__lte=meeting.day,
        party__isnull=False,
    )
    return Subquery(seats.order_by("starts_on").values("party__list_letter")[:1])


def _questions(meeting: Meeting) -> "QuerySet[Any]":
    model: Any = AgendaItem._meta.get_field("disqualifications").related_model
    found: QuerySet[Any] = model.objects.filter(
        municipality_id=meeting.municipality_id,
        item__municipality_id=meeting.municipality_id,
        item__meeting=meeting,
        item__position__isnull=False,
    )
    return found
