"""What the chair decides between meetings, and how the committee gets to know of it."""

from typing import Any

import pytest

from tests.door import expect, refused
from tests.proceedings.stage import Stage

BODY = "<p>Festpladsen lånes ud til byfesten.</p>"


@pytest.fixture
def told(stage: Stage) -> dict[str, Any]:
    return {
        "committee": str(stage.cast.culture.pk),
        "title": "Udlån af festpladsen",
        "body_html": BODY,
        "ground": "urgent",
        "decided_by": stage.cast.person_id("chair"),
        "decided_at": "2026-03-20T10:00:00+01:00",
    }


def sent(stage: Stage, day: str = "2026-04-21") -> dict[str, Any]:
    meeting = stage.meeting(day)
    stage.placed(meeting, "Først")
    stage.closed(meeting)
    stage.sent(meeting)
    return meeting


def report(stage: Stage, meeting: dict[str, Any], who: str = "member") -> list[dict[str, Any]]:
    items = stage.agenda(who, meeting)
    return [item for item in items if item["item_type"] == "chair_decision_report"]


def test_a_decision_is_told_at_the_next_meeting_in_its_own_words(
    stage: Stage, told: dict[str, Any]
) -> None:
    made = stage.door("chair").made("chair-decisions", told)
    assert (made["state"], made["report_item"]) == ("taken", None)
    meeting = sent(stage)
    (item,) = report(stage, meeting)
    assert (item["position"], item["number"], item["visibility"]) == (2, "2", "open")
    (block,) = item["blocks"]
    assert block["heading"] == "Udlån af festpladsen"
    assert block["body_html"].startswith(BODY)
    assert "Karen Bæk. Tåler ikke udsættelse." in block["body_html"]
    assert stage.desk.seen(f"chair-decisions/{made['id']}")["report_item"] == item["id"]
    verbatim = stage.desk.patch(f"sections/{block['id']}", {"body_html": "Nej"}, if_match="*")
    refused(verbatim, 409, "verbatim")


def test_it_is_told_once_and_again_only_where_it_was_not_heard(
    stage: Stage, told: dict[str, Any]
) -> None:
    stage.desk.made("chair-decisions", told)
    first = sent(stage)
    stage.desk.done(f"meetings/{first['id']}/unpublish-agenda")
    stage.desk.done(f"meetings/{first['id']}/publish-agenda")
    (item,) = report(stage, first)
    assert len(item["blocks"]) == 1
    assert report(stage, sent(stage, "2026-05-12")) == []
    stage.desk.done(f"agenda-items/{item['id']}/withdraw", {"reason": "Ikke nået."})
    assert len(report(stage, sent(stage, "2026-06-09"))) == 1


def test_an_item_that_waits_for_it_is_filled(stage: Stage, told: dict[str, Any]) -> None:
    meeting = stage.meeting("2026-04-21")
    waits = stage.placed(meeting, "Formanden har besluttet", item_type="chair_decision_report")
    for title in ("Den ene", "Den anden"):
        stage.desk.made("chair-decisions", {**told, "title": title})
    stage.sent(meeting)
    (item,) = report(stage, meeting)
    assert item["id"] == waits["id"]
    assert [b["heading"] for b in item["blocks"]][1:] == ["Den ene", "Den anden"]


def test_a_closed_decision_is_told_under_a_closed_item(stage: Stage, told: dict[str, Any]) -> None:
    secret = {**told, "title": "Køb af hal", "visibility": "closed"}
    problem = stage.desk.post("chair-decisions", secret)
    refused(problem, 400, "required", "/closed_reason")
    secret["closed_reason"] = "property_transactions"
    made = stage.desk.made("chair-decisions", secret)
    assert stage.door("council_member").get(f"chair-decisions/{made['id']}").status_code == 404
    assert stage.door("member").get(f"chair-decisions/{made['id']}").status_code == 200
    meeting = sent(stage)
    (item,) = report(stage, meeting)
    assert (item["visibility"], item["position"]) == ("closed", 3)
    known = stage.agenda("council_member", meeting)[2]
    assert (known["title"], known["blocks"]) == (None, [])


def test_after_the_report_nothing_changes(stage: Stage, told: dict[str, Any]) -> None:
    made = stage.desk.made("chair-decisions", told)
    path = f"chair-decisions/{made['id']}"
    assert stage.desk.changed(path, {"title": "Udlån"})["title"] == "Udlån"
    sent(stage)
    refused(stage.desk.patch(path, {"title": "Andet"}, if_match="*"), 409, "already_reported")


