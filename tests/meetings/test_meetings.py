"""Meetings through HTTP: planned for a year, changed, moved and cancelled."""

from collections.abc import Callable
from typing import Any

import pytest

from committees.models import Membership
from foundation.outbox.models import Message
from meetings.models import Meeting
from tests.agenda.scene import TODAY, Scene
from tests.cast import Cast
from tests.door import expect, refused


@pytest.fixture
def scene(cast: Cast, hold_clock: Callable[[str], None]) -> Scene:
    hold_clock(TODAY)
    return Scene(cast)


def year(scene: Scene, *meetings: dict[str, Any]) -> dict[str, Any]:
    return {
        "committee": str(scene.cast.culture.pk),
        "year": 2026,
        "name": "Mødeplan 2026",
        "meetings": list(meetings),
    }


MARCH = {"starts_at": "2026-03-31T23:30:00+02:00", "place": "Lokale 2"}
APRIL = {"day": "2026-04-21", "meeting_kind": "theme"}


def test_a_years_meetings_are_planned_in_one_request(scene: Scene) -> None:
    made = scene.desk.made("meeting-plans", year(scene, MARCH, APRIL))
    assert [meeting["day"] for meeting in made["meetings"]] == ["2026-03-31", "2026-04-21"]
    assert made["meetings"][1]["starts_at"] is None
    listed = scene.cast.door("member").seen("meetings")["results"]
    assert [m["meeting_plan"] for m in listed] == [made["id"]] * 2
    refused(scene.desk.post("meeting-plans", year(scene, APRIL)), 409, "duplicate")


def test_every_fault_of_a_plan_is_named_and_nothing_is_left(scene: Scene) -> None:
    wrong = [{"day": "2027-01-05"}, {}, {"day": "2026-05-01", "starts_at": MARCH["starts_at"]}]
    problem = refused(scene.desk.post("meeting-plans", year(scene, *wrong)), 400, "other_year")
    found = {(fault["pointer"], fault["code"]) for fault in problem["errors"]}
    assert found == {
        ("/meetings/0/day", "other_year"),
        ("/meetings/1/day", "required"),
        ("/meetings/2/day", "day_mismatch"),
    }
    assert not Meeting.objects.exists()
    twice = year(scene, MARCH, MARCH)
    refused(scene.desk.post("meeting-plans", twice), 409, "duplicate")
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("who", ["member", "chair", "case_officer", "council_member"])
def test_politicians_and_case_officers_plan_no_meetings(scene: Scene, who: str) -> None:
    door = scene.cast.door(who)
    refused(door.post("meeting-plans", year(scene, MARCH)), 403, "forbidden")
    body = {"committee": str(scene.cast.culture.pk), "day": "2026-05-05"}
    refused(door.post("meetings", body), 403, "forbidden")
    meeting = scene.meeting()
    path = f"meetings/{meeting['id']}"
    refused(door.patch(path, {"place": "X"}, if_match="*"), 403, "forbidden")
    refused(door.post(f"{path}/cancel", {}, if_match="*"), 403, "forbidden")
    refused(door.delete(path, if_match="*"), 403, "forbidden")


def test_the_day_is_the_one_in_copenhagen(scene: Scene) -> None:
    made = scene.meeting(starts_at="2026-03-24T23:30:00Z")
    assert (made["day"], made["starts_at"]) == ("2026-03-25", "2026-03-24T23:30:00Z")
    body = {"committee": str(scene.cast.culture.pk), "starts_at": "2026-03-24T16:00:00"}
    refused(scene.desk.post("meetings", body), 400, "no_offset", "/starts_at")
    moved = scene.desk.changed(f"meetings/{made['id']}", {"starts_at": "2026-03-26T16:00:00Z"})
    assert moved["day"] == "2026-03-26"


def test_a_committee_does_not_meet_twice_at_once(scene: Scene) -> None:
    scene.meeting()
    body = {"committee": str(scene.cast.culture.pk), "starts_at": "2026-03-24T16:00:00+01:00"}
    refused(scene.desk.post("meetings", body), 409, "duplicate")


def test_meetings_are_found_by_committee_time_state_and_seat(scene: Scene) -> None:
    own, later = scene.meeting("2026-03-24"), scene.meeting("2026-05-12")
    other = scene.meeting(committee=str(scene.cast.finance.pk))
    scene.desk.done(f"meetings/{later['id']}/cancel", {"reason": "Ferie"})

    def found(who: str = "member", **query: str) -> list[str]:
        return [m["id"] for m in scene.cast.door(who).seen("meetings", **query)["results"]]

    assert found(committee=str(scene.cast.finance.pk)) == [other["id"]]
    assert found(**{"from": "2026-04-01"}) == [later["id"]]
    assert later["id"] not in found(to="2026-04-01")
    assert found(state="cancelled") == [later["id"]]
    assert set(found(mine="true")) == {own["id"], later["id"]}
    assert found("council_member", mine="true") == []
    Membership.objects.filter(person=scene.cast.person("member")).update(ends_on="2026-04-01")
    assert found(mine="true") == [own["id"]]
    refused(scene.desk.get("meetings", mine="ja"), 400, "invalid")


