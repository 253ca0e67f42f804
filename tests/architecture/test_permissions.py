"""The permission matrix, generated from the router: route × reader × situation of the row.

What the file says is what was decided; what holds for every row whatever the file says is
asserted on its own. A new route has no row in the file and fails.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.http import HttpResponse

from tests.architecture.snapshots import compare
from tests.architecture.world import MAY_READ, NOW, WORDS, World, hangs_on_item, readers
from tests.cast import Cast
from tests.http.routes import Route, routes

TABLE = Path(__file__).parent / "permissions.json"
READ, WRITTEN = ("draft", "open", "closed", "withheld", "other"), ("open", "closed", "other")
ROWS = ("open", "other")
PUBLIC = ("open", "other")
"""What is published is published to everybody, of every municipality."""
TOLD_EARLY: dict[tuple[str, str | None], tuple[str, ...]] = {
    ("member-proposals", "chair"): ("draft",)
}
"""The chair reads what a member puts forward before it stands on an agenda."""
OUTCOMES = {401: "unknown", 403: "forbidden", 404: "missing"}


@pytest.fixture
def world(cast: Cast, hold_clock: Any) -> World:
    hold_clock(NOW.isoformat())
    return World(cast)


def subject(route: Route) -> Any:
    """The model whose row the path names, or None for a list at the root."""
    if route.parent is not None:
        return route.parent[0]
    return route.view.model if "<str:pk>" in route.path else None


def situations(route: Route) -> tuple[str, ...]:
    model = subject(route)
    if model is None:
        return ("list",)
    if not hangs_on_item(model):
        return ROWS
    return READ if route.method == "GET" else WRITTEN


def ask(world: World, route: Route, situation: str, who: str | None) -> HttpResponse:
    """The request, and undone; its body is empty and its precondition any version."""
    path = route.path
    model = subject(route)
    if model is not None:
        pk = str(world.row(situation, model).pk)
        path = path.replace("<str:pk>", pk).replace("<str:parent_pk>", pk)
    if route.method == "GET":
        return world.cast.door(who).get(path)
    body: Any = None if route.method == "DELETE" else {}
    with transaction.atomic():
        answer = world.cast.door(who).send(route.method, path, body, if_match="*")
        transaction.set_rollback(True)
    return answer


def walked(world: World, who: str | None) -> Iterator[tuple[Route, str, HttpResponse]]:
    for route in routes():
        for situation in situations(route):
            yield route, situation, ask(world, route, situation, who)


@pytest.mark.parametrize("who", readers(), ids=str)
def test_each_reader_gets_what_the_table_says(world: World, who: str | None) -> None:
    found: dict[str, dict[str, str]] = {}
    broken, leaked = [], []
    for route, situation, answer in walked(world, who):
        outcome = OUTCOMES.get(answer.status_code, "in")
        found.setdefault(str(route), {})[situation] = outcome
        where = f"{route} [{situation}] {answer.status_code}"
        if answer.status_code >= 500:
            broken.append(f"{where}: {answer.content[:200].decode()}")
        is_public = route.path.startswith("public/")
        shown = PUBLIC * is_public + TOLD_EARLY.get((route.view.resource, who), ())
        leaked += [f"{where}: {word}" for word in foreign_words(answer, who, shown)]
        if is_public:
            continue
        if who is None:
            assert answer.status_code == 401, where
        elif situation == "other" and who not in MAY_READ["other"]:
            assert answer.status_code == 404, where
    assert not broken, "\n".join(broken)
    assert not leaked, "\n".join(leaked)
    compare(TABLE, found, part=str(who))


def foreign_words(answer: HttpResponse, who: str | None, shown: tuple[str, ...]) -> list[str]:
    """Words in an answer that its reader must not read, besides what is shown to everybody."""
    text = answer.content.decode(errors="replace") if not answer.streaming else ""
    hidden = [name for name in WORDS if name not in shown and who not in MAY_READ[name]]
    return [WORDS[name] for name in hidden if WORDS[name] in text]


def test_every_route_stands_in_the_table_for_every_reader() -> None:
    table = json.loads(TABLE.read_text())
    assert set(table) == {str(who) for who in readers()}
    known = {str(route) for route in routes()}
    for who, rows in table.items():
        assert set(rows) == known, (who, set(rows) ^ known)


@pytest.mark.parametrize("route", [r for r in routes() if subject(r)], ids=str)
def test_ids_that_are_none_are_missing(cast: Cast, route: Route) -> None:
    for text in ("nonsense", str(UUID(int=0))):
        path = route.path.replace("<str:pk>", text).replace("<str:parent_pk>", text)
        body: Any = None if route.method in ("GET", "DELETE") else {}
        answer = cast.door("secretariat").send(route.method, path, body, if_match="*")
        assert answer.status_code in (404, 403 if "parent_pk" not in path else 404), answer.content
