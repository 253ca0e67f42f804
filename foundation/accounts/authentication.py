"""Bearer tokens (RFC 6750) and who may come in at all."""

from typing import Any

from rest_framework.authentication import BaseAuthentication
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from foundation.accounts.reader import Reader
from foundation.accounts.reading import public_reader
from foundation.accounts.signin import reader_for_token
from foundation.audit.models import AdministratorRead
from foundation.problems import Forbidden, Unauthenticated

CHALLENGE = {"WWW-Authenticate": 'Bearer realm="punkt"'}


class BearerToken(BaseAuthentication):
    """Signs in by `Authorization: Bearer <token>`; `request.auth` becomes the reader."""

    def authenticate(self, request: Request) -> tuple[Any, Reader] | None:
        header = request.headers.get("Authorization", "")
        if not header:
            return None
        kind, _, text = header.partition(" ")
        found = reader_for_token(text.strip()) if kind.lower() == "bearer" else None
        if found is None:
            raise Unauthenticated(
                "Adgangsnøglen er ukendt, udløbet eller tilbagekaldt.",
                code="bad_token",
                headers=CHALLENGE,
            )
        return found

    def authenticate_header(self, request: Request) -> str:
        return CHALLENGE["WWW-Authenticate"]


class Anonymous(BaseAuthentication):
    """Lets everybody in as the public; for `public/…`, health and the schema."""

    def authenticate(self, request: Request) -> tuple[Any, Reader]:
        return None, public_reader()


class ReaderRequired(BasePermission):
    """Denies by default: a reader must be known and the token's scopes must reach the resource.

    A scope is `*`, `read`, `write`, or one of the latter two for a resource
    (`meeting-documents:write`). What an administrator reads is logged.
    """

    def has_permission(self, request: Request, view: Any) -> bool:
        reader = request.auth
        if not isinstance(reader, Reader):
            raise Unauthenticated("Log ind med en adgangsnøgle.", headers=CHALLENGE)
        if reader.is_public:
            return True
        kind = "read" if request.method in SAFE_METHODS else "write"
        wanted = {"*", kind, f"{view.resource}:{kind}"}
        if kind == "read":
            wanted |= {"write", f"{view.resource}:write"}
        if wanted.isdisjoint(reader.scopes):
            raise Forbidden("Adgangsnøglen gælder ikke for dette.", code="insufficient_scope")
        if kind == "read" and reader.is_administrator:
            _note_read(request, reader)
        return True


def _note_read(request: Request, reader: Reader) -> None:
    if reader.user_id is not None:
        AdministratorRead.objects.create(
            actor_id=reader.user_id, path=request.get_full_path()[:500]
        )
