"""Valid bodies for every route: plain text stays as it is, and a dry run leaves nothing."""

import json
from typing import Any

from foundation.http.models import IdempotencyRecord
from foundation.outbox.models import Message
from tests.http.plain import TEXT, body_of
from tests.http.routes import Route, with_bodies, writing
from tests.http.world import World, snapshot


def texts(value: Any) -> list[str]:
    """Every text in an answer."""
    if isinstance(value, dict):
        return [text for inner in value.values() for text in texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in texts(inner)]
    return [value] if isinstance(value, str) else []


def test_plain_text_is_kept_and_rich_text_escaped(world: World) -> None:
    """What a text field was sent comes back word for word; no answer holds a live tag that
    a rich field was sent."""
    done: list[Route] = []

    def check(world: World, route: Route) -> None:
        world.ready(route)
        body = body_of(route.serializer, world.here, whole=True)
        answer = world.send(route, body)
        assert answer.status_code < 500, (body, answer.content[:500])
        if answer.status_code >= 300:
            body = body_of(route.serializer, world.here)
            answer = world.send(route, body)
            assert answer.status_code < 500, answer.content[:500]
        if answer.status_code < 300:
            done.append(route)
            _judge(_named_as_sent(route, json.loads(answer.content)), body)

    world.walk(with_bodies(), check)
    assert len(done) > 30, [str(route) for route in done]


def _named_as_sent(route: Route, answer: dict[str, Any]) -> dict[str, Any]:
    """A verb's `reason` may have a name of its own in a row that has another reason too."""
    verb = route.verb.name if route.verb else ""
    own = f"{verb}_reason"
    return {**answer, "reason": answer[own]} if own in answer else answer


def _judge(answer: dict[str, Any], body: dict[str, Any]) -> None:
    for name, value in answer.items():
        rich = name.endswith("_html")
        if rich and isinstance(value, str):
            assert "<script" not in value, (name, value)
        if not rich and isinstance(value, str) and body.get(name) == TEXT:
            assert value == TEXT, (name, value)
    assert not [t for t in texts(answer) if "&amp;lt;" in t], answer


def test_a_dry_run_leaves_nothing(world: World) -> None:
    """Neither a row nor an entry, neither a letter nor a kept answer."""
    tried: list[Route] = []

    def check(world: World, route: Route) -> None:
        before = world.ready(route)
        body = body_of(route.serializer, world.here) if route.serializer else {}
        who = world.caller(route) or "secretariat"
        answer = world.cast.door(who).send(
            route.method, world.path(route), body,
            query={"dry_run": "true"}, if_match="*", key="k",
        )  # fmt: skip
        assert answer.status_code < 500, (body, answer.content[:500])
        if answer.status_code < 300:
            tried.append(route)
            assert answer.headers["Dry-Run"] == "true", answer.headers
        assert snapshot() == before

    letters = Message.objects.count()
    world.walk((r for r in writing() if _can_be_tried(r)), check)
    assert len(tried) > 30, [str(route) for route in tried]
    assert Message.objects.count() == letters
    assert not IdempotencyRecord.objects.exists()


def _can_be_tried(route: Route) -> bool:
    return route.verb is not None or route.action in ("create", "partial_update", "destroy")
