"""Where a row stands."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class Scope:
    """Where a row stands, for asking which roles a reader has to it."""

    municipality_id: UUID | None
    """None for what belongs to the installation."""
    committee_id: UUID | None = None
    department_id: UUID | None = None
    meeting_id: UUID | None = None
    item_id: UUID | None = None
    hearing_id: UUID | None = None
    day: date | None = None
    """The day whose memberships count; None means today."""
