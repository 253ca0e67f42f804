"""Rules about approving minutes (ksl § 13, stk. 1; § 20, stk. 3)."""

from collections.abc import Sequence
from dataclasses import dataclass

from committees.vocabulary import MembershipRole
from foundation.problems.refusal import Refusal
from foundation.rulebook import against, listed, move, refuse_state
from minutes.vocabulary import ApprovalState, MinutesApproval
from proceedings.vocabulary import PresenceStatus

MOVES = {
    "circulate": move(MinutesApproval.DRAFT, to=MinutesApproval.CIRCULATED),
    "approve": move(MinutesApproval.CIRCULATED),
    "decline": move(MinutesApproval.CIRCULATED),
    "revoke-approval": move(
        MinutesApproval.CIRCULATED, MinutesApproval.APPROVED, to=MinutesApproval.CIRCULATED
    ),
    "complete-approval": move(MinutesApproval.CIRCULATED, to=MinutesApproval.APPROVED),
    "conclude-approval": move(MinutesApproval.CIRCULATED, to=MinutesApproval.CONCLUDED_INCOMPLETE),
    "correct": move(
        MinutesApproval.CIRCULATED,
        MinutesApproval.APPROVED,
        MinutesApproval.CONCLUDED_INCOMPLETE,
        to=MinutesApproval.CIRCULATED,
    ),
}

_TOOK_PART = frozenset({PresenceStatus.PRESENT})
_VOTING_ROLES = frozenset(
    {
        MembershipRole.CHAIR,
        MembershipRole.DEPUTY_CHAIR,
        MembershipRole.MAYOR,
        MembershipRole.MEMBER,
    }
)


@dataclass(frozen=True, kw_only=True)
class Participant:
    """One person at the meeting: the role on the meeting's day and the presence at each item.

    A substitute has no role of his own in the committee.
    """

    role: MembershipRole | None
    statuses: Sequence[PresenceStatus]
    is_substitute: bool = False


@dataclass(frozen=True, kw_only=True)
class ApproveFacts:
    """One person's answer to the minutes: the hash read beside the hash that stands."""

    approval: MinutesApproval
    own_state: ApprovalState | None
    hash_read: str
    hash_now: str


def duty_to_approve(participant: Participant) -> ApprovalState:
    """Whoever took part approves, attending substitutes too; the absent are not asked [53].

    Unknown where the ledger tells nothing of the person: then nobody may conclude either way.
    """
    called = participant.is_substitute or participant.role in _VOTING_ROLES
    statuses = set(participant.statuses)
    if not called:
        return ApprovalState.NOT_REQUIRED
    if statuses & _TOOK_PART:
        return ApprovalState.PENDING
    if not statuses or PresenceStatus.UNKNOWN in statuses:
        return ApprovalState.UNKNOWN
    return ApprovalState.NOT_REQUIRED


def refuse_approve(answer: ApproveFacts) -> list[Refusal]:
    """An approval binds to the content that was read [55, 57]."""
    return [
        *refuse_state(MOVES, "approve", answer.approval),
        *_refuse_asked(answer.own_state),
        *_refuse_stale(answer),
        *_refuse_approved(answer),
    ]


def _refuse_approved(answer: ApproveFacts) -> list[Refusal]:
    """What is approved is taken back only by the secretariat [57]."""
    approved = answer.own_state == ApprovalState.APPROVED
    refusal = Refusal("already_approved", "ksl § 13, stk. 1", "Du har allerede godkendt.")
    return against((approved, refusal))


def refuse_decline(answer: ApproveFacts, reason: str) -> list[Refusal]:
    """A member may decline with a reason; the minutes stay valid, and it is no dissent [58]."""
    return [
        *refuse_state(MOVES, "decline", answer.approval),
        *_refuse_asked(answer.own_state),
        *_refuse_stale(answer),
        *_refuse_approved(answer),
        *_reason_wanted(reason, "Skriv, hvorfor du ikke kan godkende referatet."),
    ]


def refuse_revoke(
    approval: MinutesApproval, own_state: ApprovalState, reason: str
) -> list[Refusal]:
    """Only the secretariat takes an approval back, and says why [57]."""
    given = own_state in (ApprovalState.APPROVED, ApprovalState.DECLINED)
    return [
        *refuse_state(MOVES, "revoke-approval", approval),
        *against(
            (
                not given,
                Refusal("nothing_to_revoke", "ksl § 13, stk. 1", "Medlemmet har ikke svaret."),
            )
        ),
        *_reason_wanted(reason, "Skriv, hvorfor godkendelsen trækkes tilbage."),
    ]


def refuse_conclude(
    approval: MinutesApproval, missing: Sequence[str], reason: str
) -> list[Refusal]:
    """The secretariat may close the round; those who are missing are named [58]."""
    return [
        *refuse_state(MOVES, "conclude-approval", approval),
        *against(
            (
                not missing,
                Refusal("nobody_missing", "ksl § 13, stk. 1", "Alle har godkendt referatet."),
            )
        ),
        *_reason_wanted(reason, f"Skriv, hvorfor der afsluttes uden {listed(missing)}."),
    ]


def refuse_correct(approval: MinutesApproval, reason: str) -> list[Refusal]:
    """What was sent out is mended by addition, and everybody is asked again [55, 57]."""
    return [
        *refuse_state(MOVES, "correct", approval),
        *_reason_wanted(reason, "Skriv, hvorfor referatet rettes."),
    ]


def is_complete(states: Sequence[ApprovalState]) -> bool:
    """Nobody who was asked is missing or has declined, and somebody was asked."""
    asked = [state for state in states if state != ApprovalState.NOT_REQUIRED]
    return bool(asked) and all(state == ApprovalState.APPROVED for state in asked)


def _refuse_asked(own_state: ApprovalState | None) -> list[Refusal]:
    return against(
        (
            own_state in (None, ApprovalState.NOT_REQUIRED),
            Refusal(
                "not_an_approver",
                "ksl § 13, stk. 1",
                "Kun den, der har deltaget i mødet, godkender referatet.",
            ),
        )
    )


def _refuse_stale(answer: ApproveFacts) -> list[Refusal]:
    return against(
        (
            answer.hash_read != answer.hash_now,
            Refusal(
                "content_changed",
                "ksl § 13, stk. 1",
                "Referatet er ændret, siden du læste det. Læs det igen.",
            ),
        )
    )


def _reason_wanted(reason: str, detail: str) -> list[Refusal]:
    return against((not reason.strip(), Refusal("reason_required", "begrundelse", detail)))
