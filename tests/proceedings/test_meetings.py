"""Opening, adopting and ending: facts that are told, not asked for."""

import pytest

from tests.door import refused
from tests.proceedings.stage import Stage


def test_opening_tells_what_is_missing_and_holds_nobody_back(stage: Stage) -> None:
    stage.attend("member2", "member3", "member4", kind="absent")
    opened = stage.desk.done(f"{stage.at}/open")
    assert opened["state"] == "in_session"
    assert [w["code"] for w in opened["warnings"]] == ["not_quorate"]
    refused(stage.desk.post(f"{stage.at}/open", if_match="*"), 409, "wrong_state")


def test_ending_is_never_refused_and_makes_the_minutes(stage: Stage) -> None:
    ended = stage.end()
    assert [w["code"] for w in ended["warnings"]] == ["items_untreated"]
    assert (ended["state"], ended["opened_at"]) == ("ended", None)
    minutes = stage.desk.seen(f"minutes/{ended['minutes_id']}")
    assert (minutes["approval"], minutes["publication"]) == ("draft", "unpublished")
    assert stage.door("member").seen(stage.at)["minutes_id"] is None
    refused(stage.desk.post(f"{stage.at}/end", if_match="*"), 409, "wrong_state")


def test_a_dry_run_ends_nothing(stage: Stage) -> None:
    etag = stage.desk.get(stage.at).headers["ETag"]
    tried = stage.desk.send("POST", f"{stage.at}/end", {}, query={"dry_run": "true"}, if_match=etag)
    assert tried.status_code == 200
    assert stage.desk.seen(stage.at)["state"] == "convened"


def test_the_agenda_is_adopted_in_the_meeting(stage: Stage) -> None:
    refused(stage.desk.post(f"{stage.at}/adopt-agenda", if_match="*"), 409, "wrong_state")
    stage.open()
    adopted = stage.door("chair").done(f"{stage.at}/adopt-agenda")
    assert adopted["agenda_adopted_at"] is not None


def test_items_are_taken_in_the_order_the_meeting_takes_them(stage: Stage) -> None:
    refused(stage.desk.post(f"{stage.at_item}/start", if_match="*"), 409, "meeting_not_in_session")
    stage.open()
    first = stage.desk.done(f"{stage.at_closed}/start")
    second = stage.desk.done(f"{stage.at_item}/start")
    assert (first["treated_order"], second["treated_order"]) == (1, 2)
    assert stage.desk.seen(stage.at_closed)["state"] == "treated"
    again = stage.desk.done(f"{stage.at_item}/start")
    assert (again["etag"], again["started_at"]) == (second["etag"], second["started_at"])
    assert stage.desk.done(f"{stage.at_item}/finish")["state"] == "treated"
    refused(stage.desk.post(f"{stage.at_item}/finish", if_match="*"), 409, "wrong_state")


def test_what_runs_when_the_meeting_ends_is_finished_with_it(stage: Stage) -> None:
    stage.open()
    stage.desk.done(f"{stage.at_item}/start")
    stage.end()
    item = stage.desk.seen(stage.at_item)
    assert (item["state"], item["finished_at"]) == (
        "treated",
        stage.desk.seen(stage.at)["ended_at"],
    )


@pytest.mark.parametrize("verb", ["open", "adopt-agenda", "end"])
@pytest.mark.parametrize("who", ["member", "council_member", "case_officer"])
def test_others_do_not_lead_the_meeting(stage: Stage, verb: str, who: str) -> None:
    refused(stage.door(who).post(f"{stage.at}/{verb}", if_match="*"), 403, "forbidden")


def test_every_verb_of_a_meeting_is_told_in_one_place(stage: Stage) -> None:
    told = {state["verb"] for state in stage.desk.seen(f"{stage.at}/verbs")["verbs"]}
    assert told >= {
        "convene", "publish-agenda", "unpublish-agenda", "open", "adopt-agenda", "end",
        "cancel", "reschedule",
    }  # fmt: skip
