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
from foundation.audit.plain import said_no
from foundation.clock import now
from foundation.outbox.compose import Dispatch, Letter, Posting, Recipient, queue_letters
from foundation.problems import InvalidInput, Refusal
from foundation.richtext import plain_text
from hearings import letters, rules
from hearings.actions.answers import state_of
from hearings.actions.giving import give, new_response
from hearings.actions.locking import lock_hearing
from hearings.models import Consultee, Hearing, JointReply, JointReplyMember
from hearings.vocabulary import HearingState, JointReplyState, MemberApproval


@transaction.atomic
def add_joint_reply(
    *,
    act: Act,
    parent: Hearing,
    members: Sequence[dict[str, Any]] = (),
    consultee: Consultee | None = None,
    **values: Any,
) -> JointReply:
    """Plan a joint reply in a hearing, with those behind it."""
    hearing = act.lock(Hearing.objects.all(), parent.pk, check=False)
    if consultee is not None and consultee.hearing_id != hearing.pk:
        raise InvalidInput.at("/consultee", "does_not_exist", "Findes ikke i høringen.")
    row: JointReply = said_no(
        act.create,
        JointReply,
        municipality_id=hearing.municipality_id,
        hearing=hearing,
        consultee=consultee,
        **_with_text(values),
    )
    said_no(JointReplyMember.objects.bulk_create, [
        _member(row, position, told) for position, told in enumerate(members, 1)
    ])  # fmt: skip
    act.record("create", row)
    return row


@transaction.atomic
def change_joint_reply(*, act: Act, target: UUID, **values: Any) -> JointReply:
    """Change the days, the words around it, or the draft."""
    row = _locked(act, target)
    act.enforce(_refuse_state(row, "update"))
    act.record("update", row, changed=said_no(act.change, row, **_with_text(values)))
    return row


@transaction.atomic
def remove_joint_reply(*, act: Act, target: UUID) -> None:
    """Drop a joint reply nobody has been asked about."""
    row = _locked(act, target)
    act.enforce(_refuse_state(row, "delete"))
    act.record("delete", row, is_deletion=True)
    act.remove(row)


@transaction.atomic
def add_member(*, act: Act, parent: JointReply, **told: Any) -> JointReplyMember:
    """Lay one more behind the reply."""
    row = _locked(act, parent.pk, check=False)
    act.enforce(_refuse_state(row, "invite"))
    last = row.members.order_by("-position").values_list("position", flat=True).first() or 0
    member = _member(row, last + 1, told)
    said_no(member.save, force_insert=True)
    act.touch_parents(member)
    act.record("create", member)
    return member


@transaction.atomic
def remove_member(*, act: Act, target: UUID) -> None:
    """Take one off before anybody has been asked."""
    lock_hearing(joint_reply__members=target)
    member = act.lock(JointReplyMember.objects.all(), target)
    act.enforce(_refuse_state(member.joint_reply, "invite"))
    act.record("delete", member, is_deletion=True)
    act.remove(member)


@transaction.atomic
def collect(*, act: Act, target: UUID) -> JointReply:
    """Ask the members for input."""
    row = _locked(act, target)
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
    row = _locked(act, target)
    act.enforce(reasons_close_input(row, act.reader))
    changed = act.change(row, state=JointReplyState.DRAFTING.value)
    act.record("close-input", row, changed=changed)
    return row


def reasons_close_input(row: JointReply, _reader: Any) -> list[Refusal]:
    """What stands against beginning the draft."""
    return _refuse_state(row, "close-input")


@transaction.atomic
def circulate(*, act: Act, target: UUID) -> JointReply:
    """Ask the members to approve the draft; all of them anew when it has been written again."""
    row = _locked(act, target)
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
    row = _locked(act, target)
    act.enforce(reasons_revise(row, act.reader))
    act.record("revise", row, changed=act.change(row, state=JointReplyState.DRAFTING.value))
    return row


def reasons_revise(row: JointReply, _reader: Any) -> list[Refusal]:
    """What stands against taking the draft back."""
    return _refuse_state(row, "revise")


@transaction.atomic
def send(*, act: Act, target: UUID) -> JointReply:
    """Give the draft as the answer of all behind it: it stands in the hearing like any other."""
    row = _locked(act, target)
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
    row = _locked(act, target)
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


def _locked(act: Act, target: UUID, *, check: bool = True) -> JointReply:
    lock_hearing(joint_reply=target)
    row: JointReply = act.lock(JointReply.objects.all(), target, check=check)
    return row


def _refuse_state(row: JointReply, verb: str) -> list[Refusal]:
    return rules.refuse_state(rules.JOINT_REPLY_MOVES, verb, JointReplyState(row.state))


def _behind(row: JointReply) -> "QuerySet[JointReplyMember]":
    members: QuerySet[JointReplyMember] = row.members.select_related("person")
    return members.order_by("position")


def _member(row: JointReply, position: int, told: dict[str, Any]) -> JointReplyMember:
    person = told.get("person")
    named = told.get("name") or (person.name if person is not None else "")
    return JointReplyMember(
        municipality_id=row.municipality_id,
        joint_reply=row,
        position=position,
        **{**told, "name": named},
    )


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


def _with_text(values: dict[str, Any]) -> dict[str, Any]:
    if "draft_html" in values:
        values["draft_text"] = plain_text(values["draft_html"])
    return values
