"""Suspension (ksl § 23): a member stops a decision; the council decides, or it is annulled."""

from typing import Any

import pytest

from agenda.models import AgendaItem, Case, CaseGate, RoutingStep
from tests.cast import Cast
from tests.door import expect, refused
from tests.proceedings.stage import Stage

INSIDE, AFTER = "2026-03-24T16:30:00+01:00", "2026-03-24T19:00:00+01:00"


@pytest.fixture
def sitting(stage: Stage) -> Stage:
    stage.open().everybody()
    return stage


def told(stage: Stage, who: str = "member", **more: Any) -> dict[str, Any]:
    return {"person": stage.cast.person_id(who), **more}


def asked(stage: Stage, at: str, who: str = "member", **more: Any) -> Any:
    return stage.desk.post(f"{at}/suspend", told(stage, who, **more), if_match="*")


def suspended(stage: Stage, at: str | None = None, who: str = "member") -> dict[str, Any]:
    """A suspension of the open item's decision."""
    at = at or stage.at_item
    stage.decide(at)
    stage.desk.done(f"{at}/suspend", told(stage, who))
    rows = stage.desk.seen(f"{at}/suspensions")["results"]
    return dict(rows[0])


def council_meeting(stage: Stage, cast: Cast) -> dict[str, Any]:
    body = {"committee": str(cast.council.pk), "starts_at": "2026-04-14T17:00:00+02:00"}
    return stage.desk.made("meetings", {**body, "place": "Byrådssalen"})


def follow_up(stage: Stage, at: str) -> str:
    made = stage.desk.made(f"{at}/follow-ups", {"title": "Bygherren får besked"})
    return f"follow-ups/{made['id']}"


def test_a_stopped_decision_goes_to_the_council_and_waits_there(sitting: Stage) -> None:
    row = suspended(sitting)
    assert (row["state"], row["name_printed"]) == ("standing", "Mikkel Aas")
    item = AgendaItem.objects.get(pk=sitting.item["id"])
    assert item.case is not None
    step = RoutingStep.objects.get(case=item.case)
    assert (step.committee, step.purpose, step.is_deciding) == (
        sitting.cast.council,
        "decide",
        True,
    )
    waiting = sitting.desk.seen(f"agenda-items/{row['council_item']}")
    assert (waiting["state"], waiting["continues_item_id"]) == ("ready", sitting.item["id"])
    gates = sitting.desk.seen(f"cases/{item.case_id}/gates")["results"]
    assert [(gate["kind"], gate["cleared_at"]) for gate in gates] == [("suspension", None)]
    decision = sitting.door("member2").seen(f"{sitting.at_item}/decision")
    assert decision["suspension"] == "standing"


def test_nothing_is_carried_out_before_the_council_has_decided(
    sitting: Stage, cast: Cast, hold_clock: Any
) -> None:
    row = suspended(sitting)
    path = follow_up(sitting, sitting.at_item)
    assert sitting.desk.seen(path)["suspended"] is True
    listed = sitting.desk.seen("follow-ups")["results"]
    assert [one["suspended"] for one in listed] == [True]
    for verb, body in (("start", {}), ("report", {"note": "Gjort."}), ("done", {})):
        refused(sitting.desk.post(f"{path}/{verb}", body, if_match="*"), 409, "suspended")
    sitting.end()
    meeting = council_meeting(sitting, cast)
    there = f"agenda-items/{row['council_item']}"
    sitting.desk.done(f"{there}/place", {"meeting": meeting["id"]})
    sitting.convened(meeting)
    hold_clock("2026-04-14T17:05:00+02:00")
    sitting.desk.done(f"meetings/{meeting['id']}/open")
    people = [
        {"person": cast.person_id(w), "kind": "present"} for w in ("substitute", "council_member")
    ]
    sitting.desk.made(f"meetings/{meeting['id']}/attendance", {"events": people})
    sitting.propose(there)
    why = [{"code": code, "reason": "Mødet er lille."} for code in ("quorum_unknown",)]
    cast.council.seats = 3
    cast.council.save()
    expect(sitting.desk.post(f"{there}/decide", {"overrides": why}, if_match="*"), 200)
    settled = sitting.desk.seen(f"suspensions/{row['id']}")
    assert (settled["state"], settled["settled_by_item"]) == (
        "council_decided",
        row["council_item"],
    )
    assert not CaseGate.objects.filter(cleared_at=None).exists()
    assert sitting.desk.seen(path)["suspended"] is False
    sitting.desk.done(f"{path}/done")


