"""Follow-ups for a report: what was still to be done."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, Case, F, Q, When

from agenda.vocabulary import Visibility
from annualcycle.models import FollowUp
from annualcycle.querysets import is_suspended
from annualcycle.rules import MOVES, OPEN_STATES, is_overdue
from annualcycle.vocabulary import FollowUpState
from foundation.http.sqljson import NO, YES
from foundation.tables import Value
from reminders.querysets.reports.asked import Asked, Line

STEPS = {verb: step.target for verb, step in MOVES.items() if step.target is not None}
CLOSED = "Opfølgning på et lukket punkt"
ORDER = (F("due_to").asc(nulls_last=True), "id")


@dataclass(frozen=True)
class Standing:
    """A follow-up, and the state it was in."""

    row: Any
    state: FollowUpState

    @property
    def is_open(self) -> bool:
        """Whether neither it nor the item it comes from is closed."""
        item, own = self.row.item, self.row.visibility
        return own == Visibility.OPEN and (item is None or not item.is_closed)

    def is_late(self, day: date) -> bool:
        """Whether its last day was before the day, and nobody had begun to report on it; what a
        member stopped is not late."""
        return is_overdue(self.state, self.row.due_to, day, suspended=self.row.is_stopped)

    @property
    def title(self) -> str:
        """What it is called in a letter: nothing closed is named, whoever the receiver is."""
        return str(self.row.title) if self.is_open else CLOSED

    @property
    def owner(self) -> str | None:
        """Who is to do it. What a closed item prints of it is not told."""
        owner = self.row.owner or self.row.owner_department
        if owner is not None:
            return str(owner.name)
        return self.row.responsible_printed if self.is_open else None

    @property
    def due(self) -> Value:
        """The last day, or the words a text has for it."""
        return self.row.due_to or (self.row.due_text if self.is_open else None)


def open_follow_ups(asked: Asked) -> list[Line]:
    """Follow-ups that were not done at the moment asked for, whether reported on or not, first
    what is due first.

    As of then: made by then (`created_at`) and not done (`closed_at`); the state is the one the
    last step by then led to (the log), so that one reopened since was done and one reported since
    was not. Titles, owners and days are today's: the log keeps no values.
    """
    return [_line(one, one.is_late(asked.day)) for one in standing_follow_ups(asked)]


def overdue_follow_ups(asked: Asked) -> list[Line]:
    """Of the open ones (as of the same moment) those whose last day was before the day and that
    nobody had begun to report on by then. The last day itself is in time."""
    late = [one for one in standing_follow_ups(asked) if one.is_late(asked.day)]
    return [_line(one, (asked.day - one.row.due_to).days) for one in late]


def due_follow_ups(asked: Asked, last: date) -> list[Standing]:
    """Of the open ones those that were to be done from the day to `last`."""
    found = standing_follow_ups(asked, Q(due_to__range=(asked.day, last)))
    return [one for one in found if one.state in OPEN_STATES]


def standing_follow_ups(asked: Asked, more: Q | None = None) -> list[Standing]:
    """Every follow-up the receiver may know of that was not done at the moment asked for."""
    rows = asked.of(FollowUp.objects.visible_to(asked.reader)).filter(
        more or Q(),
        ~Q(state=FollowUpState.DONE.value) | Q(closed_at__gt=asked.moment),
        superseded=False,
        created_at__lte=asked.moment,
    )
    stopped = Case(When(is_suspended(), then=YES), default=NO, output_field=BooleanField())
    rows = rows.annotate(is_stopped=stopped)
    related = ("committee", "owner", "owner_department", "item")
    found = list(rows.select_related(*related).order_by(*ORDER))
    moves = asked.moves([row.pk for row in found], STEPS)
    told = [Standing(row, _state(row, moves.get(row.pk, ()), asked.moment)) for row in found]
    return [one for one in told if one.state is not FollowUpState.DONE]


def _state(row: Any, moves: Any, moment: datetime) -> FollowUpState:
    """The state at the moment. One the log is silent of and that was done since was at least
    begun; more is not known."""
    if not any(at > moment for at, *_ in moves):
        state = FollowUpState(row.state)
        return FollowUpState.IN_PROGRESS if state is FollowUpState.DONE else state
    earlier: list[str] = [verb for at, verb, _ in moves if at <= moment]
    return STEPS[earlier[-1]] if earlier else FollowUpState.PENDING


def _line(one: Standing, late: Value) -> Line:
    """`late` is whether it is, or by how many days."""
    committee = one.row.committee.name
    return (committee, one.title, one.owner, one.due, one.state.label, late)
