"""When a matter that is heard may be decided, and what a hearing holds back."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from hearings.rules.moves import AWAITED
from hearings.vocabulary import ConsulteeState, HearingBasis, HearingState

WEEKS_AFTER_OBJECTIONS = 4
CLOSING_SCHOOL_BY = (3, 1)
COUNCILS = frozenset({HearingBasis.SENIOR_COUNCIL, HearingBasis.DISABILITY_COUNCIL})
"""Who has to be heard is a council; the law gives it no weeks, only its say (rsl § 30) [88]."""


class DecisionWindow(NamedTuple):
    """The first and the last day on which the matter may be decided; None is no limit."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, kw_only=True)
class WindowFacts:
    """A hearing with the last day anybody has. Whether somebody objected is unknown until it is
    concluded. `effective_year` is the August in which a school is closed."""

    basis: HearingBasis
    last_day: date | None
    has_objections: bool | None = None
    effective_year: int | None = None


def decision_window(hearing: WindowFacts) -> DecisionWindow:
    """Nobody decides before everybody's time has run out. A school is closed four weeks after
    the deadline at the earliest, unless nobody objected, and by 1 March for the school year that
    begins in August [87]; without a year told it is the first 1 March that can be kept."""
    if hearing.last_day is None:
        return DecisionWindow(None, None)
    earliest = hearing.last_day + timedelta(days=1)
    if hearing.basis != HearingBasis.SCHOOL_CLOSURE:
        return DecisionWindow(earliest, None)
    if hearing.has_objections is not False:
        earliest = hearing.last_day + timedelta(weeks=WEEKS_AFTER_OBJECTIONS)
    return DecisionWindow(earliest, _close_by(earliest, hearing.effective_year))


def _close_by(earliest: date, year: int | None) -> date:
    if year is not None:
        return date(year, *CLOSING_SCHOOL_BY)
    this_year = date(earliest.year, *CLOSING_SCHOOL_BY)
    return max(this_year, date(earliest.year + (earliest > this_year), *CLOSING_SCHOOL_BY))


def is_heard(state: HearingState, consultee: ConsulteeState) -> bool:
    """Whether a council has been heard: it has answered, said no or been let off, or all its
    time has run out. What is only planned, or was taken back, heard nobody [88]."""
    if state in (HearingState.PLANNED, HearingState.WITHDRAWN):
        return False
    return state is not HearingState.RUNNING or consultee not in AWAITED


def holds_decision_back(
    state: HearingState, *, is_compulsory: bool, is_settled: bool = False
) -> bool:
    """A compulsory hearing that is planned or running keeps its gate closed; one of a council
    only until every council has had its say (`is_settled`) [88]."""
    if state is HearingState.RUNNING and is_settled:
        return False
    return is_compulsory and state in (HearingState.PLANNED, HearingState.RUNNING)
