"""Every change of rules and reports, and the ticks that find what is due."""

from reminders.actions.failures import tell_failures
from reminders.actions.messages import reasons_resend, resend
from reminders.actions.preferences import (
    add_default,
    change_default,
    change_preference,
    opted_out,
    preference_of,
    remove_default,
    unsubscribe,
)
from reminders.actions.recipients import RELATED
from reminders.actions.reports import (
    Preview,
    make_due_reports,
    preview,
    reasons_send_now,
    send_now,
)
from reminders.actions.rules import add_rule, change_rule, remove_rule
from reminders.actions.scan import foresee, remind_due
from reminders.actions.subscriptions import (
    add_subscription,
    change_subscription,
    remove_subscription,
)

__all__ = [
    "RELATED",
    "Preview",
    "add_default",
    "add_rule",
    "add_subscription",
    "change_default",
    "change_preference",
    "change_rule",
    "change_subscription",
    "foresee",
    "make_due_reports",
    "opted_out",
    "preference_of",
    "preview",
    "reasons_resend",
    "reasons_send_now",
    "remind_due",
    "remove_default",
    "remove_rule",
    "remove_subscription",
    "resend",
    "send_now",
    "tell_failures",
    "unsubscribe",
]
