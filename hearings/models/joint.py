"""A joint reply: several people's input, one draft, everybody's approval."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from agenda.models import AgendaItem
from committees.models import Person
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TenantOneToOne, TermField
from foundation.tenancy.guards import guarded
from foundation.tenancy.invariants import check, in_order, once, said, tenant_indexes, valid
from hearings.models.hearings import Hearing
from hearings.models.responses import Consultee, HearingResponse, OfHearing
from hearings.querysets import JointReplyMemberQuerySet, JointReplyQuerySet
from hearings.rules import APPROVAL_MOVES, JOINT_REPLY_MOVES
from hearings.vocabulary import JointReplyState, MemberApproval


class JointReply(OfHearing):
    """Samlet høringssvar, drafted by one on behalf of several and approved by them [90].

    Its days: members give input until and with `input_by`, the draft is written after
    `draft_after`, members approve until and with `approve_by`; then it is sent, becomes a
    `response` of the hearing, and is considered at `item` (`used_by`, `used_on`). One that a
    document tells of stays as told.
    """

    hearing = TenantOneToOne(Hearing, on_delete=models.CASCADE, related_name="joint_reply")
    prepared_by = models.CharField(max_length=200)
    on_behalf_of = models.CharField(max_length=200)
    draft_after = models.DateField(null=True)
    approval_channel = models.CharField(max_length=300, null=True)
    approved_by = models.CharField(max_length=200)
    used_by = models.CharField(max_length=200, null=True)
    used_on = models.DateField(null=True)
    state = TermField(JointReplyState, default=JointReplyState.PLANNED.value)
    consultee = TenantForeignKey(
        Consultee, on_delete=models.PROTECT, null=True, related_name="joint_replies"
    )
    input_by = models.DateField(null=True)
    approve_by = models.DateField(null=True)
    draft_html = models.TextField(blank=True)
    draft_text = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    rounds = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(null=True)
    circulated_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    considered_at = models.DateTimeField(null=True)
    response = TenantOneToOne(
        HearingResponse, on_delete=models.PROTECT, null=True, related_name="joint_reply"
    )
    item = TenantForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="joint_replies"
    )

    objects: ClassVar = JointReplyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("hearing", "consultee", "response", "item"),
            *valid(state=JointReplyState.values()),
            *said("approval_channel", "used_by"),
            once("hearing"),
            once("response"),
            check(
                "circulated_has_hash",
                ~Q(state__in=["circulated", "sent", "considered"]) | ~Q(content_hash=""),
            ),
            check(
                "sent_has_response",
                ~Q(state__in=["sent", "considered"])
                | Q(response__isnull=False, sent_at__isnull=False),
            ),
            check("considered_has_item", ~Q(state="considered") | Q(considered_at__isnull=False)),
        ]
        indexes: ClassVar = [*tenant_indexes("consultee", "item")]
        triggers: ClassVar = [guarded("state", JOINT_REPLY_MOVES)]

    def __str__(self) -> str:
        return f"{self.prepared_by} {self.hearing_id}"


class JointReplyMember(OfHearing):
    """Medlem bag et samlet høringssvar: what one has put in, and what one says of the draft.
    `approved_hash` is of the text that was read."""

    parent: ClassVar[str | None] = "joint_reply"

    joint_reply = TenantForeignKey(JointReply, on_delete=models.CASCADE, related_name="members")
    position = models.PositiveIntegerField()
    person = TenantForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="joint_replies"
    )
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    input_html = models.TextField(blank=True)
    input_text = models.TextField(blank=True)
    input_at = models.DateTimeField(null=True)
    input_is_late = models.BooleanField(default=False)
    approval = TermField(MemberApproval, default=MemberApproval.AWAITED.value)
    approval_at = models.DateTimeField(null=True)
    approved_hash = models.CharField(max_length=64, blank=True)
    objection = models.TextField(blank=True)

    objects: ClassVar = JointReplyMemberQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("joint_reply", "person"),
            *valid(approval=MemberApproval.values()),
            once("joint_reply", "person"),
            in_order("joint_reply"),
            check(
                "said_has_time",
                Q(approval=MemberApproval.AWAITED.value, approval_at__isnull=True)
                | (
                    ~Q(approval=MemberApproval.AWAITED.value)
                    & Q(approval_at__isnull=False)
                    & ~Q(approved_hash="")
                ),
            ),
            check(
                "objection_has_reason",
                ~Q(approval=MemberApproval.OBJECTED.value) | ~Q(objection=""),
            ),
            check("input_has_time", Q(input_html="") | Q(input_at__isnull=False)),
        ]
        indexes: ClassVar = [*tenant_indexes("person")]
        triggers: ClassVar = [guarded("approval", APPROVAL_MOVES)]

    def __str__(self) -> str:
        return f"{self.approval} {self.joint_reply_id}"

    @property
    def hearing(self) -> Hearing:
        """The hearing that is answered."""
        found: Hearing = self.joint_reply.hearing
        return found

    @property
    def address(self) -> str:
        """Where letters go."""
        return self.email or (self.person.email if self.person is not None else "")