def test_a_planned_meeting_can_be_taken_out_of_the_plan(scene: Scene) -> None:
    empty, used = scene.meeting(), scene.meeting("2026-04-21")
    expect(scene.desk.delete(f"meetings/{empty['id']}", if_match=empty["etag"]), 204)
    scene.placed(used)
    refused(scene.desk.delete(f"meetings/{used['id']}", if_match="*"), 409, "in_use")


def test_a_cancelled_convened_meeting_is_told_to_everybody_with_its_reason(scene: Scene) -> None:
    meeting = scene.meeting()
    scene.placed(meeting)
    scene.convened(meeting)
    path = f"meetings/{meeting['id']}"
    refused(scene.desk.post(f"{path}/cancel", {}, if_match="*"), 409, "reason_required")
    off = scene.desk.done(f"{path}/cancel", {"reason": "For få punkter."})
    assert (off["state"], off["cancel_reason"]) == ("cancelled", "For få punkter.")
    letters = Message.objects.filter(rule="meeting-cancelled")
    assert letters.count() == 5
    assert all("For få punkter." in letter.text for letter in letters)
    refused(scene.desk.post(f"{path}/cancel", {"reason": "x"}, if_match="*"), 409, "wrong_state")
    refused(scene.desk.patch(path, {"place": "X"}, if_match="*"), 409, "wrong_state")


def test_a_planned_meeting_is_cancelled_in_silence(scene: Scene) -> None:
    meeting = scene.meeting()
    scene.desk.done(f"meetings/{meeting['id']}/cancel")
    assert not Message.objects.exists()


def test_a_convened_meeting_is_moved_by_a_verb_that_tells(scene: Scene) -> None:
    meeting = scene.meeting()
    scene.placed(meeting)
    convened = scene.convened(meeting)
    path = f"meetings/{meeting['id']}"
    new = {"starts_at": "2026-03-27T10:00:00+01:00"}
    refused(scene.desk.patch(path, new, if_match=convened["etag"]), 409, "use_reschedule")
    verb = f"{path}/reschedule"
    refused(scene.desk.post(verb, new, if_match="*"), 409, "reason_required")
    past = {"day": "2026-03-01", "reason": "Sygdom"}
    refused(scene.desk.post(verb, past, if_match="*"), 409, "day_has_passed")
    moved = scene.desk.done(verb, {**new, "reason": "Sygdom", "place": "Sal 1"})
    assert (moved["day"], moved["state"], moved["place"]) == ("2026-03-27", "convened", "Sal 1")
    letter = Message.objects.filter(rule__startswith="meeting-rescheduled").first()
    assert letter is not None
    assert "fredag den 27. marts 2026 kl. 10.00" in letter.text
    assert "Sygdom" in letter.text
    scene.desk.done(verb, {"starts_at": "2026-03-27T12:00:00+01:00", "reason": "Lokalet"})
    assert Message.objects.filter(rule__startswith="meeting-rescheduled").count() == 10


def test_what_is_planned_can_be_moved_by_hand(scene: Scene) -> None:
    meeting = scene.meeting()
    path = f"meetings/{meeting['id']}"
    moved = scene.desk.changed(path, {"starts_at": "2026-03-25T16:00:00+01:00", "place": "Sal"})
    assert (moved["day"], moved["place"]) == ("2026-03-25", "Sal")
    refused(scene.desk.patch(path, {"state": "ended"}, if_match=moved["etag"]), 400, "read_only")


def test_a_day_that_is_not_the_starts_is_refused(scene: Scene) -> None:
    meeting = scene.meeting()
    path = f"meetings/{meeting['id']}"
    answer = scene.desk.patch(path, {"day": "2026-03-26"}, if_match=meeting["etag"])
    refused(answer, 400, "day_mismatch", "/day")
    assert scene.desk.seen(path)["day"] == "2026-03-24"


def test_another_municipalitys_committee_has_no_meetings_here(scene: Scene) -> None:
    body = {"committee": str(scene.cast.mosevig_committee.pk), "day": "2026-05-05"}
    refused(scene.desk.post("meetings", body), 400, "does_not_exist", "/committee")
    answer = scene.desk.post("meeting-plans", {**year(scene, MARCH), **body | {"day": 1}})
    refused(answer, 400, "does_not_exist", "/committee")
