"""The processes Punkt consists of; production runs the same commands (`docker-compose.yml`)."""

import sys
from collections.abc import Mapping
from pathlib import Path

from runner.processes import Program

_PYTHON = (sys.executable, "-m")
WEB = (
    "granian",
    "--interface",
    "wsgi",
    "--workers",
    "1",
    "--blocking-threads",
    "4",
    "--no-ws",
    "config.wsgi:application",
)
WORKER = ("celery", "--app", "config", "worker", "--loglevel", "info", "--concurrency", "2")
BEAT = ("celery", "--app", "config", "beat", "--loglevel", "info")
# One connection for each blocking thread, kept open; the worker's processes open their own.
WEB_SETTINGS = {"PUNKT_DATABASE_POOL": "4"}


def web(environment: Mapping[str, str], *, port: int) -> Program:
    argv = (*_PYTHON, *WEB, "--host", "127.0.0.1", "--port", str(port))
    return Program("web", argv, {**environment, **WEB_SETTINGS})


def worker(environment: Mapping[str, str]) -> Program:
    return Program("worker", (*_PYTHON, *WORKER), environment)


def beat(environment: Mapping[str, str], *, schedule: Path) -> Program:
    return Program("beat", (*_PYTHON, *BEAT, "--schedule", str(schedule)), environment)


def inbox(environment: Mapping[str, str], *, smtp: int, http: int, folder: Path) -> Program:
    argv = (*_PYTHON, "runner.mail", "--smtp", str(smtp), "--http", str(http), str(folder))
    return Program("inbox", argv, environment, serves=True)


def preparation(environment: Mapping[str, str], *arguments: str) -> Program:
    return Program("prepare", (*_PYTHON, "runner.prepare", *arguments), environment)
