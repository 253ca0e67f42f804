"""Rules about follow-ups."""

from datetime import date

from annualcycle.vocabulary import FollowUpState
from foundation.rulebook import move

OPEN_STATES = (FollowUpState.PENDING, FollowUpState.IN_PROGRESS)

MOVES = {
    "update": move(*OPEN_STATES, FollowUpState.REPORTED),
    "start": move(FollowUpState.PENDING, to=FollowUpState.IN_PROGRESS),
    "report": move(*OPEN_STATES, to=FollowUpState.REPORTED),
    "done": move(*OPEN_STATES, FollowUpState.REPORTED, to=FollowUpState.DONE),
    "reopen": move(FollowUpState.REPORTED, FollowUpState.DONE, to=FollowUpState.PENDING),
}


def is_overdue(
    state: FollowUpState, due_to: date | None, today: date, *, superseded: bool = False
) -> bool:
    """The last day has gone by and nobody has reported. The last day itself is in time."""
    waiting = state in OPEN_STATES and not superseded
    return waiting and due_to is not None and due_to < today
