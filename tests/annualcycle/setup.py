"""Set-up of the tests of what is owed."""

from typing import Any

from agenda.models import AgendaItem, Case, ItemBlock
from foundation import clock
from meetings.models import Meeting
from proceedings.models import Decision, Outcome, Suspension
from tests.cast import Cast
from tests.hearings.setup import item_on_agenda

Rows = list[dict[str, Any]]


def case_of(cast: Cast, title: str = "Ny svømmehal", **told: Any) -> Case:
    found: Case = Case.objects.create(municipality=cast.egernborg, title=title, **told)
    return found


def treated(cast: Cast, **told: Any) -> AgendaItem:
    """An item that the culture committee has treated."""
    item = item_on_agenda(cast, **told)
    AgendaItem.objects.filter(pk=item.pk).update(state="treated")
    item.refresh_from_db()
    return item


def meeting_on(cast: Cast, day: str, committee: Any = None, *, sent: bool = True) -> Meeting:
    """A meeting, whose agenda may have been sent."""
    at = "2026-03-01T08:00:00Z"
    told = {"state": "convened", "convened_at": at, "agenda_published_at": at} if sent else {}
    found: Meeting = Meeting.objects.create(
        municipality=cast.egernborg, committee=committee or cast.culture, day=day, **told
    )
    return found


def decided(item: AgendaItem, outcome: str, *, draft: bool = False, **told: Any) -> Outcome:
    """An outcome of what the item's committee decided at its meeting."""
    here = {"municipality_id": item.municipality_id}
    position = item.blocks.count() + 1
    block = ItemBlock.objects.create(**here, item=item, position=position, kind="decision")
    decision = Decision.objects.create(
        **here,
        item=item,
        block=block,
        state="draft" if draft else "decided",
        decided_by_committee_id=item.committee_id,
        decided_on=None if draft or item.meeting is None else item.meeting.day,
    )
    found: Outcome = Outcome.objects.create(
        **here, decision=decision, position=1, outcome=outcome, **told
    )
    return found


def stopped(cast: Cast, item: AgendaItem, **told: Any) -> Suspension:
    """A member's declaration that the matter goes to the council."""
    found: Suspension = Suspension.objects.create(
        municipality=cast.egernborg,
        item=item,
        person=cast.person("member2"),
        name_printed="Nina Østergård",
        declared_at=clock.now(),
        **told,
    )
    return found


def owed(cast: Cast, name: str = "secretariat", **query: Any) -> Rows:
    """What one of the cast finds outstanding."""
    answer = cast.door(name).seen("outstanding", count="true", **query)
    assert answer["count"] == len(answer["results"])
    rows: Rows = answer["results"]
    return rows


def kinds(rows: Rows) -> list[str]:
    return [row["kind"] for row in rows]
