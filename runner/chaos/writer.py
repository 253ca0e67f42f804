"""Makes letters due while everything falls: reads numbers from standard input and sees to as many.

Every other portion it queues; of the others it only makes running hearings, whose reminders the
scan finds by rule. Like a client whose request failed it tries again until it has its answer; keys
of its own make the second try write nothing twice.
"""

import sys
import time
from collections.abc import Sequence
from datetime import timedelta
from itertools import cycle
from typing import Any
from uuid import UUID, uuid5

from runner.chaos.office import NOBODY, TOO_LONG

CODE = "999"
DOOMED_EVERY = {NOBODY: 97, TOO_LONG: 211}
PORTION = 100
DAYS_LEFT = 7


def main() -> None:
    """One line in, one line out when it is done."""
    import django

    django.setup()
    from foundation.ids import new_id
    from foundation.tenancy.models import Municipality

    home = _surely(Municipality.objects.get_or_create, code=CODE, name="Stormløse Kommune")[0]
    _surely(_rule, home.pk)
    subject, written = new_id(), 0
    ways = cycle([_hear, _write])
    for line in sys.stdin:
        last = written + int(line)
        while written < last:
            portion = range(written, min(written + PORTION, last))
            _surely(next(ways), home.pk, subject, portion)
            written = portion.stop
        sys.stdout.write(f"{written}\n")
        sys.stdout.flush()


def receiver(number: int) -> str:
    """Some are always refused."""
    for name, every in DOOMED_EVERY.items():
        if number % every == every - 1:
            return f"{name}{number}@stormloese.example"
    return f"m{number}@stormloese.example"


def _write(home: UUID, subject: UUID, numbers: Sequence[int]) -> None:
    from foundation.outbox.compose import Dispatch, Letter, Posting, Recipient, queue_letters

    why = Dispatch(home, "chaos", "hearing", subject)
    letter = Letter("Frist i morgen", "Husk fristen.\n", "<p>Husk fristen.</p>")
    queue_letters([Posting(why, Recipient(None, "", receiver(n)), letter) for n in numbers])


def _rule(home: UUID) -> None:
    """Who owes an answer is reminded some days before the last."""
    from foundation.clock import today
    from reminders.models import ReminderRule

    ReminderRule.objects.get_or_create(
        municipality_id=home,
        event="hearing_deadline",
        audience="missing_parties",
        offsets=[-DAYS_LEFT],
        active_from=today() - timedelta(days=DAYS_LEFT),
    )


def _hear(home: UUID, subject: UUID, numbers: Sequence[int]) -> None:
    """A hearing whose reminders are due today: nobody it asks has answered."""
    from django.db import transaction

    from foundation.clock import now, today
    from hearings.models import Consultee, Hearing

    pk = uuid5(subject, f"hearing {numbers[0]}")
    told = {"audience": "boards", "title": "Stormflodssikring", "state": "running"}
    days = {
        "announced_at": now() - timedelta(days=DAYS_LEFT),
        "opens_on": today() - timedelta(days=DAYS_LEFT),
        "response_deadline": today() + timedelta(days=DAYS_LEFT),
    }
    asked = [
        Consultee(
            id=uuid5(subject, f"consultee {number}"),
            municipality_id=home,
            hearing_id=pk,
            position=position,
            name=f"Part {number}",
            email=receiver(number),
        )
        for position, number in enumerate(numbers, 1)
    ]
    with transaction.atomic():
        rows = Hearing.objects.filter(municipality_id=home)
        _, is_new = rows.get_or_create(pk=pk, defaults={"municipality_id": home, **told, **days})
        if is_new:
            Consultee.objects.bulk_create(asked)


def _surely(call: Any, *given: Any, **named: Any) -> Any:
    from django.db import InterfaceError, OperationalError, connection

    while True:
        try:
            return call(*given, **named)
        except (OperationalError, InterfaceError):
            connection.close()
            time.sleep(0.3)


if __name__ == "__main__":
    main()
