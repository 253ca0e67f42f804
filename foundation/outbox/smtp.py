"""One conversation with the mail server, kept open over many letters."""

import logging
import smtplib
import ssl
from contextlib import suppress
from dataclasses import replace
from typing import Any, Self

from django.conf import settings
from django.core.mail import get_connection

from foundation.outbox.mail import as_mail
from foundation.outbox.models import Message
from foundation.outbox.rules import LETTER, OURS, Answer, Fate, Stage, judge

CLOSING = {421, 452}
"""The server has had enough of this conversation (RFC 5321 § 3.8, § 4.5.3.1.10)."""
LONGEST_REPLY = 500

log = logging.getLogger(__name__)


class ServerAway(Exception):
    """There is no mail server that talks to us; nothing is wrong with any letter."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.reply)
        self.answer = answer


class MailSession:
    """Opened when the first letter needs it, and again after the server hung up."""

    def __init__(self) -> None:
        self._connection: Any = get_connection()
        self._is_open = False
        self._refused: Answer | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._hang_up()

    def open(self) -> None:
        """Make sure that there is a connection. A server that refused our sender is not asked
        again in this session: it would refuse every letter."""
        if self._refused:
            raise ServerAway(self._refused)
        if self._is_open:
            return
        try:
            self._connection.open()
        except (OSError, smtplib.SMTPException) as error:
            self._hang_up()
            raise ServerAway(_no_session(error)) from error
        self._is_open = True

    def send(self, letter: Message) -> Answer:
        """One try. Whatever is wrong with this letter is its own fate and nobody else's."""
        try:
            mail = as_mail(letter, self._connection)
            mail.message()
        except Exception as error:
            log.exception("letter %s cannot be written", letter.pk)
            said = f"Brevet kan ikke skrives ({type(error).__name__})."
            return Answer(Fate.DEAD, said, LETTER)
        try:
            self._connection.send_messages([mail])
        except smtplib.SMTPNotSupportedError as error:
            return Answer(Fate.DEAD, reply_of(error), LETTER)
        except Exception as error:
            return self._after(error)
        return Answer(Fate.SENT, "250")

    def _after(self, error: Exception) -> Answer:
        code, said, stage = heard(error)
        if code is None or code in CLOSING:
            self._hang_up()
        if code is None:
            return Answer(Fate.AGAIN, said)
        answer = _blameless(_short(judge(stage, code, said)))
        if stage is Stage.SENDER and answer.fate is Fate.HELD:
            self._refused = answer
        return answer

    def _hang_up(self) -> None:
        with suppress(Exception):
            self._connection.close()
        self._connection.connection = None
        self._is_open = False


def heard(error: BaseException) -> tuple[int | None, str, Stage]:
    """What the server said and to what; no code when the conversation itself broke."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
        return code, _text(said), Stage.RECIPIENT
    if isinstance(error, smtplib.SMTPResponseException):
        stages = {smtplib.SMTPSenderRefused: Stage.SENDER, smtplib.SMTPDataError: Stage.CONTENT}
        stage = stages.get(type(error), Stage.SESSION)
        return error.smtp_code, _text(error.smtp_error), stage
    return None, _text(f"{type(error).__name__}: {error}"), Stage.SESSION


def reply_of(error: BaseException) -> str:
    """What the server said, as text for people who look after it."""
    code, said, _ = heard(error)
    return f"{code or ''} {said}".strip()[:LONGEST_REPLY]


def _no_session(error: BaseException) -> Answer:
    """A server that is away comes back by itself; one that will not have us does not."""
    code, said, stage = heard(error)
    if isinstance(error, (smtplib.SMTPNotSupportedError, ssl.SSLError)):
        return Answer(Fate.HELD, said[:LONGEST_REPLY], OURS)
    if code is None:
        return Answer(Fate.AGAIN, said[:LONGEST_REPLY])
    return _short(judge(stage, code, said))


def _blameless(answer: Answer) -> Answer:
    """In test mode every letter goes to our own address: no receiver is to blame."""
    if settings.MAIL_TEST_ADDRESS and answer.fate is Fate.DEAD and answer.fault is not LETTER:
        return Answer(Fate.HELD, answer.reply, OURS)
    return answer


def _short(answer: Answer) -> Answer:
    return replace(answer, reply=answer.reply[:LONGEST_REPLY])


def _text(said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return text.replace("\0", "")
