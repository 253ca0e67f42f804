"""From decision to closure: what became of each item of a case [99, 100, 108]."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import BooleanField, Case, Exists, F, OuterRef, Prefetch, When

from agenda.models import AgendaItem
from annualcycle.querysets.followups import all_follow_ups, is_suspended
from foundation.http.sqljson import NO, YES
from proceedings.models import Decision, Outcome, Suspension
from proceedings.vocabulary import DecisionState


def chain_of(case: Any, reader: Any) -> Sequence[AgendaItem]:
    """The items of the case that the reader sees whole, in the order they were treated, each
    with its `decided`, its `continued` and its `asked`: what was decided, the items that go on
    with it and the follow-ups it led to."""
    items = list(_items(case, reader))
    decided, asked = _by_item(_decisions(items, reader)), _by_item(_follow_ups(items, reader))
    continued = defaultdict(list)
    for item in items:
        continued[item.continues_item_id].append(item)
    for item in items:
        told: Any = item
        told.decided, told.asked = decided[item.pk], asked[item.pk]
        told.continued = continued[item.pk]
    return items


def _items(case: Any, reader: Any) -> Any:
    stopped = Suspension.objects.stopping().filter(
        municipality_id=OuterRef("municipality_id"), item_id=OuterRef("pk")
    )
    rows: Any = AgendaItem.objects.whole_to(reader).filter(case=case).in_print_order()
    rows = rows.annotate(is_suspended=_told(Exists(stopped)))
    return rows.select_related("meeting").order_by(
        "agenda_day", F("meeting__starts_at").asc(nulls_last=True), "agenda_position", "created_at"
    )


def _decisions(items: Sequence[AgendaItem], reader: Any) -> Any:
    """What the items' own bodies decided: what an item quotes stands where it was decided."""
    rows = Decision.objects.visible_to(reader).own().filter(state=DecisionState.DECIDED.value)
    outcomes = Prefetch("outcomes", Outcome.objects.order_by("position"))
    return rows.filter(item__in=[item.pk for item in items]).prefetch_related(outcomes)


def _follow_ups(items: Sequence[AgendaItem], reader: Any) -> Any:
    closing = AgendaItem.objects.whole_to(reader).filter(
        municipality_id=OuterRef("municipality_id"), pk=OuterRef("closed_by_item_id")
    )
    rows = all_follow_ups().visible_to(reader).filter(item__in=[item.pk for item in items])
    rows = rows.annotate(
        is_suspended=_told(is_suspended()), shows_closing_item=_told(Exists(closing))
    )
    return rows.select_related("closed_by_item__meeting").order_by("created_at", "id")


def _told(condition: Any) -> Case:
    return Case(When(condition, then=YES), default=NO, output_field=BooleanField())


def _by_item(rows: Any) -> dict[Any, list[Any]]:
    found = defaultdict(list)
    for row in rows:
        found[row.item_id].append(row)
    return found
