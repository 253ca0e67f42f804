"""Moments come out of the database as Django would read them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DataError, connection

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 3, 24, 19, tzinfo=UTC),
        datetime(2026, 3, 29, 1, 30, 0, 100_000, tzinfo=UTC),
        datetime(2026, 10, 25, 0, 59, 59, 999_999, tzinfo=UTC),
        datetime(1900, 1, 1, tzinfo=UTC) + timedelta(microseconds=1),
        datetime(9999, 12, 31, tzinfo=UTC),
    ],
)
def test_a_moment_is_read_as_it_was_written(moment: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::timestamptz", [moment])
        found = cursor.fetchone()[0]
    assert (found, found.tzinfo) == (moment, UTC)


@pytest.mark.parametrize("told", ["infinity", "0044-03-15 12:00 BC", "12026-01-01"])
def test_what_no_moment_can_be_is_refused(told: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::timestamptz", [told])
        with pytest.raises(DataError):
            cursor.fetchone()
