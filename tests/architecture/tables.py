"""What the tests of the tables read: the models, and what PostgreSQL really has."""

from collections import defaultdict

from django.apps import apps
from django.db import connection
from django.db.models import Model

from foundation.tenancy.models import TenantModel

ROOTS = (
    "foundation",
    "committees",
    "meetings",
    "agenda",
    "proceedings",
    "minutes",
    "hearings",
    "annualcycle",
    "reminders",
    "publication",
    "interchange",
    "desk",
)


def own_models() -> list[type[Model]]:
    """Every concrete model of the project, without the tables of evidence."""
    return [
        model
        for model in apps.get_models()
        if model.__module__.split(".")[0] in ROOTS and not hasattr(model, "pgh_tracked_model")
    ]


def tenant_models() -> list[type[TenantModel]]:
    """Every table of rows that belong to one municipality."""
    return [model for model in own_models() if issubclass(model, TenantModel)]


def evidence_models() -> list[type[Model]]:
    """The tables that keep every version of a row with legal effect."""
    return [model for model in apps.get_models() if hasattr(model, "pgh_tracked_model")]


def composite_keys() -> set[tuple[str, str, str]]:
    """Foreign keys `(municipality_id, column) -> target (municipality_id, id)`."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT c.conrelid::regclass::text, own.attname, c.confrelid::regclass::text
            FROM pg_constraint c
            JOIN pg_attribute first ON first.attrelid = c.conrelid AND first.attnum = c.conkey[1]
            JOIN pg_attribute own ON own.attrelid = c.conrelid AND own.attnum = c.conkey[2]
            JOIN pg_attribute f1 ON f1.attrelid = c.confrelid AND f1.attnum = c.confkey[1]
            JOIN pg_attribute f2 ON f2.attrelid = c.confrelid AND f2.attnum = c.confkey[2]
            WHERE c.contype = 'f' AND cardinality(c.conkey) = 2 AND c.convalidated
              AND first.attname = 'municipality_id'
              AND f1.attname = 'municipality_id' AND f2.attname = 'id'
            """
        )
        return {(row[0], row[1], row[2]) for row in cursor.fetchall()}


def indexes() -> dict[str, list[tuple[str, list[str]]]]:
    """Per table the name and columns of every index but the primary key's."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT i.indrelid::regclass::text, i.indexrelid::regclass::text,
                   array_agg(pg_get_indexdef(i.indexrelid, k, true) ORDER BY k)
            FROM pg_index i
            CROSS JOIN LATERAL generate_series(1, i.indnkeyatts) k
            WHERE NOT i.indisprimary
            GROUP BY 1, 2
            """
        )
        found: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
        for table, name, columns in cursor.fetchall():
            found[table].append((name, columns))
        return found
