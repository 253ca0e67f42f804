"""Writing a layout: what is new, what moves, what goes."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import F, ProtectedError, RestrictedError

from agenda.models import AgendaItem
from agenda.vocabulary import ItemState
from annualcycle.models import CycleTopic, Occurrence
from annualcycle.rules.laying import Laid, Layout
from annualcycle.vocabulary import MeetingChoice
from annualcycle.year import STORED, Year, is_untouched, stored_values
from foundation.clock import now
from foundation.ids import new_id
from foundation.tenancy.many import add_rows, store_rows

MADE, MOVED, SKIPPED, REMOVED = "made", "moved", "skipped", "removed"
MEETING, SKIPPED_AT = STORED.index("meeting_id"), STORED.index("skipped_at")
COLUMNS = tuple(name.removesuffix("_id") for name in STORED)


@dataclass(frozen=True)
class Change:
    """What became of an occurrence; `was` is the meeting it was laid on before."""

    kind: str
    occurrence: Occurrence
    was: UUID | None = None


@dataclass
class Rows:
    """The occurrences of a year as they are to be, with their topics, and those that go."""

    laid: list[tuple[CycleTopic, Occurrence]] = field(default_factory=list)
    gone: list[Occurrence] = field(default_factory=list)

    def changes(self) -> list[Change]:
        """What became of each that changed so that somebody wants to know."""
        found = [Change(REMOVED, row, row.meeting_id) for row in self.gone]
        for _, row in self.laid:
            was = row.was[MEETING] if row.was else None
            if not row.was:
                found.append(Change(MADE, row))
            elif row.skipped_at is not None and row.was[SKIPPED_AT] is None:
                found.append(Change(SKIPPED, row, was))
            elif row.meeting_id != was:
                found.append(Change(MOVED, row, was))
        return found

    def waiting(self) -> list[UUID]:
        """Those that no meeting can take yet."""
        return [
            row.pk
            for topic, row in self.laid
            if row.meeting is None
            and row.skipped_at is None
            and topic.meeting_choice != MeetingChoice.NO_MEETING
        ]


def rows_of(year: Year, layouts: Mapping[UUID, Layout]) -> Rows:
    """The year's rows as the layouts want them; nothing is written yet."""
    topics, found, pattern = {topic.pk: topic for topic in year.topics}, Rows(), _pattern(year)
    for key, layout in layouts.items():
        standing = {row.pk: row for row in year.standing[key]}
        for one in layout.laid:
            row = standing[one.standing] if one.standing else _new(pattern, topics[key], one)
            _as_laid(row, one, year)
            found.laid.append((topics[key], row))
        found.gone += [standing[one.standing] for one in layout.gone if one.standing]
    return found


def store(year: Year, rows: Rows) -> None:
    """Write what differs from what was read, in four statements however much it is."""
    take_away(rows.gone)
    new = [row for _, row in rows.laid if not row.was]
    add_rows(
        Occurrence,
        ("id", "topic", "slot", *COLUMNS),
        ([row.pk, row.topic_id, row.slot, *stored_values(row)] for row in new),
        annual_cycle=year.cycle.pk,
        committee=year.cycle.committee_id,
        municipality=year.cycle.municipality_id,
    )
    changed = [row for _, row in rows.laid if row.was and row.was != stored_values(row)]
    for row in changed:
        row.version, row.modified_at = row.version + 1, now()
    store_rows(changed, (*COLUMNS, "version", "modified_at"))


def take_away(gone: Sequence[Occurrence]) -> None:
    """Occurrences that nobody has touched, with drafts that nobody has written in."""
    Occurrence.objects.filter(pk__in=[row.pk for row in gone]).delete()
    drafts = [row.item.pk for row in gone if row.item is not None and is_untouched(row.item)]
    drop_drafts(drafts)


def drop_drafts(keys: Sequence[UUID]) -> None:
    """Delete drafts that nobody has written in and no occurrence waits for. One that something
    else speaks of, as a follow-up does, stays."""
    untouched = AgendaItem.objects.filter(
        pk__in=keys, state=ItemState.DRAFT.value, version=1, modified_at=F("created_at")
    )
    try:
        untouched.filter(occurrences=None).delete()
    except (ProtectedError, RestrictedError):  # Nothing has been deleted yet, nor is it told which.
        for key in keys if len(keys) > 1 else ():
            drop_drafts([key])


def _pattern(year: Year) -> Occurrence:
    """What all new ones are copied from, which is much sooner done than making each."""
    row = Occurrence(
        municipality_id=year.cycle.municipality_id,
        annual_cycle=year.cycle,
        committee_id=year.cycle.committee_id,
    )
    row.was = ()
    return row


def _new(pattern: Occurrence, topic: CycleTopic, one: Laid) -> Occurrence:
    row = copy(pattern)
    row.id, row.topic, row.slot = new_id(), topic, one.turn.slot
    return row


def _as_laid(row: Occurrence, one: Laid, year: Year) -> None:
    first, last = one.turn.period or (None, None)
    told: dict[str, Any] = {
        "ordinal": one.ordinal,
        "nominal_on": one.turn.nominal_on,
        "period_from": first,
        "period_to": last,
        "focus": one.turn.focus,
        "meeting": year.meetings[one.meeting] if one.meeting else None,
        "first_meeting": year.meetings.get(one.first_meeting) if one.first_meeting else None,
        "first_day": one.first_day,
    }
    if one.skip_cause is not None and row.skipped_at is None:
        told |= {"skipped_at": now(), "skip_cause": one.skip_cause.value}
    for name, value in told.items():
        setattr(row, name, value)
