"""Starting a process so that it can always be ended, and ending it with everything it started."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from runner.refusal import Refusal
from runner.state import ROOT

_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Account:
    """The user and group a process runs as."""

    uid: int
    gid: int


@dataclass(frozen=True)
class Program:
    """What to start, and how it wants to be told to stop. One that `serves` is stopped last."""

    name: str
    argv: tuple[str, ...]
    environment: Mapping[str, str]
    stop_signal: signal.Signals = signal.SIGTERM
    patience: float = 10.0
    account: Account | None = None
    serves: bool = False
    folder: Path = ROOT


def die_with_parent(stop_signal: int) -> None:
    """Ask Linux to signal this process when its parent is gone, even by `kill -9`."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, stop_signal)


def spawn(program: Program, log: Path) -> subprocess.Popen[bytes]:
    """Start in a session of its own: Ctrl-C reaches only the runner, which stops in order."""
    account = program.account
    with log.open("ab") as output:
        try:
            return subprocess.Popen(  # noqa: S603
                program.argv,
                env=dict(program.environment),
                cwd=program.folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                # A change of user clears the request, and this runs after the change.
                preexec_fn=_tied_to_parent(program.stop_signal),
                user=account.uid if account else None,
                group=account.gid if account else None,
                extra_groups=[] if account else None,
            )
        except OSError as error:
            raise Refusal(f"{program.name} cannot be started: {error}") from None


def _tied_to_parent(stop_signal: int) -> Callable[[], None]:
    parent = os.getpid()

    def tie() -> None:
        die_with_parent(stop_signal)
        if os.getppid() != parent:
            os._exit(1)

    return tie


def end(running: Iterable[tuple[Program, subprocess.Popen[bytes]]]) -> None:
    """Stop all politely and at once, wait, then kill what is slow and what was left behind."""
    pairs = list(running)
    for program, process in pairs:
        with suppress(ProcessLookupError):
            process.send_signal(program.stop_signal)
    begun = time.monotonic()
    for program, process in pairs:
        left = program.patience - (time.monotonic() - begun)
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(left, 0.0))
        kill_group(process)


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill the process and whatever still lives in its group."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
