"""Telling people of letters that do not arrive by themselves: the secretariat of those to mend
an address for, the installation's keepers of all."""

import logging
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models.functions import Now

from committees.models import Committee
from foundation.clock import now
from foundation.ids import new_id
from foundation.outbox.compose import Dispatch, Posting, Recipient, queue_letters
from foundation.outbox.models import Message
from foundation.outbox.querysets import ALARM
from foundation.outbox.vocabulary import DeliveryFault
from reminders import letters

PAUSE = timedelta(hours=1)
TRY_LOCK = "SELECT pg_try_advisory_xact_lock(hashtextextended('tell failures', 0))"

log = logging.getLogger(__name__)


def tell_failures() -> int:
    """Tell of each failed letter once, of many in one letter, and at most once an hour; answers
    how many were told of."""
    homes = Message.objects.untold().values_list("municipality_id", flat=True).distinct()
    return sum(_tell(home) for home in homes)


@transaction.atomic
def _tell(municipality_id: UUID) -> int:
    with connection.cursor() as cursor:
        cursor.execute(TRY_LOCK)
        if not cursor.fetchone()[0]:
            return 0
    own = Message.objects.filter(municipality_id=municipality_id)
    hour = (now() - PAUSE, now())  # a clock that was ahead must not keep alarms back until then
    if own.filter(rule__startswith=ALARM, created_at__range=hour).exists():
        return 0
    untold = own.untold().values_list("pk", "fault")
    faults = Counter(fault for _, fault in untold)
    told = own.filter(pk__in=[pk for pk, _ in untold]).update(told_at=Now())
    log.error("%s letters do not arrive: %s", told, dict(faults))
    queue_letters(list(_postings(municipality_id, faults)))
    return told


def _postings(municipality_id: UUID, faults: Counter[str | None]) -> Iterator[Posting]:
    batch = new_id()
    ours = faults[DeliveryFault.OURS.value]
    theirs = faults.total() - ours
    if theirs:
        why = Dispatch(municipality_id, f"{ALARM}undelivered", "message", batch)
        for address in _offices(municipality_id):
            yield Posting(
                why, Recipient(None, "sekretariatet", address), letters.undelivered(theirs)
            )
    if settings.OPERATIONS_ADDRESS:
        why = Dispatch(municipality_id, f"{ALARM}operations", "message", batch)
        keeper = Recipient(None, "driften", settings.OPERATIONS_ADDRESS)
        yield Posting(why, keeper, letters.mail_trouble(theirs, ours))


def _offices(municipality_id: UUID) -> list[str]:
    """A letter does not tell its committee, so all offices of the municipality are told."""
    rows = Committee.objects.filter(municipality_id=municipality_id).exclude(secretariat_email="")
    return sorted(set(rows.values_list("secretariat_email", flat=True)))
