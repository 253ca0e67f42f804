"""A whole agenda as the serializers would write it: the twin of what the database writes."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef

from agenda.models import AgendaItem, Attachment, ItemBlock, ItemSection, Recommendation
from agenda.querysets.items import here
from agenda.querysets.parts import ATTACHMENT, recommendation_json
from agenda.serializers.agendas import PrintedItem
from agenda.vocabulary import SectionKind
from foundation.http.sqljson import JsonRow
from foundation.tenancy.models import etag_from
from meetings.models import Meeting
from meetings.serializers import MeetingSerializer

SECTION = JsonRow({name: F(name) for name in ("id", "version", "kind", "body_html")})


def agenda_of(meeting: Meeting, reader: Any) -> dict[str, Any]:
    """The meeting, its items and their blocks."""
    rows = AgendaItem.objects.visible_to(reader).filter(meeting=meeting)
    blocks: dict[Any, list[dict[str, Any]]] = {}
    for block in _blocks(reader).filter(item__meeting=meeting).order_by("item_id", "position"):
        blocks.setdefault(block.item_id, []).append(_block(block))
    told = []
    for item in rows.with_outline().order_by("position", "id"):
        item.outline = blocks.get(item.pk, [])  # type: ignore[attr-defined]
        told.append(PrintedItem(item, context={"reader": reader}).data)
    return {"meeting": MeetingSerializer(meeting, context={"reader": reader}).data, "items": told}


def _blocks(reader: Any) -> Any:
    files = Attachment.objects.visible_to(reader).filter(here(), block_id=OuterRef("pk"))
    sections = ItemSection.objects.filter(here(), block_id=OuterRef("pk"))
    recommended = Recommendation.objects.filter(here(), block_id=OuterRef("pk"))
    return ItemBlock.objects.visible_to(reader).annotate(
        sections=ArraySubquery(sections.values(json=SECTION)),
        recommendations=ArraySubquery(recommended.values(json=recommendation_json())),
        files=ArraySubquery(files.order_by("position").values(json=ATTACHMENT)),
    )


def _block(block: Any) -> dict[str, Any]:
    shown: dict[str, Any] = {"type": block.kind, "id": str(block.pk), "heading": block.heading}
    for section in block.sections:
        label = SectionKind(section["kind"]).label
        shown |= _with_etag({**section, "kind_label": label})
    for recommendation in block.recommendations:
        shown |= _with_etag(recommendation)
    if block.files:
        shown["attachments"] = block.files
    return shown


def _with_etag(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "etag": etag_from(f"{row['id']}:{row.pop('version')}")}
