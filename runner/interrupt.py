"""Turning whatever asks the runner to stop into one KeyboardInterrupt."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from runner.processes import die_with_parent

_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def listen() -> None:
    """The first signal interrupts; later ones are ignored, so that they cannot break the stop."""
    for number in _STOPPING:
        signal.signal(number, _interrupt)
    if "MAKELEVEL" in os.environ:
        die_with_parent(signal.SIGTERM)


def _interrupt(number: int, frame: FrameType | None) -> None:
    for each in _STOPPING:
        signal.signal(each, signal.SIG_IGN)
    raise KeyboardInterrupt


def make_gave_up() -> Callable[[], bool]:
    """A question to ask now and then. GNU make passes SIGTERM on, but an interrupt sent to make
    alone only resets make's own handler, and make then waits for its recipe for ever."""
    if "MAKELEVEL" not in os.environ or not _catches_interrupt(os.getppid()):
        return lambda: False
    return lambda: not _catches_interrupt(os.getppid())


def _catches_interrupt(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False
    caught = next(line for line in status.splitlines() if line.startswith("SigCgt:"))
    return bool(int(caught.split()[1], 16) >> (signal.SIGINT - 1) & 1)
