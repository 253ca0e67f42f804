"""The draft of a decision, and mending it until the minutes go out."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from agenda.models import AgendaItem, ItemBlock, RecommendationGroup
from agenda.vocabulary import BlockKind
from foundation.audit.act import Act
from foundation.problems import Fault, PreconditionFailed
from foundation.richtext import plain_text
from foundation.tenancy.models import etag_of
from proceedings.actions.bench import against_mended
from proceedings.errors import enforce_faultless
from proceedings.models import Decision, Outcome
from proceedings.rules import brought_about, refuse_mend
from proceedings.vocabulary import DecisionState

HEADING = "Beslutning"
OF_ITEM = frozenset({"public_decision"})
"""What is told of a closed item's decision belongs to the item."""


@transaction.atomic
def draft_decision(
    *, act: Act, target: UUID, outcomes: Sequence[dict[str, Any]] | None = None, **values: Any
) -> Decision:
    """Write or mend an item's decision: `target` is the item. What was there before is kept as
    evidence; once the minutes are circulated nothing is mended [55]. What could not have been
    decided is not brought about by mending either."""
    item = act.lock(AgendaItem.objects.all(), target, check=False)
    act.enforce(refuse_mend(sealed=item.meeting is not None and item.meeting.sealed_at is not None))
    found = Decision.objects.own_of(item).select_for_update(of=("self",)).first()
    row = found or unwritten(item)
    if act.if_match not in (None, "*", etag_of(row, act.reader)):
        raise PreconditionFailed("Beslutningen er ændret, siden du læste den.", extra={"row": row})
    enforce_faultless(_faults(item, outcomes or ()))
    row = found or _written(act, item)
    before = against_mended(item) if row.state == DecisionState.DECIDED else None
    changed = act.change(item, **{k: v for k, v in values.items() if k in OF_ITEM})
    text = _texts({k: v for k, v in values.items() if k not in OF_ITEM})
    changed += act.change(row, **text)
    if outcomes is not None and _set_outcomes(row, outcomes):
        changed.append("outcomes")
        _count_version(act, row, already=bool(text))
    if before is not None and not OF_ITEM.issuperset(changed):
        act.enforce(brought_about(before, against_mended(item)))
    act.record("mend" if row.decided_on else "draft-decision", row, changed=changed)
    return row


def unwritten(item: AgendaItem) -> Decision:
    """What stands for a decision nobody has begun to write: it has the item's id and version 0."""
    return Decision(
        id=item.pk,
        municipality_id=item.municipality_id,
        item=item,
        decided_by_committee_id=item.committee_id,
        version=0,
    )


def append_block(act: Act, item: AgendaItem, kind: BlockKind, heading: str | None) -> ItemBlock:
    """A new last block of an item that is locked."""
    last = ItemBlock.objects.filter(municipality_id=item.municipality_id, item=item).aggregate(
        last=Max("position")
    )["last"]
    return act.create(
        ItemBlock,
        municipality_id=item.municipality_id,
        item=item,
        position=(last or 0) + 1,
        kind=kind.value,
        heading=heading,
    )


def both_texts(html: str) -> dict[str, str]:
    """Both columns of a rich text."""
    return {"body_html": html, "body_text": plain_text(html)}


def _written(act: Act, item: AgendaItem) -> Decision:
    block = append_block(act, item, BlockKind.DECISION, HEADING)
    return act.create(
        Decision,
        municipality_id=item.municipality_id,
        item=item,
        block=block,
        decided_by_committee_id=item.committee_id,
    )


def _texts(values: dict[str, Any]) -> dict[str, Any]:
    if "body_html" in values:
        values |= both_texts(values["body_html"])
    return values


def _set_outcomes(row: Decision, outcomes: Sequence[dict[str, Any]]) -> bool:
    """Replace the outcomes as a whole; whether that changed anything."""
    rows = [
        Outcome(municipality_id=row.municipality_id, decision=row, position=position, **told)
        for position, told in enumerate(outcomes, 1)
    ]
    present = list(row.outcomes.order_by("position"))
    if [_content(one) for one in present] == [_content(one) for one in rows]:
        return False
    row.outcomes.all().delete()
    Outcome.objects.bulk_create(rows)
    return True


def _content(row: Outcome) -> list[Any]:
    names = ("outcome", "text", "about_group_id", "condition", "returns_hint")
    days = ("returns_from", "returns_to", "returns_basis")
    return [getattr(row, name) for name in (*names, *days)]


def _count_version(act: Act, row: Decision, *, already: bool) -> None:
    """Outcomes are part of the decision: who read others must not write over these."""
    if not already:
        Decision.objects.filter(pk=row.pk).update(version=row.version + 1)
        row.version += 1
    act.touch_parents(row)


def _faults(item: AgendaItem, outcomes: Sequence[dict[str, Any]]) -> list[Fault]:
    named = {told["about_group_id"] for told in outcomes if told.get("about_group_id")}
    own = set(
        RecommendationGroup.objects.filter(
            municipality_id=item.municipality_id,
            pk__in=named,
            recommendation__block__item=item,
        ).values_list("pk", flat=True)
        if named
        else ()
    )
    return [
        Fault(f"/outcomes/{index}/about_group", "does_not_exist", "Findes ikke.")
        for index, told in enumerate(outcomes)
        if told.get("about_group_id") and told["about_group_id"] not in own
    ]
