"""So many letters a minute to one domain, however many workers there are: each letter takes a
turn in the database, and one whose turn has not come waits until it has."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection

from foundation.outbox.models import Message

ALL = "*"
STALE = timedelta(minutes=1)
"""A turn that was missed by more (an outage) is taken anew: else all come at once afterwards."""
TAKE = """
INSERT INTO outbox_domainturn AS t (domain, next_at)
VALUES (%(domain)s, statement_timestamp() + %(each)s * interval '1 second')
ON CONFLICT (domain) DO UPDATE SET
  next_at = greatest(t.next_at, statement_timestamp()) + %(each)s * interval '1 second'
RETURNING next_at - %(each)s * interval '1 second', statement_timestamp()
"""


def turn_of(letter: Message) -> datetime | None:
    """None when the letter may go now; else the moment when its turn comes."""
    domain = domain_of(letter)
    most = limit_of(domain, settings.MAIL_LIMITS)
    if most is None:
        return None
    each = 60 / most
    with connection.cursor() as cursor:
        if letter.turn_at is not None:
            cursor.execute("SELECT statement_timestamp()")
            if cursor.fetchone()[0] - letter.turn_at < STALE:
                return None
        cursor.execute(TAKE, {"domain": domain, "each": each})
        turn, moment = cursor.fetchone()
    return turn if turn > moment else None


def domain_of(letter: Message) -> str:
    """Where the letter goes."""
    to = settings.MAIL_TEST_ADDRESS or letter.recipient_address
    return str(to).rpartition("@")[2].casefold()


def limit_of(domain: str, limits: Mapping[str, int]) -> int | None:
    """Letters a minute; `*` is the limit of each domain that is not named, 0 is none."""
    return limits.get(domain, limits.get(ALL, 0)) or None
