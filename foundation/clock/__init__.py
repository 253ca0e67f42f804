"""Domain time: the one place that asks what time it is.

Leases, tokens and idempotency keys use the database's clock instead, so that no process can
stretch them. `PUNKT_TEST_CLOCK` lets a test move the time of all processes at once: it names a
file that holds one RFC 3339 instant; time starts there when the file is written and flows on.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
_frozen: ContextVar[datetime | None] = ContextVar("frozen_clock", default=None)


def now() -> datetime:
    """This moment, aware, in UTC."""
    frozen = _frozen.get()
    if frozen is not None:
        return frozen
    return datetime.now(UTC) + _shift()


def today() -> date:
    """The day it is in Copenhagen."""
    return now().astimezone(COPENHAGEN).date()


@contextmanager
def frozen(moment: datetime) -> Iterator[None]:
    """Hold this thread's clock at `moment` (aware)."""
    token = _frozen.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)


def clock_file() -> Path | None:
    """The file that moves the clock of all processes, if this installation allows one."""
    named = os.environ.get("PUNKT_TEST_CLOCK", "")
    if named in ("", "0"):
        return None
    if named == "1":
        return Path(os.environ.get("PUNKT_STATE_DIR", ".punkt")) / "clock"
    return Path(named)


def _shift() -> timedelta:
    path = clock_file()
    if path is None:
        return timedelta()
    try:
        instant, written = path.read_text().strip(), path.stat().st_mtime
    except FileNotFoundError:
        return timedelta()
    return datetime.fromisoformat(instant) - datetime.fromtimestamp(written, UTC)
