"""The SMTP side."""

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from runner.mail.box import Box

LARGEST_LETTER = 50 * 2**20


class Sink:
    """Says 250 only when the letter is on disk."""

    def __init__(self, box: Box) -> None:
        self.box = box

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.original_content or b""
        try:
            key = self.box.keep(envelope.mail_from or "", envelope.rcpt_tos, content)
        except OSError as error:
            return f"452 4.3.1 {error.strerror}"
        return f"250 2.0.0 kept as {key}"


def listening(box: Box, *, port: int) -> Controller:
    return Controller(
        Sink(box),
        hostname="127.0.0.1",
        port=port,
        server_kwargs={"data_size_limit": LARGEST_LETTER, "enable_SMTPUTF8": True},
    )
