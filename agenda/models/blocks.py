"""Blocks: what an item is printed from, in printed order, each with one row of its kind."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from agenda.models.items import AgendaItem
from agenda.querysets import ItemBlockQuerySet, ItemSectionQuerySet
from agenda.vocabulary import BlockKind, Placement, SectionKind
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TenantOneToOne, TermField
from foundation.tenancy.invariants import check, in_order, once, said, valid
from foundation.tenancy.models import TenantModel
from foundation.tenancy.scope import Scope

_LINES = Q(
    kind__in=[
        BlockKind.ABSENCE_LINE.value,
        BlockKind.DISQUALIFICATION_LINE.value,
        BlockKind.TOOK_NO_PART_LINE.value,
    ]
)


class PartOfItem(TenantModel):
    """What belongs to an item stands where the item stands."""

    class Meta:
        abstract = True

    @property
    def owner(self) -> AgendaItem:
        """The item, along `parent` from row to row."""
        row: Any = self
        while not isinstance(row, AgendaItem):
            row = getattr(row, row.parent)
        return row

    @property
    def is_open(self) -> bool:
        return self.owner.is_open

    def scope(self) -> Scope:
        return self.owner.scope()

    def place(self) -> dict[str, Any]:
        return self.owner.place()


class ItemBlock(PartOfItem):
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


class ItemSection(PartOfItem):
    """Afsnit: `body_html` is sanitised canonical HTML, `body_text` the same as plain text.
    The printed heading is the block's and is free; `kind` is what it stands for."""

    parent: ClassVar[str | None] = "block"

    block = TenantOneToOne(ItemBlock, on_delete=models.CASCADE, related_name="section")
    kind = TermField(SectionKind, default=SectionKind.OTHER.value)
    body_html = models.TextField(blank=True)
    body_text = models.TextField(blank=True)
    is_verbatim = models.BooleanField(default=False)
    """Whether the words are somebody's own, such as a member's proposal, and stay as they are."""
    removed: tuple[str, ...] = ()
    """What the text that was just written lost when it was sanitised; not stored."""

    objects: ClassVar = ItemSectionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("block"),
            *valid(kind=SectionKind.values()),
            once("block"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.block_id}"
