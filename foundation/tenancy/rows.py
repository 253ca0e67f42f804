"""Rows of several tables as JSON objects in one statement.

Every table gives its rows as objects in one UNION ALL, so that a thing of any length made from
many tables costs the same number of queries. Days and moments arrive as ISO texts, ids as
strings.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import JSONObject

Row = dict[str, Any]
Part = QuerySet[Any, tuple[str, Row]]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows by part and by what they belong to, each in its order."""

    found: dict[tuple[str, str], list[Row]]

    def under(self, name: str, parent: str = "") -> list[Row]:
        """The rows of a part; with a parent, those that stand under it."""
        return self.found.get((name, parent), [])


def fetch(parts: Iterable[Part]) -> Rows:
    """All rows in one query."""
    first, *others = parts
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for name, row in first.union(*others, all=True):
        found[name, row.get("parent") or ""].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: row["position"])
    return Rows(dict(found))


def part(name: str, rows: QuerySet[Any], parent: str | None = None, /, **columns: Any) -> Part:
    """Rows as `(name, object)`; `position` is a row's place among those under its parent."""
    columns = {"position": "position", **columns}
    if parent is not None:
        columns["parent"] = parent
    told = JSONObject(
        **{key: F(path) if isinstance(path, str) else path for key, path in columns.items()}
    )
    found: Part = (
        rows.order_by()
        .annotate(told_name=Value(name, CharField()), told_row=told)
        .values_list("told_name", "told_row")
    )
    return found
