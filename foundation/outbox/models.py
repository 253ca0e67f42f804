"""The outbox: every letter is a row before it is a mail, and stays one after."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from foundation.ids import new_id
from foundation.outbox.querysets import FAILED, UNTOLD, MessageQuerySet
from foundation.outbox.rules import MOVES
from foundation.outbox.vocabulary import DeliveryFault, MessageState
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.guards import guarded
from foundation.tenancy.invariants import tenant_indexes
from foundation.tenancy.models import TenantModel

WAITING = [MessageState.QUEUED.value, MessageState.SENDING.value, MessageState.RETRYING.value]
WAS_SENT = Q(state__in=[MessageState.SENT.value, MessageState.BOUNCED.value])


class Message(TenantModel):
    """Brev. The outbox knows nothing of what it is about: `rule`, `subject_type`, `subject_id`
    and `due_day` are the unique key that makes a second run send nothing.

    `message_id` (RFC 5322 § 3.6.4) is fixed when the row is written, so that the one duplicate
    SMTP cannot avoid is recognisable. `queued_at`, `not_before`, `turn_at` and `lease_until` are
    the database's time.
    """

    unique_key = models.CharField(max_length=200)
    rule = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=80, blank=True)
    subject_id = models.UUIDField(null=True)
    due_day = models.DateField(null=True)
    recipient_person_id = models.UUIDField(null=True)
    recipient_name = models.CharField(max_length=200, blank=True)
    recipient_address = models.EmailField(blank=True)
    subject_line = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict)
    message_id = models.CharField(max_length=200, unique=True)
    state = TermField(MessageState, default=MessageState.QUEUED.value)
    attempts = models.PositiveIntegerField(default=0)
    lost_leases = models.PositiveSmallIntegerField(default=0)
    """How many workers running have died, or lost their lease, with this letter in hand."""
    resends = models.PositiveSmallIntegerField(default=0)
    """How often somebody has sent it again, last at `queued_at`; its way back tells each time."""
    queued_at = models.DateTimeField(db_default=Now())
    not_before = models.DateTimeField(db_default=Now())
    lease_until = models.DateTimeField(null=True)
    turn_at = models.DateTimeField(null=True)
    """When this letter's turn comes at a receiver's server that takes only so many a minute."""
    claimed_by = models.CharField(max_length=100, blank=True)
    sent_at = models.DateTimeField(null=True)
    last_reply = models.CharField(max_length=500, blank=True)
    """What the mail server last answered: its code and text, never the letter."""
    fault = TermField(DeliveryFault, null=True)
    told_at = models.DateTimeField(null=True)
    """When a person was told that this letter does not arrive by itself."""

    objects: ClassVar = MessageQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["municipality", "unique_key"], name="message_unique_key"
            ),
            models.UniqueConstraint(fields=["municipality", "id"], name="message_tenant_key"),
            models.CheckConstraint(
                condition=Q(state__in=MessageState.values()), name="message_state_valid"
            ),
            models.CheckConstraint(
                condition=(WAS_SENT & Q(sent_at__isnull=False))
                | (~WAS_SENT & Q(sent_at__isnull=True)),
                name="message_sent_has_time",
            ),
            models.CheckConstraint(
                condition=Q(fault__isnull=True) | Q(fault__in=DeliveryFault.values()),
                name="message_fault_valid",
            ),
            models.CheckConstraint(
                condition=Q(state=MessageState.UNADDRESSED.value) | ~Q(recipient_address=""),
                name="message_addressed",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["not_before"],
                name="message_waiting",
                condition=Q(state__in=WAITING),
            ),
            models.Index(fields=["municipality", "-created_at"], name="message_by_time"),
            models.Index(fields=["municipality", "subject_id"], name="message_by_subject"),
            models.Index(
                fields=["municipality", "-modified_at"],
                name="message_failed",
                condition=Q(state__in=FAILED),
            ),
            models.Index(fields=["municipality"], name="message_untold", condition=UNTOLD),
        ]
        triggers: ClassVar = [guarded("state", MOVES)]

    def __str__(self) -> str:
        return f"{self.rule} {self.state}"


class MessageAttachment(models.Model):
    """Bilag til et brev: bytes that are mailed with it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    file_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.file_name


class SuppressedAddress(TenantModel):
    """Spærret adresse: a letter came back from it because there is nobody. Nothing is sent there
    until somebody says that it is mended (`resend`). Only a hash stands here, so that the address
    can be forgotten; the letter that came back tells it as long as it is kept."""

    address_digest = models.CharField(max_length=64, db_collation="C")
    message = TenantForeignKey(Message, on_delete=models.PROTECT, related_name="suppressions")
    reply = models.CharField(max_length=500, blank=True)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("message"),
            models.UniqueConstraint(
                fields=["municipality", "address_digest"],
                condition=Q(lifted_at__isnull=True),
                name="suppressedaddress_once",
            ),
        ]
        indexes: ClassVar = [*tenant_indexes("message")]

    def __str__(self) -> str:
        return self.address_digest


class DomainTurn(models.Model):
    """Tur hos et maildomæne: when the next letter may go there, in the database's time. Only
    domains that a setting limits have a row."""

    domain = models.CharField(max_length=255, primary_key=True)
    next_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"{self.domain} {self.next_at}"


class WorkerPulse(models.Model):
    """Livstegn: when a worker, a queue's consumer or the beat last said it is alive, in the
    database's time."""

    name = models.CharField(max_length=80, primary_key=True)
    at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"{self.name} {self.at}"


class JobRun(models.Model):
    """Fast opgave: when a tick of the beat last succeeded, and what it last failed of."""

    name = models.CharField(max_length=80, primary_key=True)
    succeeded_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True)
    """The kind of error alone: its text may tell of persons and stands in the log."""

    def __str__(self) -> str:
        return f"{self.name} {self.succeeded_at}"
