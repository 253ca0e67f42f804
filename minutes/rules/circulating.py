"""Rules about sending minutes out (ksl § 13, stk. 1): what they lack, and where they speak against
themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from foundation.problems.refusal import Refusal
from foundation.rulebook import against, cpr_found, listed, refuse_state
from meetings.vocabulary import MeetingState
from minutes.rules.approval import MOVES
from minutes.vocabulary import MinutesApproval

_MEETING_NOT_ENDED = Refusal("meeting_not_ended", "ksl § 13, stk. 1", "Mødet er ikke hævet.")


@dataclass(frozen=True, kw_only=True)
class CirculateFacts:
    """A set of minutes that somebody wants to send for approval."""

    approval: MinutesApproval
    meeting_state: MeetingState
    untreated_items: Sequence[str] = ()
    undecided_items: Sequence[str] = ()
    draft_decisions: Sequence[str] = ()
    without_quorum: Sequence[str] = ()
    votes_of_absent: Sequence[str] = ()
    undecided_notices: Sequence[str] = ()
    unknown_presence: Sequence[str] = ()
    unreachable: Sequence[str] = ()
    approvers: int = 0
    has_cpr: bool = False


def refuse_circulate(minutes: CirculateFacts) -> list[Refusal]:
    """All that keeps these minutes from being sent for approval."""
    return [
        *refuse_state(MOVES, "circulate", minutes.approval),
        *_refuse_unfinished(minutes),
        *_warn_contradiction(minutes),
        *_warn_circulate(minutes),
    ]


def _refuse_unfinished(minutes: CirculateFacts) -> list[Refusal]:
    return against(
        (minutes.meeting_state != MeetingState.ENDED, _MEETING_NOT_ENDED),
        (
            bool(minutes.untreated_items),
            Refusal(
                "items_untreated",
                "ksl § 13, stk. 1",
                f"Ikke behandlet, udsat eller udgået: {listed(minutes.untreated_items)}.",
            ),
        ),
        (
            bool(minutes.undecided_items),
            Refusal(
                "decision_missing",
                "ksl § 13, stk. 1",
                f"Der er ikke truffet beslutning: {listed(minutes.undecided_items)}.",
            ),
        ),
        (bool(minutes.draft_decisions), _still_draft(minutes.draft_decisions)),
        (
            bool(minutes.undecided_notices),
            Refusal(
                "disqualification_undecided",
                "ksl § 14, stk. 1",
                f"Habiliteten er ikke afgjort for {listed(minutes.undecided_notices)}.",
                overridable=True,
            ),
        ),
    )


def _warn_contradiction(minutes: CirculateFacts) -> list[Refusal]:
    """The ledger is told as things were, also after a decision: where it now says that too few
    were there, or that a voter was not, the record speaks against itself, and somebody answers
    for it [24, 46, 54]."""
    few, absent = listed(minutes.without_quorum), listed(minutes.votes_of_absent)
    return against(
        (
            bool(minutes.without_quorum),
            Refusal(
                "not_quorate",
                "ksl § 11, stk. 2",
                f"Fremmødet siger, at udvalget ikke var beslutningsdygtigt: {few}.",
                overridable=True,
            ),
        ),
        (
            bool(minutes.votes_of_absent),
            Refusal(
                "absent_voted",
                "ksl § 11, stk. 3",
                f"Fremmødet siger, at nogen, der har stemt, ikke deltog: {absent}.",
                overridable=True,
            ),
        ),
    )


def _still_draft(items: Sequence[str]) -> Refusal:
    detail = f"Beslutningen er stadig et udkast: {listed(items)}."
    return Refusal("decisions_draft", "ksl § 13, stk. 1", detail)


def _warn_circulate(minutes: CirculateFacts) -> list[Refusal]:
    return against(
        (
            bool(minutes.unknown_presence),
            Refusal(
                "presence_unknown",
                "ksl § 13, stk. 1",
                f"Fremmødet er ikke ført for {listed(minutes.unknown_presence)}.",
                overridable=True,
            ),
        ),
        (
            minutes.approvers == 0,
            Refusal(
                "nobody_to_approve",
                "ksl § 13, stk. 1",
                "Ingen er ført som deltager, så ingen kan godkende referatet.",
            ),
        ),
        (
            bool(minutes.unreachable),
            Refusal(
                "member_unreachable",
                "ksl § 13, stk. 1",
                f"Ingen mailadresse for {listed(minutes.unreachable)}.",
                overridable=True,
            ),
        ),
        (minutes.has_cpr, cpr_found()),
    )
