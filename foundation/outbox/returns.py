"""Letters that come back: written on the letter, and on its address when nobody is there."""

import logging
from collections.abc import Iterable
from datetime import timedelta
from enum import Enum
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F

from foundation.clock import now
from foundation.outbox.mail import on_the_wire, returned, tag_of
from foundation.outbox.models import Message
from foundation.outbox.reports import Report, read_reports
from foundation.outbox.rules import MOVES, fault_of, is_gone
from foundation.outbox.suppression import suppress
from foundation.outbox.vocabulary import DeliveryFault, MessageState

LONGEST = 500
CLOCKS_DIFFER = timedelta(minutes=2)
"""A report is dated by another's clock."""

log = logging.getLogger(__name__)


class Noted(Enum):
    """What a report came to."""

    BOUNCED = "bounced"
    NOTHING = "nothing"
    UNKNOWN = "unknown"


def take_return(content: bytes) -> list[Noted]:
    """Note what a mail to the address of bounces tells; reading it twice changes nothing more."""
    noted = [note(report) for report in read_reports(content)]
    if not noted:
        log.info("a mail to the address of bounces is no report")
    return noted


@transaction.atomic
def note(report: Report) -> Noted:
    """Write down what became of one letter."""
    letter = _letter_of(report)
    if letter is None:
        log.warning("a report is about no letter of ours as it was sent last: %s", report.action)
        return Noted.UNKNOWN
    if MessageState(letter.state) not in MOVES["bounce"].sources:
        return Noted.NOTHING
    if report.action == "failed":
        _bounce(letter, report)
        return Noted.BOUNCED
    if report.action == "delayed":
        _write(letter, last_reply=report.said[:LONGEST])
    return Noted.NOTHING


def _bounce(letter: Message, report: Report) -> None:
    status = report.status
    fault = (fault_of(status) if status else None) or DeliveryFault.RECIPIENT
    if settings.MAIL_TEST_ADDRESS:
        fault = DeliveryFault.OURS
    moment = now()
    _write(
        letter,
        state=MessageState.BOUNCED.value,
        sent_at=letter.sent_at or moment,
        fault=fault.value,
        last_reply=report.said[:LONGEST],
        lease_until=None,
        claimed_by="",
        told_at=None,
        version=F("version") + 1,
        modified_at=moment,
    )
    if is_gone(status) and _is_about(letter, report):
        suppress(letter, report.said[:LONGEST])


def _is_about(letter: Message, report: Report) -> bool:
    """Whether it is the letter's own address that is gone. It is not when one of those a mailbox
    passes letters on to has left, when the letter has been sent elsewhere since, and in test
    mode, when nothing went to it."""
    if settings.MAIL_TEST_ADDRESS:
        return False
    own = on_the_wire(letter.recipient_address).casefold()
    return not report.about or own in [on_the_wire(one).casefold() for one in report.about]


def _letter_of(report: Report) -> Message | None:
    """By the sender it was given, which tells which time it was sent as well; else by the
    Message-ID, which it always had, and the report's day. What comes back late from an earlier time
    says nothing of the present one."""
    rows = Message.objects.select_for_update()
    for letter_id, tag in _senders(report.returned_to):
        found: Message | None = rows.filter(pk=letter_id).first()
        if found is not None:
            return found if tag_of(found) == tag else None
    known: Message | None = rows.filter(message_id__in=report.known_by[:20]).first()
    return None if known is None or _is_late(known, report) else known


def _is_late(letter: Message, report: Report) -> bool:
    """Whether it tells of a time before the letter was sent again."""
    again, at = letter.resends > 0, report.at
    return again and at is not None and at < letter.queued_at - CLOCKS_DIFFER


def _senders(addresses: Iterable[str]) -> list[tuple[UUID, str]]:
    return [found for found in map(returned, addresses) if found is not None]


def _write(letter: Message, **values: object) -> None:
    Message.objects.filter(pk=letter.pk).update(**values)
