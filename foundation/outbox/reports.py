"""What a mail server tells of a letter it took and could not deliver (RFC 3464). Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from typing import Any

from foundation.outbox.rules import STATUS, Status

DELIVERY_STATUS = ("message/delivery-status", "message/global-delivery-status")
ORIGINAL = (
    "message/rfc822",
    "message/global",
    "text/rfc822-headers",
    "message/global-headers",
)
ENVELOPE = ("To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To")
ABOUT = ("Final-Recipient", "Original-Recipient")
MESSAGE_ID = re.compile(r"<[^<>\s\0]+@[^<>\s\0]+>")


@dataclass(frozen=True)
class Report:
    """What became of one receiver of one letter. `action` is one of `failed`, `delayed`,
    `delivered`, `relayed`, `expanded`; `known_by` are Message-IDs, `returned_to` the addresses
    the report came to, `about` those it is about, as far as it names them. `at` is when the letter
    came to whoever reports, else when he wrote."""

    action: str
    status: Status | None
    said: str
    known_by: tuple[str, ...] = ()
    returned_to: tuple[str, ...] = field(default=(), repr=False)
    about: tuple[str, ...] = field(default=(), repr=False)
    at: datetime | None = None


def read_reports(content: bytes) -> list[Report]:
    """The reports in a mail. A mail that is none (an answer, a holiday notice) has no reports;
    nothing in a mail makes this fail."""
    try:
        mail = message_from_bytes(content, policy=policy.compat32)
        known_by = tuple(_message_ids(mail))
        returned_to = tuple(str(v) for name in ENVELOPE for v in mail.get_all(name, ()))
        return [
            Report(
                _action(block),
                _status(block),
                _said(block),
                known_by,
                returned_to,
                _about(block),
                _at(part, mail),
            )
            for part in mail.walk()
            if part.get_content_type() in DELIVERY_STATUS
            for block in _receivers(part)
        ]
    except Exception:
        return []


def _receivers(part: "Message[str, str]") -> "Iterator[Message[str, str]]":
    """The blocks about receivers; the first one, about the mail itself, names none."""
    blocks: Any = part.get_payload()
    for block in blocks if isinstance(blocks, list) else ():
        if block.get("Action"):
            yield block


def _at(part: "Message[str, str]", mail: "Message[str, str]") -> datetime | None:
    """RFC 3464 § 2.2.5, else the date of the mail; None where neither is one."""
    blocks: Any = part.get_payload()
    for told in (blocks[0].get("Arrival-Date"), mail.get("Date")):
        try:
            at = parsedate_to_datetime(str(told))
        except (ValueError, OverflowError):
            continue
        return at if at.tzinfo is not None else at.replace(tzinfo=UTC)
    return None


def _action(block: "Message[str, str]") -> str:
    return str(block["Action"]).split(";")[0].split()[0].casefold()


def _status(block: "Message[str, str]") -> Status | None:
    found = STATUS.match(str(block.get("Status", "")))
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def _said(block: "Message[str, str]") -> str:
    status = str(block.get("Status", "")).strip()
    diagnostic = str(block.get("Diagnostic-Code", "")).partition(";")[2]
    return " ".join(f"{status} {diagnostic}".replace("\0", "").split())


def _about(block: "Message[str, str]") -> tuple[str, ...]:
    told = [str(block.get(name, "")).rpartition(";")[2] for name in ABOUT]
    return tuple(address for address in (one.strip().strip("<>") for one in told) if address)


def _message_ids(mail: "Message[str, str]") -> Iterator[str]:
    """Of the letter that is sent back, whole or by its head, and of what the report answers."""
    for part in mail.walk():
        if part.get_content_type() in ORIGINAL:
            yield from MESSAGE_ID.findall(str(_head(part).get("Message-ID", "")))
    for name in ("In-Reply-To", "References"):
        yield from MESSAGE_ID.findall(str(mail.get(name, "")))


def _head(part: "Message[str, str]") -> "Message[str, str]":
    inner: Any = part.get_payload()
    if isinstance(inner, list):
        found: Message[str, str] = inner[0]
        return found
    content: Any = part.get_payload(decode=True) or b""
    return message_from_bytes(content, _class=EmailMessage, policy=policy.compat32)
