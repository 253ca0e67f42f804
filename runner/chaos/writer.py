"""Writes letters while everything falls: reads numbers from standard input and queues as many.

Like a client whose request failed it tries again until it has its answer; the unique key makes
the second try write nothing twice.
"""

import sys
import time
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from runner.chaos.office import NOBODY, TOO_LONG

CODE = "999"
DOOMED_EVERY = {NOBODY: 97, TOO_LONG: 211}
PORTION = 100


def main() -> None:
    """One line in, one line out when it is done."""
    import django

    django.setup()
    from foundation.ids import new_id
    from foundation.tenancy.models import Municipality

    home = _surely(Municipality.objects.get_or_create, code=CODE, name="Stormløse Kommune")[0]
    subject, written = new_id(), 0
    for line in sys.stdin:
        last = written + int(line)
        while written < last:
            portion = range(written, min(written + PORTION, last))
            _surely(_write, home.pk, subject, portion)
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
