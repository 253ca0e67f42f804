"""Minutes take the place of their agenda and keep its ids."""

from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agenda.models import AgendaItem, Attachment, ItemBlock, Upload
from meetings.models import Meeting
from minutes.models import Minutes
from tests.cast import Cast
from tests.door import Door, expect, refused

Document = dict[str, Any]
PATH = "meeting-documents"


@pytest.fixture
def read_in(desk: Door, agenda: Document) -> str:
    """The agenda, taken in; its meeting's id."""
    return str(desk.made(PATH, agenda)["meeting"]["id"])


def test_an_agenda_is_a_planned_meeting_without_minutes(desk: Door, agenda: Document) -> None:
    made = desk.made(PATH, agenda)
    assert made["minutes"] is None
    assert Meeting.objects.get().state == "planned"
    assert not Minutes.objects.exists()
    states = AgendaItem.objects.values_list("state", flat=True)
    assert set(states) == {"placed"}
    assert desk.seen(f"meetings/{made['meeting']['id']}/document") == agenda
    again = expect(desk.post(PATH, agenda), 200)
    assert (again["created"], again["minutes"]) == (False, None)


def test_minutes_keep_the_ids(desk: Door, example: Document, read_in: str) -> None:
    items = dict(AgendaItem.objects.values_list("number", "pk"))
    blocks = set(ItemBlock.objects.values_list("pk", flat=True))
    made = desk.made(PATH, example)
    assert made["meeting"]["id"] == read_in
    assert dict(AgendaItem.objects.values_list("number", "pk")) == items
    assert blocks <= set(ItemBlock.objects.values_list("pk", flat=True))
    assert desk.seen(f"meetings/{read_in}/document") == example
    assert Meeting.objects.get().state == "ended"
    assert Minutes.objects.get().approval == "unknown"
    states = dict(AgendaItem.objects.values_list("number", "state"))
    assert (states["7"], states["10"], states["12"]) == ("treated", "postponed", "placed")


def test_minutes_may_tell_it_otherwise(desk: Door, example: Document, read_in: str) -> None:
    first, klima, *rest = example["items"]
    klima["title"], klima["hearings"] = "Klimaplan for havnen 2026", []
    klima["blocks"][1]["body_html"] = "<p>Skrevet om.</p>"
    klima["routing"] = None
    section = ItemBlock.objects.get(item__number="8", position=2)
    example["items"] = [klima, first, *rest[1:]]
    desk.made(PATH, example)
    assert desk.seen(f"meetings/{read_in}/document") == example
    assert ItemBlock.objects.get(pk=section.pk).section.body_html == "<p>Skrevet om.</p>"
    gone = AgendaItem.objects.get(number="9")
    assert (gone.state, gone.position) == ("withdrawn", None)


def test_a_file_stays_on_its_attachment(
    cast: Cast, desk: Door, example: Document, read_in: str
) -> None:
    upload = Upload.objects.create(
        municipality=cast.egernborg,
        sha256="0" * 64,
        size=1,
        media_type="application/pdf",
        file_name="plan.pdf",
        storage_key="0" * 64,
    )
    title = example["items"][1]["blocks"][-1]["attachments"][0]["title"]
    Attachment.objects.filter(title=title).update(upload=upload)
    example["items"][1]["blocks"][-1]["attachments"].append({"title": "Nyt bilag"})
    desk.made(PATH, example)
    assert Attachment.objects.get(title=title).upload_id == upload.pk
    assert Attachment.objects.get(title="Nyt bilag").upload_id is None


def test_a_changed_agenda_is_refused(desk: Door, agenda: Document, read_in: str) -> None:
    changed = deepcopy(agenda)
    changed["items"].pop()
    refused(desk.post(PATH, changed), 409, "document_differs", "/items/5")


def test_the_agenda_after_its_minutes_is_refused(
    desk: Door, example: Document, agenda: Document
) -> None:
    desk.made(PATH, example)
    refused(desk.post(PATH, agenda), 409, "document_differs", "/meeting/document_kind")


def test_a_meeting_that_has_begun_here_is_left_alone(
    desk: Door, example: Document, read_in: str
) -> None:
    opened = datetime(2026, 2, 3, 15, tzinfo=UTC)
    Meeting.objects.filter(pk=read_in).update(state="in_session", opened_at=opened)
    refused(desk.post(PATH, example), 409, "document_differs")
    assert Meeting.objects.get().state == "in_session"


def test_an_item_that_was_postponed_here_is_not_treated_by_a_document(
    desk: Door, example: Document, read_in: str
) -> None:
    item = AgendaItem.objects.get(number="7")
    put_off = {"returns_on": "2026-04-07", "returns_hint": "Mere belyst."}
    desk.done(f"agenda-items/{item.pk}/postpone", put_off)
    refused(desk.post(PATH, example), 409, "wrong_state")
    item.refresh_from_db()
    assert (item.state, item.title) == ("postponed", item.title)
    assert Meeting.objects.get().state == "planned"


def test_a_meeting_planned_here_is_not_overwritten(
    cast: Cast, desk: Door, example: Document
) -> None:
    start = datetime.fromisoformat(example["meeting"]["starts_at"])
    Meeting.objects.create(
        municipality=cast.egernborg, committee=cast.culture, day=start.date(), starts_at=start
    )
    example["committee"] |= {"name": cast.culture.name, "aliases": []}
    refused(desk.post(PATH, example), 409, "document_differs")
    assert not AgendaItem.objects.exists()


def test_it_costs_the_same_however_much_stands(desk: Door, agenda: Document) -> None:
    costs = []
    for month, copies in ((2, 1), (3, 4)):
        told = deepcopy(agenda)
        told["meeting"]["starts_at"] = f"2026-{month:02}-03T16:00:00+01:00"
        told["items"] = [
            deepcopy(dict(item, number=item["number"] + 10 * n))
            for n in range(copies)
            for item in agenda["items"]
        ]
        desk.made(PATH, told)
        told["meeting"]["document_kind"] = "minutes"
        for item in told["items"]:
            item["title"] += " igen"
            item["recurrences"] = item["hearings"] = item["earlier_treatment"] = []
            for block in item["blocks"]:
                if block["type"] == "section":
                    block["body_html"] = "<p>Skrevet om.</p>"
        with CaptureQueriesContext(connection) as queries:
            desk.made(PATH, told)
        costs.append(len(queries))
    assert costs[0] == costs[1]
