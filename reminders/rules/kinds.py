"""Which rules of reminders make sense, and who may do without."""

from collections.abc import Collection

from foundation.problems.refusal import Refusal
from foundation.rulebook import against, listed
from reminders.vocabulary import ReminderAudience, ReminderEvent, RuleCombination

_SECRETARIAT, _MISSING = ReminderAudience.SECRETARIAT, ReminderAudience.MISSING_PARTIES
_OWNER, _SEAT_HOLDER = ReminderAudience.OWNER, ReminderAudience.SEAT_HOLDER
_LEADERS = {ReminderAudience.CHAIR, ReminderAudience.DEPUTY}

AUDIENCES = {
    ReminderEvent.HEARING_DEADLINE: {_SECRETARIAT, _MISSING, _OWNER, *_LEADERS},
    ReminderEvent.JOINT_INPUT_MISSING: {_SECRETARIAT, _MISSING, _OWNER, *_LEADERS},
    ReminderEvent.JOINT_APPROVAL_MISSING: {_SECRETARIAT, _MISSING, _OWNER, *_LEADERS},
    ReminderEvent.AGENDA_DEADLINE: {_SECRETARIAT, *_LEADERS},
    ReminderEvent.APPROVAL_MISSING: {_SECRETARIAT, _MISSING, *_LEADERS},
    ReminderEvent.FOLLOW_UP_DUE: {_SECRETARIAT, _OWNER, *_LEADERS},
    ReminderEvent.FOLLOW_UP_OVERDUE: {_SECRETARIAT, _OWNER, *_LEADERS},
    ReminderEvent.REPORT_DUE: {_SECRETARIAT, _OWNER, *_LEADERS},
    ReminderEvent.CONDITION_UNRESOLVED: {_SECRETARIAT, _OWNER, *_LEADERS},
    ReminderEvent.TERM_ENDS: {_SECRETARIAT, _SEAT_HOLDER, *_LEADERS},
}
ONLY_AFTER = {ReminderEvent.APPROVAL_MISSING, ReminderEvent.FOLLOW_UP_OVERDUE}
ONLY_UNTIL = {ReminderEvent.FOLLOW_UP_DUE, ReminderEvent.TERM_ENDS}
OPTIONAL = frozenset(ReminderEvent) - {
    ReminderEvent.AGENDA_DEADLINE,
    ReminderEvent.APPROVAL_MISSING,
}
"""Events a receiver may do without letters about. The agenda is the chair's to send out in time
(ksl § 8, stk. 4) [11], and minutes each member's to sign (ksl § 13) [57]: of those the law wants
them to hear."""


def may_opt_out(event: ReminderEvent, audience: ReminderAudience, *, compulsory: bool) -> bool:
    """Whether this receiver may do without letters about such a thing. Not where a law asks for
    the hearing, and those who are heard must get the chance to answer [92]; and not the
    secretariat: its mailbox is many people's, and the rules are its own to change."""
    held_to_it = compulsory and audience is ReminderAudience.MISSING_PARTIES
    return event in OPTIONAL and audience is not ReminderAudience.SECRETARIAT and not held_to_it


def refuse_rule(
    event: ReminderEvent,
    audience: ReminderAudience,
    offsets: Collection[int],
    combination: RuleCombination,
    *,
    of_committee: bool,
) -> list[Refusal]:
    """What makes a rule of reminders senseless [58, 92]."""
    replaces = combination is RuleCombination.REPLACES
    possible = listed(sorted(one.label for one in AUDIENCES[event]))
    wrong_audience = f"»{event.label}« kan kun gå til {possible}."
    return _against_days(event, offsets) + against(
        (
            audience not in AUDIENCES[event],
            Refusal("audience_not_of_event", "påmindelser", wrong_audience),
        ),
        (
            replaces and not of_committee,
            Refusal(
                "replaces_nothing", "påmindelser", "Kun et udvalgs regel kan afløse kommunens."
            ),
        ),
        (
            not offsets and not replaces,
            Refusal("no_offsets", "påmindelser", "En regel uden dage kan kun afløse kommunens."),
        ),
    )


def _against_days(event: ReminderEvent, offsets: Collection[int]) -> list[Refusal]:
    return against(
        (
            event in ONLY_AFTER and any(days < 1 for days in offsets),
            Refusal(
                "offset_not_after", "påmindelser", f"»{event.label}« påmindes tidligst dagen efter."
            ),
        ),
        (
            event in ONLY_UNTIL and any(days > 0 for days in offsets),
            Refusal(
                "offset_not_before", "påmindelser", f"»{event.label}« påmindes senest på dagen."
            ),
        ),
    )
