"""Moments as the database sends them, read at once: the way Django reads them takes fifteen times
as long, and a screen has a thousand of them."""

from datetime import UTC, datetime
from typing import Any

from psycopg.types.datetime import TimestamptzLoader


class Moments(TimestamptzLoader):
    """UTC, which every connection speaks. Django asks a loader for its `timezone`, and registers
    its own where that is another."""

    timezone = UTC

    def load(self, data: Any) -> datetime:
        """The moment; what Python has no moment for is refused as ever."""
        try:
            return datetime.fromisoformat(str(data, "ascii"))
        except ValueError:
            return super().load(data)


def read_moments(*, connection: Any, **_: Any) -> None:
    """The connection reads moments so."""
    connection.connection.adapters.register_loader("timestamptz", Moments)
