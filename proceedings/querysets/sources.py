"""The rows of meetings' ledgers: one statement, however many people, items and lines."""

from typing import Any
from uuid import UUID

from django.db.models import F, Func, OuterRef, Q, QuerySet, Subquery

from agenda.models import AgendaItem
from committees.models import Membership
from committees.vocabulary import MembershipRole
from foundation.tenancy.rows import Part, part
from meetings.models import Meeting
from proceedings.vocabulary import SubstitutionScope

Here = dict[str, Any]
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
ENTRIES = ("presence_events", "chairings", "quorumfindings")
SITS, PERIOD = "committee__meetings", SubstitutionScope.PERIOD.value
"""The way from a seat, or from a call, to the meetings it is for."""
LED = {"person": "person", "name": "name_printed", "list_letter": "list_letter", "basis": "basis"}


def ledger_parts_of(municipality_id: UUID, meeting_id: UUID) -> list[Part]:
    """`ledger_parts` of the meeting with those ids."""
    return ledger_parts(Meeting(municipality_id=municipality_id, pk=meeting_id))


def ledger_parts(*meetings: Meeting) -> list[Part]:
    """Everything the ledgers of the meetings are read from, each row under its meeting."""
    homes = {meeting.municipality_id for meeting in meetings}
    within: Here = {"municipality_id__in": homes}
    here: Here = {**within, "meeting__in": [meeting.pk for meeting in meetings]}
    sitting = Meeting.objects.filter(**within, pk__in=here["meeting__in"])
    told = {name: _entries(name).filter(**here, replaced=False) for name in ENTRIES}
    return [
        part("ledger_sitting", sitting, "id", **SITTING, **BODY),
        part("ledger_item", _items(here), "meeting", **ITEM),
        part("ledger_seat", _seats(here), SITS, **_seat()),
        part("ledger_call", _calls(here), SITS, **CALL, list_letter=_letter()),
        part("ledger_line", told["presence_events"], "meeting", **LINE),
        part("ledger_question", _questions(here), "item__meeting", **QUESTION),
        part("ledger_chairing", told["chairings"], "meeting", **SPOKEN, **LED),
        part("ledger_quorum", told["quorumfindings"], "meeting", **SPOKEN, found="found"),
    ]


def _entries(name: str) -> "QuerySet[Any]":
    """Rows of a table above this room, by the name a meeting knows them by."""
    model: Any = Meeting._meta.get_field(name).related_model
    found: QuerySet[Any] = model.objects.all()
    return found


def _seats(here: Here) -> "QuerySet[Membership]":
    """Seats on each meeting's day; an alternate belongs there only when called."""
    until = Q(ends_on=None) | Q(ends_on__gte=F(f"{SITS}__day"))
    return Membership.objects.filter(
        until,
        **_sitting(here),
        starts_on__lte=F(f"{SITS}__day"),
    ).exclude(role=MembershipRole.ALTERNATE.value)


def _seat() -> dict[str, Any]:
    """Ordered by name, and of somebody's several seats by role."""
    order = Func(F("person__sort_key"), F("person_id"), F("role"), function="jsonb_build_array")
    person = {name: f"person__{name}" for name in ("name", "email")}
    plain = {name: name for name in ("person", "role", "voting_right")}
    return {**person, **plain, "list_letter": "party__list_letter", "position": order}


def _items(here: Here) -> "QuerySet[AgendaItem]":
    found: QuerySet[AgendaItem] = AgendaItem.objects.filter(**here, position__isnull=False)
    return found


def _calls(here: Here) -> "QuerySet[Any]":
    """Calls that reach a meeting of their committee (`called_to`)."""
    over = Q(ends_on=None) | Q(ends_on__gte=F(f"{SITS}__day"))
    period = over & Q(extent=PERIOD, starts_on__lte=F(f"{SITS}__day"))
    reaches = Q(meeting=F(SITS)) | period
    return _entries("substitutions").filter(reaches, **_sitting(here))


def _sitting(here: Here) -> Here:
    """The same meetings, from what belongs to their committees."""
    return {"municipality_id__in": here["municipality_id__in"], f"{SITS}__in": here["meeting__in"]}


def _letter() -> Subquery:
    """The list of somebody called in, as his own seat elsewhere that day tells it."""
    day = OuterRef(f"{SITS}__day")
    seats = Membership.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=day),
        municipality_id=OuterRef("municipality_id"),
        person_id=OuterRef("person_id"),
        starts_on__lte=day,
        party__isnull=False,
    )
    return Subquery(seats.order_by("starts_on").values("party__list_letter")[:1])


def _questions(here: Here) -> "QuerySet[Any]":
    model: Any = AgendaItem._meta.get_field("disqualifications").related_model
    found: QuerySet[Any] = model.objects.filter(
        municipality_id__in=here["municipality_id__in"],
        item__meeting__in=here["meeting__in"],
        item__position__isnull=False,
    )
    return found
