"""The change feed over HTTP."""

from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response

from desk import serializers
from desk.api.reads import Desk, uuid_parameter
from desk.querysets import changes_after
from foundation.http.paging import read_limit
from foundation.problems import InvalidInput
from foundation.tenancy.models import Municipality


class ChangesView(Desk):
    resource = "changes"
    serializer_class = serializers.Changes
    extra_parameters = ("after", "meeting", "limit", "municipality")

    def get(self, request: Request) -> Response:
        """What happened after a cursor, in the order it was committed; without a cursor, from
        the beginning. A deleted row is told of once, by `is_deletion`."""
        home, limit = self._home(), read_limit(request)
        after = request.query_params.get("after")
        seq = 0 if after is None else serializers.open_cursor(after, home)
        rows = changes_after(self.reader, home, seq)
        meeting = uuid_parameter(request, "meeting")
        if meeting is not None:
            rows = rows.filter(meeting_id=meeting)
        entries = list(rows[: limit + 1])
        shown = entries[:limit]
        last = shown[-1].seq if shown else seq
        return Response(
            {
                "results": [serializers.change_json(entry) for entry in shown],
                "after": serializers.seal_cursor(home, last),
                "has_more": len(entries) > limit,
            }
        )

    def _home(self) -> UUID:
        """The reader's municipality; an administrator names one."""
        named = uuid_parameter(self.request, "municipality")
        home = named or self.reader.municipality_id
        known = Municipality.objects.visible_to(self.reader).filter(pk=home)
        if home is None or (named and not known.exists()):
            raise InvalidInput.at("?municipality", "required", "Angiv en kommune, du kan se.")
        return UUID(str(home))
