"""Starting the runner as a user does, and looking at what it leaves behind."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from runner.embedded.redis_server import free_port
from runner.processes import die_with_parent
from runner.state import ROOT, SHORT

SERVERS = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "SECRET_KEY_FILE", "MAKELEVEL")


@contextmanager
def scratch() -> Iterator[Path]:
    """An empty folder that PostgreSQL's user reaches too, which pytest's own are not."""
    folder = Path(tempfile.mkdtemp(prefix="punkt-test-", dir=SHORT))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Running:
    """A `python -m runner run` whose screen has appeared."""

    process: "subprocess.Popen[str]"
    screen: str
    family: list[psutil.Process]

    def stop(self, number: signal.Signals = signal.SIGTERM) -> list[psutil.Process]:
        """Send the signal, wait for the end, and give back whoever of the family still lives."""
        self.process.send_signal(number)
        self.process.wait(30)
        return survivors(self.family)


def own_environment(state: Path, port: int, **more: str) -> dict[str, str]:
    """This shell's environment without the servers the tests themselves use."""
    kept = {name: value for name, value in os.environ.items() if name not in SERVERS}
    return {**kept, "PUNKT_STATE_DIR": str(state), "PUNKT_PORT": str(port), **more}


def start(*arguments: str, environment: dict[str, str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "runner", *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=lambda: die_with_parent(signal.SIGTERM),
    )


@contextmanager
def running(state: Path, *, port: int | None = None, **more: str) -> Iterator[Running]:
    """Punkt, started and with its screen read; stopped at the end if the test did not."""
    process = start("run", environment=own_environment(state, port or free_port(), **more))
    try:
        screen = _screen(process)
        yield Running(process, screen, psutil.Process(process.pid).children(recursive=True))
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(30)
        if process.stdout:
            process.stdout.close()


def _screen(process: "subprocess.Popen[str]") -> str:
    lines = []
    for line in process.stdout or ():
        lines.append(line)
        if line.startswith("  Stop "):
            return "".join(lines)
    raise AssertionError("Punkt did not start: " + "".join(lines))


def survivors(family: list[psutil.Process], *, seconds: float = 5.0) -> list[psutil.Process]:
    """Who of them still runs; the dead whom nobody has buried yet do not count."""
    deadline = time.monotonic() + seconds
    while living := [each for each in family if _lives(each)]:
        if time.monotonic() > deadline:
            return living
        time.sleep(0.05)
    return []


def _lives(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
