"""Identifiers: UUIDv7 (RFC 9562), made in the process. Never read a time from one."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A fresh identifier, stable from first draft to archive."""
    return uuid7()
