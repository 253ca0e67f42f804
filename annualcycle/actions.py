"""Changes of annual cycles, follow-ups and strategies."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from agenda.models import AgendaItem
from agenda.vocabulary import Visibility
from annualcycle import rules
from annualcycle.models import AnnualCycle, CycleTopic, FollowUp, Milestone, Strategy
from annualcycle.querysets import is_suspended
from annualcycle.vocabulary import FollowUpState
from foundation.audit.act import Act
from foundation.audit.plain import adding, changing, removing, said_no
from foundation.clock import now
from foundation.problems import InvalidInput, Missing, Refusal
from proceedings.rules import refuse_execution

add_cycle, change_cycle = adding(AnnualCycle), changing(AnnualCycle)
remove_cycle = removing(AnnualCycle)
change_topic, remove_topic = changing(CycleTopic), removing(CycleTopic)
add_strategy, change_strategy = adding(Strategy), changing(Strategy)
remove_strategy = removing(Strategy)
CARRIES_OUT = frozenset({"start", "report", "done"})
change_milestone, remove_milestone = changing(Milestone), removing(Milestone)


@transaction.atomic
def add_topic(*, act: Act, parent: Any = None, **values: Any) -> CycleTopic:
    """Add what comes back, to a year of a committee or as an item tells it."""
    if isinstance(parent, AnnualCycle):
        values["annual_cycle"] = parent
    values = _of_item(act, parent if isinstance(parent, AgendaItem) else None, values)
    cycle = values.get("annual_cycle")
    if cycle is not None:
        values.setdefault("committee", cycle.committee)
    row = _made(act, CycleTopic, values)
    act.record("create", row)
    return row  # type: ignore[no-any-return]


@transaction.atomic
def add_milestone(*, act: Act, parent: Strategy, **values: Any) -> Milestone:
    """Add a milestone after those there are."""
    strategy = act.lock(Strategy.objects.all(), parent.pk, check=False)
    last = strategy.milestones.aggregate(last=Max("position"))["last"]
    values["position"] = 1 if last is None else last + 1
    home = strategy.municipality_id
    row: Milestone = said_no(
        act.create, Milestone, municipality_id=home, strategy=strategy, **values
    )
    act.record("create", row)
    return row


@transaction.atomic
def add_follow_up(*, act: Act, parent: Any = None, **values: Any) -> FollowUp:
    """Write down what somebody is to do. It is as closed as the item it comes from."""
    values = _of_item(act, parent, values)
    item = values.get("item")
    if item is not None and item.is_closed:
        values["visibility"] = Visibility.CLOSED.value
    row: FollowUp = _made(act, FollowUp, values)
    act.record("create", row)
    return row


@transaction.atomic
def change_follow_up(*, act: Act, target: UUID, **values: Any) -> FollowUp:
    """Change what is to be done, by whom and when."""
    row = act.lock(FollowUp.objects.all(), target)
    refused = rules.refuse_state(rules.MOVES, "update", FollowUpState(row.state))
    act.enforce([] if row.is_imported else refused)
    act.record("update", row, changed=said_no(act.change, row, **values))
    return row


@transaction.atomic
def start(*, act: Act, target: UUID) -> FollowUp:
    """Somebody has begun."""
    return _moved(act, target, "start")


@transaction.atomic
def report(*, act: Act, target: UUID, note: str) -> FollowUp:
    """Tell what has been done."""
    return _moved(act, target, "report", report_note=note)


@transaction.atomic
def done(*, act: Act, target: UUID, closed_by_item: Any = None) -> FollowUp:
    """Close the follow-up, by itself or because an item settled it."""
    return _moved(act, target, "done", closed_at=now(), closed_by_item=closed_by_item)


@transaction.atomic
def reopen(*, act: Act, target: UUID) -> FollowUp:
    """It is not done after all."""
    return _moved(act, target, "reopen", closed_at=None, closed_by_item=None)


def reasons(verb: str) -> Any:
    """What stands against the verb: the follow-up's state, and that the decision it comes from
    was suspended."""

    def told(row: FollowUp, _reader: Any) -> list[Refusal]:
        refused = rules.refuse_state(rules.MOVES, verb, FollowUpState(row.state))
        return [*refused, *(_refuse_suspended(row) if verb in CARRIES_OUT else ())]

    return told


def _refuse_suspended(row: FollowUp) -> list[Refusal]:
    """What a member stopped is not carried out (ksl § 23)."""
    stopped = row.item is not None and FollowUp.objects.filter(is_suspended(), pk=row.pk).exists()
    return refuse_execution([row.item.number or "–"] if stopped and row.item else [])


def _moved(act: Act, target: UUID, verb: str, **values: Any) -> FollowUp:
    row = act.lock(FollowUp.objects.all(), target)
    act.enforce(reasons(verb)(row, act.reader))
    reached = rules.MOVES[verb].target
    if reached is not None:
        values["state"] = reached.value
    act.record(verb, row, changed=said_no(act.change, row, **values))
    return row


def _of_item(act: Act, parent: Any, values: dict[str, Any]) -> dict[str, Any]:
    """The item, which the reader must see whole, gives the committee."""
    item = parent or values.get("item")
    if item is None:
        return values
    if not item.is_whole_for(act.reader):
        raise Missing
    return {"committee": item.committee, **values, "item": item}


def _made(act: Act, model: type[Any], values: dict[str, Any]) -> Any:
    committee = values.get("committee")
    if committee is None:
        raise InvalidInput.at("/committee", "required", "Angiv udvalget.")
    return said_no(act.create, model, municipality_id=committee.municipality_id, **values)
