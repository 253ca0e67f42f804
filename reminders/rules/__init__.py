"""Rules about when a letter is due. They tell days; whether to send is asked again that day."""

from reminders.rules.kinds import refuse_rule
from reminders.rules.offsets import Offset, due_day
from reminders.rules.plan import CATCH_UP, Deadline, Planned, Rule, deadline_span, plan
from reminders.rules.reports import (
    DEFINITIONS,
    EMPLOYEES,
    ReportDefinition,
    refuse_recipient,
    refuse_report_again,
    split_missed,
)
from reminders.rules.rhythm import SEVERAL_MONTHS, Rhythm, faults_in_rhythm, month_from

__all__ = [
    "CATCH_UP",
    "DEFINITIONS",
    "EMPLOYEES",
    "SEVERAL_MONTHS",
    "Deadline",
    "Offset",
    "Planned",
    "ReportDefinition",
    "Rhythm",
    "Rule",
    "deadline_span",
    "due_day",
    "faults_in_rhythm",
    "month_from",
    "plan",
    "refuse_recipient",
    "refuse_report_again",
    "refuse_rule",
    "split_missed",
]
