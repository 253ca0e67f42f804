"""From deadlines and rules to reminders: who is due for which, and on which day. Pure, so that
what is foreseen and what is sent are one function's answer."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from reminders.rules.offsets import Offset, due_day
from reminders.vocabulary import ReminderAudience, ReminderEvent

CATCH_UP = timedelta(days=92)
"""How long after its day a missed reminder is still sent."""
_HOLIDAYS = timedelta(days=21)

Key = tuple[UUID, str, date]


@dataclass(frozen=True)
class Rule:
    """A rule of reminders as data: whom, how many days from which deadline."""

    id: UUID
    event: ReminderEvent
    audience: ReminderAudience
    offset: Offset
    active_from: date
    committee_id: UUID | None = None

    def concerns(self, deadline: "Deadline") -> bool:
        """Whether the rule is about this deadline."""
        return self.event == deadline.event and self.committee_id in (None, deadline.committee_id)


@dataclass(frozen=True)
class Deadline:
    """A day something has to be done by, and who is to do it. `since` is the day it was made
    known; `recipients` have a `key` each, the same for the same receiver. `facts` is what the
    letter says."""

    event: ReminderEvent
    subject_type: str
    subject_id: UUID
    committee_id: UUID | None
    day: date
    since: date | None = None
    recipients: Mapping[ReminderAudience, Collection[Any]] = field(default_factory=dict, hash=False)
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Planned:
    """One reminder for one receiver. A superseded one came due, but a newer one goes instead."""

    deadline: Deadline
    rule: Rule
    recipient: Any
    due_on: date
    superseded: bool = False

    @property
    def key(self) -> Key:
        """One receiver hears once about one thing for one day, whichever rule says so."""
        return (self.deadline.subject_id, self.recipient.key, self.due_on)


def plan(
    deadlines: Iterable[Deadline], rules: Collection[Rule], *, today: date, last: date
) -> list[Planned]:
    """All reminders due up to `last`. Of what has come due by today only the newest goes to each
    receiver; what is due later goes on its own day."""
    found: dict[tuple[UUID, str], dict[date, Planned]] = {}
    for deadline in deadlines:
        for planned in _due(deadline, rules, today=today, last=last):
            days = found.setdefault(planned.key[:2], {})
            days.setdefault(planned.due_on, planned)
    return [planned for days in found.values() for planned in _newest(days, today)]


def deadline_span(rules: Collection[Rule], today: date, last: date) -> tuple[date, date]:
    """Between which days a deadline can have a reminder due now or up to `last`. Working days
    take at most twice as many days and the longest holidays."""
    amounts = [rule.offset.days for rule in rules] or [0]
    latest, earliest = timedelta(days=2 * max(*amounts, 0)), timedelta(days=2 * min(*amounts, 0))
    return today - CATCH_UP - latest - _HOLIDAYS, last - earliest + _HOLIDAYS


def _due(
    deadline: Deadline, rules: Collection[Rule], *, today: date, last: date
) -> Iterator[Planned]:
    for rule in rules:
        if not rule.concerns(deadline):
            continue
        day = due_day(deadline.day, rule.offset)
        known = deadline.since is None or day > deadline.since
        if known and max(rule.active_from, today - CATCH_UP) <= day <= last:
            for recipient in deadline.recipients.get(rule.audience, ()):
                yield Planned(deadline, rule, recipient, day)


def _newest(days: Mapping[date, Planned], today: date) -> Iterator[Planned]:
    newest = max((day for day in days if day <= today), default=today)
    for day in sorted(days):
        one = days[day]
        yield Planned(one.deadline, one.rule, one.recipient, day, superseded=day < newest)
