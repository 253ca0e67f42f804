"""Changes of what happened at a meeting."""

from proceedings.actions.amendments import (
    change_amendment,
    order_amendments,
    propose,
    reasons_set_aside,
    reasons_withdraw_amendment,
    set_aside,
    withdraw_amendment,
)
from proceedings.actions.attendance import record_attendance, report_absence
from proceedings.actions.decisions import draft_decision, unwritten
from proceedings.actions.demands import demand_postponement, reasons_demand_postponement
from proceedings.actions.disqualifications import (
    notify,
    notify_self,
    reasons_withdraw,
    withdraw_question,
)
from proceedings.actions.findings import (
    decide_question,
    decide_questions,
    reasons_decide_question,
    reasons_decide_questions,
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
from proceedings.actions.room import (
    leave_room,
    reasons_leave,
    reasons_return,
    reasons_stay,
    refuse_to_leave,
    return_to_room,
)
from proceedings.actions.statements import (
    add_statement,
    change_statement,
    give_grounds,
    reasons_give_grounds,
)
from proceedings.actions.substitutions import (
    accept,
    attend,
    call_substitute,
    reasons_accept,
    reasons_attend,
    reasons_stay_away,
    stay_away,
)
from proceedings.actions.suspensions import (
    annul,
    reasons_annul,
    reasons_suspend,
    reasons_take_back,
    suspend,
    take_back,
)
from proceedings.actions.votes import (
    reasons_retract,
    record_vote,
    record_votes,
    retract_vote,
)
from proceedings.actions.withholdings import lift, reasons_lift, withhold

__all__ = [
    "Bench",
    "accept",
    "add_statement",
    "adopt_agenda",
    "annul",
    "attend",
    "call_substitute",
    "change_amendment",
    "change_statement",
    "close_session",
    "decide",
    "decide_question",
    "decide_questions",
    "demand_postponement",
    "draft_decision",
    "finish",
    "give_grounds",
    "leave_room",
    "lift",
    "notify",
    "notify_self",
    "open_meeting",
    "order_amendments",
    "propose",
    "reasons_accept",
    "reasons_adopt_agenda",
    "reasons_annul",
    "reasons_attend",
    "reasons_decide",
    "reasons_decide_question",
    "reasons_decide_questions",
    "reasons_demand_postponement",
    "reasons_end",
    "reasons_finish",
    "reasons_give_grounds",
    "reasons_leave",
    "reasons_lift",
    "reasons_open",
    "reasons_retract",
    "reasons_return",
    "reasons_set_aside",
    "reasons_start",
    "reasons_stay",
    "reasons_stay_away",
    "reasons_suspend",
    "reasons_take_back",
    "reasons_withdraw",
    "reasons_withdraw_amendment",
    "record_attendance",
    "record_vote",
    "record_votes",
    "refuse_to_leave",
    "report_absence",
    "retract_vote",
    "return_to_room",
    "set_aside",
    "start",
    "stay_away",
    "suspend",
    "take_back",
    "unwritten",
    "withdraw_amendment",
    "withdraw_question",
    "withhold",
]
