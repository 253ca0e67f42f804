"""The vitals as Prometheus reads them (`/metrics`), beside those of the web process itself."""

from collections.abc import Iterator

from django.db import Error
from prometheus_client import REGISTRY, Metric
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from config.vitals import Vitals, vitals


class VitalsCollector(Collector):
    """Read from the database when they are asked for; without a database only that is told."""

    def describe(self) -> list[Metric]:
        """Nothing is read while the process starts."""
        return []

    def collect(self) -> Iterator[Metric]:
        try:
            known = vitals()
        except Error:
            yield GaugeMetricFamily("punkt_database_up", "Whether the database answers.", 0)
            return
        yield GaugeMetricFamily("punkt_database_up", "Whether the database answers.", 1)
        yield from _letters(known)
        yield from _signs(known)


def register() -> None:
    """Called once when Django is ready."""
    REGISTRY.register(VitalsCollector())


def _letters(known: Vitals) -> Iterator[Metric]:
    letters = known.letters
    age = "Seconds since the oldest letter that is not sent was queued."
    yield GaugeMetricFamily("punkt_oldest_unsent_letter_seconds", age, letters.oldest_age)
    overdue = "Seconds that the letter waits which should have been tried first."
    yield GaugeMetricFamily("punkt_letters_overdue_seconds", overdue, max(letters.overdue, 0))
    counts = GaugeMetricFamily(
        "punkt_letters", "Letters by state; the failed ones of seven days.", labels=["state"]
    )
    told = {"waiting": letters.waiting, "held": letters.held, **letters.failed}
    for state, count in told.items():
        counts.add_metric([state], count)
    yield counts


def _signs(known: Vitals) -> Iterator[Metric]:
    lag = GaugeMetricFamily(
        "punkt_job_lag_seconds", "Seconds since a job last succeeded.", labels=["job"]
    )
    late = GaugeMetricFamily("punkt_job_late", "Whether a job is late.", labels=["job"])
    for job in known.jobs:
        late.add_metric([job.name], int(job.is_late))
        if job.lag is not None:
            lag.add_metric([job.name], job.lag)
    pulse = GaugeMetricFamily(
        "punkt_pulse_age_seconds", "Seconds since a part's sign of life.", labels=["part"]
    )
    for name, seconds in known.pulses.items():
        pulse.add_metric([name], seconds)
    yield from (lag, late, pulse)
