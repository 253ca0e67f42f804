"""Accounts, roles and tokens over HTTP."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from rest_framework.response import Response

from foundation.accounts import access, actions, filters
from foundation.accounts import serializers as s
from foundation.accounts.models import Grant, Token, User
from foundation.http.routing import urls_of
from foundation.http.verbs import verb
from foundation.http.views import Resource


class Users(Resource):
    resource, model, access = "users", User, access.USERS
    ordering = ("name", "id")
    filterset_class = filters.UserFilters
    serializer_class = create_serializer = s.UserSerializer
    update_serializer = s.ChangedUserSerializer
    create_action, update_action = actions.add_user, actions.change_user


class Grants(Resource):
    resource, model, access = "grants", Grant, access.GRANTS
    ordering = ("created_at", "id")
    filterset_class = filters.GrantFilters
    serializer_class = create_serializer = s.GrantSerializer
    update_serializer = s.ChangedGrantSerializer
    create_action, update_action = actions.add_grant, actions.change_grant
    delete_action = actions.remove_grant

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("user")


class Tokens(Resource):
    resource, model, access = "tokens", Token, access.TOKENS
    ordering = ("created_at", "id")
    parents: ClassVar[Any] = {"users": (User, "user")}
    listed = False
    serializer_class, create_serializer = s.TokenSerializer, s.NewTokenSerializer
    created_serializer = s.IssuedTokenSerializer
    create_action = actions.add_token
    shown_once = frozenset({"token"})

    revoke = verb("revoke", actions.revoke, reasons=actions.reasons_revoke)

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("user")

    def answer(self, row: Any, **options: Any) -> Response:
        """A new token comes with its text."""
        if not isinstance(row, tuple):
            return super().answer(row, **options)
        made, text = row
        response = super().answer(made, **options)
        response.data = {**response.data, "token": text}
        return response


urls = urls_of(Users, Grants, Tokens)
