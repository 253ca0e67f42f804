"""A body that a route may well accept: every field given as plainly as it can be."""

from typing import Any

from django.apps import apps
from django.conf import settings
from rest_framework import fields as f
from rest_framework import relations
from rest_framework import serializers as s

from foundation.clock import today
from tests.http.hostile import writable
from tests.http.rows import Rows

TEXT = "Indkomst < 100.000 & <script>alert('x')</script>"

SAMPLES = (
    (f.EmailField, "nogen@egernborg.example"),
    (f.BooleanField, True),
    (f.DecimalField, 1),
    (f.DateTimeField, f"{today()}T12:00:00+01:00"),
    (f.DateField, str(today())),
    (f.TimeField, "12:00"),
)


def model_behind(field: Any) -> Any:
    """The model whose ids a field takes; None for fields that take no id."""
    field = getattr(field, "child_relation", field)
    queryset: Any = getattr(field, "queryset", None)
    if not isinstance(field, relations.RelatedField) or queryset is None:
        return None
    kind = getattr(field, "kind", None)
    return apps.get_model(settings.GRANT_PLACES[kind]) if kind else queryset.model


def body_of(serializer: type[Any], rows: Rows, *, whole: bool = False) -> dict[str, Any]:
    """The required fields of a body (or, `whole`, all of them) with values that fit."""
    given = writable(serializer)
    return {name: value_of(x, rows) for name, x in given.items() if whole or x.required}


def value_of(field: Any, rows: Rows) -> Any:
    """A value that fits the field, as far as its kind tells."""
    model = model_behind(field)
    if model is not None:
        found: Any = str(rows.of(model).pk)
        return [found] if hasattr(field, "child_relation") else found
    if isinstance(field, s.Serializer):
        return body_of(type(field), rows)
    if isinstance(field, f.ListField | s.ListSerializer):
        return [value_of(field.child, rows)]
    return _plain(field)


def _plain(field: Any) -> Any:
    if isinstance(field, f.ChoiceField):
        return next(iter(field.choices))
    if isinstance(field, f.IntegerField):
        return max(1, field.min_value or 1)
    if isinstance(field, f.CharField) and not isinstance(field, f.EmailField):
        return TEXT[: getattr(field, "max_length", None) or len(TEXT)].strip()
    return next((value for kind, value in SAMPLES if isinstance(field, kind)), {})
