"""The web process alone, on the tests' own database: what only a real server does to a request."""

import os
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPResponse
from typing import IO

from runner import programs
from runner.embedded.redis_server import free_port
from tests.config.wire_break import Wire
from tests.wire import Answer, WireDoor, wait_for


@dataclass
class Web:
    """A server that answers on `port` and writes its log to a file."""

    port: int
    log: IO[bytes]

    def door(self, token: str | None = None) -> WireDoor:
        return WireDoor(f"http://127.0.0.1:{self.port}", token)

    def exchange(self, sent: bytes, *, ends: bool = False) -> Answer:
        """What these very bytes are answered; `ends` says that no more will come."""
        with closing(socket.create_connection(("127.0.0.1", self.port), timeout=30)) as line:
            line.sendall(sent)
            if ends:
                line.shutdown(socket.SHUT_WR)
            answer = HTTPResponse(line)
            answer.begin()
            return Answer(answer.status, answer.headers, answer.read())

    def said(self) -> str:
        """Everything that the server has written so far."""
        self.log.seek(0)
        return self.log.read().decode()


@contextmanager
def web(wire: Wire) -> Iterator[Web]:
    """The web process with its database at the end of the wire."""
    user = f"{wire.target['USER'] or 'postgres'}:{wire.target['PASSWORD'] or 'none'}"
    url = f"postgres://{user}@127.0.0.1:{wire.port}/{wire.target['NAME']}"
    port = free_port()
    program = programs.web({**os.environ, "DATABASE_URL": url}, port=port)
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(  # noqa: S603
            program.argv, env=dict(program.environment), stdout=log, stderr=subprocess.STDOUT
        )
        found = Web(port, log)
        try:
            wait_for(lambda: _answers(found.door()))
            yield found
        finally:
            process.terminate()
            process.wait(20)


def _answers(door: WireDoor) -> bool:
    try:
        return door.get("health").status_code in (200, 503)
    except OSError:
        return False
