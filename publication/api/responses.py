"""Answers in hearings: everybody may give one while a public hearing runs, and read what was
published of them."""

from contextlib import suppress
from typing import Any

from django.core.cache import cache
from django.db.models import QuerySet
from django.urls import path
from drf_spectacular.utils import extend_schema
from redis.exceptions import RedisError
from rest_framework.request import Request
from rest_framework.response import Response

from agenda.api.content import given_out
from foundation.accounts.authentication import Anonymous
from foundation.http.files import FORM_ALLOWANCE, FormParser, size_of
from foundation.http.filters import check_parameters
from foundation.http.parsers import StrictJSONParser, parse_json
from foundation.http.throttling import AddressThrottle
from foundation.problems import InvalidInput, Missing
from hearings import serializers as told
from hearings.actions.files import MOST_FILE_BYTES, MOST_FILES, Sent
from hearings.actions.forms import answer_publicly
from hearings.api.white_book import WhiteBooks, white_book_urls
from hearings.models import Hearing, ResponseFile
from hearings.white_book import print_kept_under
from publication import access
from publication import serializers as s
from publication.api.pages import FILE, Public, read
from publication.querysets import public_response_files, public_responses

MOST_JSON = 2**18
KEPT_SECONDS = 86_400


class PublicFormThrottle(AddressThrottle):
    name = "public form"


class PublicResponses(Public):
    """Answers in one hearing. `parent` is told by the path, whose id is the hearing's."""

    resource, model = "public/hearings", Hearing
    parser_classes: Any = [StrictJSONParser, FormParser]
    throttle_classes = [PublicFormThrottle]
    serializer_class = s.PublicResponseSerializer
    ordering = ("number", "id")

    def most_bytes(self) -> int:
        """A form has files with it, JSON has none."""
        if self.request.content_type == "application/json":
            return MOST_JSON
        return MOST_FILES * MOST_FILE_BYTES + FORM_ALLOWANCE

    def get_queryset(self) -> "QuerySet[Any]":
        return public_responses(self.id_in_path())

    @extend_schema(operation_id="public_hearings_responses", responses=s.PublicResponseSerializer)
    def responses(self, request: Request, **kwargs: Any) -> Response:
        """The public editions of the answers, once they are published."""
        if not Hearing.objects.with_published_responses().filter(pk=self.id_in_path()).exists():
            raise Missing
        rows = self.filter_queryset(self.get_queryset())
        shown = self.get_serializer(self.paginate_queryset(rows), many=True).data
        return self.get_paginated_response(shown)

    @extend_schema(
        operation_id="public_hearings_respond",
        request={
            "application/json": told.PublicAnswerBody,
            "multipart/form-data": s.PublicForm,
        },
        responses={201: told.PublicReceiptSerializer},
    )
    def respond(self, request: Request, **kwargs: Any) -> Response:
        """Answer a public hearing: JSON, or a form with the same JSON in the field `answer` and
        up to five files in fields `files`. A receipt with a link to replace the answer goes to
        the address."""
        check_parameters(request, {"dry_run"})
        target = self.id_in_path()
        if not Hearing.objects.taking_public_answers().filter(pk=target).exists():
            raise Missing
        data, files = _sent(request)
        body = told.PublicAnswerBody(data=data, context=self.get_serializer_context())
        body.is_valid(raise_exception=True)
        values = {name: v for name, v in body.validated_data.items() if name != "website"}
        dry_run = self.flag("dry_run")

        def perform() -> Response:
            row = answer_publicly(target=target, files=files, dry_run=dry_run, **values)
            return Response(told.PublicReceiptSerializer(row).data, status=201)

        return self.write(perform)


class PublicWhiteBooks(WhiteBooks):
    """The public edition, once it is published. A print is kept for as long as it stays the same:
    setting one costs more than everybody may ask for at will."""

    resource, access = "public/hearings", access.PUBLIC
    authentication_classes: Any = [Anonymous]
    is_public = True

    def hearing(self) -> Hearing:
        """The hearing whose white book everybody may read."""
        rows = Hearing.objects.with_published_white_book().select_related("municipality")
        found: Hearing | None = rows.filter(pk=self.id_in_path()).first()
        if found is None:
            raise Missing
        return found

    def pdf(self, table: Any, etag: str) -> bytes:
        key = print_kept_under(self.id_in_path())
        try:
            of, kept = cache.get(key) or ("", b"")
        except RedisError:
            return super().pdf(table, etag)
        if of != etag:
            kept = super().pdf(table, etag)
            with suppress(RedisError):
                cache.set(key, (etag, kept), timeout=KEPT_SECONDS)
        return bytes(kept)


class PublicResponseFiles(Public):
    resource, model = "public/response-files", ResponseFile

    def get_queryset(self) -> "QuerySet[Any]":
        return public_response_files().select_related("upload")

    @extend_schema(responses=FILE)
    def retrieve(self, request: Request, **kwargs: Any) -> Any:
        """A file of the public edition of a published answer."""
        check_parameters(request, set())
        return given_out(self.get_object(), request)


def _sent(request: Request) -> tuple[Any, list[Sent]]:
    """The answer and the files of a request in either form."""
    data: Any = request.data
    if not hasattr(data, "getlist"):
        return data, []
    given = data.getlist("answer")
    texts = [text for text in given if isinstance(text, str)]
    if len(texts) != 1 or set(data) - {"answer", "files"}:
        raise InvalidInput.at("/answer", "required", "Send svaret som JSON i netop ét felt answer.")
    sent = request.FILES.getlist("files")
    if any(size_of(file) == 0 for file in sent):
        raise InvalidInput.at("/files", "empty_file", "En fil er tom.")
    return parse_json(texts[0].encode("utf-8", "surrogatepass")), [
        Sent(file.file, file.name or "") for file in sent
    ]


urls = [
    path(
        "public/hearings/<str:pk>/responses",
        PublicResponses.as_view({"get": "responses", "post": "respond"}),
        name="public-hearings-responses",
    ),
    *white_book_urls(PublicWhiteBooks, "public/hearings", "public-white-book"),
    read(PublicResponseFiles, "public/response-files/<str:pk>", "response-files"),
]
