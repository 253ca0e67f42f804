"""Rules about a case's way through the committees."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from agenda.vocabulary import GateKind, RoutingPurpose
from committees.vocabulary import CommitteeKind
from foundation.problems.refusal import Refusal
from foundation.rulebook import against

BYLAWS_INTERVAL_DAYS = 6
"""Bylaws are read twice, six days apart at least (ksl § 2, stk. 2)."""
BUDGET_INTERVAL_DAYS = 21
"""The budget is read twice, three weeks apart at least (ksl § 38, stk. 1)."""

_NO_DECIDING_STEP = Refusal("no_deciding_step", "sagens gang", "Ingen af leddene afgør sagen.")
_SEVERAL_DECIDING_STEPS = Refusal(
    "several_deciding_steps", "sagens gang", "Kun ét led kan afgøre sagen."
)
_DECIDED_TOO_EARLY = Refusal(
    "decided_too_early", "sagens gang", "Sagen afgøres, før alle har udtalt sig."
)
_FINANCE_NOT_ASKED = Refusal(
    "finance_statement_missing",
    "ksl § 18, stk. 2",
    "Økonomiudvalget skal udtale sig, før kommunalbestyrelsen afgør sagen.",
    overridable=True,
)
_FINANCE_STATEMENT_OPEN = Refusal(
    "finance_statement_missing",
    "ksl § 18, stk. 2",
    "Økonomiudvalget har ikke udtalt sig.",
    overridable=True,
)
_HEARING_OPEN = Refusal(
    "hearing_open",
    "retssikkerhedsloven § 30; planloven § 24",
    "En lovpligtig høring er ikke slut.",
    overridable=True,
)
_EMBARGO = Refusal("embargo", "underretning", "Sagens parter er ikke underrettet endnu.")


@dataclass(frozen=True, kw_only=True)
class StepFacts:
    """One step of the route; steps of the same order run side by side [94]."""

    order: int
    committee_kind: CommitteeKind
    purpose: RoutingPurpose
    is_deciding: bool


def refuse_routing(
    steps: Sequence[StepFacts],
    *,
    needs_finance_statement: bool = False,
    is_complete: bool = True,
) -> list[Refusal]:
    """One committee decides, last of all [95]; the Finance Committee speaks before it where
    money or general administration is at stake (ksl § 18, stk. 2) [20]."""
    deciding = [step for step in steps if step.is_deciding]
    last = max((step.order for step in steps if step.purpose != RoutingPurpose.INFORM), default=0)
    council = [step for step in deciding if step.committee_kind == CommitteeKind.COUNCIL]
    skipped = needs_finance_statement and any(
        not _heard_before(steps, decision.order) for decision in council
    )
    return against(
        (is_complete and bool(steps) and not deciding, _NO_DECIDING_STEP),
        (len(deciding) > 1, _SEVERAL_DECIDING_STEPS),
        (any(step.order < last for step in deciding), _DECIDED_TOO_EARLY),
        (skipped, _FINANCE_NOT_ASKED),
    )


def refuse_reading(first: date | None, second: date, minimum_days: int) -> list[Refusal]:
    """The second reading comes after the first, with the interval the law wants [96]."""
    if first is None:
        return [Refusal("first_reading_missing", "to behandlinger", "Sagen er ikke 1. behandlet.")]
    return against(
        (
            (second - first).days < minimum_days,
            Refusal(
                "readings_too_close",
                "ksl § 2, stk. 2; ksl § 38, stk. 1",
                f"Der skal gå mindst {minimum_days} dage mellem 1. og 2. behandling.",
            ),
        )
    )


def refuse_gates(
    open_gates: Iterable[GateKind], *, is_deciding: bool, is_second_reading: bool = False
) -> list[Refusal]:
    """An open gate holds the final decision back, a hearing the second reading too; a committee
    on the way may still recommend.

    A compulsory hearing [88] and the Finance Committee's statement [20] can be overridden with
    a reason; parties who have not been told [71] cannot.
    """
    gates = set(open_gates)
    return against(
        ((is_deciding or is_second_reading) and GateKind.HEARING in gates, _HEARING_OPEN),
        (is_deciding and GateKind.FINANCE_STATEMENT in gates, _FINANCE_STATEMENT_OPEN),
        (GateKind.EMBARGO in gates, _EMBARGO),
    )


def _heard_before(steps: Sequence[StepFacts], order: int) -> bool:
    finance = CommitteeKind.FINANCE_COMMITTEE
    return any(step.committee_kind == finance and step.order < order for step in steps)
