"""Whatever is started ends, also when it does not want to."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from runner.processes import Program
from runner.refusal import Refusal
from runner.state import ROOT
from runner.supervisor import ATTEMPTS, Supervisor
from tests.runner.processes import survivors

STUBBORN = (
    "import signal, subprocess, sys, time\n"
    "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
    "print('ready', flush=True)\n"
    "time.sleep(600)\n"
)
OWNER = """
import sys, time
from pathlib import Path
from runner.interrupt import listen
from runner.processes import Program
from runner.supervisor import Supervisor
listen()
try:
    with Supervisor(Path(sys.argv[1])) as supervisor:
        program = Program("stubborn", (sys.executable, "-c", sys.argv[2]), {}, patience=0.5)
        child = supervisor.start(program)
        log = supervisor.log(program)
        supervisor.wait_until(child, lambda: "ready" in log.read_text(), seconds=10)
        print("up", flush=True)
        supervisor.watch(until=lambda: False)
except KeyboardInterrupt:
    pass
"""


def script(source: str) -> Program:
    return Program("script", (sys.executable, "-c", source), dict(os.environ))


def owner(
    folder: Path, source: str = STUBBORN
) -> tuple["subprocess.Popen[str]", list[psutil.Process]]:
    """A supervisor in a process of its own, and the family it has started."""
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", OWNER, str(folder), source],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline() == "up\n"
    return process, psutil.Process(process.pid).children(recursive=True)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_even_the_stubborn_and_their_children(
    folder: Path, number: signal.Signals
) -> None:
    process, family = owner(folder)
    assert len(family) == 2
    process.send_signal(number)
    assert process.wait(10) == 0
    assert survivors(family) == []


def test_children_hear_of_a_runner_that_was_killed(folder: Path) -> None:
    polite = STUBBORN.replace("signal.SIG_IGN", "lambda *_: (child.kill(), sys.exit())")
    process, family = owner(folder, polite)
    process.kill()
    process.wait()
    assert survivors(family) == []


def test_an_error_ends_the_children_too(folder: Path) -> None:
    supervisor = Supervisor(folder)
    child = supervisor.start(script("import time; time.sleep(600)"))

    def fail() -> bool:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), supervisor:
        supervisor.watch(until=fail)
    assert child.process.returncode == -signal.SIGTERM


def times_seen(path: Path, count: int) -> Callable[[], bool]:
    deadline = time.monotonic() + 15

    def enough() -> bool:
        assert time.monotonic() < deadline
        return path.exists() and len(path.read_text()) >= count

    return enough


def test_a_dead_child_is_started_again_and_that_is_said(folder: Path) -> None:
    said: list[str] = []
    marks = folder / "marks"
    source = f"open({str(marks)!r}, 'a').write('x'); raise SystemExit(3)"
    with Supervisor(folder, say=said.append, pause=0.01) as supervisor:
        supervisor.start(script(source))
        supervisor.watch(until=times_seen(marks, 3))
    assert said[:2] == [
        "punkt: script ended (exit code 3); again in 0.01 s.",
        "punkt: script ended (exit code 3); again in 0.02 s.",
    ]


def test_one_that_keeps_failing_is_given_up_with_its_last_words(folder: Path) -> None:
    said: list[str] = []
    supervisor = Supervisor(folder, say=said.append, pause=0.01)
    supervisor.start(script("raise ValueError('no such luck')"))
    with pytest.raises(Refusal, match=r"script keeps ending .*: ValueError: no such luck"):
        supervisor.watch(until=lambda: False)
    assert len(said) == ATTEMPTS


def test_a_failing_step_is_refused_with_its_last_words(folder: Path) -> None:
    with Supervisor(folder) as supervisor, pytest.raises(Refusal, match=r"script failed: .*broken"):
        supervisor.run(script("raise SystemExit('Error: broken')"))


def test_a_missing_program_is_one_line(folder: Path) -> None:
    missing = Program("missing", ("/nowhere/at-all",), {})
    with Supervisor(folder) as supervisor, pytest.raises(Refusal, match="missing cannot be start"):
        supervisor.start(missing)
