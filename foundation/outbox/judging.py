"""Whether a letter has still to go when its turn comes: it may have waited for days.

The outbox knows nothing of what letters are about. Whoever queued them names a judge in
`LETTER_JUDGES`: a function from the letters whose turn it is to what has become of some of them.
About the others it says nothing.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import F
from django.utils.module_loading import import_string

from foundation.clock import now
from foundation.outbox.claims import send_elsewhere, wait_until
from foundation.outbox.compose import Letter, Recipient, has_address, one_line
from foundation.outbox.models import Message
from foundation.outbox.vocabulary import MessageState


@dataclass(frozen=True)
class Verdict:
    """How a letter reads now, to whom it goes, and from which moment on it may."""

    letter: Letter
    recipient: Recipient
    not_before: datetime


Verdicts = Mapping[UUID, Verdict | None]
"""None where there is no reason for the letter any more."""

log = logging.getLogger(__name__)


def still_to_go(letters: Sequence[Message]) -> list[Message]:
    """Those of the claimed letters that are to be sent now, as they now read."""
    verdicts = _verdicts([letter.pk for letter in letters])
    return [
        letter
        for letter in letters
        if letter.pk not in verdicts or _goes(letter, verdicts[letter.pk])
    ]


def _goes(letter: Message, verdict: Verdict | None) -> bool:
    if verdict is None:
        _change(letter, state=MessageState.RECALLED.value, lease_until=None)
        return False
    who = verdict.recipient
    address = who.address.strip() if has_address(who) else ""
    if address != letter.recipient_address:
        send_elsewhere(letter, address)
        return False
    if verdict.not_before > now():
        wait_until(letter, verdict.not_before)
        return False
    _rewrite(letter, verdict.letter)
    return True


def _verdicts(letters: Sequence[UUID]) -> Verdicts:
    """A judge that fails keeps no letter back."""
    found: dict[UUID, Verdict | None] = {}
    for path in settings.LETTER_JUDGES if letters else ():
        try:
            found |= import_string(path)(letters)
        except Exception:
            log.exception("%s failed", path)
    return found


def _rewrite(letter: Message, verdict: Letter) -> None:
    """Nothing is written where it reads as before."""
    told = {
        "subject_line": one_line(verdict.subject),
        "text": verdict.text,
        "html": verdict.html,
        "headers": verdict.header_fields(),
    }
    changed = {name: value for name, value in told.items() if getattr(letter, name) != value}
    if changed:
        _change(letter, **changed)


def _change(letter: Message, **values: Any) -> None:
    mine = Message.objects.filter(
        pk=letter.pk, claimed_by=letter.claimed_by, state=MessageState.SENDING.value
    )
    mine.update(**values, version=F("version") + 1, modified_at=now())
    for name, value in values.items():
        setattr(letter, name, value)
