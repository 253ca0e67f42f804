"""Those who are heard, and what they answer."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from agenda.models import AgendaItem
from committees.models import Committee, Person
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.guards import guarded
from foundation.tenancy.invariants import check, in_order, once, tenant_indexes, valid
from foundation.tenancy.models import TenantModel
from foundation.tenancy.scope import Scope
from hearings.models.hearings import Hearing
from hearings.querysets import AWAITED, EVENTS, ConsulteeQuerySet, HearingResponseQuerySet
from hearings.rules import RESPONSE_MOVES, ConsulteeEvents, state_of
from hearings.vocabulary import (
    ConsulteeState,
    ResponseChannel,
    ResponseState,
    SenderKind,
)


class OfHearing(TenantModel):
    """What stands where its hearing does, and is known to fewer."""

    parent: ClassVar[str | None] = "hearing"

    class Meta:
        abstract = True

    hearing: Any

    @property
    def is_open(self) -> bool:
        """Who has answered, and what, is not told to the other consultees."""
        return False

    def scope(self) -> Scope:
        where: Scope = self.hearing.scope()
        return where

    def place(self) -> dict[str, Any]:
        where: dict[str, Any] = self.hearing.place()
        return where


class Consultee(OfHearing):
    """Høringspart: a committee, a person or somebody outside, by name and address. `deadline`
    is there when this one has another day than the hearing. What happened is kept with its
    moment, and the state is read from that. `token_hash` is of the invitation that holds, the
    `link_number`th that took another's place; `item` is where the committee that is heard decides
    what it answers."""

    hearing = TenantForeignKey(Hearing, on_delete=models.CASCADE, related_name="consultees")
    position = models.PositiveIntegerField()
    committee = TenantForeignKey(
        Committee, on_delete=models.PROTECT, null=True, related_name="consulted_in"
    )
    person = TenantForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="consulted_in"
    )
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    deadline = models.DateField(null=True)
    invited_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    waived_at = models.DateTimeField(null=True)
    waive_reason = models.TextField(blank=True)
    no_reply_at = models.DateTimeField(null=True)
    token_hash = models.CharField(max_length=64, null=True)
    link_number = models.PositiveSmallIntegerField(default=0)
    item = TenantForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="consulted_by"
    )

    objects: ClassVar = ConsulteeQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("hearing", "committee", "person", "item"),
            check("item_of_committee", Q(item__isnull=True) | Q(committee__isnull=False)),
            check("not_both", Q(committee__isnull=True) | Q(person__isnull=True)),
            check("waived_with_reason", Q(waived_at__isnull=True) | ~Q(waive_reason="")),
            once("token_hash"),
            once("hearing", "person"),
            once("item"),
            in_order("hearing"),
        ]
        indexes: ClassVar = [
            *tenant_indexes("committee", "person"),
            models.Index(
                fields=["municipality", "hearing"], condition=AWAITED, name="consultee_asked"
            ),
            models.Index(
                fields=["municipality", "deadline"],
                condition=AWAITED & Q(deadline__isnull=False),
                name="consultee_own_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.hearing_id}"

    @property
    def state(self) -> ConsulteeState:
        """Where he stands, read from what happened."""
        at = self.hearing.deadline_time if self.deadline is None else None
        told = {name: getattr(self, name) for name in EVENTS}
        return state_of(ConsulteeEvents(**told, last_day=self.last_day, last_time=at))

    @property
    def last_day(self) -> date | None:
        """The day this consultee answers on at the latest."""
        return self.deadline or self.hearing.response_deadline

    @property
    def address(self) -> str:
        """Where letters go: the address given for the hearing, else the known one."""
        known = self.person.email if self.person else ""
        if self.committee is not None:
            known = self.committee.email or self.committee.secretariat_email
        return self.email or known


class HearingResponse(OfHearing):
    """Høringssvar, from a consultee, from a committee's item, from whoever used the public form,
    or as a text tells it. A later answer replaces an earlier one; both stay, and share their
    `thread`. A late one stands with the item it can still be considered at (`considered_item`).

    `sender_email` is for the receipt and for those who run the hearing. Of an answer that was
    redacted only a salted hash is left.
    """

    hearing = TenantForeignKey(Hearing, on_delete=models.CASCADE, related_name="responses")
    position = models.PositiveIntegerField()
    consultee = TenantForeignKey(
        Consultee, on_delete=models.PROTECT, null=True, related_name="responses"
    )
    state = TermField(ResponseState, default=ResponseState.DRAFT.value)
    body_html = models.TextField(blank=True)
    body_text = models.TextField(blank=True)
    submitted_at = models.DateTimeField(null=True)
    is_late = models.BooleanField(default=False)
    sender_name = models.CharField(max_length=200, blank=True)
    committee = TenantForeignKey(
        Committee, on_delete=models.PROTECT, null=True, related_name="hearing_responses"
    )
    committee_printed = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField(null=True)
    item = TenantForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="hearing_responses"
    )
    thread = models.UUIDField(null=True)
    channel = TermField(ResponseChannel, default=ResponseChannel.ACCOUNT.value)
    sender_kind = TermField(SenderKind, default=SenderKind.PRIVATE.value)
    sender_email = models.EmailField(blank=True)
    name_may_be_published = models.BooleanField(default=False)
    considered_item = TenantForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, related_name="late_responses"
    )
    redacted_at = models.DateTimeField(null=True)
    redact_reason = models.TextField(blank=True)
    redaction_salt = models.CharField(max_length=64, blank=True)
    redacted_hash = models.CharField(max_length=64, blank=True)

    objects: ClassVar = HearingResponseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("hearing", "consultee", "committee", "item", "considered_item"),
            *valid(
                state=ResponseState.values(),
                channel=ResponseChannel.values(),
                sender_kind=SenderKind.values(),
            ),
            check(
                "draft_not_sent",
                ~Q(state=ResponseState.DRAFT.value) | Q(submitted_at__isnull=True),
            ),
            check(
                "given_by_someone",
                Q(consultee__isnull=False)
                | Q(committee__isnull=False)
                | ~Q(committee_printed="")
                | ~Q(sender_name=""),
            ),
            once("consultee", where=Q(state=ResponseState.SUBMITTED.value), name="standing"),
            once("thread", where=Q(state=ResponseState.SUBMITTED.value), name="thread_standing"),
            check(
                "redacted_is_empty",
                Q(redacted_at__isnull=True, redacted_hash="")
                | (
                    Q(redacted_at__isnull=False, body_html="", body_text="", sender_email="")
                    & ~Q(redacted_hash="")
                    & ~Q(redact_reason="")
                ),
            ),
            in_order("hearing"),
        ]
        indexes: ClassVar = [
            *tenant_indexes("consultee", "committee", "item", "considered_item", "thread")
        ]
        triggers: ClassVar = [guarded("state", RESPONSE_MOVES)]

    def __str__(self) -> str:
        return f"{self.state} {self.hearing_id}"
