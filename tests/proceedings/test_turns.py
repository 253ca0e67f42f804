"""Findings and votes beside others who write at the same items: each is judged by what stands when
his turn comes, and nobody waits for one who waits for him."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import sleep
from typing import Any

import pytest
from django.db import connections
from django.http import HttpResponse

from tests.agenda.scene import TODAY
from tests.agenda.test_two_writers import at_once
from tests.cast import Cast
from tests.door import Door, refused
from tests.proceedings.hall import Hall
from tests.proceedings.stage import SITTING
from tests.second import second_connection

Call = Callable[[], HttpResponse]
TURNS = range(4)
HELD = "SELECT FROM agenda_agendaitem WHERE id = %s FOR UPDATE"
WAITING = """
SELECT count(*) FROM pg_locks
WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))
"""


@pytest.fixture
def hall(real_cast: Cast, hold_clock: Callable[[str], None]) -> Hall:
    hold_clock(TODAY)
    found = Hall(real_cast)
    found.convene()
    hold_clock(SITTING)
    return found.sit()


def post(hall: Hall, path: str, **body: Any) -> Call:
    token = hall.desk.token
    return lambda: Door(token).post(path, body, if_match="*")


def findings(hall: Hall, *items: dict[str, Any], **more: Any) -> Call:
    found = {"person": hall.cast.person_id("member"), "outcome": "disqualified", "ground": "nr_1"}
    told = [{**found, "item": item["id"], **more} for item in items]
    return post(hall, f"{hall.at}/decide-disqualifications", findings=told)


def after_another(hall: Hall, change: tuple[str, str], call: Call) -> HttpResponse:
    """The call, which waits for somebody who holds the item; he writes before he lets go."""

    def run() -> HttpResponse:
        try:
            return call()
        finally:
            connections.close_all()

    with second_connection() as other, ThreadPoolExecutor(1) as pool:
        other.execute(HELD, [hall.item["id"]])
        found = pool.submit(run)
        while not found.done() and other.execute(WAITING).fetchone() == (0,):
            sleep(0.02)
        other.execute(change[0], [change[1]])
        other.commit()
        return found.result()


def nobody_is_sent_away(turn: int, *calls: Call) -> None:
    answers = at_once(calls if turn % 2 else calls[::-1])
    assert not [answer.content for answer in answers if b'"busy"' in answer.content]


@pytest.mark.parametrize("is_asked", [True, False])
def test_a_finding_is_judged_by_the_item_as_it_is_by_then(hall: Hall, *, is_asked: bool) -> None:
    if is_asked:
        hall.question("member", hall.at_item)
    off = "UPDATE agenda_agendaitem SET state = 'withdrawn' WHERE id = %s"
    answer = after_another(hall, (off, hall.item["id"]), findings(hall, hall.item))
    refused(answer, 409, "item_decided")


def test_a_vote_that_was_taken_out_by_then_is_replaced_by_none(hall: Hall) -> None:
    old = hall.vote(remaining="for")
    gone = ("UPDATE proceedings_vote SET replaced = true WHERE id = %s", old["id"])
    new = hall.told(remaining="against", replaces=old["id"], mend_reason="Fejl.")
    answer = after_another(hall, gone, post(hall, f"{hall.at_item}/votes", **new))
    refused(answer, 400, "already_replaced", "/replaces")


@pytest.mark.parametrize("turn", TURNS)
def test_findings_beside_a_decision(hall: Hall, turn: int) -> None:
    hall.propose(hall.at_item)
    both = findings(hall, hall.item, hall.closed_item, left_room=True)
    nobody_is_sent_away(turn, post(hall, f"{hall.at_item}/decide"), both)


@pytest.mark.parametrize("turn", TURNS)
def test_findings_beside_votes(hall: Hall, turn: int) -> None:
    told = hall.told(remaining="for", subject="procedure")
    items = (hall.item, hall.closed_item)
    votes = post(hall, f"{hall.at}/votes", votes=[{**told, "item": one["id"]} for one in items])
    nobody_is_sent_away(turn, votes, findings(hall, *items, left_room=True))


@pytest.mark.parametrize("turn", TURNS)
def test_a_vote_taken_out_while_the_minutes_go_out(hall: Hall, turn: int) -> None:
    vote = hall.vote(remaining="for", subject="procedure")
    hall.decide(hall.at_item)
    hall.decide(hall.at_closed, public_decision="Godkendt.")
    minutes = f"minutes/{hall.end()['minutes_id']}"
    taken = post(hall, f"votes/{vote['id']}/retract", reason="Fejl.")
    nobody_is_sent_away(turn, taken, post(hall, f"{minutes}/circulate"))


@pytest.mark.parametrize("turn", TURNS)
def test_a_question_answered_beside_findings(hall: Hall, turn: int) -> None:
    told = {"outcome": "disqualified", "ground": "nr_1", "left_room": True}
    one = f"disqualifications/{hall.question('member', hall.at_item)['id']}"
    both = findings(hall, hall.item, hall.closed_item, left_room=True)
    nobody_is_sent_away(turn, post(hall, f"{one}/decide", **told), both)
