"""Two who finish a meeting's record at once, each on a connection of his own: whoever comes first,
what is kept is what the two would have left one after the other."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse

from minutes.models import Approval, Minutes, MinutesVersion
from proceedings.models import AgendaAmendment, PresenceEvent, Suspension, Vote
from tests.agenda.scene import TODAY
from tests.agenda.test_two_writers import at_once
from tests.cast import Cast
from tests.door import Door
from tests.proceedings.hall import Hall
from tests.proceedings.stage import SITTING

Call = Callable[[], HttpResponse]
ROUNDS = range(3)


@pytest.fixture
def hall(real_cast: Cast, hold_clock: Callable[[str], None]) -> Hall:
    hold_clock(TODAY)
    found = Hall(real_cast)
    found.convene()
    hold_clock(SITTING)
    return found


def post(hall: Hall, path: str, who: str = "secretariat", **body: Any) -> Call:
    token = hall.door(who).token
    return lambda: Door(token).post(path, body, if_match="*")


def raced(*calls: Call) -> list[int]:
    """The statuses, in the calls' order; nobody is told that the house fell over him."""
    answers = at_once(calls)
    found = [answer.status_code for answer in answers]
    assert max(found) < 500, [answer.content[:500] for answer in answers]
    return found


@pytest.mark.parametrize("turn", ROUNDS)
def test_an_approval_and_a_correction(hall: Hall, turn: int) -> None:
    minutes = hall.circulated()
    read = hall.door("member").seen(minutes)["content_hash"]
    told = {"text_html": "<p>Rie Sand var der.</p>", "reason": "Fejl.", "visibility": "open"}
    approve = post(hall, f"{minutes}/approve", "member", content_hash=read)
    calls = [approve, post(hall, f"{minutes}/correct", **told)]
    approved, corrected = raced(*(calls if turn % 2 else calls[::-1]))[:: 1 if turn % 2 else -1]
    assert corrected == 200
    assert approved in (200, 409)
    row = Minutes.objects.get()
    assert row.version_number == 2
    assert row.content_hash != read
    own = Approval.objects.get(person=hall.cast.person("member"))
    assert own.state != "approved" or own.content_hash == row.content_hash
    hashes = MinutesVersion.objects.order_by("number").values_list("content_hash", flat=True)
    assert list(hashes) == [read, row.content_hash]


@pytest.mark.parametrize("turn", ROUNDS)
def test_a_suspension_and_the_minutes_going_out(hall: Hall, turn: int) -> None:
    hall.open().everybody()
    hall.decide(hall.at_item)
    hall.decide(hall.at_closed, public_decision="Godkendt.")
    minutes = f"minutes/{hall.end()['minutes_id']}"
    told = {"person": hall.cast.person_id("member"), "declared_at": SITTING}
    calls = [post(hall, f"{hall.at_item}/suspend", **told), post(hall, f"{minutes}/circulate")]
    stopped, sent = raced(*(calls if turn % 2 else calls[::-1]))[:: 1 if turn % 2 else -1]
    assert sent == 200
    version = MinutesVersion.objects.get()
    assert Suspension.objects.exists() is (stopped == 200)
    assert ("kommunestyrelseslovens § 23" in str(version.content)) is (stopped == 200)
    assert stopped in (200, 409)


@pytest.mark.parametrize("turn", ROUNDS)
def test_adopting_the_agenda_and_a_late_item(hall: Hall, turn: int) -> None:
    hall.open().everybody()
    new = hall.ready("Stormskade")["id"]
    late = {"meeting": hall.meeting_row["id"], "urgency_reason": "Haster."}
    adopt = post(hall, f"{hall.at}/adopt-agenda")
    calls = [adopt, post(hall, f"agenda-items/{new}/add-late", **late)]
    assert raced(*(calls if turn % 2 else calls[::-1])) == [200, 200]
    assert list(AgendaAmendment.objects.values_list("kind", flat=True)) == ["added"]
    assert hall.desk.seen(hall.at)["agenda_adopted_at"] is not None
    assert [i["title"] for i in hall.agenda("secretariat", hall.meeting_row)][-1] == "Stormskade"


@pytest.mark.parametrize("turn", ROUNDS)
def test_a_decision_and_a_correction_of_who_was_there(hall: Hall, turn: int) -> None:
    hall.open().everybody()
    hall.propose(hall.at_item)
    gone = [
        {"person": hall.cast.person_id(who), "kind": "left", "item": hall.item["id"]}
        for who in ("member2", "member3", "member4")
    ]
    decide = post(hall, f"{hall.at_item}/decide")
    calls = [decide, post(hall, f"{hall.at}/attendance", events=gone)]
    decided, told = raced(*(calls if turn % 2 else calls[::-1]))[:: 1 if turn % 2 else -1]
    assert told == 201
    assert decided in (200, 409)
    assert PresenceEvent.objects.filter(kind="left").count() == 3
    assert hall.desk.seen(hall.at_item)["state"] == ("treated" if decided == 200 else "placed")
    assert hall.desk.seen(f"{hall.at}/presence")["items"][0]["quorum"] == "no"


@pytest.mark.parametrize("turn", ROUNDS)
def test_the_end_of_the_meeting_and_votes(hall: Hall, turn: int) -> None:
    hall.sit()
    hall.desk.done(f"{hall.at_item}/start")
    vote = hall.told(remaining="for", subject="procedure")
    calls = [
        post(hall, f"{hall.at}/end"),
        post(hall, f"{hall.at_item}/votes", **vote),
        post(hall, f"{hall.at}/votes", votes=[{**vote, "item": hall.closed_item["id"]}]),
    ]
    order = [*range(turn % 3, 3), *range(turn % 3)]
    found = raced(*(calls[n] for n in order))
    assert sorted(found) == [200, 201, 201]
    assert Vote.objects.count() == 2
    assert {vote.ballots.count() for vote in Vote.objects.all()} == {5}
    assert hall.desk.seen(hall.at)["state"] == "ended"
    assert hall.desk.seen(hall.at_item)["state"] == "treated"
    assert Minutes.objects.count() == 1
