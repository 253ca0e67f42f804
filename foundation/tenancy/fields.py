"""Columns that every app's tables share."""

from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models

from foundation.danish import sort_key_sql
from foundation.tenancy.lookups import WithinExact, WithinIn
from foundation.vocabulary import Term

_Set = TypeVar("_Set")
_Get = TypeVar("_Get")

if TYPE_CHECKING:
    _CharField = models.CharField
else:

    class _CharField(models.CharField):
        """Only relations can be subscripted while the program runs; type checkers need it here."""

        def __class_getitem__(cls, _: Any) -> type:
            return cls


class _WithinMunicipality:
    """Joins and questions about rows at hand name the municipality too: every index begins with
    it, and one that is asked for a later column alone is read from end to end."""

    def get_extra_restriction(self: Any, alias: str | None, related_alias: str) -> Any:
        if alias is None:
            return None
        there, here = (m._meta.get_field("municipality") for m in (self.related_model, self.model))
        return here.get_lookup("exact")(here.get_col(related_alias), there.get_col(alias))

    def get_forward_related_filter(self: Any, obj: Any) -> dict[str, Any]:
        found: dict[str, Any] = super().get_forward_related_filter(obj)  # type: ignore[misc]
        return {**found, "municipality_id": obj.municipality_id}


class TenantForeignKey(_WithinMunicipality, models.ForeignKey[_Set, _Get]):
    """A reference to a row of the same municipality.

    The composite key of `tenant_constraints` guards it, so neither Django's own constraint nor
    its index on the column alone is made: the index that serves it begins with the municipality.
    """

    def __init__(self, to: Any, on_delete: Any, **kwargs: Any) -> None:
        super().__init__(to, on_delete, **{"db_index": False, "db_constraint": False} | kwargs)


class TenantOneToOne(_WithinMunicipality, models.OneToOneField[_Set, _Get]):
    """The only row of its kind for another row; `tenant_constraints` names the unique key.

    `_unique` is switched off because a OneToOneField insists on an index of the column alone;
    `once` makes the one that begins with the municipality.
    """

    def __init__(self, to: Any, on_delete: Any, **kwargs: Any) -> None:
        super().__init__(to, on_delete, **{"db_index": False, "db_constraint": False} | kwargs)
        self._unique = False


for _field in (TenantForeignKey, TenantOneToOne):
    for _lookup in (WithinExact, WithinIn):
        _field.register_lookup(_lookup)


class TermField(_CharField[_Set, _Get]):
    """A word of a vocabulary. Its Danish labels stay out of migrations: what is read on a
    screen is no part of the table."""

    def __init__(self, term: type[Term] | None = None, **kwargs: Any) -> None:
        if term is not None:
            kwargs["choices"] = term.choices()
        super().__init__(**{"max_length": 40} | kwargs)

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, path, args, kwargs


class DanishSortKey(models.Func):
    """The text in the order of the Danish alphabet, for a stored generated column.

    A changed table of letters needs a migration that drops and adds the column: the database
    keeps the expression it was made with.
    """

    template = sort_key_sql("%(expressions)s")
    output_field = models.TextField(db_collation="C")


def danish_order_of(field: str) -> models.GeneratedField:
    """A stored column to sort, search and page by, kept by the database."""
    return models.GeneratedField(
        expression=DanishSortKey(field),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )
