"""OpenAPI 3.1 from the resources themselves, with an example for every operation."""

import re
from collections.abc import Iterator
from typing import Any, Literal

from drf_spectacular.extensions import (
    OpenApiAuthenticationExtension,
    OpenApiSerializerFieldExtension,
)
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework import serializers

from foundation.http.example import example_of


class FaultSchema(serializers.Serializer[Any]):
    pointer = serializers.CharField()
    code = serializers.CharField()
    detail = serializers.CharField()


class ReasonSchema(serializers.Serializer[Any]):
    code = serializers.CharField()
    rule = serializers.CharField()
    detail = serializers.CharField()


class Problem(serializers.Serializer[Any]):
    """Problem details (RFC 9457)."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField(allow_blank=True)
    code = serializers.CharField()
    errors = FaultSchema(many=True, required=False)  # type: ignore[assignment]
    rule = serializers.CharField(required=False)
    overridable = serializers.BooleanField(required=False)
    reasons = ReasonSchema(many=True, required=False)
    warnings = ReasonSchema(many=True, required=False)


class VerbState(serializers.Serializer[Any]):
    verb = serializers.CharField()
    allowed = serializers.BooleanField()
    reasons = ReasonSchema(many=True)
    warnings = ReasonSchema(many=True)


class VerbStates(serializers.Serializer[Any]):
    verbs = VerbState(many=True)


PROBLEM = OpenApiResponse(Problem, description="Problem details (RFC 9457)")
OPEN_TO_ALL = "anonymous"
PROBLEM_MEDIA = "application/problem+json"
HEADER: Literal["header"] = "header"
QUERY: Literal["query"] = "query"
IF_MATCH = OpenApiParameter(
    "If-Match", str, HEADER, required=True, description="Rækkens etag (RFC 9110 § 13.1.1)."
)
IDEMPOTENCY = OpenApiParameter("Idempotency-Key", str, HEADER, description="Gemmes i 24 timer.")
DRY_RUN = OpenApiParameter("dry_run", OpenApiTypes.BOOL, QUERY, description="Prøv uden at gemme.")
LISTING = [
    OpenApiParameter("limit", OpenApiTypes.INT, QUERY, description="1-200, ellers 50."),
    OpenApiParameter("cursor", str, QUERY),
    OpenApiParameter("count", OpenApiTypes.BOOL, QUERY),
    OpenApiParameter("modified_since", OpenApiTypes.DATETIME, QUERY),
]

PARAMETERS = {
    "list": LISTING,
    "create": [IDEMPOTENCY, DRY_RUN],
    "partial_update": [IF_MATCH, DRY_RUN],
    "destroy": [IF_MATCH, DRY_RUN],
}


class Schema(AutoSchema):
    """Reads body, answer and parameters from a resource's declarations."""

    view: Any

    def get_tags(self) -> list[str]:
        return [self.view.resource]

    def get_operation_id(self) -> str:
        words = re.findall(
            r"[a-z0-9]+", re.sub(r"{[a-z_]+}", "", self.path.removeprefix("/api/v1/"))
        )
        name, action = "_".join(words), getattr(self.view, "action", "")
        # Serving a first request adds HEAD to a view's actions; the name must not follow.
        served = [done for method, done in (self.view.action_map or {}).items() if method != "head"]
        if not action or served.count(action) > 1:
            action = self.method.lower()
        return name if self._verb() else f"{name}_{action}"

    def _verb(self) -> Any:
        method = getattr(self.view, getattr(self.view, "action", "") or "", None)
        return getattr(method, "verb", None)

    def get_request_serializer(self) -> Any:
        verb = self._verb()
        if verb is not None:
            return verb.body
        named = {"create": "create_serializer", "partial_update": "update_serializer"}
        attribute = named.get(getattr(self.view, "action", ""))
        if attribute and getattr(self.view, attribute, None) is not None:
            return getattr(self.view, attribute)
        return super().get_request_serializer()

    def get_response_serializers(self) -> Any:
        declared = super().get_response_serializers()
        if isinstance(declared, dict):
            return {**declared, ("default", PROBLEM_MEDIA): PROBLEM}
        verb, action = self._verb(), getattr(self.view, "action", "")
        answer = (verb.answers if verb else None) or getattr(self.view, "serializer_class", None)
        if action == "create":
            answer = getattr(self.view, "created_serializer", None) or answer
        if action == "verbs":
            answer = VerbStates
        if action == "destroy":
            return {"204": None, ("default", PROBLEM_MEDIA): PROBLEM}
        if action == "list" and answer is not None:
            answer = answer(many=True)
        status = str(verb.status) if verb else "201" if action == "create" else "200"
        return {status: answer or declared, ("default", PROBLEM_MEDIA): PROBLEM}

    def _get_response_bodies(self, direction: Any = "response") -> Any:
        """An operation that declares its answers itself still answers problems."""
        found = super()._get_response_bodies(direction)
        if "default" not in found:
            answer_of: Any = self._get_response_for_code
            found["default"] = answer_of(PROBLEM, "default", [PROBLEM_MEDIA], direction)
        return found

    def get_override_parameters(self) -> list[Any]:
        declared = list(super().get_override_parameters())
        verb, action = self._verb(), getattr(self.view, "action", "")
        if verb is not None:
            return [*declared, IDEMPOTENCY, DRY_RUN, *([IF_MATCH] if verb.if_match else [])]
        return [*declared, *PARAMETERS.get(action, ())]

    def _get_paginator(self) -> Any:
        return self.view.paginator if getattr(self.view, "action", "") == "list" else None


