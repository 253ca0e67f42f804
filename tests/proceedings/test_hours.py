"""Hours told of a meeting have come, lie within it, and tell who was there at a vote."""

from collections.abc import Callable
from typing import Any

import pytest

from committees.vocabulary import CommitteeKind
from tests.door import refused
from tests.proceedings.hall import Hall
from tests.proceedings.stage import Stage

Hold = Callable[[str], None]


def at(clock: str, day: str = "2026-03-24") -> str:
    return f"{day}T{clock}:00+01:00"


def line(stage: Stage, kind: str, **where: Any) -> dict[str, Any]:
    return {"person": stage.cast.person_id("member"), "kind": kind, **where}


def tell(stage: Stage, *lines: dict[str, Any]) -> Any:
    return stage.desk.post(f"{stage.at}/attendance", list(lines))


@pytest.mark.parametrize(
    ("kind", "name"),
    [("left", "at"), ("arrived", "at"), ("present", "until"), ("absent", "at"), ("no_show", "at")],
)
def test_what_has_not_happened_is_not_entered(stage: Stage, kind: str, name: str) -> None:
    stage.open()
    early = tell(stage, line(stage, "present"), line(stage, kind, **{name: at("16:08")}))
    refused(early, 400, "in_future", f"/events/1/{name}")
    assert stage.desk.seen("presence-events")["results"] == []
    tomorrow = line(stage, kind, day="2026-03-25")
    refused(tell(stage, tomorrow), 400, "in_future", "/events/0/day")
    assert tell(stage, line(stage, kind, at=at("16:07"))).status_code == 201


def test_an_absence_may_be_told_of_ahead_but_not_that_it_was_reported(stage: Stage) -> None:
    assert tell(stage, line(stage, "excused", at=at("18:00"), until=at("19:00"))).status_code == 201
    told = line(stage, "excused", reported_at=at("16:30"))
    refused(tell(stage, told), 400, "in_future", "/events/0/reported_at")
    backwards = line(stage, "excused", at=at("19:00"), until=at("18:00"))
    refused(tell(stage, backwards), 400, "range_backwards", "/events/0/until")


def test_a_member_tells_of_hours_of_that_meeting(stage: Stage) -> None:
    own = {"meeting": stage.meeting_row["id"]}
    member = stage.door("member")
    wrong = {**own, "at": at("18:00", "2026-03-20")}
    refused(member.post("me/absences", wrong), 409, "outside_meeting")
    backwards = {**own, "at": at("19:00"), "until": at("18:00")}
    refused(member.post("me/absences", backwards), 400, "range_backwards", "/until")
    member.made("me/absences", {**own, "at": at("18:00")})


def test_corrections_after_the_meeting_are_measured_by_its_hours(
    sitting: Hall, hold_clock: Hold
) -> None:
    hold_clock(at("18:00"))
    sitting.end()
    hold_clock(at("09:00", "2026-03-27"))
    for clock, day in (("18:30", "2026-03-24"), ("17:00", "2026-03-26")):
        late = tell(sitting, line(sitting, "left", at=at(clock, day)))
        assert "/events/0/at" in str(refused(late, 409, "outside_meeting"))
        told = {"remaining": "for", "held_at": at(clock, day)}
        assert "/held_at" in str(refused(sitting.try_vote(**told), 409, "outside_meeting"))
    refused(sitting.try_vote(remaining="for", held_at=at("15:00")), 409, "outside_meeting")
    assert tell(sitting, line(sitting, "left", at=at("17:30"))).status_code == 201
    assert sitting.vote(remaining="for", held_at=at("17:00"))["for_count"] == 5


def test_no_vote_is_held_in_the_future(sitting: Hall) -> None:
    told = {"remaining": "for", "held_at": at("16:08")}
    refused(sitting.try_vote(**told), 400, "in_future", "/held_at")
    many = {"votes": [sitting.told(item=sitting.item["id"], **told)]}
    answer = sitting.desk.post(f"{sitting.at}/votes", many)
    refused(answer, 400, "in_future", "/votes/0/held_at")
    assert sitting.votes() == []
    assert sitting.vote(remaining="for", held_at=at("16:07"))["held_at"] == "2026-03-24T15:07:00Z"


def test_leaving_the_room_and_coming_back_have_happened(sitting: Hall) -> None:
    question = sitting.question("member", sitting.at_item)
    path = f"disqualifications/{question['id']}"
    sitting.desk.done(f"{path}/decide", {"outcome": "disqualified"})

    def leave(verb: str, clock: str, day: str = "2026-03-24") -> Any:
        body = {"at": at(clock, day)}
        return sitting.desk.post(f"{path}/{verb}", body, if_match="*")

    refused(leave("leave-room", "16:30"), 400, "in_future", "/at")
    assert "/at" in str(refused(leave("leave-room", "16:00", "2026-03-23"), 409, "outside_meeting"))
    assert leave("leave-room", "16:05").status_code == 200
    refused(leave("return-to-room", "16:30"), 400, "in_future", "/at")
    assert leave("return-to-room", "16:06").status_code == 200


@pytest.fixture
def moved(sitting: Hall, hold_clock: Hold) -> Hall:
    """The first item runs; member left at 16.20 and came back at 16.40, member2 came at 16.30.
    It is 17.00."""
    sitting.desk.done(f"{sitting.at_item}/start")
    hold_clock(at("17:00"))
    person2 = {"person": sitting.cast.person_id("member2")}
    told = [
        line(sitting, "left", at=at("16:20")),
        line(sitting, "arrived", at=at("16:40")),
        line(sitting, "arrived", at=at("16:30")) | person2,
    ]
    assert tell(sitting, *told).status_code == 201
    return sitting


@pytest.mark.parametrize(
    ("clock", "may"),
    [
        ("16:10", {"member": True, "member2": False}),
        ("16:20", {"member": False, "member2": False}),
        ("16:35", {"member": False, "member2": True}),
        ("16:40", {"member": True, "member2": True}),
        (None, {"member": True, "member2": True}),
    ],
)
def test_who_had_gone_or_had_not_come_by_the_clock_did_not_vote(
    moved: Hall, clock: str | None, may: dict[str, bool]
) -> None:
    held = {"held_at": at(clock)} if clock else {}
    for who, right in may.items():
        told = {"ballots": moved.ballots(**{who: "for"}), "subject": "procedure", **held}
        if right:
            assert moved.vote(**told)["for_count"] == 1
        else:
            problem = refused(moved.try_vote(**told), 409, "not_present")
            assert "/ballots/0/person" in str(problem)
    rest = moved.vote(subject="procedure", remaining="for", **held)
    assert rest["for_count"] == 3 + sum(may.values())
    more = {"for_count": 4 + sum(may.values()), "against_count": 0, "method": "secret"}
    moved.is_now(CommitteeKind.FORUM)
    refused(moved.try_vote(subject="procedure", **more, **held), 409, "too_many_votes")


def test_the_hour_counts_where_nobody_knows_at_which_item_it_was(
    sitting: Hall, hold_clock: Hold
) -> None:
    hold_clock(at("18:00"))
    sitting.end()
    sitting.attend("member", kind="left", at=at("17:00"))
    gone = {"ballots": sitting.ballots(member="for"), "subject": "procedure"}
    refused(sitting.try_vote(held_at=at("17:30"), **gone), 409, "not_present")
    assert sitting.vote(held_at=at("16:30"), **gone)["for_count"] == 1
