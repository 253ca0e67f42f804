"""The outbox: every letter is a row before it is a mail, and stays one after."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from foundation.ids import new_id
from foundation.outbox.querysets import MessageQuerySet
from foundation.outbox.rules import MOVES
from foundation.outbox.vocabulary import MessageState
from foundation.tenancy.fields import TermField
from foundation.tenancy.guards import guarded
from foundation.tenancy.models import TenantModel

WAITING = [MessageState.QUEUED.value, MessageState.SENDING.value, MessageState.RETRYING.value]


class Message(TenantModel):
    """Brev. The outbox knows nothing of what it is about: `rule`, `subject_type`, `subject_id`
    and `due_day` are the unique key that makes a second run send nothing.

    `message_id` (RFC 5322 § 3.6.4) is fixed when the row is written, so that the one duplicate
    SMTP cannot avoid is recognisable. `queued_at`, `not_before` and `lease_until` are
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
    queued_at = models.DateTimeField(db_default=Now())
    not_before = models.DateTimeField(db_default=Now())
    lease_until = models.DateTimeField(null=True)
    claimed_by = models.CharField(max_length=100, blank=True)
    sent_at = models.DateTimeField(null=True)
    last_reply = models.CharField(max_length=500, blank=True)
    """What the mail server last answered: its code and text, never the letter."""

    objects: ClassVar = MessageQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["municipality", "unique_key"], name="message_unique_key"
            ),
            models.UniqueConstraint(fields=["municipality", "id"], name="message_tenant_key"),
            models.CheckConstraint(
                condition=models.Q(state__in=MessageState.values()), name="message_state_valid"
            ),
            models.CheckConstraint(
                condition=models.Q(state=MessageState.SENT.value, sent_at__isnull=False)
                | (~models.Q(state=MessageState.SENT.value) & models.Q(sent_at__isnull=True)),
                name="message_sent_has_time",
            ),
            models.CheckConstraint(
                condition=models.Q(state=MessageState.UNADDRESSED.value)
                | ~models.Q(recipient_address=""),
                name="message_addressed",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["not_before"],
                name="message_waiting",
                condition=models.Q(state__in=WAITING),
            ),
            models.Index(fields=["municipality", "-created_at"], name="message_by_time"),
            models.Index(fields=["municipality", "subject_id"], name="message_by_subject"),
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


class WorkerPulse(models.Model):
    """Livstegn: when a worker or the beat last said it is alive, in the database's time."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"{self.name} {self.at}"
