"""Who is disqualified stays for the sake of the quorum only where it would be lost without him
(fvl § 4, stk. 2): that is counted in the ledger."""

from typing import Any

import pytest

from tests.door import expect, refused
from tests.proceedings.stage import Stage

STAYS = {
    "outcome": "disqualified",
    "ground": "nr_1",
    "participates_despite": "fvl4_2",
    "participates_despite_reason": "Ellers er udvalget ikke beslutningsdygtigt.",
}
WHY = [{"code": "quorum_not_lost", "reason": "Udvalget ville være skævt sammensat."}]


@pytest.fixture
def sitting(stage: Stage) -> Stage:
    stage.open().everybody()
    return stage


def claim(stage: Stage, *who: str, leave: tuple[str, ...] = (), **more: Any) -> Any:
    """Findings about the open item: some claim to stay, some leave."""
    out = {"outcome": "disqualified", "ground": "nr_1"}
    told = [(one, STAYS) for one in who] + [(one, out) for one in leave]
    findings = [
        {"item": stage.item["id"], "person": stage.cast.person_id(one), **found}
        for one, found in told
    ]
    body = {"findings": findings, **more}
    return stage.desk.post(f"{stage.at}/decide-disqualifications", body, if_match="*")


def quorum(stage: Stage) -> str:
    return str(stage.desk.seen(f"{stage.at}/presence")["items"][0]["quorum"])


def test_where_enough_are_left_the_claim_is_answered_for(sitting: Stage) -> None:
    problem = refused(claim(sitting, "member"), 409, "quorum_not_lost")
    assert problem["overridable"]
    assert sitting.desk.seen("disqualifications")["results"] == []
    expect(claim(sitting, "member", overrides=WHY), 200)
    assert quorum(sitting) == "yes"


def test_where_too_few_would_be_left_it_holds(sitting: Stage) -> None:
    sitting.attend("member3", "member4", kind="left")
    expect(claim(sitting, "member"), 200)
    assert quorum(sitting) == "yes"


def test_those_who_claim_and_those_who_leave_are_counted_together(sitting: Stage) -> None:
    refused(claim(sitting, "member", leave=("member2",)), 409, "quorum_not_lost")
    expect(claim(sitting, "member", leave=("member2", "member3")), 200)
    assert quorum(sitting) == "yes"


def test_who_stays_already_is_counted_among_them(sitting: Stage) -> None:
    expect(claim(sitting, "member", "member2", overrides=WHY), 200)
    expect(claim(sitting, "member3"), 200)


def test_it_does_not_hold_where_staying_gives_no_quorum_either(sitting: Stage) -> None:
    sitting.attend("member2", "member3", "member4", kind="left")
    refused(claim(sitting, "member"), 409, "quorum_not_lost")


def test_a_substitute_who_came_keeps_the_quorum(sitting: Stage) -> None:
    sitting.attend("member3", "member4", kind="left")
    path = f"committees/{sitting.cast.culture.pk}"
    sitting.desk.changed(path, {"settings": {"short_substitute_allowed": True}})
    sitting.call("substitute", "member3", basis="ksl28_2_short")
    sitting.attend("substitute")
    refused(claim(sitting, "member"), 409, "quorum_not_lost")


def test_where_the_ledger_is_silent_nothing_is_held_against_it(stage: Stage) -> None:
    stage.open()
    expect(claim(stage, "member"), 200)


def test_one_question_is_measured_as_many_are(sitting: Stage) -> None:
    question = sitting.question("member", sitting.at_item)
    path = f"disqualifications/{question['id']}/decide"
    refused(sitting.desk.post(path, STAYS, if_match="*"), 409, "quorum_not_lost")
    by_need = STAYS | {"participates_despite": "fvl4_1"}
    sitting.desk.done(path, by_need)


@pytest.mark.parametrize("who", ["member2", "official"])
def test_nobody_else_finds_or_overrides(sitting: Stage, who: str) -> None:
    findings = [{"item": sitting.item["id"], "person": sitting.cast.person_id("member"), **STAYS}]
    body = {"findings": findings, "overrides": WHY}
    path = f"{sitting.at}/decide-disqualifications"
    answer = sitting.door(who).post(path, body, if_match="*")
    assert answer.status_code == (403 if who == "member2" else 200)
