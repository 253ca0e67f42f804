"""A meeting as a document: equal to what was sent, showing every change, hiding what is closed."""

from typing import Any

import pytest

from agenda.models import AgendaItem, ItemSection
from meetings.models import Meeting
from tests.cast import Cast
from tests.door import Door, expect, refused

Document = dict[str, Any]


@pytest.fixture
def meeting_id(desk: Door, example: Document) -> str:
    return str(desk.made("meeting-documents", example)["meeting"]["id"])


def test_it_comes_back_equal(desk: Door, example: Document, meeting_id: str) -> None:
    assert desk.seen(f"meetings/{meeting_id}/document") == example


def test_changed_rows_show(desk: Door, example: Document, meeting_id: str) -> None:
    section = ItemSection.objects.filter(block__item__meeting_id=meeting_id).first()
    assert section is not None
    assert section.block.item.position is not None
    where = ("blocks", section.block.position - 1)
    ItemSection.objects.filter(pk=section.pk).update(body_html="<p>Rettet.</p>")
    Meeting.objects.filter(pk=meeting_id).update(place="Molen")
    changed = desk.seen(f"meetings/{meeting_id}/document")
    item = section.block.item.position - 1
    example["meeting"]["place"] = "Molen"
    example["items"][item][where[0]][where[1]]["body_html"] = "<p>Rettet.</p>"
    assert changed == example


def test_the_public_edition_tells_nothing_of_closed_items(
    desk: Door, example: Document, meeting_id: str
) -> None:
    public = desk.seen(f"meetings/{meeting_id}/document", edition="public")
    closed = [item for item in public["items"] if item["visibility"] == "closed"]
    nothing: Document = {
        "marker": None,
        "case_number": None,
        "item_type": None,
        "printed_page": None,
    }
    nothing |= {"toc_title": None, "routing": None, "blocks": [], "earlier_treatment": []}
    nothing |= {"hearings": [], "follow_ups": [], "recurrences": []}
    assert closed == [{"number": 11, "title": "Lukket punkt", "visibility": "closed", **nothing}]
    shown = [item for item in example["items"] if item["visibility"] == "open"]
    assert [item for item in public["items"] if item["visibility"] == "open"] == shown


def test_what_the_public_may_know_of_a_closed_item(desk: Door, meeting_id: str) -> None:
    items = AgendaItem.objects.filter(meeting_id=meeting_id, visibility="closed")
    items.update(public_title="Lejesag", public_decision="Afvist <straks>")
    public = desk.seen(f"meetings/{meeting_id}/document", edition="public")
    (closed,) = [item for item in public["items"] if item["visibility"] == "closed"]
    assert closed["title"] == "Lejesag"
    assert closed["blocks"][0]["body_html"] == "<p>Afvist &lt;straks&gt;</p>"
    assert closed["blocks"][0]["outcomes"] == []


def test_the_integrator_without_the_scope_gets_the_public_edition(
    cast: Cast, meeting_id: str
) -> None:
    found = cast.door("integrator").seen(f"meetings/{meeting_id}/document")
    assert [i["title"] for i in found["items"] if i["visibility"] == "closed"] == ["Lukket punkt"]


def test_a_client_that_has_it_is_not_sent_it_again(desk: Door, meeting_id: str) -> None:
    path = f"meetings/{meeting_id}/document"
    etag = desk.get(path).headers["ETag"]
    again = desk.send("GET", path, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_others_may_not_take_it_out(cast: Cast, meeting_id: str) -> None:
    refused(cast.door("member").get(f"meetings/{meeting_id}/document"), 403, "forbidden")
    stranger = cast.door("secretariat_other_municipality")
    refused(stranger.get(f"meetings/{meeting_id}/document"), 404, "not_found")
    refused(cast.door(None).get(f"meetings/{meeting_id}/document"), 401, "not_authenticated")
    refused(cast.door("secretariat").get("meetings/nonsense/document"), 404, "not_found")


def test_unknown_parameters_are_refused(desk: Door, meeting_id: str) -> None:
    path = f"meetings/{meeting_id}/document"
    refused(desk.get(path, colour="red"), 400, "unknown_parameter")
    refused(desk.get(path, edition="secret"), 400, "invalid_choice")


def test_it_costs_the_same_however_long_it_is(
    desk: Door, example: Document, meeting_id: str, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(4):
        expect(desk.get(f"meetings/{meeting_id}/document"), 200)
    example["meeting"]["starts_at"] = "2026-03-03T16:00:00+01:00"
    example["items"] += [dict(example["items"][1], number=n) for n in range(13, 43)]
    long = desk.made("meeting-documents", example)["meeting"]["id"]
    with django_assert_num_queries(4):
        expect(desk.get(f"meetings/{long}/document"), 200)
