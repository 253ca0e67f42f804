"""What a room of screens polls while the meeting goes on."""

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from rest_framework.response import Response

from agenda.models import AgendaItem
from foundation.clock import now
from foundation.http.filters import check_parameters
from foundation.http.renderers import JSONRenderer
from foundation.problems import Missing
from foundation.tenancy.models import etag_from
from foundation.tenancy.prepared import HOLE, kept_statement
from meetings.models import Meeting
from proceedings.models import (
    AgendaAmendment,
    Chairing,
    Decision,
    Disqualification,
    PresenceEvent,
    QuorumFinding,
    Statement,
    Substitution,
    Vote,
)
from proceedings.querysets import Ledger
from proceedings.querysets.live import live_rows

WATCHED = {
    "presence": (PresenceEvent.objects, "meeting_id"),
    "agenda_amendments": (AgendaAmendment.objects, "meeting_id"),
    "decisions": (Decision.objects, "item__meeting_id"),
    "votes": (Vote.objects, "item__meeting_id"),
    "statements": (Statement.objects, "item__meeting_id"),
    "disqualifications": (Disqualification.objects, "item__meeting_id"),
}
COUNTED = {
    "lines": (PresenceEvent.objects, "meeting_id"),
    "chairings": (Chairing.objects, "meeting_id"),
    "findings": (QuorumFinding.objects, "meeting_id"),
    "calls": (Substitution.objects, "committee__meetings"),
    "questions": (Disqualification.objects, "item__meeting_id"),
    "items": (AgendaItem.objects, "meeting_id"),
    "meetings": (Meeting.objects, "pk"),
}
KEPT = 256
"""How many meetings' presence a process remembers; more than are ever held at once."""


class Moment(NamedTuple):
    """A meeting as it stands: `ledger` moves with everything that presence is made of."""

    pk: UUID
    municipality_id: UUID
    committee_id: UUID
    day: date
    ledger: str


class AtItem(NamedTuple):
    """The item presence is told for; without one, the meeting's first open one: how many are
    there at a closed item tells who is out."""

    pk: UUID
    position: int


def live(view: Any) -> Response:
    """The answer, from one statement; presence is worked out anew only when something moved."""
    check_parameters(view.request, set())
    view.require("live")
    reader = view.reader
    statement = kept_statement(("live", reader), lambda: _rows(reader))
    found = statement.run(view.id_in_path())
    if not found:
        raise Missing
    shown, inside, item, place, whole, *rest = found[0]
    told = inside and (item is None or whole)
    at = AtItem(item, place) if item is not None else None
    minute = int(now().timestamp() // 60)
    presence = _presence(Moment(*rest), at, minute) if told else "null"
    body = f'{shown[:-1]},"presence":{presence}}}'.encode()
    etag = etag_from(body.decode())
    same: Response | None = view.not_modified(etag)
    return same or Response(body, headers={"ETag": etag})


def _rows(reader: Any) -> Any:
    return live_rows(reader, Meeting.objects.visible_to(reader).filter(pk=HOLE), WATCHED, COUNTED)


@lru_cache(maxsize=KEPT)
def _presence(moment: Moment, at: AtItem | None, _minute: int) -> str:
    """How many are there, from the ledger. Seats and persons can change without the meeting
    knowing, so nothing is remembered beyond its minute."""
    meeting = Meeting(
        pk=moment.pk,
        municipality_id=moment.municipality_id,
        committee_id=moment.committee_id,
        day=moment.day,
    )
    ledger = Ledger.of(meeting)
    item: Any = at or next((one for one in ledger.items if not one.is_closed), None)
    if item is None:
        return "null"
    statuses = [ledger.status(a.person_id, item.position).value for a in ledger.counting(item)]
    quorum = ledger.quorum(item)
    told = {
        "item": str(item.pk),
        "present": len(ledger.present(item)),
        "by_status": {status: statuses.count(status) for status in sorted(set(statuses))},
        "quorum": quorum.value,
        "quorum_label": quorum.label,
    }
    return bytes(JSONRenderer().render(told)).decode()
