"""Who am I, over HTTP."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from desk import serializers
from desk.api.reads import Desk
from desk.querysets import waiting_for
from desk.vocabulary import WaitingKind
from foundation.accounts.reader import Standing
from foundation.accounts.vocabulary import Role
from foundation.tenancy.prepared import kept_statement

MOST_WAITING = 200


class MeView(Desk):
    resource = "me"
    serializer_class = serializers.Me

    def get(self, request: Request) -> Response:
        """Who am I, which roles have I today, and what waits for me."""
        reader = self.reader
        held = [s for s in reader.standings if s.holds_on(reader.today)]
        rows = kept_statement(("waiting", reader), lambda: waiting_for(reader)[:MOST_WAITING])
        return Response(
            {
                "user": reader.user_id,
                "name": reader.name,
                "person": reader.person_id,
                "municipality": reader.municipality_id,
                "scopes": list(reader.scopes),
                "roles": [_role(s) for s in held if s.role is not Role.PUBLIC],
                "waiting": [_waiting(row) for row in rows.run()],
            }
        )


def _role(standing: Standing) -> dict[str, Any]:
    return {
        "role": standing.role.value,
        "role_label": standing.role.label,
        "committee": standing.committee_id,
        "department": standing.department_id,
        "meeting": standing.meeting_id,
        "item": standing.item_id,
        "hearing": standing.hearing_id,
        "since": standing.since,
        "until": standing.until,
    }


def _waiting(row: tuple[Any, ...]) -> dict[str, Any]:
    kind, id_, title, committee, due_on = row
    label = WaitingKind(kind).label
    return {"kind": kind, "kind_label": label, "id": id_, "title": title, "committee": committee,
            "due_on": due_on}  # fmt: skip
