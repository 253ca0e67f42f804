"""What an item is printed from: sections, recommendations, and the order of its blocks."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max

from agenda.actions.facts import refuse_edit, writable_item
from agenda.models import AgendaItem, ItemBlock, ItemSection, Recommendation
from agenda.models.recommendations import RecommendationGroup, RecommendationPoint, Recommender
from agenda.querysets.items import shown_id
from agenda.rules import refuse_verbatim
from agenda.vocabulary import BlockKind
from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.problems import Conflict, InvalidInput, Refusal
from foundation.richtext import Sanitised, plain_text
from foundation.tenancy.many import store_rows
from foundation.tenancy.querysets import home_of

NOT_NAMED = UUID(int=0)
REORDER = """
UPDATE agenda_itemblock AS block SET position = wanted.place
FROM unnest(%s::uuid[]) WITH ORDINALITY AS wanted(id, place)
WHERE block.id = wanted.id
"""


def new_block(
    act: Act, item: AgendaItem, kind: BlockKind, *, heading: str | None = None, openly: bool = True
) -> ItemBlock:
    """A block at the end of the held item, whose list of blocks is its own."""
    return new_blocks(act, item, kind, [heading], openly=openly)[0]


def new_blocks(
    act: Act,
    item: AgendaItem,
    kind: BlockKind,
    headings: Sequence[str | None],
    *,
    openly: bool = True,
) -> list[ItemBlock]:
    """Blocks at the end of the held item, one for each heading."""
    last = item.blocks.aggregate(last=Max("position"))["last"] or 0
    act.advance(item, openly=openly and item.is_open)
    return ItemBlock.objects.bulk_create(
        ItemBlock(
            municipality_id=item.municipality_id,
            item=item,
            position=position,
            kind=kind.value,
            heading=heading or None,
        )
        for position, heading in enumerate(headings, last + 1)
    )


@transaction.atomic
def add_section(*, act: Act, parent: AgendaItem, **values: Any) -> ItemSection:
    """Add a section at the end of the item."""
    item = writable_item(act, parent.pk)
    block = new_block(act, item, BlockKind.SECTION, heading=values.pop("heading", None))
    values, removed = _body(values)
    row = act.create(ItemSection, municipality_id=item.municipality_id, block=block, **values)
    row.removed = removed
    act.record("create", row)
    return row


@transaction.atomic
def change_section(*, act: Act, target: UUID, **values: Any) -> ItemSection:
    """Change a section's heading, kind or text."""
    row = act.lock(ItemSection.objects.all(), target)
    act.enforce([*refuse_edit(row.owner, act.reader), *_refuse_verbatim(row)])
    values, removed = _body(values)
    changed = _change_with_heading(act, row, values)
    row.removed = removed
    act.record("update", row, changed=changed)
    return row


@transaction.atomic
def remove_part(*, act: Act, target: UUID, model: Any) -> None:
    """Take a section or recommendation with its block out of the item."""
    row = act.lock(model.objects.all(), target)
    item = writable_item(act, row.owner.pk)
    act.enforce(_refuse_verbatim(row))
    act.record("delete", row, is_deletion=True)
    said_no(row.block.delete)
    act.advance(item, openly=item.is_open)


def remove_section(*, act: Act, target: UUID) -> None:
    """Take a section out of the item."""
    remove_part(act=act, target=target, model=ItemSection)


def remove_recommendation(*, act: Act, target: UUID) -> None:
    """Take a recommendation out of the item."""
    remove_part(act=act, target=target, model=Recommendation)


@transaction.atomic
def add_recommendation(*, act: Act, parent: AgendaItem, **values: Any) -> Recommendation:
    """Add a recommendation with its groups of points at the end of the item."""
    item = writable_item(act, parent.pk)
    block = new_block(act, item, BlockKind.RECOMMENDATION, heading=values.pop("heading", None))
    recommenders, groups = values.pop("recommenders", []), values.pop("groups", [])
    values = _trailing(values)
    row = act.create(Recommendation, municipality_id=item.municipality_id, block=block, **values)
    _set_recommenders(row, recommenders)
    _set_groups(row, groups)
    act.record("create", row)
    return row


