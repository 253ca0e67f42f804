"""Whatever a client sends: no answer of ours is a fault of ours, and each is as documented."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
import schemathesis
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from schemathesis.core import NotSet

from tests.architecture.shared import made_once, undone
from tests.architecture.world import NOW, World
from tests.cast import Cast, Standing
from tests.http.routes import routes

pytestmark = pytest.mark.django_db
EXAMPLES = 3
READERS = ("secretariat", "member", None)
GENERATOR: Any = SchemaGenerator
MADE = json.loads(json.dumps(GENERATOR().get_schema(request=None, public=True), default=str))
SCHEMA = schemathesis.openapi.from_dict(MADE)
FOUND: list[Any] = list(SCHEMA.get_all_operations())
OPERATIONS = {operation.ok().label: operation.ok() for operation in FOUND}
MODELS = {route.view.resource: route.view.model for route in routes()}


@pytest.fixture(scope="module")
def world(everybody: Standing, django_db_blocker: Any) -> Iterator[World]:
    """One world for all operations, with every row and token that any of them is tried with."""
    with made_once(django_db_blocker, NOW, lambda: furnished(everybody.cast())) as made:
        yield made


def furnished(cast: Cast) -> World:
    made = World(cast)
    for model in MODELS.values():
        made.row("open", model)
    for who in READERS:
        made.cast.door(who)
    return made


@pytest.mark.parametrize("label", sorted(OPERATIONS))
def test_every_answer_is_as_documented(world: World, label: str) -> None:
    operation = OPERATIONS[label]

    @settings(
        max_examples=EXAMPLES, derandomize=True, deadline=None, database=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy(), own=st.booleans())
    def attack(case: Any, own: bool) -> None:  # noqa: FBT001 - Hypothesis hands it over
        for who in READERS:
            with undone():
                answer = sent(world, case, own, who)
            judge(operation, label, answer)

    attack()


def sent(world: World, case: Any, own: bool, who: str | None) -> Any:  # noqa: FBT001
    """The case through the tests' own door, at a row that is there when `own`."""
    path = case.path
    for name, value in (case.path_parameters or {}).items():
        path = path.replace(f"{{{name}}}", _id(world, case.path, own) or _segment(value))
    headers = {k: v for k, v in (case.headers or {}).items() if _sendable(v)}
    headers |= {"If-Match": "*"} if own and "If-Match" in headers else {}
    query = {k: v for k, v in (case.query or {}).items() if isinstance(v, str | int | bool)}
    body = None if isinstance(case.body, NotSet) else _raw(case.body)
    door = world.cast.door(who)
    return door.send(case.method.upper(), path, body, query=query, headers=headers)


def judge(operation: Any, label: str, answer: Any) -> None:
    """No 5xx; a documented status, type and shape."""
    assert answer.status_code < 500, (label, answer.content[:500])
    kind = answer.headers.get("Content-Type", "").partition(";")[0]
    if answer.status_code >= 400:
        assert kind == "application/problem+json", (label, answer.status_code, kind)
        problem = json.loads(answer.content)
        assert {"type", "title", "status", "detail", "code"} <= set(problem), (label, problem)
        return
    raw = operation.definition.raw["responses"]
    told = raw.get(str(answer.status_code))
    assert told is not None or answer.status_code == 304, (label, answer.status_code)
    if not answer.streaming and kind == "application/json":
        schema = told["content"][kind]["schema"]
        shape = {**schema, "components": MADE["components"]}
        faults = [
            f"{list(e.absolute_path)}: {e.message[:200]}"
            for e in Draft202012Validator(shape).iter_errors(json.loads(answer.content))
        ]
        assert faults == [], (label, faults[:3])


def _id(world: World, path: str, own: bool) -> str | None:  # noqa: FBT001
    model = MODELS.get(path.removeprefix("/api/v1/").partition("/")[0])
    return str(world.row("open", model).pk) if own and model is not None else None


def _segment(value: Any) -> str:
    text = str(value)
    return text if text.isascii() and text.isalnum() else str(uuid4())


def _sendable(value: Any) -> bool:
    return isinstance(value, str) and value.isascii() and value.isprintable()


def _raw(body: Any) -> Any:
    return body if isinstance(body, bytes) else json.dumps(body, default=str).encode()
