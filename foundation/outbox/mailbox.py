"""The mailbox that bounces come to, read by POP3 or IMAP.

A mail is removed only after what it tells is committed, so a reader that dies reads it again,
which changes nothing.
"""

import imaplib
import poplib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings

from foundation.outbox.returns import take_return

TIMEOUT = 20.0
LONGEST_LINE = 2**20
poplib._MAXLINE = LONGEST_LINE  # type: ignore[attr-defined]
"""Of 2048 signs by itself, after which a conversation cannot go on: one mail with a longer line
would keep all behind it from ever being read."""
MOST_AT_ONCE = 200


def read_mailbox() -> int:
    """Take what has come, at most 200 mails; answers how many."""
    if not settings.BOUNCE_MAILBOX:
        return 0
    where = urlsplit(settings.BOUNCE_MAILBOX)
    return {"pop3": _by_pop3, "pop3s": _by_pop3, "imap": _by_imap, "imaps": _by_imap}[where.scheme](
        where
    )


def _by_pop3(where: SplitResult) -> int:
    """POP3 removes at QUIT only: until then the mailbox is as it was."""
    with _pop3(where) as box:
        numbers = [int(line.split()[0]) for line in box.list()[1]][:MOST_AT_ONCE]
        for number in numbers:
            take_return(b"\r\n".join(box.retr(number)[1]))
            box.dele(number)
        return len(numbers)


@contextmanager
def _pop3(where: SplitResult) -> Iterator[poplib.POP3]:
    kind: Any = poplib.POP3_SSL if where.scheme == "pop3s" else poplib.POP3
    box = kind(where.hostname or "", where.port or kind_port(where.scheme), timeout=TIMEOUT)
    try:
        box.user(unquote(where.username or ""))
        box.pass_(settings.BOUNCE_MAILBOX_PASSWORD)
        yield box
        box.quit()
    finally:
        box.close()


def _by_imap(where: SplitResult) -> int:
    """Reports are removed; a mail that is none stays, marked as seen, for a person to find."""
    kind: Any = imaplib.IMAP4_SSL if where.scheme == "imaps" else imaplib.IMAP4
    with kind(where.hostname or "", where.port or kind_port(where.scheme), TIMEOUT) as box:
        box.login(unquote(where.username or ""), settings.BOUNCE_MAILBOX_PASSWORD)
        folder = unquote(where.path.strip("/")) or "INBOX"
        _expect(box.select(f'"{folder}"'))
        found = _expect(box.uid("SEARCH", "UNSEEN"))[0] or b""
        for number in found.split()[:MOST_AT_ONCE]:
            content = _content(_expect(box.uid("FETCH", number.decode(), "(BODY.PEEK[])")))
            flag = r"(\Deleted \Seen)" if take_return(content) else r"(\Seen)"
            _expect(box.uid("STORE", number.decode(), "+FLAGS", flag))
        box.expunge()
        return len(found.split()[:MOST_AT_ONCE])


def kind_port(scheme: str) -> int:
    """The usual port."""
    return {"pop3": 110, "pop3s": 995, "imap": 143, "imaps": 993}[scheme]


def _expect(answer: Any) -> list[Any]:
    status, data = answer
    if status != "OK":
        raise imaplib.IMAP4.error(status)
    found: list[Any] = data
    return found


def _content(data: list[Any]) -> bytes:
    """IMAP answers a literal as a pair: its head, its bytes."""
    for part in data:
        if isinstance(part, tuple) and re.search(rb"BODY\[\]", part[0]):
            content: bytes = part[1]
            return content
    return b""
