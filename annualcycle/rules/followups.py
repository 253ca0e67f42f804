"""Rules about follow-ups [108]."""

from datetime import date

from annualcycle.vocabulary import FollowUpState
from foundation.problems.refusal import Refusal
from foundation.rulebook import against, move

OPEN_STATES = (FollowUpState.PENDING, FollowUpState.IN_PROGRESS)

MOVES = {
    "update": move(*OPEN_STATES, FollowUpState.REPORTED),
    "start": move(FollowUpState.PENDING, to=FollowUpState.IN_PROGRESS),
    "report": move(*OPEN_STATES, to=FollowUpState.REPORTED),
    "done": move(*OPEN_STATES, FollowUpState.REPORTED, to=FollowUpState.DONE),
    "reopen": move(FollowUpState.REPORTED, FollowUpState.DONE, to=FollowUpState.PENDING),
}


def is_overdue(
    state: FollowUpState,
    due_to: date | None,
    today: date,
    *,
    superseded: bool = False,
    suspended: bool = False,
) -> bool:
    """The last day has gone by and nobody has reported. The last day itself is in time; what a
    member stopped may not be carried out, and is not late (ksl § 23)."""
    waiting = state in OPEN_STATES and not superseded and not suspended
    return waiting and due_to is not None and due_to < today


def refuse_closing(*, by_its_own_item: bool) -> list[Refusal]:
    """The item that asked for something is not the one that settles it [108]."""
    return against(
        (
            by_its_own_item,
            Refusal(
                "closed_by_itself",
                "opfølgning",
                "Punktet, som opfølgningen udspringer af, kan ikke også afslutte den.",
            ),
        )
    )
