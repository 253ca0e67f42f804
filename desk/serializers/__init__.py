"""What the desk answers."""

from desk.serializers.calendars import calendar_of
from desk.serializers.cursors import open_cursor, seal_cursor
from desk.serializers.happenings import (
    Feed,
    of_consultee,
    of_follow_up,
    of_meeting,
    of_milestone,
    of_occurrence,
)
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
    "Feed",
    "Found",
    "Me",
    "Vocabularies",
    "calendar_of",
    "change_json",
    "of_consultee",
    "of_follow_up",
    "of_meeting",
    "of_milestone",
    "of_occurrence",
    "open_cursor",
    "seal_cursor",
]
