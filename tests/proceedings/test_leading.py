"""Who leads the meeting at which item, and quorum the body finds itself."""

from typing import Any

import pytest

from committees.models import Membership
from tests.door import expect, refused
from tests.proceedings.stage import Stage


@pytest.fixture
def stage(stage: Stage) -> Stage:
    """The first member is the deputy; everybody is there."""
    Membership.objects.filter(
        person=stage.cast.person("member"), committee=stage.cast.culture
    ).update(role="deputy_chair")
    stage.open().everybody()
    return stage


def leaders(stage: Stage) -> list[tuple[str, str]]:
    names = {stage.cast.person_id(who): who for who in stage.cast.persons}
    items = stage.desk.seen(f"{stage.at}/presence")["items"]
    return [(names.get(i["chair"]["person"], "-"), i["chair"]["basis"]) for i in items]


def enter(stage: Stage, who: str, item: str, **more: Any) -> Any:
    told = {"person": stage.cast.person_id(who), "item": item, "basis": "elected", **more}
    return stage.desk.post(f"{stage.at}/chairings", told)


def test_the_deputy_steps_in_when_the_chair_goes(stage: Stage) -> None:
    assert leaders(stage) == [("chair", "chair"), ("chair", "chair")]
    stage.attend("chair", kind="left", item=stage.closed_item["id"])
    assert leaders(stage) == [("chair", "chair"), ("member", "deputy_chair")]


def test_the_deputy_steps_in_where_the_chair_is_disqualified(stage: Stage) -> None:
    question = stage.question("chair", stage.at_item)
    stage.desk.done(f"disqualifications/{question['id']}/decide", {"outcome": "disqualified"})
    assert leaders(stage) == [("member", "deputy_chair"), ("chair", "chair")]
    stage.attend("member", kind="left", item=stage.item["id"])
    assert leaders(stage)[0] == ("-", "unknown")


def test_whom_the_body_elects_is_entered_mended_and_printed(stage: Stage) -> None:
    stage.attend("chair", "member", kind="absent", item=stage.item["id"])
    first = expect(enter(stage, "member2", stage.item["id"]), 201)
    assert leaders(stage)[0] == ("member2", "elected")
    expect(enter(stage, "member3", stage.item["id"], replaces=first["id"]), 201)
    assert leaders(stage)[0] == ("member3", "elected")
    old = stage.desk.seen(f"chairings/{first['id']}")
    assert (old["name_printed"], old["replaced"]) == ("Nina Østergård", True)
    minutes = stage.end()["minutes_id"]
    page = stage.desk.get(f"minutes/{minutes}.html").content.decode()
    assert "Palle Rask ledede mødet under punkt 1." in page
    assert "Nina Østergård ledede" not in page


def test_only_a_member_who_takes_part_leads(stage: Stage) -> None:
    refused(enter(stage, "council_member", stage.item["id"]), 409, "not_a_member")
    stage.attend("member2", kind="absent", item=stage.item["id"])
    refused(enter(stage, "member2", stage.item["id"]), 409, "not_present")
    backwards = {"to_item": stage.item["id"]}
    refused(enter(stage, "member3", stage.closed_item["id"], **backwards), 400,
            "range_backwards", "/to_item")  # fmt: skip


@pytest.mark.parametrize("who", ["chair", "member", "council_member", "case_officer"])
def test_others_do_not_enter_who_led(stage: Stage, who: str) -> None:
    told = {"person": stage.cast.person_id("member"), "item": stage.item["id"], "basis": "oldest"}
    refused(stage.door(who).post(f"{stage.at}/chairings", told), 403, "forbidden")
    quorum = {"item": stage.item["id"], "found": "no"}
    refused(stage.door(who).post(f"{stage.at}/quorum-findings", quorum), 403, "forbidden")


def test_who_led_a_closed_item_is_known_to_those_who_see_it(stage: Stage) -> None:
    entered = expect(enter(stage, "member2", stage.closed_item["id"]), 201)
    assert stage.door("member").seen(f"chairings/{entered['id']}")["basis"] == "elected"
    answer = stage.door("council_member").get(f"chairings/{entered['id']}")
    refused(answer, 404, "not_found")


