"""Rules about changing an agenda that was sent out, and adopting it."""

from collections.abc import Sequence
from dataclasses import dataclass

from agenda.vocabulary import AgendaAmendmentKind, LateBasis
from foundation.problems.refusal import Refusal
from foundation.rulebook import against, refuse_state
from meetings.rules import MOVES as MEETING_MOVES
from meetings.vocabulary import MeetingState
from proceedings.rules.decision import refuse_mend
from proceedings.rules.unanimity import Tally, all_agreed, warn_missing, warn_untold
from proceedings.vocabulary import PresenceStatus, VoteResult

_TAKES_OFF = frozenset({AgendaAmendmentKind.WITHDRAWN, AgendaAmendmentKind.POSTPONED})
_NOT_THERE = frozenset(
    {
        PresenceStatus.EXCUSED,
        PresenceStatus.ABSENT,
        PresenceStatus.NO_SHOW,
        PresenceStatus.ON_LEAVE,
    }
)
_MEMBERS_PROPOSAL = Refusal(
    "members_proposal",
    "ksl § 11, stk. 1",
    "Punktet er et medlems forslag. Kun forslagsstilleren eller udvalget i mødet kan tage det af.",
)
_BASIS_MISSING = Refusal(
    "late_basis_missing",
    "ksl § 8, stk. 4",
    "Punktet står ikke på dagsordenen. Skriv, om alle tilstedeværende er enige, om sagen åbenbart"
    " kan afgøres straks, eller hvorfor den ikke kan vente.",
)
_VOTE_FELL = Refusal("vote_fell", "ksl § 11, stk. 3", "Afstemningen om det gav ikke flertal.")
_MINORITY = Refusal(
    "minority_postponement",
    "ksl § 11, stk. 3",
    "Et mindretal kan ikke kræve en sag udsat. Det kræver flertal.",
)
_NOT_UNANIMOUS = Refusal(
    "not_unanimous",
    "ksl § 8, stk. 4",
    "Afstemningen viser, at ikke alle tilstedeværende var enige.",
)
_ALREADY_ADOPTED = Refusal(
    "agenda_adopted", "ksl § 20, stk. 3", "Dagsordenen er godkendt. Indsigelser skulle være rejst."
)


@dataclass(frozen=True, kw_only=True)
class AgendaChangeFacts:
    """A change of an agenda that was sent out. `votes` are those about it, of which there are
    none where nobody asked for one; `others` those on the agenda that no change names."""

    kind: AgendaAmendmentKind
    meeting_state: MeetingState
    is_members_proposal: bool = False
    basis: LateBasis | None = None
    urgency_reason: str = ""
    votes: Sequence[Tally] = ()
    others: Sequence[Tally] = ()
    is_sealed: bool = False


def refuse_agenda_change(change: AgendaChangeFacts) -> list[Refusal]:
    """What stands against the change. At the meeting the body disposes of its agenda [16], by
    majority: a minority cannot demand postponement [19]. What was not on it is taken up when all
    present agree, as the vote tells where there was one, when it can be settled at once, or when
    it cannot wait [14]. Before the meeting the chair does not take off what a member has put on
    [18]. Once the minutes are circulated the agenda is what they say it was [55]."""
    in_session = change.meeting_state == MeetingState.IN_SESSION
    added = change.kind == AgendaAmendmentKind.ADDED
    reasoned = change.basis is not None or bool(change.urgency_reason.strip())
    postponed = change.kind == AgendaAmendmentKind.POSTPONED
    carried = all(vote.result == VoteResult.ADOPTED for vote in change.votes)
    return [
        *refuse_mend(sealed=change.is_sealed),
        *against(
            (
                change.is_members_proposal and change.kind in _TAKES_OFF and not in_session,
                _MEMBERS_PROPOSAL,
            ),
            (added and in_session and not reasoned, _BASIS_MISSING),
            (not carried, _MINORITY if postponed else _VOTE_FELL),
        ),
        *(_refuse_unanimous(change) if added and change.basis == LateBasis.UNANIMOUS else ()),
    ]


def _refuse_unanimous(change: AgendaChangeFacts) -> list[Refusal]:
    """That all agreed is read from the vote, and told against it by nobody [14]."""
    differs = all_agreed(change.votes) is False
    return [
        *against((differs, _NOT_UNANIMOUS)),
        *(warn_missing(change.votes, "ksl § 8, stk. 4") if not differs else ()),
        *(warn_untold(change.others) if not change.votes else ()),
    ]


def refuse_set_aside(*, is_members_proposal: bool) -> list[Refusal]:
    """A member's proposal is neither sent back nor refused; it may be spoken against [18]."""
    return against((is_members_proposal, _MEMBERS_PROPOSAL))


def refuse_adopt_agenda(
    state: MeetingState, *, is_adopted: bool, is_sealed: bool = False
) -> list[Refusal]:
    """A body adopts its agenda once, at the start of its meeting [16]."""
    detail = "Dagsordenen er allerede godkendt."
    return [
        *refuse_mend(sealed=is_sealed),
        *refuse_state(MEETING_MOVES, "adopt-agenda", state),
        *against((is_adopted, Refusal("agenda_adopted", "ksl § 20, stk. 3", detail))),
    ]


def refuse_objection(
    state: MeetingState, presence: PresenceStatus, *, is_adopted: bool, is_sealed: bool = False
) -> list[Refusal]:
    """Whoever objects to the agenda does so when it is adopted; silence adopts it [16]."""
    detail = "Kun den, der er til stede, kan gøre indsigelse mod dagsordenen."
    return [
        *refuse_mend(sealed=is_sealed),
        *refuse_state(MEETING_MOVES, "adopt-agenda", state),
        *against(
            (is_adopted, _ALREADY_ADOPTED),
            (presence in _NOT_THERE, Refusal("not_present", "ksl § 20, stk. 3", detail)),
        ),
    ]
