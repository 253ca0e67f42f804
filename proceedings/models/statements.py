"""Statements: what somebody had entered for the record."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from agenda.models import AgendaItem, ItemBlock, RecommendationGroup, Upload
from committees.models import Person
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TenantOneToOne, TermField
from foundation.tenancy.history import on_record
from foundation.tenancy.invariants import (
    check,
    in_order,
    once,
    ordered,
    said,
    tenant_indexes,
    valid,
)
from foundation.tenancy.models import TenantModel
from proceedings.models.belonging import OfItem
from proceedings.querysets import StatementQuerySet
from proceedings.vocabulary import StatementKind

_NO_CORRECTION = Q(
    correction_was_from__isnull=True,
    correction_was_to__isnull=True,
    correction_is_from__isnull=True,
    correction_is_to__isnull=True,
)
_WHOLE_CORRECTION = Q(
    correction_was_from__isnull=False,
    correction_was_to__isnull=False,
    correction_is_from__isnull=False,
    correction_is_to__isnull=False,
)


@on_record()
class Statement(OfItem, TenantModel):
    """Protokoltilførsel (ksl § 13, stk. 2), or a remark or correction made at the meeting.
    A statement of the administration has no speakers. The correction's days tell what a date
    was and what it is.

    Who dissents can demand that the minutes go with the case to another authority, and give
    grounds of his own before a day that may be set (`sent_along`); or that the dissent is
    published with the proposal (planloven § 24, stk. 2)."""

    parent: ClassVar[str | None] = "item"

    item = TenantForeignKey(AgendaItem, on_delete=models.RESTRICT, related_name="statements")
    block = TenantOneToOne(ItemBlock, on_delete=models.CASCADE, related_name="statement")
    kind = TermField(StatementKind)
    about_group = TenantForeignKey(
        RecommendationGroup, on_delete=models.SET_NULL, null=True, related_name="statements"
    )
    about_group_printed = models.TextField(null=True)
    body_html = models.TextField(blank=True)
    body_text = models.TextField(blank=True)
    is_by_administration = models.BooleanField(default=False)
    declared_at = models.DateTimeField(null=True)
    sent_along = models.BooleanField(default=False)
    grounds_due_on = models.DateField(null=True)
    grounds = TenantForeignKey(
        Upload, on_delete=models.PROTECT, null=True, related_name="statements"
    )
    published_with_proposal = models.BooleanField(default=False)
    correction_subject = models.TextField(null=True)
    correction_was_from = models.DateField(null=True)
    correction_was_to = models.DateField(null=True)
    correction_is_from = models.DateField(null=True)
    correction_is_to = models.DateField(null=True)

    objects: ClassVar = StatementQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("item", "block", "about_group", "grounds"),
            *valid(kind=StatementKind.values()),
            *said("about_group_printed", "correction_subject"),
            check(
                "grounds_sent_along",
                Q(sent_along=True) | Q(grounds_due_on__isnull=True, grounds__isnull=True),
            ),
            ordered("correction_was_from", "correction_was_to"),
            ordered("correction_is_from", "correction_is_to"),
            check(
                "correction_whole",
                (Q(correction_subject__isnull=True) & _NO_CORRECTION)
                | (Q(correction_subject__isnull=False) & _WHOLE_CORRECTION),
            ),
            once("block"),
        ]
        indexes: ClassVar = [*tenant_indexes("item", "about_group", "grounds")]

    def __str__(self) -> str:
        return f"{self.kind} {self.item_id}"

    @property
    def upload(self) -> Upload | None:
        """The file that hangs on it: the dissenter's own grounds."""
        return self.grounds


class StatementSpeaker(TenantModel):
    """Taler: one of those behind a statement; the organisation is as printed. The same name
    in two bodies may be two people, so the person may stay unknown."""

    parent: ClassVar[str | None] = "statement"

    statement = TenantForeignKey(Statement, on_delete=models.CASCADE, related_name="speakers")
    position = models.PositiveIntegerField()
    person = TenantForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="statements"
    )
    name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200, null=True)

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("statement", "person"),
            *said("organisation"),
            in_order("statement"),
        ]
        indexes: ClassVar = [*tenant_indexes("person")]

    def __str__(self) -> str:
        return self.name