def add_examples(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """An example for every operation's body and successful answer, made from its schema."""
    result.get("components", {}).get("securitySchemes", {}).pop(OPEN_TO_ALL, None)
    components = result.get("components", {}).get("schemas", {})
    for schema in components.values():
        _drop_false_defaults(schema)
    for operations in result["paths"].values():
        for operation in operations.values():
            bodies = [operation.get("requestBody", {}), *operation["responses"].values()]
            for answer in operation["responses"].values():
                answer["description"] = answer.get("description") or "Svaret."
            for body in bodies:
                for media in body.get("content", {}).values():
                    if "schema" in media and "example" not in media and "examples" not in media:
                        media["example"] = example_of(media["schema"], components)
    return result


def _drop_false_defaults(schema: dict[str, Any]) -> None:
    """A member that may be left out is empty then, though nobody may send it empty; a default
    that its own schema refuses makes the document invalid."""
    for member in schema.get("properties", {}).values():
        if member.get("default") == "" and member.get("minLength", 0) > 0:
            del member["default"]


class LabelSchema(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    """A label is text, whatever terms its field knows."""

    target_class = "foundation.http.fields.LabelField"

    def map_serializer_field(self, auto_schema: Any, direction: Any) -> dict[str, Any]:
        return {"type": ["string", "null"] if self.target.nullable else "string"}


def mark_nullable_terms(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Before terms become components of their own: which places may have none."""
    for member in _members(result):
        if "enum" in member and "null" in member.get("type", ()):
            member |= {"type": "string", "x-nullable": True}
            member["enum"] = [value for value in member["enum"] if value is not None]
    return result


def admit_null(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """After it: a place that may have none says so beside the component; an address that may
    be empty is one of two, and as text it may be both."""
    for member in _members(result):
        if member.pop("x-nullable", False):
            kinds = member.pop("allOf", None) or [{"$ref": member.pop("$ref")}]
            member["anyOf"] = [*kinds, {"type": "null"}]
        if {"type": "string", "maxLength": 0} in member.get("oneOf", ()):
            member["anyOf"] = member.pop("oneOf")
    return result


def _members(result: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for schema in result.get("components", {}).get("schemas", {}).values():
        yield from schema.get("properties", {}).values()


class BearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How a client signs in."""

    target_class = "foundation.accounts.authentication.BearerToken"
    name = "bearer"

    def get_security_definition(self, auto_schema: Any) -> Any:
        return {"type": "http", "scheme": "bearer"}


class NoScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """Open to everybody, which is no scheme."""

    target_class = "foundation.accounts.authentication.Anonymous"
    name = OPEN_TO_ALL

    def get_security_requirement(self, auto_schema: Any) -> Any:
        return {}

    def get_security_definition(self, auto_schema: Any) -> Any:
        return {}
