"""Where rows of a meeting's course stand, for access, the log and the feed."""

from typing import Any

from foundation.tenancy.scope import Scope


class OfItem:
    """A row of one agenda item: reached, logged and kept closed as the item is."""

    item: Any

    def scope(self) -> Scope:
        """Where the item stands."""
        found: Scope = self.item.scope()
        return found

    def place(self) -> dict[str, Any]:
        """Where an entry about the row belongs."""
        item = self.item
        return {
            "committee_id": item.committee_id,
            "meeting_id": item.meeting_id,
            "item_id": item.pk,
        }

    @property
    def is_open(self) -> bool:
        """Whether readers of the open part may know that it moved."""
        return not self.item.is_closed


class OfMeeting:
    """A row of one meeting, which may be about one of its items."""

    meeting: Any
    item: Any

    def scope(self) -> Scope:
        """Where the meeting stands."""
        found: Scope = self.meeting.scope()
        return found

    def place(self) -> dict[str, Any]:
        """Where an entry about the row belongs."""
        meeting = self.meeting
        return {
            "committee_id": meeting.committee_id,
            "meeting_id": meeting.pk,
            "item_id": self.item.pk if self.item else None,
        }

    @property
    def is_open(self) -> bool:
        """Whether readers of the open part may know that it moved."""
        return self.item is None or not self.item.is_closed
