"""What is planned of a joint reply: its days, the words around it, and who is behind it [90]."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.problems import InvalidInput
from foundation.richtext import plain_text
from hearings.actions.joint import refuse_course
from hearings.actions.locking import lock_hearing, lock_joint_reply
from hearings.models import Consultee, Hearing, JointReply, JointReplyMember


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
    row = lock_joint_reply(act, target)
    act.enforce(refuse_course(row, "update"))
    act.record("update", row, changed=said_no(act.change, row, **_with_text(values)))
    return row


@transaction.atomic
def remove_joint_reply(*, act: Act, target: UUID) -> None:
    """Drop a joint reply nobody has been asked about."""
    row = lock_joint_reply(act, target)
    act.enforce(refuse_course(row, "delete"))
    act.record("delete", row, is_deletion=True)
    act.remove(row)


@transaction.atomic
def add_member(*, act: Act, parent: JointReply, **told: Any) -> JointReplyMember:
    """Lay one more behind the reply."""
    row = lock_joint_reply(act, parent.pk, check=False)
    act.enforce(refuse_course(row, "invite"))
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
    act.enforce(refuse_course(member.joint_reply, "invite"))
    act.record("delete", member, is_deletion=True)
    act.remove(member)


def _member(row: JointReply, position: int, told: dict[str, Any]) -> JointReplyMember:
    person = told.get("person")
    named = told.get("name") or (person.name if person is not None else "")
    return JointReplyMember(
        municipality_id=row.municipality_id,
        joint_reply=row,
        position=position,
        **{**told, "name": named},
    )


def _with_text(values: dict[str, Any]) -> dict[str, Any]:
    if "draft_html" in values:
        values["draft_text"] = plain_text(values["draft_html"])
    return values
