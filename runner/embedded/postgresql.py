"""A private PostgreSQL: cluster, server, database."""

import locale
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote, urlsplit

import psycopg

from runner.embedded.binaries import Binaries, for_data, newest, reachable_by
from runner.embedded.custody import custodian, data_folder
from runner.processes import Account, Program
from runner.refusal import Refusal
from runner.state import SHORT, State
from runner.supervisor import Supervisor

NAME = "punkt"
START_SECONDS = 60.0
# Full text search breaks words at æ, ø and å unless the character type knows them.
_CHARACTER_TYPES = ("C.UTF-8", "C.utf8", "en_US.UTF-8", "da_DK.UTF-8", "UTF-8")


@contextmanager
def socket_folder() -> Iterator[Path]:
    """A private folder for the socket, never in the state folder: the whole path may have about
    107 bytes, and the account PostgreSQL runs as must get there."""
    folder = tempfile.mkdtemp(prefix="punkt-", dir=SHORT)
    try:
        yield Path(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def start(state: State, supervisor: Supervisor, *, sockets: Path, durable: bool) -> tuple[str, str]:
    """Start the server on the cluster of this state folder, which is made when missing."""
    account = custodian(state)
    data = data_folder(state, account)
    fresh = not (data / "PG_VERSION").exists()
    binaries = reachable_by(account, newest() if fresh else for_data(data), beside=data)
    if account:
        os.chown(sockets, account.uid, account.gid)
    if fresh:
        _make_cluster(supervisor, binaries, data, account)
    else:
        _end_leftover(data)
    settings = _settings(sockets, durable=durable)
    child = supervisor.start(_server(binaries, data, settings, account))
    supervisor.wait_until(child, lambda: _answers(_url(sockets, "postgres")), seconds=START_SECONDS)
    _make_database(sockets)
    moved = "" if data.parent == state.folder else f" in {data}"
    return _url(sockets, NAME), f"PostgreSQL {binaries.major} ({binaries.origin}){moved}"


def _settings(sockets: Path, *, durable: bool) -> dict[str, str]:
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(sockets),
        "unix_socket_permissions": "0700",
        "log_min_messages": "warning",
        "timezone": "UTC",
    }
    fast = dict.fromkeys(("fsync", "synchronous_commit", "full_page_writes"), "off")
    return settings if durable else settings | fast


def _server(
    binaries: Binaries, data: Path, settings: dict[str, str], account: Account | None
) -> Program:
    options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
    return Program(
        "postgresql",
        (str(binaries.folder / "postgres"), "-D", str(data), *options),
        _environment(),
        # SIGTERM would wait for every client to leave by itself.
        stop_signal=signal.SIGINT,
        account=account,
        serves=True,
        folder=data,
    )


def _make_cluster(
    supervisor: Supervisor, binaries: Binaries, data: Path, account: Account | None
) -> None:
    argv = (
        str(binaries.folder / "initdb"),
        f"--pgdata={data}",
        f"--username={NAME}",
        "--auth=trust",
        "--encoding=UTF8",
        "--lc-collate=C",
        f"--lc-ctype={_character_type()}",
        "--lc-messages=C",
    )
    try:
        supervisor.run(Program("initdb", argv, _environment(), account=account, folder=data))
    except BaseException:
        # Half a cluster would be taken for a whole one at the next start.
        for path in data.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise


def _environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PG", "LC_"))}
    return {**kept, "LANG": "C"}


def _character_type() -> str:
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        for name in _CHARACTER_TYPES:
            with suppress(locale.Error):
                locale.setlocale(locale.LC_CTYPE, name)
                return name
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    raise Refusal(f"the system has no UTF-8 locale (looked for {', '.join(_CHARACTER_TYPES)}).")


def _end_leftover(data: Path) -> None:
    """A runner killed outright may have left a server that is still closing its files."""
    try:
        process = int((data / "postmaster.pid").read_text().split()[0])
        ours = Path(f"/proc/{process}/cwd").resolve() == data.resolve()
    except (OSError, ValueError, IndexError):
        return
    if not ours:
        return
    deadline = time.monotonic() + 15
    with suppress(ProcessLookupError):
        while time.monotonic() < deadline:
            os.kill(process, signal.SIGINT)
            time.sleep(0.2)


def _url(sockets: Path, database: str) -> str:
    return f"postgres://{NAME}@{quote(str(sockets), safe='')}/{database}"


def _answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def _make_database(sockets: Path) -> None:
    with psycopg.connect(_url(sockets, "postgres"), autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME])
        if known.fetchone() is None:
            connection.execute(f"CREATE DATABASE {NAME} TEMPLATE template0")


def require_answer(url: str) -> None:
    """Refuse, without showing the password, when the given server cannot be used."""
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.Error as error:
        parts = urlsplit(url)
        where = f"{parts.hostname or 'local socket'}:{parts.port or 5432}{parts.path}"
        words = " ".join(str(error).split())
        raise Refusal(f"DATABASE_URL: PostgreSQL at {where} cannot be used: {words}") from None
