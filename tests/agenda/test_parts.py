"""Sections, recommendations and the order of an item's blocks."""

from typing import Any

import pytest

from tests.agenda.scene import Scene
from tests.door import expect, refused

POINTS = {
    "heading": "Indstilling",
    "recommended_by": "Direktøren for Kultur",
    "lead_in_text": "Direktøren indstiller,",
    "recommenders": [{"title": "Direktøren", "unit": "Kultur"}],
    "groups": [
        {"points": [{"text": "at planen godkendes"}, {"text": "at den sendes i høring"}]},
        {"label": "Forslag nr. 2", "point_style": "numbered", "points": [{"text": "Afvis"}]},
    ],
}


def test_a_section_is_canonical_and_says_what_it_lost(scene: Scene) -> None:
    item = scene.draft()
    door = scene.cast.door("case_officer")
    body = {"kind": "financial", "heading": "Økonomi", "body_html": "<p onclick='x'>Hej</p>"}
    made = door.made(f"agenda-items/{item['id']}/sections", body)
    assert made["body_html"] == "<p>Hej</p>"
    assert made["removed"]
    assert door.seen(f"sections/{made['id']}")["removed"] == []
    plain = door.changed(f"sections/{made['id']}", {"body_html": "Indkomst < 100.000"})
    assert plain["body_text"].strip() == "Indkomst < 100.000"
    again = door.changed(f"sections/{made['id']}", {"body_html": plain["body_html"]})
    assert (again["body_html"], again["etag"]) == (plain["body_html"], plain["etag"])


def test_changing_only_the_heading_counts(scene: Scene) -> None:
    item = scene.written()
    door = scene.cast.door("case_officer")
    (section,) = door.seen(f"agenda-items/{item['id']}/sections")["results"]
    changed = door.changed(f"sections/{section['id']}", {"heading": "Resumé"})
    assert (changed["heading"], changed["etag"] != section["etag"]) == ("Resumé", True)


def test_a_recommendation_holds_its_groups_and_points(scene: Scene) -> None:
    item = scene.draft()
    door = scene.cast.door("case_officer")
    made = door.made(f"agenda-items/{item['id']}/recommendations", POINTS)
    first, second = made["groups"]
    assert [point["text"] for point in first["points"]] == [
        "at planen godkendes",
        "at den sendes i høring",
    ]
    assert (second["label"], second["point_style_label"]) == ("Forslag nr. 2", "Nummereret")
    assert made["recommenders"] == [{"name": None, "title": "Direktøren", "unit": "Kultur"}]


def test_points_named_by_id_stay_the_same(scene: Scene) -> None:
    item = scene.draft()
    door = scene.cast.door("case_officer")
    made = door.made(f"agenda-items/{item['id']}/recommendations", POINTS)
    group = made["groups"][0]
    kept = {"id": group["points"][1]["id"], "text": "at den sendes i høring i otte uger"}
    sent = {"groups": [{"id": group["id"], "points": [kept, {"text": "at der følges op"}]}]}
    path = f"recommendations/{made['id']}"
    changed = door.changed(path, sent)
    (left,) = changed["groups"]
    assert (left["id"], left["points"][0]) == (group["id"], kept)
    assert left["points"][1]["id"] not in str(made)
    assert changed["etag"] != made["etag"]


def test_blocks_stand_in_the_order_they_are_put(scene: Scene) -> None:
    item = scene.written()
    door, path = scene.cast.door("case_officer"), f"agenda-items/{item['id']}"
    door.made(f"{path}/recommendations", POINTS)
    seen = door.seen(path)
    ids = [block["id"] for block in seen["blocks"]][::-1]
    order = f"{path}/blocks/order"
    refused(door.put(order, {"blocks": ids[:1]}, if_match="*"), 409, "order_incomplete")
    refused(door.put(order, {"blocks": [ids[0], *ids]}, if_match="*"), 400, "repeated")
    turned = expect(door.put(order, {"blocks": ids}, if_match=seen["etag"]), 200)
    assert [block["type"] for block in turned["blocks"]] == ["recommendation", "section"]
    refused(door.put(order, {"blocks": ids}, if_match=seen["etag"]), 412, "stale")


