"""Rules about what the chair decides alone and what a member puts on the agenda."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from agenda.vocabulary import Visibility
from committees.vocabulary import CommitteeKind
from foundation.calendar import COPENHAGEN
from foundation.problems.refusal import Refusal
from foundation.rulebook import Move, against, move, refuse_state
from proceedings.rules.unanimity import Tally, all_agreed, warn_missing
from proceedings.vocabulary import ChairDecisionGround, ChairDecisionState, MemberProposalState

CHAIR_DECISION_MOVES = {
    "change": move(ChairDecisionState.TAKEN),
    "recall": move(ChairDecisionState.TAKEN, to=ChairDecisionState.RECALLED),
}
PROPOSAL_MOVES: dict[str, Move[MemberProposalState]] = {
    "flag": move(MemberProposalState.RECEIVED),
    "withdraw": move(MemberProposalState.RECEIVED, to=MemberProposalState.WITHDRAWN),
}

_NOT_A_COMMITTEE = Refusal(
    "not_for_this_body",
    "ksl § 22, stk. 2",
    "Formanden kan kun afgøre sager på et udvalgs vegne; i kommunalbestyrelsen gælder § 31.",
)
_NOT_DELEGATED = Refusal(
    "delegation_missing",
    "ksl § 22, stk. 2",
    "Udvalget har ikke truffet beslutning om at bemyndige formanden.",
)
_NOT_UNANIMOUS = Refusal(
    "delegation_not_unanimous",
    "ksl § 22, stk. 2",
    "Formanden kan kun bemyndiges videre af et enigt udvalg.",
)
_CASE_IS_CLOSED = Refusal(
    "case_closed", "ksl § 10", "Sagen er lukket. Det må afgørelsen også være."
)
_BOUND = Refusal(
    "committee_has_decided",
    "ksl § 22, stk. 1",
    "Udvalget har selv truffet beslutning i sagen, og den binder formanden. Er der væsentlige nye"
    " oplysninger, tages sagen op igen i udvalget.",
    overridable=True,
)
_REPORTED = Refusal(
    "already_reported", "ksl § 22, stk. 2", "Afgørelsen er meddelt udvalget og ændres ikke mere."
)


@dataclass(frozen=True, kw_only=True)
class ChairDecisionFacts:
    """A decision the chair has taken. `delegated` and `votes` tell of the committee's own decision
    to delegate, where one is named."""

    committee_kind: CommitteeKind
    ground: ChairDecisionGround
    visibility: Visibility
    delegated: bool = False
    votes: Sequence[Tally] = ()
    case_is_closed: bool = False
    committee_has_decided: bool = False


def refuse_chair_decision(decision: ChairDecisionFacts) -> list[Refusal]:
    """The chair settles what cannot wait or gives no doubt; more only if the whole committee lets
    him, which the votes tell where there were any [65]. A decision of the committee binds him
    [66]."""
    by_delegation = decision.ground == ChairDecisionGround.DELEGATED
    openly = decision.visibility == Visibility.OPEN
    divided = all_agreed(decision.votes) is False
    agreed = by_delegation and decision.delegated and not divided
    told = against(
        (decision.committee_kind == CommitteeKind.COUNCIL, _NOT_A_COMMITTEE),
        (by_delegation and not decision.delegated, _NOT_DELEGATED),
        (by_delegation and divided, _NOT_UNANIMOUS),
        (decision.case_is_closed and openly, _CASE_IS_CLOSED),
        (decision.committee_has_decided and not by_delegation, _BOUND),
    )
    return told + (warn_missing(decision.votes, "ksl § 22, stk. 2") if agreed else [])


def refuse_chair_change(state: ChairDecisionState, *, is_told: bool) -> list[Refusal]:
    """What the committee has been told of is not written over [65]."""
    return [
        *refuse_state(CHAIR_DECISION_MOVES, "change", state),
        *against((is_told, _REPORTED)),
    ]


def refuse_recall(state: ChairDecisionState, *, is_treated: bool) -> list[Refusal]:
    """Any member may demand that the committee treats the matter itself, until it has been told
    of the decision at a meeting [65]."""
    return [
        *refuse_state(CHAIR_DECISION_MOVES, "recall", state),
        *against((is_treated, _REPORTED)),
    ]


def refuse_resume(*, is_decided: bool, new_facts: str) -> list[Refusal]:
    """A settled matter comes back when there are facts of weight that were not known [66]."""
    return against(
        (
            not is_decided,
            Refusal("not_decided", "ksl § 22, stk. 1", "Der er ikke truffet beslutning endnu."),
        ),
        (
            not new_facts.strip(),
            Refusal("reason_required", "ksl § 22, stk. 1", "Skriv, hvad der er nyt i sagen."),
        ),
    )


def refuse_propose(kind: CommitteeKind, *, has_right: bool, is_member: bool) -> list[Refusal]:
    """In the council every member may raise any matter (ksl § 11, stk. 1); in a committee only
    where its order gives the right [17]."""
    entitled = has_right or kind == CommitteeKind.COUNCIL
    return against(
        (
            not entitled,
            Refusal(
                "no_proposal_right",
                "ksl § 11, stk. 1",
                "Udvalgets forretningsorden giver ikke medlemmerne ret til at få sager optaget.",
            ),
        ),
        (
            not is_member,
            Refusal("not_a_member", "ksl § 11, stk. 1", "Kun et medlem kan stille forslag."),
        ),
    )


def refuse_flag(state: MemberProposalState, reason: str) -> list[Refusal]:
    """The chair may mark a proposal, for its language say, and cannot refuse it [18]."""
    detail = "Skriv, hvad der er at bemærke."
    return [
        *refuse_state(PROPOSAL_MOVES, "flag", state),
        *against((not reason.strip(), Refusal("reason_required", "begrundelse", detail))),
    ]


def refuse_withdraw_proposal(
    state: MemberProposalState, *, by_author: bool, is_settled: bool
) -> list[Refusal]:
    """Only the author takes his proposal back, and only until it has been treated [18]."""
    return [
        *refuse_state(PROPOSAL_MOVES, "withdraw", state),
        *against(
            (
                not by_author,
                Refusal(
                    "not_the_author",
                    "ksl § 11, stk. 1",
                    "Kun forslagsstilleren kan trække forslaget tilbage.",
                ),
            ),
            (
                is_settled,
                Refusal("proposal_treated", "ksl § 11, stk. 1", "Forslaget er behandlet."),
            ),
        ),
    ]


def warn_left_out(titles: Sequence[str]) -> list[Refusal]:
    """A proposal that came in time is put on the agenda; leaving it out has a reason [17, 18]."""
    named = ", ".join(f"»{title}«" for title in titles)
    detail = f"Rettidigt indkomne medlemsforslag mangler på dagsordenen: {named}."
    refusal = Refusal("proposals_left_out", "ksl § 11, stk. 1", detail, overridable=True)
    return against((bool(titles), refusal))


def proposal_deadline(meeting_day: date, days: int, hour: int) -> datetime:
    """The latest moment, by Copenhagen's clocks, at which a proposal is in time [17]."""
    day = meeting_day - timedelta(days=days)
    return datetime.combine(day, time(hour), COPENHAGEN)


def meeting_for(
    days: Sequence[date], received_at: datetime, lead_days: int, hour: int
) -> tuple[int | None, int | None]:
    """Which of the coming meetings (their days in order) a proposal is for, and which it has just
    missed, as places in `days` [17]."""
    late = [received_at > proposal_deadline(day, lead_days, hour) for day in days]
    found = late.index(False) if False in late else None
    last = len(days) if found is None else found
    return found, (last - 1 if last else None)
