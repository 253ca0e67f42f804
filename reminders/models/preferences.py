"""How people want to be reminded, and what holds for those who have not said."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from committees.models import Committee, Person
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.invariants import check, once, tenant_indexes, together, valid
from foundation.tenancy.models import TenantModel
from reminders.querysets import NotificationDefaultQuerySet, NotificationPreferenceQuerySet
from reminders.vocabulary import Channel, Digest, ReminderEvent


class Wished(models.Model):
    """When and how letters come; what is not said is for others to say."""

    digest = TermField(Digest, null=True)
    digest_weekday = models.PositiveSmallIntegerField(null=True)
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)

    class Meta:
        abstract = True


def _wished() -> list[Any]:
    weekday = Q(digest_weekday__isnull=True) | Q(digest_weekday__range=(1, 7))
    return [
        *valid(digest=Digest.values()),
        check("weekday_valid", weekday),
        together("quiet_from", "quiet_until", name="quiet_hours_whole"),
    ]


class NotificationDefault(Wished, TenantModel):
    """Standard for påmindelser: what holds in a municipality, or in one committee, for those who
    have not said otherwise."""

    parent: ClassVar[str | None] = "committee"

    committee = TenantForeignKey(
        Committee, on_delete=models.CASCADE, null=True, related_name="notification_defaults"
    )

    objects: ClassVar = NotificationDefaultQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("committee"),
            *_wished(),
            models.UniqueConstraint(
                fields=["municipality", "committee"],
                nulls_distinct=False,
                name="notificationdefault_once",
            ),
        ]
        indexes: ClassVar = [*tenant_indexes("committee")]

    def __str__(self) -> str:
        return f"{self.committee_id} {self.digest}"


class NotificationPreference(Wished, TenantModel):
    """Egne ønsker til påmindelser. `recipient_key` is the person, the account of one who is
    none, or a hash that stands for the address, so that somebody without an account may have wishes
    too.
    `unsubscribed_events` are those he does without where the law lets him."""

    recipient_key = models.CharField(max_length=64, db_collation="C")
    person = TenantForeignKey(
        Person, on_delete=models.CASCADE, null=True, related_name="notification_preferences"
    )
    channel = TermField(Channel, default=Channel.EMAIL.value)
    unsubscribed_events = ArrayField(models.CharField(max_length=40), default=list)

    objects: ClassVar = NotificationPreferenceQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("person"),
            *_wished(),
            *valid(channel=Channel.values()),
            check(
                "events_known",
                Q(unsubscribed_events__contained_by=ReminderEvent.values()),
            ),
            once("recipient_key"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["municipality", "person"], name="ix_preference_person")
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.digest}"

    @property
    def is_open(self) -> bool:
        """Nobody's matter but his own and the secretariat's."""
        return False

    def known_version(self, reader: Any) -> str:
        """One that is not stored yet is known by whose it would be."""
        return f"{self.recipient_key} {self.version}"
