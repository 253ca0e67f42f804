"""Lines, votes and findings written together: whoever reads the open part is told of those he may
know of, and nothing tells him of the others."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.door import Door
from tests.proceedings.hall import Hall

LATER = "2026-03-24T17:05:00+01:00"


def known(hall: Hall, who: str) -> tuple[Any, ...]:
    """What somebody's feed tells, and when the meeting and its open item moved for him."""
    door: Door = hall.door(who)
    told = [entry["verb"] for entry in door.seen("changes", limit="200")["results"]]
    return told, *(door.seen(at)["modified_at"] for at in (hall.at, hall.at_item))


def no_part(hall: Hall, item: dict[str, Any]) -> dict[str, str]:
    return {"person": hall.cast.person_id("member"), "kind": "took_no_part", "item": item["id"]}


def out(hall: Hall, item: dict[str, Any]) -> dict[str, Any]:
    person = hall.cast.person_id("member")
    return {"item": item["id"], "person": person, "outcome": "disqualified", "ground": "nr_1"}


def vote_on_closed_question(hall: Hall) -> dict[str, Any]:
    """A vote, under the open item, on who is disqualified at the closed one."""
    question = hall.question("member", hall.at_closed)["id"]
    told = hall.told(subject="disqualification", disqualification=question, remaining="for")
    return {**told, "item": hall.item["id"]}


WRITTEN: dict[str, tuple[str, Callable[[Hall], Any]]] = {
    "attendance": ("events", lambda hall: no_part(hall, hall.closed_item)),
    "decide-disqualifications": ("findings", lambda hall: out(hall, hall.closed_item)),
    "votes": ("votes", vote_on_closed_question),
}


@pytest.fixture
def later(hold_clock: Callable[[str], None]) -> Callable[[], None]:
    return lambda: hold_clock(LATER)


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_written_of_closed_matters_alone_is_told_to_nobody_else(
    sitting: Hall, later: Callable[[], None], name: str
) -> None:
    key, written = WRITTEN[name]
    body = {key: [written(sitting)]}
    before = known(sitting, "council_member")
    later()
    answer = sitting.desk.post(f"{sitting.at}/{name}", body)
    assert answer.status_code in (200, 201), answer.content
    assert known(sitting, "council_member") == before
    assert known(sitting, "official") != before


def test_of_lines_together_one_about_an_open_item_is_told_wherever_it_stands(
    sitting: Hall, later: Callable[[], None]
) -> None:
    told, meeting, _ = known(sitting, "council_member")
    later()
    lines = [no_part(sitting, item) for item in (sitting.closed_item, sitting.item)]
    sitting.desk.made(f"{sitting.at}/attendance", {"events": lines})
    now_told, moved, _ = known(sitting, "council_member")
    assert now_told == [*told, "record-attendance"]
    assert moved > meeting


def test_of_votes_together_one_that_may_be_known_is_told(
    sitting: Hall, later: Callable[[], None]
) -> None:
    hidden = vote_on_closed_question(sitting)
    told, _, item = known(sitting, "council_member")
    later()
    shown = {**sitting.told(remaining="for", subject="procedure"), "item": sitting.item["id"]}
    sitting.desk.made(f"{sitting.at}/votes", {"votes": [hidden, shown]})
    now_told, _, moved = known(sitting, "council_member")
    assert now_told == [*told, "record-votes"]
    assert moved > item
