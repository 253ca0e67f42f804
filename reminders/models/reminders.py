"""Reminders: rules as data, and one row per letter that was due."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q

from committees.models import Committee, Person
from foundation.outbox.models import Message
from foundation.outbox.querysets import FAILED
from foundation.outbox.vocabulary import MessageState
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.guards import guarded
from foundation.tenancy.invariants import check, known_when, tenant_indexes, valid
from foundation.tenancy.models import TenantModel
from reminders.querysets import ReminderQuerySet, ReminderRuleQuerySet
from reminders.rules import MOVES
from reminders.vocabulary import (
    OffsetUnit,
    ReminderAudience,
    ReminderEvent,
    ReminderState,
    RuleCombination,
    UnsentReason,
)

QUEUED, SUPERSEDED = ReminderState.QUEUED.value, ReminderState.SUPERSEDED.value
NOT_SENT = ReminderState.NOT_SENT.value
WITHIN_A_YEAR = Func(
    F("offsets"),
    template="-366 <= ALL(%(expressions)s) AND 366 >= ALL(%(expressions)s)",
    output_field=models.BooleanField(),
)
ADDS = Q(combination=RuleCombination.ADDS.value)
_BY_LETTER = {
    MessageState.SENT.value: ReminderState.SENT,
    **dict.fromkeys(FAILED, ReminderState.FAILED),
}


class ReminderRule(TenantModel):
    """Påmindelsesregel: so many days before (negative), on (0) or after an event's day, somebody
    is reminded. Without a committee it holds for all of the municipality's; a committee's own
    adds to those or replaces them, with no days at all so that nobody is reminded. `active_from`
    keeps a new rule from reminding of what was due before it."""

    committee = TenantForeignKey(
        Committee, on_delete=models.CASCADE, null=True, related_name="reminder_rules"
    )
    event = TermField(ReminderEvent)
    offsets = ArrayField(models.SmallIntegerField())
    unit = TermField(OffsetUnit, default=OffsetUnit.CALENDAR_DAYS.value)
    audience = TermField(ReminderAudience)
    combination = TermField(RuleCombination, default=RuleCombination.ADDS.value)
    active_from = models.DateField()
    is_active = models.BooleanField(default=True)

    objects: ClassVar = ReminderRuleQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("committee"),
            *valid(
                event=ReminderEvent.values(),
                unit=OffsetUnit.values(),
                audience=ReminderAudience.values(),
                combination=RuleCombination.values(),
            ),
            check("offsets_sane", WITHIN_A_YEAR),
            check("replaces_others", ADDS | Q(committee__isnull=False)),
            check("has_offsets", ~ADDS | Q(offsets__len__gte=1)),
            models.UniqueConstraint(
                fields=[
                    "municipality",
                    "committee",
                    "event",
                    "offsets",
                    "unit",
                    "audience",
                ],
                nulls_distinct=False,
                name="reminderrule_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["municipality", "event"],
                condition=Q(is_active=True),
                name="reminderrule_active",
            )
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.offsets}"


class Reminder(TenantModel):
    """Påmindelse: that one rule was due for one recipient about one thing on one day. The
    unique key is what makes a second run send nothing. `recipient_key` is the person, the
    account, or the office, whatever its mailbox; an address is kept nowhere here, so that it can be
    forgotten.
    `goes_at` is when its letter left at the earliest; several may share one. Where none went,
    `reason` says why.

    What became of a queued one its letter tells (`shown_state`)."""

    parent: ClassVar[str | None] = "rule"

    rule = TenantForeignKey(ReminderRule, on_delete=models.PROTECT, related_name="reminders")
    event = TermField(ReminderEvent)
    committee = TenantForeignKey(
        Committee, on_delete=models.PROTECT, null=True, related_name="reminders"
    )
    subject_type = models.CharField(max_length=80)
    subject_id = models.UUIDField()
    recipient_person = TenantForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="reminders"
    )
    recipient_key = models.CharField(max_length=64, db_collation="C")
    due_day = models.DateField()
    goes_at = models.DateTimeField()
    state = TermField(ReminderState, default=QUEUED)
    reason = TermField(UnsentReason, null=True)
    message = TenantForeignKey(
        Message, on_delete=models.PROTECT, null=True, related_name="reminders"
    )

    objects: ClassVar = ReminderQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("rule", "committee", "recipient_person", "message"),
            *valid(event=ReminderEvent.values(), reason=UnsentReason.values()),
            check("state_stored", Q(state__in=[QUEUED, SUPERSEDED, NOT_SENT])),
            check("queued_has_message", ~Q(state=QUEUED) | Q(message__isnull=False)),
            known_when("reason", Q(state=NOT_SENT)),
            models.UniqueConstraint(
                fields=["municipality", "subject_id", "recipient_key", "due_day"],
                name="reminder_once",
            ),
        ]
        indexes: ClassVar = [
            *tenant_indexes("rule", "committee", "recipient_person", "message", "due_day")
        ]
        triggers: ClassVar = [guarded("state", MOVES)]

    def __str__(self) -> str:
        return f"{self.state} {self.due_day}"

    @property
    def shown_state(self) -> str:
        """Sent and failed are told by the letter; they are stored nowhere else."""
        if self.message is None or self.state != QUEUED:
            return self.state
        return _BY_LETTER.get(self.message.state, ReminderState.QUEUED).value
