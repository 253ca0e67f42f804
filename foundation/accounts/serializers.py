"""Accounts as JSON."""

from typing import Any, ClassVar

from django.apps import apps
from django.conf import settings
from django.core.validators import RegexValidator
from rest_framework import serializers

from foundation.accounts.models import Grant, Token, User
from foundation.http.fields import StrictCharField, StrictIntegerField, VisibleRelatedField
from foundation.http.serializers import Represented
from foundation.tenancy.models import Municipality

STAMPS = ("id", "etag", "created_at", "modified_at")
SCOPE = r"^(\*|read|write|closed:read|[a-z][a-z-]{1,40}:(read|write))\Z"
MOST_DAYS = 730


class UserSerializer(Represented):
    municipality = VisibleRelatedField(
        queryset=Municipality.objects.all(), required=False, help_text="Kun for administratorer."
    )

    class Meta:
        model = User
        fields = (*STAMPS, "municipality", "name", "email", "is_service", "is_active")


class ChangedUserSerializer(Represented):
    class Meta:
        model = User
        fields = ("name", "email", "is_active")


class PlaceField(VisibleRelatedField):
    """An id of a higher app's row, which a grant keeps without a foreign key. The setting
    `GRANT_PLACES` names the model; one sees only what one may name."""

    def __init__(self, kind: str, **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(queryset=User.objects.none(), **kwargs)

    def get_queryset(self) -> Any:
        rows = apps.get_model(settings.GRANT_PLACES[self.kind])._default_manager
        return rows.visible_to(self.context["reader"])

    def to_internal_value(self, data: Any) -> Any:
        return super().to_internal_value(data).pk

    def use_pk_only_optimization(self) -> bool:
        return False

    def to_representation(self, value: Any) -> str:
        return str(value)


class GrantSerializer(Represented):
    committee = PlaceField("committee", source="committee_id", required=False, allow_null=True)
    department = PlaceField("department", source="department_id", required=False, allow_null=True)
    item = PlaceField("item", source="item_id", required=False, allow_null=True)

    class Meta:
        model = Grant
        fields = (
            *STAMPS,
            "user",
            "role",
            "committee",
            "department",
            "item",
            "starts_on",
            "ends_on",
        )


class ChangedGrantSerializer(Represented):
    class Meta:
        model = Grant
        fields = ("starts_on", "ends_on")


class Scopes(serializers.ListField):
    """What a token may be used for."""

    def __init__(self, **kwargs: Any) -> None:
        child = StrictCharField(max_length=60, validators=[RegexValidator(SCOPE)])
        super().__init__(child=child, allow_empty=False, max_length=50, **kwargs)


class TokenSerializer(Represented):
    scopes = Scopes(read_only=True)

    class Meta:
        model = Token
        fields = (*STAMPS, "user", "name", "prefix", "scopes", "expires_at", "revoked_at")


class IssuedTokenSerializer(TokenSerializer):
    """A token with its text, which nobody can read again."""

    token = serializers.CharField(read_only=True, help_text="Vises kun denne ene gang.")

    class Meta(TokenSerializer.Meta):
        fields = (*TokenSerializer.Meta.fields, "token")  # type: ignore[assignment]


class NewTokenSerializer(Represented):
    scopes = Scopes(required=False, default=lambda: ["*"])
    lifetime_days = StrictIntegerField(
        min_value=1, max_value=MOST_DAYS, default=365, write_only=True
    )

    class Meta:
        model = Token
        fields: ClassVar = ("name", "scopes", "lifetime_days")
        extra_kwargs: ClassVar = {"name": {"min_length": 1}}
