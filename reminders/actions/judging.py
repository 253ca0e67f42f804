"""Whether a reminder has still to go when its letter's turn comes: somebody may have answered,
the deadline may have moved, the receiver may no longer be who he was."""

import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from django.db import DatabaseError, transaction
from django.db.models import F

from foundation.clock import now
from foundation.outbox.judging import Verdict
from reminders.actions.posting import letter_of, once
from reminders.actions.scan import still_planned
from reminders.models import Reminder
from reminders.models.reminders import NOT_SENT, QUEUED, SUPERSEDED
from reminders.rules import Planned
from reminders.rules.plan import Key
from reminders.vocabulary import UnsentReason

Line = tuple[Reminder, Planned]
"""What the ledger says was due, and what is due now."""

log = logging.getLogger(__name__)


@transaction.atomic
def reconsider(letters: Sequence[UUID]) -> dict[UUID, Verdict | None]:
    """What has become of the letters, by the plan as it is now: None where nothing they tell of
    is due any more, else how they read today and where and when they go: something may have been
    closed since, the receiver may have moved, or have quiet hours. The ledger says why. What it
    took back before stays taken back, whoever died before the letter was."""
    told: dict[UUID, list[Reminder]] = defaultdict(list)
    for row in Reminder.objects.filter(message_id__in=letters):
        told[row.municipality_id].append(row)
    verdicts: dict[UUID, Verdict | None] = {}
    for municipality_id, rows in told.items():
        verdicts |= _judged(municipality_id, rows)
    return verdicts


def _judged(municipality_id: UUID, rows: Sequence[Reminder]) -> dict[UUID, Verdict | None]:
    """A letter about something that cannot be read just now is looked for by halves and goes as
    it is; it keeps no other from being judged."""
    try:
        planned = still_planned(municipality_id, {row.subject_id for row in rows})
    except DatabaseError:
        raise
    except Exception:
        letters = sorted({row.message_id for row in rows}, key=str)
        if len(letters) == 1:
            log.exception("letter %s cannot be judged", letters[0])
            return {}
        first = set(letters[: len(letters) // 2])
        here = [row for row in rows if row.message_id in first]
        there = [row for row in rows if row.message_id not in first]
        return _judged(municipality_id, here) | _judged(municipality_id, there)
    standing = _standing(rows, {one.key: one for one in planned})
    return dict(_written(municipality_id, standing))


def _standing(
    rows: Sequence[Reminder], planned: Mapping[Key, Planned]
) -> dict[UUID, list[Planned]]:
    """By letter, what it has still to tell."""
    standing: dict[UUID, list[Line]] = {}
    for row in rows:
        lines = standing.setdefault(UUID(str(row.message_id)), [])
        if row.state != QUEUED:
            continue
        one = planned.get((row.subject_id, row.recipient_key, row.due_day))
        if one is not None and one.reason is None and not one.superseded:
            lines.append((row, one))
        else:
            _take_back(row, one)
    return {letter: _to_one(lines) for letter, lines in standing.items()}


def _to_one(lines: Sequence[Line]) -> list[Planned]:
    """Those that shared a mailbox when they were put together and do no longer: the others get a
    letter of their own."""
    for row, one in lines:
        if one.recipient.key != lines[0][1].recipient.key:
            _take_back(row, None)
    return [one for _, one in lines if one.recipient.key == lines[0][1].recipient.key]


def _written(
    municipality_id: UUID, standing: Mapping[UUID, Sequence[Planned]]
) -> Iterator[tuple[UUID, Verdict | None]]:
    """One that cannot be written anew goes as it is, and stops no other."""
    for letter, lines in standing.items():
        try:
            yield letter, _verdict(municipality_id, letter, lines) if lines else None
        except Exception:
            log.exception("letter %s cannot be written anew", letter)


def _verdict(municipality_id: UUID, letter: UUID, lines: Sequence[Planned]) -> Verdict:
    moment = min(one.goes_at for one in lines)
    if moment > now():
        told = Reminder.objects.filter(municipality_id=municipality_id, message_id=letter)
        told.filter(state=QUEUED).update(goes_at=moment)
    return Verdict(letter_of(municipality_id, lines), once(lines)[0].recipient, moment)


def _take_back(row: Reminder, one: Planned | None) -> None:
    superseded = one is not None and one.superseded
    reason = (one.reason if one is not None else None) or UnsentReason.NO_LONGER_DUE
    Reminder.objects.filter(pk=row.pk, state=QUEUED).update(
        state=SUPERSEDED if superseded else NOT_SENT,
        reason=None if superseded else reason.value,
        version=F("version") + 1,
        modified_at=now(),
    )
