"""Drafting, taking and mending decisions; what is said for the record."""

from typing import Any

import pytest

from agenda.models import AgendaItem, Case, CaseGate, RoutingStep
from foundation.clock import now
from proceedings.models import Decision
from tests.door import expect, refused
from tests.proceedings.stage import BODY, Stage


@pytest.fixture
def sitting(stage: Stage) -> Stage:
    stage.open().everybody()
    return stage


def codes(stage: Stage, at: str, verb: str = "decide") -> set[str]:
    """What `/verbs` says stands against the verb."""
    states = {s["verb"]: s for s in stage.desk.seen(f"{at}/verbs")["verbs"]}
    return {r["code"] for r in states[verb]["reasons"] + states[verb]["warnings"]}


def decide(stage: Stage, at: str, **body: Any) -> Any:
    return stage.desk.post(f"{at}/decide", body, if_match=stage.desk.get(at).headers["ETag"])


def test_a_decision_is_a_draft_until_it_is_taken(sitting: Stage) -> None:
    empty = sitting.desk.seen(f"{sitting.at_item}/decision")
    assert (empty["id"], empty["state"], empty["outcomes"]) == (None, "draft", [])
    draft = sitting.propose(sitting.at_item)
    assert (draft["body_html"], draft["outcomes"][0]["outcome"]) == (BODY, "approved")
    hidden = sitting.door("member").seen(f"{sitting.at_item}/decision")
    assert (hidden["id"], hidden["body_html"]) == (None, "")
    item = sitting.desk.done(f"{sitting.at_item}/decide")
    assert item["state"] == "treated"
    taken = sitting.door("member").seen(f"{sitting.at_item}/decision")
    assert (taken["state"], taken["decided_on"]) == ("decided", "2026-03-24")
    assert taken["body_html"] == BODY


def test_all_that_is_missing_is_said_at_once(stage: Stage) -> None:
    missing = {"meeting_not_in_session", "outcome_missing", "decision_empty", "quorum_unknown"}
    assert codes(stage, stage.at_item) == missing
    problem = refused(decide(stage, stage.at_item), 409, "meeting_not_in_session")
    found = {r["code"] for r in problem["reasons"] + problem["warnings"]}
    assert found == missing


def test_unknown_presence_is_answered_for(stage: Stage) -> None:
    stage.open()
    stage.propose(stage.at_item)
    problem = refused(decide(stage, stage.at_item), 409, "quorum_unknown")
    assert problem["overridable"]
    why = [{"code": "quorum_unknown", "reason": "Alle fem sad i salen."}]
    expect(decide(stage, stage.at_item, overrides=why), 200)


def test_without_quorum_nothing_is_decided(stage: Stage) -> None:
    stage.open()
    stage.attend("member2", "member3", "member4", kind="absent")
    stage.attend("chair", "member")
    stage.propose(stage.at_item)
    why = [{"code": "not_quorate", "reason": "Det haster."}]
    refused(decide(stage, stage.at_item, overrides=why), 409, "not_quorate")
    assert stage.desk.seen(stage.at_item)["state"] == "placed"


def case_of(stage: Stage) -> Case:
    home = stage.cast.egernborg
    case = Case.objects.create(municipality=home, title="Svømmehal")
    AgendaItem.objects.filter(pk=stage.item["id"]).update(case=case)
    return case


def test_a_standing_gate_holds_the_decision_back(sitting: Stage) -> None:
    case, home = case_of(sitting), {"municipality": sitting.cast.egernborg}
    gate = CaseGate.objects.create(
        **home, case=case, kind="embargo", reason="Parterne mangler", opened_at=now()
    )
    sitting.propose(sitting.at_item)
    refused(decide(sitting, sitting.at_item), 409, "embargo")
    CaseGate.objects.filter(pk=gate.pk).update(cleared_at=now())
    expect(decide(sitting, sitting.at_item), 200)


def test_only_the_deciding_committee_settles_the_case(sitting: Stage) -> None:
    home = {"municipality": sitting.cast.egernborg}
    step = {"position": 2, "order": 2, "purpose": "decide", "is_deciding": True}
    RoutingStep.objects.create(
        **home, case=case_of(sitting), committee=sitting.cast.council, **step
    )
    sitting.propose(sitting.at_item)
    refused(decide(sitting, sitting.at_item), 409, "not_the_deciding_committee")
    sitting.propose(sitting.at_item, outcome="recommended")
    expect(decide(sitting, sitting.at_item), 200)


def test_a_draft_needs_the_etag_of_what_was_read(sitting: Stage) -> None:
    path = f"{sitting.at_item}/decision"
    first = sitting.desk.seen(path)["etag"]
    refused(sitting.desk.patch(path, {"body_html": "A"}), 428, "if_match_required")
    expect(sitting.desk.patch(path, {"body_html": "A"}, if_match=first), 200)
    stale = refused(sitting.desk.patch(path, {"body_html": "B"}, if_match=first), 412, "stale")
    assert stale["current"]["body_html"] == "<p>A</p>"
    second = sitting.desk.seen(path)["etag"]
    outcomes = {"outcomes": [{"outcome": "noted"}]}
    expect(sitting.desk.patch(path, outcomes, if_match=second), 200)
    refused(sitting.desk.patch(path, outcomes, if_match=second), 412, "stale")
    assert Decision.objects.count() == 1


