"""What the desk answers."""

from desk.serializers.calendars import calendar_of
from desk.serializers.cursors import open_cursor, seal_cursor
from desk.serializers.shapes import (
    INVITATION,
    INVITATION_ANSWER,
    Changes,
    Found,
    Me,
    Vocabularies,
    change_json,
)

__all__ = [
    "INVITATION",
    "INVITATION_ANSWER",
    "Changes",
    "Found",
    "Me",
    "Vocabularies",
    "calendar_of",
    "change_json",
    "open_cursor",
    "seal_cursor",
]
