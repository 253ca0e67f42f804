"""Questions about a row at hand, such as `filter(item=item)`, `item.blocks.all()` or
`filter(item=OuterRef("pk"))`.

Django asks for the row's id alone. Every index begins with the municipality, and one that is
asked for a later column alone is read from end to end: these lookups name the municipality of the
row too, which the composite foreign keys hold to be the same.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import ForeignKey, Model
from django.db.models.expressions import Col
from django.db.models.fields.related_lookups import RelatedExact, RelatedIn

_Sql = tuple[str, Any]


def _homes_of(rows: Sequence[Any]) -> Any:
    """The municipalities of the rows; none if one of them is a bare id. Where they were not read,
    as of what is deleted along with something else, the database knows them."""
    if not rows or not all(isinstance(row, Model) for row in rows):
        return []
    homes = {row.__dict__.get("municipality_id") for row in rows}
    if None not in homes:
        return sorted(homes)
    same = type(rows[0])._base_manager.filter(pk__in=[row.pk for row in rows])
    return same.values("municipality_id").query


def _home_beside(column: Col) -> Any:
    """The municipality of the row in which the column stands."""
    home: Any = column.target.model._meta.get_field("municipality")
    return home.get_col(column.alias)


class _Within:
    """Adds the municipality, where the reference is a column of the table that is read."""

    lhs: Any
    homes: Any

    def as_sql(self, compiler: Any, connection: Any) -> _Sql:
        sql, params = super().as_sql(compiler, connection)  # type: ignore[misc]
        told = self._told() if isinstance(self.lhs, Col) else None
        if told is None or self.lhs.target is not self.lhs.output_field:
            return sql, params
        name, home = told
        own = _home_beside(self.lhs)
        within, given = compiler.compile(own.target.get_lookup(name)(own, home))
        return f"({sql} AND {within})", (*params, *given)

    def _told(self) -> tuple[str, Any] | None:
        """How the municipality is asked for, and which it is."""
        return ("in", self.homes) if self.homes else None


class WithinExact(_Within, RelatedExact):
    """`item=item`, within the municipality of the item, and `item=OuterRef("pk")`, within that of
    the row outside."""

    def get_prep_lookup(self) -> Any:
        self.homes = _homes_of([self.rhs])
        return super().get_prep_lookup()

    def _told(self) -> tuple[str, Any] | None:
        other: Any = self.rhs
        if not isinstance(other, Col):
            return super()._told()
        model = self.lhs.target.related_model
        is_key = other.target.primary_key and other.target.model is model
        is_same = isinstance(other.target, ForeignKey) and other.target.related_model is model
        return ("exact", _home_beside(other)) if is_key or is_same else None


class WithinIn(_Within, RelatedIn):
    """`item__in=items`, within the municipalities of the items."""

    def get_prep_lookup(self) -> Any:
        self.homes = []
        if self.rhs_is_direct_value():
            self.rhs = list(self.rhs)
            self.homes = _homes_of(self.rhs)
        return super().get_prep_lookup()
