"""The door every table's reads go through."""

from typing import Any, Self, TypeVar

from django.db.models import Model, QuerySet

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
