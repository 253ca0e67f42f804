"""Which rules of reminders make sense."""

from foundation.problems.refusal import Refusal
from foundation.rulebook import against
from reminders.vocabulary import ReminderAudience, ReminderEvent

_SECRETARIAT, _MISSING = ReminderAudience.SECRETARIAT, ReminderAudience.MISSING_PARTIES
_OWNER, _CHAIR = ReminderAudience.OWNER, ReminderAudience.CHAIR

AUDIENCES = {
    ReminderEvent.HEARING_DEADLINE: {_SECRETARIAT, _MISSING},
    ReminderEvent.AGENDA_DEADLINE: {_SECRETARIAT, _CHAIR},
    ReminderEvent.APPROVAL_MISSING: {_SECRETARIAT, _MISSING},
    ReminderEvent.FOLLOW_UP_DUE: {_SECRETARIAT, _OWNER, _CHAIR},
    ReminderEvent.FOLLOW_UP_OVERDUE: {_SECRETARIAT, _OWNER, _CHAIR},
}
ONLY_AFTER = {ReminderEvent.APPROVAL_MISSING, ReminderEvent.FOLLOW_UP_OVERDUE}
ONLY_UNTIL = {ReminderEvent.FOLLOW_UP_DUE}


def refuse_rule(event: ReminderEvent, audience: ReminderAudience, amount: int) -> list[Refusal]:
    """What makes a rule of reminders senseless [58, 92]."""
    possible = ", ".join(sorted(f"»{a.label}«" for a in AUDIENCES[event]))
    return against(
        (
            audience not in AUDIENCES[event],
            Refusal(
                "audience_not_of_event",
                "påmindelser",
                f"»{event.label}« kan kun gå til {possible}.",
            ),
        ),
        (
            event in ONLY_AFTER and amount < 1,
            Refusal(
                "offset_not_after", "påmindelser", f"»{event.label}« påmindes tidligst dagen efter."
            ),
        ),
        (
            event in ONLY_UNTIL and amount > 0,
            Refusal(
                "offset_not_before", "påmindelser", f"»{event.label}« påmindes senest på dagen."
            ),
        ),
    )
