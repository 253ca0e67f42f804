"""Another municipality's ids, wherever an id can be sent: they do not exist."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from rest_framework import serializers as s

from foundation.http.filters import IdFilter
from tests.door import expect
from tests.http.hostile import writable
from tests.http.plain import body_of, model_behind
from tests.http.routes import Route, reading, routes, with_bodies
from tests.http.world import CALLERS, World, snapshot

AT_HOME = [who for who in CALLERS if who != "administrator"]


def told(answer: HttpResponse) -> tuple[int, dict[str, str], bytes]:
    """Everything that an answer says."""
    return answer.status_code, dict(answer.headers), answer.content


def references(serializer: type[Any], at: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Pointer, model and body for each field, however deep, that takes an id."""
    for name, field in writable(serializer).items():
        inner = getattr(field, "child", field)
        listed = inner is not field
        if isinstance(inner, s.Serializer):
            for pointer, model, body in references(type(inner)):
                step = f"/{name}/0" if listed else f"/{name}"
                yield step + pointer, model, (lambda i, b=body, n=name, many=listed: {
                    n: [b(i)] if many else b(i)})  # fmt: skip
        elif (model := model_behind(inner)) is not None:
            many = listed or hasattr(field, "child_relation")
            yield f"/{name}", model, (lambda i, n=name, many=many: {n: [i] if many else i})


def test_a_row_over_there_is_answered_like_one_that_never_was(world: World) -> None:
    """Word for word, headers and all: nothing tells the one from the other."""

    def check(world: World, route: Route) -> None:
        before = snapshot()
        door, path = world.door(), world.path(route, world.there)
        ours = {str(world.there.of(m).pk): str(uuid4()) for m in (route.model,)}
        if route.parent is not None:
            ours[str(world.there.of(route.parent[0]).pk)] = str(uuid4())
        nowhere = path
        for theirs, nobodys in ours.items():
            nowhere = nowhere.replace(theirs, nobodys)
        hidden = door.send(route.method, path, {}, if_match="*")
        assert hidden.status_code == 404, told(hidden)
        assert told(hidden) == told(door.send(route.method, nowhere, {}, if_match="*"))
        assert snapshot() == before

    world.walk((r for r in routes() if "<str:" in r.path and _is_owned(r)), check)


def _is_owned(route: Route) -> bool:
    return route.model.__name__ != "Municipality" or route.method == "GET"


def test_a_reference_over_there_is_no_reference(world: World) -> None:
    def check(world: World, route: Route) -> None:
        before = world.ready(route)
        who = next((w for w in AT_HOME if world.reads_body_of(route, w)), None)
        if who is None:
            return
        for pointer, model, body in references(route.serializer):
            sent = body(str(world.there.of(model).pk))
            problem = expect(world.send(route, sent, who=who), 400)
            found = {fault["pointer"]: fault["code"] for fault in problem["errors"]}
            missing = next((v for k, v in found.items() if k.startswith(pointer)), None)
            assert missing == "does_not_exist", (pointer, problem)
        assert snapshot() == before

    world.walk(with_bodies(), check)


def test_a_filter_by_an_id_over_there_finds_nothing(world: World) -> None:
    def check(world: World, route: Route) -> None:
        filters = getattr(route.view, "filterset_class", None)
        for name, each in getattr(filters, "base_filters", {}).items():
            if isinstance(each, IdFilter):
                for row in rows_named(world, name):
                    answer = world.door().get(world.path(route), **{name: str(row.pk)})
                    assert answer.status_code in (200, 400, 403, 404), told(answer)
                    found = json.loads(answer.content).get("results", [])
                    assert found == [], (name, type(row), found)

    world.walk(reading("list"), check)


def rows_named(world: World, name: str) -> list[Any]:
    """Rows over there that a parameter may mean, by its name; where it tells nothing, a few."""
    rows = {model.__name__.lower(): row for model, row in world.there.kept.items()}
    meant = [row for model, row in rows.items() if model.endswith(name.replace("_", ""))]
    return meant or [rows["committee"], rows["person"], rows["meeting"]]


def test_lists_show_nothing_from_over_there(world: World) -> None:
    theirs = {str(row.pk) for row in world.there.kept.values()}

    def check(world: World, route: Route) -> None:
        for who in ("secretariat", "member", "integrator"):
            answer = world.cast.door(who).get(world.path(route))
            seen = answer.content.decode()
            assert answer.status_code in (200, 403, 404), told(answer)
            assert not [row for row in theirs if row in seen], (who, seen)

    world.walk(reading("list"), check)


def bare_ids(serializer: type[Any]) -> Iterator[tuple[str, Any]]:
    """Pointer and body for each field that takes an id and looks it up by itself."""
    for name, field in writable(serializer).items():
        inner = getattr(field, "child", field)
        many = inner is not field
        if isinstance(inner, s.Serializer):
            for pointer, body in bare_ids(type(inner)):
                yield (
                    f"/{name}{'/0' if many else ''}{pointer}",
                    (lambda i, b=body, n=name, many=many: {n: [b(i)] if many else b(i)}),
                )
        elif isinstance(inner, s.UUIDField):
            yield f"/{name}", lambda i, n=name, many=many: {n: [i] if many else i}


def test_an_id_that_is_looked_up_by_hand_finds_nothing_over_there(world: World) -> None:
    """Ids that only mean something inside one row (a block, a point, an item of this agenda):
    any row over there is answered like one that never was."""
    theirs = [str(row.pk) for row in world.there.kept.values()]
    walked: list[str] = []

    def check(world: World, route: Route) -> None:
        before = world.ready(route)
        who = next((w for w in AT_HOME if world.reads_body_of(route, w)), None)
        for pointer, body in bare_ids(route.serializer) if who else ():
            walked.append(f"{route} {pointer}")
            nowhere = world.send(route, _filled(world, route, body(str(uuid4()))), who=str(who))
            assert 400 <= nowhere.status_code < 500, told(nowhere)
            for pk in theirs:
                answer = world.send(route, _filled(world, route, body(pk)), who=str(who))
                assert told(answer) == told(nowhere), (pointer, pk)
        assert snapshot() == before

    world.walk(with_bodies(), check)
    assert len(walked) > 5, walked


def _filled(world: World, route: Route, named: dict[str, Any]) -> dict[str, Any]:
    """A body that is in order but for the id."""
    return {**body_of(route.serializer, world.here), **named}
