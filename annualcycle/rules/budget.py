"""The steps of a budget year [106]: who does what by which day (ksl §§ 37 and 38)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from annualcycle.vocabulary import Frequency, MeetingChoice, RelativeTo
from committees.vocabulary import CommitteeKind
from foundation.problems.refusal import Refusal
from foundation.rulebook import against

BETWEEN_READINGS = timedelta(weeks=3)
"""At least three weeks lie between the readings (ksl § 38, stk. 1)."""
USUAL_END = (10, 15)
"""The budget is usually adopted by 15 October."""
NEGOTIATED = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class BudgetDates:
    """What the ministry and the council have set. `amendment_deadlines` are the days by which
    amendments are to be handed in, of whoever they are."""

    minister_deadline: date
    first_reading_on: date
    second_reading_on: date
    amendment_deadlines: Sequence[date] = ()
    negotiations_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of the budget as a topic of a year; `follows` names the step it counts from."""

    topic: str
    on_day: date | None = None
    follows: str | None = None
    offset_days: int = 0
    meeting_choice: MeetingChoice = MeetingChoice.FIRST_ON_OR_AFTER
    before_negotiations: bool = False

    def as_topic(self) -> dict[str, Any]:
        """The values of its row; `relative_topic` is the maker's to fill."""
        choice = self.meeting_choice
        told: dict[str, Any] = {
            "topic": self.topic,
            "meeting_choice": choice.value,
            "drafts_items": choice is not MeetingChoice.NO_MEETING,
            "offset_days": self.offset_days,
        }
        if self.before_negotiations:
            base = RelativeTo.BUDGET_NEGOTIATIONS.value
            return told | {"frequency": Frequency.RELATIVE.value, "relative_to": base}
        if self.follows is not None:
            base = RelativeTo.TOPIC.value
            return told | {"frequency": Frequency.RELATIVE.value, "relative_to": base}
        return told | {"frequency": Frequency.ONCE.value, "on_day": self.on_day}


FIRST, SECOND = "Budget: første behandling", "Budget: anden behandling"
PROPOSAL = "Budget: økonomiudvalgets forslag til kommunalbestyrelsen"
BETWEEN = "Budget: behandling af ændringsforslag"
AMENDMENTS = "Budget: frist for ændringsforslag"
INPUT = "Budget: drøftelse af udvalgets område inden budgetforhandlingerne"


def budget_steps(kind: CommitteeKind, dates: BudgetDates) -> list[Step]:
    """The steps that a committee of the kind takes part in. The second reading follows the first
    wherever that goes, never closer than the law allows."""
    early = MeetingChoice.LAST_ON_OR_BEFORE
    apart = max(dates.second_reading_on - dates.first_reading_on, BETWEEN_READINGS).days
    if kind is CommitteeKind.COUNCIL:
        return [
            Step(topic=FIRST, on_day=dates.first_reading_on),
            *_deadlines(dates),
            Step(topic=SECOND, follows=FIRST, offset_days=apart),
        ]
    if kind is CommitteeKind.FINANCE_COMMITTEE:
        return [
            Step(topic=PROPOSAL, on_day=dates.minister_deadline, meeting_choice=early),
            *_deadlines(dates),
            Step(topic=BETWEEN, on_day=dates.second_reading_on, meeting_choice=early),
        ]
    if dates.negotiations_on is None:
        return []
    shift = -NEGOTIATED.days
    return [Step(topic=INPUT, before_negotiations=True, offset_days=shift, meeting_choice=early)]


def _deadlines(dates: BudgetDates) -> list[Step]:
    several = len(dates.amendment_deadlines) > 1
    return [
        Step(
            topic=f"{AMENDMENTS} ({number})" if several else AMENDMENTS,
            on_day=day,
            meeting_choice=MeetingChoice.NO_MEETING,
        )
        for number, day in enumerate(sorted(dates.amendment_deadlines), 1)
    ]


_TOO_CLOSE = Refusal(
    "readings_too_close",
    "ksl § 38, stk. 1",
    "Der skal være mindst tre uger mellem første og anden behandling.",
)
_BEFORE_PROPOSAL = Refusal(
    "reading_before_proposal",
    "ksl § 37, stk. 1",
    "Første behandling ligger før fristen for økonomiudvalgets forslag.",
    overridable=True,
)
_OUTSIDE = Refusal(
    "amendments_outside",
    "ksl § 38",
    "Ændringsforslag afleveres mellem første og anden behandling.",
)
_LATE = Refusal(
    "budget_late",
    "ksl § 38",
    "Budgettet vedtages normalt senest den 15. oktober.",
    overridable=True,
)


def refuse_budget(dates: BudgetDates) -> list[Refusal]:
    """The finance committee's proposal is there by the minister's deadline, before the first
    reading (ksl § 37, stk. 1); three weeks lie between the readings (§ 38, stk. 1), and
    amendments are handed in between them [106]."""
    first, second = dates.first_reading_on, dates.second_reading_on
    outside = [day for day in dates.amendment_deadlines if not first <= day <= second]
    return against(
        (second - first < BETWEEN_READINGS, _TOO_CLOSE),
        (first < dates.minister_deadline, _BEFORE_PROPOSAL),
        (bool(outside), _OUTSIDE),
        ((second.month, second.day) > USUAL_END, _LATE),
    )


def refuse_steps(names: Sequence[str], *, are_there: bool) -> list[Refusal]:
    """A committee takes part in the budget once a year, if it does."""
    detail = "Udvalget har kun et trin i budgettet, når forhandlingernes dag er angivet."
    there = Refusal("budget_exists", "årshjul", "Årets budgettrin står der allerede.")
    return against(
        (not names, Refusal("no_budget_steps", "årshjul", detail)),
        (are_there, there),
    )


def refuse_reading_day(days_apart: int, offset: int) -> list[Refusal]:
    """A second reading that somebody moves stays three weeks after the first (ksl § 38,
    stk. 1). `offset` is what its topic counts; only readings count that much."""
    least = BETWEEN_READINGS.days
    return against((offset >= least and days_apart < least, _TOO_CLOSE))
