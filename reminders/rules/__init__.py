"""Rules about when a letter is due. They tell days; whether to send is asked again that day."""

from reminders.rules.kinds import may_opt_out, refuse_rule
from reminders.rules.moments import Wishes, settled
from reminders.rules.moves import MOVES
from reminders.rules.offsets import Offset, due_day
from reminders.rules.plan import (
    CATCH_UP,
    Deadline,
    Desk,
    Planned,
    Receiver,
    Rule,
    deadline_span,
    plan,
)
from reminders.rules.reports import (
    DEFINITIONS,
    EMPLOYEES,
    ReportDefinition,
    refuse_recipient,
    refuse_report_again,
    split_missed,
)
from reminders.rules.rhythm import SEVERAL_MONTHS, Rhythm, faults_in_rhythm, months_from
from reminders.rules.wishes import refuse_wishes

__all__ = [
    "CATCH_UP",
    "DEFINITIONS",
    "EMPLOYEES",
    "MOVES",
    "SEVERAL_MONTHS",
    "Deadline",
    "Desk",
    "Offset",
    "Planned",
    "Receiver",
    "ReportDefinition",
    "Rhythm",
    "Rule",
    "Wishes",
    "deadline_span",
    "due_day",
    "faults_in_rhythm",
    "may_opt_out",
    "months_from",
    "plan",
    "refuse_recipient",
    "refuse_report_again",
    "refuse_rule",
    "refuse_wishes",
    "settled",
    "split_missed",
]
