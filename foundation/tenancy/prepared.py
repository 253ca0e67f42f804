"""Prepared statements, compiled once.

Building a queryset with every rule of visibility costs more than running it. What it compiles
to depends on who asks and what is asked for and on nothing else, so a statement is kept under
exactly those; the id it is asked for is filled into a hole.
"""

import re
import sys
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import Any, TypeVar
from uuid import UUID

import psycopg
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BooleanField, F, Func, UUIDField, Value

_Made = TypeVar("_Made")
HOLE = UUID("00000000-0000-7000-8000-0000686f6c65")
"""Stands in a queryset where an id is filled in later; no row has it."""
HOME = UUID(int=HOLE.int + 1)
"""The same where it is the municipality's."""


@dataclass(frozen=True)
class Statement:
    """SQL with its parameters; without SQL it finds nothing, whatever the id."""

    sql: str
    params: tuple[Any, ...]
    holes: tuple[int, ...] = ()

    @classmethod
    def of(cls, rows: Any, holes: Sequence[Any] = (HOLE,)) -> "Statement":
        """What the queryset of a `values_list` compiles to."""
        try:
            sql, params = rows.query.sql_with_params()
        except EmptyResultSet:
            return cls("", ())
        return cls.made(sql, params, holes)

    @classmethod
    def made(cls, sql: str, params: Sequence[Any], holes: Sequence[Any] = (HOLE,)) -> "Statement":
        """SQL with a `%s` for each of its parameters."""
        places = tuple(place for place, value in enumerate(params) if value in holes)
        return cls(sys.intern(_numbered(sql)), tuple(params), places)

    def run(self, wanted: UUID | str | Sequence[UUID] | None = None) -> Sequence[tuple[Any, ...]]:
        """The rows, with the id filled in, or all the ids of `among`."""
        return self.fill({HOLE: wanted})

    def fill(self, values: Mapping[Any, Any]) -> Sequence[tuple[Any, ...]]:
        """The rows, each hole filled with its value, by a prepared statement.

        Django's own cursors never prepare, and its connections have `prepare_threshold` switched
        off, which makes psycopg ignore `prepare=True` without a word: it is on for this one.
        """
        if not self.sql:
            return []
        params = list(self.params)
        for place in self.holes:
            params[place] = values[params[place]]
        connection.ensure_connection()
        raw: Any = connection.connection
        kept, raw.prepare_threshold = raw.prepare_threshold, 5
        try:
            with connection.wrap_database_errors, psycopg.RawCursor(raw) as cursor:
                found = cursor.execute(self.sql, params, prepare=True).fetchall()
        finally:
            raw.prepare_threshold = kept
        if connection.queries_logged:
            connection.queries_log.append({"sql": self.sql, "time": "0"})
        return found


def _numbered(sql: str) -> str:
    """PostgreSQL's own placeholders: psycopg takes long statements apart at each execution to
    find its own, unless there are none to find."""
    number = count(1)
    return re.sub("%[%s]", lambda m: "%" if m[0] == "%%" else f"${next(number)}", sql)


def with_column(rows: Any, column: str) -> tuple[str, Sequence[Any]]:
    """What a queryset compiles to, to stand inside another statement: `column` is in its holes."""
    sql, params = rows.query.sql_with_params()
    left, others = iter(params), [value for value in params if value != HOLE]

    def put(mark: re.Match[str]) -> str:
        return column if mark[0] == "%s" and next(left) == HOLE else mark[0]

    return re.sub("%[%s]", put, sql), others


def kept_statement(
    key: Hashable, build: Callable[[], Any], holes: Sequence[Any] = (HOLE,)
) -> Statement:
    """The statement known under `key`, or what `build` makes a queryset for."""
    return kept(key, lambda: Statement.of(build(), holes))


def kept(key: Hashable, build: Callable[[], _Made]) -> _Made:
    """What is known under `key`, or what `build` makes now."""
    return STATEMENTS.kept(key, build)


def among(column: str, hole: UUID = HOLE) -> Any:
    """The condition that the id in `column` is one of those that are filled in for the hole."""
    return Func(
        F(column),
        Value(hole, UUIDField()),
        template="(%(expressions)s::uuid[]))",
        arg_joiner=" = ANY(",
        output_field=BooleanField(),
    )


class Shelf:
    """Things that are dear to make, the last asked for of them."""

    def __init__(self, most: int) -> None:
        self._made = lru_cache(maxsize=most)(_make)

    def kept(self, key: Hashable, build: Callable[[], _Made]) -> _Made:
        """What is known under `key`, or what `build` makes now."""
        made: _Made = self._made(_Key(key, build))
        return made


class _Key:
    """A key that brings along how to make what it names."""

    def __init__(self, key: Hashable, build: Callable[[], Any]) -> None:
        self.key, self.build = key, build

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.key == other.key


def _make(key: _Key) -> Any:
    made = key.build()
    del key.build  # the key lives on in the cache; what it was made from need not
    return made


STATEMENTS = Shelf(2048)
