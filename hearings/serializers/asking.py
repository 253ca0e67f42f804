"""Those who are heard, as JSON."""

from typing import Any
from uuid import UUID

from rest_framework import serializers

from committees.models import Committee, Person
from foundation.http.fields import (
    StrictCharField,
    StrictEmailField,
    StrictUUIDField,
    VisibleRelatedField,
)
from foundation.http.serializers import Represented
from hearings.models import Consultee

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
            "answered_at",
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
