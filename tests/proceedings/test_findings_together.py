"""What the body finds about several members and items at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from proceedings.models import Disqualification
from tests.door import refused
from tests.proceedings.found import disqualified, finding, found, sees
from tests.proceedings.stage import Stage


@pytest.fixture
def sitting(stage: Stage) -> Stage:
    stage.open().everybody()
    return stage


def test_findings_are_answered_in_the_order_they_were_told(sitting: Stage) -> None:
    people = ["member", "member2", "member3", "member4"]
    for who in reversed(people):
        sitting.question(who, sitting.at_item)
    told = [finding(sitting, who, sitting.item, "not_disqualified") for who in people]
    assert [row["person"] for row in found(sitting, *told)] == [one["person"] for one in told]


def test_several_are_found_at_once_under_another_item(sitting: Stage) -> None:
    asked = sitting.question("member", sitting.at_closed)
    rows = found(
        sitting,
        finding(sitting, "member", sitting.closed_item),
        finding(sitting, "member2", sitting.closed_item, "not_disqualified"),
        finding(sitting, "member3", sitting.closed_item, left_room=True),
        decided_under_item=sitting.item["id"],
    )
    told = {row["person"]: row for row in rows}
    first = told[sitting.cast.person_id("member")]
    assert (first["id"], first["state"]) == (asked["id"], "disqualified")
    assert {row["decided_under_item"] for row in rows} == {sitting.item["id"]}
    assert [sees(sitting, who) for who in ("member", "member2", "member3")] == [False, True, False]
    third = Disqualification.objects.get(person=sitting.cast.person("member3"))
    assert third.left_event is not None
    assert third.left_event.took_no_part_reason == "disqualification"
    items = sitting.desk.seen(f"{sitting.at}/presence")["items"]
    assert [one["present"] for one in items] == [5, 3]


@pytest.mark.parametrize(("who", "ground"), [("secretariat", "nr_3"), ("integrator", None)])
def test_findings_are_told_as_each_question_is_told(
    sitting: Stage, who: str, ground: str | None
) -> None:
    asked = sitting.question("member", sitting.at_item)
    about = {"subject": "disqualification", "disqualification": asked["id"]}
    vote = {**about, "method": "show_of_hands", "remaining": "for"}
    held = sitting.desk.made(f"{sitting.at_item}/votes", vote)
    several = [
        finding(sitting, "member", sitting.item, left_room=True),
        finding(sitting, "member2", sitting.item),
    ]
    door, path = sitting.door(who), f"{sitting.at}/decide-disqualifications"
    rows = door.done(path, {"findings": several}, if_match=None)["results"]
    assert [row["votes"] for row in rows] == [[held["id"]], []]
    assert {row["ground"] for row in rows} == {ground}
    assert rows == [door.seen(f"disqualifications/{row['id']}") for row in rows]


def test_everything_that_stands_against_many_findings_is_said_at_once(stage: Stage) -> None:
    stage.open()
    stage.attend("member", kind="absent")
    away = finding(stage, "member", stage.item)
    groundless = finding(stage, "member2", stage.item) | {"ground": None}
    groundless.pop("ground")
    path = f"{stage.at}/decide-disqualifications"
    problem = refused(stage.desk.post(path, {"findings": [away, groundless]}), 409, "not_present")
    assert [r["code"] for r in problem["reasons"]] == ["not_present", "ground_missing"]
    assert not Disqualification.objects.exists()


def test_a_finding_speaks_of_the_meetings_own_items_and_people(sitting: Stage) -> None:
    other = sitting.placed(sitting.meeting(day="2026-05-05"), "Noget andet")
    path = f"{sitting.at}/decide-disqualifications"
    wrong = [
        finding(sitting, "member", other),
        finding(sitting, "council_member", sitting.item),
        finding(sitting, "member2", sitting.item),
        finding(sitting, "member2", sitting.item),
    ]
    problem = refused(sitting.desk.post(path, {"findings": wrong}), 400, "does_not_exist")
    assert {(f["pointer"], f["code"]) for f in problem["errors"]} == {
        ("/findings/0/item", "does_not_exist"),
        ("/findings/1/person", "not_a_participant"),
        ("/findings/3", "repeated"),
    }
    under = {"findings": wrong[2:3], "decided_under_item": other["id"]}
    refused(sitting.desk.post(path, under), 400, "other_meeting", "/decided_under_item")


def test_who_does_not_lead_the_meeting_finds_nothing(sitting: Stage) -> None:
    path = f"{sitting.at}/decide-disqualifications"
    told = {"findings": [finding(sitting, "member2", sitting.item)]}
    for who in ("member", "council_member"):
        refused(sitting.door(who).post(path, told), 403, "forbidden")
    sitting.door("chair").done(path, told, if_match=None)


def test_who_may_not_see_the_item_decides_nothing_about_it(sitting: Stage) -> None:
    disqualified(sitting, "chair", sitting.at_closed)
    told = {"findings": [finding(sitting, "member", sitting.closed_item)]}
    path = f"{sitting.at}/decide-disqualifications"
    refused(sitting.door("chair").post(path, told), 400, "does_not_exist", "/findings/0/item")


def test_many_findings_cost_as_much_as_one(sitting: Stage) -> None:
    path = f"{sitting.at}/decide-disqualifications"
    counts = []
    for members in (("member",), ("member2", "member3", "member4")):
        items = (sitting.item, sitting.closed_item)
        told = [finding(sitting, who, item, left_room=True) for who in members for item in items]
        with CaptureQueriesContext(connection) as asked:
            sitting.desk.done(path, {"findings": told}, if_match=None)
        counts.append(len(asked))
    assert counts[0] == counts[1]