def test_any_member_may_recall_it_and_then_the_committee_treats_it(
    stage: Stage, told: dict[str, Any]
) -> None:
    made = stage.desk.made("chair-decisions", told)
    path = f"chair-decisions/{made['id']}"
    recalled = stage.door("member3").done(f"{path}/recall", {"reason": "Det er en sag for os."})
    assert (recalled["state"], recalled["recalled_by"]) == (
        "recalled",
        stage.cast.person_id("member3"),
    )
    item = stage.desk.seen(f"agenda-items/{recalled['new_item']}")
    assert (item["state"], item["title"]) == ("submitted", told["title"])
    assert report(stage, sent(stage)) == []
    refused(stage.door("member").post(f"{path}/recall", if_match="*"), 409, "wrong_state")


def test_the_secretariat_names_the_member_it_recalls_for(
    stage: Stage, told: dict[str, Any]
) -> None:
    path = f"chair-decisions/{stage.desk.made('chair-decisions', told)['id']}/recall"
    refused(stage.desk.post(path, if_match="*"), 400, "not_a_member", "/person")
    other = {"person": stage.cast.person_id("member")}
    refused(stage.door("member2").post(path, other, if_match="*"), 403, "forbidden")
    assert stage.desk.done(path, other)["recalled_by"] == other["person"]


def test_what_was_heard_is_not_recalled(stage: Stage, told: dict[str, Any]) -> None:
    made = stage.desk.made("chair-decisions", told)
    meeting = sent(stage)
    (item,) = report(stage, meeting)
    stage.desk.done(f"meetings/{meeting['id']}/open")
    stage.desk.done(f"agenda-items/{item['id']}/finish")
    path = f"chair-decisions/{made['id']}/recall"
    refused(stage.door("member").post(path, if_match="*"), 409, "already_reported")


def test_delegation_needs_a_decision_of_the_committee(stage: Stage, told: dict[str, Any]) -> None:
    delegated = {**told, "ground": "delegated"}
    refused(stage.desk.post("chair-decisions", delegated), 409, "delegation_missing")
    stage.open().everybody()
    stage.decide(stage.at_item, outcome="delegated")
    decision = stage.desk.seen(f"{stage.at_item}/decision")["id"]
    made = stage.desk.made("chair-decisions", {**delegated, "delegated_by": decision})
    assert made["delegated_by"] == decision
    other = {**told, "delegated_by": decision}
    refused(stage.desk.post("chair-decisions", other), 400, "not_delegated", "/delegated_by")


def test_the_committees_own_decision_binds_its_chair(stage: Stage, told: dict[str, Any]) -> None:
    case = stage.door("case_officer").made("cases", {"title": "Byfest"})
    meeting = stage.meeting("2026-04-21")
    item = stage.placed(meeting, "Byfest", case=case["id"])
    stage.sent(meeting)
    stage.meeting_row = meeting
    stage.open().everybody()
    stage.decide(f"agenda-items/{item['id']}")
    bound = {**told, "case": case["id"]}
    problem = refused(stage.desk.post("chair-decisions", bound), 409, "committee_has_decided")
    assert problem["overridable"]
    why = [{"code": "committee_has_decided", "reason": "Kun en frist er rykket."}]
    assert stage.desk.made("chair-decisions", {**bound, "overrides": why})["case"] == case["id"]


def test_new_facts_bring_a_settled_matter_back(stage: Stage) -> None:
    stage.open().everybody()
    stage.propose(stage.at_item)
    path = f"decisions/{stage.desk.seen(f'{stage.at_item}/decision')['id']}/resume"
    facts = {"new_facts": "Grunden er forurenet."}
    refused(stage.desk.post(path, facts, if_match="*"), 409, "not_decided")
    stage.desk.done(f"{stage.at_item}/decide")
    refused(stage.door("chair").post(path, if_match="*"), 409, "reason_required")
    answer = expect(stage.door("chair").post(path, facts, if_match="*"), 201)
    item = stage.desk.seen(f"agenda-items/{answer['new_item']}")
    assert (item["continues_item_id"], item["state"]) == (stage.item["id"], "submitted")
    refused(stage.door("member").post(path, facts, if_match="*"), 403, "forbidden")


def test_the_chair_decides_for_a_committee_and_not_for_the_council(
    stage: Stage, told: dict[str, Any]
) -> None:
    council = {
        **told,
        "committee": str(stage.cast.council.pk),
        "decided_by": stage.cast.person_id("council_member"),
    }
    refused(stage.desk.post("chair-decisions", council), 409, "not_for_this_body")
    stranger = {**told, "decided_by": stage.cast.person_id("council_member")}
    refused(stage.desk.post("chair-decisions", stranger), 400, "not_a_member", "/decided_by")
    late = {**told, "decided_at": "2026-03-25T10:00:00+01:00"}
    refused(stage.desk.post("chair-decisions", late), 400, "in_the_future", "/decided_at")


@pytest.mark.parametrize("who", ["member", "case_officer", "council_member"])
def test_nobody_else_decides_for_the_chair(stage: Stage, told: dict[str, Any], who: str) -> None:
    refused(stage.door(who).post("chair-decisions", told), 403, "forbidden")
