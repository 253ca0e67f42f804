"""Items onto agendas, in order."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max

from agenda import rules
from agenda.actions.facts import (
    hold_agenda,
    hold_meeting,
    item_facts,
    place_facts,
)
from agenda.actions.holding import Held
from agenda.models import AgendaItem
from agenda.vocabulary import ItemState
from foundation.audit.act import Act
from foundation.clock import now
from foundation.problems import Conflict, InvalidInput, Missing, Refusal
from foundation.rulebook import refuse_state
from meetings.models import Meeting
from meetings.rules import MOVES as MEETING_MOVES
from meetings.vocabulary import MeetingState

# One statement however many rows; a row that keeps its place keeps its version.
REORDER = """
UPDATE agenda_agendaitem AS item
SET position = wanted.place, version = version + 1, open_version = open_version + 1,
    modified_at = %(now)s, open_modified_at = %(now)s
FROM unnest(%(ids)s::uuid[]) WITH ORDINALITY AS wanted(id, place)
WHERE item.id = wanted.id AND item.position IS DISTINCT FROM wanted.place
"""


@transaction.atomic
def place(*, act: Act, target: UUID, meeting: Meeting) -> AgendaItem:
    """Put an accepted item on an agenda that is still being made."""
    row = act.lock(AgendaItem.objects.all(), target)
    held = hold_meeting(meeting.pk)
    act.enforce(
        [
            *rules.refuse_place(item_facts(row), place_facts(row, held)),
            *_warn_day(row, held),
        ]
    )
    changed = act.change(row, **onto(held))
    act.record("place", row, changed=changed)
    return row


def _warn_day(row: AgendaItem, meeting: Meeting) -> list[Refusal]:
    """The deciding item stands where the hearings of its case let it be decided [87]."""
    if row.case_id is None:
        return []
    held = Held.of(meeting, [row.case_id])
    return held.warn_day(row) if held.turn(row).waits else []


def reasons_place(row: AgendaItem, _reader: Any) -> list[Refusal]:
    """What stands against placing the item, whatever the meeting."""
    return rules.refuse_place(item_facts(row), SOME_MEETING)


SOME_MEETING = rules.PlaceFacts(meeting_state=MeetingState.PLANNED, agenda_published=False)


@transaction.atomic
def move(*, act: Act, target: UUID, after: UUID | None) -> AgendaItem:
    """Move an item behind another of its agenda, or to the top."""
    seen = AgendaItem.objects.visible_to(act.reader).filter(pk=target).first()
    if seen is None:
        raise Missing
    items = hold_agenda(seen.meeting_id) if seen.meeting_id else []
    row = act.lock(AgendaItem.objects.select_related("meeting"), target)
    act.enforce(reasons_move(row, act.reader))
    order = [item.pk for item in items if item.pk != target]
    if after is not None and after not in order:
        raise InvalidInput.at("/after", "does_not_exist", "Punktet står ikke på dagsordenen.")
    order.insert(0 if after is None else order.index(after) + 1, target)
    set_order(act, row.meeting, order)
    row.refresh_from_db()
    act.record("move", row, changed=["position"])
    return row


def reasons_move(row: AgendaItem, _reader: Any) -> list[Refusal]:
    """What stands against moving the item."""
    meeting = MeetingState(row.meeting.state) if row.meeting else MeetingState.PLANNED
    return rules.refuse_move(ItemState(row.state), meeting)


@transaction.atomic
def order_agenda(*, act: Act, target: UUID, items: Sequence[UUID]) -> Meeting:
    """Put the whole agenda in order."""
    there = hold_agenda(target)
    meeting = act.lock(Meeting.objects.all(), target)
    act.enforce(reasons_order(meeting, act.reader))
    if len(set(items)) != len(items):
        raise InvalidInput.at("/items", "repeated", "Et punkt står der to gange.")
    if {item.pk for item in there} != set(items):
        detail = "Rækkefølgen nævner ikke netop dagsordenens punkter."
        raise Conflict(detail, code="order_incomplete")
    set_order(act, meeting, items)
    meeting.refresh_from_db()
    is_open = meeting.agenda_published_at is not None
    act.record("order-agenda", meeting, changed=["items"], is_open=is_open)
    return meeting


def reasons_order(row: Meeting, _reader: Any) -> list[Refusal]:
    """What stands against a new order: the meeting is over."""
    return refuse_state(MEETING_MOVES, "update", MeetingState(row.state))


def onto(meeting: Meeting) -> dict[str, Any]:
    """What an item gets when it is put last on the agenda of a held meeting."""
    last = meeting.items.aggregate(last=Max("position"))["last"]
    return {
        "meeting": meeting,
        "position": (last or 0) + 1,
        "state": ItemState.PLACED.value,
        "placed_at": now(),
    }


def set_order(act: Act, meeting: Any, order: Sequence[UUID]) -> None:
    """Dense places from one, and a new version of the meeting, whose order it is."""
    put_in_order(order)
    act.advance(meeting, openly=meeting.agenda_published_at is not None)


def put_in_order(order: Sequence[UUID]) -> None:
    """Dense places from one for the held items."""
    with connection.cursor() as cursor:
        cursor.execute(REORDER, {"ids": list(order), "now": now()})
