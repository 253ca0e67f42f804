"""Many rows written in one statement."""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

STAMPS = ("version", "created_at", "modified_at")


def add_rows(
    model: type[Model], columns: Sequence[str], lines: Iterable[Sequence[Any]], **same: Any
) -> None:
    """New rows that nobody has made objects of: each line has a value for each of the columns, ids,
    texts, numbers or None; `same` is what all of them have. A thousand objects take longer to make
    and to take apart than all the rest of a request."""
    meta: Any = model._meta
    told = [[str(meta.pk.get_default()), *line] for line in lines]
    if not told:
        return
    same = {name: meta.get_field(name).get_default() for name in STAMPS} | same
    own = [meta.pk, *(meta.get_field(name) for name in columns)]
    every = [*own, *(meta.get_field(name) for name in same)]
    names = ", ".join(connection.ops.quote_name(field.column) for field in every)
    read = [f"(line->>{n})::{_type(field)}" for n, field in enumerate(own)]
    put, table = ", ".join([*read, *("%s" for _ in same)]), connection.ops.quote_name(meta.db_table)
    told_rows = "jsonb_array_elements(%s::jsonb) WITH ORDINALITY AS told (line, n) ORDER BY n"
    with connection.cursor() as cursor:  # Names of columns are all that is put into the text.
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {put} FROM {told_rows}",  # noqa: S608  # nosec B608
            [*same.values(), json.dumps(told, default=str)],
        )


def store_rows(rows: Sequence[Model], columns: Sequence[str]) -> None:
    """Write those columns of rows of one model as they stand in memory. Django's `bulk_update`
    does the same with a CASE for each row in each column, which takes longer to build than all
    the rest of a request."""
    if not rows:
        return
    meta = rows[0]._meta
    fields: list[Any] = [meta.pk, *(meta.get_field(name) for name in columns)]
    types = [_type(field) for field in fields]
    own, *others = [connection.ops.quote_name(field.column) for field in fields]
    line = f"({', '.join(f'%s::{kind}' for kind in types)})"
    values = [
        field.get_db_prep_save(getattr(row, field.attname), connection)
        for row in rows
        for field in fields
    ]
    table, lines = connection.ops.quote_name(meta.db_table), ", ".join([line] * len(rows))
    sets = ", ".join(f"{name} = told.{name}" for name in others)
    told = f"(VALUES {lines}) AS told ({', '.join([own, *others])})"
    found = f"FROM {told} WHERE standing.{own} = told.{own}"
    with connection.cursor() as cursor:  # Names of columns are all that is put into the text.
        cursor.execute(f"UPDATE {table} AS standing SET {sets} {found}", values)  # noqa: S608  # nosec B608


def _type(field: Any) -> str:
    """The type of a column without its length: a cast to varchar(n) cuts a text off without a
    word; the column itself says no."""
    return re.sub(r"\(.*\)", "", field.db_type(connection))
