"""The parts that are killed, and how each is started again as it was."""

import os
import socket
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import psutil
import psycopg
import redis

from runner import programs
from runner.embedded import Servers
from runner.embedded.redis_server import free_port
from runner.processes import Program
from runner.state import State
from runner.supervisor import Child, Supervisor

READY_SECONDS = 120.0
MAIL_SECONDS = 3


@dataclass
class Part:
    """One process with all it starts. `kind` is what the count knows it by."""

    kind: str
    child: Child
    ready: Callable[[], bool]


class Field:
    """Everything that runs."""

    def __init__(self, state: State, supervisor: Supervisor, servers: Servers, seed: str) -> None:
        self.state, self.supervisor, self.servers = state, supervisor, servers
        self.journal = state.folder / "journal"
        self.smtp = free_port()
        self.seed = seed
        self.parts: list[Part] = []

    @property
    def environment(self) -> dict[str, str]:
        """What every process of Punkt is told."""
        return {
            **os.environ,
            **self.servers.environment,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "SECRET_KEY_FILE": str(self.state.key("secret_key")),
            "PUNKT_LOG_LEVEL": "WARNING",
            "PUNKT_STATE_DIR": str(self.state.folder),
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(self.smtp),
            "EMAIL_TIMEOUT": str(MAIL_SECONDS),
            "PYTHONUNBUFFERED": "1",
        }

    def prepare(self) -> None:
        """The tables."""
        argv = (sys.executable, "manage.py", "migrate", "--verbosity", "0")
        self.supervisor.run(Program("migrate", argv, self.environment))

    def start(self, *, workers: int) -> None:
        """Two beats, and workers as on machines of their own: each has its own state folder."""
        for child in self.supervisor.children:
            ready = {"postgresql": self._database_answers, "redis": self._redis_answers}
            self.parts.append(Part(child.program.name, child, ready[child.program.name]))
        self._add("smtp", self._office(), self._office_answers)
        for number in range(1, workers + 1):
            home = self.state.folder / f"machine-{number}"
            home.mkdir()
            worker = programs.worker(self.environment | {"PUNKT_STATE_DIR": str(home)})
            argv = (*worker.argv, "--hostname", f"{number}@%h")
            self._add("worker", replace(worker, name=f"worker-{number}", argv=argv), _at_once)
        for number in (1, 2):
            schedule = self.state.folder / f"beat-schedule-{number}"
            beat = programs.beat(self.environment, schedule=schedule)
            self._add("beat", replace(beat, name=f"beat-{number}"), _at_once)

    def writer(self) -> Program:
        """Who writes the letters."""
        return Program("writer", (sys.executable, "-m", "runner.chaos.writer"), self.environment)

    def kill(self, part: Part) -> float:
        """`kill -9` of the part and everything it started; answers when."""
        process = psutil.Process(part.child.process.pid)
        # PostgreSQL's own children have sessions of their own: no group holds them all.
        family = [process, *process.children(recursive=True)]
        moment = time.time()
        for each in family:
            with suppress(psutil.NoSuchProcess):
                each.kill()
        psutil.wait_procs(family, timeout=10)
        part.child.process.wait()
        self.supervisor.children.remove(part.child)
        return moment

    def revive(self, part: Part) -> None:
        """Start it as it was, and wait until it answers."""
        part.child = self.supervisor.start(part.child.program)
        self.supervisor.wait_until(part.child, part.ready, seconds=READY_SECONDS)

    def flush_redis(self) -> None:
        """Redis forgets everything."""
        with suppress(redis.RedisError), redis.Redis.from_url(self.servers.redis_url) as client:
            client.flushall()

    def _add(self, kind: str, program: Program, ready: Callable[[], bool]) -> None:
        child = self.supervisor.start(program)
        self.parts.append(Part(kind, child, ready))
        self.supervisor.wait_until(child, ready, seconds=READY_SECONDS)

    def _office(self) -> Program:
        argv = ("--port", str(self.smtp), "--journal", str(self.journal), "--seed", self.seed)
        return Program(
            "smtp", (sys.executable, "-m", "runner.chaos.office", *argv), dict(os.environ)
        )

    def _office_answers(self) -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.smtp), 1):
            return True
        return False

    def _database_answers(self) -> bool:
        with suppress(psycopg.OperationalError):
            psycopg.connect(self.servers.database_url, connect_timeout=2).close()
            return True
        return False

    def _redis_answers(self) -> bool:
        with suppress(redis.RedisError), redis.Redis.from_url(self.servers.redis_url) as client:
            return bool(client.ping())
        return False


def _at_once() -> bool:
    """Whoever only takes work need not be waited for."""
    return True


def logs_of(folder: Path) -> Mapping[str, str]:
    """The end of each log, for whoever looks for what went wrong."""
    return {path.stem: path.read_text(errors="replace")[-2000:] for path in folder.glob("*.log")}
