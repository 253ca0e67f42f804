"""The committee takes up again what a member stopped, and annuls it (ksl § 23)."""

from typing import Any

import pytest

from agenda.models import CaseGate, RoutingStep
from proceedings.models import Suspension
from tests.door import refused
from tests.proceedings.stage import Stage
from tests.proceedings.test_suspension import follow_up, suspended


@pytest.fixture
def sitting(stage: Stage) -> Stage:
    stage.open().everybody()
    return stage


def again(stage: Stage, hold_clock: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The matter and another one on the agenda of the next meeting, which sits."""
    case = stage.desk.seen(stage.at_item)["case"]
    stage.end()
    later = stage.meeting(day="2026-04-21")
    items = stage.placed(later, "Svømmehallen igen", case=case), stage.placed(later, "Havnen")
    stage.convened(later)
    hold_clock("2026-04-21T16:05:00+02:00")
    stage.desk.done(f"meetings/{later['id']}/open")
    people = [
        {"person": stage.cast.person_id(who), "kind": "present"}
        for who in ("chair", "member", "member2")
    ]
    stage.desk.made(f"meetings/{later['id']}/attendance", {"events": people})
    return items


def tried(stage: Stage, row: dict[str, Any], item: dict[str, Any]) -> Any:
    body = {"settled_by_item": item["id"]}
    return stage.desk.post(f"suspensions/{row['id']}/annul", body, if_match="*")


def test_the_committee_takes_it_up_again_and_annuls_it(sitting: Stage, hold_clock: Any) -> None:
    row = suspended(sitting)
    path = follow_up(sitting, sitting.at_item)
    item, _ = again(sitting, hold_clock)
    refused(tried(sitting, row, item), 409, "nothing_decided")
    sitting.decide(f"agenda-items/{item['id']}", outcome="rejected")
    body = {"settled_by_item": item["id"]}
    annulled = sitting.desk.done(f"suspensions/{row['id']}/annul", body)
    assert (annulled["state"], annulled["settled_by_item"]) == ("annulled", item["id"])
    assert sitting.desk.seen(f"agenda-items/{row['council_item']}")["state"] == "withdrawn"
    assert not RoutingStep.objects.filter(is_deciding=True).exists()
    assert not CaseGate.objects.filter(cleared_at=None).exists()
    assert sitting.desk.seen(path)["suspended"] is True
    refused(sitting.desk.post(f"{path}/done", {}, if_match="*"), 409, "suspended")
    refused(tried(sitting, row, item), 409, "wrong_state")


def test_talking_of_it_annuls_nothing_nor_does_another_matter(
    sitting: Stage, hold_clock: Any
) -> None:
    row = suspended(sitting)
    item, other = again(sitting, hold_clock)
    sitting.decide(f"agenda-items/{item['id']}", outcome="discussed")
    refused(tried(sitting, row, item), 409, "nothing_decided")
    sitting.decide(f"agenda-items/{other['id']}")
    assert refused(tried(sitting, row, other), 409, "other_matter")["overridable"]
    assert sitting.desk.seen(f"suspensions/{row['id']}")["state"] == "standing"


@pytest.mark.parametrize("former", ["culture", "finance"])
def test_a_committee_that_was_stopped_keeps_the_say_it_had(
    sitting: Stage, hold_clock: Any, former: str
) -> None:
    """The case is on its way to the council, and yet whoever decided in it may do so again."""
    row = suspended(sitting)
    case = sitting.desk.seen(sitting.at_item)["case"]
    step = RoutingStep.objects.create(
        municipality=sitting.cast.egernborg, case_id=case, position=9, order=9, purpose="decide",
        committee=getattr(sitting.cast, former), is_deciding=False,
    )  # fmt: skip
    Suspension.objects.filter(pk=row["id"]).update(former_step=step)
    item, _ = again(sitting, hold_clock)
    at = f"agenda-items/{item['id']}"
    sitting.propose(at, outcome="rejected")
    answer = sitting.desk.post(f"{at}/decide", {}, if_match="*")
    if former == "culture":
        assert answer.status_code == 200
    else:
        refused(answer, 409, "not_the_deciding_committee")


def test_an_item_before_it_at_the_same_meeting_annuls_nothing(sitting: Stage) -> None:
    sitting.desk.done(f"{sitting.at_item}/start")
    sitting.decide(sitting.at_item)
    sitting.desk.done(f"{sitting.at_closed}/start")
    row = suspended(sitting, sitting.at_closed)
    body = {"settled_by_item": sitting.item["id"]}
    answer = sitting.desk.post(f"suspensions/{row['id']}/annul", body, if_match="*")
    refused(answer, 409, "not_taken_up_again")


def test_what_was_stopped_is_not_mended_into_nothing(sitting: Stage) -> None:
    row = suspended(sitting)
    path = f"{sitting.at_item}/decision"
    put_off = {"outcomes": [{"outcome": "postponed", "text": "Udsat."}]}
    refused(sitting.desk.patch(path, put_off, if_match="*"), 409, "suspended")
    sitting.desk.changed(path, {"outcomes": [{"outcome": "rejected", "text": "Afvist."}]})
    sitting.desk.done(f"suspensions/{row['id']}/withdraw")
    sitting.desk.changed(path, put_off)
