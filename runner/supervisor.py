"""Keeps the processes alive, and ends every one of them when the block ends."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen
from types import TracebackType
from typing import Self

from runner.processes import Program, end, kill_group, spawn
from runner.refusal import Refusal, last_words

STEADY_SECONDS = 30.0
LONGEST_PAUSE = 15.0
ATTEMPTS = 5
TICK = 0.2


@dataclass
class Child:
    """A started program; `failures` counts quick deaths in a row."""

    program: Program
    process: Popen[bytes]
    started: float
    failures: int = 0
    due: float | None = None


class Supervisor:
    """A context manager: whatever is started inside is gone afterwards, however it is left."""

    def __init__(
        self, logs: Path, *, say: Callable[[str], None] | None = None, pause: float = 1.0
    ) -> None:
        self.logs = logs
        self.say = say or _print
        self.first_pause = pause
        self.children: list[Child] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def log(self, program: Program) -> Path:
        return self.logs / f"{program.name}.log"

    def start(self, program: Program) -> Child:
        log = self.log(program)
        if log.exists():
            log.replace(log.with_suffix(".previous.log"))
        child = Child(program, spawn(program, log), time.monotonic())
        self.children.append(child)
        return child

    def run(self, program: Program) -> None:
        """Run a program that ends by itself; refuse with its last words when it fails."""
        child = self.start(program)
        code = child.process.wait()
        self.children.remove(child)
        kill_group(child.process)
        if code:
            raise Refusal(self._epitaph(program, "failed"))

    def wait_until(self, child: Child, ready: Callable[[], bool], *, seconds: float) -> None:
        """Wait for a sign of life; refuse when the process ends or stays silent."""
        deadline = time.monotonic() + seconds
        while not ready():
            if child.process.poll() is not None:
                raise Refusal(self._epitaph(child.program, "did not start"))
            if time.monotonic() > deadline:
                raise Refusal(self._epitaph(child.program, f"is silent after {seconds:.0f} s"))
            time.sleep(0.05)

    def watch(self, *, until: Callable[[], bool]) -> None:
        """Restart what dies, until told to stop or until a program will not stay up."""
        while not until():
            for child in self.children:
                self._look_after(child)
            time.sleep(TICK)

    def _look_after(self, child: Child) -> None:
        now = time.monotonic()
        if child.due is not None:
            if now >= child.due:
                child.process = spawn(child.program, self.log(child.program))
                child.started, child.due = now, None
            return
        code = child.process.poll()
        if code is None:
            return
        kill_group(child.process)
        child.failures = 1 if now - child.started > STEADY_SECONDS else child.failures + 1
        if child.failures > ATTEMPTS:
            raise Refusal(self._epitaph(child.program, f"keeps ending ({child.failures} times)"))
        pause = min(self.first_pause * 2 ** (child.failures - 1), LONGEST_PAUSE)
        child.due = now + pause
        self.say(f"punkt: {child.program.name} ended ({_cause(code)}); again in {pause:g} s.")

    def stop(self) -> None:
        """End all, the last started first; those that serve others outlive those they serve."""
        servers = [child for child in self.children if child.program.serves]
        others = [child for child in self.children if not child.program.serves]
        for group in (others, servers):
            end((child.program, child.process) for child in group)
        self.children.clear()

    def _epitaph(self, program: Program, what: str) -> str:
        log = self.log(program)
        return f"{program.name} {what}: {last_words(log)} (log: {log})"


def _cause(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
