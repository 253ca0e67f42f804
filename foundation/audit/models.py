"""The law's log and the change feed: one entry per action, in commit order."""

from typing import ClassVar

import pgtrigger
from django.db import models

from foundation.clock import now
from foundation.ids import new_id
from foundation.tenancy.models import Municipality


class FeedHead(models.Model):
    """Løbenummer: the last entry number of a municipality; its row is locked by each action."""

    municipality = models.OneToOneField(
        Municipality, primary_key=True, on_delete=models.PROTECT, related_name="feed_head"
    )
    seq = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.municipality_id}: {self.seq}"


class Entry(models.Model):
    """Logpost: who did what to which row, when, and which warnings were overridden why.

    Names of changed fields are kept, never their values: what must be erasable is not copied.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    seq = models.BigIntegerField()
    at = models.DateTimeField(default=now)
    actor_id = models.UUIDField(null=True)
    token_id = models.UUIDField(null=True)
    verb = models.CharField(max_length=80)
    object_type = models.CharField(max_length=80)
    object_id = models.UUIDField()
    committee_id = models.UUIDField(null=True)
    meeting_id = models.UUIDField(null=True)
    item_id = models.UUIDField(null=True)
    is_deletion = models.BooleanField(default=False)
    is_open = models.BooleanField(default=True)
    """False when only readers of closed material may know that this happened."""
    changed = models.JSONField(default=list)
    overrides = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["municipality", "seq"], name="entry_seq_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["municipality", "object_id", "seq"], name="entry_by_object"),
            models.Index(fields=["municipality", "meeting_id", "seq"], name="entry_by_meeting"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(
                name="entry_append_only", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.verb} {self.object_type}"


class AdministratorRead(models.Model):
    """Administratorens læsning: the one who sees all municipalities leaves a trace in each."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    municipality = models.ForeignKey(
        Municipality, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    at = models.DateTimeField(default=now)
    actor_id = models.UUIDField()
    path = models.CharField(max_length=500)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["municipality", "at"], name="administrator_read_by_time")
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(
                name="read_append_only", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.at} {self.path}"
