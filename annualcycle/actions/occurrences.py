"""Moving and skipping occurrences by hand."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from agenda.actions import take_off
from agenda.actions.facts import hold_meeting
from agenda.actions.placing import onto
from agenda.models import AgendaItem
from agenda.vocabulary import ItemState
from annualcycle import rules
from annualcycle.actions.layouts import drop_drafts
from annualcycle.models import AnnualCycle, Occurrence
from annualcycle.vocabulary import SkipCause, TopicCategory
from annualcycle.year import is_untouched, venue_of
from foundation.audit.act import Act
from foundation.clock import now
from foundation.problems import Missing, PreconditionFailed, Refusal
from foundation.tenancy.models import etag_of
from meetings.models import Meeting

ANY_REASON = "-"
"""Stands for the reason the request will bring, where a verb is judged before it is sent."""


@transaction.atomic
def move(*, act: Act, target: UUID, meeting: Meeting, reason: str = "") -> Occurrence:
    """Lay an occurrence on another meeting. Planning leaves it there; its item comes along."""
    row = _lock(act, target)
    item = _hold_item(row)
    held = hold_meeting(meeting.pk)
    to = rules.MeetingFacts(
        is_here=held.pk == row.meeting_id,
        same_committee=held.committee_id == row.committee_id,
        takes_more=venue_of(held).takes_more,
    )
    act.enforce([*rules.refuse_move(_facts(row), to), *_refuse_reading(row, held.day)])
    values: dict[str, Any] = {"meeting": held, "is_by_hand": True, "move_reason": reason}
    if row.first_day is None:
        values |= {"first_meeting": held, "first_day": held.day}
    if item is not None and _is_shared(row):
        values["item"] = None
    elif item is not None and item.state == ItemState.PLACED:
        act.record("place", item, changed=act.change(item, **onto(held)))
    act.record("move", row, changed=act.change(row, **values))
    return row


def _refuse_reading(row: Occurrence, day: date) -> list[Refusal]:
    """The two readings of a budget keep their distance, whichever of them is moved: planning
    moves the second after the first, unless somebody laid it where it is."""
    found: list[Refusal] = []
    rows = Occurrence.objects.filter(
        municipality_id=row.municipality_id, annual_cycle=row.annual_cycle_id, skipped_at=None
    )
    known = rows.select_related("meeting", "topic").exclude(meeting=None)
    for first in known.filter(topic=row.topic.relative_topic_id, slot=row.slot):
        apart = (day - first.meeting.day).days if first.meeting else 0
        found += rules.refuse_reading_day(apart, row.topic.offset_days)
    for second in known.filter(topic__relative_topic=row.topic_id, slot=row.slot, is_by_hand=True):
        apart = (second.meeting.day - day).days if second.meeting else 0
        found += rules.refuse_reading_day(apart, second.topic.offset_days)
    return found if row.topic.category == TopicCategory.BUDGET_STEP else []


def reasons_move(row: Occurrence, _reader: Any) -> list[Refusal]:
    """What stands against moving it, wherever to."""
    return rules.refuse_move(_facts(row), rules.MeetingFacts())


@transaction.atomic
def skip(*, act: Act, target: UUID, reason: str) -> Occurrence:
    """Let an occurrence go this time. What was to be its item goes off the agenda; a draft that
    nobody has written in is deleted."""
    row = _lock(act, target)
    item = _hold_item(row)
    act.enforce(rules.refuse_skip(_facts(row), reason))
    values: dict[str, Any] = {
        "skipped_at": now(),
        "skip_cause": SkipCause.BY_HAND.value,
        "skip_reason": reason,
    }
    alone = item is not None and not _is_shared(row)
    if item is not None and (not alone or is_untouched(item)):
        values["item"] = None
    changed = act.change(row, **values)
    if item is not None and alone:
        _let_go(act, item, reason)
    act.record("skip", row, changed=changed)
    return row


def _let_go(act: Act, item: AgendaItem, reason: str) -> None:
    if is_untouched(item):
        drop_drafts([item.pk])
    else:
        take_off(act, item, reason)


def reasons_skip(row: Occurrence, _reader: Any) -> list[Refusal]:
    """What stands against skipping it, whatever the reason given."""
    return rules.refuse_skip(_facts(row), ANY_REASON)


@transaction.atomic
def resume(*, act: Act, target: UUID) -> Occurrence:
    """It comes up after all; the next planning drafts its item."""
    row = _lock(act, target)
    act.enforce(rules.refuse_resume(_facts(row)))
    nothing = {"skipped_at": None, "skip_cause": None, "skip_reason": ""}
    act.record("resume", row, changed=act.change(row, **nothing))
    return row


def reasons_resume(row: Occurrence, _reader: Any) -> list[Refusal]:
    """What stands against taking it up again."""
    return rules.refuse_resume(_facts(row))


def _lock(act: Act, target: UUID) -> Occurrence:
    """The occurrence and before it its year, which planning locks too. What the client has read
    names the state, which is no column."""
    known = Occurrence.objects.visible_to(act.reader).with_state(act.reader).filter(pk=target)
    seen = known.first()
    if seen is None:
        raise Missing
    AnnualCycle.objects.select_for_update().get(pk=seen.annual_cycle_id)
    row = act.lock(Occurrence.objects.all(), target, check=False)
    if act.if_match not in (None, "*") and act.if_match != etag_of(known.get(), act.reader):
        raise PreconditionFailed("Rækken er ændret, siden du læste den.", extra={"row": row})
    return row


def _hold_item(row: Occurrence) -> AgendaItem | None:
    """Items are locked before meetings."""
    if row.item_id is None:
        return None
    locked = AgendaItem.objects.select_for_update(of=("self",)).select_related("meeting")
    row.item = locked.get(pk=row.item_id)
    return row.item


def _is_shared(row: Occurrence) -> bool:
    """Whether another occurrence waits for the same item."""
    others = Occurrence.objects.filter(
        municipality_id=row.municipality_id, item=row.item_id, skipped_at=None
    )
    return others.exclude(pk=row.pk).exists()


def _facts(row: Occurrence) -> rules.OccurrenceFacts:
    item = row.item
    placed = item is not None and item.state == ItemState.PLACED
    meeting = item.meeting if item is not None else None
    return rules.OccurrenceFacts(
        is_skipped=row.skipped_at is not None,
        is_treated=item is not None and item.state == ItemState.TREATED,
        agenda_sent_out=placed and meeting is not None and meeting.agenda_published_at is not None,
    )
