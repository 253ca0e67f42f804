"""PostgreSQL and Redis started here: private, lasting, gone afterwards."""

import os
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psutil
import psycopg
import pytest
import redis

from runner.embedded import Servers, binaries, postgresql, servers
from runner.embedded.custody import custodian, data_folder
from runner.refusal import Refusal
from runner.state import held
from runner.supervisor import Supervisor
from tests.runner.processes import survivors


def started(stack: ExitStack, folder: Path, **addresses: str) -> Servers:
    state = stack.enter_context(held(folder))
    supervisor = stack.enter_context(Supervisor(state.logs))
    return stack.enter_context(servers(state, supervisor, environment=addresses, durable=False))


def children() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)


def test_a_new_cluster_orders_by_bytes_and_knows_danish_letters(folder: Path) -> None:
    with ExitStack() as stack:
        found = started(stack, folder)
        with psycopg.connect(found.database_url) as connection:
            row = connection.execute(
                "SELECT datcollate, datctype, pg_encoding_to_char(encoding), upper('æøå')"
                " FROM pg_database WHERE datname = current_database()"
            ).fetchone()
    assert row is not None
    assert row[0] == "C"
    assert "UTF" in row[1].upper()
    assert row[2:] == ("UTF8", "ÆØÅ")


def test_data_stays_and_processes_do_not(folder: Path) -> None:
    before = {each.pid for each in children()}
    for run in (1, 2):
        with ExitStack() as stack:
            found = started(stack, folder)
            family = [each for each in children() if each.pid not in before]
            with psycopg.connect(found.database_url) as connection:
                connection.execute("CREATE TABLE IF NOT EXISTS kept (run int)")
                connection.execute("INSERT INTO kept VALUES (%s)", [run])
                rows = connection.execute("SELECT run FROM kept ORDER BY run").fetchall()
        assert rows == [(each,) for each in range(1, run + 1)]
        assert len(family) >= 2
        assert survivors(family) == []


def test_nobody_else_gets_in(folder: Path) -> None:
    with ExitStack() as stack:
        found = started(stack, folder)
        with pytest.raises(redis.AuthenticationError):
            redis.Redis.from_url("redis://" + found.redis_url.rpartition("@")[2]).ping()
        sockets = Path(unquote(urlsplit(found.database_url).netloc.partition("@")[2]))
        assert sockets.stat().st_mode & 0o077 == 0
        with psycopg.connect(found.database_url) as connection:
            assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
    assert not sockets.exists()
    assert (folder / "redis_password").stat().st_mode & 0o077 == 0


def test_an_existing_cluster_decides_the_version(folder: Path) -> None:
    wheel = {one.major: one for one in binaries._all() if one.origin == "embedded"}
    (folder / "PG_VERSION").write_text("18\n")
    assert binaries.for_data(folder).major == 18
    assert 18 in wheel


def test_a_cluster_of_an_unknown_version_is_left_alone(folder: Path) -> None:
    (folder / "postgresql").mkdir()
    (folder / "postgresql" / "PG_VERSION").write_text("9.6\n")
    if os.geteuid() == 0:
        os.chown(folder / "postgresql", 65534, 65534)
    with ExitStack() as stack, pytest.raises(Refusal, match=r"is of PostgreSQL 9\.6, but"):
        started(stack, folder)
    assert [path.name for path in (folder / "postgresql").iterdir()] == ["PG_VERSION"]


def test_the_wheel_alone_is_enough(folder: Path) -> None:
    """A cluster made by the wheel's programs starts again by them, whatever the system has."""
    with ExitStack() as stack:
        state = stack.enter_context(held(folder))
        supervisor = stack.enter_context(Supervisor(state.logs))
        account = custodian(state)
        data = data_folder(state, account)
        wheel = next(one for one in binaries._all() if one.origin == "embedded")
        reachable = binaries.reachable_by(account, wheel, beside=data)
        postgresql._make_cluster(supervisor, reachable, data, account)
    with ExitStack() as stack:
        found = started(stack, folder)
        with psycopg.connect(found.database_url) as connection:
            version = connection.execute("SHOW server_version").fetchone()
    assert version is not None
    assert version[0].startswith(f"{wheel.major}.")


def test_given_addresses_are_used_and_tried_first(folder: Path) -> None:
    address = "postgres://punkt:hemmeligt@127.0.0.1:9/punkt"
    with ExitStack() as stack, pytest.raises(Refusal, match=r"127\.0\.0\.1:9/punkt") as refusal:
        started(stack, folder, DATABASE_URL=address)
    assert "hemmeligt" not in str(refusal.value)
    assert not (folder / "postgresql").exists()


def test_a_server_given_by_address_is_not_started(folder: Path) -> None:
    with ExitStack() as stack:
        first = started(stack, folder / "first")
        second = started(
            stack, folder / "second", DATABASE_URL=first.database_url, REDIS_URL=first.redis_url
        )
        assert second.environment == first.environment
        assert not (folder / "second" / "postgresql").exists()
