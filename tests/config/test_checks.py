"""Misconfiguration is found by `manage.py check`."""

from datetime import timedelta

import pytest
from django.core import checks
from django.db.models.functions import Now
from django.test.utils import override_settings

from config.celery import jobs
from config.checks import (
    check_address,
    check_clock,
    check_letters,
    check_mail,
    check_operations,
    check_running,
    check_test_mode,
)
from foundation.outbox.models import JobRun, WorkerPulse


@pytest.mark.django_db
def test_the_test_database_knows_danish_letters() -> None:
    assert check_letters(None, databases=["default"]) == []


@pytest.mark.parametrize(
    ("setting", "value", "check", "number"),
    [
        ("TEST_CLOCK", "1", check_clock, "punkt.E002"),
        ("MAIL_FROM", "Punkt <punkt@localhost>", check_mail, "punkt.E003"),
        ("BASE_URL", "http://punkt.egernborg.example", check_address, "punkt.E004"),
        ("MAIL_TEST_ADDRESS", "prove@egernborg.example", check_test_mode, "punkt.W005"),
        ("OPERATIONS_ADDRESS", "", check_operations, "punkt.W006"),
    ],
)
def test_a_production_that_would_mislead_is_refused(
    setting: str, value: str, check: object, number: str
) -> None:
    assert callable(check)
    with override_settings(**{setting: value}):
        assert [found.id for found in check(None)] == [number]


def test_a_good_production_passes() -> None:
    good = {
        "TEST_CLOCK": "",
        "MAIL_FROM": "Punkt <punkt@egernborg.example>",
        "BASE_URL": "https://punkt.egernborg.example",
        "MAIL_TEST_ADDRESS": "",
        "OPERATIONS_ADDRESS": "drift@egernborg.example",
    }
    asked = (check_clock, check_mail, check_address, check_test_mode, check_operations)
    with override_settings(**good):
        found: list[checks.CheckMessage] = [said for check in asked for said in check(None)]
    assert found == []


@pytest.mark.django_db
def test_an_installation_that_has_never_run_says_nothing() -> None:
    assert check_running(None, databases=["default"]) == []


@pytest.mark.django_db
def test_silence_of_beat_and_queue_and_late_jobs_are_said() -> None:
    WorkerPulse.objects.create(name="worker")
    JobRun.objects.bulk_create(JobRun(name=name, succeeded_at=Now()) for name in jobs())
    said = [found.msg for found in check_running(None, databases=["default"])]
    assert said == ["No sign of life from beat.", "No sign of life from queue celery."]
    WorkerPulse.objects.bulk_create([WorkerPulse(name=n) for n in ("beat", "queue celery")])
    assert check_running(None, databases=["default"]) == []
    JobRun.objects.filter(name="remind").update(succeeded_at=Now() - timedelta(minutes=5))
    JobRun.objects.filter(name="report").update(succeeded_at=None)
    said = [found.msg for found in check_running(None, databases=["default"])]
    assert said == [
        "The job remind last succeeded 300 s ago.",
        "The job report last succeeded never.",
    ]
    assert check_running(None, databases=None) == []
