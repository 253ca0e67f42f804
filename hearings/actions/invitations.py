"""What somebody without an account does with an invitation."""

from django.db import transaction

from foundation.accounts.reader import Reader
from foundation.audit.act import Act
from foundation.clock import now, today
from foundation.problems import Missing
from hearings.actions import answers, consultees
from hearings.actions.locking import lock_hearing
from hearings.letters import consultee_of
from hearings.models import Consultee
from hearings.vocabulary import Answer


@transaction.atomic
def open_invitation(*, token: str) -> Consultee:
    """Whom the invitation belongs to; the first time it is opened is noted."""
    known = consultee_of(token)
    if known is not None and known.seen_at is not None:
        return known
    row = _invited(token)
    act = act_of(row)
    act.record("see", row, changed=act.change(row, seen_at=now()))
    return row


@transaction.atomic
def answer(*, token: str, answer: Answer, body_html: str = "") -> Consultee:
    """Answer the hearing, once: another answer must say that it replaces the first."""
    row = _invited(token)
    act = act_of(row)
    if answer is Answer.DECLINE:
        consultees.decline_locked(act, row)
    elif answer is Answer.REPLACE:
        answers.replace_at_once(act, row, body_html)
    else:
        answers.answer_at_once(act, row, body_html)
    return row


def act_of(consultee: Consultee) -> Act:
    """An act of somebody known by invitation only."""
    return Act(
        Reader(
            today=today(),
            municipality_id=consultee.municipality_id,
            person_id=consultee.person_id,
            name=consultee.name,
        )
    )


def _invited(token: str) -> Consultee:
    """The consultee, with the hearing locked; 404 looks the same for every bad token."""
    known = consultee_of(token)
    if known is None:
        raise Missing
    lock_hearing(pk=known.hearing_id)
    found = consultee_of(token)
    if found is None:
        raise Missing
    return found
