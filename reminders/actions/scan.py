"""The tick that reminds. It asks anew each time what is due, so that a missed run catches up, a
moved deadline moves its reminders, and a second run finds nothing."""

import logging
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from foundation.clock import today
from foundation.outbox.compose import Dispatch, Posting, queue_letters
from foundation.outbox.models import Message
from foundation.outbox.vocabulary import MessageState
from hearings.actions.asking import note_reminded
from hearings.models import Consultee
from reminders import letters
from reminders.models import Reminder, ReminderRule
from reminders.models.reminders import QUEUED, SUPERSEDED
from reminders.querysets.deadlines import deadlines_of
from reminders.rules import Offset, Planned, Rule, deadline_span, plan
from reminders.vocabulary import OffsetUnit, ReminderAudience, ReminderEvent

TRY_LOCK = "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))"

log = logging.getLogger(__name__)


def remind_due() -> int:
    """Queue every letter that is due; answers how many reminders were written. A municipality
    whose data is at odds stops no other."""
    written = 0
    rules = _rules_by_municipality(today())
    for municipality_id, active in rules.items():
        try:
            written += _remind(municipality_id, active)
        except Exception:
            log.exception("reminders of municipality %s failed", municipality_id)
    return written


def foresee(reader: Any, last: date) -> list[Planned]:
    """What will be sent up to `last`, if nothing changes: what the tick would find."""
    found = []
    for municipality_id, rules in _rules_by_municipality(last).items():
        if reader.is_administrator or reader.municipality_id == municipality_id:
            found += [p for p in _fresh(municipality_id, rules, last) if not p.superseded]
    return found


@transaction.atomic
def _remind(municipality_id: UUID, rules: Sequence[Rule]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(TRY_LOCK, [f"remind {municipality_id}"])
        if not cursor.fetchone()[0]:
            return 0
    fresh = _fresh(municipality_id, rules, today())
    going = {p.key: _posting(municipality_id, p) for p in fresh if not p.superseded}
    postings = {key: posting for key, posting in going.items() if posting is not None}
    messages = {row.unique_key: row for row in queue_letters(list(postings.values()))}
    rows = []
    for planned in fresh:
        posting = postings.get(planned.key)
        message = messages.get(posting.unique_key) if posting else None
        if planned.superseded or message is not None:
            rows.append(_row(municipality_id, planned, message))
    written = Reminder.objects.bulk_create(rows, ignore_conflicts=True)
    note_reminded(row.subject_id for row in written if _goes_to_consultee(row))
    return len(written)


def _goes_to_consultee(row: Reminder) -> bool:
    sent = row.message is not None and row.message.state == MessageState.QUEUED
    return sent and row.subject_type == Consultee._meta.model_name


def _fresh(municipality_id: UUID, rules: Sequence[Rule], last: date) -> list[Planned]:
    """What is due and not in the ledger."""
    day = today()
    deadlines = deadlines_of(municipality_id, rules, deadline_span(rules, day, last))
    planned = plan(deadlines, rules, today=day, last=last)
    subjects = {one.deadline.subject_id for one in planned}
    known = set(
        Reminder.objects.filter(
            municipality_id=municipality_id, subject_id__in=subjects
        ).values_list("subject_id", "recipient_key", "due_day")
    )
    return [one for one in planned if one.key not in known]


def _rules_by_municipality(day: date) -> dict[UUID, list[Rule]]:
    found: dict[UUID, list[Rule]] = defaultdict(list)
    for row in ReminderRule.objects.active_by(day).order_by("id"):
        rule = Rule(
            id=row.pk,
            event=ReminderEvent(row.event),
            audience=ReminderAudience(row.audience),
            offset=Offset(row.offset_amount, OffsetUnit(row.unit)),
            active_from=row.active_from,
            committee_id=row.committee_id,
        )
        found[row.municipality_id].append(rule)
    return found


def _posting(municipality_id: UUID, planned: Planned) -> Posting | None:
    """The letter to queue. One that cannot be written is told in the log and stops no other."""
    deadline = planned.deadline
    why = Dispatch(
        municipality_id,
        f"reminder.{deadline.event}",
        deadline.subject_type,
        deadline.subject_id,
        planned.due_on,
    )
    try:
        return Posting(why, planned.recipient, letters.reminder(planned, today()))
    except Exception:
        log.exception("reminder of %s %s failed", deadline.subject_type, deadline.subject_id)
        return None


def _row(municipality_id: UUID, planned: Planned, message: Message | None) -> Reminder:
    deadline = planned.deadline
    return Reminder(
        municipality_id=municipality_id,
        rule_id=planned.rule.id,
        committee_id=deadline.committee_id,
        subject_type=deadline.subject_type,
        subject_id=deadline.subject_id,
        recipient_person_id=planned.recipient.person_id,
        recipient_key=planned.recipient.key,
        due_day=planned.due_on,
        state=SUPERSEDED if planned.superseded else QUEUED,
        message=message,
    )
