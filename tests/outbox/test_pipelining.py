"""A conversation with a server that takes several commands at once: the same answers as one by
one, and no letter where none was to be."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from foundation.outbox.delivery import deliver_due
from foundation.outbox.models import Message

Queue = Callable[..., list[Message]]


class Server(socketserver.ThreadingTCPServer):
    """Answers as it is told; counts how often it was written to."""

    allow_reuse_address = True
    daemon_threads = True
    sender, receiver, data, content = "250 ok", "250 ok", "354 go on", "250 taken"

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.taken: list[bytes] = []
        self.pieces = 0


class Talk(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        server: Any = self.server
        self.say("220 x")
        pending = b""
        while piece := self.request.recv(65536):
            server.pieces += 1
            pending += piece
            while b"\r\n" in pending:
                line, _, pending = pending.partition(b"\r\n")
                if not self.answer(server, line.decode()):
                    return
                if self.is_open:
                    while b"\r\n.\r\n" not in b"\r\n" + pending:
                        pending += self.request.recv(65536)
                        server.pieces += 1
                    content, _, pending = (b"\r\n" + pending).partition(b"\r\n.\r\n")
                    server.taken.append(content)
                    self.say(server.content)
                    if server.content.startswith("421"):
                        return

    def answer(self, server: Server, line: str) -> bool:
        self.is_open = False
        verb = line[:4].upper()
        said = {"EHLO": "250-x\r\n250-SIZE 1000000\r\n250 PIPELINING", "MAIL": server.sender,
                "RCPT": server.receiver, "DATA": server.data}.get(verb, "250 ok")  # fmt: skip
        self.say(said)
        self.is_open = verb == "DATA" and said.startswith("354")
        return not said.startswith("421")

    def say(self, line: str) -> None:
        self.request.sendall(f"{line}\r\n".encode())


@contextmanager
def serving() -> Iterator[Server]:
    with Server() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def server(settings: Any, tmp_path: Any) -> Iterator[Server]:
    with serving() as found:
        settings.EMAIL_BACKEND = "foundation.outbox.pipelining.PipeliningBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", found.server_address[1]
        settings.EMAIL_TIMEOUT, settings.STATE_DIR = 5, tmp_path
        yield found


def test_a_letter_costs_two_turns(queue: Queue, server: Server) -> None:
    queue(*[f"m{n}" for n in range(10)])
    assert deliver_due() == 10
    assert Message.objects.filter(state="sent").count() == 10
    assert len(server.taken) == 10
    assert server.pieces <= 2 * 10 + 2  # hello and goodbye


def test_a_line_that_begins_with_a_dot_arrives(queue: Queue, server: Server) -> None:
    queue("bo")
    Message.objects.update(text=".\r\n.skjult\r\n", html="")
    deliver_due()
    (content,) = server.taken
    assert content.endswith(b"\r\n..\r\n..skjult")
    assert Message.objects.get().state == "sent"


@pytest.mark.parametrize("data", ["354 go on", "503 to whom?"])
@pytest.mark.parametrize(
    ("said", "reply", "state", "fault"),
    [
        ("sender", "550 5.7.1 not you", "retrying", "ours"),
        ("sender", "451 4.3.0 later", "retrying", None),
        ("receiver", "550 5.1.1 unknown", "dead", "recipient"),
        ("receiver", "450 4.2.1 later", "retrying", None),
        ("receiver", "452 4.5.3 too many", "retrying", None),
    ],
)
def test_what_is_refused_is_not_handed_over(
    queue: Queue, server: Server, data: str, said: str, reply: str, state: str, fault: str | None
) -> None:
    setattr(server, said, reply)
    server.data = data
    queue("bo")
    deliver_due()
    row = Message.objects.get()
    assert (row.state, row.fault, row.last_reply[:9]) == (state, fault, reply[:9])
    assert [one for one in server.taken if one.strip()] == []


@pytest.mark.parametrize("said", ["sender", "receiver", "content"])
def test_a_server_that_closes_is_heard(queue: Queue, server: Server, said: str) -> None:
    setattr(server, said, "421 4.3.2 closing")
    queue("bo")
    deliver_due()
    row = Message.objects.get()
    assert (row.state, row.last_reply) == ("retrying", "421 4.3.2 closing")


@pytest.mark.parametrize(
    ("said", "state"), [("552 5.3.4 too long", "dead"), ("451 4.3.0 later", "retrying")]
)
def test_the_letter_itself_is_refused(queue: Queue, server: Server, said: str, state: str) -> None:
    server.content = said
    queue("bo")
    deliver_due()
    assert Message.objects.get().state == state
    server.content = "250 taken"
    queue("ida")
    deliver_due()
    assert Message.objects.get(recipient_name="Ida").state == "sent"
