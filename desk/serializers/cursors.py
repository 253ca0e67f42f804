"""A cursor that tells nothing: numbers with gaps would count what is hidden."""

import base64
import hashlib
from uuid import UUID

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from foundation.problems import InvalidInput


def seal_cursor(municipality_id: UUID, seq: int) -> str:
    """The place in a municipality's feed, encrypted."""
    return _cipher().encrypt(f"{municipality_id} {seq}".encode()).decode()


def open_cursor(text: str, municipality_id: UUID) -> int:
    """The number behind a cursor of this municipality; 400 for anything else."""
    try:
        home, _, seq = _cipher().decrypt(text).decode().partition(" ")
    except (InvalidToken, UnicodeError, ValueError):
        home, seq = "", ""
    if home != str(municipality_id):
        raise InvalidInput.at("?after", "bad_cursor", "Markøren kan ikke læses.")
    return int(seq)


def _cipher() -> Fernet:
    digest = hashlib.sha256(f"changes {settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
