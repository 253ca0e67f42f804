"""Rows of a queryset that is built and compiled once for each who asks.

As with prepared statements: building a queryset with every rule of visibility costs more than
running it, and depends on nothing but who asks. Unlike them this gives rows of the model with all
that the queryset reads beside them, and sends the very statement the queryset would have sent.
"""

from collections.abc import Callable, Hashable
from copy import copy
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

from foundation.tenancy.prepared import HOLE, Shelf

SHELF = Shelf(512)
"""Rows weigh more than a statement, some fifty kilobytes, so that fewer are kept."""
LISTS = Shelf(256)
"""Of their own, so that whoever reads lists crowds out none who reads one row."""


class KeptRows:
    """Rows of a queryset, each time for another id in the place of the hole, if it has one."""

    def __init__(self, rows: Any) -> None:
        query = rows.query.chain(klass=_Compiled)
        query.compile_for(rows.db)
        self._rows = rows.all()
        self._rows.query = query

    def of(self, wanted: UUID = HOLE) -> list[Any]:
        """The rows as they are now."""
        found = self._rows.all()
        found.query.wanted = wanted
        return list(found)


def kept_rows(key: Hashable, build: Callable[[], Any]) -> KeptRows:
    """What is known under `key`, or rows that `build` makes a queryset for."""
    known: KeptRows = LISTS.kept(key, lambda: KeptRows(build()))
    return known


class OneRow:
    """Rows of a queryset, each found by its id."""

    def __init__(self, rows: Any) -> None:
        self._rows = rows
        self._one = KeptRows(rows.filter(pk=HOLE).order_by()[:1])

    @property
    def rows(self) -> Any:
        """All of them, to be narrowed further."""
        return self._rows.all()

    def find(self, wanted: UUID) -> Any:
        """The row with that id, None where there is none."""
        return next(iter(self._one.of(wanted)), None)


def one_row(key: Hashable, build: Callable[[], Any]) -> OneRow:
    """What is known under `key`, or rows that `build` makes a queryset for."""
    known: OneRow = SHELF.kept(key, lambda: OneRow(build()))
    return known


class _Compiled(Query):
    """A query that is compiled already, but for the id it asks for."""

    kept: SQLCompiler
    sql: str
    params: tuple[Any, ...]
    wanted: UUID

    def compile_for(self, database: str) -> None:
        self.kept = super().get_compiler(using=database)
        try:
            self.sql, self.params = self.kept.as_sql()
        except EmptyResultSet:
            self.sql, self.params = "", ()

    def get_compiler(self, using: Any = None, *_: Any, **__: Any) -> Any:
        """A compiler of this thread's connection that need not compile."""
        compiler: Any = copy(self.kept)
        params = tuple(self.wanted if value == HOLE else value for value in self.params)
        compiler.connection = connections[using]
        compiler.as_sql = lambda *_, **__: (self.sql, params)
        return compiler
