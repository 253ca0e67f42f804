"""The ledgers of many meetings at once: who belonged at each, and what was told of them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Func, Q, QuerySet

from agenda.models import AgendaItem
from committees.vocabulary import MembershipRole
from foundation.tenancy.rows import Part, fetch, part
from meetings.models import Meeting
from proceedings.querysets.ledger import Ledger
from proceedings.querysets.roll import Roll
from proceedings.querysets.sources import BODY, ITEM, LINE, SITTING

_SEAT = "committee__memberships__"
_SEATED = [role for role in MembershipRole.values() if role != MembershipRole.ALTERNATE]


def members_ledgers(meetings: "QuerySet[Meeting]", told_by: datetime) -> dict[UUID, Ledger]:
    """The ledger of each meeting as far as its own members go, with what had been told by a
    moment: a line told later is not known, one replaced later is in force. Substitutes,
    disqualification and who led are left out. One statement, however many meetings."""
    found = list(meetings)
    if not found:
        return {}
    ids = [meeting.pk for meeting in found]
    rows = fetch(_parts(found[0].municipality_id, ids, told_by))
    return {one.pk: Ledger(one, Roll.read(rows, str(one.pk))) for one in found}


def _parts(home: UUID, ids: list[UUID], told_by: datetime) -> list[Part]:
    sittings = Meeting.objects.filter(municipality_id=home, pk__in=ids)
    items = AgendaItem.objects.filter(municipality_id=home, meeting__in=ids, position__isnull=False)
    model: Any = Meeting._meta.get_field("presence_events").related_model
    lines = model.objects.filter(
        Q(replaced=False) | Q(replaced_by__created_at__gt=told_by),
        municipality_id=home,
        meeting__in=ids,
        created_at__lte=told_by,
    )
    return [
        part("ledger_sitting", sittings, "id", **SITTING, **BODY),
        part("ledger_item", items, "meeting", **ITEM),
        part("ledger_seat", _seats(sittings), "id", **_seat()),
        part("ledger_line", lines, "meeting", **LINE),
    ]


def _seats(sittings: "QuerySet[Meeting]") -> "QuerySet[Meeting]":
    """One row for each seat on each meeting's day; an alternate belongs there only when
    called."""
    held = Q(**{f"{_SEAT}ends_on": None}) | Q(**{f"{_SEAT}ends_on__gte": F("day")})
    named = {f"{_SEAT}starts_on__lte": F("day"), f"{_SEAT}role__in": _SEATED}
    return sittings.filter(held, **named)


def _seat() -> dict[str, Any]:
    """Ordered by name, and of somebody's several seats by role."""
    order = Func(
        F(f"{_SEAT}person__sort_key"),
        F(f"{_SEAT}person_id"),
        F(f"{_SEAT}role"),
        function="jsonb_build_array",
    )
    own = {name: f"{_SEAT}{name}" for name in ("person", "role", "voting_right")}
    person = {name: f"{_SEAT}person__{name}" for name in ("name", "email")}
    return {**own, **person, "list_letter": f"{_SEAT}party__list_letter", "position": order}
