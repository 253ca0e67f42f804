"""Reads of agenda items and of everything that hangs on one."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    F,
    Model,
    OuterRef,
    Q,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from agenda.querysets import readers
from agenda.vocabulary import BlockKind, Visibility
from foundation.http.sqljson import JsonRow
from foundation.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from agenda.models import AgendaItem, EarlierTreatment, ItemWithholding

_Part = TypeVar("_Part", bound=Model, covariant=True)
OPEN, CLOSED = Q(visibility=Visibility.OPEN.value), Q(visibility=Visibility.CLOSED.value)
EMPTY_WITHOUT_ATTACHMENTS = Q(kind=BlockKind.ATTACHMENTS.value)
"""A block that must not show when all its attachments are hidden."""
YES, NO = Value(True), Value(False)  # noqa: FBT003 - Django's own constructor
NEVER = date(9999, 12, 31)
"""The day of items on no agenda, so that they come last."""


class AgendaItemQuerySet(TenantQuerySet["AgendaItem"]):
    """Agenda items. Rows read through `visible_to` know by `sees_closed` whether their reader
    sees closed material; a closed row without it shows no more than that it exists."""

    def visible_to(self, reader: Any) -> Self:
        rows = self.of_municipality_of(reader).filter(readers.known(reader))
        allowed = When(readers.closed(reader) & ~self._withheld(reader), then=YES)
        return rows.annotate(sees_closed=Case(allowed, default=NO))

    def whole_to(self, reader: Any) -> Self:
        """Items of which the reader sees what they hold."""
        return self.visible_to(reader).filter(OPEN | Q(sees_closed=True))

    def closed_to(self, reader: Any) -> Self:
        """Items of which the reader sees closed material too, such as closed attachments."""
        return self.visible_to(reader).filter(sees_closed=True)

    def modified_since(self, reader: Any, moment: datetime) -> Self:
        """What moved since, as far as the reader may know."""
        return self.filter(
            Q(sees_closed=True, modified_at__gte=moment) | Q(open_modified_at__gte=moment)
        )

    def in_print_order(self) -> Self:
        """By day of the meeting and place on the agenda, without a meeting last."""
        return self.annotate(
            agenda_day=Coalesce("meeting__day", Value(NEVER)),
            agenda_position=Coalesce("position", Value(0)),
        )

    def with_outline(self) -> Self:
        """Rows read through `visible_to`, with `outline`: type and id of each block."""
        parts = table("ItemBlock").filter(item_id=OuterRef("pk"))
        shown = parts.annotate(
            closed=ExpressionWrapper(OuterRef("sees_closed"), BooleanField())
        ).filter(~EMPTY_WITHOUT_ATTACHMENTS | has_open_attachment() | Q(closed=True))
        told = JsonRow({"type": F("kind"), "id": shown_id()})
        return self.annotate(
            outline=ArraySubquery(shown.order_by("position").values(json=told)),
            has_content=Exists(
                parts.filter(kind__in=[BlockKind.SECTION.value, BlockKind.RECOMMENDATION.value])
            ),
        )

    def _withheld(self, reader: Any) -> Q:
        if reader.person_id is None:
            return readers.NONE
        rows = table("ItemWithholding").filter(
            item_id=OuterRef("pk"), person_id=reader.person_id, until__isnull=True
        )
        return Q(Exists(rows))


class ItemPartQuerySet(TenantQuerySet[_Part]):
    """Rows that may be read by whoever sees what their item holds."""

    way_to_item: ClassVar[str] = "item"

    def visible_to(self, reader: Any) -> Self:
        whole = all_items().whole_to(reader)
        rows = self.of_municipality_of(reader)
        return rows.filter(**{f"{self.way_to_item}__in": whole.values("pk")})


class ItemWithholdingQuerySet(TenantQuerySet["ItemWithholding"]):
    """Items taken from one reader."""


class EarlierTreatmentQuerySet(ItemPartQuerySet["EarlierTreatment"]):
    """Earlier treatments, as items tell them."""


def has_open_attachment() -> Q:
    """Blocks with an attachment that whoever reads the item may read."""
    return Q(Exists(table("Attachment").filter(OPEN, block_id=OuterRef("pk"))))


def shown_id() -> Coalesce:
    """The id a block is known by: that of its section or recommendation, else its own."""
    return Coalesce("section__id", "recommendation__id", "id", output_field=UUIDField())


def all_items() -> AgendaItemQuerySet:
    """All items, for querysets of what hangs on them."""
    found: AgendaItemQuerySet = table("AgendaItem").all()
    return found


def table(name: str) -> Any:
    """Rows of a table of this app, which itself imports its querysets."""
    return apps.get_model("agenda", name)._default_manager
