"""In the council a list can have an item wait when one of its members is disqualified."""

from typing import Any

import pytest

from committees.vocabulary import CommitteeKind
from tests.door import refused
from tests.proceedings.hall import Hall


@pytest.fixture
def council(sitting: Hall) -> Hall:
    """The council, nine days short of its next meeting, and a member found disqualified."""
    sitting.is_now(CommitteeKind.COUNCIL)
    path = f"disqualifications/{sitting.question('member', sitting.at_item)['id']}/decide"
    sitting.desk.done(path, {"outcome": "disqualified"})
    return sitting


def demanded(hall: Hall, **told: Any) -> Any:
    return hall.desk.post(f"{hall.at_item}/demand-postponement", told, if_match="*")


def test_the_item_waits_for_the_next_meeting(council: Hall) -> None:
    following = council.meeting(day="2026-04-28")
    late = demanded(council, deadline="2026-04-27")
    refused(late, 409, "deadline_would_break")
    item = council.desk.done(f"{council.at_item}/demand-postponement", {"opposed": 2})
    assert item["state"] == "postponed"
    waiting = council.desk.seen("agenda-items", meeting=following["id"])["results"]
    assert [one["continues_item_id"] for one in waiting] == [council.item["id"]]
    row = council.desk.seen(f"{council.at_item}/disqualifications")["results"][0]
    assert (row["postponement_opposed"], row["state"]) == (2, "disqualified")


def test_two_thirds_of_those_present_keep_it(council: Hall) -> None:
    refused(demanded(council, opposed=3), 409, "two_thirds_oppose")
    refused(demanded(council, opposed=5), 409, "more_than_present")
    assert council.desk.seen(council.at_item)["state"] == "placed"


def test_with_a_substitute_there_is_nothing_to_wait_for(council: Hall) -> None:
    item = {"extent": "item", "item": council.item["id"], "meeting": None}
    council.call("substitute", "member", basis="ksl14_3", **item)
    refused(demanded(council), 409, "substitute_called")


def test_a_committee_has_no_such_right(sitting: Hall) -> None:
    refused(demanded(sitting), 409, "not_the_council")
    refused(
        sitting.door("member").post(f"{sitting.at_item}/demand-postponement", {}), 403, "forbidden"
    )