def test_a_hearing_that_was_stopped_is_not_sent_out(sitting: Stage) -> None:
    sitting.decide(sitting.at_item, outcomes=[{"outcome": "sent_to_hearing", "text": "Sendes."}])
    sitting.desk.done(f"{sitting.at_item}/suspend", told(sitting))
    about = {"item": sitting.item["id"], "audience": "public", "legal_basis": "voluntary"}
    hearing = sitting.desk.made(
        "hearings", {**about, "response_deadline": "2026-06-01", "draft_html": "Forslag."}
    )
    path = f"hearings/{hearing['id']}/announce"
    refused(sitting.desk.post(path, {}, if_match="*"), 409, "suspended")
    row = sitting.desk.seen(f"{sitting.at_item}/suspensions")["results"][0]
    sitting.desk.done(f"suspensions/{row['id']}/withdraw")
    sitting.desk.done(path)


def test_it_counts_when_it_was_declared_and_only_until_the_meeting_ends(
    sitting: Stage, hold_clock: Any
) -> None:
    sitting.decide(sitting.at_item)
    hold_clock("2026-03-24T18:00:00+01:00")
    sitting.end()
    hold_clock("2026-03-25T09:00:00+01:00")
    refused(asked(sitting, sitting.at_item), 409, "demanded_too_late")
    refused(asked(sitting, sitting.at_item, declared_at=AFTER), 409, "demanded_too_late")
    sitting.desk.done(f"{sitting.at_item}/suspend", told(sitting, declared_at=INSIDE))
    row = sitting.desk.seen(f"{sitting.at_item}/suspensions")["results"][0]
    assert row["declared_at"] == "2026-03-24T15:30:00Z"
    answer = sitting.desk.post(f"suspensions/{row['id']}/withdraw", if_match="*")
    refused(answer, 409, "meeting_ended")


def test_who_was_there_for_a_part_of_it_may_and_who_was_away_may_not(sitting: Stage) -> None:
    sitting.attend("member", kind="left", item=sitting.item["id"])
    sitting.attend("member2", kind="absent", item=sitting.item["id"])
    sitting.decide(sitting.at_item)
    refused(asked(sitting, sitting.at_item, "member2"), 409, "not_present")
    refused(asked(sitting, sitting.at_item, "council_member"), 409, "not_a_member")
    expect(asked(sitting, sitting.at_item, "member"), 200)
    refused(asked(sitting, sitting.at_item, "member"), 409, "already_suspended")


def test_who_is_disqualified_stops_nothing(sitting: Stage) -> None:
    question = sitting.question("member", sitting.at_item)
    path = f"disqualifications/{question['id']}/decide"
    sitting.desk.done(path, {"outcome": "disqualified"})
    sitting.decide(sitting.at_item)
    refused(asked(sitting, sitting.at_item), 409, "disqualified")


@pytest.mark.parametrize(
    ("outcome", "item_type"),
    [("discussed", "decision"), ("none", "decision"), ("noted", "information")],
)
def test_nobody_stops_what_settles_nothing(sitting: Stage, outcome: str, item_type: str) -> None:
    sitting.desk.changed(sitting.at_item, {"item_type": item_type})
    refused(asked(sitting, sitting.at_item), 409, "nothing_decided")
    sitting.decide(sitting.at_item, outcome=outcome)
    refused(asked(sitting, sitting.at_item), 409, "procedural_decision")


def test_a_matter_that_ends_by_being_noted_can_be_stopped(sitting: Stage) -> None:
    sitting.decide(sitting.at_item, outcome="noted")
    expect(asked(sitting, sitting.at_item), 200)
    refused(
        sitting.desk.post(f"{follow_up(sitting, sitting.at_item)}/start", if_match="*"),
        409,
        "suspended",
    )


