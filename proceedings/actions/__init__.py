"""Changes of what happened at a meeting."""

from proceedings.actions.attendance import record_attendance, report_absence
from proceedings.actions.decisions import draft_decision, unwritten
from proceedings.actions.disqualifications import (
    decide_question,
    notify,
    notify_self,
    reasons_decide_question,
    reasons_withdraw,
    withdraw_question,
)
from proceedings.actions.items import (
    Bench,
    decide,
    finish,
    reasons_decide,
    reasons_finish,
    reasons_start,
    start,
)
from proceedings.actions.meetings import (
    adopt_agenda,
    close_session,
    open_meeting,
    reasons_adopt_agenda,
    reasons_end,
    reasons_open,
)
from proceedings.actions.statements import add_statement, change_statement
from proceedings.actions.substitutions import (
    accept,
    attend,
    call_substitute,
    reasons_accept,
    reasons_attend,
    reasons_stay_away,
    stay_away,
)

__all__ = [
    "Bench",
    "accept",
    "add_statement",
    "adopt_agenda",
    "attend",
    "call_substitute",
    "change_statement",
    "close_session",
    "decide",
    "decide_question",
    "draft_decision",
    "finish",
    "notify",
    "notify_self",
    "open_meeting",
    "reasons_accept",
    "reasons_adopt_agenda",
    "reasons_attend",
    "reasons_decide",
    "reasons_decide_question",
    "reasons_end",
    "reasons_finish",
    "reasons_open",
    "reasons_start",
    "reasons_stay_away",
    "reasons_withdraw",
    "record_attendance",
    "report_absence",
    "start",
    "stay_away",
    "unwritten",
    "withdraw_question",
]
