"""Members' answers to the minutes, and what the secretariat may do about them."""

from typing import Any
from uuid import UUID

from django.db import transaction

from committees.models import Person
from foundation.audit.act import Act
from foundation.clock import now
from foundation.problems import Missing, Refusal
from foundation.rulebook import against, cpr_found
from minutes.actions.round import ask_again
from minutes.models import Approval, Correction, Minutes
from minutes.rules import (
    ApproveFacts,
    is_complete,
    refuse_approve,
    refuse_conclude,
    refuse_correct,
    refuse_decline,
    refuse_revoke,
)
from minutes.scan import has_cpr
from minutes.sealing import seal, sealed_fields
from minutes.vocabulary import ApprovalState, MinutesApproval

ANY_REASON = "-"
"""Stands for the reason the request will bring, where a verb is judged before it is sent."""
OPEN_AGAIN: dict[str, Any] = {
    "approval": MinutesApproval.CIRCULATED.value,
    "approved_at": None,
    "conclude_reason": "",
}


@transaction.atomic
def approve(*, act: Act, target: UUID, content_hash: str) -> Minutes:
    """Approve what was read; the last approval wanted approves the minutes (ksl § 13)."""
    row = act.lock(Minutes.objects.all(), target)
    own = _own(row, act.reader)
    act.enforce(refuse_approve(_facts(row, own, content_hash)))
    changed = _answer(act, row, own, state=ApprovalState.APPROVED.value, decline_reason="")
    states = row.approvals.values_list("state", flat=True)
    if is_complete([ApprovalState(state) for state in states]):
        changed += act.change(row, approval=MinutesApproval.APPROVED.value, approved_at=now())
    act.record("approve", row, changed=changed)
    return row


@transaction.atomic
def decline(*, act: Act, target: UUID, reason: str, content_hash: str = "") -> Minutes:
    """Decline to approve, with a reason; the minutes stay valid [58]."""
    row = act.lock(Minutes.objects.all(), target)
    own = _own(row, act.reader)
    read = content_hash or row.content_hash or ""
    act.enforce(refuse_decline(_facts(row, own, read), reason))
    changed = _answer(act, row, own, state=ApprovalState.DECLINED.value, decline_reason=reason)
    act.record("decline", row, changed=changed)
    return row


@transaction.atomic
def revoke_approval(*, act: Act, target: UUID, person: Person, reason: str) -> Minutes:
    """Take a member's answer back; only the secretariat does, and says why [57]."""
    row = act.lock(Minutes.objects.all(), target)
    answer = row.approvals.filter(person=person).first()
    if answer is None:
        raise Missing
    approval = MinutesApproval(row.approval)
    act.enforce(refuse_revoke(approval, ApprovalState(answer.state), reason))
    pending = {"state": ApprovalState.PENDING.value, "content_hash": None, "decided_at": None}
    by = {"revoked_by_id": act.reader.user_id, "revoked_at": now(), "revoke_reason": reason}
    act.change(answer, **pending, **by)
    act.record("revoke-approval", row, changed=[*act.change(row, **OPEN_AGAIN), "approvals"])
    return row


@transaction.atomic
def conclude_approval(*, act: Act, target: UUID, reason: str) -> Minutes:
    """Close the round without those who are missing [58]."""
    row = act.lock(Minutes.objects.all(), target)
    act.enforce(refuse_conclude(MinutesApproval(row.approval), _missing(row), reason))
    closed = MinutesApproval.CONCLUDED_INCOMPLETE.value
    changed = act.change(row, approval=closed, conclude_reason=reason)
    act.record("conclude-approval", row, changed=changed)
    return row


@transaction.atomic
def correct(*, act: Act, target: UUID, reason: str, **told: Any) -> Minutes:
    """Add a correction: a new version, which everybody is asked to approve anew [55, 57]."""
    row = act.lock(Minutes.objects.all(), target)
    found = against((has_cpr({**told, "reason": reason}), cpr_found()))
    act.enforce([*refuse_correct(MinutesApproval(row.approval), reason), *found])
    act.create(
        Correction,
        municipality_id=row.municipality_id,
        minutes=row,
        number=row.corrections.count() + 1,
        reason=reason,
        corrected_by_id=act.reader.user_id,
        **told,
    )
    version = seal(row)
    asked = row.approvals.exclude(state=ApprovalState.NOT_REQUIRED.value)
    asked.update(state=ApprovalState.PENDING.value, content_hash=None, decided_at=None,
                 decline_reason="")  # fmt: skip
    changed = act.change(row, **OPEN_AGAIN, **sealed_fields(version))
    ask_again(row, version.pk)
    act.record("correct", row, changed=[*changed, "corrections"])
    return row


def reasons_approve(row: Minutes, reader: Any) -> list[Refusal]:
    """What stands against the reader's approval of what stands now."""
    return refuse_approve(_facts(row, _own(row, reader), row.content_hash or ""))


def reasons_decline(row: Minutes, reader: Any) -> list[Refusal]:
    """What stands against the reader's declining."""
    return refuse_decline(_facts(row, _own(row, reader), row.content_hash or ""), ANY_REASON)


def reasons_conclude(row: Minutes, _reader: Any) -> list[Refusal]:
    """What stands against closing the round."""
    return refuse_conclude(MinutesApproval(row.approval), _missing(row), ANY_REASON)


def reasons_revoke(row: Minutes, _reader: Any) -> list[Refusal]:
    """What stands against taking anybody's answer back."""
    given = [ApprovalState.APPROVED.value, ApprovalState.DECLINED.value]
    some = row.approvals.filter(state__in=given).exists()
    state = ApprovalState.APPROVED if some else ApprovalState.PENDING
    return refuse_revoke(MinutesApproval(row.approval), state, ANY_REASON)


def reasons_correct(row: Minutes, _reader: Any) -> list[Refusal]:
    """What stands against correcting."""
    return refuse_correct(MinutesApproval(row.approval), ANY_REASON)


def _own(row: Minutes, reader: Any) -> Approval | None:
    if reader.person_id is None:
        return None
    found: Approval | None = row.approvals.filter(person_id=reader.person_id).first()
    return found


def _facts(row: Minutes, own: Approval | None, read: str) -> ApproveFacts:
    return ApproveFacts(
        approval=MinutesApproval(row.approval),
        own_state=ApprovalState(own.state) if own else None,
        hash_read=read,
        hash_now=row.content_hash or "",
    )


def _answer(act: Act, row: Minutes, own: Approval | None, **values: Any) -> list[str]:
    method = "api" if act.reader.user_id is not None else "invitation"
    told = {"content_hash": row.content_hash, "decided_at": now(), "method": method}
    act.change(own, **told, **values)
    return ["approvals"]


def _missing(row: Minutes) -> list[str]:
    done = [ApprovalState.APPROVED.value, ApprovalState.NOT_REQUIRED.value]
    return list(
        row.approvals.exclude(state__in=done).order_by("position").values_list("name", flat=True)
    )
