"""Words of a closed item do not reach those from whom it is closed or withheld, through no
door that tells of something else."""

from typing import Any

import pytest

from agenda.models import ItemWithholding
from foundation.accounts.models import Grant
from foundation.accounts.vocabulary import Role
from foundation.clock import now
from tests.door import refused
from tests.proceedings.stage import SECRET, Stage


def withhold(stage: Stage, who: str) -> None:
    ItemWithholding.objects.create(
        municipality=stage.cast.egernborg,
        item_id=stage.closed_item["id"],
        person=stage.cast.person(who),
        cause="disqualified",
        since=now(),
    )


def approved_without_public_decision(stage: Stage) -> str:
    stage.open().everybody()
    stage.decide(stage.at_item)
    stage.decide(stage.at_closed)
    minutes = f"minutes/{stage.end()['minutes_id']}"
    stage.desk.done(f"{minutes}/circulate")
    stage.approve(minutes, "chair", "member", "member2", "member3", "member4")
    return minutes


def test_what_stands_against_publishing_names_no_closed_title(stage: Stage) -> None:
    minutes = approved_without_public_decision(stage)
    withhold(stage, "member")
    for who in ("member", "council_member", "integrator"):
        answer = stage.door(who).get(f"{minutes}/verbs")
        assert answer.status_code == 200
        assert SECRET not in answer.content.decode()
    tag = stage.door("integrator").get(minutes).headers["ETag"]
    answer = stage.door("integrator").post(f"{minutes}/publish", if_match=tag)
    refused(answer, 409, "public_decision_missing")
    assert SECRET not in answer.content.decode()


def test_rules_are_told_only_to_those_who_may_do_the_verb(stage: Stage) -> None:
    minutes = approved_without_public_decision(stage)
    verbs = {v["verb"]: v for v in stage.door("member").seen(f"{minutes}/verbs")["verbs"]}
    assert [r["code"] for r in verbs["publish"]["reasons"]] == ["forbidden"]
    assert verbs["publish"]["warnings"] == []
    desk = {v["verb"]: v for v in stage.desk.seen(f"{minutes}/verbs")["verbs"]}
    assert [w["code"] for w in desk["publish"]["warnings"]] == ["public_decision_missing"]


@pytest.mark.parametrize(
    ("verb", "body"),
    [("make-open", {"reason": "Må læses."}), ("make-closed", {"closed_reason": "other"}),
     ("withdraw", {"reason": "Udgår."})],
)  # fmt: skip
def test_who_does_not_see_an_item_whole_does_nothing_to_it(
    stage: Stage, verb: str, body: dict[str, Any]
) -> None:
    door = stage.door("integrator")
    answer = door.post(f"{stage.at_closed}/{verb}", body, if_match="*")
    refused(answer, 403, "forbidden")
    assert SECRET not in answer.content.decode()
    assert stage.desk.seen(stage.at_closed)["visibility"] == "closed"


def test_who_does_not_see_an_item_whole_writes_nothing_in_it(stage: Stage) -> None:
    door = stage.door("integrator")
    refused(door.patch(stage.at_closed, {"title": "Andet"}, if_match="*"), 403, "forbidden")
    section = {"kind": "financial", "heading": "Økonomi", "body_html": "Tekst."}
    refused(door.post(f"{stage.at_closed}/sections", section), 403, "forbidden")
    assert door.changed(stage.at_item, {"title": "Rettet"})["title"] == "Rettet"


def test_the_document_withholds_what_every_other_door_withholds(stage: Stage) -> None:
    Grant.objects.create(user=stage.cast.users["member"], role=Role.OFFICIAL.value)
    whole = stage.door("member").seen(f"{stage.at}/document")
    assert SECRET in str(whole)
    withhold(stage, "member")
    for query in ({}, {"edition": "full"}):
        shown = stage.door("member").seen(f"{stage.at}/document", **query)
        assert SECRET not in str(shown)
        assert len(shown["items"]) == len(whole["items"])
    assert stage.desk.seen(f"{stage.at}/document") == whole


def test_presence_counts_nobody_at_a_closed_item(stage: Stage) -> None:
    """The number present tells who was out, and so who was disqualified."""
    stage.open().everybody()
    told = stage.door("council_member").seen(f"{stage.at}/presence")["items"]
    assert [item["present"] for item in told] == [5, None]


def test_a_call_to_a_closed_item_is_known_to_those_who_see_the_item(stage: Stage) -> None:
    stage.open().everybody()
    question = stage.question("member", stage.at_closed)["id"]
    found = {"outcome": "disqualified", "left_room": True}
    stage.desk.done(f"disqualifications/{question}/decide", found)
    item = {"extent": "item", "item": stage.closed_item["id"], "meeting": None}
    call = stage.call("substitute", "member", basis="ksl28_3", **item)
    for who, knows in (("member2", True), ("substitute", True), ("council_member", False)):
        calls = stage.door(who).seen("substitutions")["results"]
        assert [one["id"] for one in calls] == ([call["id"]] if knows else []), who
        members = stage.door(who).seen(f"{stage.at}/presence")["members"]
        assert any(one["substitution"] == call["id"] for one in members) is knows, who
