"""The permission matrix, generated from the router: route × reader × situation of the row.

What the file says is what was decided; what holds for every row whatever the file says is
asserted on its own. A new route has no row in the file and fails.
"""

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpResponse

from foundation.accounts.vocabulary import Role
from tests.architecture.meeting_readers import GONE, READS, seat_meeting_readers, when
from tests.architecture.shared import made_once, undone
from tests.architecture.snapshots import compare
from tests.architecture.world import MAY_READ, NOW, WORDS, World, hangs_on_item, readers
from tests.cast import Cast, Standing
from tests.door import Door
from tests.http.routes import Route, routes

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).parent / "permissions.json"
READ, WRITTEN = ("draft", "open", "closed", "withheld", "other"), ("open", "closed", "other")
ROWS = ("open", "other")
PUBLIC = ("open", "other", "home")
"""What is published is published to everybody, of every municipality."""
TOLD_EARLY: dict[tuple[str, str | None], tuple[str, ...]] = {
    ("member-proposals", "chair"): ("draft",)
}
"""The chair reads what a member puts forward before it stands on an agenda."""
OUTCOMES = {401: "unknown", 403: "forbidden", 404: "missing"}


READERS = (*readers(), *READS)


@pytest.fixture(scope="module")
def world(everybody: Standing, django_db_blocker: Any) -> Iterator[World]:
    """One world for all readers, with every row and token that any of them asks with."""
    with made_once(django_db_blocker, NOW, lambda: furnished(everybody.cast())) as made:
        yield made


def furnished(cast: Cast) -> World:
    made = World(cast)
    seat_meeting_readers(made)
    for route in routes():
        for situation in situations(route):
            row_of(made, route, situation)
    for who in READERS:
        made.cast.door(who)
    return made


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


def row_of(world: World, route: Route, situation: str) -> Any:
    """The row that the path names in that situation."""
    model = subject(route)
    return world.row(situation, model) if model is not None else None


def ask(world: World, route: Route, situation: str, door: Door) -> HttpResponse:
    """The request, and undone; its body is empty and its precondition any version."""
    row = row_of(world, route, situation)
    path = named(route, str(row.pk)) if row is not None else route.path
    if route.method == "GET":
        return door.get(path)
    with undone():
        return door.send(route.method, path, body_for(route), if_match="*")


def named(route: Route, pk: str) -> str:
    """The route's path with that id."""
    return route.path.replace("<str:pk>", pk).replace("<str:parent_pk>", pk)


def body_for(route: Route) -> Any:
    return None if route.method in ("GET", "DELETE") else {}


def walked(world: World, who: str | None) -> Iterator[tuple[Route, str, HttpResponse]]:
    with undone():
        when(world, who)
        door = world.cast.door(who)
        for route in routes():
            for situation in situations(route):
                yield route, situation, ask(world, route, situation, door)


@pytest.mark.parametrize("who", READERS, ids=str)
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
        elif situation == "other" and not may_read(who, "other"):
            assert answer.status_code == 404, where
    assert not broken, "\n".join(broken)
    assert not leaked, "\n".join(leaked)
    compare(TABLE, found, part=str(who))


def may_read(who: str | None, situation: str) -> bool:
    """Whether the words of that situation are the reader's to read at all."""
    return who in MAY_READ[situation] or situation in READS.get(who or "", ())


def foreign_words(answer: HttpResponse, who: str | None, shown: tuple[str, ...]) -> list[str]:
    """Words in an answer that its reader must not read, besides what is shown to everybody."""
    text = answer.content.decode(errors="replace") if not answer.streaming else ""
    hidden = [name for name in WORDS if name not in shown and not may_read(who, name)]
    return [WORDS[name] for name in hidden if WORDS[name] in text]


def test_every_route_stands_in_the_table_for_every_reader() -> None:
    table = json.loads(TABLE.read_text())
    assert set(table) == {str(who) for who in READERS}
    known = {str(route) for route in routes()}
    for who, rows in table.items():
        assert set(rows) == known, (who, set(rows) ^ known)


def test_whoever_was_called_in_vain_is_nobody(world: World) -> None:
    """Declined, did not come or was refused: what is decided by standing is decided alike."""
    gone = (*GONE, "substitute_after")
    with undone():
        when(world, "substitute_after")
        roles = {s.role for who in gone for s in world.cast.reader(who).standings}
    assert roles <= {Role.PUBLIC}


def test_who_is_excused_reads_what_a_member_reads() -> None:
    """Absence takes nothing from a member; the item that is kept from the other member is one
    like the closed one to him."""
    table = json.loads(TABLE.read_text())
    for route, cells in table["excused"].items():
        if "withheld" in cells:
            assert cells["withheld"] == cells["closed"], route
        for situation in cells.keys() - {"withheld"}:
            assert cells[situation] == table["member"][route][situation], (route, situation)


def test_what_is_withheld_is_so_for_whatever_cause() -> None:
    """By his own notice or the finding: a disqualified member has what the other one has."""
    table = json.loads(TABLE.read_text())
    assert table["disqualified"] == table["notified"]
    for route, cells in table["disqualified"].items():
        for situation in {"closed", "withheld"} & cells.keys():
            assert cells[situation] == table["member"][route].get("withheld", cells[situation])


def test_ids_that_are_none_are_missing(world: World) -> None:
    door, told = world.cast.door("secretariat"), []
    with undone():
        for route, text in product(routes(), ("nonsense", str(UUID(int=0)))):
            if subject(route) is None:
                continue
            path = named(route, text)
            answer = door.send(route.method, path, body_for(route), if_match="*")
            if answer.status_code not in (404, 403 if "parent_pk" not in route.path else 404):
                told.append(f"{route}: {answer.status_code} {answer.content[:200].decode()}")
    assert not told, "\n".join(told)
