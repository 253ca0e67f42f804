"""What one person does alone: the chair decides between meetings, a member proposes."""

from typing import Any, ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from agenda.models import AgendaItem, Case, ItemBlock
from agenda.vocabulary import ClosedReason, Visibility
from committees.models import Committee, Person
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.guards import guarded
from foundation.tenancy.history import on_record
from foundation.tenancy.invariants import check, known_when, tenant_indexes, valid
from foundation.tenancy.models import TenantModel
from meetings.models import Meeting
from proceedings.models.decisions import Decision
from proceedings.querysets import ChairDecisionQuerySet, MemberProposalQuerySet
from proceedings.rules.initiatives import CHAIR_DECISION_MOVES, PROPOSAL_MOVES
from proceedings.vocabulary import (
    ChairDecisionGround,
    ChairDecisionState,
    MemberProposalState,
)

_RECALLED = Q(state=ChairDecisionState.RECALLED.value)
_DELEGATED = Q(ground=ChairDecisionGround.DELEGATED.value)
_CLOSED = Q(visibility=Visibility.CLOSED.value)


@on_record()
class ChairDecision(TenantModel):
    """Formandsafgørelse (ksl § 22, stk. 2): what the chair settled for the committee between two
    meetings. `report_item` is the item under which the committee was told of it, `told_in`
    its section there; `new_item` the draft that a member's recall brought about."""

    committee = TenantForeignKey(
        Committee, on_delete=models.PROTECT, related_name="chair_decisions"
    )
    case = TenantForeignKey(
        Case, on_delete=models.PROTECT, null=True, related_name="chair_decisions"
    )
    title = models.CharField(max_length=300)
    body_html = models.TextField()
    body_text = models.TextField()
    ground = TermField(ChairDecisionGround)
    delegated_by = TenantForeignKey(
        Decision, on_delete=models.PROTECT, null=True, related_name="chair_decisions"
    )
    decided_at = models.DateTimeField()
    decided_by = TenantForeignKey(Person, on_delete=models.PROTECT, related_name="chair_decisions")
    visibility = TermField(Visibility, default=Visibility.OPEN.value)
    closed_reason = TermField(ClosedReason, null=True)
    closed_note = models.TextField(blank=True)
    state = TermField(ChairDecisionState, default=ChairDecisionState.TAKEN.value)
    report_item = TenantForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="reported_decisions"
    )
    told_in = TenantForeignKey(
        ItemBlock, on_delete=models.PROTECT, null=True, related_name="chair_decisions"
    )
    recalled_at = models.DateTimeField(null=True)
    recalled_by = TenantForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="recalled_decisions"
    )
    recall_reason = models.TextField(blank=True)
    new_item = TenantForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="recalls"
    )

    objects: ClassVar = ChairDecisionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints(
                "committee",
                "case",
                "delegated_by",
                "decided_by",
                "report_item",
                "told_in",
                "recalled_by",
                "new_item",
            ),
            *valid(
                ground=ChairDecisionGround.values(),
                visibility=Visibility.values(),
                closed_reason=ClosedReason.values(),
                state=ChairDecisionState.values(),
            ),
            known_when("delegated_by", _DELEGATED),
            known_when("recalled_at", _RECALLED),
            known_when("closed_reason", _CLOSED),
            check("block_of_report", Q(told_in__isnull=True) | Q(report_item__isnull=False)),
        ]
        indexes: ClassVar = [
            *tenant_indexes(
                "committee",
                "case",
                "delegated_by",
                "decided_by",
                "report_item",
                "told_in",
                "recalled_by",
                "new_item",
            )
        ]
        triggers: ClassVar = [guarded("state", CHAIR_DECISION_MOVES)]

    def __str__(self) -> str:
        return f"{self.ground} {self.committee_id}"

    @property
    def is_open(self) -> bool:
        """Whether readers of the open part may know that it moved."""
        return self.visibility == Visibility.OPEN

    def place(self) -> dict[str, Any]:
        """Where an entry about the decision belongs."""
        return {"committee_id": self.committee_id}


@on_record()
class MemberProposal(TenantModel):
    """Medlemsforslag (ksl § 11, stk. 1): a matter that a member puts on the agenda, in the words
    he sent. It is for `meeting`; `missed_meeting` is the one for which it came too late. The
    chair may flag it and can neither change nor refuse it."""

    committee = TenantForeignKey(
        Committee, on_delete=models.PROTECT, related_name="member_proposals"
    )
    author = TenantForeignKey(Person, on_delete=models.PROTECT, related_name="member_proposals")
    author_printed = models.CharField(max_length=200)
    title = models.CharField(max_length=300)
    body_html = models.TextField()
    body_text = models.TextField()
    received_at = models.DateTimeField()
    meeting = TenantForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, related_name="member_proposals"
    )
    missed_meeting = TenantForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, related_name="missed_proposals"
    )
    item = TenantForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="member_proposals")
    state = TermField(MemberProposalState, default=MemberProposalState.RECEIVED.value)
    flagged_at = models.DateTimeField(null=True)
    flag_reason = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar = MemberProposalQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("committee", "author", "meeting", "missed_meeting", "item"),
            *valid(state=MemberProposalState.values()),
            known_when("withdrawn_at", Q(state=MemberProposalState.WITHDRAWN.value)),
            check("flag_has_reason", Q(flagged_at__isnull=True) | ~Q(flag_reason="")),
        ]
        indexes: ClassVar = [
            *tenant_indexes("committee", "author", "meeting", "missed_meeting", "item")
        ]
        triggers: ClassVar = [
            guarded("state", PROPOSAL_MOVES),
            pgtrigger.Protect(
                name="words_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "committee", "author", "title", "body_html", "body_text", "received_at"
                ),
            ),
            pgtrigger.Protect(name="is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.state})"

    def place(self) -> dict[str, Any]:
        """Where an entry about the proposal belongs."""
        return {"committee_id": self.committee_id, "item_id": self.item_id}

    @property
    def is_open(self) -> bool:
        """Before it stands on an agenda that was sent out, a proposal is no news."""
        return False
