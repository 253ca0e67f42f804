"""A committee's year, written straight to the tables: nobody lays it by hand."""

from datetime import date
from typing import Any

from annualcycle.models import AnnualCycle, CycleTopic, Milestone, Occurrence, Strategy
from foundation.audit.act import Act
from meetings.models import Meeting
from tests.cast import Cast


def cycle_of(cast: Cast, **more: Any) -> AnnualCycle:
    values = {"municipality": cast.egernborg, "committee": cast.culture, "year": 2026}
    return AnnualCycle.objects.create(**values | more)


def topic_of(cycle: AnnualCycle, **more: Any) -> CycleTopic:
    values = {
        "municipality": cycle.municipality,
        "annual_cycle": cycle,
        "committee": cycle.committee,
        "topic": "Budgetopfølgning",
        "frequency": "quarterly",
        "category": "budget_follow_up",
    }
    return CycleTopic.objects.create(**values | more)


def occurrence_of(topic: CycleTopic, meeting: Meeting | None, **more: Any) -> Occurrence:
    values = {
        "municipality": topic.municipality,
        "annual_cycle": topic.annual_cycle,
        "committee": topic.committee,
        "topic": topic,
        "slot": "2026-12",
        "ordinal": 1,
        "nominal_on": date(2026, 12, 1),
        "meeting": meeting,
        "first_meeting": meeting,
        "first_day": meeting.day if meeting else None,
    }
    return Occurrence.objects.create(**values | more)


def milestone_of(cast: Cast, **more: Any) -> Milestone:
    strategy = Strategy.objects.create(
        municipality=cast.egernborg, committee=cast.culture, title="Flere i bevægelse"
    )
    values = {
        "municipality": cast.egernborg,
        "strategy": strategy,
        "position": 1,
        "due_to": date(2026, 12, 31),
        "target_text": "60 pct. dyrker idræt",
    }
    return Milestone.objects.create(**values | more)


def changed(cast: Cast, row: Any, **values: Any) -> None:
    """A change as any action makes it."""
    Act(cast.reader("secretariat")).change(row, **values)
