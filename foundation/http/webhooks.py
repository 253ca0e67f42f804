"""Who calls us from outside signs what he sends, by the rules of standardwebhooks.com."""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta

TOLERANCE = timedelta(minutes=5)
PREFIX = "whsec_"


def is_signed(secret: str, headers: Mapping[str, str], body: bytes, moment: datetime) -> bool:
    """Whether one of the signatures is ours, made of this very body not more than five minutes
    from `moment`. `secret` is `whsec_` and base64."""
    named, sent = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not named or not sent.isascii() or not sent.isdecimal() or len(sent) > 12:
        return False
    if abs(moment.timestamp() - int(sent)) > TOLERANCE.total_seconds():
        return False
    expected = signature(secret, named, sent, body)
    given = headers.get("webhook-signature", "").split(" ")
    return any(hmac.compare_digest(one.encode(), expected.encode()) for one in given)


def signature(secret: str, named: str, sent: str, body: bytes) -> str:
    """`v1,` and the HMAC-SHA256 of id, timestamp and body."""
    signed = f"{named}.{sent}.".encode() + body
    made = hmac.new(_key(secret), signed, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(made).decode()}"


def _key(secret: str) -> bytes:
    try:
        return base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except binascii.Error as error:
        raise ValueError("the secret of webhooks is no base64") from error
