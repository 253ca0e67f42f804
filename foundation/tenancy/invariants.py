"""Short words for the invariants that a table's row must keep; the database says no."""

from collections.abc import Sequence
from typing import Any

from django.db.models import (
    BaseConstraint,
    CheckConstraint,
    Deferrable,
    F,
    Func,
    Index,
    Q,
    UniqueConstraint,
)

_TENANT = "municipality"
_INDEX_NAME_ROOM = 6  # of the 30 characters a name may have, beside the longest table's name


def check(name: str, condition: "Q | Func[Any]") -> CheckConstraint:
    """A named condition that holds for every row."""
    return CheckConstraint(condition=condition, name=f"%(class)s_{name}")


def ordered(first: str, last: str) -> CheckConstraint:
    """The first comes no later than the last; an open end is in order."""
    return check(f"{first}_first", Q(**{f"{last}__gte": F(first)}))


def known_when(field: str, condition: Q) -> CheckConstraint:
    """The field is filled exactly when the condition holds."""
    empty = Q(**{f"{field}__isnull": True})
    return check(f"{field}_known", (condition & ~empty) | (~condition & empty))


def together(first: str, second: str, *, name: str = "") -> CheckConstraint:
    """Both are known or neither is. PostgreSQL cuts a name of more than 63 signs short."""
    one, two = Q(**{f"{first}__isnull": True}), Q(**{f"{second}__isnull": True})
    return check(name or f"{first}_with_{second}", (one & two) | (~one & ~two))


def some_of(name: str, *fields: str) -> CheckConstraint:
    """At least one of the fields is known."""
    known = Q()
    for field in fields:
        known |= Q(**{f"{field}__isnull": False})
    return check(name, known)


def said(*fields: str) -> list[BaseConstraint]:
    """What is not said is NULL, never an empty text, so that there is one way to say nothing."""
    return [check(f"{f}_said", Q(**{f"{f}__isnull": True}) | ~Q(**{f: ""})) for f in fields]


def once(*fields: str, where: Q | None = None, name: str | None = None) -> UniqueConstraint:
    """No two rows of the municipality share these fields (among those `where` holds)."""
    return UniqueConstraint(
        fields=[_TENANT, *fields],
        condition=where,
        name=f"%(class)s_{name or '_'.join(fields)}_once",
    )


def in_order(parent: str) -> UniqueConstraint:
    """Each position is taken once per parent; looked at when the transaction ends, because a
    reorder passes through doubles."""
    return UniqueConstraint(
        fields=[_TENANT, parent, "position"],
        name="%(class)s_position_once",
        deferrable=Deferrable.DEFERRED,
    )


def tenant_indexes(*fields: str) -> list[Index]:
    """One index per reference, led by the municipality."""
    return [Index(fields=[_TENANT, f], name=f"ix_%(class)s_{f[:_INDEX_NAME_ROOM]}") for f in fields]


def valid(**terms: Sequence[str]) -> list[BaseConstraint]:
    """Each named column holds one of its vocabulary's values (or nothing, where it may)."""
    return [
        CheckConstraint(condition=Q(**{f"{f}__in": list(v)}), name=f"%(class)s_{f}_valid")
        for f, v in terms.items()
    ]