def test_a_taken_decision_is_mended_until_the_minutes_go_out(sitting: Stage) -> None:
    sitting.decide(sitting.at_item)
    path = f"{sitting.at_item}/decision"
    mended = sitting.desk.changed(path, {"body_html": "<p>Godkendt med ændring.</p>"})
    assert (mended["state"], mended["body_html"]) == ("decided", "<p>Godkendt med ændring.</p>")
    sitting.decide(sitting.at_closed, public_decision="Godkendt.")
    minutes = f"minutes/{sitting.end()['minutes_id']}"
    sitting.desk.done(f"{minutes}/circulate")
    etag = sitting.desk.seen(path)["etag"]
    answer = sitting.desk.patch(path, {"body_html": "<p>X</p>"}, if_match=etag)
    refused(answer, 409, "minutes_circulated")
    line = {"events": [{"person": sitting.cast.person_id("member"), "kind": "absent"}]}
    refused(sitting.desk.post(f"{sitting.at}/attendance", line), 409, "minutes_circulated")


def mend(stage: Stage, **told: Any) -> Any:
    return stage.desk.patch(f"{stage.at_item}/decision", told, if_match="*")


def test_mending_brings_about_nothing_that_could_not_have_been_decided(stage: Stage) -> None:
    stage.open().attend("chair", "member")
    stage.attend("member2", "member3", "member4", kind="absent")
    stage.propose(stage.at_item, outcome="noted")
    why = [{"code": "not_quorate", "reason": "Kun orientering."}]
    expect(decide(stage, stage.at_item, overrides=why), 200)
    substance = [{"outcome": "approved", "text": "Godkendt."}]
    refused(mend(stage, outcomes=substance), 409, "not_quorate")
    refused(mend(stage, outcomes=substance, overrides=why), 409, "not_quorate")
    refused(mend(stage, outcomes=[]), 409, "outcome_missing")
    refused(mend(stage, body_html=""), 409, "decision_empty")
    kept = stage.desk.seen(f"{stage.at_item}/decision")
    assert ([one["outcome"] for one in kept["outcomes"]], kept["body_html"]) == (["noted"], BODY)
    expect(mend(stage, outcomes=[{"outcome": "discussed"}]), 200)
    expect(mend(stage, body_html="<p>Drøftet.</p>"), 200)


def test_who_answered_once_does_not_answer_again_for_the_wording(stage: Stage) -> None:
    stage.open()
    stage.propose(stage.at_item)
    why = [{"code": "quorum_unknown", "reason": "Alle fem sad i salen."}]
    expect(decide(stage, stage.at_item, overrides=why), 200)
    expect(mend(stage, outcomes=[{"outcome": "endorsed", "text": "Tiltrådt."}]), 200)


def test_a_mended_decision_says_what_the_vote_said_and_who_decides(sitting: Stage) -> None:
    told = {"method": "show_of_hands", "remaining": "against"}
    sitting.desk.made(f"{sitting.at_item}/votes", told)
    sitting.decide(sitting.at_item, outcome="rejected")
    approved = [{"outcome": "approved", "text": "Godkendt."}]
    assert refused(mend(sitting, outcomes=approved), 409, "vote_contradicts")["overridable"]
    case = case_of(sitting)
    step = {"position": 2, "order": 2, "purpose": "decide", "is_deciding": True}
    home = {"municipality": sitting.cast.egernborg}
    RoutingStep.objects.create(**home, case=case, committee=sitting.cast.council, **step)
    expect(mend(sitting, outcomes=[{"outcome": "returned", "text": "Tilbage."}]), 200)
    refused(mend(sitting, outcomes=[{"outcome": "rejected"}]), 409, "not_the_deciding_committee")
    expect(mend(sitting, outcomes=[{"outcome": "discussed"}]), 200)


@pytest.mark.parametrize("who", ["member", "case_officer", "council_member"])
def test_others_neither_draft_nor_decide(sitting: Stage, who: str) -> None:
    sitting.propose(sitting.at_item)
    door, at = sitting.door(who), sitting.at_item
    refused(door.patch(f"{at}/decision", {"body_html": "X"}, if_match="*"), 403, "forbidden")
    refused(door.post(f"{at}/decide", if_match="*"), 403, "forbidden")


def test_a_closed_items_decision_is_not_there_for_others(sitting: Stage) -> None:
    sitting.decide(sitting.at_closed)
    refused(sitting.door("council_member").get(f"{sitting.at_closed}/decision"), 404, "not_found")
    sitting.door("member").seen(f"{sitting.at_closed}/decision")
    listed = sitting.door("council_member").seen("decisions", count="true")
    assert (listed["count"], listed["results"]) == (0, [])


def test_another_items_group_is_no_group_of_this(sitting: Stage) -> None:
    group = "01890000-0000-7000-8000-000000000000"
    told = {"outcomes": [{"outcome": "approved", "about_group": group}]}
    etag = sitting.desk.seen(f"{sitting.at_item}/decision")["etag"]
    answer = sitting.desk.patch(f"{sitting.at_item}/decision", told, if_match=etag)
    refused(answer, 400, "does_not_exist", "/outcomes/0/about_group")