@transaction.atomic
def change_recommendation(*, act: Act, target: UUID, **values: Any) -> Recommendation:
    """Change a recommendation; groups that are sent stand instead of all it had, and keep their
    ids where they are named."""
    row = act.lock(Recommendation.objects.all(), target)
    act.enforce(refuse_edit(row.owner, act.reader))
    recommenders, groups = values.pop("recommenders", None), values.pop("groups", None)
    changed = _change_with_heading(act, row, _trailing(values))
    if recommenders is not None:
        row.recommenders.all().delete()
        _set_recommenders(row, recommenders)
        changed = [*changed, "recommenders"]
    if groups is not None:
        said_no(_set_groups, row, groups)
        changed = [*changed, "groups"]
    if set(changed) <= {"recommenders", "groups"} and changed:
        act.advance(row)
    act.record("update", row, changed=changed)
    return row


@transaction.atomic
def order_blocks(*, act: Act, target: UUID, blocks: Sequence[UUID]) -> AgendaItem:
    """Put the blocks of an item in printed order."""
    home = home_of(AgendaItem, target)
    rows = ItemBlock.objects.filter(municipality_id=home, item_id=target)
    list(rows.order_by("id").select_for_update().values_list("pk"))
    item = act.lock(AgendaItem.objects.all(), target)
    act.enforce(refuse_edit(item, act.reader))
    own = dict(rows.annotate(shown=shown_id()).values_list("shown", "pk"))
    if len(set(blocks)) != len(blocks):
        raise InvalidInput.at("/blocks", "repeated", "En blok står der to gange.")
    if set(own) != set(blocks):
        detail = "Rækkefølgen nævner ikke netop punktets blokke."
        raise Conflict(detail, code="order_incomplete")
    with connection.cursor() as cursor:
        cursor.execute(REORDER, [[own[shown] for shown in blocks]])
    act.advance(item, openly=item.is_open)
    act.record("order-blocks", item, changed=["blocks"])
    return item


def _refuse_verbatim(row: Any) -> list[Refusal]:
    return refuse_verbatim(is_verbatim=getattr(row, "is_verbatim", False))


def _change_with_heading(act: Act, row: Any, values: dict[str, Any]) -> list[str]:
    """The heading is the block's; its change counts as the part's."""
    block, headed = row.block, []
    if "heading" in values and block.heading != (values["heading"] or None):
        headed = ["heading"]
        block.heading = values["heading"] or None
        block.save(update_fields=["heading"])
    values.pop("heading", None)
    changed = act.change(row, **values)
    if headed and not changed:
        act.advance(row)
    return [*headed, *changed]


def _body(values: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    text: Sanitised | None = values.pop("body_html", None)
    if text is None:
        return values, ()
    return {**values, "body_html": text.html, "body_text": plain_text(text.html)}, text.removed


def _trailing(values: dict[str, Any]) -> dict[str, Any]:
    if values.get("trailing_html") is not None:
        values["trailing_html"] = values["trailing_html"].html or None
    return values


def _set_recommenders(row: Recommendation, named: Sequence[dict[str, Any]]) -> None:
    Recommender.objects.bulk_create(
        Recommender(
            municipality_id=row.municipality_id, recommendation=row, position=position, **one
        )
        for position, one in enumerate(named, 1)
    )


def _set_groups(row: Recommendation, groups: Sequence[dict[str, Any]]) -> None:
    """Groups and points as sent: named ones are kept, new ones made, missing ones go."""
    home = {"municipality_id": row.municipality_id}
    kept_groups = {g.pk: g for g in row.groups.all()}
    points = RecommendationPoint.objects.filter(group__recommendation=row)
    kept_points = {p.pk: p for p in points}
    new: tuple[list[Any], list[Any]] = ([], [])
    old: tuple[list[Any], list[Any]] = ([], [])
    for place, sent in enumerate(groups, 1):
        group = kept_groups.pop(sent.get("id", NOT_NAMED), None)
        (old if group else new)[0].append(group := group or RecommendationGroup(**home))
        group.recommendation, group.position = row, place
        group.label, group.point_style = sent.get("label") or None, sent["point_style"]
        for position, told in enumerate(sent["points"], 1):
            point = kept_points.pop(told.get("id", NOT_NAMED), None)
            (old if point else new)[1].append(point := point or RecommendationPoint(**home))
            point.group, point.position, point.text = group, position, told["text"]
    _write(old, new)
    points.filter(pk__in=kept_points).delete()
    row.groups.filter(pk__in=kept_groups).delete()


def _write(old: tuple[list[Any], list[Any]], new: tuple[list[Any], list[Any]]) -> None:
    RecommendationGroup.objects.bulk_create(new[0])
    store_rows(old[0], ["position", "label", "point_style"])
    RecommendationPoint.objects.bulk_create(new[1])
    store_rows(old[1], ["group", "position", "text"])
