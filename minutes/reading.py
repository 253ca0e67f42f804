"""The bytes of minutes and agendas as one reader may read them."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from foundation.clock import now
from meetings.models import Meeting
from minutes.document import compose_both
from minutes.models import Minutes
from minutes.printing import page_of, rendition
from minutes.querysets import Sight
from minutes.sealing import MEDIA_TYPES, both_editions
from minutes.vocabulary import Edition, RenditionFormat

Document = dict[str, Any]
OF_THE_MEETING = frozenset(
    {"absence_line", "disqualification_line", "took_no_part_line", "statement"}
)


@dataclass(frozen=True)
class Page:
    """A rendition on its way out; `sha256` is of what it tells, the moment of print left out."""

    content: bytes
    media_type: str
    sha256: str


def stored(minutes: Minutes, edition: Edition, kind: RenditionFormat) -> Page:
    """The bytes as they are stored for the latest version. Missing where nothing was sealed."""
    row = rendition(minutes, edition, kind)
    return Page(bytes(row.content), row.media_type, row.sha256)


def minutes_page(minutes: Minutes, reader: Any, edition: Edition, kind: RenditionFormat) -> Page:
    """The minutes for one reader: the stored bytes where nothing is kept from him, else a copy
    made for him alone. Minutes not yet sent are composed from their rows."""
    if minutes.version_number and edition is Edition.PUBLIC:
        return stored(minutes, edition, kind)
    sight = _sight(minutes, reader)
    if minutes.version_number and sight.is_whole:
        return stored(minutes, Edition.FULL, kind)
    return _page(_document(minutes, edition, sight), edition, kind)


def document_for(minutes: Minutes, reader: Any) -> Document:
    """The minutes as data, with what the reader may read of them."""
    return _document(minutes, Edition.FULL, _sight(minutes, reader))


def _sight(minutes: Minutes, reader: Any) -> Sight:
    approves = minutes.approvals.filter(person_id=reader.person_id).exists()
    return Sight.of(minutes.meeting, reader, approves=approves and reader.person_id is not None)


def agenda_page(meeting: Meeting, reader: Any, kind: RenditionFormat) -> Page | None:
    """The agenda for one reader, without what the meeting itself made of it; None while the
    reader knows of no item and nothing was sent."""
    sight = Sight.of(meeting, reader)
    if meeting.agenda_published_at is None and not any(s is not None for s in sight.levels):
        return None
    full, public = compose_both(meeting.pk, is_agenda=True)
    return _page(as_agenda(sight.masked(full, public), meeting), Edition.FULL, kind)


def as_agenda(document: Document, meeting: Meeting) -> Document:
    """The document as it was before the meeting: no lines of people, no statements, and of
    decisions only those that others had made before."""
    items = [
        {**item, "blocks": [b for b in item["blocks"] if _stood_before(b, meeting)]}
        for item in document["items"]
    ]
    before = {key: value for key, value in document.items() if key != "header"}
    return {**before, "meeting": {**document["meeting"], "document_kind": "agenda"},
            "items": items}  # fmt: skip


def rendered(document: Document, edition: Edition, kind: RenditionFormat) -> bytes:
    """The document in one format."""
    if kind is RenditionFormat.JSON:
        return json.dumps(document, ensure_ascii=False).encode()
    return page_of(document, edition, kind, now())


def _stood_before(block: Document, meeting: Meeting) -> bool:
    if block["type"] in OF_THE_MEETING:
        return False
    by = block.get("decided_by") or {}
    return block["type"] != "decision" or (
        bool(by.get("date")) and str(by["date"]) < meeting.day.isoformat()
    )


def _document(minutes: Minutes, edition: Edition, sight: Sight) -> Document:
    version = minutes.versions.order_by("-number").first() if minutes.version_number else None
    full, public = (version.content, version.public_content) if version else both_editions(minutes)
    return public if edition is Edition.PUBLIC else sight.masked(full, public)


def _page(document: Document, edition: Edition, kind: RenditionFormat) -> Page:
    told = json.dumps([document, edition.value, kind.value], sort_keys=True).encode()
    content = rendered(document, edition, kind)
    return Page(content, MEDIA_TYPES[kind], hashlib.sha256(told).hexdigest())
