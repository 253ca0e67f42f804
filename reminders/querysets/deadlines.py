"""Deadlines, pulled from the apps below each time somebody asks: a moved one leaves no trace of
where it was. All of them cost one query."""

import logging
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from functools import partial
from uuid import UUID

from foundation.clock import today
from foundation.tenancy.rows import Part, Row, Rows, fetch
from reminders.querysets import sources
from reminders.querysets.hearings import of_hearing
from reminders.querysets.joint import of_approval, of_input
from reminders.querysets.meetings import of_agenda, of_minutes
from reminders.querysets.receivers import Leaders, leaders
from reminders.querysets.sources import Asked
from reminders.querysets.tasks import of_decision, of_follow_up
from reminders.querysets.terms import of_seat, of_term
from reminders.rules import Deadline, Rule, Wishes, settled
from reminders.rules.plan import WishesOf
from reminders.vocabulary import Channel, Digest, ReminderEvent

log = logging.getLogger(__name__)


def deadlines_of(
    asked: Asked, rules: Collection[Rule], wishes: Sequence[Part]
) -> tuple[list[Deadline], WishesOf]:
    """All deadlines that some rule is about, and how everybody wants to be reminded, as the
    `wishes` tell (`as_wishes`)."""
    kinds = dict.fromkeys(kind for rule in rules for kind in _KINDS[rule.event])
    if not kinds:
        return [], _wishes_of(Rows({}))
    parts = [kind.rows(asked) for kind in kinds]
    found = fetch([*parts, sources.leaders_part(asked, today()), *wishes])
    led = leaders(found)
    told = [one for kind in kinds for one in _read(kind, found, led, asked)]
    return told, _wishes_of(found)


def _read(kind: "_Kind", rows: Rows, led: Leaders, asked: Asked) -> Iterator[Deadline]:
    """What can be read: rows at odds with themselves are told in the log and stop no other. Who
    asks about some things must know that one of them cannot be read: it is not over for that."""
    together: dict[str, list[Row]] = defaultdict(list)
    for row in rows.under(kind.name):
        together[row[kind.of_one]].append(row)
    for some in together.values():
        try:
            yield from list(kind.read(some, led))
        except Exception:
            if asked.subjects is not None:
                raise
            log.exception("deadlines of %s %s failed", kind.name, some[0][kind.of_one])


def _wishes_of(rows: Rows) -> WishesOf:
    """One's own wishes first, then what holds in the committee, then in the municipality."""
    own = {row["key"]: _wishes(row) for row in rows.under("preference")}
    defaults = {row["committee"]: _wishes(row) for row in rows.under("default")}
    known: dict[tuple[str, UUID | None], Wishes] = {}

    def find(key: str, committee: UUID | None) -> Wishes:
        if (key, committee) not in known:
            in_committee = defaults.get(str(committee)) if committee else None
            known[key, committee] = settled([own.get(key), in_committee, defaults.get(None)])
        return known[key, committee]

    return find


def _wishes(row: Row) -> Wishes:
    return Wishes(
        digest=Digest(row["digest"]) if row["digest"] else None,
        digest_weekday=row["digest_weekday"],
        quiet_from=_time(row["quiet_from"]),
        quiet_until=_time(row["quiet_until"]),
        channel=Channel(row["channel"]) if row.get("channel") else None,
        unsubscribed=frozenset(row.get("unsubscribed") or ()),
    )


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


@dataclass(frozen=True)
class _Kind:
    """Rows that deadlines come from: which statement, under which name, what holds those of one
    thing together, and how those are read."""

    rows: Callable[[Asked], Part]
    name: str
    of_one: str
    read: Callable[[Sequence[Row], Leaders], Iterator[Deadline]]


_HEARING = _Kind(sources.consultees_part, "consultee", "hearing", of_hearing)
_INPUT = _Kind(partial(sources.members_part, "joint_input"), "joint_input", "joint_reply", of_input)
_APPROVAL = _Kind(
    partial(sources.members_part, "joint_approval"), "joint_approval", "joint_reply", of_approval
)
_AGENDA = _Kind(sources.agendas_part, "agenda", "id", of_agenda)
_MINUTES = _Kind(sources.approvals_part, "approval", "minutes", of_minutes)
_UNDONE = _Kind(sources.follow_ups_part, "follow_up", "id", of_follow_up)
_CONDITION = _Kind(sources.conditions_part, "condition", "id", of_decision)
_SEAT = _Kind(sources.seats_part, "seat", "id", of_seat)
_TERM = _Kind(sources.terms_part, "term", "id", of_term)
_KINDS: dict[ReminderEvent, tuple[_Kind, ...]] = {
    ReminderEvent.HEARING_DEADLINE: (_HEARING,),
    ReminderEvent.JOINT_INPUT_MISSING: (_INPUT,),
    ReminderEvent.JOINT_APPROVAL_MISSING: (_APPROVAL,),
    ReminderEvent.AGENDA_DEADLINE: (_AGENDA,),
    ReminderEvent.APPROVAL_MISSING: (_MINUTES,),
    ReminderEvent.FOLLOW_UP_DUE: (_UNDONE,),
    ReminderEvent.FOLLOW_UP_OVERDUE: (_UNDONE,),
    ReminderEvent.REPORT_DUE: (_UNDONE,),
    ReminderEvent.CONDITION_UNRESOLVED: (_UNDONE, _CONDITION),
    ReminderEvent.TERM_ENDS: (_SEAT, _TERM),
}
"""For each event what it is about."""
