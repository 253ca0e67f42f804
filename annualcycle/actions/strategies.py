"""Changes of strategies, of the milestones on their way and of what was measured."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from annualcycle.models import Measurement, Milestone, MilestoneAdjustment, Strategy
from annualcycle.rules import milestones as rules
from foundation.audit.act import Act
from foundation.audit.plain import adding, changing, removing, said_no
from foundation.clock import today
from foundation.problems import InvalidInput

AIM = ("target_text", "target_rank", "target_value", "due_to")
"""What an adjustment keeps of a milestone; its year is an aim too, but is never adjusted."""

add_strategy, change_strategy = adding(Strategy), changing(Strategy)
remove_measurement = removing(Measurement)


@transaction.atomic
def remove_strategy(*, act: Act, target: UUID) -> None:
    """Delete a strategy, unless a milestone of it was adjusted."""
    row = act.lock(Strategy.objects.all(), target)
    adjusted = MilestoneAdjustment.objects.filter(milestone__strategy=row).exists()
    act.enforce(rules.refuse_removal(adjusted=adjusted))
    act.record("delete", row, is_deletion=True)
    said_no(act.remove, row)


@transaction.atomic
def add_milestone(*, act: Act, parent: Strategy, **values: Any) -> Milestone:
    """Add a milestone after those there are."""
    values = _one_target(values)
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
def change_milestone(*, act: Act, target: UUID, **values: Any) -> Milestone:
    """Change a milestone; what it aims at as long as nobody has been held to it."""
    row, values = act.lock(Milestone.objects.all(), target), _one_target(values)
    if any(getattr(row, name) != values.get(name, getattr(row, name)) for name in (*AIM, "year")):
        act.enforce(
            rules.refuse_plain_change(adjusted=row.adjustments.exists(), measured=_is_measured(row))
        )
    act.record("update", row, changed=said_no(act.change, row, **values))
    return row


@transaction.atomic
def remove_milestone(*, act: Act, target: UUID) -> None:
    """Delete a milestone that was never adjusted."""
    row = act.lock(Milestone.objects.all(), target)
    act.enforce(rules.refuse_removal(adjusted=row.adjustments.exists()))
    act.record("delete", row, is_deletion=True)
    said_no(act.remove, row)


@transaction.atomic
def adjust(
    *, act: Act, target: UUID, reason: str, decided_by_item: Any = None, **aim: Any
) -> Milestone:
    """Aim at something else, and keep what the milestone aimed at before [104]."""
    if decided_by_item is not None and not decided_by_item.is_whole_for(act.reader):
        raise InvalidInput.at("/decided_by_item", "does_not_exist", "Findes ikke.")
    row, aim = act.lock(Milestone.objects.all(), target), _one_target(aim)
    before = {name: getattr(row, name) for name in AIM}
    changes = any(before[name] != value for name, value in aim.items())
    act.enforce(rules.refuse_adjustment(changes_something=changes))
    if aim.get("due_to", row.due_to) != row.due_to:
        aim["due_basis"] = None
    kept = {"milestone": row, "reason": reason, "decided_by_item": decided_by_item}
    act.create(MilestoneAdjustment, municipality_id=row.municipality_id, **before, **kept)
    act.record("adjust", row, changed=said_no(act.change, row, **aim))
    return row


@transaction.atomic
def add_measurement(*, act: Act, parent: Strategy, **values: Any) -> Measurement:
    """Write down what the indicator was on a day, and who says so."""
    _check_day(values)
    home = parent.municipality_id
    row: Measurement = said_no(
        act.create, Measurement, municipality_id=home, strategy=parent, **values
    )
    act.record("create", row)
    return row


@transaction.atomic
def change_measurement(*, act: Act, target: UUID, **values: Any) -> Measurement:
    """Mend what was measured."""
    _check_day(values)
    row = act.lock(Measurement.objects.all(), target)
    act.record("update", row, changed=said_no(act.change, row, **values))
    return row


def _check_day(values: dict[str, Any]) -> None:
    """Nothing is measured on a day that is to come in Copenhagen."""
    day = values.get("measured_on")
    if day is not None and day > today():
        raise InvalidInput.at("/measured_on", "in_future", "Dagen ligger ude i fremtiden.")


def _one_target(values: dict[str, Any]) -> dict[str, Any]:
    """A milestone is measured by a rank or by a value: naming the one takes the other away."""
    rank, value = values.get("target_rank"), values.get("target_value")
    if rank is not None and value is not None:
        detail = "Angiv enten en placering eller en værdi."
        raise InvalidInput.at("/target_value", "two_targets", detail)
    if rank is not None:
        return {**values, "target_value": None}
    return {**values, "target_rank": None} if value is not None else values


def _is_measured(row: Milestone) -> bool:
    """Whether something was measured since the milestone was written down."""
    measured = Measurement.objects.filter(
        municipality_id=row.municipality_id, strategy=row.strategy_id
    )
    return measured.filter(created_at__gt=row.created_at).exists()
