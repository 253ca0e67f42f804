"""A meeting held here as a document: its lines of people are views of the ledger."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from agenda.models import AgendaItem, Attachment, ItemBlock
from meetings.models import Meeting
from minutes.document import compose_document
from minutes.vocabulary import Edition
from proceedings.models import Decision, Disqualification, PresenceEvent
from tests.cast import Cast

START = datetime(2026, 3, 3, 15, tzinfo=UTC)
Row = dict[str, Any]


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """Three items, the meeting over."""
    home: Row = {"municipality": cast.egernborg, "committee": cast.culture}
    over = datetime(2026, 3, 3, 17, tzinfo=UTC)
    row: Meeting = Meeting.objects.create(
        **home, day=START.date(), starts_at=START, opened_at=START, ended_at=over, state="ended"
    )
    for n in (1, 2, 3):
        item: Row = {"number": str(n), "position": n, "title": f"Sag {n}", "state": "treated"}
        AgendaItem.objects.create(**home, meeting=row, **item)
    return row


def told(cast: Cast, meeting: Meeting, kind: str, **place: Any) -> PresenceEvent:
    person = cast.person("member")
    row: PresenceEvent = PresenceEvent.objects.create(
        municipality=cast.egernborg,
        meeting=meeting,
        person=person,
        name_printed=person.name,
        kind=kind,
        source="secretariat",
        **place,
    )
    return row


def lines(meeting: Meeting) -> list[list[str]]:
    """The types of the blocks of each item."""
    items = compose_document(meeting.pk)["items"]
    return [[block["type"] for block in item["blocks"]] for item in items]


def test_who_was_away_is_told_where_it_holds(cast: Cast, meeting: Meeting) -> None:
    one, two, three = meeting.items.order_by("position")
    told(cast, meeting, "excused", item=two, to_item=three)
    assert lines(meeting) == [[], ["absence_line"], ["absence_line"]]
    told(cast, meeting, "no_show", item=one)
    first = compose_document(meeting.pk)["items"][0]["blocks"]
    assert first[0]["absences"] == [
        {"name": cast.person("member").name, "list_letter": "Y", "status": "absent"}
    ]


def test_a_mistake_that_was_mended_is_not_told(cast: Cast, meeting: Meeting) -> None:
    mistaken = told(cast, meeting, "excused")
    PresenceEvent.objects.filter(pk=mistaken.pk).update(replaced=True)
    told(cast, meeting, "present", replaces=mistaken)
    assert lines(meeting) == [[], [], []]


def test_who_was_found_disqualified_is_told(cast: Cast, meeting: Meeting) -> None:
    person, item = cast.person("member2"), meeting.items.get(position=2)
    values: Row = {"item": item, "person": person, "name_printed": person.name}
    notice = Disqualification.objects.create(
        municipality=cast.egernborg, **values, state="notified"
    )
    assert lines(meeting)[1] == []
    Disqualification.objects.filter(pk=notice.pk).update(
        state="disqualified", wording="left_the_room"
    )
    (line,) = compose_document(meeting.pk)["items"][1]["blocks"]
    assert (line["type"], line["persons"][0]["status"]) == (
        "disqualification_line",
        "left_the_room",
    )


def test_members_of_the_day_are_listed(cast: Cast, meeting: Meeting) -> None:
    listed = compose_document(meeting.pk)["meeting"]["listed_members"]
    assert {"name": cast.person("chair").name, "list_letter": "Y"} in listed
    assert len(listed) == 5
    Meeting.objects.filter(pk=meeting.pk).update(day=date(2025, 3, 3))
    assert compose_document(meeting.pk)["meeting"]["listed_members"] == []


def test_a_draft_decision_is_not_printed(cast: Cast, meeting: Meeting) -> None:
    item = meeting.items.get(position=1)
    home: Row = {"municipality": cast.egernborg, "item": item}
    block = ItemBlock.objects.create(**home, position=1, kind="decision", heading="Beslutning")
    decision = Decision.objects.create(
        **home, block=block, body_html="<p>Ja.</p>", decided_by_committee=cast.culture
    )
    assert lines(meeting)[0] == []
    Decision.objects.filter(pk=decision.pk).update(state="decided", decided_on=meeting.day)
    assert lines(meeting)[0] == ["decision"]


def test_a_closed_attachment_of_an_open_item_is_kept_from_the_public(
    cast: Cast, meeting: Meeting
) -> None:
    item = meeting.items.get(position=1)
    home: Row = {"municipality": cast.egernborg, "item": item}
    block = ItemBlock.objects.create(**home, position=1, kind="attachments", heading="Bilag")
    for n, visibility in enumerate(("open", "closed"), 1):
        values: Row = {"position": n, "title": f"Bilag {n}", "visibility": visibility}
        Attachment.objects.create(**home, block=block, **values)
    full = compose_document(meeting.pk)["items"][0]["blocks"][0]
    assert full["attachments"][1] == {"title": "Bilag 2", "visibility": "closed"}
    public = compose_document(meeting.pk, edition=Edition.PUBLIC)["items"][0]["blocks"][0]
    assert public["attachments"] == [{"title": "Bilag 1"}]
    Attachment.objects.filter(position=1).delete()
    assert compose_document(meeting.pk, edition=Edition.PUBLIC)["items"][0]["blocks"] == []
