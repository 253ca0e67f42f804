"""What a member says of himself, and who is told of it."""

from typing import Any

import pytest

from foundation.outbox.models import Message
from tests.door import refused
from tests.proceedings.stage import SECRET, Stage


def letters() -> list[tuple[str, str]]:
    rows = Message.objects.filter(rule__startswith="own-word").order_by("created_at", "id")
    return [(row.recipient_address, row.subject_line) for row in rows]


def away(stage: Stage, **more: Any) -> dict[str, Any]:
    told = {"meeting": stage.meeting_row["id"], "reason": "Sygt barn", **more}
    return stage.door("member").made("me/absences", told)


def test_an_absence_is_told_to_chair_and_secretariat_without_its_reason(stage: Stage) -> None:
    away(stage)
    assert sorted(to for to, _ in letters()) == [
        "chair@egernborg.example", "sekretariat@egernborg.example",
    ]  # fmt: skip
    assert all("Mikkel Aas har meldt afbud" in subject for _, subject in letters())
    bodies = Message.objects.filter(rule__startswith="own-word").values_list("text", flat=True)
    assert not any("Sygt barn" in body for body in bodies)


def test_it_may_be_for_some_items_only(stage: Stage) -> None:
    ends = {"item": stage.item["id"], "to_item": stage.closed_item["id"]}
    made = away(stage, **ends)
    assert (made["item"], made["to_item"]) == (ends["item"], ends["to_item"])
    body = Message.objects.filter(rule__startswith="own-word").first()
    assert body is not None
    assert "punkt 1-2" in body.text


def test_whoever_comes_after_all_takes_it_back_before_the_meeting(stage: Stage) -> None:
    path = f"me/absences/{away(stage)['id']}"
    refused(stage.door("member2").post(f"{path}/withdraw", if_match="*"), 404, "not_found")
    taken = stage.door("member").done(f"{path}/withdraw")
    assert taken["replaced"]
    sheet = stage.desk.seen(f"{stage.at}/presence")
    own = [p for p in sheet["items"][0]["persons"] if p["person"] == stage.cast.person_id("member")]
    assert own[0]["status"] == "unknown"
    assert sum("trukket sit afbud tilbage" in subject for _, subject in letters()) == 2
    refused(stage.door("member").post(f"{path}/withdraw", if_match="*"), 409, "already_replaced")


def test_once_the_meeting_has_begun_others_keep_the_record(stage: Stage) -> None:
    path = f"me/absences/{away(stage)['id']}/withdraw"
    stage.open()
    refused(stage.door("member").post(path, if_match="*"), 409, "meeting_begun")


@pytest.mark.parametrize("who", ["member", "chair"])
def test_a_notice_is_told_by_the_items_number(stage: Stage, who: str) -> None:
    told = {"item": stage.closed_item["id"], "ground": "nr_2", "ground_note": "Min bror"}
    stage.door(who).made("me/disqualification-notices", told)
    expected = {"sekretariat@egernborg.example"} | ({"chair@egernborg.example"} - {
        f"{who}@egernborg.example"})  # fmt: skip
    assert {to for to, _ in letters()} == expected
    bodies = Message.objects.filter(rule__startswith="own-word").values_list("text", flat=True)
    assert all("punkt 2" in b and SECRET not in b and "Min bror" not in b for b in bodies)
