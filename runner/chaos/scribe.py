"""Whoever asks the writer for letters while everything falls."""

import subprocess
from types import TracebackType
from typing import IO, Self

from runner.processes import Program
from runner.refusal import Refusal


class Scribe:
    """The writer's process, killed at the end of the block."""

    def __init__(self, program: Program) -> None:
        self._asked = 0
        self._process = subprocess.Popen(  # noqa: S603 - our own
            program.argv,
            env=dict(program.environment),
            cwd=program.folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()

    def ask(self, count: int) -> None:
        """So many more letters, as soon as it can; nobody waits for them."""
        _open(self._process.stdin).write(f"{count}\n")
        _open(self._process.stdin).flush()
        self._asked += 1

    def finish(self) -> None:
        """Wait until all that was asked for is written."""
        for _ in range(self._asked):
            if not _open(self._process.stdout).readline():
                raise Refusal("the writer of letters has ended")


def _open(pipe: IO[str] | None) -> IO[str]:
    if pipe is None:
        raise Refusal("the writer of letters has no pipe")
    return pipe
