"""Those who are heard, as JSON."""

from datetime import datetime
from typing import Any
from uuid import UUID

from rest_framework import serializers

from committees.models import Committee, Person
from foundation.http.fields import (
    StrictCharField,
    StrictDateField,
    StrictEmailField,
    StrictUUIDField,
    TermField,
    VisibleRelatedField,
    moment_json,
)
from foundation.http.serializers import Body, Represented
from hearings.models import Consultee
from hearings.vocabulary import ConsulteeState

ONE_ONLY = "En høringspart er et udvalg eller en person, ikke begge dele."


STAMPS = ("id", "etag", "created_at", "modified_at")


def _fault(code: str, detail: str) -> list[Any]:
    return [serializers.ErrorDetail(detail, code)]


class GatheredField(VisibleRelatedField):
    """An id in a list of many: resolved among the rows the list has gathered, if one has."""

    def to_internal_value(self, data: Any) -> Any:
        gathered = self.context.get("gathered")
        if gathered is None:
            return super().to_internal_value(data)
        row = gathered[self.field_name].get(StrictUUIDField().to_internal_value(data))
        return row if row is not None else self.fail("does_not_exist", pk_value=data)


class ConsulteeList(serializers.ListField):
    """Many consultees; their references are read in one query for each kind."""

    def to_internal_value(self, data: Any) -> list[Any]:
        rows = data if isinstance(data, list) else []
        child: Any = self.child
        context: Any = self.context
        context["gathered"] = {
            name: self.gathered(field, [r.get(name) for r in rows if isinstance(r, dict)])
            for name, field in child.fields.items()
            if isinstance(field, GatheredField)
        }
        found: list[Any] = super().to_internal_value(data)
        return found

    def gathered(self, field: GatheredField, ids: list[Any]) -> dict[UUID, Any]:
        """The rows of the ids that the reader may see."""
        wanted = {known for known in map(_id, ids) if known is not None}
        found: dict[UUID, Any] = field.get_queryset().in_bulk(wanted) if wanted else {}
        return found


def _id(text: Any) -> UUID | None:
    try:
        return UUID(text) if isinstance(text, str) else None
    except ValueError:
        return None


class ExtensionSerializer(serializers.Serializer[Any]):
    """More time, and why; `extended_at` is when it was given."""

    old_deadline = serializers.DateField()
    new_deadline = serializers.DateField()
    reason = serializers.CharField()
    extended_at = serializers.SerializerMethodField()

    def get_extended_at(self, told: dict[str, Any]) -> datetime:
        return moment_json(datetime.fromisoformat(told["created_at"]))  # type: ignore[return-value]


class NewConsulteeSerializer(Represented):
    """A committee, a person, or a name with an address."""

    committee = GatheredField(queryset=Committee.objects.all(), required=False, allow_null=True)
    person = GatheredField(queryset=Person.objects.all(), required=False, allow_null=True)
    name = StrictCharField(max_length=200, required=False)
    email = StrictEmailField(required=False, allow_blank=True)

    class Meta:
        model = Consultee
        fields = ("committee", "person", "name", "email", "deadline")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        named = [name for name in ("committee", "person") if attrs.get(name)]
        if len(named) > 1:
            raise serializers.ValidationError({"person": _fault("one_only", ONE_ONLY)})
        if not named and not attrs.get("name"):
            raise serializers.ValidationError({"name": _fault("required", "Angiv et navn.")})
        return attrs


class ConsulteeSerializer(Represented):
    """A consultee. The address is for those who run the hearing and for the one it belongs to."""

    email = serializers.SerializerMethodField()
    last_day = serializers.DateField(read_only=True, allow_null=True)
    state = TermField(choices=ConsulteeState.choices(), read_only=True)
    extensions = ExtensionSerializer(many=True, read_only=True, source="told_extensions")

    class Meta:
        model = Consultee
        fields = (
            *STAMPS,
            "hearing",
            "position",
            "committee",
            "person",
            "name",
            "email",
            "state",
            "deadline",
            "last_day",
            "invited_at",
            "seen_at",
            "reminded_at",
            "answered_at",
            "declined_at",
            "waived_at",
            "waive_reason",
            "no_reply_at",
            "item",
            "extensions",
        )

    def get_email(self, row: Consultee) -> str | None:
        reader = self.context["reader"]
        own = row.person_id is not None and row.person_id == reader.person_id
        return str(row.email) if own or row.hearing.sees_hidden(reader) else None


class ChangedConsulteeSerializer(Represented):
    email = StrictEmailField(required=False, allow_blank=True)

    class Meta:
        model = Consultee
        fields = ("name", "email", "deadline")


class WaiveBody(Body):
    reason = StrictCharField(max_length=2000)


class ExtendConsulteeBody(Body):
    deadline = StrictDateField()
    reason = StrictCharField(max_length=2000)