def test_the_body_s_own_finding_overrules_the_ledger_and_is_printed(stage: Stage) -> None:
    told = {"item": stage.item["id"], "found": "no"}
    entered = stage.desk.made(f"{stage.at}/quorum-findings", told)
    sheet = stage.desk.seen(f"{stage.at}/presence")["items"]
    assert [(i["quorum"], i["quorum_entered"]) for i in sheet] == [("no", True), ("yes", False)]
    stage.propose(stage.at_item)
    match = stage.desk.get(stage.at_item).headers["ETag"]
    answer = stage.desk.post(f"{stage.at_item}/decide", {}, if_match=match)
    refused(answer, 409, "not_quorate")
    mended = {"item": stage.item["id"], "found": "yes", "replaces": entered["id"]}
    stage.desk.made(f"{stage.at}/quorum-findings", mended)
    again = stage.desk.post(f"{stage.at}/quorum-findings", mended)
    refused(again, 400, "already_replaced", "/replaces")
    stage.desk.done(f"{stage.at_item}/decide")


def test_without_quorum_information_goes_on_with_a_warning(stage: Stage) -> None:
    stage.attend("member2", "member3", "member4", kind="left", item=stage.item["id"])
    stage.propose(stage.at_item, outcome="noted")
    match = stage.desk.get(stage.at_item).headers["ETag"]
    answer = stage.desk.post(f"{stage.at_item}/decide", {}, if_match=match)
    assert [r["code"] for r in refused(answer, 409, "not_quorate")["warnings"]] == ["not_quorate"]
    why = {"overrides": [{"code": "not_quorate", "reason": "Kun orientering."}]}
    stage.desk.done(f"{stage.at_item}/decide", why)


def test_the_council_meets_in_one_room_and_a_committee_may_have_chosen_so(stage: Stage) -> None:
    line = {"person": stage.cast.person_id("member"), "kind": "present", "mode": "remote"}
    stage.desk.made(f"{stage.at}/attendance", [line])
    stage.cast.culture.settings = {"allow_remote": False}
    stage.cast.culture.save()
    answer = stage.desk.post(f"{stage.at}/attendance", [line])
    refused(answer, 409, "remote_not_allowed")
    why = [{"code": "remote_not_allowed", "reason": "Snestorm."}]
    told = {"events": [line], "overrides": why}
    expect(stage.desk.post(f"{stage.at}/attendance", told), 201)


def test_a_tap_while_the_meeting_sits_is_told_by_the_clock(stage: Stage) -> None:
    (line,) = stage.attend("member", kind="left")
    assert line["at"] is not None
    rows = stage.desk.seen(f"{stage.at}/presence")["items"][0]["persons"]
    status = {row["person"]: row["status"] for row in rows}
    assert status[stage.cast.person_id("member")] == "absent"


def test_a_chair_who_is_disqualified_leads_nothing_there_and_writes_nothing_down(
    stage: Stage,
) -> None:
    chair = stage.door("chair")
    question = stage.question("chair", stage.at_item)
    path = f"disqualifications/{question['id']}/decide"
    found = {"outcome": "disqualified"}
    for outcome in ("disqualified", "not_disqualified"):
        refused(chair.post(path, {"outcome": outcome}, if_match="*"), 409, "own_matter")
    told = {"item": stage.item["id"], "person": stage.cast.person_id("chair"), **found}
    many = {"findings": [{**told, "ground": "nr_1"}]}
    refused(chair.post(f"{stage.at}/decide-disqualifications", many), 409, "own_matter")
    stage.desk.done(path, found)
    stage.propose(stage.at_item)
    vote = {"method": "show_of_hands", "remaining": "for"}
    for verb in ("start", "finish", "decide"):
        answer = chair.post(f"{stage.at_item}/{verb}", {}, if_match="*")
        refused(answer, 409, "own_matter")
    refused(chair.post(f"{stage.at_item}/votes", vote), 409, "own_matter")
    both = {"votes": [{**vote, "item": stage.item["id"]}]}
    refused(chair.post(f"{stage.at}/votes", both), 409, "own_matter")
    row = stage.desk.made(f"{stage.at_item}/votes", vote)
    away = {"reason": "Forkert."}
    refused(chair.post(f"votes/{row['id']}/retract", away, if_match="*"), 409, "own_matter")
    verbs = {v["verb"]: v for v in chair.seen(f"{stage.at_item}/verbs")["verbs"]}
    assert not verbs["decide"]["allowed"]
    stage.desk.done(f"{stage.at_item}/decide")
    chair.done(f"{stage.at_closed}/start")


def test_a_chair_who_takes_part_all_the_same_leads(stage: Stage) -> None:
    question = stage.question("chair", stage.at_item)
    despite = {"participates_despite": "fvl4_1", "participates_despite_reason": "Ingen anden."}
    path = f"disqualifications/{question['id']}/decide"
    stage.desk.done(path, {"outcome": "disqualified", **despite})
    stage.door("chair").done(f"{stage.at_item}/start")
