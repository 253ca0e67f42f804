"""Rules about amendments [18, 47]: until the vote begins, and never refused a vote."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from agenda.vocabulary import ItemState
from foundation.problems.refusal import Refusal
from foundation.rulebook import against, refuse_state
from meetings.vocabulary import MeetingState
from proceedings.rules.moves import AMENDMENT_MOVES
from proceedings.vocabulary import AmendmentState, PresenceStatus

SETTLED = frozenset(
    {
        AmendmentState.ADOPTED,
        AmendmentState.REJECTED,
        AmendmentState.LAPSED,
    }
)
_OVER = frozenset({ItemState.POSTPONED, ItemState.WITHDRAWN})
_MAY_BE_THERE = frozenset({PresenceStatus.PRESENT, PresenceStatus.UNKNOWN})
_ORDERS = "forretningsordenen"

_CANCELLED = Refusal("meeting_cancelled", "mødet", "Mødet er aflyst.")
_ITEM_OVER = Refusal("item_decided", _ORDERS, "Punktet er udsat eller udgået.")
_VOTING_BEGUN = Refusal(
    "voting_begun", _ORDERS, "Ændringsforslag stilles, inden afstemningen begynder."
)
_LATE = Refusal("amendment_late", _ORDERS, "Fristen for ændringsforslag i sagen er udløbet.")
_SETTLED = Refusal(
    "amendment_settled",
    _ORDERS,
    "Ændringsforslaget er afgjort; der kan ikke stilles underændringsforslag.",
)
_OWN_NAME = Refusal(
    "own_name_only", "ksl § 11, stk. 1", "Et medlem stiller forslag i sit eget navn."
)
_DISQUALIFIED = Refusal(
    "disqualified", "fvl § 3, stk. 3", "En forslagsstiller er erklæret inhabil ved punktet."
)
_NOT_PRESENT = Refusal(
    "not_present", _ORDERS, "Ingen af forslagsstillerne er til stede ved punktet."
)
_VOTE_DEMANDED = Refusal(
    "vote_demanded", "ksl § 11, stk. 3", "Der er begæret afstemning om ændringsforslaget."
)
_UNKNOWN = Refusal(
    "presence_unknown",
    _ORDERS,
    "Det er ikke ført, om forslagsstillerne er til stede ved punktet.",
    overridable=True,
)


@dataclass(frozen=True, kw_only=True)
class ProposeFacts:
    """An amendment that somebody puts. `voting_began` is when the first vote on the matter was
    held, and `deadline` what the case says for this reading; the Finance Committee is exempt."""

    meeting_state: MeetingState
    item_state: ItemState
    proposed_at: datetime
    voting_began: datetime | None = None
    deadline: datetime | None = None
    is_exempt: bool = False
    amends: AmendmentState | None = None
    proposers: Sequence[PresenceStatus] = ()
    own_name: bool = True
    is_disqualified: bool = False


def refuse_propose(amendment: ProposeFacts) -> list[Refusal]:
    """An amendment is put by somebody who is there and takes part in the item [39], until the
    vote begins (standing orders), and within the deadline that a matter of two readings may
    have [47]."""
    at, began, deadline = amendment.proposed_at, amendment.voting_began, amendment.deadline
    late = deadline is not None and at > deadline and not amendment.is_exempt
    amends = amendment.amends
    return [
        *against(
            (amendment.meeting_state == MeetingState.CANCELLED, _CANCELLED),
            (amendment.item_state in _OVER, _ITEM_OVER),
            (began is not None and at >= began, _VOTING_BEGUN),
            (late, _LATE),
            (amends is not None and amends != AmendmentState.PROPOSED, _SETTLED),
            (not amendment.own_name, _OWN_NAME),
            (amendment.is_disqualified, _DISQUALIFIED),
        ),
        *_refuse_proposers(amendment),
    ]


def _refuse_proposers(amendment: ProposeFacts) -> list[Refusal]:
    """In the meeting at least one of them must be there; unknown presence is answered for."""
    sitting = amendment.meeting_state in (MeetingState.IN_SESSION, MeetingState.ENDED)
    there = set(amendment.proposers)
    unknown = PresenceStatus.PRESENT not in there and PresenceStatus.UNKNOWN in there
    return against(
        (sitting and not there & _MAY_BE_THERE, _NOT_PRESENT),
        (sitting and unknown, _UNKNOWN),
    )


def refuse_settle(
    verb: str, state: AmendmentState, *, has_open_sub: bool, demanded: bool = False
) -> list[Refusal]:
    """Who put an amendment may take it back, and all may agree that it needs no vote of its own:
    not where somebody has asked for one, whom nobody can refuse it [18]. What was put to it goes
    first [47]."""
    return [
        *refuse_state(AMENDMENT_MOVES, verb, state),
        *against(
            (demanded, _VOTE_DEMANDED),
            (
                has_open_sub,
                Refusal(
                    "amendment_open",
                    "forretningsordenen",
                    "Et underændringsforslag står endnu åbent.",
                ),
            ),
        ),
    ]
