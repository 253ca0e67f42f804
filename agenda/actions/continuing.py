"""Items that come again: at another meeting, or in another committee."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar
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
from foundation.problems import Refusal
from meetings.models import Meeting

_Row = TypeVar("_Row", bound=Model)
OWN = {"id", "version", "created_at", "modified_at", "open_version", "open_modified_at"}
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
    kinds = [*CONTENT, BlockKind.ATTACHMENTS.value]
    blocks = _copy(ItemBlock.objects.filter(item=old, kind__in=kinds), item_id={old.pk: new.pk})
    _copy(ItemSection.objects.filter(block__in=blocks), block_id=blocks)
    files = Attachment.objects.filter(block__in=blocks)
    _copy(files, block_id=blocks, item_id={old.pk: new.pk})
    recommended = _copy(Recommendation.objects.filter(block__in=blocks), block_id=blocks)
    named = Recommender.objects.filter(recommendation__in=recommended)
    _copy(named, recommendation_id=recommended)
    grouped = RecommendationGroup.objects.filter(recommendation__in=recommended)
    groups = _copy(grouped, recommendation_id=recommended)
    _copy(RecommendationPoint.objects.filter(group__in=groups), group_id=groups)


def _copy(rows: Iterable[_Row], **to: dict[UUID, UUID]) -> dict[UUID, UUID]:
    """New rows like `rows`, each reference in `to` exchanged; answers old id → new id."""
    old, new = list(rows), []
    for row in old:
        fields = [f for f in row._meta.concrete_fields if f.name not in OWN]
        values = {f.attname: getattr(row, f.attname) for f in fields}
        values |= {name: ids[values[name]] for name, ids in to.items()}
        new.append(type(row)(**values))
    if new:
        type(new[0])._default_manager.bulk_create(new)
    return {one.pk: other.pk for one, other in zip(old, new, strict=True)}
