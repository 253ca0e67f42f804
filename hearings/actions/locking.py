"""One lock for all that happens in a hearing."""

from typing import Any
from uuid import UUID

from foundation.audit.act import Act
from hearings.models import Hearing, JointReply


def lock_hearing(**which: Any) -> None:
    """Lock the hearing's row before any row in it, always in this order: of two answers at once
    the second sees the first, and none comes in after the hearing is concluded."""
    Hearing.objects.select_for_update(of=("self",)).filter(**which).first()


def lock_joint_reply(act: Act, target: UUID, *, check: bool = True) -> JointReply:
    """The joint reply, locked after its hearing."""
    lock_hearing(joint_reply=target)
    row: JointReply = act.lock(JointReply.objects.all(), target, check=check)
    return row
