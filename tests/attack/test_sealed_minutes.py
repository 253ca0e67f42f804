"""What members approved stays as it was, whatever is renamed or taken out afterwards."""

import json
from typing import Any

from tests.door import Door, refused
from tests.proceedings.stage import Stage

TAKEN_OUT = {"public_title": "Et punkt", "public_decision": "", "reason": "Navne i teksten."}


def approved(stage: Stage) -> str:
    minutes = stage.circulated()
    stage.approve(minutes, "chair", "member", "member2", "member3", "member4")
    return minutes


def rename(stage: Stage) -> None:
    stage.desk.changed(f"committees/{stage.cast.culture.pk}", {"name": "Kulturudvalget"})
    stage.desk.changed(f"persons/{stage.cast.person_id('member')}", {"name": "Mikkel Nynavn"})


def page(door: Door, path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(door.get(f"{path}.json").content)
    return found


def test_taking_an_item_out_changes_nothing_that_was_approved(stage: Stage) -> None:
    minutes = approved(stage)
    before, read = stage.desk.seen(minutes), page(stage.desk, minutes)
    rename(stage)
    stage.desk.done(f"{minutes}/redact", {"item": stage.item["id"], **TAKEN_OUT})
    after = stage.desk.seen(minutes)
    assert (after["approval"], after["content_hash"]) == ("approved", before["content_hash"])
    assert page(stage.desk, minutes) == read
    stage.desk.done(f"{minutes}/publish")
    public = page(stage.cast.door(None), f"public/{minutes}")
    assert public["items"][0]["title"] == "Et punkt"
    assert public["committee"] == read["committee"]


def test_a_correction_adds_and_changes_nothing_else(stage: Stage) -> None:
    minutes = approved(stage)
    read = page(stage.desk, minutes)
    rename(stage)
    told = {"text_html": "<p>Punkt 1 blev godkendt.</p>", "reason": "Skrivefejl."}
    stage.desk.done(f"{minutes}/correct", told)
    stage.desk.done(f"{minutes}/correct", told)
    now = page(stage.desk, minutes)
    assert [one["number"] for one in now.pop("corrections")] == [1, 2]
    assert now == read
    assert stage.desk.seen(f"{minutes}/verify")["intact"] is True


def test_no_personal_number_comes_out_by_addition(stage: Stage) -> None:
    """Published minutes show a correction or an item's new face at once [77]."""
    minutes = approved(stage)
    stage.desk.done(f"{minutes}/publish")
    number = "010180-1234"
    told = {"text_html": f"<p>Ansøgeren ({number}) får et afslag.</p>", "reason": "Uklart."}
    face = {"item": stage.item["id"], **TAKEN_OUT, "public_decision": f"Sagen om {number}."}
    for verb, body in (("correct", told), ("redact", face)):
        answer = stage.desk.post(f"{minutes}/{verb}", body, if_match="*")
        refused(answer, 409, "cpr_found")
    assert number not in str(page(stage.cast.door(None), f"public/{minutes}"))
    seen = {"overrides": [{"code": "cpr_found", "reason": "Et journalnummer."}]}
    stage.desk.done(f"{minutes}/correct", {**told, **seen})
