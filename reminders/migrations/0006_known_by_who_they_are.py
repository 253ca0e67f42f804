"""The ledger and wishes knew whoever is no person by a hash of the address. Offices and consultees
are known by what they are now, accounts by the account: a mailbox that changes is reminded of nothing
twice, and accounts without an address share no wishes. Joint replies are reminded of too."""

import hashlib
from collections.abc import Iterator
from typing import Any

from django.db import migrations, models

from foundation.tenancy.additions import ManyAdditions


def digest(address: str) -> str:
    return hashlib.sha256(address.strip().casefold().encode()).hexdigest()


def name_receivers(apps: Any, schema_editor: Any) -> None:
    reminders = apps.get_model("reminders", "Reminder").objects.filter(recipient_person=None)
    for rows in (accounts(apps), departments(apps), offices(apps)):
        for home, address, told, key in rows:
            known = reminders.filter(municipality_id=home, recipient_key=digest(address), **told)
            known.exclude(subject_type="consultee").update(recipient_key=key)
    asked = reminders.filter(subject_type="consultee").order_by("subject_id", "due_day", "-id")
    for row in asked.distinct("subject_id", "due_day").iterator():
        reminders.filter(pk=row.pk).update(recipient_key=f"consultee-{row.subject_id}")


def name_wishes(apps: Any, schema_editor: Any) -> None:
    """Whose wishes those of accounts without an address are nobody can say."""
    wishes = apps.get_model("reminders", "NotificationPreference").objects.filter(person=None)
    wishes.filter(recipient_key=digest("")).delete()
    for home, address, _, key in accounts(apps):
        own = wishes.filter(municipality_id=home, recipient_key=digest(address))
        own.update(recipient_key=key)


Known = Iterator[tuple[Any, str, dict[str, Any], str]]


def accounts(apps: Any) -> Known:
    persons = apps.get_model("committees", "Person").objects.exclude(user=None)
    users = apps.get_model("accounts", "User").objects.exclude(municipality=None)
    for user in users.exclude(email="").exclude(pk__in=persons.values("user")).iterator():
        yield user.municipality_id, user.email, {"rule__audience": "owner"}, str(user.pk)


def departments(apps: Any) -> Known:
    rows = apps.get_model("committees", "Department").objects.exclude(email="")
    for row in rows.iterator():
        yield row.municipality_id, row.email, {"rule__audience": "owner"}, f"department-{row.pk}"


def offices(apps: Any) -> Known:
    rows = apps.get_model("committees", "Committee").objects.exclude(secretariat_email="")
    for row in rows.iterator():
        yield row.municipality_id, row.secretariat_email, {"committee": row}, f"office-{row.pk}"


class Migration(ManyAdditions):
    dependencies = [
        ("reminders", "0005_queued_again"),
        ("accounts", "0001_initial"),
        ("committees", "0001_initial"),
        ("outbox", "0006_lost_leases_and_resends"),
        ("tenancy", "0002_planned_hearings"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="notificationpreference",
            name="notificationpreference_events_known",
        ),
        migrations.RemoveConstraint(
            model_name="reminder",
            name="reminder_event_valid",
        ),
        migrations.RemoveConstraint(
            model_name="reminderrule",
            name="reminderrule_event_valid",
        ),
        migrations.AddConstraint(
            model_name="notificationpreference",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "unsubscribed_events__contained_by",
                        [
                            "hearing_deadline",
                            "joint_input_missing",
                            "joint_approval_missing",
                            "agenda_deadline",
                            "approval_missing",
                            "follow_up_due",
                            "follow_up_overdue",
                            "report_due",
                            "condition_unresolved",
                            "term_ends",
                        ],
                    )
                ),
                name="notificationpreference_events_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "event__in",
                        [
                            "hearing_deadline",
                            "joint_input_missing",
                            "joint_approval_missing",
                            "agenda_deadline",
                            "approval_missing",
                            "follow_up_due",
                            "follow_up_overdue",
                            "report_due",
                            "condition_unresolved",
                            "term_ends",
                        ],
                    )
                ),
                name="reminder_event_valid",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminderrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "event__in",
                        [
                            "hearing_deadline",
                            "joint_input_missing",
                            "joint_approval_missing",
                            "agenda_deadline",
                            "approval_missing",
                            "follow_up_due",
                            "follow_up_overdue",
                            "report_due",
                            "condition_unresolved",
                            "term_ends",
                        ],
                    )
                ),
                name="reminderrule_event_valid",
            ),
        ),
        migrations.RunPython(name_receivers, elidable=True),
        migrations.RunPython(name_wishes, elidable=True),
    ]