@pytest.mark.parametrize("name", ["sections", "recommendations"])
def test_parts_are_paged_in_printed_order(scene: Scene, name: str) -> None:
    item = scene.draft()
    door = scene.cast.door("case_officer")
    where = f"agenda-items/{item['id']}/{name}"
    made = [door.made(where, {"heading": title})["id"] for title in "ABC"]
    found, page = [], door.seen(where, limit=2)
    while True:
        found += [row["id"] for row in page["results"]]
        if page["next"] is None:
            break
        page = expect(door.get(page["next"]), 200)
    assert found == made


def test_a_removed_part_leaves_no_block(scene: Scene) -> None:
    item = scene.written()
    door, path = scene.cast.door("case_officer"), f"agenda-items/{item['id']}"
    before = door.seen(path)
    block = before["blocks"][0]
    part = f"sections/{block['id']}"
    expect(door.delete(part, if_match=door.get(part).headers["ETag"]), 204)
    after = door.seen(path)
    assert (after["blocks"], after["etag"] != before["etag"]) == ([], True)
    refused(door.get(part), 404, "not_found")


def test_parts_are_written_by_those_who_write_the_item(scene: Scene) -> None:
    meeting = scene.meeting()
    item = scene.placed(meeting)
    scene.sent(meeting)
    where = f"agenda-items/{item['id']}/sections"
    refused(scene.cast.door("member").post(where, {"kind": "other"}), 403, "forbidden")
    refused(scene.cast.door("case_officer").post(where, {"kind": "other"}), 409, "wrong_state")
    (section,) = scene.cast.door("member").seen(where)["results"]
    part = f"sections/{section['id']}"
    refused(scene.cast.door("member").patch(part, {"heading": "X"}, if_match="*"), 403, "forbidden")
    refused(scene.cast.door("case_officer").delete(part, if_match="*"), 409, "wrong_state")


def test_bad_parts_are_named_by_their_pointer(scene: Scene) -> None:
    item = scene.draft()
    door = scene.cast.door("case_officer")
    bad: dict[str, Any] = {"groups": [{"points": [{"text": 5}]}], "mystery": 1}
    answer = door.post(f"agenda-items/{item['id']}/recommendations", bad)
    problem = refused(answer, 400, "not_a_string", "/groups/0/points/0/text")
    assert "/mystery" in {fault["pointer"] for fault in problem["errors"]}
    assert door.seen(f"agenda-items/{item['id']}")["blocks"] == []


def test_points_of_another_recommendation_are_not_taken(scene: Scene) -> None:
    item = scene.draft()
    door = scene.cast.door("case_officer")
    where = f"agenda-items/{item['id']}/recommendations"
    one, other = door.made(where, POINTS), door.made(where, POINTS)
    foreign = one["groups"][0]
    sent = {"groups": [{"id": foreign["id"], "points": foreign["points"]}]}
    changed = door.changed(f"recommendations/{other['id']}", sent)
    assert changed["groups"][0]["id"] != foreign["id"]
    assert door.seen(f"recommendations/{one['id']}")["groups"] == one["groups"]


def test_a_patch_does_not_excuse_half_a_point(scene: Scene) -> None:
    item = scene.draft()
    door = scene.cast.door("case_officer")
    made = door.made(f"agenda-items/{item['id']}/recommendations", POINTS)
    path = f"recommendations/{made['id']}"
    half: dict[str, Any] = {"groups": [{"points": [{}]}]}
    refused(door.patch(path, half, if_match="*"), 400, "required", "/groups/0/points/0/text")
    refused(door.patch(path, {"groups": [{}]}, if_match="*"), 400, "required", "/groups/0/points")
    assert door.seen(path) == made
