"""Laying a year on its meetings, and asking for the items it needs."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from agenda.vocabulary import ItemState
from annualcycle.actions.layouts import Change, rows_of, store
from annualcycle.actions.wanted import draft_wanted, take_items_along
from annualcycle.models import AnnualCycle, CycleTopic
from annualcycle.rules.laying import Laid, Layout, lay, turns_at
from annualcycle.rules.recurrence import UNPLANNED, Recurrence, Turn, turns_of
from annualcycle.vocabulary import Frequency, RelativeTo
from annualcycle.year import Year, continued, laid_as, recurrence_of, year_of
from foundation.audit.act import Act
from foundation.clock import now

HEARING, BUDGET = "hearing", "budget"


@dataclass
class Plan:
    """What planning did: `past` are turns whose meeting was over before anybody planned them,
    `unplanned` topics that say too little of their time, with a code; `waiting` occurrences that
    no meeting can take yet."""

    cycle: AnnualCycle
    changes: Sequence[Change] = ()
    past: list[tuple[CycleTopic, Turn]] = field(default_factory=list)
    unplanned: list[tuple[CycleTopic, str]] = field(default_factory=list)
    drafted: int = 0
    waiting: list[UUID] = field(default_factory=list)


@transaction.atomic
def plan(*, act: Act, target: UUID) -> Plan:
    """Lay the whole year on the meetings and draft its agenda items. Doing it twice changes
    nothing; what somebody moved or skipped stays [101, 107]."""
    cycle = act.lock(AnnualCycle.objects.all(), target)
    return lay_year(act, cycle)


def lay_year(act: Act, cycle: AnnualCycle, *, new: Collection[UUID] | None = None) -> Plan:
    """Lay the locked cycle's topics; where `new` names topics, what is laid of the others moves
    where it must, and nothing of them is laid anew."""
    year, found = year_of(cycle), Plan(cycle)
    _follow_items(year)
    layouts = _layouts(year, found, new)
    rows = rows_of(year, layouts)
    found.changes, found.waiting = rows.changes(), rows.waiting()
    take_items_along(act, rows)
    found.drafted = draft_wanted(year, rows)
    store(year, rows)
    _record(act, found)
    return found


def _layouts(year: Year, found: Plan, new: Collection[UUID] | None) -> dict[UUID, Layout]:
    """What becomes of each topic; what cannot be planned is noted in `found`."""
    layouts: dict[UUID, Layout] = {}
    for topic in _bases_first(year.topics):
        rule = recurrence_of(topic)
        standing = [laid_as(topic, row, year.meetings) for row in year.standing[topic.pk]]
        turns = _turns(year, topic, rule, standing, layouts)
        if turns is None:
            found.unplanned.append((topic, _why_unplanned(topic, rule)))
        if turns is None or not (new is None or topic.pk in new):
            known = {one.turn.slot for one in standing}
            standing = [replace(one, is_touched=True) for one in standing]
            turns = [turn for turn in turns or () if turn.slot in known]
        layout = lay(rule, turns, year.venues_for(topic), standing)
        layouts[topic.pk] = layout
        found.past += [(topic, turn) for turn in layout.past]
    return layouts


def _record(act: Act, found: Plan) -> None:
    """Planning that changes nothing leaves no trace."""
    cycle = found.cycle
    if not found.changes and not found.drafted and cycle.planned_at is not None:
        return
    act.change(cycle, planned_at=now())
    kinds = sorted({change.kind for change in found.changes})
    act.record("plan", cycle, changed=kinds)


def _follow_items(year: Year) -> None:
    """An occurrence goes where its item went: on as another one, or onto another agenda."""
    rows = [row for some in year.standing.values() for row in some]
    put_off = [r.item.pk for r in rows if r.item and r.item.state == ItemState.POSTPONED]
    going_on = continued(put_off) if put_off else {}
    for row in rows:
        item = row.item
        if item is None:
            continue
        row.item = item = going_on.get(item.pk, item)
        on_an_agenda = item.state in (ItemState.PLACED, ItemState.TREATED)
        if on_an_agenda and item.meeting_id not in (None, row.meeting_id):
            _bring(year, row, item)


def _bring(year: Year, row: Any, item: Any) -> None:
    if item.meeting_id not in year.meetings:
        year.meetings = {**year.meetings, item.meeting_id: item.meeting}
    row.meeting = year.meetings[item.meeting_id]
    if row.first_meeting_id is None:
        row.first_meeting, row.first_day = row.meeting, row.meeting.day


def _bases_first(topics: Sequence[CycleTopic]) -> list[CycleTopic]:
    """Topics that others count from come before them."""
    by_id = {topic.pk: topic for topic in topics}
    found: dict[UUID, CycleTopic] = {}
    for topic in topics:
        chain: dict[UUID, CycleTopic] = {}
        at: CycleTopic | None = topic
        while at is not None and at.pk not in found and at.pk not in chain:
            chain[at.pk] = at
            at = by_id.get(at.relative_topic_id) if at.relative_topic_id else None
        for one in reversed(chain.values()):
            found[one.pk] = one
    return list(found.values())


def _turns(
    year: Year,
    topic: CycleTopic,
    rule: Recurrence,
    standing: Sequence[Laid],
    layouts: dict[UUID, Layout],
) -> list[Turn] | None:
    """The topic's turns in the year; None where it says too little of its time."""
    if rule.frequency is Frequency.EVERY_MEETING:
        return turns_at(rule, year.cycle.year, year.venues_for(topic), standing)
    base = _base(year, topic, layouts)
    says_too_little = {
        Frequency.ONCE: rule.on_day is None,
        Frequency.RELATIVE: not base,
        Frequency.ANNUAL_PLAN: not rule.rotation,
    }
    if rule.frequency in UNPLANNED or says_too_little.get(rule.frequency, False):
        return None
    return turns_of(rule, year.cycle.year, base)


def _base(year: Year, topic: CycleTopic, layouts: dict[UUID, Layout]) -> dict[str, date]:
    """The days a relative topic counts from."""
    if topic.relative_to == RelativeTo.TOPIC and topic.relative_topic_id in layouts:
        meetings = year.meetings
        return {
            one.turn.slot: meetings[one.meeting].day if one.meeting else one.turn.nominal_on
            for one in layouts[topic.relative_topic_id].laid
            if one.skip_cause is None
        }
    if topic.relative_to == RelativeTo.BUDGET_NEGOTIATIONS:
        slot, day = BUDGET, year.cycle.budget_negotiations_on
    else:
        hearing = topic.relative_hearing
        slot, day = HEARING, hearing.response_deadline if hearing is not None else None
    return {slot: day} if day is not None else {}


def _why_unplanned(topic: CycleTopic, rule: Recurrence) -> str:
    if rule.frequency in UNPLANNED:
        return "no_rhythm"
    return "no_budget_day" if topic.relative_to == RelativeTo.BUDGET_NEGOTIATIONS else "no_day"
