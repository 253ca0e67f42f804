"""Is everything that must run running?"""

from datetime import UTC, datetime
from typing import Any

import redis
from django.conf import settings
from django.db import Error
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from config.celery import queues
from config.vitals import Job, Vitals, vitals
from foundation.accounts.authentication import Anonymous
from foundation.http.fields import moment_json
from foundation.http.filters import check_parameters
from foundation.http.views import Endpoint
from foundation.outbox.pulse import BEAT, WORKER, queue_pulse
from foundation.problems import Unavailable


class QueueReport(serializers.Serializer[Any]):
    name = serializers.CharField()
    consumer = serializers.ChoiceField(["ok", "silent"])


class JobReport(serializers.Serializer[Any]):
    name = serializers.CharField()
    every_seconds = serializers.IntegerField()
    last_success = serializers.DateTimeField(allow_null=True)
    lag_seconds = serializers.IntegerField(allow_null=True)
    is_late = serializers.BooleanField()


class LetterReport(serializers.Serializer[Any]):
    waiting = serializers.IntegerField(help_text="Breve, der skal afsendes.")
    held = serializers.IntegerField(help_text="Heraf afvist på grund af vores opsætning.")
    dead = serializers.IntegerField(help_text="Opgivet inden for syv dage.")
    bounced = serializers.IntegerField(help_text="Kommet retur inden for syv dage.")
    unaddressed = serializers.IntegerField(help_text="Uden gyldig adresse inden for syv dage.")


class HealthReport(serializers.Serializer[Any]):
    status = serializers.ChoiceField(["ok", "degraded"])
    database = serializers.CharField()
    redis = serializers.CharField()
    worker = serializers.CharField()
    beat = serializers.CharField()
    mail = serializers.ChoiceField(["ok", "held", "stuck", "test"])
    queues = QueueReport(many=True)
    jobs = JobReport(many=True)
    letters = LetterReport()
    oldest_unsent_letter = serializers.DateTimeField(allow_null=True)
    time = serializers.DateTimeField()


class Health(Endpoint):
    """Database, Redis, worker, beat, queues, jobs and letters. 503 while PostgreSQL is away;
    everything else that is wrong shows as `degraded`."""

    resource = "health"
    serializer_class = HealthReport
    authentication_classes = [Anonymous]

    def get(self, request: Request) -> Response:
        """The state of each part."""
        check_parameters(request, set())
        try:
            known = vitals()
        except Error as error:
            raise Unavailable("Databasen svarer ikke.") from error
        letters = known.letters
        parts: dict[str, str] = {"database": "ok", "redis": _redis()}
        parts |= {name: _alive(known, name) for name in (WORKER, BEAT)}
        parts["mail"] = letters.state
        well = set(parts.values()) == {"ok"} and not known.silent
        well = well and not any(job.is_late for job in known.jobs)
        return Response(
            {
                "status": "ok" if well else "degraded",
                **parts,
                "queues": [
                    {"name": name, "consumer": _alive(known, queue_pulse(name))}
                    for name in queues()
                ],
                "jobs": [_job(job) for job in known.jobs],
                "letters": {"waiting": letters.waiting, "held": letters.held, **letters.failed},
                "oldest_unsent_letter": letters.oldest and moment_json(letters.oldest),
                "time": moment_json(datetime.now(UTC)),
            },
            headers={"Cache-Control": "no-store"},
        )


def _job(job: Job) -> dict[str, Any]:
    return {
        "name": job.name,
        "every_seconds": int(job.every),
        "last_success": job.last_success and moment_json(job.last_success),
        "lag_seconds": None if job.lag is None else int(job.lag),
        "is_late": job.is_late,
    }


def _alive(known: Vitals, name: str) -> str:
    return "ok" if known.lives(name) else "silent"


def _redis() -> str:
    try:
        with redis.Redis.from_url(
            settings.REDIS_URL, socket_connect_timeout=2, socket_timeout=2
        ) as client:
            client.ping()
    except redis.RedisError:
        return "away"
    return "ok"
