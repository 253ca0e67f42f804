"""Decisions: what was decided, by whom, and with which outcomes."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from agenda.models import AgendaItem, ItemBlock, RecommendationGroup
from agenda.vocabulary import DateBasis
from committees.models import Committee
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TenantOneToOne, TermField
from foundation.tenancy.guards import guarded
from foundation.tenancy.history import on_record
from foundation.tenancy.invariants import (
    check,
    in_order,
    known_when,
    once,
    ordered,
    said,
    tenant_indexes,
    valid,
)
from foundation.tenancy.models import TenantModel
from proceedings.models.belonging import OfItem
from proceedings.querysets import DecisionQuerySet, OutcomeQuerySet
from proceedings.rules import DECISION_MOVES
from proceedings.vocabulary import DecisionState, OutcomeKind


@on_record()
class Decision(OfItem, TenantModel):
    """Beslutning (ksl § 13, stk. 1). An item quotes the decisions of earlier bodies too, so
    each says who decided it and on which day. `public_text` is what may be told of a decision
    made on a closed item."""

    parent: ClassVar[str | None] = "item"

    item = TenantForeignKey(AgendaItem, on_delete=models.RESTRICT, related_name="decisions")
    block = TenantOneToOne(ItemBlock, on_delete=models.CASCADE, related_name="decision")
    body_html = models.TextField(blank=True)
    body_text = models.TextField(blank=True)
    state = TermField(DecisionState, default=DecisionState.DRAFT.value)
    decided_by_committee = TenantForeignKey(
        Committee, on_delete=models.PROTECT, null=True, related_name="decisions"
    )
    decided_by_printed = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField(null=True)
    decided_at = models.DateTimeField(null=True)
    public_text = models.TextField(blank=True)

    suspension_state: str | None = None
    """Whether a member stopped it, where it was asked for with the row."""

    objects: ClassVar = DecisionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("item", "block", "decided_by_committee"),
            *valid(state=DecisionState.values()),
            known_when("decided_on", Q(state=DecisionState.DECIDED.value)),
            check(
                "draft_has_no_time",
                Q(state=DecisionState.DECIDED.value) | Q(decided_at__isnull=True),
            ),
            check(
                "decided_by_someone",
                Q(decided_by_committee__isnull=False) | ~Q(decided_by_printed=""),
            ),
            once("block"),
        ]
        indexes: ClassVar = [*tenant_indexes("item", "decided_by_committee")]
        triggers: ClassVar = [guarded("state", DECISION_MOVES)]

    def __str__(self) -> str:
        return f"{self.state} {self.item_id}"


@on_record()
class Outcome(TenantModel):
    """Udfald: one per decision made, and one per group of a recommendation decided together
    with others. `text`, `condition` and `returns_hint` quote the decision."""

    parent: ClassVar[str | None] = "decision"

    decision = TenantForeignKey(Decision, on_delete=models.CASCADE, related_name="outcomes")
    position = models.PositiveIntegerField()
    outcome = TermField(OutcomeKind)
    text = models.TextField(blank=True)
    about_group = TenantForeignKey(
        RecommendationGroup, on_delete=models.SET_NULL, null=True, related_name="outcomes"
    )
    about_group_printed = models.TextField(null=True)
    condition = models.TextField(null=True)
    returns_hint = models.TextField(null=True)
    returns_from = models.DateField(null=True)
    returns_to = models.DateField(null=True)
    returns_basis = TermField(DateBasis, null=True)

    objects: ClassVar = OutcomeQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("decision", "about_group"),
            *valid(outcome=OutcomeKind.values(), returns_basis=DateBasis.values()),
            *said("about_group_printed", "condition", "returns_hint"),
            ordered("returns_from", "returns_to"),
            in_order("decision"),
        ]
        indexes: ClassVar = [*tenant_indexes("about_group", "outcome")]

    def __str__(self) -> str:
        return f"{self.outcome} {self.decision_id}"
