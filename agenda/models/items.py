"""Agenda items, and how they were treated before."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Deferrable, F, Q

from agenda.models.cases import Case
from agenda.querysets import AgendaItemQuerySet, EarlierTreatmentQuerySet
from agenda.rules import MOVES
from agenda.vocabulary import (
    ClosedReason,
    EarlierSource,
    ItemState,
    ItemType,
    Listing,
    Visibility,
)
from committees.models import Committee, Department
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.guards import guarded
from foundation.tenancy.invariants import (
    check,
    in_order,
    ordered,
    said,
    tenant_indexes,
    valid,
)
from foundation.tenancy.models import OpenVersioned, TenantModel
from foundation.tenancy.scope import Scope
from meetings.models import Meeting

HIDDEN = frozenset(
    {
        "title",
        "case",
        "marker",
        "closed_reason",
        "closed_note",
        "public_decision",
        "item_type",
        "urgency_reason",
        "reading",
        "continues_item",
        "department",
        "case_officer",
        "responsible_officer",
        "return_reason",
        "withdraw_reason",
        "open_reason",
        "refer_reason",
        "returns_on",
        "returns_hint",
        "toc_title",
        "printed_page",
    }
)
"""Of a closed item its readers without access to closed material know none of these."""

_ON_AN_AGENDA = Q(state__in=[ItemState.PLACED.value, ItemState.TREATED.value])


class AgendaItem(OpenVersioned, TenantModel):
    """Punkt. `number` is what is printed and is never given twice; `position` is the order on
    the agenda; `treated_order` the order in which the meeting took the items.

    Of a closed item the public reads `public_title` and, when published, `public_decision`
    (ksl § 13, stk. 4). Postponing leaves the item and its number behind; the new one names it
    by `continues_item`. `toc_title` is there when the contents table prints another text.
    """

    parent: ClassVar[str | None] = "meeting"
    hidden_fields: ClassVar[frozenset[str]] = HIDDEN

    committee = TenantForeignKey(Committee, on_delete=models.PROTECT, related_name="agenda_items")
    meeting = TenantForeignKey(Meeting, on_delete=models.PROTECT, null=True, related_name="items")
    case = TenantForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="items")
    state = TermField(ItemState, default=ItemState.DRAFT.value)
    position = models.PositiveIntegerField(null=True)
    treated_order = models.PositiveIntegerField(null=True)
    number = models.CharField(max_length=20, null=True)
    title = models.TextField()
    public_title = models.TextField(blank=True)
    marker = models.CharField(max_length=120, null=True)
    visibility = TermField(Visibility, default=Visibility.OPEN.value)
    closed_reason = TermField(ClosedReason, null=True)
    closed_note = models.TextField(blank=True)
    public_decision = models.TextField(blank=True)
    item_type = TermField(ItemType, default=ItemType.DECISION.value)
    listing = TermField(Listing, default=Listing.ORDINARY.value)
    urgency_reason = models.TextField(blank=True)
    reading = models.PositiveSmallIntegerField(null=True)
    continues_item = TenantForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="continued_by"
    )
    department = TenantForeignKey(
        Department, on_delete=models.PROTECT, null=True, related_name="agenda_items"
    )
    case_officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
    )
    responsible_officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
    )
    return_reason = models.TextField(blank=True)
    withdraw_reason = models.TextField(blank=True)
    refer_reason = models.TextField(blank=True, default="")
    open_reason = models.TextField(blank=True, default="")
    """Why an item that was closed has been opened."""
    returns_on = models.DateField(null=True)
    returns_hint = models.CharField(max_length=300, blank=True, default="")
    """When a postponed item comes back, as vague as "til foråret"."""
    toc_title = models.TextField(null=True)
    printed_page = models.PositiveIntegerField(null=True)
    submitted_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    placed_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    is_imported = models.BooleanField(default=False)

    sees_closed: bool
    """For the reader that `visible_to` was asked for."""

    objects: ClassVar = AgendaItemQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("committee", "meeting", "case", "continues_item", "department"),
            *valid(
                state=ItemState.values(),
                visibility=Visibility.values(),
                closed_reason=ClosedReason.values(),
                item_type=ItemType.values(),
                listing=Listing.values(),
            ),
            *said("number", "marker", "toc_title"),
            check(
                "on_agenda_has_place",
                ~_ON_AN_AGENDA | Q(meeting__isnull=False, position__isnull=False),
            ),
            check("place_needs_meeting", Q(position__isnull=True) | Q(meeting__isnull=False)),
            check("not_own_continuation", ~Q(continues_item=F("id"))),
            check("reading_from_one", Q(reading__isnull=True) | Q(reading__gte=1)),
            check("supplementary_urgent", ~Q(listing="supplementary") | ~Q(urgency_reason="")),
            check(
                "returned_with_reason",
                ~Q(state=ItemState.RETURNED.value) | ~Q(return_reason=""),
            ),
            ordered("started_at", "finished_at"),
            models.UniqueConstraint(
                fields=["municipality", "meeting", "position"],
                name="agendaitem_position_once",
                deferrable=Deferrable.DEFERRED,
            ),
        ]
        indexes: ClassVar = [
            *tenant_indexes(
                "case",
                "department",
                "continues_item",
                "case_officer",
                "responsible_officer",
                "modified_at",
            ),
            models.Index(
                fields=["municipality", "committee", "state"], name="agendaitem_by_committee"
            ),
        ]
        triggers: ClassVar = [guarded("state", MOVES)]

    def __str__(self) -> str:
        return f"{self.number or '–'} ({self.state})"

    @property
    def is_closed(self) -> bool:
        """Lukket punkt."""
        return self.visibility == Visibility.CLOSED

    @property
    def is_open(self) -> bool:
        """Whether what happens to the item is known beyond those who prepare the agenda."""
        sent = self.meeting is not None and self.meeting.agenda_published_at is not None
        return sent and not self.is_closed

    def scope(self) -> Scope:
        """Seats are judged by the meeting's day."""
        return Scope(
            self.municipality_id,
            self.committee_id,
            self.department_id,
            meeting_id=self.meeting_id,
            item_id=self.pk,
            day=self.meeting.day if self.meeting else None,
        )

    def place(self) -> dict[str, Any]:
        """Where an entry about the item belongs."""
        return {
            "committee_id": self.committee_id,
            "meeting_id": self.meeting_id,
            "item_id": self.pk,
        }

    def sees_hidden(self, reader: Any) -> bool:
        """Whether the reader sees closed material of the item; reads annotate it."""
        if "sees_closed" not in self.__dict__:
            rows = AgendaItem.objects.visible_to(reader).filter(pk=self.pk)
            self.sees_closed = any(row.sees_closed for row in rows)
        return bool(self.sees_closed)

    @classmethod
    def seen_whole_by(cls, reader: Any) -> Q:
        """What `visible_to` annotates."""
        return Q(sees_closed=True)

    def is_whole_for(self, reader: Any) -> bool:
        """Whether the reader sees more of the item than that it exists."""
        return not self.is_closed or self.sees_hidden(reader)

    def moves_openly(self, changed: Iterable[str]) -> bool:
        """An open item has no hidden field; one that opens or closes is seen to do so."""
        return not self.is_closed or super().moves_openly(changed)


class EarlierTreatment(TenantModel):
    """Tidligere behandling, as an item's text tells it. `subject` is there when it was not the
    case itself; `day` is unknown where only a month or a year is told (`date_text`)."""

    parent: ClassVar[str | None] = "item"

    item = TenantForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="earlier_treatments")
    position = models.PositiveIntegerField()
    committee = TenantForeignKey(
        Committee, on_delete=models.PROTECT, null=True, related_name="earlier_treatments"
    )
    committee_printed = models.CharField(max_length=300, null=True)
    day = models.DateField(null=True)
    date_text = models.CharField(max_length=300, null=True)
    subject = models.TextField(null=True)
    source = TermField(EarlierSource)

    objects: ClassVar = EarlierTreatmentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("item", "committee"),
            *valid(source=EarlierSource.values()),
            *said("committee_printed", "date_text", "subject"),
            in_order("item"),
        ]
        indexes: ClassVar = [*tenant_indexes("committee")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.position}"
