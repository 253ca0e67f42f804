"""The whole document of a meeting: what is printed, and what its items are read to mean."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from annualcycle.models import CycleTopic, FollowUp
from foundation.tenancy.rows import Rows, part
from hearings.models import Consultee, Hearing, HearingConsideration, HearingResponse
from minutes.document import Layer, Place, compose_document, of_meeting
from minutes.vocabulary import Edition

Document = dict[str, Any]
ITEM, HEARING = "item__meeting", "hearing__item__meeting"
FOLLOW_UP = {
    **{k: k for k in ("title", "kind", "due_from", "due_to", "due_text", "due_basis")},
    **{k: k for k in ("condition", "superseded", "origin", "basis", "evidence")},
    "responsible": "responsible_printed",
}
RECURRENCE = {
    k: k
    for k in ("topic", "frequency", "frequency_text", "anchor", "participants", "basis", "evidence")
}
HEARD = {
    k: k
    for k in (
        "title",
        "audience",
        "opens_on",
        "opens_after",
        "response_deadline",
        "channel",
        "basis",
        "evidence",
    )
}
JOINT = (
    "prepared_by",
    "on_behalf_of",
    "draft_after",
    "approval_channel",
    "approved_by",
    "used_by",
    "used_on",
)


def whole_document(meeting_id: UUID, *, edition: Edition = Edition.FULL) -> Document:
    """Everything a document tells of a meeting, composed from its rows in two queries."""
    return compose_document(meeting_id, edition=edition, layers=LAYERS, has_header=False)


def _hearing_parts(place: Place) -> Sequence[Any]:
    told = of_meeting(Hearing, place, ITEM).filter(position__isnull=False)
    joint = {f"joint_{k}": f"joint_reply__{k}" for k in JOINT}
    issued = {"issuer": "issued_by_committee__name", "issued_by": "issued_by_printed"}
    body = {"committee": "committee__name", "printed": "committee_printed"}
    considered = of_meeting(HearingConsideration, place, HEARING)
    replies = of_meeting(HearingResponse, place, HEARING).filter(
        consultee__isnull=True, state="submitted"
    )
    return [
        part("hearing", told, "item", id="id", **HEARD, **issued, **joint),
        part("consultee", of_meeting(Consultee, place, HEARING), "hearing", name="name"),
        part("considered", considered, "hearing", date="day", reading="reading", **body),
        part("reply", replies, "hearing", decided_on="decided_on", text="body_text", **body),
    ]


def _hearings(rows: Rows, item: str) -> list[Document]:
    return [
        {
            **{k: row[k] for k in HEARD},
            "issued_by": row["issued_by"] or row["issuer"],
            "consultees": [r["name"] for r in rows.under("consultee", row["id"])],
            "joint_reply": (
                {k: row[f"joint_{k}"] for k in JOINT} if row["joint_prepared_by"] else None
            ),
            "replies": [
                {"committee": _body(r), "decided_on": r["decided_on"], "text": r["text"]}
                for r in rows.under("reply", row["id"])
            ],
            "considered_at": [
                {"committee": _body(r), "date": r["date"], "reading": r["reading"]}
                for r in rows.under("considered", row["id"])
            ],
        }
        for row in rows.under("hearing", item)
    ]


def _body(row: Document) -> Any:
    return row["printed"] or row["committee"]


def _follow_up_parts(place: Place) -> Sequence[Any]:
    told = of_meeting(FollowUp, place, ITEM).filter(position__isnull=False)
    target = {"target": "target_committee__name", "target_committee": "target_printed"}
    return [part("follow_up", told, "item", **FOLLOW_UP, **target)]


def _follow_ups(rows: Rows, item: str) -> list[Document]:
    return [
        {
            **{k: row[k] for k in FOLLOW_UP},
            "target_committee": row["target_committee"] or row["target"],
        }
        for row in rows.under("follow_up", item)
    ]


def _recurrence_parts(place: Place) -> Sequence[Any]:
    told = of_meeting(CycleTopic, place, ITEM).filter(position__isnull=False)
    return [part("recurrence", told, "item", **RECURRENCE)]


def _recurrences(rows: Rows, item: str) -> list[Document]:
    return [{k: row[k] for k in RECURRENCE} for row in rows.under("recurrence", item)]


LAYERS = (
    Layer("hearings", _hearing_parts, _hearings),
    Layer("follow_ups", _follow_up_parts, _follow_ups),
    Layer("recurrences", _recurrence_parts, _recurrences),
)
