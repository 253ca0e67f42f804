"""How PostgreSQL would find the rows that a request asks for, were its tables large."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection

SEVERAL = "set_config("
"""Switching triggers off is a statement before the one it is for: two cannot be explained."""
READ = ("SELECT", "(SELECT", "UPDATE", "DELETE", "INSERT", "WITH")
LARGE = """
    UPDATE pg_class SET reltuples = 1000000, relpages = CASE relkind WHEN 'i' THEN 2 ELSE 1 END
    WHERE relkind IN ('r', 'i') AND relnamespace = 'public'::regnamespace
    AND pg_relation_size(oid) > 0
"""
"""Of small tables any plan is as good as any other, and which is taken is chance."""


@contextmanager
def whole_tables() -> Iterator[set[str]]:
    """Which tables statements read from end to end, with the statements."""
    found: set[str] = set()
    execute = psycopg.Cursor.execute
    with connection.cursor() as cursor:
        cursor.execute(LARGE)
        cursor.execute("SET LOCAL enable_seqscan = off")
        firsts = _first_columns(cursor)

    def explained(self: Any, query: Any, params: Any = None, **how: Any) -> Any:
        sql = str(query).lstrip()
        if sql.startswith(READ) and SEVERAL not in sql:
            beside = type(self)(self.connection, row_factory=psycopg.rows.tuple_row)
            told = execute(beside, f"EXPLAIN (FORMAT JSON, COSTS OFF) {query}", params).fetchone()
            plan = told[0] if isinstance(told[0], list) else json.loads(told[0])
            found.update(f"{step}: {sql}" for step in _unguided(plan[0]["Plan"], firsts))
        return execute(self, query, params, **how)

    psycopg.Cursor.execute = explained  # type: ignore[method-assign]
    try:
        yield found
    finally:
        psycopg.Cursor.execute = execute  # type: ignore[method-assign]


def _first_columns(cursor: Any) -> dict[str, str]:
    """The column that each index begins with."""
    cursor.execute(
        "SELECT x.indexrelid::regclass::text, a.attname FROM pg_index x JOIN pg_attribute a"
        " ON a.attrelid = x.indrelid AND a.attnum = x.indkey[0]"
    )
    return dict(cursor.fetchall())


def _unguided(step: dict[str, Any], firsts: dict[str, str]) -> Iterator[str]:
    """Steps of the plan that read every row, or every entry of an index that is not asked for
    what it begins with."""
    index = step.get("Index Name", "")
    first, asked = firsts.get(index, ""), step.get("Index Cond", "")
    if step["Node Type"] == "Seq Scan" or (index and not re.search(rf"\b{first}\b", asked)):
        yield f"{step.get('Relation Name', index)} [{asked} {step.get('Filter', '')}]"
    for inner in step.get("Plans", ()):
        yield from _unguided(inner, firsts)
