"""A whole agenda: read in one answer, put in order, begun from a template."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.agenda.scene import Scene
from tests.door import expect, refused

TEMPLATE = {
    "name": "Ordinært møde",
    "is_default": True,
    "items": [
        {"title": "Godkendelse af dagsorden", "item_type": "agenda_approval"},
        {
            "title": "Meddelelser",
            "item_type": "announcements",
            "section_headings": [{"kind": "summary", "heading": "Fra formanden"}],
        },
    ],
}


def queries(scene: Scene, who: str, path: str) -> int:
    door = scene.cast.door(who)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        expect(door.get(path), 200)
    return len([q for q in seen if "SAVEPOINT" not in q["sql"]])


def begun(scene: Scene, meeting: Any) -> dict[str, Any]:
    path = f"meetings/{meeting['id']}"
    etag = scene.desk.get(path).headers["ETag"]
    return expect(scene.desk.post(f"{path}/agenda/from-template", {}, if_match=etag), 200)


def test_an_agenda_is_read_whole_in_few_queries_however_long(scene: Scene) -> None:
    meeting = scene.meeting()
    counts = []
    for wanted in (1, 6):
        for number in range(wanted):
            scene.placed(meeting, f"Sag {wanted}.{number}")
        path = f"meetings/{meeting['id']}"
        counts.append([queries(scene, "secretariat", p) for p in (f"{path}/agenda", path)])
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 6


@pytest.mark.parametrize("path", ["agenda-items", "agenda-items?include=verbs", "cases"])
def test_lists_take_few_queries(scene: Scene, path: str) -> None:
    meeting = scene.meeting()
    for title in "ABC":
        scene.placed(meeting, title)
    assert queries(scene, "member", path) <= 6


def test_an_agenda_has_an_etag_of_its_own(scene: Scene) -> None:
    meeting = scene.meeting()
    item = scene.placed(meeting)
    path = f"meetings/{meeting['id']}/agenda"
    etag = scene.desk.get(path).headers["ETag"]
    again = scene.desk.send("GET", path, headers={"If-None-Match": etag})
    assert again.status_code == 304
    (section,) = scene.desk.seen(f"agenda-items/{item['id']}/sections")["results"]
    scene.desk.changed(f"sections/{section['id']}", {"body_html": "<p>Ny tekst</p>"})
    assert scene.desk.get(path).headers["ETag"] != etag


def test_the_embedded_etags_are_those_of_the_rows(scene: Scene) -> None:
    meeting = scene.meeting()
    item = scene.placed(meeting)
    found = scene.desk.seen(f"meetings/{meeting['id']}/agenda")
    (shown,) = found["items"]
    assert found["meeting"]["etag"] == scene.desk.get(f"meetings/{meeting['id']}").headers["ETag"]
    assert shown["etag"] == scene.desk.get(f"agenda-items/{item['id']}").headers["ETag"]
    (block,) = shown["blocks"]
    assert block["etag"] == scene.desk.get(f"sections/{block['id']}").headers["ETag"]
    assert block["body_html"] == "<p>Tekst.</p>"


def test_the_agenda_tells_each_items_verbs(scene: Scene) -> None:
    meeting = scene.meeting()
    scene.placed(meeting)
    (item,) = scene.agenda("secretariat", meeting, include="verbs")
    allowed = {verb["verb"] for verb in item["verbs"] if verb["allowed"]}
    assert {"move", "withdraw", "postpone"} <= allowed
    refused(scene.desk.get(f"meetings/{meeting['id']}/agenda", include="x"), 400, "invalid_choice")


def test_thirty_items_are_put_in_order_by_one_statement(scene: Scene) -> None:
    scene.desk.made(
        "committee-templates",
        {
            "committee": str(scene.cast.culture.pk),
            "name": "Lang",
            "is_default": True,
            "items": [{"title": f"Punkt {number}"} for number in range(30)],
        },
    )
    counts: list[int] = []
    for meeting in (scene.meeting(), scene.meeting("2026-04-21")):
        if counts:
            begun(scene, meeting)
        else:
            scene.placed(meeting, "Et")
            scene.placed(meeting, "To")
        ids = [item["id"] for item in scene.agenda("secretariat", meeting)][::-1]
        etag = scene.desk.get(f"meetings/{meeting['id']}").headers["ETag"]
        path = f"meetings/{meeting['id']}/agenda/order"
        with CaptureQueriesContext(connection) as seen:
            expect(scene.desk.put(path, {"items": ids}, if_match=etag), 200)
        counts.append(len(seen))
        assert [item["id"] for item in scene.agenda("secretariat", meeting)] == ids
        refused(scene.desk.put(path, {"items": ids}, if_match=etag), 412, "stale")
    assert counts[0] == counts[1]


def test_an_order_names_each_item_once(scene: Scene) -> None:
    meeting = scene.meeting()
    a, b = scene.placed(meeting, "A"), scene.placed(meeting, "B")
    path = f"meetings/{meeting['id']}/agenda/order"
    refused(scene.desk.put(path, {"items": []}), 428, "if_match_required")
    refused(scene.desk.put(path, {"items": [a["id"]]}, if_match="*"), 409, "order_incomplete")
    twice = {"items": [a["id"], b["id"], a["id"]]}
    refused(scene.desk.put(path, twice, if_match="*"), 400, "repeated", "/items")
    refused(scene.cast.door("chair").put(path, {"items": []}, if_match="*"), 403, "forbidden")


def test_an_agenda_begins_with_the_committees_template(scene: Scene) -> None:
    meeting = scene.meeting()
    path = f"meetings/{meeting['id']}/agenda/from-template"
    refused(scene.desk.post(path, {}, if_match="*"), 409, "no_template")
    made = scene.desk.made(
        "committee-templates", {**TEMPLATE, "committee": str(scene.cast.culture.pk)}
    )
    assert [item["title"] for item in made["items"]] == ["Godkendelse af dagsorden", "Meddelelser"]
    begun(scene, meeting)
    first, second = scene.agenda("secretariat", meeting)
    assert (first["state"], first["item_type"]) == ("placed", "agenda_approval")
    assert [block["heading"] for block in second["blocks"]] == ["Fra formanden"]
    refused(scene.desk.post(path, {}, if_match="*"), 409, "agenda_not_empty")
    refused(scene.cast.door("case_officer").post(path, {}, if_match="*"), 403, "forbidden")


def test_a_committee_has_one_default_template(scene: Scene) -> None:
    body = {**TEMPLATE, "committee": str(scene.cast.culture.pk)}
    made = scene.desk.made("committee-templates", body)
    answer = scene.desk.post("committee-templates", {**body, "name": "Andet"})
    refused(answer, 409, "duplicate")
    path = f"committee-templates/{made['id']}"
    changed = scene.desk.changed(path, {"items": [{"title": "Eventuelt"}]})
    assert [item["title"] for item in changed["items"]] == ["Eventuelt"]
    assert changed["etag"] != made["etag"]
    door = scene.cast.door("member")
    refused(door.patch(path, {"name": "X"}, if_match="*"), 403, "forbidden")
