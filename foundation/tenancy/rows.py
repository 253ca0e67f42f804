"""Rows of several tables as JSON objects in one statement.

Every table gives its rows as objects in one UNION ALL, so that a thing of any length made from
many tables costs the same number of queries. Days and moments arrive as ISO texts, ids as
strings.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from operator import itemgetter
from typing import Any
from uuid import UUID

import orjson
from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import JSONObject

from foundation.tenancy.prepared import HOLE, Shelf, Statement

Row = dict[str, Any]
Part = QuerySet[Any, tuple[str, Row]]
SHELF = Shelf(256)
"""Such statements are long, and their shapes as many as there are numbers of ids."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows by part and by what they belong to, each in its order."""

    found: dict[tuple[str, str], list[Row]]

    def under(self, name: str, parent: str = "") -> list[Row]:
        """The rows of a part; with a parent, those that stand under it."""
        return self.found.get((name, parent), [])


def fetch(parts: Iterable[Part]) -> Rows:
    """All rows in one query."""
    return _in_order(_union(parts))


def fetch_kept(key: Hashable, values: Sequence[Any], parts: Callable[..., Iterable[Part]]) -> Rows:
    """The rows of `parts(*values)`. Their statement is made once for each key: what it depends
    on besides the ids, days and moments in `values` must be told by the key. Of an absent value
    (None), and of values that are the same, it may know that they are."""
    holes: dict[Any, Any] = {None: None}
    for value in values:
        if value not in holes:
            holes[value] = _hole(len(holes), value)
    filled = [holes[value] for value in values]

    def build() -> Statement:
        return Statement.of(_union(parts(*filled)), filled)

    statement = SHELF.kept((key, *filled), build)
    found = statement.fill({hole: value for value, hole in holes.items()})
    # Read at once: a thousand texts taken one by one cost as much again.
    rows = orjson.loads(f"[{','.join(row for _, row in found)}]")
    return _in_order((name, row) for (name, _), row in zip(found, rows, strict=True))


@lru_cache(8192)
def id_of(told: str) -> UUID:
    """An id of a row. The same id is the same object, which is looked up without being
    compared."""
    return UUID(told)


def _hole(number: int, value: Any) -> Any:
    """What stands for a value of its type while the statement is made: no row has it."""
    if isinstance(value, UUID):
        return UUID(int=HOLE.int + number)
    if isinstance(value, datetime):
        return datetime.min.replace(tzinfo=UTC) + timedelta(days=number)
    if isinstance(value, date):
        return date.min + timedelta(days=number)
    raise TypeError(type(value))


def _union(parts: Iterable[Part]) -> Part:
    first, *others = parts
    return first.union(*others, all=True)


def _in_order(told: Iterable[tuple[str, Row]]) -> Rows:
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for name, row in told:
        found[name, row.get("parent") or ""].append(row)
    for rows in found.values():
        rows.sort(key=itemgetter("position"))
    return Rows(dict(found))


def part(name: Any, rows: QuerySet[Any], parent: str | None = None, /, **columns: Any) -> Part:
    """Rows as `(name, object)`; `position` is a row's place among those under its parent. The
    name is a text, or an expression that gives one."""
    columns = {"position": "position", **columns}
    if parent is not None:
        columns["parent"] = parent
    told = JSONObject(
        **{key: F(path) if isinstance(path, str) else path for key, path in columns.items()}
    )
    found: Part = (
        rows.order_by()
        .annotate(told_name=_named(name), told_row=told)
        .values_list("told_name", "told_row")
    )
    return found


def _named(name: Any) -> Any:
    return Value(name, CharField()) if isinstance(name, str) else name
