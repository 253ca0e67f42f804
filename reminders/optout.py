"""Doing without letters: a signed link that works with one click and no account (RFC 8058).

The link holds for one receiver and some events, for ever: a letter may be found years later. It
opens nothing; the worst that a stranger can do with it is to spare somebody reminders.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer

from reminders.vocabulary import ReminderEvent

_SIGNER = Signer(salt="unsubscribe", sep=".")


@dataclass(frozen=True)
class OptOut:
    """Who does without letters about which events."""

    municipality_id: UUID
    recipient_key: str
    events: tuple[ReminderEvent, ...]


def link_for(municipality_id: UUID, recipient_key: str, events: Collection[ReminderEvent]) -> str:
    """The address that the receiver's mail program posts to, and that he may open himself."""
    told = "~".join(sorted(event.value for event in events))
    token = _SIGNER.sign(f"{municipality_id.hex}.{recipient_key}.{told}")
    return f"{settings.BASE_URL}/api/v1/unsubscribe/{token}"


def headers_for(link: str) -> dict[str, str]:
    """What makes a mail program show its own button (RFC 2369 § 3.2, RFC 8058 § 3.1)."""
    return {
        "List-Unsubscribe": f"<{link}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def opt_out_of(token: str) -> OptOut | None:
    """What a token stands for; None where it is forged."""
    try:
        home, key, events = _SIGNER.unsign(token).split(".")
        return OptOut(UUID(hex=home), key, tuple(map(ReminderEvent, events.split("~"))))
    except (BadSignature, ValueError):
        return None
