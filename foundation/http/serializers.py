"""Serializers that know their reader and refuse what they do not know."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from foundation.http import fields
from foundation.tenancy.models import etag_of


class Strict(serializers.Serializer[Any]):
    """Refuses unknown members; a read-only member must be what it is now.

    `context["current"]` holds the present representation when a row is patched.
    """

    default_error_messages: ClassVar = {"not_an_object": "Skal være et objekt."}

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, Mapping):
            raise ValidationError(
                {"non_field_errors": [ErrorDetail("Skal være et objekt.", "not_an_object")]}
            )
        wrong = self._foreign_members(data)
        try:
            value = super().to_internal_value(data)
        except ValidationError as error:
            raise ValidationError({**wrong, **error.detail}) from error  # type: ignore[dict-item]
        if self.parent is not None and getattr(self.root, "partial", False):
            wrong |= self._complete(value)
        if wrong:
            raise ValidationError(wrong)
        return value

    def _complete(self, value: dict[str, Any]) -> dict[str, Any]:
        """A patch leaves out fields of the row itself; an object inside it is always whole."""
        wrong: dict[str, Any] = {}
        for field in self._writable_fields:
            name = str(field.source)
            if name in value:
                continue
            if field.required:
                wrong[str(field.field_name)] = [ErrorDetail("Skal udfyldes.", "required")]
            elif field.default is not serializers.empty:
                value[name] = field.default() if callable(field.default) else field.default
        return wrong

    def _foreign_members(self, data: Mapping[str, Any]) -> dict[str, Any]:
        writable = {f.field_name for f in self._writable_fields}
        current: dict[str, Any] = self.context.get("current", {}) if self.parent is None else {}
        known = set(self.fields) | set(self.context.get("read_fields", ()))
        wrong: dict[str, Any] = {}
        for name in data:
            if name in writable or (name in current and current[name] == data[name]):
                continue
            if name in known or name in current:
                wrong[name] = [ErrorDetail("Kan ikke ændres her.", "read_only")]
            else:
                wrong[name] = [ErrorDetail("Feltet kendes ikke.", "unknown_field")]
        return wrong


class Override(Strict):
    """A warning that is set aside, and why."""

    code = fields.StrictCharField(max_length=80)
    reason = fields.StrictCharField(max_length=1000)


class Body(Strict):
    """What a verb is sent; every verb may be sent overrides of warnings."""

    overrides = Override(many=True, required=False)


class Represented(Strict, serializers.ModelSerializer[Any]):
    """A row: strict fields by column type, a label beside every term, etag and times."""

    serializer_field_mapping = {
        **serializers.ModelSerializer.serializer_field_mapping,
        models.CharField: fields.StrictCharField,
        models.TextField: fields.StrictCharField,
        models.EmailField: fields.StrictEmailField,
        models.IntegerField: fields.StrictIntegerField,
        models.PositiveIntegerField: fields.StrictIntegerField,
        models.PositiveSmallIntegerField: fields.StrictIntegerField,
        models.SmallIntegerField: fields.StrictIntegerField,
        models.BigIntegerField: fields.StrictIntegerField,
        models.DecimalField: fields.StrictDecimalField,
        models.BooleanField: fields.StrictBooleanField,
        models.DateTimeField: fields.StrictDateTimeField,
        models.DateField: fields.StrictDateField,
        models.TimeField: fields.StrictTimeField,
        models.UUIDField: fields.StrictUUIDField,
    }
    serializer_choice_field = fields.TermField
    serializer_related_field = fields.VisibleRelatedField

    etag = serializers.SerializerMethodField(help_text="Stærk validator af rækkens egne felter.")

    def get_unique_together_validators(self) -> list[Any]:
        """None: the database says what is unique, as a 409 and not as bad input."""
        return []

    def get_etag(self, row: Any) -> str:
        return etag_of(row, self.context["reader"])

    def to_representation(self, row: Any) -> dict[str, Any]:
        """The row as this reader may know it: times that move openly, verbs where asked for."""
        shown: dict[str, Any] = super().to_representation(row)
        reader = self.context.get("reader")
        if "modified_at" in shown and hasattr(row, "sees_hidden") and not row.sees_hidden(reader):
            shown["modified_at"] = fields.moment_json(row.open_modified_at)
        if "verbs_of" in self.context and self.root in (self, self.parent):
            shown["verbs"] = self.context["verbs_of"](row)
        return shown

    def get_fields(self) -> dict[str, Any]:
        found = super().get_fields()
        labelled: dict[str, Any] = {}
        for name, field in found.items():
            labelled[name] = field
            if isinstance(field, fields.TermField) and not field.write_only:
                source = {"source": field.source} if field.source not in (None, name) else {}
                label = fields.LabelField(field, **(source or {"source": name}))
                labelled[f"{name}_label"] = label
        return labelled
