"""Organs and people as JSON."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from committees.models import (
    Committee,
    CouncilTerm,
    Department,
    Membership,
    Party,
    Person,
)
from committees.settings import as_json, faults_in
from foundation.http.fields import StrictCharField, VisibleRelatedField
from foundation.http.serializers import Represented
from foundation.tenancy.models import Municipality

STAMPS = ("id", "etag", "created_at", "modified_at")


class MunicipalitySerializer(Represented):
    code = StrictCharField(min_length=3, max_length=3)

    class Meta:
        model = Municipality
        fields = (*STAMPS, "code", "name", "shows_planned_hearings")


class Rooted(Represented):
    """A row at the root of a municipality; an administrator names which."""

    municipality = VisibleRelatedField(
        queryset=Municipality.objects.all(), required=False, help_text="Kun for administratorer."
    )


class DepartmentSerializer(Rooted):
    class Meta:
        model = Department
        fields = (*STAMPS, "municipality", "name", "kind", "superior", "email")


class CouncilTermSerializer(Rooted):
    class Meta:
        model = CouncilTerm
        fields = (*STAMPS, "municipality", "name", "starts_on", "ends_on")


class PartySerializer(Rooted):
    class Meta:
        model = Party
        fields = (*STAMPS, "municipality", "name", "list_letter", "valid_from", "valid_to")


class PersonSerializer(Rooted):
    class Meta:
        model = Person
        fields = (*STAMPS, "municipality", "name", "email", "user")


class Names(serializers.ListField):
    """Rows with a name, shown as their names alone."""

    def to_representation(self, data: Any) -> list[str]:
        return [row.name for row in data.all()]


class SettingsField(serializers.JSONField):
    """An object of differences from the defaults of the committee's kind."""

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        if not isinstance(data, dict):
            raise ValidationError([ErrorDetail("Skal være et objekt.", "not_an_object")])
        faults = {name: [ErrorDetail(said, code)] for name, code, said in faults_in(data)}
        if faults:
            raise ValidationError(faults)
        return data


class CommitteeSerializer(Rooted):
    settings = SettingsField(required=False)
    effective_settings = serializers.SerializerMethodField()

    @extend_schema_field({"type": "object", "additionalProperties": True})
    def get_effective_settings(self, row: Committee) -> dict[str, Any]:
        return as_json(row.effective)

    aliases = Names(child=StrictCharField(max_length=200), required=False, max_length=50)

    class Meta:
        model = Committee
        fields = (
            *STAMPS,
            "municipality",
            "name",
            "aliases",
            "kind",
            "seats",
            "council_term",
            "term_from_year",
            "term_to_year",
            "predecessor",
            "numbering",
            "numbering_start",
            "email",
            "secretariat_email",
            "settings",
            "effective_settings",
        )


class MembershipSerializer(Represented):
    class Meta:
        model = Membership
        fields = (
            *STAMPS,
            "committee",
            "person",
            "role",
            "starts_on",
            "ends_on",
            "voting_right",
            "party",
            "organisation",
            "electoral_group",
            "label_printed",
        )
