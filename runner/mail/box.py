"""Letters on disk, one file each, and what can be read from them."""

import itertools
import time
from dataclasses import dataclass
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from typing import Any

FROM = "X-Envelope-From"
TO = "X-Envelope-To"


@dataclass(frozen=True)
class Attachment:
    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Letter:
    """A letter as it arrived; `key` is its file's name without the ending."""

    key: str
    message: EmailMessage

    def header(self, name: str) -> str:
        return str(self.message.get(name, ""))

    @property
    def recipients(self) -> list[str]:
        """Whom the letter really went to, which its To line need not tell."""
        return self.header(TO).split(", ")

    def body(self, kind: str) -> str:
        part = self.message.get_body(preferencelist=(kind,))
        return _text(part).replace("\r\n", "\n") if part else ""

    @property
    def attachments(self) -> list[Attachment]:
        return [
            Attachment(
                part.get_filename() or f"attachment-{number}",
                part.get_content_type(),
                _bytes(part),
            )
            for number, part in enumerate(self.message.iter_attachments(), start=1)
        ]

    def as_json(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "from": self.header("From"),
            "to": self.header("To"),
            "envelope_from": self.header(FROM),
            "envelope_to": self.recipients,
            "subject": self.header("Subject"),
            "message_id": self.header("Message-ID"),
            "headers": [[name, str(value)] for name, value in self.message.items()],
            "text": self.body("plain"),
            "html": self.body("html"),
            "attachments": [
                {
                    "name": each.name,
                    "content_type": each.content_type,
                    "size": len(each.content),
                    "url": f"/messages/{self.key}/attachments/{number}",
                }
                for number, each in enumerate(self.attachments, start=1)
            ],
        }


class Box:
    """The folder of letters, oldest first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = itertools.count()
        self._known: dict[str, Letter] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, sender: str, recipients: list[str], content: bytes) -> str:
        """Store a letter whole or not at all; the envelope is kept in two lines of its head."""
        key = f"{time.time_ns()}-{next(self._numbers):06}"
        head = f"{FROM}: {sender}\r\n{TO}: {', '.join(recipients)}\r\n".encode()
        fresh = self.folder / f"{key}.new"
        fresh.write_bytes(head + content)
        fresh.replace(self.folder / f"{key}.eml")
        return key

    def letters(self) -> list[Letter]:
        return [self._letter(path) for path in sorted(self.folder.glob("*.eml"))]

    def find(self, key: str) -> Letter | None:
        """Only by a key that is listed: a request never names a path."""
        return next((letter for letter in self.letters() if letter.key == key), None)

    def raw(self, letter: Letter) -> bytes:
        return (self.folder / f"{letter.key}.eml").read_bytes()

    def _letter(self, path: Path) -> Letter:
        if path.stem not in self._known:
            message = BytesParser(EmailMessage, policy=default).parsebytes(path.read_bytes())
            self._known[path.stem] = Letter(path.stem, message)
        return self._known[path.stem]


def _bytes(part: MIMEPart) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else part.as_bytes()


def _text(part: MIMEPart) -> str:
    charset = part.get_content_charset() or "utf-8"
    try:
        return _bytes(part).decode(charset, errors="replace")
    except LookupError:
        return _bytes(part).decode(errors="replace")
