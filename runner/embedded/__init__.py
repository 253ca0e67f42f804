"""PostgreSQL and Redis: those given by address, else private ones started here."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from runner.embedded import postgresql, redis_server
from runner.state import State
from runner.supervisor import Supervisor


@dataclass(frozen=True)
class Servers:
    """Where the servers are, and in words for the screen what they are."""

    database_url: str
    redis_url: str
    described: str

    @property
    def environment(self) -> dict[str, str]:
        return {"DATABASE_URL": self.database_url, "REDIS_URL": self.redis_url}


@contextmanager
def servers(
    state: State,
    supervisor: Supervisor,
    *,
    environment: Mapping[str, str] = os.environ,
    durable: bool = True,
) -> Iterator[Servers]:
    """The servers for one run; `durable=False` trades safety of the data for speed in tests."""
    with postgresql.socket_folder() as sockets:
        database_url, postgres = environment.get("DATABASE_URL"), "PostgreSQL by DATABASE_URL"
        if database_url:
            postgresql.require_answer(database_url)
        else:
            started = postgresql.start(state, supervisor, sockets=sockets, durable=durable)
            database_url, postgres = started
        redis_url, redis = environment.get("REDIS_URL"), "Redis by REDIS_URL"
        if redis_url:
            redis_server.require_answer(redis_url)
        else:
            redis_url, redis = redis_server.start(state, supervisor)
        try:
            yield Servers(database_url, redis_url, f"{postgres}, {redis}")
        finally:
            supervisor.stop()
