"""Whatever a body holds that it may not: a problem with code and pointer, and nothing changed."""

import json
from itertools import cycle, islice
from typing import Any

from django.http import HttpResponse

from tests.http.hostile import DOCUMENTS, a_few
from tests.http.routes import Route, with_bodies, writing
from tests.http.world import World, snapshot

ALWAYS = ("an array", "an unknown field", "a NUL")
SOME = 2


def problem_of(answer: HttpResponse, sent: Any) -> dict[str, Any]:
    """The problem of an answer that must be one."""
    told = (sent, answer.status_code, answer.content[:600])
    assert 400 <= answer.status_code < 500, told
    assert answer.headers["Content-Type"] == "application/problem+json", told
    problem: dict[str, Any] = json.loads(answer.content)
    assert problem["code"], told
    if answer.status_code == 400:
        assert problem["errors"], told
    return problem


def test_documents_that_are_none(world: World) -> None:
    """Every route reads by the same parser: each is sent some of them, and all are sent."""
    others = cycle(sorted(DOCUMENTS.keys() - set(ALWAYS)))

    def check(world: World, route: Route) -> None:
        before = world.ready(route)
        for name in (*ALWAYS, *islice(others, SOME)):
            problem_of(world.send(route, DOCUMENTS[name]), name)
        assert snapshot() == before

    world.walk((r for r in writing() if r.method != "DELETE"), check)


def test_every_field_refuses_what_it_is_not(world: World) -> None:
    known: set[type[Any]] = set()

    def check(world: World, route: Route) -> None:
        before = world.ready(route)
        assert world.caller(route), "nobody of the cast reaches its body"
        for body in a_few(route.serializer, known):
            problem = problem_of(world.send(route, body), body)
            assert problem["status"] == 400, (body, problem)
            named = {fault["pointer"].split("/")[1] for fault in problem["errors"]}
            assert set(body) <= named, (set(body) - named, body, problem)
        assert snapshot() == before

    world.walk(with_bodies(), check)
