"""Objects of a list read at once: what a strict serializer would answer for each, as long as
nothing is wrong with it. A serializer that is asked a thousand times asks itself a thousand times
what fields it has."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError as DjangoValidationError
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from foundation.http.fields import TOLD, TermField, VisibleRelatedField
from foundation.http.serializers import Strict

Read = Callable[[Any], Any]
OWN_WORD = ("run_validation", "to_internal_value", "validate")
"""What a serializer of its own may do otherwise."""


class NotPlain(Exception):
    """The serializer must read this one itself, and say what is wrong with it."""


class Plain:
    """Reads objects as `child` does, a serializer that judges its fields one by one."""

    def __init__(self, child: Strict) -> None:
        fields = list(child._writable_fields)
        self._known = frozenset(str(field.field_name) for field in fields)
        self._fields = [(str(f.field_name), f.required, _reader(f)) for f in fields]

    def read(self, told: Any) -> dict[str, Any]:
        """The object as the serializer validates it. Raises NotPlain."""
        if not isinstance(told, dict) or not self._known.issuperset(told):
            raise NotPlain
        found = {}
        for name, required, read in self._fields:
            if name in told:
                found[name] = read(told[name])
            elif required:
                raise NotPlain
        return found


def plain(child: Any) -> Plain | None:
    """How the objects of `child` are read at once; None where it has a word of its own, or its
    fields have."""
    if not isinstance(child, Strict) or getattr(child.root, "partial", False):
        return None
    if any(getattr(type(child), name) is not getattr(Strict, name) for name in OWN_WORD):
        return None
    if child.validators or not all(_is_plain(child, field) for field in child._writable_fields):
        return None
    return Plain(child)


def _is_plain(child: Strict, field: Any) -> bool:
    same = field.source == field.field_name and field.default is serializers.empty
    return same and not hasattr(child, f"validate_{field.field_name}")


def _reader(field: Any) -> Read:
    """How the field reads what is told; the two kinds that lists are full of without a detour."""
    if field.validators or type(field) not in (TermField, VisibleRelatedField):
        return _by_field(field)
    if isinstance(field, TermField):
        return _by_name(field, field.choice_strings_to_values)
    return _by_name(field, field.context.get(TOLD, {}).get(field.queryset.model, {}))


def _by_field(field: Any) -> Read:
    def read(told: Any) -> Any:
        if told is None and field.allow_null:
            return None
        try:
            return field.run_validation(told)
        except (ValidationError, DjangoValidationError) as wrong:
            raise NotPlain from wrong

    return read


def _by_name(field: Any, known: Mapping[str, Any]) -> Read:
    otherwise = _by_field(field)

    def read(told: Any) -> Any:
        found = known.get(told) if type(told) is str else None
        return otherwise(told) if found is None else found

    return read
