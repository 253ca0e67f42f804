"""Making and reading bearer tokens (RFC 6750). A token is `pkt_<prefix>_<secret>`."""

import hashlib
import re
import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from django.db.models.functions import Now

from foundation.accounts.models import Token, User

MARK = "pkt"
PREFIX = re.compile(r"^[0-9a-f]{12}\Z")
DEFAULT_LIFETIME = timedelta(days=365)


class NewToken(NamedTuple):
    """A token row, and the text that is shown once."""

    row: Token
    text: str


def issue(
    *,
    user: User,
    name: str,
    scopes: Sequence[str] = ("*",),
    lifetime: timedelta = DEFAULT_LIFETIME,
) -> NewToken:
    """A fresh token for `user`. 256 bits of secret, so a plain SHA-256 keeps it safely."""
    prefix, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
    row = Token.objects.create(
        user=user,
        name=name,
        prefix=prefix,
        secret_hash=_hash(secret),
        scopes=list(scopes),
        expires_at=Now() + lifetime,
    )
    return NewToken(row, f"{MARK}_{prefix}_{secret}")


def parts_of(text: str) -> tuple[str, str] | None:
    """The prefix that finds a token and the hash its secret must have; None if `text` is none."""
    mark, _, rest = text.partition("_")
    prefix, _, secret = rest.partition("_")
    if mark != MARK or not PREFIX.match(prefix) or not secret.isascii():
        return None
    return prefix, _hash(secret)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
