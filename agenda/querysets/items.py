"""Reads of agenda items and of everything that hangs on one."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar
from uuid import UUID

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
from agenda.querysets.told import table, told_whole
from agenda.vocabulary import BlockKind, Visibility
from foundation.accounts.vocabulary import Role
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

    @staticmethod
    def hides_nothing_from(reader: Any) -> bool:
        """Whether the reader sees every item of the municipality whole, so that a rule about
        items need not be asked of each."""
        told = (readers.known(reader), readers.closed(reader))
        return reader.person_id is None and told == (readers.ALL, readers.ALL)

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
        sees = ExpressionWrapper(OuterRef("sees_closed"), BooleanField())
        return self.with_content().annotate(outline=outline_of(sees))

    def with_content(self) -> Self:
        """Rows with `has_content`: whether there is something to read in them."""
        kinds = [BlockKind.SECTION.value, BlockKind.RECOMMENDATION.value]
        parts = table("ItemBlock").filter(here(), item_id=OuterRef("pk"), kind__in=kinds)
        return self.annotate(has_content=Exists(parts))

    def withheld_from(self, person_id: UUID) -> Self:
        """Items whose closed material one person may not see."""
        return self.filter(_taken_from(person_id))

    def _withheld(self, reader: Any) -> Q:
        return readers.NONE if reader.person_id is None else _taken_from(reader.person_id)


class ItemPartQuerySet(TenantQuerySet[_Part]):
    """Rows that may be read by whoever sees what their item holds."""

    way_to_item: ClassVar[str] = "item"

    def visible_to(self, reader: Any) -> Self:
        return self.of_municipality_of(reader).filter(told_whole(reader, self.way_to_item))


class ItemWithholdingQuerySet(TenantQuerySet["ItemWithholding"]):
    """Items taken from one reader."""

    def visible_to(self, reader: Any) -> Self:
        """Known to the person, and to those who keep the record of an item they see whole."""
        rows = self.of_municipality_of(reader)
        own = Q(person_id=reader.person_id) if reader.person_id else readers.NONE
        whole = told_whole(reader)
        if reader.is_administrator or reader.oversees(*readers.STAFF):
            return rows.filter(own | whole)
        kept = Q(item__committee__in=reader.committees(*readers.STAFF, Role.CHAIR))
        return rows.filter(own | (whole & kept))


class EarlierTreatmentQuerySet(ItemPartQuerySet["EarlierTreatment"]):
    """Earlier treatments, as items tell them."""


def _taken_from(person_id: UUID) -> Q:
    """Disqualification is about the matter: what is withheld of one item is withheld of the
    same case's other items at the same meeting too. Nothing carries over to another meeting
    [40, 75]."""
    same_case = Q(item__case_id=OuterRef("case_id"), item__meeting_id=OuterRef("meeting_id"))
    rows = table("ItemWithholding").filter(
        Q(item_id=OuterRef("pk")) | same_case,
        municipality_id=OuterRef("municipality_id"),
        person_id=person_id,
        until__isnull=True,
    )
    return Q(Exists(rows))


def outline_of(sees: Any) -> ArraySubquery:
    """Type and id of each block of an item for whoever `sees` its closed material or not."""
    told = JsonRow({"type": F("kind"), "id": shown_id()})
    return ArraySubquery(blocks_of(sees).values(json=told))


def blocks_of(sees: Any) -> Any:
    """The blocks of the item outside, in printed order."""
    parts = table("ItemBlock").filter(here(), item_id=OuterRef("pk")).annotate(closed=sees)
    shown = ~EMPTY_WITHOUT_ATTACHMENTS | has_open_attachment() | Q(closed=True)
    return parts.filter(shown).order_by("position")


def here() -> Q:
    """In the municipality of the row outside, with which every index begins."""
    return Q(municipality_id=OuterRef("municipality_id"))


def has_open_attachment() -> Q:
    """Blocks with an attachment that whoever reads the item may read."""
    return Q(Exists(table("Attachment").filter(here(), OPEN, block_id=OuterRef("pk"))))


def shown_id() -> Coalesce:
    """The id a block is known by: that of its section or recommendation, else its own."""
    return Coalesce("section__id", "recommendation__id", "id", output_field=UUIDField())
