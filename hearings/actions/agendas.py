"""A hearing of a council stands on the council's agenda, and goes off it with the hearing."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from agenda.actions import Material, make_item, next_meetings, take_off
from agenda.models import AgendaItem
from agenda.vocabulary import ClosedReason, ItemState, ItemType, SectionKind, Visibility
from committees.vocabulary import CommitteeKind
from foundation.audit.act import Act
from foundation.clock import today
from foundation.problems import Refusal
from hearings import rules
from hearings.actions.locking import lock_hearing
from hearings.models import Consultee, Hearing
from hearings.vocabulary import HearingState
from meetings.models import Meeting

CLOSED_TITLE = "Høring i en lukket sag"
OFF = "Høringen er trukket tilbage."


def meetings_of(asked: Sequence[Consultee]) -> dict[UUID, Meeting]:
    """The next meeting of each council that is asked, where one is planned."""
    councils = {one.committee for one in asked if one.committee is not None and _is_council(one)}
    found: dict[UUID, Meeting] = {}
    for meeting in next_meetings(councils, today()) if councils else ():
        found.setdefault(meeting.committee_id, meeting)
    return found


def too_late(asked: Sequence[Consultee]) -> list[tuple[str, date]]:
    """Councils whose next meeting falls after the day they are to answer by, and that day."""
    meetings = meetings_of(asked)
    return [
        (one.name, meetings[one.committee_id].day)
        for one in asked
        if one.committee_id in meetings
        and one.last_day is not None
        and meetings[one.committee_id].day > one.last_day
    ]


def put_on_agendas(act: Act, hearing: Hearing, asked: Sequence[Consultee]) -> None:
    """An item on the agenda of each council that is asked and has none yet [88]."""
    meetings = meetings_of(asked)
    for one in asked:
        council = one.committee
        if council is not None and _is_council(one) and one.item_id is None:
            _put(act, hearing, one, meetings.get(council.pk))


@transaction.atomic
def put_on_agenda(*, act: Act, target: UUID) -> Consultee:
    """Make the item in which a committee decides what it answers, on its next agenda."""
    lock_hearing(consultees=target)
    row = act.lock(Consultee.objects.all(), target)
    act.enforce(reasons_put_on_agenda(row, act.reader))
    committee: Any = row.committee
    meeting = next_meetings([committee], today()).first()
    _put(act, row.hearing, row, meeting)
    act.record("put-on-agenda", row, changed=["item"])
    return row


def reasons_put_on_agenda(row: Consultee, _reader: Any) -> list[Refusal]:
    """What stands against putting the hearing on the committee's agenda."""
    return rules.refuse_put_on_agenda(
        HearingState(row.hearing.state),
        row.state,
        is_committee=row.committee_id is not None,
        has_item=row.item_id is not None,
    )


def take_off_agendas(act: Act, hearing: Hearing) -> None:
    """Items the hearing made go with it, unless their meetings have come to them."""
    made = AgendaItem.objects.filter(consulted_by__hearing=hearing)
    for item in made.order_by("id").select_for_update(of=("self",)):
        take_off(act, item, hearing.withdraw_reason or OFF)


def close_along(act: Act, hearing: Hearing, item_id: UUID) -> bool:
    """The item goes behind closed doors with its hearing, unless it has been treated, or somebody
    has answered for opening it; answers whether it did."""
    rows = AgendaItem.objects.filter(
        pk=item_id,
        visibility=Visibility.OPEN.value,
        open_reason="",
        state__in=[ItemState.READY.value, ItemState.PLACED.value],
        started_at=None,
    )
    item = rows.select_for_update(of=("self",)).first() if not hearing.is_open else None
    if item is None:
        return False
    act.record("make-closed", item, changed=act.change(item, **_closed_as(hearing)))
    return True


def _closed_as(hearing: Hearing) -> dict[str, Any]:
    item, other = hearing.item, ClosedReason.OTHER.value
    return {
        "visibility": Visibility.CLOSED.value,
        "closed_reason": (item.closed_reason if item is not None else None) or other,
        "closed_note": CLOSED_TITLE,
        "public_title": CLOSED_TITLE,
    }


def _put(act: Act, hearing: Hearing, one: Consultee, meeting: Meeting | None) -> None:
    """Not an item of the case itself: the council reads the material of a closed case, and
    nothing more of it [88]."""
    closed = {} if hearing.is_open else _closed_as(hearing)
    files = [
        (row.upload, row.title)
        for row in hearing.documents.select_related("upload").order_by("position")
    ]
    material = Material(
        heading="Høring", kind=SectionKind.HEARING, body_html=hearing.draft_html, files=files
    )
    kind = ItemType.HEARING.value
    values = {"title": hearing.title, "item_type": kind, **closed}
    committee: Any = one.committee
    item = make_item(act, committee, meeting, material, **values)
    act.change(one, item=item)


def _is_council(one: Consultee) -> bool:
    council = one.committee
    return council is not None and council.kind == CommitteeKind.ADVISORY_COUNCIL
