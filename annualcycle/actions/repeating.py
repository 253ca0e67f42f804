"""What a decision asks to hear of again: laid out over the years it is for."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from annualcycle import rules
from annualcycle.actions.copying import copy_topics
from annualcycle.actions.planning import Plan, lay_year
from annualcycle.models import AnnualCycle, CycleTopic
from annualcycle.vocabulary import Frequency
from foundation.audit.act import Act
from foundation.problems import Missing, Refusal

TWO_YEARS = timedelta(days=730)


@dataclass
class Repeated:
    """The topic as it stands in each year, and what planning it did."""

    topics: list[CycleTopic] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)


@transaction.atomic
def repeat(*, act: Act, target: UUID, until: date | None = None) -> Repeated:
    """Let a topic that an item tells come back until a day, two years on unless told: its years
    are made where they are missing, it is laid on their meetings, and its items are drafted.
    Asked again, what there is stays."""
    rows = CycleTopic.objects.select_related("committee", "item__meeting")
    seen = rows.visible_to(act.reader).filter(pk=target).first()
    if seen is None:
        raise Missing
    since = _since(act, seen)
    last = until or since + TWO_YEARS
    act.enforce(_refuse(seen, since, last))
    # Years are locked before their topics, and all of them before the log, as planning does.
    years = [_year(seen, year) for year in range(since.year, last.year + 1)]
    row = act.lock(rows, target)
    span = {"starts_on": since + timedelta(days=1), "ends_on": last}
    done = Repeated()
    for cycle, is_new in years:
        if is_new:
            act.record("create", cycle)
        topic = _standing(row, cycle) or copy_topics([row], cycle, **span)[0]
        done.topics.append(topic)
        done.plans.append(lay_year(act, cycle, new={topic.pk}))
    act.record("repeat", row)
    return done


def _standing(row: CycleTopic, cycle: AnnualCycle) -> CycleTopic | None:
    """The topic as it stands in the year already."""
    same = {"item": row.item, "topic": row.topic, "frequency": row.frequency}
    return CycleTopic.objects.filter(annual_cycle=cycle, **same).first()


def reasons_repeat(row: CycleTopic, reader: Any) -> list[Refusal]:
    """What stands against letting it come back, until whenever."""
    since = _day(row) or reader.today
    return _refuse(row, since, since + TWO_YEARS)


def _refuse(row: CycleTopic, since: date, until: date) -> list[Refusal]:
    return rules.refuse_repeat(
        Frequency(row.frequency), is_of_item=row.item_id is not None, since=since, until=until
    )


def _since(act: Act, row: CycleTopic) -> date:
    """What a decision asks for comes after it."""
    day: date = _day(row) or act.reader.today
    return day


def _day(row: CycleTopic) -> date | None:
    meeting = row.item.meeting if row.item is not None else None
    return meeting.day if meeting is not None else None


def _year(row: CycleTopic, year: int) -> tuple[AnnualCycle, bool]:
    """The committee's year, locked, and whether it was made because there was none."""
    cycle, is_new = AnnualCycle.objects.get_or_create(
        municipality_id=row.municipality_id, committee=row.committee, year=year
    )
    return AnnualCycle.objects.select_for_update().get(pk=cycle.pk), is_new
