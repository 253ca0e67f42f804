"""Rules about suspension (standsningsret, ksl § 23): a member stops what the committee decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from committees.vocabulary import CommitteeKind
from foundation.problems.refusal import Refusal
from foundation.rulebook import against, listed, move, refuse_state
from meetings.vocabulary import MeetingState
from proceedings.rules.statement import Sitting
from proceedings.vocabulary import OutcomeKind, SuspensionState

SUSPENSION_MOVES = {
    "settle": move(SuspensionState.STANDING, to=SuspensionState.COUNCIL_DECIDED),
    "annul": move(SuspensionState.STANDING, to=SuspensionState.ANNULLED),
    "withdraw": move(SuspensionState.STANDING, to=SuspensionState.WITHDRAWN),
}
PROCEDURAL = frozenset(
    {
        OutcomeKind.POSTPONED,
        OutcomeKind.REFERRED,
        OutcomeKind.RETURNED,
        OutcomeKind.RESUMED,
        OutcomeKind.WITHDRAWN,
        OutcomeKind.DISCUSSED,
        OutcomeKind.NOTED,
        OutcomeKind.RECOMMENDED,
        OutcomeKind.NONE,
    }
)
"""Outcomes that settle nothing, so that there is nothing to stop [63]. A recommendation is on
its way to the body that decides already."""
STOPS = frozenset({SuspensionState.STANDING, SuspensionState.ANNULLED})
"""States in which what the committee decided is not carried out."""

_RULE = "ksl § 23"
_OTHER_BODY = Refusal(
    "no_right_of_suspension",
    _RULE,
    "Standsningsretten gælder kun økonomiudvalget og de stående udvalg.",
)
_NOT_A_MEMBER = Refusal(
    "not_a_member", _RULE, "Kun et medlem af udvalget kan kræve sagen indbragt."
)
NOTHING_DECIDED = Refusal(
    "nothing_decided", _RULE, "Udvalget har ikke truffet en beslutning, der kan standses."
)
_PROCEDURAL = Refusal(
    "procedural_decision", _RULE, "En beslutning om sagens gang kan ikke standses."
)
_NOT_PRESENT = Refusal(
    "not_present", _RULE, "Kun den, der har været til stede ved punktet, kan standse det."
)
_PRESENCE_UNKNOWN = Refusal(
    "presence_unknown",
    _RULE,
    "Det er ikke ført, om medlemmet var til stede ved punktet.",
    overridable=True,
)
_DISQUALIFIED = Refusal(
    "disqualified", _RULE, "Et medlem, der er inhabil i sagen, kan ikke standse den."
)
_AFTER_THE_MEETING = Refusal(
    "demanded_too_late", _RULE, "Erklæringen skal være afgivet, inden mødet er hævet."
)
_NOT_YET = Refusal("not_yet_demanded", _RULE, "Tidspunktet ligger ude i fremtiden.")
_TWICE = Refusal("already_suspended", _RULE, "Medlemmet har allerede krævet sagen indbragt.")
_MEETING_OVER = Refusal(
    "meeting_ended", _RULE, "Mødet er hævet. Erklæringen kan ikke længere tages tilbage."
)
_NO_ANNULMENT = Refusal(
    "nothing_decided", _RULE, "Udvalget har ikke besluttet noget ved det punkt, der annullerer."
)
_OTHER_COMMITTEE = Refusal(
    "other_committee", _RULE, "Kun udvalget selv kan annullere sin beslutning."
)
_NOT_LATER = Refusal(
    "not_taken_up_again", _RULE, "Sagen skal tages op igen ved et andet punkt og ikke tidligere."
)


@dataclass(frozen=True, kw_only=True)
class SuspendFacts:
    """A decision, and the member who wants it stopped. `was_there` is unknown where nobody
    kept the ledger; being there for a part of the item is enough."""

    committee_kind: CommitteeKind
    sitting: Sitting
    declared_at: datetime
    outcomes: Sequence[OutcomeKind]
    is_decided: bool
    is_member: bool
    was_there: bool | None
    is_disqualified: bool
    already: bool = False


@dataclass(frozen=True, kw_only=True)
class AnnulFacts:
    """A suspended decision, and the item at which the committee is said to have annulled it."""

    state: SuspensionState
    same_committee: bool
    is_decided: bool
    is_later: bool


def refuse_suspend(told: SuspendFacts) -> list[Refusal]:
    """Any member who was there, wholly or partly, and is not disqualified may until the meeting
    ends declare that the matter is brought before the council; no reason is asked for, nor a
    vote against. Only real decisions: a refusal, a proposal that lapsed and sending something
    out in hearing are such, a question of procedure is not (ksl § 23) [45, 63]."""
    decides = told.is_decided and bool(told.outcomes)
    asked = told.is_member and not told.is_disqualified
    return against(
        (not may_be_suspended(told.committee_kind), _OTHER_BODY),
        (not told.is_member, _NOT_A_MEMBER),
        (not decides, NOTHING_DECIDED),
        (decides and is_procedural(told.outcomes), _PROCEDURAL),
        (asked and told.was_there is False, _NOT_PRESENT),
        (asked and told.was_there is None, _PRESENCE_UNKNOWN),
        (told.is_disqualified, _DISQUALIFIED),
        (told.declared_at > told.sitting.now, _NOT_YET),
        (not told.sitting.holds(told.declared_at), _AFTER_THE_MEETING),
        (told.already, _TWICE),
    )


def may_be_suspended(kind: CommitteeKind) -> bool:
    """The committees that govern for the council, not the council itself (ksl § 23) [63]."""
    return kind.is_under_the_act and kind != CommitteeKind.COUNCIL


def is_procedural(outcomes: Iterable[OutcomeKind]) -> bool:
    """Whether nothing among the outcomes settles anything [63]."""
    return set(outcomes) <= PROCEDURAL


def refuse_annul(told: AnnulFacts) -> list[Refusal]:
    """The committee may take the matter up again and annul what it decided, as long as the
    council has not spoken; then nothing goes further (ksl § 23) [64]."""
    return [
        *refuse_state(SUSPENSION_MOVES, "annul", told.state),
        *against(
            (not told.same_committee, _OTHER_COMMITTEE),
            (not told.is_decided, _NO_ANNULMENT),
            (not told.is_later, _NOT_LATER),
        ),
    ]


def refuse_take_back(state: SuspensionState, meeting_state: MeetingState) -> list[Refusal]:
    """Until the meeting ends the member may change his mind [63]."""
    return [
        *refuse_state(SUSPENSION_MOVES, "withdraw", state),
        *against((meeting_state != MeetingState.IN_SESSION, _MEETING_OVER)),
    ]


def refuse_execution(items: Sequence[str]) -> list[Refusal]:
    """What was suspended is not carried out before the council has decided, and what was
    annulled not at all (ksl § 23) [63, 64]. `items` are the numbers of such items."""
    return against(
        (
            bool(items),
            Refusal(
                "suspended",
                _RULE,
                f"Beslutningen er standset og må ikke udføres: punkt {listed(items)}.",
            ),
        )
    )
