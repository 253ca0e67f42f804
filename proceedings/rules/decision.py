"""Rules about opening and ending a meeting, deciding an item, and speaking to the minutes."""

from collections.abc import Sequence
from dataclasses import dataclass

from agenda.rules import AGENDA_NOT_OUT, refuse_gates
from agenda.rules import MOVES as ITEM_MOVES
from agenda.vocabulary import GateKind, ItemState
from committees.vocabulary import CommitteeKind
from foundation.problems.refusal import Refusal
from foundation.rulebook import against, listed, refuse_state
from meetings.rules import MOVES as MEETING_MOVES
from meetings.vocabulary import MeetingKind, MeetingState
from proceedings.rules.quorum import refuse_quorum
from proceedings.vocabulary import OutcomeKind, Quorum

FINAL_OUTCOMES = frozenset({OutcomeKind.APPROVED, OutcomeKind.REJECTED, OutcomeKind.DELEGATED})
"""Outcomes that settle a case, so that only the deciding committee may reach them [95]."""
THEME_OUTCOMES = frozenset({OutcomeKind.DISCUSSED, OutcomeKind.NONE})
"""What a theme meeting may end in: it decides nothing [22]."""
_WITHOUT_DECISIONS = frozenset({MeetingKind.THEME, MeetingKind.SEMINAR})

_NO_MEETING = Refusal(
    "meeting_not_in_session", "ksl § 20", "Der kan kun træffes beslutning i et møde."
)
_OUTCOME_MISSING = Refusal("outcome_missing", "ksl § 13, stk. 1", "Beslutningen har intet udfald.")
_DECISION_EMPTY = Refusal("decision_empty", "ksl § 13, stk. 1", "Beslutningen har ingen tekst.")
_CIRCULATED = Refusal(
    "minutes_circulated",
    "ksl § 13, stk. 1",
    "Referatet er sendt til godkendelse. Herefter kan der kun tilføjes en rettelse.",
)


@dataclass(frozen=True, kw_only=True)
class DecideFacts:
    """An item with the draft of its decision, at the moment it is to be taken."""

    item_state: ItemState
    committee_kind: CommitteeKind
    meeting_kind: MeetingKind
    meeting_state: MeetingState
    outcomes: Sequence[OutcomeKind]
    has_text: bool
    quorum: Quorum
    is_deciding: bool | None = None
    is_second_reading: bool = False
    open_gates: Sequence[GateKind] = ()
    undecided_notices: Sequence[str] = ()


def refuse_decide(decision: DecideFacts) -> list[Refusal]:
    """All that stands against this decision. `is_deciding` is unknown without a route [94]."""
    return [
        *refuse_state(ITEM_MOVES, "decide", decision.item_state),
        *against(
            (
                decision.meeting_state not in (MeetingState.IN_SESSION, MeetingState.ENDED),
                _NO_MEETING,
            ),
            (not decision.outcomes, _OUTCOME_MISSING),
            (not decision.has_text, _DECISION_EMPTY),
            (
                bool(decision.undecided_notices),
                Refusal(
                    "disqualification_undecided",
                    "ksl § 14, stk. 1",
                    f"Udvalget har ikke taget stilling til {listed(decision.undecided_notices)}s"
                    " habilitet.",
                    overridable=True,
                ),
            ),
        ),
        *_refuse_outcomes(decision),
        *refuse_quorum(decision.quorum, decision.committee_kind, decision.outcomes),
        *_refuse_gates(decision),
    ]


def sends_to_hearing(outcomes: Sequence[OutcomeKind]) -> bool:
    """Whether the matter goes out to be heard, and nothing else is decided of it."""
    return bool(outcomes) and set(outcomes) == {OutcomeKind.SENT_TO_HEARING}


def _refuse_gates(decision: DecideFacts) -> list[Refusal]:
    """What is only sent to hearing does not wait for that hearing's end."""
    sent = sends_to_hearing(decision.outcomes)
    gates = [g for g in decision.open_gates if not (sent and g is GateKind.HEARING)]
    final = decision.is_deciding is not False
    return refuse_gates(gates, is_deciding=final, is_second_reading=decision.is_second_reading)


def refuse_mend(*, sealed: bool) -> list[Refusal]:
    """A decision may be mended, with a trace, until the minutes are circulated [55]."""
    return against((sealed, _CIRCULATED))


def brought_about(before: Sequence[Refusal], after: Sequence[Refusal]) -> list[Refusal]:
    """What the mending of a taken decision brings about: all that stands against it now and did
    not stand against it before, when somebody may have answered for it [24, 55]."""
    return [refusal for refusal in after if refusal not in before]


def refuse_open(state: MeetingState) -> list[Refusal]:
    """Only a meeting that is over, off or already running cannot be opened."""
    return refuse_state(MEETING_MOVES, "open", state)


def warn_open(state: MeetingState, found: Quorum, *, agenda_published: bool) -> list[Refusal]:
    """What the chair should know when the meeting opens; nothing of it holds him back."""
    return against(
        (
            state == MeetingState.PLANNED,
            Refusal("not_convened", "ksl § 8", "Mødet er ikke indkaldt.", overridable=True),
        ),
        (not agenda_published, AGENDA_NOT_OUT),
        (
            found == Quorum.NO,
            Refusal(
                "not_quorate",
                "ksl § 11, stk. 2",
                "Der er ikke mødt nok til, at udvalget er beslutningsdygtigt.",
                overridable=True,
            ),
        ),
    )


def refuse_end(state: MeetingState) -> list[Refusal]:
    """Ending is a fact: only what is over or off cannot end."""
    return refuse_state(MEETING_MOVES, "end", state)


def warn_end(
    untreated: Sequence[str], undecided_notices: Sequence[str], undecided_items: Sequence[str] = ()
) -> list[Refusal]:
    """What is left lying when the meeting ends."""
    return against(
        (bool(undecided_items), _decision_missing(undecided_items)),
        (
            bool(untreated),
            Refusal(
                "items_untreated",
                "ksl § 20",
                f"Ikke behandlet: {listed(untreated)}.",
                overridable=True,
            ),
        ),
        (
            bool(undecided_notices),
            Refusal(
                "disqualification_undecided",
                "ksl § 14, stk. 1",
                f"Habiliteten er ikke afgjort for {listed(undecided_notices)}.",
                overridable=True,
            ),
        ),
    )


def _decision_missing(items: Sequence[str]) -> Refusal:
    detail = f"Der er ikke truffet beslutning: {listed(items)}."
    return Refusal("decision_missing", "ksl § 13, stk. 1", detail, overridable=True)


def _refuse_outcomes(decision: DecideFacts) -> list[Refusal]:
    outcomes = set(decision.outcomes)
    theme = decision.meeting_kind in _WITHOUT_DECISIONS
    return against(
        (
            theme and not outcomes <= THEME_OUTCOMES,
            Refusal(
                "theme_meeting",
                "ksl § 20",
                "Et temamøde kan drøfte, men ikke træffe beslutninger.",
            ),
        ),
        (
            decision.is_deciding is False and bool(outcomes & FINAL_OUTCOMES),
            Refusal(
                "not_the_deciding_committee",
                "sagens gang",
                "Sagen afgøres af et andet organ. Udvalget kan kun anbefale.",
            ),
        ),
    )
