"""An item the house makes for a committee: whole, accepted, and on its next agenda."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from agenda.actions.facts import hold_meeting
from agenda.actions.parts import new_block
from agenda.actions.placing import onto
from agenda.models import AgendaItem, Attachment, ItemSection, Upload
from agenda.vocabulary import BlockKind, ItemState, SectionKind
from committees.models import Committee
from foundation.audit.act import Act
from foundation.clock import now
from foundation.richtext import plain_text
from meetings.models import Meeting
from meetings.vocabulary import MeetingState

TO_COME = [MeetingState.PLANNED.value, MeetingState.CONVENED.value]


@dataclass(frozen=True, kw_only=True)
class Material:
    """What there is to read in the item."""

    heading: str
    kind: SectionKind
    body_html: str
    files: Sequence[tuple[Upload, str]] = ()


def next_meetings(committees: Collection[Committee], since: date) -> "QuerySet[Meeting]":
    """Meetings to come whose agendas are still being made, the next first."""
    rows = Meeting.objects.filter(
        committee__in=committees,
        state__in=TO_COME,
        agenda_published_at=None,
        is_imported=False,
        day__gte=since,
    )
    found: QuerySet[Meeting] = rows.order_by("day", "id")
    return found


def make_item(
    act: Act, committee: Committee, meeting: Meeting | None, material: Material, **values: Any
) -> AgendaItem:
    """The item, last on the meeting's agenda, or ready for one where that has been sent out since
    it was looked up. Whoever acts need not be of the committee; it is the committee's from now
    on."""
    moment = now()
    row = act.create(
        AgendaItem,
        municipality_id=committee.municipality_id,
        committee=committee,
        state=ItemState.READY.value,
        submitted_at=moment,
        accepted_at=moment,
        **values,
    )
    _write(act, row, material)
    held = hold_meeting(meeting.pk) if meeting is not None else None
    if held is not None and held.agenda_published_at is None and held.state in TO_COME:
        act.change(row, **onto(held))
    act.record("create", row)
    return row


def _write(act: Act, item: AgendaItem, material: Material) -> None:
    home = {"municipality_id": item.municipality_id}
    block = new_block(act, item, BlockKind.SECTION, heading=material.heading)
    ItemSection.objects.create(
        **home,
        block=block,
        kind=material.kind.value,
        body_html=material.body_html,
        body_text=plain_text(material.body_html),
    )
    if not material.files:
        return
    block = new_block(act, item, BlockKind.ATTACHMENTS)
    Attachment.objects.bulk_create(
        Attachment(
            **home,
            item=item,
            block=block,
            position=place,
            upload=upload,
            title=title,
            visibility=item.visibility,
        )
        for place, (upload, title) in enumerate(material.files, 1)
    )


def take_off(act: Act, item: AgendaItem, reason: str) -> None:
    """Withdraw what the house made, unless the meeting has come to it [16]."""
    if item.state in (ItemState.READY, ItemState.PLACED) and item.started_at is None:
        changed = act.change(item, state=ItemState.WITHDRAWN.value, withdraw_reason=reason)
        act.record("withdraw", item, changed=changed)
