"""What the members behind a joint reply say: their input, and yes or no to the draft."""

from typing import Any
from uuid import UUID

from django.db import transaction

from foundation.accounts.reader import Reader
from foundation.audit.act import Act
from foundation.clock import now, today
from foundation.problems import InvalidInput, Missing, Refusal
from foundation.richtext import plain_text
from hearings import rules
from hearings.actions.invitations import held
from hearings.actions.locking import lock_hearing
from hearings.letters import member_of
from hearings.models import JointReplyMember
from hearings.vocabulary import HearingState, JointReplyState, MemberAnswer, MemberApproval


@transaction.atomic
def contribute(*, act: Act, target: UUID, input_html: str) -> JointReplyMember:
    """Put in what one wants said; again puts another in its place."""
    lock_hearing(joint_reply__members=target)
    return _contribute(act, act.lock(JointReplyMember.objects.all(), target), input_html)


@transaction.atomic
def approve(*, act: Act, target: UUID, content_hash: str) -> JointReplyMember:
    """Say yes to the draft one has read."""
    lock_hearing(joint_reply__members=target)
    return _approve(act, act.lock(JointReplyMember.objects.all(), target), content_hash)


@transaction.atomic
def object_to(*, act: Act, target: UUID, content_hash: str, reason: str) -> JointReplyMember:
    """Say no to the draft one has read, and why."""
    lock_hearing(joint_reply__members=target)
    return _object(act, act.lock(JointReplyMember.objects.all(), target), content_hash, reason)


def reasons_contribute(row: JointReplyMember, _reader: Any) -> list[Refusal]:
    """What stands against input, whatever its text."""
    reply = row.joint_reply
    state, hearing = JointReplyState(reply.state), HearingState(reply.hearing.state)
    return rules.refuse_contribute(state, hearing, "-")


def reasons_approve(row: JointReplyMember, _reader: Any) -> list[Refusal]:
    """What stands against saying yes."""
    state = JointReplyState(row.joint_reply.state)
    return rules.refuse_member(state, "approve", is_other_text=False)


def reasons_object(row: JointReplyMember, _reader: Any) -> list[Refusal]:
    """What stands against saying no."""
    state = JointReplyState(row.joint_reply.state)
    return rules.refuse_member(state, "object", is_other_text=False)


def open_part(*, token: str) -> JointReplyMember:
    """Whose part it is; 404 looks the same for every link that does not hold."""
    found = member_of(token)
    if found is None:
        raise Missing
    return found


@transaction.atomic
def answer(*, token: str, answer: MemberAnswer, **told: str) -> JointReplyMember:
    """Put in, approve or object by the link in a letter."""
    row: JointReplyMember = held(token, member_of)
    act = Act(
        Reader(
            today=today(),
            municipality_id=row.municipality_id,
            person_id=row.person_id,
            name=row.name,
        )
    )
    if answer is MemberAnswer.CONTRIBUTE:
        return _contribute(act, row, told.get("input_html", ""))
    if answer is MemberAnswer.APPROVE:
        return _approve(act, row, told.get("content_hash", ""))
    return _object(act, row, told.get("content_hash", ""), told.get("reason", ""))


def _contribute(act: Act, row: JointReplyMember, input_html: str) -> JointReplyMember:
    reply = row.joint_reply
    text = plain_text(input_html)
    state, hearing = JointReplyState(reply.state), HearingState(reply.hearing.state)
    act.enforce(rules.refuse_contribute(state, hearing, text))
    late = reply.input_by is not None and rules.has_expired(now(), reply.input_by)
    values = {"input_html": input_html, "input_text": text, "input_is_late": late}
    changed = act.change(row, **values, input_at=now())
    act.record("contribute", row, changed=changed)
    return row


def _approve(act: Act, row: JointReplyMember, content_hash: str) -> JointReplyMember:
    if row.approval == MemberApproval.APPROVED and row.approved_hash == content_hash:
        return row
    _enforce(act, row, "approve", content_hash)
    changed = act.change(
        row,
        approval=MemberApproval.APPROVED.value,
        approval_at=now(),
        approved_hash=content_hash,
        objection="",
    )
    act.record("approve", row, changed=changed)
    return row


def _object(act: Act, row: JointReplyMember, content_hash: str, reason: str) -> JointReplyMember:
    if not reason.strip():
        raise InvalidInput.at("/reason", "reason_required", "Skriv, hvad indsigelsen går på.")
    _enforce(act, row, "object", content_hash)
    changed = act.change(
        row,
        approval=MemberApproval.OBJECTED.value,
        approval_at=now(),
        approved_hash=content_hash,
        objection=reason,
    )
    act.record("object", row, changed=changed)
    return row


def _enforce(act: Act, row: JointReplyMember, verb: str, content_hash: str) -> None:
    reply = row.joint_reply
    other = content_hash != reply.content_hash
    act.enforce(rules.refuse_member(JointReplyState(reply.state), verb, is_other_text=other))
