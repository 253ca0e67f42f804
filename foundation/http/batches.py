"""Lists of objects whose references are resolved together: one query per table, however many
objects there are."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from rest_framework import serializers

from foundation.http.fields import ASKED, RESOLVED, VisibleRelatedField


class BatchField(serializers.ListField):
    """A list of objects. Every id in them, and in the lists within them, is looked up before the
    objects are judged; what is wrong with one is said where it stands, as ever."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, list) and len(data) <= (self.max_length or len(data)):
            self._resolve(data)
        return super().to_internal_value(data)

    def _resolve(self, data: list[Any]) -> None:
        wanted: dict[Any, set[UUID]] = defaultdict(set)
        fields: dict[Any, Any] = {}
        for field, sent in _references(self.child, data):
            found = _uuid(sent)
            if found is not None:
                wanted[field.queryset.model].add(found)
                fields[field.queryset.model] = field
        context: Any = self.context
        for model, named in wanted.items():
            ids = named - context.get(ASKED, {}).get(model, set())
            if not ids:
                continue
            rows = {row.pk: row for row in fields[model].get_queryset().filter(pk__in=ids)}
            context.setdefault(RESOLVED, {}).setdefault(model, {}).update(rows)
            context.setdefault(ASKED, {}).setdefault(model, set()).update(ids)


def _references(child: Any, data: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Every reference that the objects make, with the field that reads it."""
    for name, field in getattr(child, "fields", {}).items():
        told = [one[name] for one in data if isinstance(one, Mapping) and name in one]
        if isinstance(field, VisibleRelatedField) and not field.read_only:
            yield from ((field, sent) for sent in told)
        elif isinstance(field, serializers.ListField):
            inner = [one for many in told if isinstance(many, list) for one in many]
            yield from _references(field.child, inner)


def _uuid(sent: Any) -> UUID | None:
    try:
        return UUID(sent) if isinstance(sent, str) else None
    except ValueError:
        return None
