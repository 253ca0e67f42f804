"""How many queries something took."""

from collections.abc import Callable
from typing import TypeVar

from django.db import connection
from django.test.utils import CaptureQueriesContext

NOT_SQL = ("SAVEPOINT", "RELEASE", "ROLLBACK")
T = TypeVar("T")


def counting(act: Callable[[], T]) -> tuple[T, int]:
    """What `act` answers, and its queries; marks inside a transaction are none."""
    connection.queries_log.clear()  # a full log forgets its oldest, and counts nothing
    with CaptureQueriesContext(connection) as captured:
        answer = act()
    sent = [query["sql"] for query in captured.captured_queries]
    return answer, len([sql for sql in sent if not sql.startswith(NOT_SQL)])
