"""Substitutes: who may be called on what ground, and what they read."""

from typing import Any

import pytest

from committees.models import Membership
from foundation.outbox.models import Message
from tests.door import expect, refused
from tests.proceedings.stage import SECRET, Stage


@pytest.fixture
def stage(stage: Stage) -> Stage:
    stage.cast.culture.settings = {"short_substitute_allowed": True}
    stage.cast.culture.save()
    return stage


def call(stage: Stage, **more: Any) -> Any:
    told = {
        "person": stage.cast.person_id("substitute"),
        "for_person": stage.cast.person_id("member4"),
        "extent": "meeting",
        "meeting": stage.meeting_row["id"],
        "basis": "ksl28_2_short",
    }
    told = {key: value for key, value in {**told, **more}.items() if value is not None}
    return stage.desk.post("substitutions", told)


def test_a_call_opens_the_material_and_ends_with_the_meeting(stage: Stage) -> None:
    substitute = stage.door("substitute")
    called = expect(call(stage), 201)
    assert substitute.seen(stage.at_closed)["title"] == SECRET
    letter = Message.objects.get(rule="substitute-called")
    assert letter.recipient_name == "Tove Vind"
    assert SECRET not in letter.text
    assert "Rie Sand" not in letter.text
    stage.open()
    stage.desk.done(f"substitutions/{called['id']}/attend")
    stage.end()
    assert substitute.seen(stage.at_closed)["title"] is None


def test_a_call_to_one_item_opens_that_item_alone(stage: Stage) -> None:
    stage.open().everybody()
    question = stage.question("member4", stage.at_closed)
    told = {"outcome": "disqualified"}
    stage.desk.done(f"disqualifications/{question['id']}/decide", told)
    other = stage.door("council_member")
    item = {"extent": "item", "item": stage.closed_item["id"], "meeting": None}
    expect(call(stage, basis="ksl28_3", **item), 201)
    assert stage.door("substitute").seen(stage.at_closed)["title"] == SECRET
    assert other.seen(stage.at_closed)["title"] is None


def test_who_did_not_come_reads_no_more_and_does_not_count(stage: Stage) -> None:
    called = expect(call(stage), 201)
    stage.desk.done(f"substitutions/{called['id']}/stay-away")
    assert stage.door("substitute").seen(stage.at_closed)["title"] is None
    assert stage.desk.seen(f"{stage.at}/presence")["items"][0]["present"] == 0


def test_attendance_of_a_called_substitute_is_his_attending(stage: Stage) -> None:
    called = expect(call(stage), 201)
    stage.attend("substitute")
    assert stage.desk.seen(f"substitutions/{called['id']}")["state"] == "attended"
    assert stage.desk.seen(f"{stage.at}/presence")["items"][0]["present"] == 1


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"basis": "rule_of_body"}, "wrong_basis"),
        ({"basis": "ksl28_3"}, "scope_too_wide"),
    ],
)
def test_the_ground_must_fit(stage: Stage, more: dict[str, Any], code: str) -> None:
    refused(call(stage, **more), 409, code)


def test_a_member_has_one_vote(stage: Stage) -> None:
    refused(call(stage, person=stage.cast.person_id("member")), 409, "substitute_is_member")


def test_only_the_bylaws_allow_short_calls(stage: Stage) -> None:
    stage.cast.culture.settings = {}
    stage.cast.culture.save()
    refused(call(stage), 409, "short_substitute_not_allowed")


def test_a_committees_substitute_sits_in_the_council(stage: Stage) -> None:
    Membership.objects.filter(
        person=stage.cast.person("substitute"), committee=stage.cast.council
    ).delete()
    refused(call(stage), 409, "substitute_not_on_council")


def test_whoever_is_replaced_is_a_member(stage: Stage) -> None:
    answer = call(stage, for_person=stage.cast.person_id("council_member"))
    refused(answer, 400, "not_a_member", "/for_person")


def test_what_is_named_follows_from_the_extent(stage: Stage) -> None:
    refused(call(stage, meeting=None), 400, "required", "/meeting")
    refused(call(stage, extent="item"), 400, "required", "/item")
    refused(call(stage, starts_on="2026-03-24"), 400, "not_for_extent", "/starts_on")


def test_only_the_called_one_says_yes(stage: Stage) -> None:
    called = expect(call(stage), 201)
    path = f"substitutions/{called['id']}/accept"
    refused(stage.door("member").post(path, if_match="*"), 403, "forbidden")
    accepted = stage.door("substitute").done(path)
    assert accepted["state"] == "accepted"
    refused(stage.door("substitute").post(path, if_match="*"), 409, "wrong_state")


@pytest.mark.parametrize("who", ["chair", "member", "case_officer"])
def test_others_do_not_call(stage: Stage, who: str) -> None:
    told = {
        "person": stage.cast.person_id("substitute"),
        "for_person": stage.cast.person_id("member4"),
        "extent": "meeting",
        "meeting": stage.meeting_row["id"],
        "basis": "ksl28_2_short",
    }
    refused(stage.door(who).post("substitutions", told), 403, "forbidden")


def test_who_was_called_to_one_item_is_nobody_at_another(stage: Stage) -> None:
    """He may sit there all evening: he stops, amends, dissents and leads where he was called."""
    stage.open().everybody()
    question = stage.question("member", stage.at_closed)
    stage.desk.done(f"disqualifications/{question['id']}/decide", {"outcome": "disqualified"})
    here = {"extent": "item", "item": stage.closed_item["id"], "meeting": None}
    stage.call("substitute", "member", basis="ksl28_3", **here)
    stage.attend("substitute")
    person = stage.cast.person_id("substitute")
    put = {"body_html": "Halv pris.", "proposers": [{"person": person}]}
    why = [{"code": "not_in_minority", "reason": "Der blev ikke stemt ved navn."}]
    said = {"kind": "dissent", "body_html": "Imod.", "speakers": [{"person": person}]}

    def asked(at: str, item: str) -> list[int]:
        lead = {"person": person, "item": item, "basis": "elected"}
        amended = stage.desk.post(f"{at}/amendments", put)
        for row in stage.desk.seen(f"{at}/amendments")["results"]:
            stage.desk.done(f"amendments/{row['id']}/withdraw")
        stage.decide(at)
        answers = [
            amended,
            stage.desk.post(f"{at}/suspend", {"person": person}, if_match="*"),
            stage.desk.post(f"{at}/statements", {**said, "overrides": why}),
            stage.desk.post(f"{stage.at}/chairings", lead),
        ]
        return [answer.status_code for answer in answers]

    assert asked(stage.at_item, stage.item["id"]) == [400, 409, 409, 409]
    assert asked(stage.at_closed, stage.closed_item["id"]) == [201, 200, 201, 201]


def test_who_sat_for_a_member_until_he_came_was_of_the_body(stage: Stage, hold_clock: Any) -> None:
    stage.open().attend("chair", "member", "member2", "member3")
    stage.call("substitute", "member4")
    stage.attend("member4", kind="excused")
    stage.attend("substitute")
    stage.desk.done(f"{stage.at_item}/start")
    hold_clock("2026-03-24T16:20:00+01:00")
    stage.attend("member4", kind="arrived", at="2026-03-24T16:20:00+01:00")
    stage.decide(stage.at_item)
    told = {"person": stage.cast.person_id("substitute")}
    expect(stage.desk.post(f"{stage.at_item}/suspend", told, if_match="*"), 200)
