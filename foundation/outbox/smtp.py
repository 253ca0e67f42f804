"""One conversation with the mail server, kept open over many letters."""

import logging
import smtplib
from contextlib import suppress
from email.utils import format_datetime, formataddr
from typing import Any, Self

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection

from foundation.clock import COPENHAGEN
from foundation.outbox.models import Message
from foundation.outbox.rules import Answer, Fate, fate_of

SHUTTING_DOWN = 421
LONGEST_REPLY = 500

log = logging.getLogger(__name__)


class ServerAway(Exception):
    """There is no mail server to talk to; nothing is wrong with any letter."""


class MailSession:
    """Opened when the first letter needs it, and again after the server hung up."""

    def __init__(self) -> None:
        self._connection: Any = get_connection()
        self._is_open = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._hang_up()

    def open(self) -> None:
        """Make sure that there is a connection."""
        if self._is_open:
            return
        try:
            self._connection.open()
        except (OSError, smtplib.SMTPException) as error:
            self._hang_up()
            raise ServerAway(reply_of(error)) from error
        self._is_open = True

    def send(self, letter: Message) -> Answer:
        """One try. Whatever is wrong with this letter is its own fate and nobody else's."""
        try:
            mail = as_mail(letter, self._connection)
            mail.message()
        except Exception as error:
            log.exception("letter %s cannot be written", letter.pk)
            return Answer(Fate.DEAD, f"Brevet kan ikke skrives ({type(error).__name__}).")
        try:
            self._connection.send_messages([mail])
        except smtplib.SMTPNotSupportedError as error:
            return Answer(Fate.DEAD, reply_of(error))
        except Exception as error:
            return self._after(error)
        return Answer(Fate.SENT, "250")

    def _after(self, error: Exception) -> Answer:
        code = code_of(error)
        if code in (None, SHUTTING_DOWN):
            self._hang_up()
        return Answer(Fate.AGAIN if code is None else fate_of(code), reply_of(error))

    def _hang_up(self) -> None:
        with suppress(Exception):
            self._connection.close()
        self._connection.connection = None
        self._is_open = False


def as_mail(letter: Message, connection: Any) -> EmailMultiAlternatives:
    """The letter as a mail: text and HTML, its files, and the Message-ID it always had.

    RFC 3834 § 5: marked as sent by a machine, so that no out-of-office reply comes back.
    """
    mail = EmailMultiAlternatives(
        subject=letter.subject_line,
        body=letter.text,
        from_email=settings.MAIL_FROM,
        to=[formataddr((letter.recipient_name, letter.recipient_address))],
        connection=connection,
        headers={
            **letter.headers,
            "Message-ID": letter.message_id,
            "Date": format_datetime(letter.created_at.astimezone(COPENHAGEN)),
            "Auto-Submitted": "auto-generated",
        },
    )
    if letter.html:
        mail.attach_alternative(letter.html, "text/html")
    for file in letter.attachments.all():
        mail.attach(file.file_name, bytes(file.content), file.media_type)
    return mail


def code_of(error: Exception) -> int | None:
    """The server's code, or None when the conversation itself broke. That our own sender is
    refused is a fault of the set-up, which a person mends: letters wait for it."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next(iter(error.recipients.values()))[0]
    if isinstance(error, smtplib.SMTPSenderRefused):
        return min(error.smtp_code, 499)
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code
    return None


def reply_of(error: BaseException) -> str:
    """What the server said, as text for people who look after it."""
    said: Any = f"{type(error).__name__}: {error}"
    code: int | str = ""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
    elif isinstance(error, smtplib.SMTPResponseException):
        code, said = error.smtp_code, error.smtp_error
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return f"{code} {text}".strip().replace("\0", "")[:LONGEST_REPLY]
