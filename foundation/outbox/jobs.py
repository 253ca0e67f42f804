"""When each tick of the beat last succeeded: a job that fails, or that nobody runs, is late."""

import logging
from collections.abc import Callable, Iterable
from uuid import UUID

from django.db import Error, connection

SUCCEEDED = (
    "INSERT INTO outbox_jobrun (name, succeeded_at, error) VALUES (%s, now(), '') "
    "ON CONFLICT (name) DO UPDATE SET succeeded_at = excluded.succeeded_at"
)
FAILED = (
    "INSERT INTO outbox_jobrun (name, failed_at, error) VALUES (%s, now(), %s) "
    "ON CONFLICT (name) DO UPDATE SET failed_at = excluded.failed_at, error = excluded.error"
)

log = logging.getLogger(__name__)


class SomeFailed(Exception):
    """A job did what it could and left something undone; the log tells what. It has not succeeded,
    so that health says so before somebody misses a letter."""


def one_by_one(targets: Iterable[UUID], do: Callable[[UUID], int]) -> int:
    """The sum of what `do` answers. One that fails stops no other: SomeFailed comes at the end."""
    done, failed = 0, 0
    for target in targets:
        try:
            done += do(target)
        except Exception:
            log.exception("%s failed for %s", do.__name__, target)
            failed += 1
    if failed:
        raise SomeFailed(f"{failed} failed, {done} done")
    return done


def job_succeeded(name: str) -> None:
    """Note it; without a database nothing is noted, and the job becomes late."""
    _write(SUCCEEDED, [name])


def job_failed(name: str, error: BaseException | None) -> None:
    """Note the kind of the error; what it says stands in the log."""
    _write(FAILED, [name, type(error).__name__])


def _write(sql: str, params: list[str]) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
    except Error as error:
        log.warning("run of %s not noted: %s", params[0], error)
