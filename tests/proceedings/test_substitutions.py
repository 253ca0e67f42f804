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
