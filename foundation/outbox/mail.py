"""A letter as a mail, and the address by which it is known again when it comes back."""

import hashlib
import re
from email.message import Message as Mail
from email.utils import format_datetime, formataddr, parseaddr
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.encoding import punycode

from foundation.clock import COPENHAGEN
from foundation.outbox.models import Message

RETURNED = re.compile(r"\+([0-9a-f]{32})-([0-9a-f]{8})@", re.ASCII | re.IGNORECASE)


class Written(EmailMultiAlternatives):
    """A mail that is put into words once, however often it is asked for them."""

    @cached_property
    def _written(self) -> Any:
        return super().message()

    def message(self) -> "Mail[str, str]":  # type: ignore[override]
        """The same words each time."""
        found: Mail[str, str] = self._written
        return found


def as_mail(letter: Message, connection: Any) -> Written:
    """The letter as a mail: text and HTML, its files, and the Message-ID it always had.

    RFC 3834 § 5: marked as sent by a machine, so that no out-of-office reply comes back. In test
    mode it goes to one address, and tells in a header whom it was meant for.
    """
    test = settings.MAIL_TEST_ADDRESS
    meant_for = formataddr((letter.recipient_name, on_the_wire(letter.recipient_address)))
    mail = Written(
        subject=letter.subject_line,
        body=letter.text,
        from_email=return_path(letter),
        to=[test or meant_for],
        connection=connection,
        headers={
            **letter.headers,
            **({"X-Punkt-Meant-For": meant_for} if test else {}),
            "From": settings.MAIL_FROM,
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


def return_path(letter: Message) -> str:
    """The envelope's sender. Each letter has its own where bounces are read: what comes back says
    by its receiver which letter it was, and which time, even when it says nothing else."""
    local, _, domain = str(settings.BOUNCE_ADDRESS).rpartition("@")
    if not local:
        return str(settings.MAIL_FROM)
    return f"{local}+{letter.pk.hex}-{tag_of(letter)}@{domain}"


def returned(address: str) -> tuple[UUID, str] | None:
    """The letter, and the tag of the time it was sent, that such a sender stands for."""
    found = RETURNED.search(parseaddr(address)[1])
    return (UUID(found[1]), found[2].lower()) if found else None


def on_the_wire(address: str) -> str:
    """As mail servers know it: a domain with æ, ø or å has a name in plain letters (RFC 5890)."""
    local, at, domain = address.rpartition("@")
    return f"{local}{at}{punycode(domain)}"


def tag_of(letter: Message) -> str:
    """Tells apart the times that one letter was sent: elsewhere, or again."""
    again = f"\n{letter.resends}" if letter.resends else ""
    return digest_of(f"{letter.recipient_address}{again}")[:8]


def digest_of(address: str) -> str:
    """What stands for an address; the database makes it the same way (`claims.CLAIM`)."""
    return hashlib.sha256(address.lower().encode()).hexdigest()
