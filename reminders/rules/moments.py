"""When a letter leaves: on its day, with others in one, and never in somebody's quiet hours."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any

from foundation.calendar import copenhagen_time, deadline_moment, start_of_day
from reminders.vocabulary import Channel, Digest

DIGEST_TIME = time(7)
"""When the letter that gathers a day's or a week's reminders leaves, by Copenhagen's clocks."""
MONDAY = 1
A_WEEK = timedelta(days=7)
"""How long a reminder waits at most for the weekly letter."""


@dataclass(frozen=True)
class Wishes:
    """How somebody wants to be reminded; None is for others to say. Quiet hours that end when
    they begin are none."""

    digest: Digest | None = None
    digest_weekday: int | None = None
    quiet_from: time | None = None
    quiet_until: time | None = None
    channel: Channel | None = None
    unsubscribed: frozenset[str] = frozenset()

    def wants(self, event: str) -> bool:
        """Whether letters about the event are wanted, where one may choose."""
        return self.channel is not Channel.DESK and event not in self.unsubscribed


PLAIN = Wishes(Digest.NONE, MONDAY, time(), time(), Channel.EMAIL)
"""What holds where nobody wished anything."""


def settled(wishes: Iterable[Wishes | None]) -> Wishes:
    """The first word on each thing counts: one's own, the committee's, the municipality's."""
    told = [one for one in wishes if one is not None]
    found: dict[str, Any] = {
        field.name: next(
            (value for one in told if (value := getattr(one, field.name)) is not None),
            getattr(PLAIN, field.name),
        )
        for field in fields(Wishes)
    }
    return Wishes(**found)


def leaves_at(due_on: date, deadline: date, wishes: Wishes, now: datetime) -> datetime:
    """The moment a reminder goes, at the earliest now. Neither digest nor quiet hours carry one
    that was due by the deadline's day past that day."""
    gathered = _gathered(due_on, wishes)
    if due_on <= deadline < gathered.date():
        gathered = _local(due_on, DIGEST_TIME)
    moment = max(_moment(gathered), now)
    quiet_ends = _out_of_quiet(copenhagen_time(moment).replace(tzinfo=None), wishes)
    local_day = copenhagen_time(moment).date()
    if local_day <= deadline < quiet_ends.date() or quiet_ends <= _naive(moment):
        return moment
    return _moment(quiet_ends)


def _gathered(due_on: date, wishes: Wishes) -> datetime:
    """By the town hall's clock."""
    if wishes.digest is Digest.NONE:
        return _local(due_on, time())
    if wishes.digest is Digest.DAILY:
        return _local(due_on, DIGEST_TIME)
    ahead = ((wishes.digest_weekday or MONDAY) - due_on.isoweekday()) % 7
    return _local(due_on + timedelta(days=ahead), DIGEST_TIME)


def _out_of_quiet(local: datetime, wishes: Wishes) -> datetime:
    """The same time, or when the quiet hours it falls into end."""
    start, end = wishes.quiet_from or time(), wishes.quiet_until or time()
    at, day = local.time(), local.date()
    if start < end:
        return _local(day, end) if start <= at < end else local
    if start > end and at >= start:
        return _local(day + timedelta(days=1), end)
    return _local(day, end) if start > end and at < end else local


def _local(day: date, at: time) -> datetime:
    return datetime.combine(day, at)


def _naive(moment: datetime) -> datetime:
    return copenhagen_time(moment).replace(tzinfo=None)


def _moment(local: datetime) -> datetime:
    """In UTC. An hour that occurs twice means the later one: the quiet is over then."""
    if local.time() == time():
        return start_of_day(local.date())
    return deadline_moment(local.date(), local.time())
