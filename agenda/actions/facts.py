"""What the rules want to know, read from rows; and the order in which rows are locked.

Rows are locked from the bottom up: parts of an item, items by id, their meeting. Touching a
parent's `modified_at` goes the same way, so that two writers never wait for each other.
"""

from typing import Any
from uuid import UUID

from agenda import rules
from agenda.access import SECRETARIAT
from agenda.models import AgendaItem, ItemBlock
from agenda.vocabulary import BlockKind, ClosedReason, ItemState, Listing, Visibility
from foundation.audit.act import Act
from foundation.problems import Refusal
from foundation.tenancy.querysets import home_of
from meetings.models import Meeting
from meetings.vocabulary import MeetingState

ANY_REASON = "-"
"""Stands for the reason the request will bring, where a verb is judged before it is sent."""
CONTENT = [BlockKind.SECTION.value, BlockKind.RECOMMENDATION.value]


def item_facts(item: AgendaItem, **instead: Any) -> rules.ItemFacts:
    """The item as it is, or as it will be with what stands `instead`."""
    known: dict[str, Any] = {
        "title": item.title,
        "state": ItemState(item.state),
        "visibility": Visibility(item.visibility),
        "closed_reason": ClosedReason(item.closed_reason) if item.closed_reason else None,
        "closed_note": item.closed_note,
        "public_title": item.public_title,
        "listing": Listing(item.listing),
        "urgency_reason": item.urgency_reason,
        "number": item.number,
    }
    return rules.ItemFacts(**known | instead)


def place_facts(item: AgendaItem, meeting: Meeting) -> rules.PlaceFacts:
    """The meeting as the place for an item."""
    return rules.PlaceFacts(
        meeting_state=MeetingState(meeting.state),
        agenda_published=meeting.agenda_published_at is not None,
        same_committee=meeting.committee_id == item.committee_id,
    )


def has_content(item: AgendaItem) -> bool:
    """Whether there is something to read in the item."""
    if "has_content" in item.__dict__:
        return bool(item.__dict__["has_content"])
    return ItemBlock.objects.filter(item=item, kind__in=CONTENT).exists()


def refuse_edit(item: AgendaItem, reader: Any) -> list[Refusal]:
    """What stands against writing in the item."""
    by_secretariat = not SECRETARIAT.isdisjoint(reader.roles_for(item.scope()))
    is_sealed = item.meeting is not None and item.meeting.sealed_at is not None
    return rules.refuse_edit(
        ItemState(item.state), by_secretariat=by_secretariat, is_sealed=is_sealed
    )


def hold_meeting(meeting_id: UUID) -> Meeting:
    """The meeting, locked: nobody else places or moves items on it meanwhile."""
    return Meeting.objects.select_for_update().get(pk=meeting_id)


def hold_items(meeting_id: UUID) -> Meeting:
    """The meeting, locked after all items of its agenda, for whoever need not read them."""
    home = home_of(Meeting, meeting_id)
    rows = AgendaItem.objects.filter(municipality_id=home, meeting_id=meeting_id)
    list(rows.order_by("id").select_for_update().values_list("pk"))
    return hold_meeting(meeting_id)


def hold_agenda(meeting_id: UUID) -> list[AgendaItem]:
    """All items of the agenda in order, locked, and the meeting after them."""
    return agenda_of(hold_items(meeting_id))


def agenda_of(meeting: Meeting) -> list[AgendaItem]:
    """All items of the held meeting, in order."""
    found = list(AgendaItem.objects.filter(meeting=meeting).order_by("position", "id"))
    for item in found:
        item.meeting = meeting
    return found


def writable_item(act: Act, item_id: UUID) -> AgendaItem:
    """The item locked, for a change of what hangs on it."""
    item = act.lock(AgendaItem.objects.all(), item_id, check=False)
    act.enforce(refuse_edit(item, act.reader))
    return item
