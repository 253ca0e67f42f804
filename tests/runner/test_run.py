"""`python -m runner run`, as a user meets it."""

import json
import os
import signal
import socket
import stat
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from runner.embedded.redis_server import free_port
from tests.runner.processes import own_environment, running, start

CAST = {
    "administrator",
    "secretariat",
    "secretariat_other_municipality",
    "case_officer",
    "chair",
    "member",
    "member2",
    "substitute",
    "council_member",
    "consultee",
    "integrator",
}


def refused(folder: Path, port: int | str, **more: str) -> str:
    process = start(
        "run", environment={**own_environment(folder, 0, **more), "PUNKT_PORT": str(port)}
    )
    said, _ = process.communicate(timeout=20)
    assert process.returncode == 1
    (line,) = said.splitlines()
    return str(line)


def test_a_taken_port_is_one_line(folder: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        line = refused(folder / "state", port)
    assert line.startswith(f"punkt: port {port} cannot be used (another program listens there)")
    assert not (folder / "state").exists()


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1"])
def test_a_port_that_is_none(folder: Path, port: str) -> None:
    assert refused(folder, port).startswith("punkt: PUNKT_PORT must be a port number")


def test_a_state_folder_that_cannot_be(folder: Path) -> None:
    (folder / "file").write_text("")
    line = refused(folder / "file" / "state", free_port())
    assert line.startswith("punkt: the state folder")


def test_a_database_that_does_not_answer(folder: Path) -> None:
    line = refused(folder, free_port(), DATABASE_URL="postgres://punkt@127.0.0.1:9/punkt")
    assert line.startswith("punkt: DATABASE_URL: PostgreSQL at 127.0.0.1:9/punkt cannot be used")


def test_an_unknown_verb() -> None:
    process = start("fly", environment=own_environment(Path("/nowhere"), 1))
    said, _ = process.communicate(timeout=20)
    assert (process.returncode, said.count("\n")) == (1, 1)


@contextmanager
def database_by_address() -> Iterator[str]:
    """A database of its own on the server the tests use."""
    address = urlsplit(os.environ["DATABASE_URL"])
    name = f"punkt_run_{os.getpid()}"
    with psycopg.connect(address.geturl(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        try:
            yield address._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.servers
def test_servers_by_address_are_used(folder: Path) -> None:
    redis_url = urlsplit(os.environ["REDIS_URL"])._replace(path="/13").geturl()
    with (
        database_by_address() as database_url,
        running(folder, DATABASE_URL=database_url, REDIS_URL=redis_url) as punkt,
    ):
        assert "PostgreSQL by DATABASE_URL, Redis by REDIS_URL" in punkt.screen
        with psycopg.connect(database_url) as connection:
            row = connection.execute("SELECT count(*) FROM tenancy_municipality").fetchone()
        assert punkt.stop() == []
    assert row == (2,)
    assert not (folder / "postgresql").exists()


@pytest.mark.servers
@pytest.mark.own_servers
def test_the_whole_life(folder: Path) -> None:
    """Start, look around, stop; start again with the same data and tokens; nobody is left."""
    state, port = folder / "state", free_port()
    with running(state, port=port) as first:
        demo = json.loads((state / "demo.json").read_text())
        assert demo["tokens"].keys() == CAST
        assert demo["base_url"] == f"http://127.0.0.1:{port}"
        for text in (demo["base_url"], demo["inbox_url"], *demo["tokens"].values()):
            assert text in first.screen
        for address in (f"{demo['base_url']}/api/v1/health", f"{demo['inbox_url']}/messages.json"):
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310
                assert answer.status == 200
        second = start("run", environment=own_environment(state, free_port()))
        assert "already runs" in second.communicate(timeout=20)[0]
        assert first.stop(signal.SIGTERM) == []
        assert first.process.returncode == 0
    assert stat.S_IMODE((state / "secret_key").stat().st_mode) == 0o600
    moved = free_port()
    with running(state, port=moved) as again:
        later = json.loads((state / "demo.json").read_text())
        assert later["tokens"] == demo["tokens"]
        assert later["base_url"] == f"http://127.0.0.1:{moved}"
        assert again.stop(signal.SIGINT) == []
