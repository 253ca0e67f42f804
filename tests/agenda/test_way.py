"""An item's way from draft to a convened meeting."""

import pytest

from foundation.outbox.models import Message
from tests.agenda.scene import Scene
from tests.door import expect, refused


def test_a_case_officers_draft_becomes_a_convened_meetings_item(scene: Scene) -> None:
    meeting = scene.meeting()
    item = scene.placed(meeting)
    assert (item["state"], item["position"], item["number"]) == ("placed", 1, None)
    scene.convened(meeting)
    seen = scene.cast.door("member").seen(f"agenda-items/{item['id']}")
    assert (seen["title"], seen["number"]) == ("Ny svømmehal", "1")
    assert [block["type"] for block in seen["blocks"]] == ["section"]
    letters = Message.objects.filter(rule="meeting-convened")
    receivers = {letter.recipient_name for letter in letters}
    assert receivers == {"Karen Bæk", "Mikkel Aas", "Nina Østergård", "Palle Rask", "Rie Sand"}
    assert not letters.filter(text__contains="svømmehal").exists()


def test_an_empty_draft_is_not_submitted(scene: Scene) -> None:
    item = scene.draft()
    door = scene.cast.door("case_officer")
    refused(
        door.post(f"agenda-items/{item['id']}/submit", if_match=item["etag"]), 409, "item_empty"
    )


def test_a_returned_item_says_why_and_can_be_submitted_again(scene: Scene) -> None:
    item = scene.submitted()
    path = f"agenda-items/{item['id']}"
    refused(scene.desk.post(f"{path}/return", {}, if_match=item["etag"]), 409, "reason_required")
    back = scene.desk.done(f"{path}/return", {"reason": "Økonomien mangler."})
    assert (back["state"], back["return_reason"]) == ("returned", "Økonomien mangler.")
    assert scene.cast.door("case_officer").done(f"{path}/submit")["state"] == "submitted"


@pytest.mark.parametrize("verb", ["return", "accept", "place", "withdraw", "postpone", "refer"])
def test_a_case_officer_does_not_do_the_secretariats_work(scene: Scene, verb: str) -> None:
    item = scene.submitted()
    door = scene.cast.door("case_officer")
    answer = door.post(f"agenda-items/{item['id']}/{verb}", {}, if_match="*")
    refused(answer, 403, "forbidden")
    assert door.seen(f"agenda-items/{item['id']}")["state"] == "submitted"


@pytest.mark.parametrize("who", ["member", "council_member", "substitute", "consultee"])
def test_a_draft_is_not_there_for_politicians(scene: Scene, who: str) -> None:
    item = scene.draft()
    door = scene.cast.door(who)
    refused(door.get(f"agenda-items/{item['id']}"), 404, "not_found")
    refused(door.post(f"agenda-items/{item['id']}/submit", if_match="*"), 404, "not_found")
    assert door.seen("agenda-items", count="true")["count"] == 0


def test_after_submitting_the_case_officer_writes_no_more(scene: Scene) -> None:
    item = scene.submitted()
    door, path = scene.cast.door("case_officer"), f"agenda-items/{item['id']}"
    refused(door.patch(path, {"title": "Andet"}, if_match=item["etag"]), 409, "wrong_state")
    assert scene.desk.changed(path, {"title": "Andet"})["title"] == "Andet"


def test_members_may_not_write_items(scene: Scene) -> None:
    body = {"committee": str(scene.cast.culture.pk), "title": "Mit punkt"}
    refused(scene.cast.door("member").post("agenda-items", body), 403, "forbidden")


def test_a_case_officer_writes_for_his_own_department_only(scene: Scene) -> None:
    other = scene.desk.made("departments", {"name": "Teknik"})
    body = {
        "committee": str(scene.cast.culture.pk), "title": "X", "department": other["id"],
    }  # fmt: skip
    refused(scene.cast.door("case_officer").post("agenda-items", body), 403, "forbidden")


def test_a_draft_never_submitted_can_be_deleted_and_no_other(scene: Scene) -> None:
    door = scene.cast.door("case_officer")
    item = scene.draft()
    path = f"agenda-items/{item['id']}"
    expect(door.delete(path, if_match=item["etag"]), 204)
    refused(door.get(path), 404, "not_found")
    again = scene.submitted()
    path = f"agenda-items/{again['id']}"
    refused(door.delete(path, if_match=again["etag"]), 409, "wrong_state")
    back = scene.desk.done(f"{path}/return", {"reason": "Mangler."})
    refused(door.delete(path, if_match=back["etag"]), 409, "was_submitted")


def test_every_verb_tells_what_stands_against_it(scene: Scene) -> None:
    item = scene.submitted()
    found = scene.desk.seen(f"agenda-items/{item['id']}/verbs")["verbs"]
    allowed = {verb["verb"] for verb in found if verb["allowed"]}
    assert {"accept", "return", "add-late", "make-closed"} <= allowed
    assert not {"submit", "place", "move"} & allowed
    told = next(verb for verb in found if verb["verb"] == "place")
    assert told["reasons"][0]["code"] == "wrong_state"
    listed = scene.cast.door("case_officer").seen("agenda-items", include="verbs")["results"]
    verbs = {v["verb"]: v for v in listed[0]["verbs"]}
    assert verbs["accept"]["reasons"][0]["code"] == "forbidden"
