"""A real mail server on a real socket, which can be told to misbehave."""

import asyncio
import socket
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class PostOffice:
    """Keeps every letter it accepted; `says` answers for one address, at RCPT or after DATA.

    `DROP` in `says` hangs up in the middle of the letter, `LOST` accepts and then hangs up
    without saying so, `SILENT` never answers.
    """

    def __init__(self, *, port: int, pause: float = 0.0) -> None:
        self.letters: list[EmailMessage] = []
        self.says: dict[str, str] = {}
        self.after_data: dict[str, str] = {}
        self.connections = 0
        self.senders = 0
        self.at_sender = ""
        self.envelopes: list[str] = []
        self.pause = pause
        self.port = port
        self.when_kept: Callable[[], None] = lambda: None

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, answers: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return answers

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.senders += 1
        if self.at_sender:
            return self.at_sender
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        said = self.says.get(address)
        if said is None:
            envelope.rcpt_tos.append(address)
        return said or "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        said = self.after_data.get(envelope.rcpt_tos[0])
        if said == "SILENT":
            await asyncio.sleep(3)
        if said == "DROP":
            _hang_up(server)
            return "451 gone"
        if said is not None and said not in ("LOST", "SILENT"):
            return said
        await asyncio.sleep(self.pause)
        content = envelope.original_content or b""
        self.envelopes.append(envelope.mail_from or "")
        self.letters.append(message_from_bytes(content, policy=policy.default))
        self.when_kept()
        if said == "LOST":
            _hang_up(server)
        return "250 kept"

    def ids(self) -> Counter[str]:
        """How often each Message-ID was accepted."""
        return Counter(str(letter["Message-ID"]) for letter in self.letters)


def _hang_up(server: SMTP) -> None:
    transport = cast(asyncio.Transport, server.transport)
    transport.abort()


@contextmanager
def open_post_office(*, port: int | None = None, pause: float = 0.0) -> Iterator[PostOffice]:
    """Open at `port` until the block ends."""
    office = PostOffice(port=port or free_port(), pause=pause)
    controller = Controller(office, hostname="127.0.0.1", port=office.port)
    controller.start()
    try:
        yield office
    finally:
        controller.stop()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
