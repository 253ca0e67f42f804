"""The tick that reminds. It asks anew each time what is due, so that a missed run catches up, a
moved deadline moves its reminders, and a second run finds nothing."""

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import DatabaseError, connection, transaction
from django.db.models import F

from foundation.clock import now, today
from foundation.outbox.compose import queue_letters
from foundation.outbox.jobs import one_by_one
from foundation.outbox.models import Message
from foundation.outbox.vocabulary import MessageState
from hearings.actions.asking import note_reminded
from hearings.models import Consultee
from reminders.actions.posting import Post, posts_of
from reminders.models import NotificationDefault, NotificationPreference, Reminder, ReminderRule
from reminders.models.reminders import NOT_SENT, QUEUED, SUPERSEDED
from reminders.querysets.deadlines import deadlines_of
from reminders.querysets.sources import Asked
from reminders.rules import Desk, Offset, Planned, Rule, deadline_span, plan
from reminders.rules.moments import A_WEEK
from reminders.rules.plan import Key
from reminders.vocabulary import (
    OffsetUnit,
    ReminderAudience,
    ReminderEvent,
    RuleCombination,
    UnsentReason,
)

TRY_LOCK = "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))"

log = logging.getLogger(__name__)


def remind_due() -> int:
    """Queue every letter that is due; answers how many reminders were written. A municipality
    whose data is at odds stops no other, and the job has not succeeded."""
    rules = rules_by_municipality(today())

    def remind(municipality_id: UUID) -> int:
        return _remind(municipality_id, rules[municipality_id])

    return one_by_one(rules, remind)


def foresee(municipality_id: UUID | None, last: date) -> list[Planned]:
    """What will be sent up to `last`, if nothing changes, and what will not, with why: what the
    tick would find. Without a municipality those of all."""
    found = []
    for home, rules in rules_by_municipality(last + A_WEEK, municipality_id).items():
        fresh = _fresh(home, rules, last, with_imported=True)
        found += [one for one in fresh if not one.superseded]
    return found


@transaction.atomic
def _remind(municipality_id: UUID, rules: Sequence[Rule]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(TRY_LOCK, [f"remind {municipality_id}"])
        if not cursor.fetchone()[0]:
            return 0
    due = [one for one in _fresh(municipality_id, rules, today()) if one.goes_at <= now()]
    going = [one for one in due if not one.superseded and one.reason is None]
    silent = [one for one in due if one.superseded or one.reason is not None]
    rows = [_row(municipality_id, one, None) for one in silent]
    Reminder.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows) + _queue(municipality_id, posts_of(municipality_id, going))


def _queue(municipality_id: UUID, posts: Sequence[Post]) -> int:
    """Write letters and ledger together. What the database does not take is looked for by
    halves, told in the log, and stops no other."""
    if not posts:
        return 0
    try:
        with transaction.atomic():
            return _queue_all(municipality_id, posts)
    except DatabaseError:
        if len(posts) == 1:
            log.exception("a letter of %s was not taken", municipality_id)
            return 0
    half = len(posts) // 2
    return _queue(municipality_id, posts[:half]) + _queue(municipality_id, posts[half:])


def _queue_all(municipality_id: UUID, posts: Sequence[Post]) -> int:
    messages = {row.unique_key: row for row in queue_letters([post.posting for post in posts])}
    told = ((post.lines, messages.get(post.posting.unique_key)) for post in posts)
    rows = [_row(municipality_id, line, sent) for lines, sent in told if sent for line in lines]
    again = _taken_back(municipality_id, rows)
    Reminder.objects.bulk_create(
        [row for row in rows if _key(row) not in again], ignore_conflicts=True
    )
    for row in rows:
        if _key(row) in again:
            _queue_again(again[_key(row)], row)
    note_reminded(row.subject_id for row in rows if _goes_to_consultee(row))
    return len(rows)


def _key(row: Reminder) -> Key:
    return row.subject_id, row.recipient_key, row.due_day


def _taken_back(municipality_id: UUID, rows: Sequence[Reminder]) -> dict[Key, UUID]:
    """Rows of the ledger that say of the same reminders that they were due no longer."""
    found = Reminder.objects.filter(
        municipality_id=municipality_id,
        subject_id__in={row.subject_id for row in rows},
        reason=UnsentReason.NO_LONGER_DUE.value,
    )
    return {_key(row): row.pk for row in found}


def _queue_again(known: UUID, row: Reminder) -> None:
    """It is due after all: the ledger's own row says so."""
    Reminder.objects.filter(pk=known).update(
        state=QUEUED,
        reason=None,
        message=row.message,
        goes_at=row.goes_at,
        version=F("version") + 1,
        modified_at=now(),
    )


