"""Is everything that must run running?"""

from datetime import UTC, datetime
from typing import Any

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from foundation.accounts.authentication import Anonymous
from foundation.http.fields import moment_json
from foundation.http.filters import check_parameters
from foundation.http.views import Endpoint
from foundation.outbox.models import WAITING
from foundation.problems import Unavailable

SILENT_AFTER_SECONDS = 120

OLDEST_UNSENT = "SELECT min(queued_at) FROM outbox_message WHERE state = ANY(%s)"
PULSES = "SELECT name, extract(epoch FROM now() - at)::int FROM outbox_workerpulse"


class HealthReport(serializers.Serializer[Any]):
    status = serializers.ChoiceField(["ok", "degraded"])
    database = serializers.CharField()
    redis = serializers.CharField()
    worker = serializers.CharField()
    beat = serializers.CharField()
    oldest_unsent_letter = serializers.DateTimeField(allow_null=True)
    time = serializers.DateTimeField()


class Health(Endpoint):
    """Database, Redis, worker, beat and the oldest unsent letter. 503 while PostgreSQL is away;
    everything else that is wrong shows as `degraded`."""

    resource = "health"
    serializer_class = HealthReport
    authentication_classes = [Anonymous]

    def get(self, request: Request) -> Response:
        """The state of each part."""
        check_parameters(request, set())
        try:
            pulses, oldest = self._from_database()
        except DatabaseError as error:
            raise Unavailable("Databasen svarer ikke.") from error
        parts: dict[str, Any] = {"database": "ok", "redis": _redis()}
        parts |= {name: _pulse(pulses.get(name)) for name in ("worker", "beat")}
        status = "ok" if set(parts.values()) == {"ok"} else "degraded"
        return Response(
            {
                "status": status,
                **parts,
                "oldest_unsent_letter": moment_json(oldest) if oldest else None,
                "time": moment_json(datetime.now(UTC)),
            },
            headers={"Cache-Control": "no-store"},
        )

    def _from_database(self) -> tuple[dict[str, int], Any]:
        with connection.cursor() as cursor:
            cursor.execute(PULSES)
            pulses = dict(cursor.fetchall())
            cursor.execute(OLDEST_UNSENT, [WAITING])
            return pulses, cursor.fetchone()[0]


def _pulse(age: int | None) -> str:
    return "ok" if age is not None and age < SILENT_AFTER_SECONDS else "silent"


def _redis() -> str:
    try:
        with redis.Redis.from_url(
            settings.REDIS_URL, socket_connect_timeout=2, socket_timeout=2
        ) as client:
            client.ping()
    except redis.RedisError:
        return "away"
    return "ok"
