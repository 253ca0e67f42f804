"""Items that come again: at another meeting, or in another committee."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model

from agenda import rules
from agenda.actions.facts import ANY_REASON, CONTENT, hold_meeting, item_facts, place_facts
from agenda.actions.placing import onto
from agenda.models import (
    AgendaItem,
    Attachment,
    ItemBlock,
    ItemSection,
    Recommendation,
    RecommendationGroup,
    RecommendationPoint,
    Recommender,
)
from agenda.vocabulary import BlockKind, ItemState
from committees.models import Committee
from foundation.audit.act import Act
from foundation.ids import new_id
from foundation.problems import Refusal
from foundation.tenancy.many import add_rows
from foundation.tenancy.rows import Part, Row, fetch_kept, part
from meetings.models import Meeting

OWN = {"id", "municipality", "version", "created_at", "modified_at"}
CONTENT_OF: dict[type[Model], str] = {
    ItemBlock: "",
    ItemSection: "block__",
    Attachment: "block__",
    Recommendation: "block__",
    Recommender: "recommendation__block__",
    RecommendationGroup: "recommendation__block__",
    RecommendationPoint: "group__recommendation__block__",
}
"""What an item's content consists of, whatever refers to another after it; and the way from each
to its block."""
CARRIED = (
    "case",
    "title",
    "public_title",
    "visibility",
    "closed_reason",
    "closed_note",
    "item_type",
    "reading",
    "case_officer",
    "responsible_officer",
    "submitted_at",
    "accepted_at",
)


@transaction.atomic
def postpone(
    *,
    act: Act,
    target: UUID,
    meeting: Meeting | None = None,
    returns_on: date | None = None,
    returns_hint: str = "",
) -> AgendaItem:
    """Put an item off: it stays behind with its number, and a new one goes on [99]."""
    row = act.lock(AgendaItem.objects.all(), target)
    said = meeting is not None or returns_on is not None
    found = rules.refuse_postpone(
        ItemState(row.state),
        returns=said,
        hint=returns_hint,
        same_meeting=meeting is not None and meeting.pk == row.meeting_id,
    )
    held = hold_meeting(meeting.pk) if meeting is not None else None
    if held is not None:
        ready = item_facts(row, state=ItemState.READY)
        found += rules.refuse_place(ready, place_facts(row, held))
    act.enforce(found)
    changed = act.change(
        row, state=ItemState.POSTPONED.value, returns_on=returns_on, returns_hint=returns_hint
    )
    continue_item(act, row, committee=row.committee, meeting=held)
    act.record("postpone", row, changed=changed)
    return row


def reasons_postpone(row: AgendaItem, _reader: Any) -> list[Refusal]:
    """What stands against putting the item off, whenever it comes back."""
    return rules.refuse_postpone(ItemState(row.state), returns=True, hint="")


@transaction.atomic
def refer(*, act: Act, target: UUID, committee: Committee, reason: str) -> AgendaItem:
    """Refer a matter to another committee, where it waits to be placed."""
    row = act.lock(AgendaItem.objects.all(), target)
    same = committee.pk == row.committee_id
    act.enforce(rules.refuse_refer(ItemState(row.state), same_committee=same, reason=reason))
    changed = act.change(row, state=ItemState.TREATED.value, refer_reason=reason)
    continue_item(act, row, committee=committee)
    act.record("refer", row, changed=changed)
    return row


def reasons_refer(row: AgendaItem, _reader: Any) -> list[Refusal]:
    """What stands against referring the item, whichever committee it goes to."""
    return rules.refuse_refer(ItemState(row.state), same_committee=False, reason=ANY_REASON)


def continue_item(
    act: Act, old: AgendaItem, *, committee: Committee, meeting: Meeting | None = None
) -> AgendaItem:
    """A new item with the old one's content: on the agenda of the held `meeting`, or ready."""
    values = {name: getattr(old, name) for name in CARRIED}
    values["department"] = old.department
    values |= onto(meeting) if meeting is not None else {"state": ItemState.READY.value}
    new = act.create(
        AgendaItem,
        municipality_id=old.municipality_id,
        committee=committee,
        continues_item=old,
        **values,
    )
    _copy_content(old, new)
    act.record("continue", new)
    return new


def _copy_content(old: AgendaItem, new: AgendaItem) -> None:
    """Sections, recommendations and attachments; what was decided stays behind."""
    found = fetch_kept("content to copy", (old.municipality_id, old.pk), _content)
    ids = {str(old.pk): str(new.pk)}
    for model in CONTENT_OF:
        rows, fields = found.under(model.__name__), _copied(model)
        ids |= {row["id"]: str(new_id()) for row in rows}
        add_rows(
            model,
            ["id", *(field.name for field in fields)],
            [[ids[row["id"]], *(_exchanged(row, field, ids) for field in fields)] for row in rows],
            municipality=old.municipality_id,
        )


def _content(municipality_id: UUID, item_id: UUID) -> list[Part]:
    kinds = [*CONTENT, BlockKind.ATTACHMENTS.value]
    parts = []
    for model, way in CONTENT_OF.items():
        asked = {f"{way}item": item_id, f"{way}kind__in": kinds}
        rows = model._default_manager.filter(municipality_id=municipality_id, **asked)
        columns = {field.name: field.name for field in _copied(model)}
        parts.append(part(model.__name__, rows, **{"position": "id", **columns, "id": "id"}))
    return parts


def _copied(model: type[Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if field.name not in OWN]


def _exchanged(row: Row, field: Any, ids: dict[str, str]) -> Any:
    """The value of a copy: what refers to something that is copied too refers to its copy."""
    value = row[field.name]
    return ids.get(value, value) if field.is_relation else value
