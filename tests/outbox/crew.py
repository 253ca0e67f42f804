"""Real processes: the worker and the beat, as production starts them, on the test's database."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


def environment(state: Path, **more: str) -> dict[str, str]:
    """What the processes need to work on this test's database."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    name = str(connection.settings_dict["NAME"])
    url = urlunsplit(parts._replace(path=f"/{name}"))
    return {**os.environ, "DATABASE_URL": url, "PUNKT_STATE_DIR": str(state), **more}


@contextmanager
def running(role: str, given: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """`worker` or `beat`, in a process group of its own, killed at the end of the block."""
    argv = [sys.executable, "-m", "celery", "--app", "config", role, "--loglevel", "info"]
    if role == "worker":
        argv += ["--concurrency", "2"]
    with (Path(given["PUNKT_STATE_DIR"]) / f"{role}.log").open("ab") as log:
        process = subprocess.Popen(  # noqa: S603
            argv, env=dict(given), cwd=ROOT, stdout=log, stderr=log, start_new_session=True
        )
    try:
        yield process
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """kill -9 of the process and everything it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def until(holds: Callable[[], bool], *, seconds: float, what: str) -> None:
    """Wait for it, or fail saying what did not come."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"not within {seconds:.0f} s: {what}"
        time.sleep(0.1)
