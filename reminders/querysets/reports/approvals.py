"""Approvals of minutes for a report: whose were missing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from foundation.audit.models import Entry
from foundation.calendar import copenhagen_day
from minutes.models import Approval
from minutes.vocabulary import ApprovalState, MinutesApproval
from reminders.querysets.reports.asked import Asked, Line

ANSWERS, UNDONE = ("approve", "decline"), ("correct", "revoke-approval")
CONCLUDED = "conclude-approval"
GIVEN = frozenset({ApprovalState.APPROVED, ApprovalState.DECLINED})
AWAITED = "Afventer"


def missing_approvals(asked: Asked) -> list[Line]:
    """Members whose approval of minutes sent round was missing at the moment asked for, longest
    waited for first; who declines has not approved. Minutes told by a document are not waited
    for.

    As of then: sent round by then (`circulated_at`), not approved by all (`approved_at`) and the
    round not concluded (the log) by then. A member's answer counts from `decided_at`; one that
    was undone since, because the minutes were corrected or the answer was taken back, is found
    in the log by the account that gave it. Given by a personal link it names no account: then it
    counts as missing.
    """
    rows = list(_waiting(asked))
    moves = asked.moves({row.minutes_id for row in rows}, (*ANSWERS, *UNDONE, CONCLUDED))
    told = [(row, _answer(row, moves.get(row.minutes_id, ()), asked.moment)) for row in rows]
    return [_line(row, answer, asked) for row, answer in told if answer is not None]


def _waiting(asked: Asked) -> Any:
    """Approvals of every round that may have been open."""
    ended_since = Entry.objects.filter(
        municipality_id=asked.municipality_id,
        object_id=OuterRef("minutes_id"),
        verb=CONCLUDED,
        at__gt=asked.moment,
    )
    wanted = [s.value for s in ApprovalState if s is not ApprovalState.NOT_REQUIRED]
    rows = asked.of(Approval.objects.visible_to(asked.reader), "minutes__meeting__committee_id")
    running = Q(minutes__approval=MinutesApproval.CIRCULATED.value)
    running |= Q(minutes__approved_at__gt=asked.moment)
    if asked.is_late:
        running |= Q(Exists(ended_since))
    found = rows.filter(
        running,
        state__in=wanted,
        minutes__circulated_at__lte=asked.moment,
        minutes__meeting__is_imported=False,
    )
    order = ("minutes__circulated_at", "minutes_id", "position", "id")
    return found.select_related("minutes__meeting__committee", "person").order_by(*order)


def _answer(row: Any, moves: Sequence[Any], moment: datetime) -> str | None:
    """How it stood with one member's approval; None where it was given or nobody waited."""
    by_then = [(verb, actor) for at, verb, actor in moves if at <= moment]
    if _is_concluded([verb for verb, _ in by_then]):
        return None
    state = ApprovalState(row.state)
    if state in GIVEN and row.decided_at <= moment:
        return None if state is ApprovalState.APPROVED else state.label
    account = row.person.user_id if row.person else None
    given = _last_answer(by_then, account)
    if given == "approve":
        return None
    return ApprovalState.DECLINED.label if given else AWAITED


def _is_concluded(verbs: Sequence[str]) -> bool:
    """Whether the round was over by then: what undoes answers opens it again."""
    closing = [verb for verb in verbs if verb in (CONCLUDED, *UNDONE)]
    return bool(closing) and closing[-1] == CONCLUDED


def _last_answer(moves: Sequence[tuple[str, Any]], account: Any) -> str | None:
    """What an account had answered since answers were last undone."""
    answer = None
    for verb, actor in moves:
        if verb in UNDONE:
            answer = None
        elif verb in ANSWERS and account is not None and actor == account:
            answer = verb
    return answer


def _line(row: Any, answer: str, asked: Asked) -> Line:
    meeting, sent = row.minutes.meeting, copenhagen_day(row.minutes.circulated_at)
    waited = (asked.day - sent).days
    return (meeting.committee.name, meeting.day, sent, row.name, answer, waited)
