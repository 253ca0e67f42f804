"""What came of an item, and what of it was stopped."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from agenda.models import AgendaItem, RoutingStep
from agenda.vocabulary import ItemType
from proceedings.models import Decision, Suspension
from proceedings.rules import Settled
from proceedings.rules.finishing import needs_decision
from proceedings.vocabulary import DecisionState, OutcomeKind, SuspensionState


@dataclass(frozen=True)
class Written:
    """What the item's own decision says, and whether it is taken."""

    outcomes: Sequence[OutcomeKind] = ()
    is_decided: bool = False


def written(item: AgendaItem) -> Written:
    """As it stands; rows of a list share the decisions of their `bench`."""
    bench = getattr(item, "bench", None)
    if bench is not None:
        row = bench.decision(item)
        told = [OutcomeKind(one["outcome"]) for one in bench.outcomes(item)]
        return Written(told, row is not None and row["state"] == DecisionState.DECIDED)
    decision = Decision.objects.own_of(item).prefetch_related("outcomes").first()
    if decision is None:
        return Written()
    kinds = [OutcomeKind(one.outcome) for one in decision.outcomes.all()]
    return Written(kinds, decision.state == DecisionState.DECIDED)


def settled_by(item: AgendaItem, decision: Written) -> Settled:
    """The outcomes of a decision, with what the item was for and whether the matter ended."""
    return Settled(
        outcomes=decision.outcomes,
        for_decision=needs_decision(ItemType(item.item_type)),
        is_deciding=_is_deciding(item) if OutcomeKind.RECOMMENDED in decision.outcomes else None,
    )


def _is_deciding(item: AgendaItem) -> bool | None:
    """Whether the matter ended with this committee, as the way of the case told before anybody
    stopped it; unknown without a route [94]. Rows of a list share the routes of their `bench`."""
    bench = getattr(item, "bench", None)
    if bench is not None:
        known: bool | None = bench.turn(item).is_deciding
        return known
    stopped = standing(item).select_related("former_step").first()
    if stopped is not None and stopped.council_step_id is not None:
        step = stopped.former_step
        return None if step is None else bool(step.committee_id == item.committee_id)
    steps = RoutingStep.objects.filter(
        municipality_id=item.municipality_id, case=item.case_id, item=None, is_deciding=True
    )
    found = list(steps.values_list("committee_id", flat=True)) if item.case_id else []
    return item.committee_id in found if found else None


def standing(item: AgendaItem) -> Any:
    """Suspensions of the item that nobody has settled or taken back."""
    return Suspension.objects.filter(
        municipality_id=item.municipality_id, item=item, state=SuspensionState.STANDING.value
    )
