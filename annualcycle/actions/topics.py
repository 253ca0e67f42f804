"""Changes of cycles and of what comes back in them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from agenda.models import AgendaItem
from agenda.vocabulary import ItemState
from annualcycle import rules
from annualcycle.actions.layouts import take_away
from annualcycle.actions.owning import made, of_item
from annualcycle.models import AnnualCycle, CycleTopic, Occurrence, TopicParticipant
from foundation.audit.act import Act
from foundation.audit.plain import adding, changing, said_no
from foundation.problems import InvalidInput, Refusal
from foundation.problems.problem import Fault

add_cycle, change_cycle = adding(AnnualCycle), changing(AnnualCycle)
TIME = (
    "frequency",
    "first_month",
    "months",
    "cut_offs",
    "on_day",
    "rrule",
    "year_of_term",
    "relative_to",
    "relative_topic",
    "relative_hearing",
    "offset_days",
    "data_period",
    "rotation",
)


@transaction.atomic
def add_topic(
    *, act: Act, parent: Any = None, invited: Sequence[dict[str, Any]] = (), **values: Any
) -> CycleTopic:
    """Add what comes back, to a year of a committee or as an item tells it."""
    if isinstance(parent, AnnualCycle):
        values["annual_cycle"] = parent
    values = of_item(act, parent if isinstance(parent, AgendaItem) else None, values)
    cycle = values.get("annual_cycle")
    if cycle is not None:
        values.setdefault("committee", cycle.committee)
    _sound(CycleTopic(**values))
    row: CycleTopic = made(act, CycleTopic, values)
    _invite(row, invited)
    act.record("create", row)
    return row


@transaction.atomic
def change_topic(
    *, act: Act, target: UUID, invited: Sequence[dict[str, Any]] | None = None, **values: Any
) -> CycleTopic:
    """Change what comes back, or when. What is laid already moves when the year is planned."""
    row = _lock(act, target)
    if values.get("annual_cycle", row.annual_cycle) != row.annual_cycle:
        _leave_year(act, row)
    wanted = CycleTopic.objects.get(pk=row.pk)
    for name, value in values.items():
        setattr(wanted, name, value)
    _sound(wanted)
    changed = said_no(act.change, row, **values)
    if invited is not None:
        TopicParticipant.objects.filter(topic=row).delete()
        _invite(row, invited)
        if "invited" not in changed:
            act.advance(row)
        changed = [*changed, "invited"]
    act.record("update", row, changed=changed)
    return row


@transaction.atomic
def remove_topic(*, act: Act, target: UUID) -> None:
    """Delete a topic that nothing has come of; drafts nobody has written in go with it."""
    row = _lock(act, target)
    _emptied(act, Occurrence.objects.filter(topic=row))
    act.record("delete", row, is_deletion=True)
    said_no(act.remove, row)


@transaction.atomic
def remove_cycle(*, act: Act, target: UUID) -> None:
    """Delete a year that nothing has come of."""
    row = act.lock(AnnualCycle.objects.all(), target)
    _emptied(act, Occurrence.objects.filter(annual_cycle=row))
    act.record("delete", row, is_deletion=True)
    said_no(_remove_topics, row)
    said_no(act.remove, row)


def _remove_topics(cycle: AnnualCycle) -> None:
    """Those that no other counts from go first: the others are kept by them."""
    rows = CycleTopic.objects.filter(annual_cycle=cycle, followed_by=None)
    while rows.all().delete()[0]:
        pass


def _lock(act: Act, target: UUID) -> CycleTopic:
    """The topic and before it its year, which planning locks too; two topics of it do not come
    to count from each other."""
    own = CycleTopic.objects.filter(pk=target).values("annual_cycle")
    list(AnnualCycle.objects.filter(pk__in=own).select_for_update().values_list("pk"))
    row: CycleTopic = act.lock(CycleTopic.objects.all(), target)
    return row


def _leave_year(act: Act, row: CycleTopic) -> None:
    """To another year goes what nothing has come of in this one, and what no other counts from."""
    if CycleTopic.objects.filter(relative_topic=row).exists():
        detail = "Et andet emne i årshjulet regnes fra det."
        raise InvalidInput.at("/annual_cycle", "other_cycle", detail)
    _emptied(act, Occurrence.objects.filter(topic=row))


def reasons_remove_topic(row: CycleTopic, _reader: Any) -> list[Refusal]:
    """What stands against deleting the topic."""
    return _refuse_removal(Occurrence.objects.filter(topic=row))


def reasons_remove_cycle(row: AnnualCycle, _reader: Any) -> list[Refusal]:
    """What stands against deleting the year."""
    return _refuse_removal(Occurrence.objects.filter(annual_cycle=row))


def _emptied(act: Act, rows: Any) -> None:
    act.enforce(_refuse_removal(rows))
    take_away(list(rows.select_related("item")))


def _refuse_removal(rows: Any) -> list[Refusal]:
    untouched = Q(item__state=ItemState.DRAFT.value, item__version=1)
    untouched &= Q(item__modified_at=F("item__created_at"))
    free = Q(skipped_at=None, is_by_hand=False) & (Q(item=None) | untouched)
    used = rows.exclude(free).order_by("nominal_on")
    return rules.refuse_removal([f"{day}" for day in used.values_list("nominal_on", flat=True)])


def _sound(row: CycleTopic) -> None:
    """Raises InvalidInput with every fault in the topic's time, and where it hangs."""
    cycle = row.annual_cycle
    told = {name: getattr(row, name) for name in TIME}
    faults = rules.faults_in_topic(told, cycle.year if cycle is not None else None)
    if cycle is not None and row.committee_id != cycle.committee_id:
        faults.append(("/annual_cycle", "other_committee", "Årshjulet er et andet udvalgs."))
    if row.relative_topic_id is not None:
        there = CycleTopic.objects.filter(
            municipality_id=row.municipality_id, annual_cycle=row.annual_cycle_id
        )
        bases = dict(there.exclude(pk=row.pk).values_list("pk", "relative_topic"))
        faults += rules.faults_in_base(
            row.relative_topic, cycle=row.annual_cycle_id, topic=row.pk, bases=bases
        )
    if faults:
        raise InvalidInput(
            "Emnets tid kan ikke bruges.", errors=[Fault(*fault) for fault in faults]
        )


def _invite(row: CycleTopic, invited: Sequence[dict[str, Any]]) -> None:
    TopicParticipant.objects.bulk_create(
        TopicParticipant(municipality_id=row.municipality_id, topic=row, position=position, **one)
        for position, one in enumerate(invited, 1)
    )
