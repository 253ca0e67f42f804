"""A second connection to the tests' database: somebody else who holds a lock, or ends ours."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import psycopg
from django.db import connection

from foundation.outbox.models import Message


@contextmanager
def second_connection() -> Iterator["psycopg.Connection[Any]"]:
    """What it does is taken back at the end."""
    told = connection.settings_dict
    names = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
    known = {name: told[key] for name, key in names.items() if told[key]}
    with closing(psycopg.connect(dbname=told["NAME"], **known)) as found:
        yield found


@contextmanager
def table_locked(table: str) -> Iterator[None]:
    """Somebody else holds the table; our patience is short."""
    with second_connection() as other:
        other.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE NOWAIT")
        _be_impatient()
        yield


@contextmanager
def letter_being_written(letter: Message) -> Iterator[None]:
    """Somebody else is writing the same letter and does not come to an end."""
    fields = letter._meta.concrete_fields
    values = [
        field.get_db_prep_save(getattr(letter, field.attname), connection) for field in fields
    ]
    columns, holes = (
        ", ".join(str(field.column) for field in fields),
        ", ".join("%s" for _ in fields),
    )
    with second_connection() as other:
        other.execute(f"INSERT INTO outbox_message ({columns}) VALUES ({holes})", values)  # noqa: S608
        _be_impatient()
        yield


def _be_impatient() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '200ms'")
