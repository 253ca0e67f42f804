"""Rules about sending an agenda out and calling people to the meeting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from agenda.rules.items import ItemFacts, refuse_closed, refuse_unexplained_lateness
from agenda.vocabulary import Visibility
from foundation.calendar import add_working_days
from foundation.danish import format_day
from foundation.problems.refusal import Refusal
from foundation.rulebook import against, listed, refuse_state
from meetings.rules import MOVES
from meetings.vocabulary import MeetingState

AGENDA_NOT_OUT = Refusal(
    "agenda_unpublished", "ksl § 20, stk. 3", "Dagsordenen er ikke sendt ud.", overridable=True
)
_ALREADY_OUT = Refusal("agenda_published", "dagsorden", "Dagsordenen er allerede sendt ud.")
_DAY_HAS_PASSED = Refusal("day_has_passed", "mødedato", "Mødedagen er gået.")
_NOBODY_TO_CONVENE = Refusal(
    "nobody_to_convene", "ksl § 8", "Udvalget har ingen medlemmer på mødedagen."
)


@dataclass(frozen=True, kw_only=True)
class AgendaFacts:
    """An agenda on the day somebody wants to send it out."""

    meeting_state: MeetingState
    items: Sequence[ItemFacts]
    today: date
    dispatch_deadline: date


@dataclass(frozen=True, kw_only=True)
class ConveneFacts:
    """A meeting on the day somebody wants to convene it."""

    meeting_state: MeetingState
    meeting_day: date
    today: date
    dispatch_deadline: date
    agenda_published: bool
    members: int
    unreachable: Sequence[str] = field(default=())


def agenda_dispatch_deadline(
    meeting_day: date, lead_working_days: int = 4, *, saturday_counts: bool = False
) -> date:
    """The latest day an agenda goes out: four working days before, where nothing else is set
    (ksl § 8, stk. 4) [11]; some orders count Saturday [12]."""
    return add_working_days(meeting_day, -lead_working_days, saturday_counts=saturday_counts)


def refuse_publish_agenda(agenda: AgendaFacts, *, is_published: bool = False) -> list[Refusal]:
    """All that stands against sending this agenda out [11, 13, 68, 70]."""
    return [
        *refuse_state(MOVES, "publish-agenda", agenda.meeting_state),
        *against(
            (is_published, _ALREADY_OUT),
            (
                not agenda.items,
                Refusal("agenda_empty", "ksl § 8, stk. 4", "Dagsordenen har ingen punkter."),
            ),
        ),
        *(refusal for item in agenda.items for refusal in refuse_closed(item)),
        *(refusal for item in agenda.items for refusal in refuse_unexplained_lateness(item)),
        *warn_closed_not_last([item.visibility for item in agenda.items]),
        *_warn_late(agenda.today, agenda.dispatch_deadline),
    ]


def refuse_unpublish_agenda(state: MeetingState, *, is_published: bool) -> list[Refusal]:
    """What nobody has been sent cannot be taken back."""
    return [
        *refuse_state(MOVES, "unpublish-agenda", state),
        *against(
            (
                not is_published,
                Refusal("agenda_unpublished", "dagsorden", "Dagsordenen er ikke sendt ud."),
            )
        ),
    ]


def refuse_template(
    state: MeetingState, *, is_published: bool, has_template: bool, has_items: bool
) -> list[Refusal]:
    """An agenda begins with its template, before it is sent out."""
    return [
        *refuse_state(MOVES, "publish-agenda", state),
        *against(
            (is_published, _ALREADY_OUT),
            (
                not has_template,
                Refusal("no_template", "dagsorden", "Udvalget har ingen standardskabelon."),
            ),
            (
                has_items,
                Refusal(
                    "agenda_not_empty",
                    "dagsorden",
                    "Dagsordenen har allerede punkter. Skabelonens punkter sættes sidst.",
                    overridable=True,
                ),
            ),
        ),
    ]


def refuse_convene(meeting: ConveneFacts) -> list[Refusal]:
    """Every member is called directly and finally [10]; the agenda comes in good time [11]."""
    return [
        *refuse_state(MOVES, "convene", meeting.meeting_state),
        *against(
            (meeting.meeting_day < meeting.today, _DAY_HAS_PASSED),
            (meeting.members == 0, _NOBODY_TO_CONVENE),
            (bool(meeting.unreachable), _unreachable(meeting.unreachable)),
            (not meeting.agenda_published, AGENDA_NOT_OUT),
        ),
        *_warn_late(meeting.today, meeting.dispatch_deadline),
    ]


def warn_closed_not_last(order: Iterable[Visibility]) -> list[Refusal]:
    """Closed items stand last, so that listeners leave once [68]."""
    broken = any(
        one == Visibility.CLOSED and other == Visibility.OPEN for one, other in pairwise(order)
    )
    return against(
        (
            broken,
            Refusal(
                "closed_not_last",
                "ksl § 10",
                "Et åbent punkt står efter et lukket.",
                overridable=True,
            ),
        )
    )


def first_number(used: Iterable[str | None], start: int = 1) -> int:
    """The number the next item gets: one above the highest in use. `13.a` counts as 13."""
    highest = start - 1
    for printed in used:
        digits = ""
        for sign in printed or "":
            if sign not in "0123456789":
                break
            digits += sign
        highest = max(highest, int(digits or 0))
    return highest + 1


def _unreachable(names: Sequence[str]) -> Refusal:
    return Refusal(
        "member_unreachable",
        "ksl § 8",
        f"Ingen mailadresse for {listed(names)}. Indkaldelsen skal nå hvert medlem.",
        overridable=True,
    )


def _warn_late(today: date, deadline: date) -> list[Refusal]:
    return against(
        (
            today > deadline,
            Refusal(
                "dispatch_deadline_missed",
                "ksl § 8, stk. 4",
                f"Dagsordenen skulle være sendt senest {format_day(deadline)}.",
                overridable=True,
            ),
        )
    )
