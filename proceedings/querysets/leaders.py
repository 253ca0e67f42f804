"""Who leads the meeting at one item, where nobody wrote it down."""

from collections.abc import Callable
from uuid import UUID

from proceedings.querysets.roll import Roll
from proceedings.rules.leading import LEADING, Seat, leads
from proceedings.vocabulary import ChairBasis


def leader_by_rule(roll: Roll, is_able: Callable[[UUID], bool]) -> tuple[UUID | None, ChairBasis]:
    """Who leads, and why he. Only of those who lead without being chosen for it is asked whether
    they can."""
    opened_by = roll.sitting.chair_id
    seats = [
        Seat(a.person_id, a.role, is_able(a.person_id))
        for a in roll.attendees
        if a.substitution is None and (a.role in LEADING or a.person_id == opened_by)
    ]
    return leads(seats, opened_by)
