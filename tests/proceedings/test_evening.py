"""A meeting of sixty items and thirty-one members costs no more statements than one of three
items and five."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse

from bench.evening.asking import Asked, Step
from bench.evening.callers import callers
from bench.evening.course import Evening, evening
from bench.evening.papers import AGENDA, MINUTES
from bench.evening.screens import SCREENS, Screen
from bench.evening.stages import CHANGED, publishing, told_before
from bench.evening.steps import IN_THE_ROOM
from foundation import clock
from proceedings.models import AgendaAmendment, ChairDecision
from tests.architecture.counting import counting
from tests.cast import Standing
from tests.door import Door

pytestmark = pytest.mark.django_db
EIGHT_O_CLOCK = datetime.fromisoformat("2026-03-24T20:00:00+01:00")
SMALL, LARGE = (3, 5), (60, 31)
MOST = 6
STEPS = (*AGENDA, *IN_THE_ROOM, *MINUTES)
Evenings = tuple["Held", "Held"]


class Held:
    """One evening, and the doors of those who take part in it."""

    def __init__(self, found: Evening, secretary: Any) -> None:
        self.evening = found
        self.doors = {who: Door(token) for who, token in callers(found, secretary).items()}

    @property
    def meeting(self) -> Any:
        return self.evening.hall.meeting.pk

    def read(self, screen: Screen) -> HttpResponse:
        return self.doors[screen.who].get(screen.at(self.evening))

    def do(self, asked: Asked) -> HttpResponse:
        door = self.doors[asked.who]
        return door.send(asked.method, asked.path, asked.body, if_match="*")

    def send(self, asked: Asked) -> dict[str, Any]:
        answer = self.do(asked)
        assert answer.status_code < 300, answer.content.decode()[:2000]
        found: dict[str, Any] = json.loads(answer.content)
        return found


@pytest.fixture(scope="module")
def evenings(everybody: Standing, django_db_blocker: Any) -> Iterator[Evenings]:
    """A small evening and a large one, in one transaction that is undone after the module."""
    with django_db_blocker.unblock(), clock.frozen(EIGHT_O_CLOCK), transaction.atomic():
        cast = everybody.cast()
        small, large = (
            Held(evening(cast.egernborg, items, members), cast.users["secretariat"])
            for items, members in (SMALL, LARGE)
        )
        yield small, large
        transaction.set_rollback(True)


def cost(do: Callable[[], HttpResponse]) -> int:
    answer, statements = counting(do)
    assert answer.status_code < 300, answer.content.decode()[:2000]
    return statements


def cost_of_screen(held: Held, screen: Screen) -> int:
    return cost(lambda: held.read(screen))


def cost_of_step(held: Held, step: Step) -> int:
    step.before(held.evening, held.send)
    asked = step.ask(held.evening)
    return cost(lambda: held.do(asked))


@pytest.mark.parametrize("screen", SCREENS, ids=[screen.name for screen in SCREENS])
def test_each_screen_takes_at_most_six_queries(evenings: Evenings, screen: Screen) -> None:
    small, large = (cost_of_screen(held, screen) for held in evenings)
    assert small == large <= MOST


@pytest.mark.parametrize("step", STEPS, ids=[step.name for step in STEPS])
def test_each_step_takes_as_many_statements_in_a_large_meeting(
    evenings: Evenings, step: Step
) -> None:
    small, large = (cost_of_step(held, step) for held in evenings)
    assert small == large


def test_items_of_several_meetings_cost_no_more_with_their_verbs(evenings: Evenings) -> None:
    path = "agenda-items?include=verbs&limit=200"
    small, _ = evenings
    alone: dict[str, Any] = {}
    for held in evenings:
        answer, one = counting(partial(small.doors["desk"].get, f"{path}&meeting={held.meeting}"))
        alone |= {row["id"]: row["verbs"] for row in json.loads(answer.content)["results"]}
    answer, both = counting(lambda: small.doors["desk"].get(path))
    told = {row["id"]: row["verbs"] for row in json.loads(answer.content)["results"]}
    assert told == alone
    assert both == one <= MOST
    assert len(told) == SMALL[0] + LARGE[0]


def test_a_changed_decision_of_the_chair_is_read_anew_on_the_agenda(evenings: Evenings) -> None:
    """Each stands once, in its own words, under the item of its visibility."""
    held = evenings[1]
    told_before(held.evening, held.send)
    decisions = ChairDecision.objects.filter(committee=held.evening.hall.committee)
    before = set(decisions.values_list("pk", "told_in"))
    held.send(publishing(held.evening))
    told = decisions.select_related("told_in__item", "report_item")
    assert {(row.pk, row.told_in_id) for row in told} == before
    assert len({block for _, block in before}) == LARGE[0]
    for row in told:
        block = row.told_in
        assert block is not None
        assert block.section.body_html.startswith(CHANGED)
        assert (block.item, block.heading) == (row.report_item, row.title)
        assert block.item.visibility == row.visibility


def test_each_number_that_gives_way_leaves_its_trace(evenings: Evenings) -> None:
    held = evenings[1]
    (late,) = [step for step in AGENDA if step.name == "a late item"]
    late.before(held.evening, held.send)
    held.send(late.ask(held.evening))
    traces = AgendaAmendment.objects.filter(meeting=held.evening.hall.meeting, kind="renumbered")
    told = {row.item_id: (row.was, row.becomes) for row in traces}
    wanted = {item.pk: (item.number, str(int(item.number or 0) + 1))
              for item in held.evening.hall.items}  # fmt: skip
    assert told == wanted
