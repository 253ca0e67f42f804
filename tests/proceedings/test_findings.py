"""What the body finds, one question or many at once; leaving the room; what is withheld."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agenda.models import AgendaItem, Case, ItemWithholding
from proceedings.models import Disqualification, PresenceEvent
from tests.door import refused
from tests.proceedings.stage import SECRET, Stage


@pytest.fixture
def sitting(stage: Stage) -> Stage:
    stage.open().everybody()
    return stage


def finding(stage: Stage, who: str, item: Any, outcome: str = "disqualified", **more: Any) -> Any:
    found = {"item": item["id"], "person": stage.cast.person_id(who), "outcome": outcome}
    return {**found, **({"ground": "nr_3"} if outcome == "disqualified" else {}), **more}


def found(stage: Stage, *findings: Any, **more: Any) -> list[dict[str, Any]]:
    path = f"{stage.at}/decide-disqualifications"
    made = stage.desk.done(path, {"findings": list(findings), **more}, if_match=None)
    rows: list[dict[str, Any]] = made["results"]
    return rows


def disqualified(stage: Stage, who: str, at: str, **more: Any) -> str:
    """The path of a question that the body has answered with yes."""
    path = f"disqualifications/{stage.question(who, at)['id']}"
    stage.desk.done(f"{path}/decide", {"outcome": "disqualified", **more})
    return path


def sees(stage: Stage, who: str) -> bool:
    return bool(stage.door(who).seen(stage.at_closed)["title"] == SECRET)


def decided(stage: Stage, at: str, **body: Any) -> Any:
    return stage.desk.post(f"{at}/decide", body, if_match=stage.desk.get(at).headers["ETag"])


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


def test_away_where_the_question_is_decided_is_away(sitting: Stage) -> None:
    sitting.attend("member", kind="absent", item=sitting.item["id"])
    path = f"{sitting.at}/decide-disqualifications"
    told = {"findings": [finding(sitting, "member", sitting.closed_item)]}
    under = {**told, "decided_under_item": sitting.item["id"]}
    refused(sitting.desk.post(path, under), 409, "not_present")
    sitting.desk.done(path, told, if_match=None)


def test_the_body_may_think_again_until_the_item_is_treated(sitting: Stage) -> None:
    path = disqualified(sitting, "member", sitting.at_closed, left_room=True)
    assert not sees(sitting, "member")
    sitting.desk.done(f"{path}/decide", {"outcome": "not_disqualified"})
    assert sees(sitting, "member")
    items = sitting.desk.seen(f"{sitting.at}/presence")["items"]
    assert [one["present"] for one in items] == [5, 5]
    sitting.decide(sitting.at_closed, public_decision="Godkendt.")
    again = sitting.desk.post(f"{path}/decide", {"outcome": "disqualified"}, if_match="*")
    refused(again, 409, "item_decided")


def test_leaving_and_coming_back_stand_in_the_ledger_with_their_hours(
    sitting: Stage, hold_clock: Callable[[str], None]
) -> None:
    hold_clock("2026-03-24T16:45:00+01:00")
    path = disqualified(sitting, "member", sitting.at_item)
    refused(sitting.desk.post(f"{path}/return-to-room", {}, if_match="*"), 409, "not_out")
    out = sitting.desk.done(f"{path}/leave-room", {"at": "2026-03-24T16:20:00+01:00"})
    assert (out["left_room"], out["left_at"]) == (True, "2026-03-24T15:20:00Z")
    early = {"at": "2026-03-24T16:10:00+01:00"}
    answer = sitting.desk.post(f"{path}/return-to-room", early, if_match="*")
    refused(answer, 409, "returned_before_leaving")
    back = sitting.desk.done(f"{path}/return-to-room", {"at": "2026-03-24T16:40:00+01:00"})
    assert (back["left_at"], back["returned_at"]) == (
        "2026-03-24T15:20:00Z",
        "2026-03-24T15:40:00Z",
    )
    lines = PresenceEvent.objects.filter(kind="took_no_part", replaced=False)
    assert [(line.item_id, line.took_no_part_reason) for line in lines] == [
        (AgendaItem.objects.get(pk=sitting.item["id"]).pk, "disqualification")
    ]
    assert PresenceEvent.objects.filter(kind="took_no_part", replaced=True).count() == 1


def test_while_somebody_stays_who_should_leave_the_item_waits(sitting: Stage) -> None:
    path = disqualified(sitting, "member", sitting.at_item)
    sitting.desk.done(f"{path}/refuse-to-leave")
    sitting.propose(sitting.at_item)
    refused(decided(sitting, sitting.at_item), 409, "disqualified_in_room")
    sitting.desk.done(f"{path}/leave-room")
    assert decided(sitting, sitting.at_item).status_code == 200


def test_nobody_leaves_for_what_was_not_found(sitting: Stage) -> None:
    question = sitting.question("member", sitting.at_item)
    for verb in ("leave-room", "refuse-to-leave"):
        path = f"disqualifications/{question['id']}/{verb}"
        refused(sitting.desk.post(path, {}, if_match="*"), 409, "not_disqualified")
        refused(sitting.door("member2").post(path, {}, if_match="*"), 404, "not_found")


def test_by_a_paragraph_and_for_a_reason_one_takes_part_all_the_same(sitting: Stage) -> None:
    question = sitting.question("member", sitting.at_closed)
    path = f"disqualifications/{question['id']}/decide"
    half = {"outcome": "disqualified", "participates_despite": "fvl4_2"}
    refused(sitting.desk.post(path, half, if_match="*"), 409, "exception_incomplete")
    whole = half | {"participates_despite_reason": "Udvalget ville ellers være skævt sammensat."}
    why = [{"code": "quorum_not_lost", "reason": "Hele den ene side ville være ude."}]
    row = sitting.desk.done(path, whole | {"overrides": why})
    assert row["participates_despite_label"].endswith("(fvl § 4, stk. 2)")
    assert sees(sitting, "member")
    items = sitting.desk.seen(f"{sitting.at}/presence")["items"]
    assert [one["present"] for one in items] == [5, 5]
    gone = sitting.desk.post(f"disqualifications/{question['id']}/leave-room", {}, if_match="*")
    refused(gone, 409, "takes_part")


def test_what_was_found_before_is_a_hint_and_binds_nobody(sitting: Stage) -> None:
    case = Case.objects.create(municipality=sitting.cast.egernborg, title="Havnen")
    later = sitting.meeting(day="2026-05-05")
    again = sitting.closed(later, "Køb af grund, 2. behandling")
    pks = [sitting.closed_item["id"], again["id"]]
    AgendaItem.objects.filter(pk__in=pks).update(case=case)
    disqualified(sitting, "member", sitting.at_closed)
    sitting.convened(later)
    asked = sitting.question("member", f"agenda-items/{again['id']}")
    hint = sitting.desk.seen(f"disqualifications/{asked['id']}")["earlier"]
    assert [(one["item"], one["day"], one["state"]) for one in hint] == [
        (sitting.closed_item["id"], "2026-03-24", "disqualified")
    ]
    seen = sitting.door("member").seen(f"agenda-items/{again['id']}")["title"]
    assert seen == "Køb af grund, 2. behandling"
    assert not sees(sitting, "member")
    at = f"meetings/{later['id']}"
    sitting.desk.done(f"{at}/open")
    told = {"findings": [finding(sitting, "member", again, "not_disqualified")]}
    (row,) = sitting.desk.done(f"{at}/decide-disqualifications", told, if_match=None)["results"]
    assert row["earlier"] == hint


def withheld(stage: Stage, who: str) -> dict[str, Any]:
    told = {"person": stage.cast.person_id(who), "reason": "Formanden har rejst spørgsmålet."}
    return stage.desk.made(f"{stage.at_closed}/withholdings", told)


def test_the_secretariat_withholds_what_was_only_reported_and_gives_it_back(stage: Stage) -> None:
    told = {"person": stage.cast.person_id("member"), "reason": "Ingen."}
    path = f"{stage.at_closed}/withholdings"
    refused(stage.desk.post(path, told), 409, "no_open_question")
    stage.question("member", stage.at_closed)
    assert sees(stage, "member")
    row = withheld(stage, "member")
    assert (row["cause"], row["reason"]) == ("secretariat", "Formanden har rejst spørgsmålet.")
    assert not sees(stage, "member")
    assert sees(stage, "member2")
    own = stage.door("member").seen(f"withholdings/{row['id']}")
    assert own["reason"] is None
    refused(stage.door("member2").get(f"withholdings/{row['id']}"), 404, "not_found")
    refused(
        stage.door("chair").post(f"withholdings/{row['id']}/lift", if_match="*"), 403, "forbidden"
    )
    stage.desk.done(f"withholdings/{row['id']}/lift")
    assert sees(stage, "member")
    again = stage.desk.post(f"withholdings/{row['id']}/lift", if_match="*")
    refused(again, 409, "already_lifted")


def test_what_the_law_withholds_the_secretariat_does_not_give_back(stage: Stage) -> None:
    sent = {"item": stage.closed_item["id"], "ground": "nr_2"}
    stage.door("member").made("me/disqualification-notices", sent)
    row = stage.desk.seen(f"{stage.at_closed}/withholdings")["results"][0]
    assert (row["cause"], row["until"]) == ("notified", None)
    answer = stage.desk.post(f"withholdings/{row['id']}/lift", if_match="*")
    refused(answer, 409, "follows_the_question")
    assert not sees(stage, "member")


def test_what_the_secretariat_withholds_ends_with_the_question(sitting: Stage) -> None:
    question = sitting.question("member", sitting.at_closed)
    withheld(sitting, "member")
    told = {"outcome": "not_disqualified"}
    sitting.desk.done(f"disqualifications/{question['id']}/decide", told)
    assert sees(sitting, "member")
    assert not ItemWithholding.objects.filter(until=None).exists()


def test_the_cases_other_items_at_the_same_meeting_are_withheld_too(sitting: Stage) -> None:
    """A closed item beside an open one about the same matter is the same matter."""
    case = Case.objects.create(municipality=sitting.cast.egernborg, title="Havnen")
    pks = [sitting.closed_item["id"], sitting.item["id"]]
    AgendaItem.objects.filter(pk__in=pks).update(case=case)
    assert sees(sitting, "member")
    path = disqualified(sitting, "member", sitting.at_item)
    assert not sees(sitting, "member")
    sitting.desk.done(f"{path}/decide", {"outcome": "not_disqualified"})
    assert sees(sitting, "member")


def test_a_disqualified_substitute_loses_what_he_was_called_to(sitting: Stage) -> None:
    disqualified(sitting, "member", sitting.at_closed)
    item = {"extent": "item", "item": sitting.closed_item["id"], "meeting": None}
    sitting.call("substitute", "member", basis="ksl28_3", **item)
    assert sees(sitting, "substitute")
    disqualified(sitting, "substitute", sitting.at_closed)
    assert not sees(sitting, "substitute")
    items = sitting.desk.seen(f"{sitting.at}/presence")["items"]
    assert items[1]["present"] == 4


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
