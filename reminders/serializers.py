"""Reminders, reports and the outbox as JSON."""

from typing import Any

from rest_framework import serializers

from committees.serializers import STAMPS, Rooted
from foundation.http.fields import (
    StrictCharField,
    StrictDateField,
    StrictDateTimeField,
    StrictIntegerField,
    StrictUUIDField,
    TermField,
    moment_json,
)
from foundation.http.serializers import Represented, Strict
from foundation.outbox.models import Message
from foundation.outbox.returns import Noted
from foundation.tables import shown
from reminders.models import (
    NotificationDefault,
    NotificationPreference,
    Reminder,
    ReminderRule,
    ReportRun,
    ReportSubscription,
)
from reminders.rules import Planned
from reminders.vocabulary import ReminderEvent, ReminderState, UnsentReason

CHANGEABLE = ("offsets", "unit", "audience", "combination", "active_from", "is_active")
RULE = ("event", *CHANGEABLE)
WISHES = ("digest", "digest_weekday", "quiet_from", "quiet_until")
PREFERENCE = (*WISHES, "channel", "unsubscribed_events")
MOST_OFFSETS = 30
SUBSCRIPTION = (
    "kind",
    "recurrence",
    "weekday",
    "day_of_month",
    "first_month",
    "on_working_days",
    "recipient_user",
    "recipient_person",
    "recipient_email",
    "is_active",
)
MOST_SHOWN = 200
"""Lines of a report that a preview shows; it counts them all."""
DERIVED = ("next_due_on", "stopped_at")


class ReminderRuleSerializer(Rooted):
    offsets = serializers.ListField(
        child=StrictIntegerField(min_value=-366, max_value=366),
        max_length=MOST_OFFSETS,
        help_text="Dage fra fristen; negativ er før, 0 er dagen selv. Ingen dage afløser kun.",
    )
    active_from = StrictDateField(required=False, help_text="Uden angivelse fra i dag.")

    class Meta:
        model = ReminderRule
        fields = (*STAMPS, "municipality", "committee", *RULE)


class ChangedReminderRuleSerializer(ReminderRuleSerializer):
    """A rule about something else is another rule: what went out under it stays true."""

    class Meta:
        model = ReminderRule
        fields = CHANGEABLE


class Wished(Represented):
    """When letters come; null leaves it to the committee and the municipality."""

    digest_weekday = StrictIntegerField(
        min_value=1, max_value=7, required=False, allow_null=True, help_text="1 er mandag."
    )


class NotificationDefaultSerializer(Rooted, Wished):
    class Meta:
        model = NotificationDefault
        fields = (*STAMPS, "municipality", "committee", *WISHES)


class ChangedNotificationDefaultSerializer(NotificationDefaultSerializer):
    class Meta:
        model = NotificationDefault
        fields = WISHES


class NotificationPreferenceSerializer(Wished):
    unsubscribed_events = serializers.ListField(
        child=TermField(choices=ReminderEvent.choices()),
        required=False,
        max_length=len(ReminderEvent),
        help_text="Hændelser, man ikke vil have breve om, hvor loven tillader det.",
    )

    class Meta:
        model = NotificationPreference
        fields = ("etag", *PREFERENCE)


class ChangedNotificationPreferenceSerializer(NotificationPreferenceSerializer):
    class Meta:
        model = NotificationPreference
        fields = PREFERENCE


class ReportSubscriptionSerializer(Rooted):
    weekday = StrictIntegerField(min_value=1, max_value=7, required=False, allow_null=True)
    day_of_month = StrictIntegerField(min_value=1, max_value=31, required=False, allow_null=True)
    first_month = StrictIntegerField(
        min_value=1,
        max_value=12,
        required=False,
        allow_null=True,
        help_text="En af de måneder, rapporten falder i; uden angivelse januar.",
    )

    class Meta:
        model = ReportSubscription
        fields = (*STAMPS, "municipality", "committee", *SUBSCRIPTION, *DERIVED)
        read_only_fields = DERIVED


class ChangedReportSubscriptionSerializer(ReportSubscriptionSerializer):
    class Meta:
        model = ReportSubscription
        fields = SUBSCRIPTION


class ReportRunSerializer(Represented):
    class Meta:
        model = ReportRun
        fields = (*STAMPS, "subscription", "due_on", "state", "produced_at", "row_count", "message")


