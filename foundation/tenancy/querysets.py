"""The door every table's reads go through."""

from typing import Any, Self, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Func, Model, QuerySet

_Row = TypeVar("_Row", bound=Model, covariant=True)


class TenantQuerySet(QuerySet[_Row, _Row]):
    """Rows of municipalities."""

    def of_municipality_of(self, reader: Any) -> Self:
        """Nobody but the administrator sees two municipalities; without an account, none."""
        if reader.is_administrator:
            return self
        return self.filter(municipality_id=reader.municipality_id)

    def visible_to(self, reader: Any) -> Self:
        """What this reader may know exists."""
        return self.of_municipality_of(reader)


def home_of(model: type[Model], pk: Any) -> "QuerySet[Any, Any]":
    """The municipality of a row of which only the id is at hand, for a question about what hangs
    on it: an index that begins with the municipality finds nothing by the id alone."""
    rows = model._base_manager.filter(pk=pk)
    return rows.values("municipality_id")[:1]


class IsOneOf(Func):
    """`IsOneOf(F("pk"), rows.values("pk"))`: a condition as `pk__in` is, whose rows the database
    finds first, once. Of `pk__in` it makes a join, which in a statement of many joins comes last,
    after it has read everything."""

    arg_joiner, template = " = ANY(", "(%(expressions)s))"
    output_field = BooleanField()

    def __init__(self, one: Any, rows: "QuerySet[Any]") -> None:
        super().__init__(one, ArraySubquery(rows))
