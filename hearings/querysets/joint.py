"""Reads of joint replies and of those behind them."""

from typing import Any, Self

from django.apps import apps
from django.db.models import Q

from foundation.tenancy.querysets import TenantQuerySet
from hearings.querysets import doors
from hearings.querysets.course import ANSWERABLE
from hearings.vocabulary import JointReplyState, MemberApproval

_GIVEN = [JointReplyState.SENT.value, JointReplyState.CONSIDERED.value]
_TAKING_INPUT = [JointReplyState.COLLECTING.value, JointReplyState.DRAFTING.value]


class JointReplyQuerySet(TenantQuerySet[Any]):
    """Joint replies: known to those who run the hearing and to the members behind; once sent,
    or told by a document, to all who consider its answers."""

    def visible_to(self, reader: Any) -> Self:
        hearings = apps.get_model("hearings", "Hearing")._default_manager
        considered, kept = hearings.considered_by(reader), hearings.kept_by(reader)
        given = Q(state__in=_GIVEN) | Q(hearing__is_imported=True)
        return self.of_municipality_of(reader).filter(
            (given & Q(hearing__in=considered.values("pk")))
            | Q(hearing__in=kept.values("pk"))
            | Q(pk__in=_own_parts(reader).values("joint_reply"))
        )


class JointReplyMemberQuerySet(TenantQuerySet[Any]):
    """Those behind a joint reply. What the others say is for those who run the hearing; a
    member knows of himself."""

    def visible_to(self, reader: Any) -> Self:
        hearings = apps.get_model("hearings", "Hearing")._default_manager
        kept: Any = hearings.kept_by(reader)
        rows = self.of_municipality_of(reader)
        own = Q(pk__in=_own_parts(reader).values("pk"))
        return rows.filter(Q(joint_reply__hearing__in=kept.values("pk")) | own)

    def owing_input(self) -> Self:
        """Members who have put nothing in."""
        return self._waited_for(_TAKING_INPUT).filter(input_at=None)

    def owing_approval(self) -> Self:
        """Members who have said nothing of the draft."""
        waiting = self._waited_for([JointReplyState.CIRCULATED.value])
        return waiting.filter(approval=MemberApproval.AWAITED.value)

    def _waited_for(self, states: list[str]) -> Self:
        return self.filter(
            joint_reply__state__in=states,
            joint_reply__hearing__is_imported=False,
            joint_reply__hearing__state__in=ANSWERABLE,
        )


def _own_parts(reader: Any) -> Any:
    """The reader's own part, once he has been asked. One from whom the matter is withheld has
    none."""
    members = apps.get_model("hearings", "JointReplyMember")._default_manager
    if reader.person_id is None:
        return members.none()
    own = members.filter(municipality_id=reader.municipality_id, person_id=reader.person_id)
    withheld = Q(joint_reply__hearing__in=doors.withheld_hearings(reader).values("pk"))
    return own.exclude(joint_reply__state=JointReplyState.PLANNED.value).exclude(withheld)
