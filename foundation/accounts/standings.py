"""Standings of a user, gathered in one query.

Grants are stored here; memberships, substitutions and consultees live in higher apps. Each of
those registers one source in the setting `STANDING_SOURCES`: the dotted path of a function
that takes a user's id and answers rows in the shape of `COLUMNS`, joined by UNION ALL.
"""

from collections.abc import Callable
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import BooleanField as Boolean
from django.db.models import CharField, DateField, QuerySet, UUIDField, Value
from django.db.models.functions import Cast
from django.utils.module_loading import import_string

from foundation.accounts.models import Grant
from foundation.accounts.reader import Standing
from foundation.accounts.vocabulary import Role
from foundation.tenancy.prepared import HOLE, kept_statement

COLUMNS = (
    "s_role",
    "s_municipality",
    "s_committee",
    "s_department",
    "s_meeting",
    "s_item",
    "s_hearing",
    "s_since",
    "s_until",
    "s_counts",
    "s_person",
)
# PostgreSQL matches the types of a union pair by pair: two bare NULLs would become text.
NO_ID = Cast(Value(None), UUIDField())
NO_DAY = Cast(Value(None), DateField())
YES = Value(value=True, output_field=Boolean())

Source = Callable[[UUID], "QuerySet[Any, tuple[Any, ...]]"]


def shape(rows: QuerySet[Any], **given: Any) -> "QuerySet[Any, tuple[Any, ...]]":
    """Rows in the shape of `COLUMNS`; what is not `given` (by name without `s_`) is empty."""
    empty = {"since": NO_DAY, "until": NO_DAY, "counts": YES}
    values = {c: given.get(c[2:], empty.get(c[2:], NO_ID)) for c in COLUMNS}
    found: QuerySet[Any, tuple[Any, ...]] = rows.order_by().annotate(**values).values_list(*COLUMNS)
    return found


def role(value: Role) -> Value:
    """A constant role as a column."""
    return Value(value.value, output_field=CharField())


def grants_of(user_id: UUID) -> "QuerySet[Any, tuple[Any, ...]]":
    """The stored roles."""
    from django.db.models import F

    return shape(
        Grant.objects.filter(user_id=user_id),
        role=Cast(F("role"), CharField()),
        municipality=F("user__municipality_id"),
        committee=F("committee_id"),
        department=F("department_id"),
        item=F("item_id"),
        since=F("starts_on"),
        until=F("ends_on"),
    )


@cache
def _sources() -> tuple[Source, ...]:
    return tuple(import_string(path) for path in settings.STANDING_SOURCES)


def of_somebody() -> "QuerySet[Any, tuple[Any, ...]]":
    """What all sources tell of whoever fills the hole."""
    first, *others = [source(HOLE) for source in _sources()]
    return first.union(*others, all=True) if others else first


def standings_of(user_id: UUID) -> tuple[tuple[Standing, ...], UUID | None]:
    """All standings, and the person the account belongs to, if any."""
    rows = kept_statement("standings", of_somebody).run(user_id)
    person = next((row[10] for row in rows if row[10]), None)
    return tuple(Standing(Role(row[0]), *row[1:10]) for row in rows), person
