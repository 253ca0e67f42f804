"""`make test`: the suite on embedded servers, then what talks to servers on servers by address."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from runner.embedded import postgresql, redis_server, servers
from runner.interrupt import listen
from runner.processes import die_with_parent
from runner.refusal import Refusal
from runner.screen import say
from runner.state import ROOT, SHORT, State, held
from runner.supervisor import Supervisor

EXTERNAL = {
    "DATABASE_URL": "postgres://postgres@127.0.0.1:5432/postgres",
    "REDIS_URL": "redis://127.0.0.1:6379/9",
}
NOTHING_COLLECTED = 5
TALKING = ("-m", "servers and not own_servers")
AT_ONCE = ("-n", "3", "--dist", "loadgroup", "--no-loadscope-reorder")
"""One more than small machines have cores: some tests wait for processes. Which begin first is
said in tests/pace.py."""


def test(arguments: list[str]) -> int:
    """The exit code tells of any failure in either part."""
    listen()
    try:
        with _embedded() as (environment, described):
            say(f"Tests on embedded servers ({described}).")
            first = _pytest(environment, arguments)
        return first or _by_address(arguments)
    except KeyboardInterrupt:
        say("punkt: the tests were stopped.")
        return 130


def with_servers(command: list[str]) -> int:
    """Run a command with embedded servers in its environment, or show them and wait."""
    listen()
    try:
        with _embedded() as (environment, described):
            if command:
                return _call(environment, command[command[0] == "--" :])
            say(f"{described}; the data is thrown away at the end. Stop with Ctrl-C.")
            for name in EXTERNAL:
                say(f"export {name}='{environment[name]}'")
            signal.pause()
    except KeyboardInterrupt:
        pass
    return 0


@contextmanager
def throw_away() -> Iterator[State]:
    """A state folder nobody needs afterwards, where any account can reach it."""
    with (
        tempfile.TemporaryDirectory(prefix="punkt-state-", dir=SHORT) as folder,
        held(Path(folder)) as state,
    ):
        yield state


@contextmanager
def _embedded() -> Iterator[tuple[dict[str, str], str]]:
    """The environment of embedded servers, and in words what they are."""
    given = {key: value for key, value in os.environ.items() if key not in EXTERNAL}
    with (
        throw_away() as state,
        Supervisor(state.logs) as supervisor,
        servers(state, supervisor, environment=given, durable=False) as found,
    ):
        yield _environment(state, found.environment), found.described


def _environment(state: State, addresses: dict[str, str]) -> dict[str, str]:
    return {
        "SECRET_KEY_FILE": str(state.key("secret_key")),
        **os.environ,
        **addresses,
        "PUNKT_STATE_DIR": str(state.folder),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }


def _by_address(arguments: list[str]) -> int:
    given = {name: os.environ.get(f"PUNKT_EXTERNAL_{name}") for name in EXTERNAL}
    addresses = {name: given[name] or usual for name, usual in EXTERNAL.items()}
    try:
        postgresql.require_answer(addresses["DATABASE_URL"])
        redis_server.require_answer(addresses["REDIS_URL"])
    except Refusal as refusal:
        if any(given.values()) or os.environ.get("CI"):
            raise
        say(
            "Left out: the tests that talk to servers, once more on servers by address, because "
            f"there are none here ({refusal}). Name them in PUNKT_EXTERNAL_DATABASE_URL and "
            "PUNKT_EXTERNAL_REDIS_URL."
        )
        return 0
    say("Tests that talk to servers, once more on PostgreSQL and Redis by address.")
    # The server is shared with others, who may be testing too.
    addresses["PUNKT_TEST_DB"] = f"punkt_test_{os.getpid()}"
    with throw_away() as state:
        code = _pytest(_environment(state, addresses), [*TALKING, *(arguments or _files())])
    return 0 if code == NOTHING_COLLECTED and arguments else code


def _files() -> list[str]:
    """Where such tests are: gathering all tests takes every process a while."""
    files = (ROOT / "tests").rglob("test_*.py")
    return sorted(str(path) for path in files if "pytest.mark.servers" in path.read_text())


def _pytest(environment: Mapping[str, str], arguments: list[str]) -> int:
    return _call(environment, [sys.executable, "-m", "pytest", *AT_ONCE, *arguments])


def _call(environment: Mapping[str, str], command: list[str]) -> int:
    process = subprocess.Popen(  # noqa: S603
        command, env=dict(environment), cwd=ROOT, preexec_fn=lambda: die_with_parent(signal.SIGTERM)
    )
    try:
        return process.wait()
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