def routed(sitting: Stage, deciding: Any) -> None:
    """The item's case, with the committee that has the last word in it."""
    case = Case.objects.create(municipality=sitting.cast.egernborg, title="Svømmehallen")
    AgendaItem.objects.filter(pk=sitting.item["id"]).update(case=case)
    RoutingStep.objects.create(
        municipality=case.municipality, case=case, position=1, order=1, committee=deciding,
        purpose="decide", is_deciding=True,
    )  # fmt: skip


@pytest.mark.parametrize("body", ["council", "finance"])
def test_what_another_body_decides_is_not_stopped_by_a_recommendation_s_minority(
    sitting: Stage, body: str
) -> None:
    routed(sitting, getattr(sitting.cast, body))
    sitting.decide(sitting.at_item, outcome="recommended")
    refused(asked(sitting, sitting.at_item), 409, "procedural_decision")
    verbs = sitting.desk.seen(f"{sitting.at_item}/verbs")
    assert "procedural_decision" in str(verbs)


def test_a_recommendation_by_who_has_the_last_word_is_stopped_by_each_who_was_there(
    sitting: Stage,
) -> None:
    routed(sitting, sitting.cast.culture)
    sitting.decide(sitting.at_item, outcome="recommended")
    for who in ("member", "member2"):
        expect(asked(sitting, sitting.at_item, who), 200)


def test_where_nobody_knows_who_decides_a_recommendation_s_stop_is_answered_for(
    sitting: Stage,
) -> None:
    sitting.decide(sitting.at_item, outcome="recommended")
    assert refused(asked(sitting, sitting.at_item), 409, "recommendation_only")["overridable"]
    why = [{"code": "recommendation_only", "reason": "Udvalget afgør selv sagen."}]
    expect(asked(sitting, sitting.at_item, overrides=why), 200)


def test_two_may_stop_it_and_one_may_change_his_mind(sitting: Stage) -> None:
    first = suspended(sitting)
    expect(asked(sitting, sitting.at_item, "member2"), 200)
    sitting.desk.done(f"suspensions/{first['id']}/withdraw")
    case = AgendaItem.objects.get(pk=sitting.item["id"]).case_id
    assert RoutingStep.objects.get(case=case).is_deciding
    assert CaseGate.objects.filter(cleared_at=None).count() == 1
    rows = sitting.desk.seen(f"{sitting.at_item}/suspensions", state="standing")["results"]
    sitting.desk.done(f"suspensions/{rows[0]['id']}/withdraw")
    assert not RoutingStep.objects.filter(case=case).exists()
    assert not CaseGate.objects.filter(cleared_at=None).exists()


def test_only_who_leads_the_meeting_writes_it_down(sitting: Stage) -> None:
    row = suspended(sitting)
    for who in ("member", "council_member", "case_officer"):
        door = sitting.door(who)
        refused(
            door.post(f"{sitting.at_item}/suspend", told(sitting), if_match="*"), 403, "forbidden"
        )
        refused(door.post(f"suspensions/{row['id']}/withdraw", if_match="*"), 403, "forbidden")
        assert door.seen(f"suspensions/{row['id']}")["state"] == "standing"


def test_of_a_closed_item_only_those_know_who_see_it_whole(sitting: Stage) -> None:
    row = suspended(sitting, sitting.at_closed, "member2")
    for who, knows in (("member", True), ("council_member", False), ("consultee", False)):
        door = sitting.door(who)
        assert len(door.seen("suspensions")["results"]) == int(knows), who
        assert door.get(f"suspensions/{row['id']}").status_code == (200 if knows else 404)


def test_the_minutes_say_that_it_was_stopped(sitting: Stage) -> None:
    suspended(sitting)
    sitting.decide(sitting.at_closed, public_decision="Godkendt.")
    minutes = f"minutes/{sitting.end()['minutes_id']}"
    blocks = sitting.desk.seen(f"{sitting.at}/document")["items"][0]["blocks"]
    assert (blocks[-1]["type"], blocks[-1]["kind"]) == ("statement", "remark")
    assert "Mikkel Aas" in blocks[-1]["body_html"]
    assert "§ 23" in sitting.desk.get(f"{minutes}.html").content.decode()
    sitting.desk.done(f"{minutes}/circulate")
    refused(
        asked(sitting, sitting.at_item, "member3", declared_at=INSIDE), 409, "minutes_circulated"
    )
