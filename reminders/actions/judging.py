"""Whether a reminder has still to go when its letter's turn comes: somebody may have answered,
the deadline may have moved, the receiver may no longer be who he was."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import F

from foundation.clock import now
from foundation.outbox.compose import Letter
from reminders.actions.posting import letter_of
from reminders.actions.scan import still_planned
from reminders.models import Reminder
from reminders.models.reminders import NOT_SENT, QUEUED, SUPERSEDED
from reminders.rules import Planned
from reminders.rules.plan import Key
from reminders.vocabulary import UnsentReason


@transaction.atomic
def reconsider(letters: Sequence[UUID]) -> dict[UUID, Letter | None]:
    """What has become of the letters, by the plan as it is now: None where nothing they tell of
    is due any more, a new text where some of it is not. The ledger says why."""
    waiting: dict[UUID, list[Reminder]] = defaultdict(list)
    for row in Reminder.objects.filter(message_id__in=letters, state=QUEUED):
        waiting[row.municipality_id].append(row)
    verdicts: dict[UUID, Letter | None] = {}
    for municipality_id, rows in waiting.items():
        planned = still_planned(municipality_id, {row.subject_id for row in rows})
        verdicts |= _judged(municipality_id, rows, {one.key: one for one in planned})
    return verdicts


def _judged(
    municipality_id: UUID, rows: Sequence[Reminder], planned: Mapping[Key, Planned]
) -> dict[UUID, Letter | None]:
    standing: dict[UUID, list[Planned]] = defaultdict(list)
    shrunk: set[UUID] = set()
    for row in rows:
        one = planned.get((row.subject_id, row.recipient_key, row.due_day))
        if one is not None and one.reason is None and not one.superseded:
            standing[_letter(row)].append(one)
        else:
            shrunk.add(_letter(row))
            _take_back(row, one)
    left = {letter: standing.get(letter) for letter in shrunk}
    return {
        letter: letter_of(municipality_id, lines) if lines else None
        for letter, lines in left.items()
    }


def _letter(row: Reminder) -> UUID:
    return UUID(str(row.message_id))


def _take_back(row: Reminder, one: Planned | None) -> None:
    superseded = one is not None and one.superseded
    reason = (one.reason if one is not None else None) or UnsentReason.NO_LONGER_DUE
    Reminder.objects.filter(pk=row.pk, state=QUEUED).update(
        state=SUPERSEDED if superseded else NOT_SENT,
        reason=None if superseded else reason.value,
        version=F("version") + 1,
        modified_at=now(),
    )
