"""Telling people of letters that do not arrive by themselves: the secretariat of those to mend
an address for, the installation's keepers of all."""

import logging
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models.functions import Now

from committees.models import Committee
from foundation.clock import now
from foundation.ids import new_id
from foundation.outbox.compose import Dispatch, Posting, Recipient, has_address, queue_letters
from foundation.outbox.models import Message
from foundation.outbox.querysets import ALARM
from foundation.outbox.suppression import is_blocked
from foundation.outbox.vocabulary import DeliveryFault
from reminders import letters

OPERATIONS = f"{ALARM}operations"
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
    untold = dict(own.untold().values_list("pk", "fault"))
    faults = Counter(untold.values())
    log.error("%s letters do not arrive: %s", len(untold), dict(faults))
    postings = list(_postings(municipality_id, faults))
    queue_letters(postings)
    return own.filter(pk__in=list(_told_of(untold, postings))).update(told_at=Now())


def _told_of(untold: Mapping[UUID, str | None], postings: Sequence[Posting]) -> Iterator[UUID]:
    """Those that a letter tells of. Offices hear nothing of what is ours to mend: while nobody
    looks after that, it waits until there is somebody to tell."""
    rules = {posting.dispatch.rule for posting in postings}
    for pk, fault in untold.items():
        if OPERATIONS in rules or (rules and fault != DeliveryFault.OURS.value):
            yield pk


def _postings(municipality_id: UUID, faults: Counter[str | None]) -> Iterator[Posting]:
    batch = new_id()
    ours = faults[DeliveryFault.OURS.value]
    theirs = faults.total() - ours
    if theirs:
        why = Dispatch(municipality_id, f"{ALARM}undelivered", "message", batch)
        for address in _offices(municipality_id):
            who = Recipient(None, "sekretariatet", address)
            yield Posting(why, who, letters.undelivered(theirs))
    if _is_reachable(municipality_id, settings.OPERATIONS_ADDRESS):
        why = Dispatch(municipality_id, OPERATIONS, "message", batch)
        keeper = Recipient(None, "driften", settings.OPERATIONS_ADDRESS)
        yield Posting(why, keeper, letters.mail_trouble(theirs, ours))


def _offices(municipality_id: UUID) -> list[str]:
    """A letter does not tell its committee, so all offices of the municipality are told."""
    rows = Committee.objects.filter(municipality_id=municipality_id).exclude(secretariat_email="")
    found = sorted(set(rows.values_list("secretariat_email", flat=True)))
    return [address for address in found if _is_reachable(municipality_id, address)]


def _is_reachable(municipality_id: UUID, address: str) -> bool:
    return has_address(Recipient(None, "", address)) and not is_blocked(municipality_id, address)
