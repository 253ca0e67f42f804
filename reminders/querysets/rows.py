"""Reads of reminders and recurring reports."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.db.models import Q

from foundation.accounts.vocabulary import Role
from foundation.tenancy.querysets import TenantQuerySet
from foundation.tenancy.rows import Part, part

if TYPE_CHECKING:
    from reminders.models import (
        NotificationDefault,
        NotificationPreference,
        Reminder,
        ReminderRule,
        ReportRun,
        ReportSubscription,
    )

WISHES = {name: name for name in ("digest", "digest_weekday", "quiet_from", "quiet_until")}


def _kept_by(reader: Any, committee: str = "committee_id") -> Q:
    """What the reader's secretariat looks after: a municipality's all, or a committee's own."""
    if reader.is_administrator:
        return Q()
    home = Q(municipality_id=reader.municipality_id)
    if reader.oversees(Role.SECRETARIAT):
        return home
    own = reader.committees(Role.SECRETARIAT)
    return home & Q(**{f"{committee}__in": own}) if own else Q(pk__in=[])


class ReminderRuleQuerySet(TenantQuerySet["ReminderRule"]):
    """Rules of what is reminded of."""

    def visible_to(self, reader: Any) -> Self:
        """Rules are the secretariat's."""
        return self.filter(_kept_by(reader))

    def active_by(self, day: date) -> Self:
        """Rules under which something may be due by `day`."""
        return self.filter(is_active=True, active_from__lte=day)


class ReminderQuerySet(TenantQuerySet["Reminder"]):
    """Reminders that were due."""

    def visible_to(self, reader: Any) -> Self:
        """The ledger of reminders is the secretariat's."""
        return self.filter(_kept_by(reader))


class NotificationDefaultQuerySet(TenantQuerySet["NotificationDefault"]):
    """What holds for those who have not said how they want to be reminded."""

    def visible_to(self, reader: Any) -> Self:
        """Defaults are the secretariat's."""
        return self.filter(_kept_by(reader))

    def as_wishes(self, municipality_id: UUID) -> Part:
        """What holds where, for whoever makes a plan."""
        rows = self.filter(municipality_id=municipality_id)
        return part("default", rows, position="id", committee="committee", **WISHES)


class NotificationPreferenceQuerySet(TenantQuerySet["NotificationPreference"]):
    """How people want to be reminded."""

    def visible_to(self, reader: Any) -> Self:
        """Everybody's own. Whoever has no person is known by his address, which is asked for
        where it is needed (`of_receiver`)."""
        return self.of_municipality_of(reader).filter(
            person_id=reader.person_id, person__isnull=False
        )

    def as_wishes(self, municipality_id: UUID) -> Part:
        """What everybody wishes, for whoever makes a plan: few rows, as only those who said
        something have one."""
        own = {"key": "recipient_key", "channel": "channel", "unsubscribed": "unsubscribed_events"}
        rows = self.filter(municipality_id=municipality_id)
        return part("preference", rows, position="id", **own, **WISHES)

    def of_receiver(self, municipality_id: UUID, key: str) -> Self:
        """The wishes of the receiver with that key."""
        return self.filter(municipality_id=municipality_id, recipient_key=key)


class ReportSubscriptionQuerySet(TenantQuerySet["ReportSubscription"]):
    """Who gets which report when."""

    def visible_to(self, reader: Any) -> Self:
        """Subscriptions are the secretariat's."""
        return self.filter(_kept_by(reader))

    def due_by(self, day: date) -> Self:
        """Subscriptions whose report has come due and is not made yet."""
        return self.filter(is_active=True, next_due_on__lte=day)


class ReportRunQuerySet(TenantQuerySet["ReportRun"]):
    """Reports that were made."""

    def visible_to(self, reader: Any) -> Self:
        """As the subscription they belong to."""
        return self.filter(_kept_by(reader, "subscription__committee_id"))

    def of_days(self, subscription: "ReportSubscription", days: Iterable[date]) -> Self:
        """The runs of these days, made or superseded."""
        return self.filter(subscription=subscription, due_on__in=list(days))
