"""The budget year as topics of a committee's cycle [106]."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from annualcycle import rules
from annualcycle.models import AnnualCycle, CycleTopic
from annualcycle.vocabulary import TopicCategory
from committees.vocabulary import CommitteeKind
from foundation.audit.act import Act
from foundation.problems import InvalidInput


@transaction.atomic
def add_budget_year(
    *,
    act: Act,
    target: UUID,
    amendment_deadlines: Sequence[date] = (),
    negotiations_on: date | None = None,
    **days: date,
) -> AnnualCycle:
    """Add the steps of the budget that this committee takes part in, by the days that the
    ministry and the council have set (ksl §§ 37 and 38)."""
    cycle = act.lock(AnnualCycle.objects.select_related("committee"), target)
    dates = rules.BudgetDates(
        amendment_deadlines=amendment_deadlines, negotiations_on=negotiations_on, **days
    )
    _in_the_year(cycle, dates)
    act.enforce(rules.refuse_budget(dates))
    _add(act, cycle, rules.budget_steps(CommitteeKind(cycle.committee.kind), dates))
    changed = act.change(
        cycle,
        minister_deadline=dates.minister_deadline,
        budget_negotiations_on=negotiations_on or cycle.budget_negotiations_on,
    )
    act.record("add-budget-year", cycle, changed=[*changed, "topics"])
    return cycle


def _add(act: Act, cycle: AnnualCycle, steps: Sequence[rules.Step]) -> None:
    names = [step.topic for step in steps]
    there = CycleTopic.objects.filter(annual_cycle=cycle, topic__in=names).exists()
    act.enforce(rules.refuse_steps(names, are_there=there))
    made: dict[str, CycleTopic] = {}
    for step in steps:
        made[step.topic] = act.create(
            CycleTopic,
            municipality_id=cycle.municipality_id,
            annual_cycle=cycle,
            committee=cycle.committee,
            category=TopicCategory.BUDGET_STEP.value,
            relative_topic=made[step.follows] if step.follows is not None else None,
            **step.as_topic(),
        )


def _in_the_year(cycle: AnnualCycle, dates: rules.BudgetDates) -> None:
    """The readings are in the year before the one they are about, which is the cycle's."""
    told = {
        "/minister_deadline": dates.minister_deadline,
        "/first_reading_on": dates.first_reading_on,
        "/second_reading_on": dates.second_reading_on,
        "/negotiations_on": dates.negotiations_on,
    }
    for pointer, day in told.items():
        if day is not None and day.year != cycle.year:
            raise InvalidInput.at(pointer, "other_year", "Dagen ligger i et andet år.")
