"""The database as the one who counts sees it: its own connection, its own questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import psutil
import psycopg

from runner.chaos.office import NOBODY, TOO_LONG
from runner.chaos.verdict import Letter

LATER = """
UPDATE outbox_message SET
  not_before = not_before - %(time)s::interval, turn_at = turn_at - %(time)s::interval,
  queued_at = queued_at - %(time)s::interval,
  lease_until = CASE WHEN claimed_by = ANY(%(living)s) THEN lease_until
    ELSE lease_until - %(time)s::interval END
WHERE state IN ('queued', 'retrying', 'sending')
"""
STILL = """
SELECT count(*),
  extract(epoch FROM min(CASE state WHEN 'sending' THEN lease_until ELSE not_before END) - now())
FROM outbox_message WHERE state IN ('queued', 'retrying', 'sending')
"""
UNWRITTEN = """
SELECT count(*) FROM hearings_consultee c
WHERE NOT EXISTS (SELECT FROM outbox_message m WHERE m.subject_id = c.id)
"""


@dataclass(frozen=True)
class Waiting:
    """How many letters wait, and in how many seconds the first of them is due."""

    count: int
    next_in: float


class Ledger:
    """Opened anew for each question: the server may have been killed in between."""

    def __init__(self, url: str) -> None:
        self.url = url

    def let_pass(self, seconds: float) -> None:
        """The time of an outage that was not waited for passes for all that waits. A letter that
        is being sent keeps its lease: its sender has not slept."""
        rows = self._rows("SELECT DISTINCT claimed_by FROM outbox_message WHERE state = 'sending'")
        living = [name for (name,) in rows if psutil.pid_exists(int(name.rpartition(":")[2] or 0))]
        with psycopg.connect(self.url, autocommit=True) as connection:
            given = {"time": f"{seconds:.3f} seconds", "living": living}
            connection.execute(LATER, given)

    def waiting(self) -> Waiting:
        """What is still to be sent, and what the scan has still to find."""
        ((count, seconds),) = self._rows(STILL)
        ((unwritten,),) = self._rows(UNWRITTEN)
        return Waiting(count + unwritten, float(seconds or 0))

    def sent(self) -> int:
        """How many letters are marked as sent."""
        ((count,),) = self._rows("SELECT count(*) FROM outbox_message WHERE state = 'sent'")
        return int(count)

    def letters(self) -> list[Letter]:
        """Every row."""
        rows = self._rows("SELECT message_id, state, recipient_address, rule FROM outbox_message")
        return [
            Letter(
                named, state, address.startswith((NOBODY, TOO_LONG)), rule.startswith("reminder.")
            )
            for named, state, address, rule in rows
            if address.endswith("@stormloese.example")
        ]

    def late_jobs(self, seconds: float) -> list[str]:
        """Jobs that have not succeeded for so long."""
        rows = self._rows(
            "SELECT name FROM outbox_jobrun WHERE succeeded_at IS NULL "
            "OR succeeded_at < now() - %s * interval '1 second'",
            [seconds],
        )
        return [name for (name,) in rows]

    def _rows(self, sql: str, params: Sequence[Any] = ()) -> list[Any]:
        with psycopg.connect(self.url, autocommit=True, connect_timeout=5) as connection:
            return connection.execute(sql.encode(), params).fetchall()
