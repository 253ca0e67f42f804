"""Meetings that run through the nights in which the clocks are changed: the same hour comes twice,
or not at all, and nothing in the record is put in another order for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.cast import Cast
from tests.door import expect, refused
from tests.proceedings.hall import Hall

Row = dict[str, Any]


@dataclass(frozen=True)
class Night:
    """Hours in the order in which they come, as told by the clocks on the wall. `left` and `back`
    are the hours that minutes print."""

    planned: str
    starts: str
    opens: str
    begins: str
    leaves: str
    between: str
    returns: str
    after: str
    ends: str
    left: str
    back: str


AUTUMN = Night(
    planned="2026-10-01T09:00:00+02:00", starts="2026-10-24T21:00:00+02:00",
    opens="2026-10-24T21:05:00+02:00", begins="2026-10-25T01:50:00+02:00",
    leaves="2026-10-25T02:30:00+02:00", between="2026-10-25T02:50:00+02:00",
    returns="2026-10-25T02:15:00+01:00", after="2026-10-25T02:20:00+01:00",
    ends="2026-10-25T02:40:00+01:00", left="02.30", back="02.15",
)  # fmt: skip
SPRING = Night(
    planned="2026-03-02T09:00:00+01:00", starts="2026-03-28T21:00:00+01:00",
    opens="2026-03-28T21:05:00+01:00", begins="2026-03-29T01:40:00+01:00",
    leaves="2026-03-29T01:50:00+01:00", between="2026-03-29T01:59:00+01:00",
    returns="2026-03-29T03:05:00+02:00", after="2026-03-29T03:10:00+02:00",
    ends="2026-03-29T03:20:00+02:00", left="01.50", back="03.05",
)  # fmt: skip
NIGHTS = pytest.mark.parametrize("night", [AUTUMN, SPRING], ids=["autumn", "spring"])


@pytest.fixture
def hall(night: Night, cast: Cast, hold_clock: Callable[[str], None]) -> Hall:
    """The second item is being treated when the clocks are changed; one leaves and comes back."""
    hold_clock(night.planned)
    found = Hall(cast)
    found.meeting_row = found.meeting(starts_at=night.starts)
    found.item = found.placed(found.meeting_row, "Før midnat")
    found.closed_item = found.placed(found.meeting_row, "Efter midnat")
    found.convened(found.meeting_row)
    hold_clock(night.opens)
    found.sit()
    found.desk.done(f"{found.at_item}/start")
    hold_clock(night.begins)
    found.desk.done(f"{found.at_closed}/start")
    hold_clock(night.leaves)
    found.attend("member", kind="left")
    hold_clock(night.returns)
    found.attend("member", kind="arrived")
    hold_clock(night.after)
    return found


@NIGHTS
def test_who_was_gone_in_the_hour_between_did_not_vote(hall: Hall, night: Night) -> None:
    own = {"ballots": hall.ballots(member="for"), "subject": "procedure"}
    refused(hall.try_vote(hall.at_closed, held_at=night.between, **own), 409, "not_present")
    for moment in (night.begins, night.after):
        made = hall.vote(hall.at_closed, held_at=moment, **own)
        assert made["for_count"] == 1
    ahead = hall.try_vote(hall.at_closed, held_at=night.ends, **own)
    refused(ahead, 400, "in_future", "/held_at")


@NIGHTS
def test_the_ledger_tells_the_hours_on_the_wall_in_the_order_they_came(
    hall: Hall, night: Night, hold_clock: Callable[[str], None]
) -> None:
    sheet = hall.desk.seen(f"{hall.at}/presence")
    person = hall.cast.person_id("member")
    at_items = [p["status"] for i in sheet["items"] for p in i["persons"] if p["person"] == person]
    assert at_items == ["present", "present"]
    lines = [line for line in sheet["header"]["lines"] if "Mikkel Aas" in line]
    assert ["mødte" in line and night.back in line for line in lines] == [True, False]
    assert ["forlod" in line and night.left in line for line in lines] == [False, True]
    hold_clock(night.ends)
    ended = hall.desk.done(f"{hall.at}/end", {"ended_at": night.ends})
    page = hall.desk.get(f"minutes/{ended['minutes_id']}.html").content.decode()
    assert all(line in page for line in lines)


@NIGHTS
def test_the_end_is_after_everything_that_came_before_it(
    hall: Hall, night: Night, hold_clock: Callable[[str], None]
) -> None:
    hold_clock(night.ends)
    ended = hall.desk.done(f"{hall.at}/end", {"ended_at": night.ends})
    assert ended["opened_at"] < ended["ended_at"]
    item = hall.desk.seen(hall.at_closed)
    assert item["started_at"] < item["finished_at"]
    again = {"person": hall.cast.person_id("member"), "kind": "left", "at": night.between}
    expect(hall.desk.post(f"{hall.at}/attendance", [again]), 201)


@NIGHTS
def test_what_was_declared_in_the_doubled_hour_counts_until_the_meeting_ended(
    hall: Hall, night: Night, hold_clock: Callable[[str], None]
) -> None:
    hall.vote(hall.at_closed, ballots=hall.ballots(member2="against"), remaining="for")
    hall.decide(hall.at_closed)
    hold_clock(night.ends)
    hall.desk.done(f"{hall.at}/end", {"ended_at": night.after})
    path = f"{hall.at_closed}/statements"
    told = {
        "kind": "dissent",
        "body_html": "<p>Det haster ikke.</p>",
        "speakers": [{"person": hall.cast.person_id("member2")}],
    }
    refused(hall.desk.post(path, {**told, "declared_at": night.ends}), 409, "demanded_too_late")
    expect(hall.desk.post(path, {**told, "declared_at": night.between}), 201)
    stop = {"person": hall.cast.person_id("member2"), "declared_at": night.ends}
    at_stop = f"{hall.at_closed}/suspend"
    refused(hall.desk.post(at_stop, stop, if_match="*"), 409, "demanded_too_late")
    stop["declared_at"] = night.between
    expect(hall.desk.post(at_stop, stop, if_match="*"), 200)
