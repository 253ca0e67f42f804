"""Invitations: the signed link in a letter, for one person and one purpose.

The link is made anew from the installation's key whenever a letter needs it. Its signature
holds for one purpose only: the same id signed for another opens nothing here.
"""

from uuid import UUID

from django.core.signing import BadSignature, Signer


def invitation_token(purpose: str, to: UUID, turn: int = 0) -> str:
    """The end of the link that invites `to`, the row that stands for one person's part. A link
    that went astray is followed by that of the next `turn`."""
    return _signer(purpose).sign(f"{to.hex}-{turn}" if turn else to.hex)


def invited(purpose: str, token: str) -> UUID | None:
    """Whom a token invites; None where it is forged or for another purpose. Whether it still
    holds is for the purpose to say."""
    try:
        return UUID(hex=_signer(purpose).unsign(token).partition("-")[0])
    except (BadSignature, ValueError):
        return None


def _signer(purpose: str) -> Signer:
    return Signer(salt=f"invitation {purpose}", sep=".")