class ReportPreviewSerializer(serializers.Serializer[Any]):
    """A report that is not sent. Cells are texts, as the attached table has them."""

    title = serializers.CharField()
    day = StrictDateField()
    recipient_name = serializers.CharField()
    is_entitled = serializers.BooleanField()
    reasons = serializers.ListField(child=serializers.DictField())
    facts = serializers.ListField(child=serializers.ListField(child=serializers.CharField()))
    headings = serializers.ListField(child=serializers.CharField())
    rows = serializers.ListField(
        child=serializers.ListField(child=serializers.CharField(allow_blank=True))
    )
    row_count = StrictIntegerField()

    def to_representation(self, made: Any) -> dict[str, Any]:
        table = made.table
        return {
            "title": table.title,
            "day": made.day.isoformat(),
            "recipient_name": made.recipient_name,
            "is_entitled": not made.reasons,
            "reasons": [reason.as_json() for reason in made.reasons],
            "facts": [list(fact) for fact in table.facts],
            "headings": list(table.headings),
            "rows": [[shown(value) for value in row] for row in table.rows[:MOST_SHOWN]],
            "row_count": len(table.rows),
        }


class MessageSerializer(Represented):
    """A letter in the ledger: to whom, about what and how it went; never what it says."""

    class Meta:
        model = Message
        fields = (
            *STAMPS,
            "rule",
            "subject_type",
            "subject_id",
            "due_day",
            "recipient_person_id",
            "recipient_name",
            "recipient_address",
            "subject_line",
            "message_id",
            "state",
            "attempts",
            "not_before",
            "sent_at",
            "last_reply",
            "fault",
        )


class DeliveryReportData(Strict):
    """Which letter, and what the receiver's server said (RFC 3463)."""

    message_id = StrictCharField(max_length=200, help_text="Brevets Message-ID.")
    recipient = StrictCharField(
        max_length=320, required=False, help_text="Den adresse, der ikke tog imod brevet."
    )
    status = StrictCharField(max_length=20, required=False, help_text="For eksempel 5.1.1.")
    diagnostic = StrictCharField(max_length=500, required=False)


class DeliveryReportSerializer(Strict):
    """What became of a letter after a server had taken it."""

    type = serializers.ChoiceField(["message.bounced", "message.delayed"])
    timestamp = StrictDateTimeField(required=False)
    data = DeliveryReportData()  # type: ignore[assignment]  # the name that webhooks use


class DeliveryOutcomeSerializer(serializers.Serializer[Any]):
    """`bounced`: written on the letter. `nothing`: known already. `unknown`: no letter of ours."""

    outcome = serializers.ChoiceField([noted.value for noted in Noted])


class ReminderSerializer(serializers.Serializer[Any]):
    """What will be sent (without an id) and what was."""

    id = StrictUUIDField(allow_null=True)
    event = TermField(choices=ReminderEvent.choices())
    event_label = serializers.CharField()
    rule = StrictUUIDField()
    committee = StrictUUIDField(allow_null=True)
    subject_type = serializers.CharField()
    subject_id = StrictUUIDField()
    recipient_person_id = StrictUUIDField(allow_null=True)
    recipient_name = serializers.CharField(allow_null=True)
    due_day = StrictDateField()
    goes_at = StrictDateTimeField()
    state = TermField(choices=ReminderState.choices())
    state_label = serializers.CharField()
    reason = TermField(choices=UnsentReason.choices(), allow_null=True)
    reason_label = serializers.CharField(allow_null=True)
    message = StrictUUIDField(allow_null=True)

    def to_representation(self, shown: Any) -> dict[str, Any]:
        if isinstance(shown, Planned):
            return _shown(_of_plan(shown))
        return _shown(_of_row(shown))


def _of_plan(planned: Planned) -> dict[str, Any]:
    deadline = planned.deadline
    return {
        "id": None,
        "event": deadline.event,
        "rule": planned.rule.id,
        "committee": deadline.committee_id,
        "subject_type": deadline.subject_type,
        "subject_id": deadline.subject_id,
        "recipient_person_id": planned.recipient.person_id,
        "recipient_name": planned.recipient.name,
        "due_day": planned.due_on,
        "goes_at": moment_json(planned.goes_at),
        "state": ReminderState.NOT_SENT if planned.reason else ReminderState.PLANNED,
        "reason": planned.reason,
        "message": None,
    }


def _of_row(row: Reminder) -> dict[str, Any]:
    person = row.recipient_person
    return {
        "id": row.pk,
        "event": ReminderEvent(row.event),
        "rule": row.rule_id,
        "committee": row.committee_id,
        "subject_type": row.subject_type,
        "subject_id": row.subject_id,
        "recipient_person_id": row.recipient_person_id,
        "recipient_name": row.message.recipient_name if row.message else person and person.name,
        "due_day": row.due_day,
        "goes_at": moment_json(row.goes_at),
        "state": ReminderState(row.shown_state),
        "reason": UnsentReason(row.reason) if row.reason else None,
        "message": row.message_id,
    }


def _shown(told: dict[str, Any]) -> dict[str, Any]:
    shown: dict[str, Any] = {}
    for name, value in told.items():
        is_term = name in ("event", "state", "reason")
        shown[name] = None if value is None else value.value if is_term else str(value)
        if is_term:
            shown[f"{name}_label"] = value.label if value is not None else None
    return shown
