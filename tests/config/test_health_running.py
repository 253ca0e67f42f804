"""Health of the real processes."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection

from runner import programs
from runner.embedded.redis_server import free_port
from tests.config.wire_break import wire_to
from tests.door import expect, refused
from tests.wire import Punkt, WireDoor, wait_for

pytestmark = [pytest.mark.servers, pytest.mark.xdist_group("punkt")]


def test_health_names_every_part(punkt: Punkt) -> None:
    def healthy() -> dict[str, object] | None:
        found = expect(punkt.door(None).get("health"), 200)
        return found if found["status"] == "ok" else None

    found = wait_for(healthy)
    assert {found[name] for name in ("database", "redis", "worker", "beat")} == {"ok"}


@contextmanager
def web(database_url: str) -> Iterator[WireDoor]:
    port = free_port()
    program = programs.web({**os.environ, "DATABASE_URL": database_url}, port=port)
    process = subprocess.Popen(program.argv, env=dict(program.environment))  # noqa: S603
    door = WireDoor(f"http://127.0.0.1:{port}")
    try:
        wait_for(lambda: answers(door))
        yield door
    finally:
        process.terminate()
        process.wait(20)


def answers(door: WireDoor) -> bool:
    try:
        return door.get("health").status_code in (200, 503)
    except OSError:
        return False


@pytest.mark.django_db(transaction=True)
def test_without_its_database_everything_answers_503_until_it_is_back() -> None:
    target = connection.settings_dict
    with wire_to(target) as wire:
        user = f"{target['USER'] or 'postgres'}:{target['PASSWORD'] or 'none'}"
        url = f"postgres://{user}@127.0.0.1:{wire.port}/{target['NAME']}"
        with web(url) as door:
            door.token = "pkt_0123456789ab_nobody"
            expect(door.get("health"), 200)
            refused(door.get("committees"), 401, "bad_token")
            wire.cut()
            for path in ("health", "committees"):
                answer = door.get(path)
                refused(answer, 503, "unavailable")
                assert int(answer.headers["Retry-After"]) > 0
            wire.mend()
            wait_for(lambda: door.get("committees").status_code == 401)
            expect(door.get("health"), 200)
