"""Recurring reports: who gets which when, and that they were made."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from committees.models import Committee, Person
from foundation.outbox.models import Message
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.guards import guarded
from foundation.tenancy.invariants import check, known_when, once, tenant_indexes, valid
from foundation.tenancy.models import TenantModel
from reminders.querysets import ReportRunQuerySet, ReportSubscriptionQuerySet
from reminders.rules import SEVERAL_MONTHS, Rhythm
from reminders.vocabulary import Recurrence, ReportKind, ReportRunState


class ReportSubscription(TenantModel):
    """Fast rapport pr. e-mail, to one receiver: his rights decide what is in it. `next_due_on` is
    the day it is next made: due work is a column.

    A weekly one names its `weekday` (1 is Monday), the others their `day_of_month`; a month
    that is too short takes its last day. `first_month` is one of the months that one of several
    months falls in; January, where nothing is said. `stopped_at` is when the receiver was found
    to have lost his right to it.
    """

    parent: ClassVar[str | None] = "committee"

    committee = TenantForeignKey(
        Committee, on_delete=models.CASCADE, null=True, related_name="report_subscriptions"
    )
    kind = TermField(ReportKind)
    recurrence = TermField(Recurrence)
    weekday = models.PositiveSmallIntegerField(null=True)
    day_of_month = models.PositiveSmallIntegerField(null=True)
    first_month = models.PositiveSmallIntegerField(null=True)
    on_working_days = models.BooleanField(default=False)
    recipient_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
    )
    recipient_person = TenantForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="report_subscriptions"
    )
    recipient_email = models.EmailField(blank=True)
    next_due_on = models.DateField()
    is_active = models.BooleanField(default=True)
    stopped_at = models.DateTimeField(null=True)

    objects: ClassVar = ReportSubscriptionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("committee", "recipient_person"),
            *valid(kind=ReportKind.values(), recurrence=Recurrence.values()),
            known_when("weekday", Q(recurrence=Recurrence.WEEKLY.value)),
            known_when("day_of_month", ~Q(recurrence=Recurrence.WEEKLY.value)),
            check("weekday_valid", Q(weekday__isnull=True) | Q(weekday__range=(1, 7))),
            check("day_valid", Q(day_of_month__isnull=True) | Q(day_of_month__range=(1, 31))),
            check(
                "first_month_valid",
                Q(first_month__isnull=True)
                | Q(
                    first_month__range=(1, 12),
                    recurrence__in=sorted(r.value for r in SEVERAL_MONTHS),
                ),
            ),
            check("stopped_rests", Q(stopped_at__isnull=True) | Q(is_active=False)),
            check(
                "has_one_recipient",
                Q(recipient_user__isnull=False, recipient_person__isnull=True, recipient_email="")
                | Q(
                    recipient_user__isnull=True,
                    recipient_person__isnull=False,
                    recipient_email="",
                )
                | (
                    Q(recipient_user__isnull=True, recipient_person__isnull=True)
                    & ~Q(recipient_email="")
                ),
            ),
        ]
        indexes: ClassVar = [
            *tenant_indexes("committee", "recipient_person"),
            models.Index(
                fields=["municipality", "next_due_on"],
                condition=Q(is_active=True),
                name="reportsubscription_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.recurrence}"

    @property
    def rhythm(self) -> Rhythm:
        """When it is due."""
        return Rhythm(
            Recurrence(self.recurrence),
            self.weekday or self.day_of_month or 1,
            self.first_month or 1,
            on_working_days=self.on_working_days,
        )


class ReportRun(TenantModel):
    """Rapportkørsel: that a report was made for one due day, or that a newer one was made in its
    place after an outage; a second run finds the day done."""

    parent: ClassVar[str | None] = "subscription"

    subscription = TenantForeignKey(
        ReportSubscription, on_delete=models.PROTECT, related_name="runs"
    )
    due_on = models.DateField()
    state = TermField(ReportRunState, default=ReportRunState.MADE.value)
    produced_at = models.DateTimeField()
    row_count = models.PositiveIntegerField()
    message = TenantForeignKey(
        Message, on_delete=models.PROTECT, null=True, related_name="report_runs"
    )

    objects: ClassVar = ReportRunQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("subscription", "message"),
            *valid(state=ReportRunState.values()),
            check(
                "superseded_has_no_letter",
                ~Q(state=ReportRunState.SUPERSEDED.value) | Q(message__isnull=True, row_count=0),
            ),
            once("subscription", "due_on"),
        ]
        indexes: ClassVar = [*tenant_indexes("message")]
        triggers: ClassVar = [guarded("state")]

    def __str__(self) -> str:
        return f"{self.subscription_id} {self.due_on}"
