"""Health of the real processes."""

from typing import Any

import pytest
from django.db import connection

from config.celery import jobs
from tests.config.wire_break import wire_to
from tests.door import expect, refused
from tests.web import web
from tests.wire import Punkt, wait_for

pytestmark = [pytest.mark.servers, pytest.mark.xdist_group("punkt")]


def test_health_names_every_part(punkt: Punkt) -> None:
    def healthy() -> dict[str, Any] | None:
        found = expect(punkt.door(None).get("health"), 200)
        return found if found["status"] == "ok" else None

    found = wait_for(healthy)
    assert {found[name] for name in ("database", "redis", "worker", "beat", "mail")} == {"ok"}
    assert found["queues"] == [{"name": "celery", "consumer": "ok"}]
    assert {job["name"] for job in found["jobs"]} == set(jobs())
    assert not any(job["is_late"] or job["last_success"] is None for job in found["jobs"])


@pytest.mark.django_db(transaction=True)
def test_without_its_database_everything_answers_503_until_it_is_back() -> None:
    target = connection.settings_dict
    with wire_to(target) as wire, web(wire) as server:
        door = server.door()
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
