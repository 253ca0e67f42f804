"""A mail server that takes several commands at once (RFC 2920) is given them at once: a letter
costs two turns of the line instead of four."""

import re
import smtplib
from collections.abc import Sequence
from typing import Any

from django.core.mail.backends.smtp import EmailBackend

GOOD, RECEIVED, CLOSING, GO_ON = 250, (250, 251), 421, 354
LINE_BREAK = re.compile(r"[\r\n]")
Reply = tuple[int, bytes]


class PipeliningSMTP(smtplib.SMTP):
    """Sends sender, receiver and DATA in one piece where the server says that it may be."""

    def sendmail(
        self,
        from_addr: str,
        to_addrs: str | Sequence[str],
        msg: Any,
        mail_options: Sequence[str] = (),
        rcpt_options: Sequence[str] = (),
    ) -> dict[str, Reply]:
        """As `smtplib` does it; one receiver at a time is all that the outbox needs."""
        self.ehlo_or_helo_if_needed()
        to = [to_addrs] if isinstance(to_addrs, str) else list(to_addrs)
        plain = isinstance(msg, bytes) and not mail_options and not rcpt_options
        if not plain or len(to) != 1 or not self.has_extn("pipelining"):
            return super().sendmail(from_addr, to, msg, mail_options, rcpt_options)
        self._offer(from_addr, to[0], len(msg))
        self._hand_over(msg)
        return {}

    def _offer(self, sender: str, receiver: str, size: int) -> None:
        """Raises what `smtplib` raises, for the first command that is refused."""
        if LINE_BREAK.search(sender + receiver):
            raise ValueError("an address with a line break")
        told = f" size={size}" if self.has_extn("size") else ""
        self.send(
            f"MAIL FROM:{smtplib.quoteaddr(sender)}{told}\r\n"
            f"RCPT TO:{smtplib.quoteaddr(receiver)}\r\nDATA\r\n"
        )
        of_sender = self._heard(smtplib.SMTPSenderRefused, sender)
        of_receiver = self._heard(smtplib.SMTPRecipientsRefused, receiver)
        of_data = self.getreply()
        if of_sender[0] == GOOD and of_receiver[0] in RECEIVED and of_data[0] == GO_ON:
            return
        if of_data[0] == GO_ON:  # § 3.1: an empty letter ends what must not begin
            self.send(".\r\n")
            self.getreply()
        self._rset()  # type: ignore[attr-defined]
        if of_sender[0] != GOOD:
            raise smtplib.SMTPSenderRefused(*of_sender, sender)
        if of_receiver[0] not in RECEIVED:
            raise smtplib.SMTPRecipientsRefused({receiver: of_receiver})
        raise smtplib.SMTPDataError(*of_data)

    def _heard(self, error: type[smtplib.SMTPException], address: str) -> Reply:
        """One answer. A server that closes gives no more of them."""
        code, said = self.getreply()
        if code != CLOSING:
            return code, said
        self.close()
        if error is smtplib.SMTPSenderRefused:
            raise smtplib.SMTPSenderRefused(code, said, address)
        raise smtplib.SMTPRecipientsRefused({address: (code, said)})

    def _hand_over(self, content: bytes) -> None:
        """The letter itself, which ends with a line of one dot (RFC 5321 § 4.5.2)."""
        quoted = re.sub(rb"(?m)^\.", b"..", content)
        ended = quoted if quoted.endswith(b"\r\n") else quoted + b"\r\n"
        self.send(ended + b".\r\n")
        code, said = self.getreply()
        if code == GOOD:
            return
        if code == CLOSING:
            self.close()
        else:
            self._rset()  # type: ignore[attr-defined]
        raise smtplib.SMTPDataError(code, said)


class PipeliningBackend(EmailBackend):
    """Django's own, over such a conversation; over implicit TLS as `smtplib` has it."""

    @property
    def connection_class(self) -> Any:
        return smtplib.SMTP_SSL if self.use_ssl else PipeliningSMTP
