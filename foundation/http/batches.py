"""Lists of objects whose references are resolved together: one query per table, however many
objects there are."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from foundation.http.fields import TOLD, VisibleRelatedField
from foundation.http.plain_objects import NotPlain, plain


class BatchField(serializers.ListField):
    """A list of objects. Every id in them, and in the lists within them, is looked up before the
    objects are judged; what is wrong with one is said where it stands, as ever. Of a list that is
    too long nothing is looked up."""

    def to_internal_value(self, data: Any) -> Any:
        inner = isinstance(getattr(self.parent, "parent", None), BatchField)
        if isinstance(data, list) and self.max_length is not None and len(data) > self.max_length:
            self.fail("max_length", max_length=self.max_length)
        if isinstance(data, list) and not inner:
            self._resolve(data)
        return super().to_internal_value(data)

    def run_child_validation(self, data: Any) -> Any:
        """Every object, or what is wrong with each."""
        at_once = plain(self.child)
        if at_once is None:
            return super().run_child_validation(data)
        found, wrong = [], dict[Any, Any]()
        for place, told in enumerate(data):
            try:
                found.append(at_once.read(told))
            except NotPlain:
                try:
                    found.append(self.child.run_validation(told))
                except ValidationError as error:
                    wrong[place] = error.detail
        if wrong:
            raise ValidationError(wrong)
        return found

    def _resolve(self, data: list[Any]) -> None:
        context: Any = self.context
        known = context.setdefault(TOLD, {})
        wanted: dict[Any, set[str]] = defaultdict(set)
        fields: dict[Any, Any] = {}
        for field, sent in _references(self.child, data):
            model = field.queryset.model
            wanted[model] |= sent - known.get(model, {}).keys()
            fields[model] = field
        for model, field in fields.items():
            ids = {told: pk for told in wanted[model] if (pk := _uuid(told)) is not None}
            if ids:
                rows = field.get_queryset().in_bulk(set(ids.values()))
                known.setdefault(model, {}).update({t: rows.get(pk) for t, pk in ids.items()})


def _references(child: Any, data: list[Any]) -> Iterator[tuple[Any, set[str]]]:
    """What the objects refer to, with each field that reads it."""
    for name, field in getattr(child, "fields", {}).items():
        told = [one[name] for one in data if isinstance(one, dict) and name in one]
        if isinstance(field, VisibleRelatedField) and not field.read_only:
            yield field, {sent for sent in told if isinstance(sent, str)}
        elif isinstance(field, serializers.ListField):
            inner = [one for many in told if isinstance(many, list) for one in many]
            yield from _references(field.child, inner)


def _uuid(sent: str) -> UUID | None:
    try:
        return UUID(sent)
    except ValueError:
        return None
