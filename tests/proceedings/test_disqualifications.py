"""Disqualification: the body decides, and closed material follows at once."""

from typing import Any

import pytest

from tests.door import refused
from tests.proceedings.stage import SECRET, Stage


def sees(stage: Stage, who: str) -> bool:
    """Whether the closed item shows in any door at all."""
    door, found = stage.door(who), []
    found.append(door.seen(stage.at_closed)["title"] == SECRET)
    agenda = door.seen(f"{stage.at}/agenda")["items"]
    found.append(any(item["title"] == SECRET for item in agenda))
    listed = door.seen("agenda-items", meeting=stage.meeting_row["id"])["results"]
    found.append(any(item["title"] == SECRET for item in listed))
    found.append(SECRET in door.get(f"{stage.at}/agenda.html").content.decode())
    found.append(door.get(f"{stage.at_closed}/decision").status_code == 200)
    assert len(set(found)) == 1, found
    return bool(found[0])


@pytest.fixture
def sitting(stage: Stage) -> Stage:
    stage.open().everybody()
    return stage


def notice(stage: Stage, who: str) -> dict[str, Any]:
    sent = {"item": stage.closed_item["id"], "ground": "nr_2", "ground_note": "Min søster køber."}
    return stage.door(who).made("me/disqualification-notices", sent)


def test_ones_own_notice_takes_the_material_at_once_and_withdrawing_gives_it_back(
    stage: Stage,
) -> None:
    assert sees(stage, "member")
    made = notice(stage, "member")
    assert (made["state"], made["raised_by_self"]) == ("notified", True)
    assert not sees(stage, "member")
    assert sees(stage, "member2")
    stage.door("member").done(f"disqualifications/{made['id']}/withdraw")
    assert sees(stage, "member")


def test_somebody_elses_report_takes_nothing_before_the_body_decides(sitting: Stage) -> None:
    question = sitting.question("member", sitting.at_closed)
    assert sees(sitting, "member")
    path = f"disqualifications/{question['id']}"
    found = sitting.desk.done(f"{path}/decide", {"outcome": "disqualified"})
    assert (found["state"], found["wording"]) == ("disqualified", "declared_disqualified")
    assert not sees(sitting, "member")


def test_not_disqualified_gives_it_back(sitting: Stage) -> None:
    made = notice(sitting, "member")
    assert not sees(sitting, "member")
    told = {"outcome": "not_disqualified"}
    sitting.desk.done(f"disqualifications/{made['id']}/decide", told)
    assert sees(sitting, "member")


def test_a_disqualified_member_is_not_counted(sitting: Stage) -> None:
    for who in ("member", "member2", "member3"):
        question = sitting.question(who, sitting.at_closed)
        told = {"outcome": "disqualified"}
        sitting.desk.done(f"disqualifications/{question['id']}/decide", told)
    items = sitting.desk.seen(f"{sitting.at}/presence")["items"]
    assert [(i["quorum"], i["present"]) for i in items] == [("yes", 5), ("no", 2)]


def test_only_the_body_in_its_meeting_decides(stage: Stage) -> None:
    question = stage.question("member", stage.at_closed)
    path, told = f"disqualifications/{question['id']}", {"outcome": "disqualified"}
    etag = question["etag"]
    refused(stage.desk.post(f"{path}/decide", told, if_match=etag), 409, "meeting_not_in_session")
    refused(stage.door("member2").post(f"{path}/decide", told, if_match=etag), 404, "not_found")


def test_the_question_does_not_arise_for_who_is_not_there(sitting: Stage) -> None:
    sitting.attend("member", kind="left", item=sitting.closed_item["id"])
    question = sitting.question("member", sitting.at_closed)
    answer = sitting.desk.post(
        f"disqualifications/{question['id']}/decide",
        {"outcome": "disqualified"},
        if_match=question["etag"],
    )
    refused(answer, 409, "not_present")


def test_a_finding_has_a_ground(sitting: Stage) -> None:
    question = sitting.question("member", sitting.at_closed, ground=None)
    path, told = f"disqualifications/{question['id']}/decide", {"outcome": "disqualified"}
    refused(sitting.desk.post(path, told, if_match=question["etag"]), 409, "ground_missing")
    states = sitting.desk.seen(f"disqualifications/{question['id']}/verbs")["verbs"]
    assert {state["verb"] for state in states if state["allowed"]} == {"decide", "withdraw"}


def test_grounds_are_internal(sitting: Stage) -> None:
    question = sitting.question("member", sitting.at_item)
    told = {"outcome": "disqualified"}
    sitting.desk.done(f"disqualifications/{question['id']}/decide", told)
    path = f"disqualifications/{question['id']}"
    assert sitting.door("member2").seen(path)["ground"] is None
    assert sitting.door("council_member").seen(path)["ground"] is None
    assert sitting.door("member").seen(path)["ground"] == "nr_1"
    assert sitting.door("chair").seen(path)["ground"] == "nr_1"


def test_a_notice_twice_is_one_too_many(stage: Stage) -> None:
    notice(stage, "member")
    sent = {"item": stage.closed_item["id"]}
    again = stage.door("member").post("me/disqualification-notices", sent)
    refused(again, 409, "duplicate")


def test_an_undecided_notice_is_known_to_few(stage: Stage) -> None:
    made = notice(stage, "member")
    path = f"disqualifications/{made['id']}"
    assert stage.door("chair").seen(path)["state"] == "notified"
    refused(stage.door("member2").get(path), 404, "not_found")
    refused(stage.door("council_member").get(path), 404, "not_found")
    refused(stage.door("secretariat_other_municipality").get(path), 404, "not_found")
    refused(stage.door("consultee").get(path), 404, "not_found")


def test_nobody_withdraws_anothers_notice(sitting: Stage) -> None:
    question = sitting.question("member", sitting.at_item)
    answer = sitting.door("member").post(
        f"disqualifications/{question['id']}/withdraw", if_match="*"
    )
    refused(answer, 403, "forbidden")
