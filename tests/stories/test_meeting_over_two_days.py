"""A meeting that goes on the next afternoon: who was away on one day, came on the other or left at
its end is told by day and item, and each vote is measured by its own day."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.agenda.scene import TODAY
from tests.cast import Cast
from tests.door import expect, refused
from tests.proceedings.hall import Hall

FIRST, SECOND = "2026-03-24", "2026-03-25"
WORDS = {
    "absence_placement": "header_and_items",
    "person_words": "{name}",
}
Row = dict[str, Any]


def at(day: str, clock: str) -> str:
    return f"{day}T{clock}:00+01:00"


@pytest.fixture
def hall(cast: Cast, hold_clock: Callable[[str], None]) -> Hall:
    """Four items; two are treated on the first day and two on the second. One sends his excuse
    for the second day, one comes late to it, one leaves before its last item."""
    hold_clock(TODAY)
    found = Hall(cast)
    found.desk.changed(f"committees/{cast.culture.pk}", {"settings": WORDS})
    found.meeting_row = found.meeting()
    items = [found.placed(found.meeting_row, f"Sag {n}")["id"] for n in range(1, 5)]
    found.convened(found.meeting_row)
    hold_clock(at(FIRST, "16:05"))
    found.sit()
    for n, (day, clock) in enumerate(
        [(FIRST, "16:10"), (FIRST, "17:30"), (SECOND, "16:00"), (SECOND, "17:30")]
    ):
        hold_clock(at(day, clock))
        if day == SECOND and n == 2:
            found.attend("member", kind="excused", day=SECOND)
            found.attend(
                "member2", kind="excused", at=at(SECOND, "16:00"), until=at(SECOND, "16:20")
            )
        found.desk.done(f"agenda-items/{items[n]}/start")
    hold_clock(at(SECOND, "18:00"))
    found.attend("member3", kind="left", at=at(SECOND, "17:40"))
    return found


def items(hall: Hall) -> list[Row]:
    found: list[Row] = hall.desk.seen(f"{hall.at}/presence")["items"]
    return found


def statuses(hall: Hall, who: str) -> list[str]:
    person = hall.cast.person_id(who)
    return [
        row["status"] for one in items(hall) for row in one["persons"] if row["person"] == person
    ]


def test_each_day_has_its_own_presence(hall: Hall) -> None:
    assert statuses(hall, "member") == ["present", "present", "excused", "excused"]
    assert statuses(hall, "member2") == ["present", "present", "present", "present"]
    assert statuses(hall, "member3") == ["present", "present", "present", "absent"]
    assert [one["present"] for one in items(hall)] == [5, 5, 4, 3]
    assert {one["quorum"] for one in items(hall)} == {"yes"}


@pytest.mark.parametrize(
    ("place", "moment", "voters"),
    [
        (1, (FIRST, "17:00"), {"chair", "member", "member2", "member3", "member4"}),
        (3, (SECOND, "16:10"), {"chair", "member3", "member4"}),
        (3, (SECOND, "16:30"), {"chair", "member2", "member3", "member4"}),
        (4, (SECOND, "17:35"), {"chair", "member2", "member3", "member4"}),
        (4, (SECOND, "17:50"), {"chair", "member2", "member4"}),
    ],
)
def test_each_vote_is_measured_by_its_own_day_and_hour(
    hall: Hall, place: int, moment: tuple[str, str], voters: set[str]
) -> None:
    path = f"agenda-items/{items(hall)[place - 1]['item']}"
    made = hall.vote(path, remaining="for", subject="procedure", held_at=at(*moment))
    names = {hall.cast.person_id(who) for who in voters}
    assert {ballot["person"] for ballot in made["ballots"]} == names
    for who in {"member", "member2", "member3"} - voters:
        told = {"ballots": hall.ballots(**{who: "for"}), "subject": "procedure"}
        refused(hall.try_vote(path, held_at=at(*moment), **told), 409, "not_present")


def test_header_and_items_tell_the_day(hall: Hall) -> None:
    for one in items(hall):
        hall.decide(f"agenda-items/{one['item']}")
    header = hall.desk.seen(f"{hall.at}/presence")["header"]["lines"]
    assert [line for line in header if "Mikkel Aas" in line and "3-4" in line]
    assert [line for line in header if "Palle Rask" in line and "17.40" in line]
    ended = hall.desk.done(f"{hall.at}/end", {"ended_at": at(SECOND, "18:00")})
    page = hall.desk.get(f"minutes/{ended['minutes_id']}.html").content.decode()
    assert all(line in page for line in header)
    told = [one["lines"] for one in items(hall)]
    assert [any("Mikkel Aas" in line for line in lines) for lines in told] == [
        False,
        False,
        True,
        True,
    ]


def test_a_statement_on_the_second_day_is_demanded_in_time(hall: Hall) -> None:
    path = f"agenda-items/{items(hall)[0]['item']}"
    hall.vote(path, ballots=hall.ballots(member4="against"), remaining="for",
              held_at=at(FIRST, "17:00"))  # fmt: skip
    hall.desk.done(f"{hall.at}/end", {"ended_at": at(SECOND, "18:00")})
    told = {
        "kind": "dissent",
        "body_html": "<p>Prisen er for høj.</p>",
        "speakers": [{"person": hall.cast.person_id("member4")}],
    }
    late = {**told, "declared_at": at(SECOND, "18:05")}
    assert hall.desk.post(f"{path}/statements", late).status_code == 409
    expect(hall.desk.post(f"{path}/statements", {**told, "declared_at": at(SECOND, "17:00")}), 201)
