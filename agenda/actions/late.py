"""Items that come after the agenda was sent out, and the numbers they get."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from agenda import letters, rules
from agenda.actions.facts import (
    ANY_REASON,
    hold_agenda,
    hold_meeting,
    item_facts,
    place_facts,
)
from agenda.actions.numbers import give_numbers
from agenda.actions.placing import SOME_MEETING, onto, set_order
from agenda.models import AgendaItem
from agenda.vocabulary import Listing
from committees.vocabulary import LateItemNumbering
from foundation.audit.act import Act
from foundation.clock import now
from foundation.problems import InvalidInput, Refusal
from meetings.actions import post
from meetings.models import Meeting
from meetings.vocabulary import MeetingState

RENUMBER = """
UPDATE agenda_agendaitem AS item
SET number = given.number, version = version + 1, open_version = open_version + 1,
    modified_at = %(now)s, open_modified_at = %(now)s
FROM unnest(%(ids)s::uuid[], %(numbers)s::text[]) AS given(id, number)
WHERE item.id = given.id
"""


@dataclass(frozen=True)
class Renumbered:
    """An item whose printed number another one took."""

    item: AgendaItem
    was: str
    becomes: str


def put_late(
    act: Act, row: Any, meeting: Meeting, urgency_reason: str, **where: UUID | None
) -> None:
    """Put a locked item on an agenda that has been sent out; it says why it cannot wait [13]. It
    comes last or, as the committee numbers late items, after the item named by `after` [15].
    Inside the transaction of whoever records it, who is told by the item what `changed` and what
    was `renumbered`."""
    items = hold_agenda(meeting.pk) if where else []
    held = (items[0].meeting if items else None) or hold_meeting(meeting.pk)
    numbering = LateItemNumbering(held.committee.effective.late_item_numbering)
    late = {"listing": Listing.SUPPLEMENTARY, "urgency_reason": urgency_reason}
    act.enforce(
        [
            *rules.refuse_add_late(item_facts(row, **late), place_facts(row, held)),
            *rules.refuse_insert(numbering, inserts=bool(where)),
        ]
    )
    row.changed = act.change(row, **onto(held), **late)
    if held.agenda_published_at is not None:
        give_numbers(held, [row])
    row.renumbered = _insert(act, held, [*items, row], where["after"], numbering) if where else []
    if held.state == MeetingState.CONVENED:
        post(held, f"agenda-supplement-{row.pk.hex}", letters.supplement)


@transaction.atomic
def add_late(
    *, act: Act, target: UUID, meeting: Meeting, urgency_reason: str, **where: UUID | None
) -> AgendaItem:
    """Put an item on an agenda that has been sent out."""
    row: Any = act.lock(AgendaItem.objects.all(), target)
    put_late(act, row, meeting, urgency_reason, **where)
    act.record("add-late", row, changed=row.changed)
    found: AgendaItem = row
    return found


def reasons_add_late(row: AgendaItem, _reader: Any) -> list[Refusal]:
    """What stands against a late item, whatever the meeting and its urgency."""
    facts = item_facts(row, listing=Listing.SUPPLEMENTARY, urgency_reason=ANY_REASON)
    return rules.refuse_add_late(facts, SOME_MEETING)


def _insert(
    act: Act,
    meeting: Meeting,
    items: Sequence[AgendaItem],
    after: UUID | None,
    numbering: LateItemNumbering,
) -> list[Renumbered]:
    """Move the last of the held `items` behind another; its number too, where the others make
    room for it."""
    *others, row = items
    order = [item.pk for item in others]
    if after is not None and after not in order:
        raise InvalidInput.at("/after", "does_not_exist", "Punktet står ikke på dagsordenen.")
    place = 0 if after is None else order.index(after) + 1
    set_order(act, meeting, [*order[:place], row.pk, *order[place:]])
    if numbering == LateItemNumbering.INSERTED_RENUMBERED:
        told = _make_room([row, *others[place:]])
    else:
        told = []
    row.refresh_from_db()
    row.meeting = meeting
    return [one for one in told if one.item.pk != row.pk]


def _make_room(items: Sequence[AgendaItem]) -> list[Renumbered]:
    """The numbers of `items`, given out anew in their order; what is no number stays."""
    counted = [item for item in items if (item.number or "").isdecimal()]
    numbers = sorted(int(item.number or 0) for item in counted)
    told = [
        Renumbered(item, item.number or "", str(number))
        for item, number in zip(counted, numbers, strict=True)
        if item.number != str(number)
    ]
    ids, texts = [one.item.pk for one in told], [one.becomes for one in told]
    with connection.cursor() as cursor:
        cursor.execute(RENUMBER, {"ids": ids, "numbers": texts, "now": now()})
    return told
