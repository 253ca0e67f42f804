"""What a substitute reads: everything from the call to the end, in every door, and no more."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.door import expect, refused
from tests.proceedings.stage import SECRET, Stage

AFTER = "2026-04-20T09:00:00+02:00"


@pytest.fixture
def stage(stage: Stage) -> Stage:
    stage.cast.culture.settings = {"short_substitute_allowed": True}
    stage.cast.culture.save()
    return stage


def reads(stage: Stage) -> list[bool]:
    """Whether the secret is seen in the item, the agenda, the list, the search and the print."""
    door = stage.door("substitute")
    listed = door.seen("agenda-items", meeting=stage.meeting_row["id"])["results"]
    agenda = door.seen(f"{stage.at}/agenda")["items"]
    searched = door.seen("search", q="grund")["results"]
    page = door.get(f"{stage.at}/agenda.html").content.decode()
    return [
        door.seen(stage.at_closed)["title"] == SECRET,
        any(row["title"] == SECRET for row in agenda),
        any(row["title"] == SECRET for row in listed),
        any(SECRET in str(row) for row in searched),
        SECRET in page,
    ]


def period(stage: Stage, since: str, until: str | None = None) -> dict[str, Any]:
    told = {"extent": "period", "meeting": None, "committee": str(stage.cast.culture.pk)}
    told |= {"starts_on": since, "ends_on": until, "basis": "ksl28_2_short"}
    body = {
        "person": stage.cast.person_id("substitute"),
        "for_person": stage.cast.person_id("member4"),
        **{key: value for key, value in told.items() if value is not None},
    }
    return stage.desk.made("substitutions", body)


def test_before_the_call_during_it_and_after_the_meeting(stage: Stage) -> None:
    assert reads(stage) == [False] * 5
    stage.call("substitute", "member4")
    assert reads(stage) == [True] * 5
    stage.open().attend("substitute")
    stage.end()
    assert reads(stage) == [False] * 5


@pytest.mark.parametrize("verb", ["decline", "stay-away"])
def test_who_declined_or_stayed_away_reads_no_more(stage: Stage, verb: str) -> None:
    called = stage.call("substitute", "member4")
    stage.desk.done(f"substitutions/{called['id']}/{verb}")
    assert reads(stage) == [False] * 5


def test_a_call_for_a_period_opens_its_meetings_before_it_begins_and_ends_with_it(
    stage: Stage, hold_clock: Callable[[str], None]
) -> None:
    hold_clock("2026-03-20T09:00:00+01:00")
    called = period(stage, "2026-03-23", "2026-04-19")
    assert reads(stage) == [True] * 5
    hold_clock(AFTER)
    assert reads(stage) == [False] * 5
    hold_clock("2026-03-20T09:00:00+01:00")
    ended = stage.desk.done(f"substitutions/{called['id']}/end-call", {"ends_on": "2026-03-23"})
    assert ended["ends_on"] == "2026-03-23"
    assert reads(stage) == [False] * 5


def test_a_call_for_a_later_period_does_not_open_earlier_meetings(stage: Stage) -> None:
    period(stage, "2026-03-25")
    assert reads(stage) == [False] * 5


def test_a_call_to_a_meeting_is_not_ended_by_a_day(stage: Stage) -> None:
    called = stage.call("substitute", "member4")
    path = f"substitutions/{called['id']}"
    match = stage.desk.get(path).headers["ETag"]
    answer = stage.desk.post(f"{path}/end-call", {"ends_on": "2026-03-24"}, if_match=match)
    refused(answer, 409, "not_a_period")


def test_the_next_is_called_when_the_first_does_not_come(stage: Stage) -> None:
    first = stage.call("substitute", "member4")
    body = {
        "person": stage.cast.person_id("council_member"),
        "for_person": stage.cast.person_id("member4"),
        "extent": "meeting",
        "meeting": stage.meeting_row["id"],
        "basis": "ksl28_2_short",
        "follows": first["id"],
    }
    refused(stage.desk.post("substitutions", body), 409, "still_called")
    stage.desk.done(f"substitutions/{first['id']}/stay-away")
    other = stage.desk.post("substitutions", body | {"for_person": stage.cast.person_id("member")})
    refused(other, 400, "other_call", "/follows")
    second = expect(stage.desk.post("substitutions", body), 201)
    assert second["follows"] == first["id"]
    stage.open().attend("member4", kind="excused")
    stage.attend("council_member")
    notes = stage.desk.seen(f"{stage.at}/presence")["header"]["notes"]
    told = {(note["kind"], note["name"], note["place"]) for note in notes}
    assert told == {
        ("excused", "Rie Sand", None),
        ("substitute", "Ulla Ås", None),
        ("not_come", "Tove Vind", 1),
    }


def test_only_the_called_one_or_the_desk_says_no(stage: Stage) -> None:
    called = stage.call("substitute", "member4")
    path = f"substitutions/{called['id']}"
    match = stage.door("member").get(path).headers["ETag"]
    answer = stage.door("member").post(f"{path}/decline", {}, if_match=match)
    refused(answer, 403, "forbidden")
    assert stage.door("substitute").done(f"{path}/decline")["state"] == "declined"


def test_a_committee_approves_nobody(stage: Stage) -> None:
    called = stage.call("substitute", "member4")
    path = f"substitutions/{called['id']}"
    match = stage.desk.get(path).headers["ETag"]
    told = {"item": stage.item["id"]}
    refused(stage.desk.post(f"{path}/approve", told, if_match=match), 409, "approval_not_needed")
