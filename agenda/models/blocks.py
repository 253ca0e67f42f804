"""Blocks: what an item is printed from, in printed order, each with one row of its kind."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from agenda.models.items import AgendaItem
from agenda.querysets import ItemBlockQuerySet, ItemSectionQuerySet
from agenda.vocabulary import BlockKind, Placement, SectionKind
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TenantOneToOne, TermField
from foundation.tenancy.invariants import check, in_order, once, said, valid
from foundation.tenancy.models import TenantModel

_LINES = Q(
    kind__in=[
        BlockKind.ABSENCE_LINE.value,
        BlockKind.DISQUALIFICATION_LINE.value,
        BlockKind.TOOK_NO_PART_LINE.value,
    ]
)


class ItemBlock(TenantModel):
    """Blok: one printed part of an item; what it may be read by follows the item.

    A line (of absence, disqualification, not taking part) has no row of its kind: it is a view
    of the ledger, `text_style` filled with each name in turn.
    """

    parent: ClassVar[str | None] = "item"

    item = TenantForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="blocks")
    position = models.PositiveIntegerField()
    kind = TermField(BlockKind)
    heading = models.TextField(null=True)
    placement = TermField(Placement, null=True)
    text_style = models.TextField(null=True)

    objects: ClassVar = ItemBlockQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("item"),
            *valid(kind=BlockKind.values(), placement=Placement.values()),
            *said("heading"),
            check(
                "line_has_style",
                (_LINES & Q(placement__isnull=False, text_style__contains="{name}"))
                | (~_LINES & Q(placement__isnull=True, text_style__isnull=True)),
            ),
            in_order("item"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.kind}"


class ItemSection(TenantModel):
    """Afsnit: `body_html` is sanitised canonical HTML, `body_text` the same as plain text.
    The printed heading is the block's and is free; `kind` is what it stands for."""

    parent: ClassVar[str | None] = "block"

    block = TenantOneToOne(ItemBlock, on_delete=models.CASCADE, related_name="section")
    kind = TermField(SectionKind, default=SectionKind.OTHER.value)
    body_html = models.TextField(blank=True)
    body_text = models.TextField(blank=True)

    objects: ClassVar = ItemSectionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("block"),
            *valid(kind=SectionKind.values()),
            once("block"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.block_id}"
