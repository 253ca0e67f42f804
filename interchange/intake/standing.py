"""What stands already when minutes come after their agenda: kept where it is the same."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from agenda.models import (
    AgendaItem,
    Attachment,
    EarlierTreatment,
    ItemBlock,
    ItemSection,
    ItemWithholding,
    RecommendationGroup,
    RoutingStep,
)
from agenda.vocabulary import WithholdingCause
from annualcycle.models import CycleTopic, FollowUp
from hearings.models import Hearing
from meetings.models import ListedMember, Meeting, PrintedCommitteeName
from proceedings.models import Disqualification, PresenceEvent

Document = dict[str, Any]
LINES = ("absence_line", "disqualification_line", "took_no_part_line")
READINGS: dict[str, type[Any]] = {
    "routing": RoutingStep,
    "earlier_treatment": EarlierTreatment,
    "hearings": Hearing,
    "follow_ups": FollowUp,
    "recurrences": CycleTopic,
}


@dataclass(slots=True)
class StandingItem:
    """An item as it stands: its row, what the document tells of it, and its blocks."""

    row: AgendaItem
    told: Document
    blocks: list[tuple[ItemBlock, Document]]
    sections: dict[UUID, ItemSection]
    attachments: list[Attachment] = field(default_factory=list)
    groups: list[RecommendationGroup] = field(default_factory=list)


@dataclass(slots=True)
class Removals:
    """What the new document no longer tells, removed before the new rows are written."""

    blocks: list[UUID] = field(default_factory=list)
    readings: dict[str, list[UUID]] = field(default_factory=dict)
    items: list[UUID] = field(default_factory=list)

    def carry_out(self, meeting: Meeting) -> None:
        home = {"municipality_id": meeting.municipality_id}
        for model in (ListedMember, PrintedCommitteeName):
            model._default_manager.filter(meeting=meeting).delete()
        for key, items in self.readings.items():
            told = READINGS[key]._default_manager.filter(**home, item_id__in=items)
            told.filter(position__isnull=False).delete()
        ledgers: tuple[type[Any], ...] = (PresenceEvent, Disqualification)
        for ledger in ledgers:
            ledger.objects.filter(**home, printed_in_id__in=self.blocks).delete()
        ItemWithholding.objects.filter(
            **home, item_id__in=self.items, cause=WithholdingCause.DISQUALIFIED.value
        ).delete()
        ItemBlock.objects.filter(pk__in=self.blocks).delete()


def standing_items(meeting: Meeting, document: Document) -> list[StandingItem] | None:
    """The items of a meeting beside what `document` tells of them; None where somebody has
    worked on them since in a way that no document tells."""
    rows = meeting.items.filter(position__isnull=False).order_by("position")
    items = list(rows.select_related("case"))
    blocks = _by_item(ItemBlock.objects.filter(item__in=items))
    sections = {s.block_id: s for s in ItemSection.objects.filter(block__item__in=items)}
    attached = _by_item(Attachment.objects.filter(item__in=items))
    groups = _groups(items)
    found = []
    for row, told in zip(items, document["items"], strict=True):
        own = blocks.get(row.pk, [])
        if len(own) != len(told["blocks"]):
            return None
        pairs = list(zip(own, told["blocks"], strict=True))
        files = attached.get(row.pk, [])
        found.append(StandingItem(row, told, pairs, sections, files, groups.get(row.pk, [])))
    return found


def _by_item(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for row in sorted(rows, key=lambda r: r.position):
        found.setdefault(row.item_id, []).append(row)
    return found


def _groups(items: list[AgendaItem]) -> dict[UUID, list[RecommendationGroup]]:
    found: dict[UUID, list[RecommendationGroup]] = {}
    rows = RecommendationGroup.objects.filter(recommendation__block__item__in=items)
    for row in rows.select_related("recommendation__block").order_by("position"):
        found.setdefault(row.recommendation.block.item_id, []).append(row)
    return found
