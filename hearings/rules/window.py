"""Rules about hearings: how long they last, and what they hold back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from foundation.calendar import is_working_day
from foundation.danish import format_day
from foundation.problems.refusal import Refusal
from foundation.rulebook import against, listed, refuse_state
from hearings.rules.moves import MOVES
from hearings.vocabulary import Audience, HearingBasis, HearingState
from proceedings.rules import refuse_execution

MINIMUM_WEEKS = {
    HearingBasis.MUNICIPAL_PLAN: 8,
    HearingBasis.MUNICIPAL_PLAN_MINOR: 4,
    HearingBasis.LOCAL_PLAN: 4,
    HearingBasis.LOCAL_PLAN_MINOR: 2,
    HearingBasis.SCHOOL_CLOSURE: 8,
}
"""Weeks from publication (planloven § 24; the order on closing schools) [86, 87]."""
WEEKS_AFTER_OBJECTIONS = 4
CLOSING_SCHOOL_BY = (3, 1)

_DEADLINE_MISSING = Refusal("deadline_missing", "høringsfrist", "Høringen har ingen frist.")
_NOBODY_TO_HEAR = Refusal("nobody_to_hear", "høring", "Høringen har ingen høringsparter.")
_MATERIAL_MISSING = Refusal(
    "material_missing",
    "høring",
    "Høringen har intet udkast, som parterne kan udtale sig om.",
    overridable=True,
)


@dataclass(frozen=True, kw_only=True)
class AnnounceFacts:
    """A hearing on the day somebody wants to open it."""

    state: HearingState
    audience: Audience
    basis: HearingBasis
    today: date
    response_deadline: date | None
    consultees: int
    unreachable: Sequence[str] = ()
    has_material: bool = True
    suspended_items: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class DecisionDayFacts:
    """The day a matter that was heard is to be decided."""

    basis: HearingBasis
    response_deadline: date
    has_objections: bool
    decision_day: date
    effective_year: int | None = None


def earliest_deadline(basis: HearingBasis, published_on: date) -> date | None:
    """The first day a statutory hearing may end on; none where the law names no time."""
    weeks = MINIMUM_WEEKS.get(basis)
    return None if weeks is None else published_on + timedelta(weeks=weeks)


def refuse_deadline(
    basis: HearingBasis, published_on: date, response_deadline: date
) -> list[Refusal]:
    """Not before it opens, and never shorter than the law [86]; a day off is only pointed out,
    because a deadline moves by a setting and not by itself [92]."""
    return against(
        (
            response_deadline < published_on,
            Refusal("deadline_has_passed", "høringsfrist", "Fristen ligger før høringens start."),
        ),
        *_too_short(basis, published_on, response_deadline),
        (
            not is_working_day(response_deadline),
            Refusal(
                "deadline_on_day_off",
                "høringsfrist",
                f"Fristen, {format_day(response_deadline)}, er ikke en hverdag.",
                overridable=True,
            ),
        ),
    )


def _too_short(
    basis: HearingBasis, published_on: date, response_deadline: date
) -> Iterator[tuple[bool, Refusal]]:
    earliest = earliest_deadline(basis, published_on)
    if earliest is not None:
        law = "planloven § 24; bekendtgørelse om nedlæggelse af folkeskoler"
        detail = f"»{basis.label}«: fristen kan tidligst være {format_day(earliest)}."
        yield response_deadline < earliest, Refusal("deadline_too_short", law, detail)


def refuse_announce(hearing: AnnounceFacts) -> list[Refusal]:
    """All that stands against opening this hearing today; sending something out in hearing is a
    decision that can be suspended, and then it waits (ksl § 23) [63]."""
    deadline = hearing.response_deadline
    return [
        *refuse_state(MOVES, "announce", hearing.state),
        *refuse_execution(hearing.suspended_items),
        *(refuse_deadline(hearing.basis, hearing.today, deadline) if deadline else ()),
        *against(
            (deadline is None, _DEADLINE_MISSING),
            (hearing.consultees == 0 and hearing.audience != Audience.PUBLIC, _NOBODY_TO_HEAR),
            (not hearing.has_material, _MATERIAL_MISSING),
            (
                bool(hearing.unreachable),
                Refusal(
                    "consultee_unreachable",
                    "høring",
                    f"Ingen mailadresse for {listed(hearing.unreachable)}.",
                    overridable=True,
                ),
            ),
        ),
    ]


def refuse_extend(
    state: HearingState, old_deadline: date, new_deadline: date, today: date
) -> list[Refusal]:
    """An extension gives more time to everybody; nobody's time is cut [92]."""
    return [
        *refuse_state(MOVES, "extend", state),
        *against(
            (
                new_deadline <= old_deadline,
                Refusal("deadline_not_later", "høringsfrist", "Den nye frist er ikke senere."),
            ),
            (
                new_deadline < today,
                Refusal("deadline_has_passed", "høringsfrist", "Den nye frist er gået."),
            ),
        ),
    ]


def refuse_update(state: HearingState, *, is_imported: bool) -> list[Refusal]:
    """Once people have been asked, the hearing is changed by verbs they hear of; what a
    document got wrong can be mended."""
    return [] if is_imported else refuse_state(MOVES, "update", state)


def refuse_withdraw(state: HearingState, reason: str) -> list[Refusal]:
    """Those who were asked are told why their answer is no longer wanted."""
    return [
        *refuse_state(MOVES, "withdraw", state),
        *against(
            (
                state != HearingState.PLANNED and not reason.strip(),
                Refusal("reason_required", "høring", "Skriv, hvorfor høringen trækkes tilbage."),
            )
        ),
    ]


def refuse_end(state: HearingState, response_deadline: date, today: date) -> list[Refusal]:
    """Ending before the deadline takes time from those who have not answered."""
    return [
        *refuse_state(MOVES, "end", state),
        *against(
            (
                today <= response_deadline,
                Refusal(
                    "deadline_not_reached",
                    "høringsfrist",
                    f"Fristen løber til og med {format_day(response_deadline)}.",
                    overridable=True,
                ),
            )
        ),
    ]


def holds_decision_back(state: HearingState, *, is_compulsory: bool) -> bool:
    """A compulsory hearing that is planned or running keeps its gate closed [88]."""
    return is_compulsory and state in (HearingState.PLANNED, HearingState.RUNNING)


def warn_decision_day(decision: DecisionDayFacts) -> list[Refusal]:
    """A school is closed four weeks after the deadline at the earliest where somebody objected,
    and by 1 March for the school year that begins in August [87]."""
    school = decision.basis == HearingBasis.SCHOOL_CLOSURE
    wait = timedelta(weeks=WEEKS_AFTER_OBJECTIONS if school and decision.has_objections else 0)
    earliest = decision.response_deadline + wait
    latest = date(decision.effective_year, *CLOSING_SCHOOL_BY) if decision.effective_year else None
    too_late = school and latest is not None and decision.decision_day > latest
    return against(
        (
            decision.decision_day < earliest,
            Refusal(
                "decided_before_hearing_ends",
                "bekendtgørelse om nedlæggelse af folkeskoler",
                f"Sagen kan tidligst afgøres {format_day(earliest)}.",
                overridable=True,
            ),
        ),
        (
            too_late,
            Refusal(
                "decided_too_late",
                "bekendtgørelse om nedlæggelse af folkeskoler",
                "Nedlæggelsen skal være vedtaget senest den 1. marts.",
                overridable=True,
            ),
        ),
    )