def _goes_to_consultee(row: Reminder) -> bool:
    sent = row.message is not None and row.message.state == MessageState.QUEUED
    return sent and row.subject_type == Consultee._meta.model_name


def _fresh(
    municipality_id: UUID, rules: Sequence[Rule], last: date, *, with_imported: bool = False
) -> list[Planned]:
    """What is due and not in the ledger, or was taken back in it and is due after all."""
    span = deadline_span(rules, today(), last)
    asked = Asked(municipality_id, span, with_imported)
    planned = _planned(asked, rules, last)
    subjects = {one.deadline.subject_id for one in planned}
    rows = Reminder.objects.filter(municipality_id=municipality_id, subject_id__in=subjects)
    kept = list(rows.values_list("subject_id", "recipient_key", "due_day", "rule_id", "reason"))
    known = {row[:3]: row[4] for row in kept}
    back = UnsentReason.NO_LONGER_DUE
    told = {(subject, due, rule) for subject, _, due, rule, why in kept if why != back}
    fresh = [one for one in planned if not _is_known(one, known)]
    return [one for one in fresh if not _was_told(one, told)]


def _is_known(one: Planned, known: Mapping[Key, str | None]) -> bool:
    """Whether the ledger has the last word on it: not where it took back what should go now."""
    words = [known[key] for key in _keys(one) if key in known]
    goes = one.reason is None and not one.superseded
    return bool(words) and (not goes or any(why != UnsentReason.NO_LONGER_DUE for why in words))


def _keys(one: Planned) -> list[Key]:
    """As the ledger may know it: of an account from before it was a person's."""
    subject, _, due_day = one.key
    return [one.key, (subject, str(one.recipient.account_id), due_day)]


def _was_told(one: Planned, told: Collection[tuple[UUID, date, UUID]]) -> bool:
    """Whether somebody else was reminded before its receiver took over from him; one whose letter
    was taken back, because he was nobody to remind when its turn came, was not."""
    return one.inherited and (one.deadline.subject_id, one.due_on, one.rule.id) in told


def still_planned(municipality_id: UUID, subjects: Iterable[UUID]) -> list[Planned]:
    """What would be due by now about these things, were none of it in the ledger."""
    rules = rules_by_municipality(today(), municipality_id).get(municipality_id, [])
    span = deadline_span(rules, today(), today())
    return _planned(Asked(municipality_id, span, subjects=set(subjects)), rules, today())


def _planned(asked: Asked, rules: Sequence[Rule], last: date) -> list[Planned]:
    home = asked.municipality_id
    wishes = [
        NotificationDefault.objects.as_wishes(home),
        NotificationPreference.objects.as_wishes(home),
    ]
    deadlines, wishes_of = deadlines_of(asked, rules, wishes)
    return plan(deadlines, Desk(rules, wishes_of, now()), last)


def rules_by_municipality(day: date, only: UUID | None = None) -> dict[UUID, list[Rule]]:
    """The rules under which something may be due by the day; a committee's own come first."""
    found: dict[UUID, list[Rule]] = defaultdict(list)
    rows = ReminderRule.objects.active_by(day)
    for row in rows if only is None else rows.filter(municipality_id=only):
        unit = OffsetUnit(row.unit)
        rule = Rule(
            id=row.pk,
            event=ReminderEvent(row.event),
            audience=ReminderAudience(row.audience),
            offsets=tuple(Offset(days, unit) for days in row.offsets),
            active_from=row.active_from,
            committee_id=row.committee_id,
            replaces=row.combination == RuleCombination.REPLACES,
        )
        found[row.municipality_id].append(rule)
    for rules in found.values():
        rules.sort(key=lambda rule: (rule.committee_id is None, rule.id))
    return found


def _row(municipality_id: UUID, planned: Planned, message: Message | None) -> Reminder:
    deadline = planned.deadline
    reason: UnsentReason | None = None if planned.superseded else planned.reason
    silent = SUPERSEDED if planned.superseded else NOT_SENT
    return Reminder(
        municipality_id=municipality_id,
        rule_id=planned.rule.id,
        event=deadline.event.value,
        committee_id=deadline.committee_id,
        subject_type=deadline.subject_type,
        subject_id=deadline.subject_id,
        recipient_person_id=planned.recipient.person_id,
        recipient_key=planned.recipient.who,
        due_day=planned.due_on,
        goes_at=planned.goes_at,
        state=silent if message is None else QUEUED,
        reason=reason.value if reason else None,
        message=message,
    )
