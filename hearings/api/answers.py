"""Answers and their files over HTTP."""

from typing import Any

from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery
from rest_framework.request import Request
from rest_framework.response import Response

from agenda.api.content import WithContent
from agenda.models import AgendaItem
from foundation.accounts.vocabulary import Role
from foundation.audit.act import Act
from foundation.http.access import may
from foundation.http.files import FORM_ALLOWANCE, FormParser, RawParser, file_sent
from foundation.http.filters import check_parameters
from foundation.http.parsers import StrictJSONParser
from foundation.http.verbs import verb
from hearings import access, filters
from hearings import serializers as s
from hearings.actions import answers, editions, files, redaction
from hearings.api.hearings import OfHearing
from hearings.models import Consultee, HearingResponse, ResponseFile


class Responses(OfHearing):
    resource, model, access = "responses", HearingResponse, access.RESPONSES
    filterset_class = filters.ResponseFilters
    serializer_class = s.ResponseSerializer
    create_serializer, create_action = s.NewResponseSerializer, answers.add_response
    update_serializer, update_action = s.ChangedResponseSerializer, answers.change_response
    delete_action = answers.remove_response

    def speaks_in(self, verb: str, hearing: Any) -> bool:
        own = Consultee.objects.asked_of(self.reader).filter(hearing=hearing)
        return may(self.access, verb, frozenset({Role.CONSULTEE})) and own.exists()

    submit = verb("submit", answers.submit, reasons=answers.reasons_submit, if_match=False)
    decline = verb("decline", answers.decline, reasons=answers.reasons_decline, if_match=False)
    replace = verb(
        "replace",
        answers.replace,
        body=s.ReplaceBody,
        reasons=answers.reasons_replace,
        if_match=False,
    )
    write_public_version = verb(
        "write-public-version",
        editions.write_public_version,
        body=s.PublicVersionBody,
        reasons=editions.reasons_write_public_version,
    )
    remove_public_version = verb("remove-public-version", editions.remove_public_version)
    comment = verb(
        "comment", editions.comment, body=s.CommentBody, reasons=editions.reasons_comment
    )
    redact = verb(
        "redact", redaction.redact, body=s.RedactAnswerBody, reasons=redaction.reasons_redact
    )

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        found: Any = rows.select_related("consultee", "hearing__case", "hearing__item__meeting")
        known = AgendaItem.objects.visible_to(self.reader).filter(pk=OuterRef("considered_item"))
        at = Subquery(known.order_by().values("pk")[:1])
        told: QuerySet[Any] = found.with_editions().annotate(told_considered_item=at)
        return told


class ResponseFiles(OfHearing, WithContent):
    resource, model, access = "response-files", ResponseFile, access.RESPONSE_FILES
    child_name, listed = "files", False
    ordering = ("position", "id")
    parents = {"responses": (HearingResponse, "response")}
    parser_classes: Any = [StrictJSONParser, FormParser, RawParser]
    serializer_class = s.ResponseFileSerializer
    create_serializer, create_action = s.NewResponseFileSerializer, files.add_file
    delete_action = files.remove_file

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        about = ("upload", "response__consultee")
        return rows.select_related(
            *about, "response__hearing__case", "response__hearing__item__meeting"
        )

    def consultee_in(self, row: Any) -> Any:
        return row.consultee if isinstance(row, HearingResponse) else row.response.consultee

    def most_bytes(self) -> int:
        return settings.MAX_UPLOAD_BYTES + FORM_ALLOWANCE

    def create(self, request: Request, **kwargs: Any) -> Response:
        """Lay a file with the answer: one that was uploaded, by its id; or its bytes, raw or as
        the field `file` of a form."""
        if (request.content_type or "").partition(";")[0] == "application/json":
            return super().create(request, **kwargs)
        check_parameters(request, {"dry_run", "file_name"})
        parent = self.get_parent()
        self.require("create", parent)
        sent = files.Sent(*file_sent(request))
        act = Act(self.reader, dry_run=self.flag("dry_run"))
        return self.write(
            lambda: self.answer(files.add_file(act=act, parent=parent, upload=sent), status=201)
        )
