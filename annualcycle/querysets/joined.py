"""Rows of several tables as one list, which pages, counts and filters as a queryset does."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet


class Joined:
    """Parts with columns of the same names. A condition is asked of each part, before they are
    put together: the database takes none afterwards."""

    def __init__(
        self, parts: Sequence["QuerySet[Any]"], columns: Sequence[str], order: Sequence[Any] = ()
    ) -> None:
        self.parts, self.columns, self._order = parts, columns, order
        self.query, self.model = parts[0].query, parts[0].model

    def filter(self, condition: Q) -> "Joined":
        """The rows for which it holds."""
        return self.with_parts([part.filter(condition) for part in self.parts])

    def with_parts(self, parts: Sequence["QuerySet[Any]"]) -> "Joined":
        """The same list of other parts."""
        return Joined(parts, self.columns, self._order)

    def with_columns(self, **told: Any) -> "Joined":
        """The same list with more columns, which each part tells alike."""
        parts = [part.annotate(**told) for part in self.parts]
        return Joined(parts, (*self.columns, *told), self._order)

    def order_by(self, *order: Any) -> "Joined":
        return Joined(self.parts, self.columns, order)

    def count(self) -> int:
        return self._rows().count()

    def __getitem__(self, wanted: slice) -> Any:
        """The columns of the rows, in one statement."""
        return self._rows().order_by(*self._order)[wanted]

    def _rows(self) -> "QuerySet[Any, tuple[Any, ...]]":
        first, *others = (part.order_by().values_list(*self.columns) for part in self.parts)
        return first.union(*others, all=True)
