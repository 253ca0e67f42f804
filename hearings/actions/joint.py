"""The course of a joint reply: planned, input, draft, approval, sent, considered [90]."""

import hashlib
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from agenda.models import AgendaItem
from agenda.vocabulary import ItemState
from foundation.audit.act import Act
from foundation.clock import now
from foundation.outbox.compose import Dispatch, Letter, Posting, Recipient, queue_letters
from foundation.problems import Refusal
from hearings import letters, rules
from hearings.actions.answers import state_of
from hearings.actions.giving import give, new_response
from hearings.actions.locking import lock_joint_reply
from hearings.models import JointReply, JointReplyMember
from hearings.vocabulary import HearingState, JointReplyState, MemberApproval


@transaction.atomic
def collect(*, act: Act, target: UUID) -> JointReply:
    """Ask the members for input."""
    row = lock_joint_reply(act, target)
    act.enforce(reasons_collect(row, act.reader))
    state = JointReplyState.COLLECTING.value
    changed = act.change(row, state=state, asked_at=now())
    _post(row, "joint-reply-input", row.input_by, letters.asked_for_input)
    act.record("collect", row, changed=changed)
    return row


def reasons_collect(row: JointReply, reader: Any) -> list[Refusal]:
    """What stands against asking for input today."""
    members = list(_behind(row))
    return rules.refuse_collect(
        rules.CollectFacts(
            state=JointReplyState(row.state),
            hearing=HearingState(row.hearing.state),
            today=reader.today,
            input_by=row.input_by,
            members=len(members),
            unreachable=[one.name for one in members if not one.address],
        )
    )


@transaction.atomic
def close_input(*, act: Act, target: UUID) -> JointReply:
    """Begin the draft; input that still comes is taken and marked."""
    row = lock_joint_reply(act, target)
    act.enforce(reasons_close_input(row, act.reader))
    changed = act.change(row, state=JointReplyState.DRAFTING.value)
    act.record("close-input", row, changed=changed)
    return row


def reasons_close_input(row: JointReply, _reader: Any) -> list[Refusal]:
    """What stands against beginning the draft."""
    return refuse_course(row, "close-input")


@transaction.atomic
def circulate(*, act: Act, target: UUID) -> JointReply:
    """Ask the members to approve the draft; all of them anew when it has been written again."""
    row = lock_joint_reply(act, target)
    act.enforce(reasons_circulate(row, act.reader))
    content_hash = hashlib.sha256(row.draft_html.encode()).hexdigest()
    row.members.exclude(approval=MemberApproval.AWAITED.value).update(
        approval=MemberApproval.AWAITED.value,
        approval_at=None,
        approved_hash="",
        objection="",
        version=F("version") + 1,
        modified_at=now(),
    )
    changed = act.change(
        row,
        state=JointReplyState.CIRCULATED.value,
        circulated_at=now(),
        content_hash=content_hash,
        rounds=row.rounds + 1,
    )
    again = f"-{row.rounds}" if row.rounds > 1 else ""
    _post(row, f"joint-reply-approval{again}", row.approve_by, letters.asked_for_approval)
    act.record("circulate", row, changed=changed)
    return row


def reasons_circulate(row: JointReply, reader: Any) -> list[Refusal]:
    """What stands against sending the draft round today."""
    members = list(_behind(row))
    own = row.consultee.last_day if row.consultee is not None else None
    return rules.refuse_circulate(
        rules.CirculateFacts(
            state=JointReplyState(row.state),
            hearing=HearingState(row.hearing.state),
            today=reader.today,
            input_by=row.input_by,
            approve_by=row.approve_by,
            last_day=own or row.hearing.response_deadline,
            draft_text=row.draft_text,
            members=len(members),
            waiting=[one.name for one in members if one.input_at is None],
        )
    )


@transaction.atomic
def revise(*, act: Act, target: UUID) -> JointReply:
    """Take the draft back to be written again."""
    row = lock_joint_reply(act, target)
    act.enforce(reasons_revise(row, act.reader))
    act.record("revise", row, changed=act.change(row, state=JointReplyState.DRAFTING.value))
    return row


def reasons_revise(row: JointReply, _reader: Any) -> list[Refusal]:
    """What stands against taking the draft back."""
    return refuse_course(row, "revise")


@transaction.atomic
def send(*, act: Act, target: UUID) -> JointReply:
    """Give the draft as the answer of all behind it: it stands in the hearing like any other."""
    row = lock_joint_reply(act, target)
    act.enforce(reasons_send(row, act.reader))
    values: dict[str, Any] = {"consultee": row.consultee, "body_html": row.draft_html}
    if row.consultee is None:
        values["sender_name"] = row.on_behalf_of
    response = new_response(act, row.hearing, values)
    act.record("submit", response, changed=give(act, response))
    state = JointReplyState.SENT.value
    changed = act.change(row, state=state, sent_at=now(), response=response)
    act.record("send", row, changed=changed)
    return row


def reasons_send(row: JointReply, _reader: Any) -> list[Refusal]:
    """What stands against giving the draft as the answer."""
    members = list(_behind(row))
    return [
        *rules.refuse_send(
            rules.SendFacts(
                state=JointReplyState(row.state),
                silent=_named(members, MemberApproval.AWAITED),
                objecting=_named(members, MemberApproval.OBJECTED),
            )
        ),
        *rules.refuse_submit(HearingState(row.hearing.state), state_of(row.consultee)),
    ]


@transaction.atomic
def consider(*, act: Act, target: UUID, item: AgendaItem) -> JointReply:
    """Write down at which item the reply was considered, as at the case's second reading."""
    row = lock_joint_reply(act, target)
    case = row.hearing.case_id
    of_case = item.pk == row.hearing.item_id or (case is not None and item.case_id == case)
    treated = item.state == ItemState.TREATED
    state = JointReplyState(row.state)
    act.enforce(rules.refuse_consider(state, is_of_case=of_case, is_treated=treated))
    changed = act.change(
        row,
        state=JointReplyState.CONSIDERED.value,
        considered_at=now(),
        item=item,
        used_by=item.committee.name,
        used_on=item.meeting.day if item.meeting is not None else None,
    )
    act.record("consider", row, changed=changed)
    return row


def reasons_consider(row: JointReply, _reader: Any) -> list[Refusal]:
    """What stands against it, whatever the item."""
    return rules.refuse_consider(JointReplyState(row.state), is_of_case=True, is_treated=True)


def refuse_course(row: JointReply, verb: str) -> list[Refusal]:
    """Where the reply stands in its course forbids it."""
    return rules.refuse_state(rules.JOINT_REPLY_MOVES, verb, JointReplyState(row.state))


def _behind(row: JointReply) -> "QuerySet[JointReplyMember]":
    members: QuerySet[JointReplyMember] = row.members.select_related("person")
    return members.order_by("position")


def _named(members: Sequence[JointReplyMember], approval: MemberApproval) -> list[str]:
    return [one.name for one in members if one.approval == approval]


def _post(
    row: JointReply, rule: str, day: Any, letter: Callable[[JointReplyMember], Letter]
) -> None:
    postings = []
    for one in _behind(row):
        one.joint_reply = row
        why = Dispatch(row.municipality_id, rule, "jointreplymember", one.pk, day)
        postings.append(Posting(why, Recipient(one.person_id, one.name, one.address), letter(one)))
    if not row.hearing.is_imported:
        queue_letters(postings)
