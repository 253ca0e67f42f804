"""Rules about suspension (standsningsret, ksl § 23): a member stops what the committee decided."""

from collections.abc import Sequence
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
        OutcomeKind.NONE,
    }
)
"""Outcomes that settle nothing, whatever the matter, so that there is nothing to stop [63]."""
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
_RECOMMENDATION = Refusal(
    "recommendation_only",
    _RULE,
    "Udvalget har kun anbefalet, og det er ikke ført, hvem der afgør sagen.",
    overridable=True,
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
_STOPPED = Refusal(
    "suspended",
    _RULE,
    "Beslutningen er standset. Udvalget kan annullere den ved at tage sagen op igen, men ikke"
    " skrive den om til noget, der intet afgør.",
)
_NO_ANNULMENT = Refusal(
    "nothing_decided", _RULE, "Udvalget har ikke besluttet noget ved det punkt, der annullerer."
)
_OTHER_COMMITTEE = Refusal(
    "other_committee", _RULE, "Kun udvalget selv kan annullere sin beslutning."
)
_OTHER_MATTER = Refusal(
    "other_matter",
    _RULE,
    "Punktet hører ikke til samme sag som den beslutning, der er standset.",
    overridable=True,
)
_NOT_LATER = Refusal(
    "not_taken_up_again", _RULE, "Sagen skal tages op igen ved et andet punkt og ikke tidligere."
)


@dataclass(frozen=True, kw_only=True)
class Settled:
    """What came of an item: `for_decision` tells whether it was put before the body to be decided
    and not to be heard, `is_deciding` whether the matter ends there; unknown without a route."""

    outcomes: Sequence[OutcomeKind]
    for_decision: bool = True
    is_deciding: bool | None = None


@dataclass(frozen=True, kw_only=True)
class SuspendFacts:
    """A decision, and the member who wants it stopped. `was_there` is unknown where nobody
    kept the ledger; being there for a part of the item is enough."""

    committee_kind: CommitteeKind
    sitting: Sitting
    declared_at: datetime
    settled: Settled
    is_decided: bool
    is_member: bool
    was_there: bool | None
    is_disqualified: bool
    already: bool = False


@dataclass(frozen=True, kw_only=True)
class AnnulFacts:
    """A suspended decision, and the item at which the committee is said to have annulled it.
    `is_decided` tells whether that ended in something that can undo a decision."""

    state: SuspensionState
    same_committee: bool
    is_decided: bool
    is_later: bool
    same_matter: bool = True


def refuse_suspend(told: SuspendFacts) -> list[Refusal]:
    """Any member who was there, wholly or partly, and is not disqualified may until the meeting
    ends declare that the matter is brought before the council; no reason is asked for, nor a
    vote against. Only real decisions: a refusal, a proposal that lapsed and sending something
    out in hearing are such, a question of procedure is not (ksl § 23) [45, 63]."""
    decides = told.is_decided and bool(told.settled.outcomes)
    settles = settles_anything(told.settled)
    asked = told.is_member and not told.is_disqualified
    return against(
        (not may_be_suspended(told.committee_kind), _OTHER_BODY),
        (not told.is_member, _NOT_A_MEMBER),
        (not decides, NOTHING_DECIDED),
        (decides and settles is False, _PROCEDURAL),
        (decides and settles is None, _RECOMMENDATION),
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


def settles_anything(settled: Settled) -> bool | None:
    """Whether an item came to an end that can be carried out, or refused, so that there is
    something to stop [45, 63].

    Two outcomes are what the item makes of them. Something *noted* was only heard where it was
    put before the committee for information, and nothing follows; noted at an item that wanted a
    decision it ends the matter with nothing being done, as a proposal that lapsed does [45]. A
    *recommendation* leaves the matter to another body, where it is decided on its merits and,
    before a committee, may be stopped then: what § 23 would bring about comes anyway [64]. Where
    the committee itself has the last word a recommendation is its decision under another name;
    where nobody wrote down who decides it is unknown, and somebody answers for it.
    """
    real = set(settled.outcomes) - PROCEDURAL
    if not settled.for_decision:
        real.discard(OutcomeKind.NOTED)
    if real == {OutcomeKind.RECOMMENDED}:
        return settled.is_deciding
    return bool(real)


def refuse_annul(told: AnnulFacts) -> list[Refusal]:
    """The committee may take the matter up again and annul what it decided, as long as the
    council has not spoken; then nothing goes further (ksl § 23) [64]. Putting off, hearing or
    talking of it annuls nothing, nor does a decision in another matter."""
    return [
        *refuse_state(SUSPENSION_MOVES, "annul", told.state),
        *against(
            (not told.same_committee, _OTHER_COMMITTEE),
            (not told.is_decided, _NO_ANNULMENT),
            (not told.is_later, _NOT_LATER),
            (not told.same_matter, _OTHER_MATTER),
        ),
    ]


def refuse_unsettling(*, is_stopped: bool, settles: bool | None) -> list[Refusal]:
    """What a member has stopped stays a decision: it is not mended into one of procedure, by
    which the council would be asked for nothing [64]."""
    return against((is_stopped and settles is False, _STOPPED))


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
