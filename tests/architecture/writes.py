"""Every write of the API done once, by somebody who may, and undone again."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import product
from typing import Any

import pgtrigger
from django.db import DataError, IntegrityError, transaction
from django.http import HttpResponse

from tests.architecture.copies import copies
from tests.architecture.counting import counting
from tests.architecture.setups import SETUPS
from tests.architecture.standing import Setup
from tests.architecture.world import World
from tests.http.plain import body_of
from tests.http.routes import Route

CALLERS = ("secretariat", "administrator", "chair", "member", "consultee")
RULE, BEYOND = 409, 349


@dataclass(frozen=True)
class Way:
    """One way to do a write."""

    who: str
    body: Any


@dataclass(frozen=True)
class Done:
    """How a write ended, and what it took."""

    answer: HttpResponse
    queries: int

    @property
    def succeeded(self) -> bool:
        return 200 <= self.answer.status_code < 300

    def __str__(self) -> str:
        return f"{self.answer.status_code} in {self.queries}"


def way_of(world: World, route: Route) -> Way:
    """The first way that succeeds, otherwise the one that came furthest: to a rule (409)."""
    tried: list[tuple[int, int, Way]] = []
    chosen = SETUPS.get(str(route), Setup()).who
    for who, body in product((chosen,) if chosen else CALLERS, _bodies(world, route)):
        if any(way.who != who and status == RULE for status, _, way in tried):
            break
        way = Way(who, body)
        done = perform(world, route, way)
        if _warnings(done):
            reasons = [{"code": code, "reason": "Prøve"} for code in _warnings(done)]
            way = Way(who, {**body, "overrides": reasons})
            done = perform(world, route, way)
        if done.succeeded:
            return way
        tried.append((done.answer.status_code, -len(tried), way))
    return max(tried, key=lambda row: row[:2])[2]


def perform(world: World, route: Route, way: Way) -> Done:
    """The write on rows that stand as it wants, undone."""
    with transaction.atomic():
        path = _prepared(world, route)
        door = world.cast.door(way.who)
        body, headers = _sent(world, route, way)
        done = counting(lambda: door.send(route.method, path, body, if_match="*", headers=headers))
        transaction.set_rollback(True)
    return Done(*done)


def _prepared(world: World, route: Route) -> str:
    """The path of the write, once everything stands as it must."""
    rows, setup = world.situations["open"], SETUPS.get(str(route), Setup())
    with pgtrigger.ignore():
        for model, values in setup.around.items():
            model._base_manager.filter(municipality=rows.home).update(**values)
        for model, values in setup.columns.items():
            told = {name: v(rows) if callable(v) else v for name, v in values.items()}
            model._base_manager.filter(pk=rows.of(model).pk).update(**told)
    path = route.path
    if route.parent is not None:
        path = path.replace("<str:parent_pk>", str(rows.of(route.parent[0]).pk))
    if "<str:pk>" in path:
        row = rows.of(route.model)
        row = _fresh(row) if route.method == "DELETE" else row
        path = path.replace("<str:pk>", str(row.pk))
    return path


def _fresh(row: Any) -> Any:
    """A row like this one with nothing hanging on it, where there can be two."""
    row = type(row)._base_manager.get(pk=row.pk)
    with suppress(IntegrityError, DataError), transaction.atomic():
        row = copies(row, 1, after=BEYOND)[0]
    return row


def _bodies(world: World, route: Route) -> Sequence[Any]:
    """What is sent: required members alone, then all there are."""
    if route.method == "DELETE":
        return [None]
    if route.serializer is None:
        return [{}]
    rows = world.situations["open"]
    return [body_of(route.serializer, rows, whole=whole) for whole in (False, True)]


def _sent(world: World, route: Route, way: Way) -> tuple[Any, dict[str, str]]:
    """The body as it is now, and what says that it is a file."""
    file = SETUPS.get(str(route), Setup()).file
    if file is not None:
        name = 'attachment; filename="notat.txt"'
        return file, {"Content-Type": "application/octet-stream", "Content-Disposition": name}
    return ({**way.body, **_own(world, route)} if way.body is not None else None), {}


def _own(world: World, route: Route) -> Mapping[str, Any]:
    """What the body says of the rows as they are now."""
    return SETUPS.get(str(route), Setup()).body(world.situations["open"])


def _warnings(done: Done) -> list[str]:
    if done.answer.status_code != RULE:
        return []
    problem = json.loads(done.answer.content)
    codes = [warning["code"] for warning in problem.get("warnings", [])]
    return codes if problem.get("overridable") else []
