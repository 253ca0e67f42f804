"""From deadlines, rules and wishes to reminders: who hears of what, for which day, and when the
letter leaves. Pure, so that what is foreseen and what is sent are one function's answer."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from foundation.calendar import copenhagen_day
from reminders.rules.kinds import may_opt_out
from reminders.rules.moments import A_WEEK, Wishes, leaves_at
from reminders.rules.offsets import Offset, due_day
from reminders.vocabulary import Digest, ReminderAudience, ReminderEvent, UnsentReason

CATCH_UP = timedelta(days=92)
"""How long after its day a missed reminder is still sent."""
_HOLIDAYS = timedelta(days=21)

Key = tuple[UUID, str, date]


@dataclass(frozen=True)
class Rule:
    """A rule of reminders as data: whom, how many days from which deadline. A committee's rule
    adds to the municipality's, or replaces those about the same event to the same people."""

    id: UUID
    event: ReminderEvent
    audience: ReminderAudience
    offsets: tuple[Offset, ...]
    active_from: date
    committee_id: UUID | None = None
    replaces: bool = False

    def concerns(self, deadline: "Deadline") -> bool:
        """Whether the rule is about this deadline."""
        return self.event == deadline.event and self.committee_id in (None, deadline.committee_id)

    def gives_way_to(self, other: "Rule", day: date) -> bool:
        """Whether on that day the other, a committee's, stands instead of this one."""
        same = (self.event, self.audience) == (other.event, other.audience)
        return self.committee_id is None and other.replaces and same and other.active_from <= day


@dataclass(frozen=True)
class Receiver:
    """Somebody to remind, while he is who he is: a chair for as long as he is chair. From whom
    the matter is withheld, because he is disqualified, hears nothing of it [39]."""

    who: Any
    since: date | None = None
    until: date | None = None
    withheld: bool = False

    def stands_on(self, day: date) -> bool:
        """Whether he is to be reminded on the day the letter goes."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True)
class Deadline:
    """A day something has to be done by, and who is to do it. `since` is the day it was made
    known; receivers have a `who` each, the same for the same receiver, and a `key`, the same for
    the same mailbox. `facts` is what the
    letter says, nothing closed and nothing of anybody [109]; `compulsory` that a law wants it
    done; one told by an imported document causes no letter."""

    event: ReminderEvent
    subject_type: str
    subject_id: UUID
    committee_id: UUID | None
    day: date
    since: date | None = None
    recipients: Mapping[ReminderAudience, Collection[Receiver]] = field(
        default_factory=dict, hash=False
    )
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)
    compulsory: bool = False
    imported: bool = False


@dataclass(frozen=True)
class Planned:
    """One reminder for one receiver. A superseded one came due, but a newer one goes instead;
    one with a reason does not go at all. Those that are `gathered` leave for one receiver in one
    letter; the `optional` he may do without. One that was due before its receiver took over is
    `inherited`: it is his if his predecessor had not got it."""

    deadline: Deadline
    rule: Rule
    recipient: Any
    due_on: date
    goes_at: datetime
    reason: UnsentReason | None = None
    gathered: bool = False
    optional: bool = False
    inherited: bool = False
    superseded: bool = False

    @property
    def key(self) -> Key:
        """One receiver hears once about one thing for one day, whichever rule says so."""
        return (self.deadline.subject_id, self.recipient.who, self.due_on)


WishesOf = Callable[[str, UUID | None], Wishes]
"""How the receiver with a key wants to be reminded in a committee's matters."""


@dataclass(frozen=True)
class Desk:
    """What a plan is made from besides deadlines: the rules, whose wishes, and the present."""

    rules: Collection[Rule]
    wishes_of: WishesOf
    now: datetime

    @property
    def today(self) -> date:
        return copenhagen_day(self.now)


def plan(deadlines: Iterable[Deadline], desk: Desk, last: date) -> list[Planned]:
    """All reminders due up to `last`. Of those about one thing that would go to one receiver at
    the same moment only the newest goes: what came due by now goes now."""
    found: dict[tuple[UUID, str], dict[date, Planned]] = {}
    for deadline in deadlines:
        for planned in _due(deadline, desk, last + A_WEEK):
            days = found.setdefault(planned.key[:2], {})
            days.setdefault(planned.due_on, planned)
    return [one for days in found.values() for one in _newest(days) if one.due_on <= last]


def deadline_span(rules: Collection[Rule], today: date, last: date) -> tuple[date, date]:
    """Between which days a deadline can have a reminder due now or up to `last`. Working days
    take at most twice as many days and the longest holidays."""
    amounts = [offset.days for rule in rules for offset in rule.offsets] or [0]
    latest, earliest = timedelta(days=2 * max(*amounts, 0)), timedelta(days=2 * min(*amounts, 0))
    return today - CATCH_UP - latest - _HOLIDAYS, last + A_WEEK - earliest + _HOLIDAYS


def _due(deadline: Deadline, desk: Desk, last: date) -> Iterator[Planned]:
    rules = [rule for rule in desk.rules if rule.concerns(deadline)]
    earliest = desk.today if deadline.imported else desk.today - CATCH_UP
    for rule in rules:
        for day in dict.fromkeys(due_day(deadline.day, offset) for offset in rule.offsets):
            known = deadline.since is None or day > deadline.since
            replaced = any(rule.gives_way_to(other, day) for other in rules)
            if known and not replaced and max(rule.active_from, earliest) <= day <= last:
                yield from _for_each(deadline, rule, day, desk)


def _for_each(deadline: Deadline, rule: Rule, day: date, desk: Desk) -> Iterator[Planned]:
    for receiver in deadline.recipients.get(rule.audience, ()):
        wishes = desk.wishes_of(receiver.who.key, deadline.committee_id)
        moment = leaves_at(day, deadline.day, wishes, desk.now)
        if not receiver.stands_on(copenhagen_day(moment)):
            continue
        optional = may_opt_out(rule.event, rule.audience, compulsory=deadline.compulsory)
        unwanted = optional and not wishes.wants(rule.event)
        yield Planned(
            deadline,
            rule,
            receiver.who,
            day,
            moment,
            reason=_reason(deadline, receiver, unwanted=unwanted),
            gathered=wishes.digest is not Digest.NONE,
            optional=optional,
            inherited=receiver.since is not None and day < receiver.since,
        )


def _reason(deadline: Deadline, receiver: Receiver, *, unwanted: bool) -> UnsentReason | None:
    if deadline.imported:
        return UnsentReason.IMPORTED
    if receiver.withheld:
        return UnsentReason.WITHHELD
    return UnsentReason.UNSUBSCRIBED if unwanted else None


def _newest(days: Mapping[date, Planned]) -> Iterator[Planned]:
    """Each with whether a newer one goes at the same moment."""
    newest = {days[day].goes_at: day for day in sorted(days)}
    for day in sorted(days):
        yield replace(days[day], superseded=newest[days[day].goes_at] != day)
