"""Two who keep the record of one meeting at once lose nothing: each on a connection of his own."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.http import HttpResponse

from proceedings.models import Amendment, Vote
from tests.agenda.scene import TODAY
from tests.agenda.test_two_writers import at_once
from tests.cast import Cast
from tests.door import Door, refused
from tests.proceedings.hall import Hall
from tests.proceedings.stage import SITTING

Calls = Sequence[Callable[[], HttpResponse]]


@pytest.fixture
def sitting(real_cast: Cast, hold_clock: Callable[[str], None]) -> Hall:
    hold_clock(TODAY)
    found = Hall(real_cast)
    found.convene()
    hold_clock(SITTING)
    return found.sit()


def posting(hall: Hall, path: str, *bodies: Any) -> Calls:
    token = hall.desk.token
    return [lambda body=body: Door(token).post(path, body) for body in bodies]  # type: ignore[misc]


def test_of_two_who_write_the_same_vote_one_is_told(sitting: Hall) -> None:
    told = sitting.told(remaining="for")
    answers = at_once(posting(sitting, f"{sitting.at_item}/votes", told, told))
    assert sorted(answer.status_code for answer in answers) == [201, 409]
    refused(next(a for a in answers if a.status_code == 409), 409, "already_voted")
    assert Vote.objects.count() == 1


def test_votes_at_once_get_a_place_each(sitting: Hall) -> None:
    items = [sitting.item["id"], sitting.closed_item["id"]]
    told = [sitting.told(item=one, subject="procedure", remaining="for") for one in items]
    both = {"votes": told}, {"votes": told[::-1]}
    single = sitting.told(subject="procedure", remaining="against")
    calls = [
        *posting(sitting, f"{sitting.at}/votes", *both, *both),
        *posting(sitting, f"{sitting.at_item}/votes", single, single),
    ]
    assert {answer.status_code for answer in at_once(calls)} == {201}
    places = Vote.objects.filter(item=items[0]).order_by("position")
    assert list(places.values_list("position", flat=True)) == [1, 2, 3, 4, 5, 6]


def test_presence_votes_and_drafts_at_once_all_come_through(sitting: Hall) -> None:
    line = {"events": [{"person": sitting.cast.person_id("member"), "kind": "present"}]}
    vote = sitting.told(subject="procedure", remaining="for")
    put = {"body_html": "X", "proposers": [{"person": sitting.cast.person_id("member")}]}
    token = sitting.desk.token
    draft = f"{sitting.at_item}/decision"
    calls = [
        *posting(sitting, f"{sitting.at}/attendance", line, line),
        *posting(sitting, f"{sitting.at_item}/votes", vote, vote),
        *posting(sitting, f"{sitting.at_item}/amendments", put, put),
        lambda: Door(token).patch(draft, {"body_html": "Godkendt."}, if_match="*"),
    ]
    assert {answer.status_code for answer in at_once(calls)} <= {200, 201}
    assert (Vote.objects.count(), Amendment.objects.count()) == (2, 2)
