"""Writing rows: create, change, delete and verbs, each once, each undone on a dry run."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from foundation.audit.act import Act
from foundation.http import idempotency
from foundation.http.filters import check_parameters
from foundation.http.serializers import Body
from foundation.http.verbs import Verb
from foundation.http.views.reading import Readable
from foundation.problems import Missing, PreconditionFailed, PreconditionRequired
from foundation.tenancy.models import etag_of


class Resource(Readable):
    """A resource with the house's conventions; an app names its parts (see `Readable`)."""

    def create(self, request: Request, **kwargs: Any) -> Response:
        """Make a row."""
        check_parameters(request, {"dry_run"})
        parent = self.get_parent()
        if parent is not None:
            self.require("create", parent)
        action = type(self).create_action
        data, overrides = self.read(self.create_serializer)
        if parent is not None:
            data["parent"] = parent
        else:
            self.require("create", scope=self.scope_for(data))
        act = Act(self.reader, overrides=overrides, dry_run=self.flag("dry_run"))
        return self.write(lambda: self.answer(action(act=act, **data), status=201))

    def partial_update(self, request: Request, **kwargs: Any) -> Response:
        """Change a row's own fields."""
        check_parameters(request, {"dry_run"})
        row = self.get_object()
        self.require("update", row)
        action = type(self).update_action
        match = self.if_match(row)
        current = dict(self.get_serializer(row).data)
        data, overrides = self.read(self.update_serializer, partial=True, current=current)
        act = Act(self.reader, match, overrides, dry_run=self.flag("dry_run"))
        return self.write(lambda: self.answer(action(act=act, target=row.pk, **data)))

    def destroy(self, request: Request, **kwargs: Any) -> Response:
        """Delete a draft that was never sent."""
        check_parameters(request, {"dry_run"})
        row = self.get_object()
        self.require("delete", row)
        action = type(self).delete_action
        act = Act(self.reader, self.if_match(row), dry_run=self.flag("dry_run"))

        def delete() -> Response:
            action(act=act, target=row.pk)
            return Response(status=204)

        return self.write(delete)

    def do_verb(self, spec: Verb) -> Response:
        """One verb on one row."""
        check_parameters(self.request, {"dry_run"})
        row = self.get_object()
        self.require(spec.name, row)

        def perform() -> Response:
            match = self.if_match(row) if spec.if_match else None
            data, overrides = self.read(spec.body)
            act = Act(self.reader, match, overrides, dry_run=self.flag("dry_run"))
            result = spec.action(act=act, target=row.pk, **data)
            return self.answer(result, serializer=spec.answers, status=spec.status)

        return self.write(perform)

    def scope_for(self, data: Mapping[str, Any]) -> Any:
        """Where a row to be made at the root would stand: by its committee, or what else has a
        scope among the given references, or the municipality."""
        first = data.get("committee")
        if first is not None:
            return first.scope()
        return next((v.scope() for v in data.values() if hasattr(v, "scope")), None)

    def if_match(self, row: Any) -> str:
        """The precondition of the request, checked once before the body is judged."""
        sent = self.request.headers.get("If-Match")
        if sent is None:
            raise PreconditionRequired("Send rækkens etag i If-Match.")
        present = etag_of(row, self.reader)
        tags = {tag.strip() for tag in sent.split(",")}
        if tags.isdisjoint({"*", present}):
            raise self._stale(row)
        return "*" if "*" in tags else present

    def read(
        self,
        serializer: type[BaseSerializer[Any]],
        *,
        partial: bool = False,
        current: Mapping[str, Any] | None = None,
    ) -> tuple[dict[str, Any], dict[str, str]]:
        """The validated body and the overrides sent with it."""
        sent = self.request.data
        context = self.get_serializer_context() | {"current": current or {}}
        if self.serializer_class is not None and not issubclass(serializer, Body):
            context["read_fields"] = list(self.serializer_class().fields)
        overrides: dict[str, str] = {}
        if not issubclass(serializer, Body) and isinstance(sent, dict) and "overrides" in sent:
            sent = dict(sent)
            extra = Body(data={"overrides": sent.pop("overrides")})
            extra.is_valid(raise_exception=True)
            overrides = {o["code"]: o["reason"] for o in extra.validated_data["overrides"]}
        bound = serializer(data=sent, partial=partial, context=context)
        bound.is_valid(raise_exception=True)
        data = dict(bound.validated_data)
        overrides |= {o["code"]: o["reason"] for o in data.pop("overrides", [])}
        return data, overrides

    def write(self, perform: Callable[[], Response]) -> Response:
        """Run a write in its transaction, once per idempotency key, undone on a dry run."""
        try:
            with transaction.atomic():
                key = self._key()
                kept = idempotency.kept_answer(key) if key else None
                if kept is not None:
                    return self._replay(kept)
                response = self._rendered(perform)
                if key is not None and not self.flag("dry_run"):
                    without = self.shown_once
                    idempotency.keep(key, response, _id_in(response), without=without)
                return response
        except PreconditionFailed as stale:
            if "row" not in stale.extra:
                raise
            raise self._stale(stale.extra["row"]) from stale

    def _rendered(self, perform: Callable[[], Response]) -> Response:
        if not self.flag("dry_run"):
            return self._render(perform())
        with transaction.atomic():
            response = self._render(perform())
            transaction.set_rollback(True)
        response["Dry-Run"] = "true"
        return response

    def _render(self, response: Response) -> Response:
        """Rendering reads rows: it belongs inside the transaction."""
        finished: Response = self.finalize_response(self.request, response)
        finished.render()
        return finished

    def _key(self) -> idempotency.Key | None:
        if self.request.method != "POST":
            return None
        if "Idempotency-Key" not in self.request.headers:
            return None
        return idempotency.key_of(self.request, self.request._request.body)

    def _replay(self, kept: Any) -> Response:
        """The first answer again, if the reader may still see what it was about."""
        told, rows = idempotency.ids_told(kept), self.rows_told()
        if told and rows is not None:
            found = list(rows.filter(pk__in=told))
            whole = all(getattr(row, "is_whole_for", _whole)(self.reader) for row in found)
            if len(found) != len(told) or not whole:
                raise Missing
        response = Response(bytes(kept.body), status=kept.status)
        for name, value in kept.headers.items():
            response[name] = value
        response["Idempotency-Replayed"] = "true"
        return response

    def rows_told(self) -> Any:
        """The rows a kept answer tells of, which its reader must still see whole; None where it
        tells of the row that is addressed, whose own access has been asked."""
        return None if "pk" in self.kwargs else self.get_queryset()

    def _stale(self, row: Any) -> PreconditionFailed:
        extra = {}
        if row is not None:
            shown = self.shown(row)
            extra = {"current": self.serializer_class(
                shown, context=self.get_serializer_context()).data}  # fmt: skip
        return PreconditionFailed("Rækken er ændret, siden du læste den.", extra=extra)


def _whole(_reader: Any) -> bool:
    return True


def _id_in(response: Response) -> Any:
    data = getattr(response, "data", None)
    return data.get("id") if isinstance(data, dict) else None
