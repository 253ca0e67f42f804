"""Rules about when a letter is due. They tell days; whether to send is asked again that day."""

from reminders.rules.kinds import refuse_report_again, refuse_rule
from reminders.rules.offsets import Offset, due_day
from reminders.rules.plan import CATCH_UP, Deadline, Planned, Rule, deadline_span, plan
from reminders.rules.reports import latest_report_day, next_report_day

__all__ = [
    "CATCH_UP",
    "Deadline",
    "Offset",
    "Planned",
    "Rule",
    "deadline_span",
    "due_day",
    "latest_report_day",
    "next_report_day",
    "plan",
    "refuse_report_again",
    "refuse_rule",
]
