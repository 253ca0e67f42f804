"""Rules about hearings: how long they last, and what they hold back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from foundation.calendar import is_working_day
from foundation.danish import format_day
from foundation.problems.refusal import Refusal
from foundation.rulebook import against, listed, refuse_state
from hearings.rules.moves import AWAITED, MOVES
from hearings.vocabulary import Audience, ConsulteeState, HearingBasis, HearingState
from proceedings.rules import refuse_execution

MINIMUM_WEEKS = {
    HearingBasis.MUNICIPAL_PLAN: 8,
    HearingBasis.MUNICIPAL_PLAN_MINOR: 4,
    HearingBasis.LOCAL_PLAN: 4,
    HearingBasis.LOCAL_PLAN_MINOR: 2,
    HearingBasis.SCHOOL_CLOSURE: 8,
}
"""Weeks from publication (planloven § 24; the order on closing schools) [86, 87]."""

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
    own_deadlines: Sequence[date] = ()
    councils_too_late: Sequence[tuple[str, date]] = ()


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


def refuse_own_days(
    basis: HearingBasis, published_on: date, today: date, days: Sequence[date]
) -> list[Refusal]:
    """One who has a day of his own has as long as the law gives everybody, and a day that is
    still to come [85, 86, 87]."""
    if not days:
        return []
    first = min(days)
    return against(
        (
            first < today,
            Refusal("deadline_has_passed", "høringsfrist", "En høringsparts frist er gået."),
        ),
        *_too_short(basis, published_on, first),
    )


def refuse_extend_one(
    state: HearingState, consultee: ConsulteeState, days: tuple[date, date], today: date
) -> list[Refusal]:
    """More time for one who still owes an answer; `days` are his last day and the new one."""
    return [
        *refuse_extend(state, *days, today),
        *against(
            (
                consultee not in AWAITED,
                Refusal("nothing_awaited", "høring", "Der ventes ikke på et høringssvar."),
            )
        ),
    ]


def refuse_new_day(state: HearingState, *, is_imported: bool, moves_day: bool) -> list[Refusal]:
    """Once he has been asked, somebody's day moves by an extension that he is told of [92]."""
    return against(
        (
            moves_day and state is not HearingState.PLANNED and not is_imported,
            Refusal(
                "deadline_moved_by_extension",
                "høringsfrist",
                "Høringsparten er spurgt. Forlæng fristen med en begrundelse.",
            ),
        )
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
        *refuse_own_days(hearing.basis, hearing.today, hearing.today, hearing.own_deadlines),
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
        *(_meets_too_late(name, day) for name, day in hearing.councils_too_late[:1]),
    ]


def _meets_too_late(name: str, day: date) -> Refusal:
    """A council that cannot meet before its deadline cannot answer in time [88]."""
    return Refusal(
        "council_meets_after_deadline",
        "retssikkerhedsloven § 30",
        f"{name} holder først møde {format_day(day)}, efter fristen.",
        overridable=True,
    )


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
