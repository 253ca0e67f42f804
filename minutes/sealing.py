"""A version of minutes: content that is never changed again, in both editions and all formats."""

from typing import Any

from django.db.models import JSONField, TextField, Value
from django.db.models.functions import Cast

from agenda.vocabulary import Visibility
from foundation.outbox.wake import wake
from foundation.spelling import hash_of, spelt
from foundation.tenancy.prepared import HOLE, HOME, kept_statement
from meetings.models import Meeting
from minutes.document import (
    as_paragraphs,
    compose_both,
    compose_document,
    faced,
    place_in_print,
)
from minutes.models import Correction, Minutes, MinutesVersion, Redaction, Rendition
from minutes.vocabulary import Edition, RenditionFormat
from proceedings.querysets import Ledger

Document = dict[str, Any]
CORRECTION, REASON = "Rettelse", "Begrundelse"
MEDIA_TYPES = {
    RenditionFormat.JSON: "application/json",
    RenditionFormat.HTML: "text/html; charset=utf-8",
    RenditionFormat.PDF: "application/pdf",
}
PRINT = "minutes.tasks.print_pages"


def seal(minutes: Minutes, editions: tuple[Document, Document] | None = None) -> MinutesVersion:
    """Make the next version from the rows as they are now, or from both editions where they
    were just made, chained to the one before. The minutes themselves learn of it through
    `sealed_fields`. Its pages are made after the rows are let go: `minutes.printing`."""
    full, public = editions or both_editions(minutes)
    known = minutes.versions.order_by("-number").values_list("number", "chain_hash")
    number, previous = known.first() or (0, "")
    whole, openly = spelt(full), spelt(public)
    content_hash = hash_of(whole)
    version: MinutesVersion = MinutesVersion.objects.create(
        municipality_id=minutes.municipality_id,
        minutes=minutes,
        number=number + 1,
        content=_as_spelt(whole),
        public_content=_as_spelt(openly),
        content_hash=content_hash,
        previous_hash=previous,
        chain_hash=chained(previous, content_hash, openly),
    )
    version.content, version.public_content = full, public
    told = {Edition.FULL: whole, Edition.PUBLIC: openly}
    kind = RenditionFormat.JSON
    Rendition.objects.bulk_create(rendition_of(version, e, kind, told[e]) for e in told)
    wake(PRINT)
    return version


def both_editions(minutes: Minutes, ledger: Ledger | None = None) -> tuple[Document, Document]:
    """The minutes whole and for the public: as their rows tell them now, or, once they went
    out, as they went out. From then on a new name of a person or a committee changes nothing;
    corrections and what was taken out are added [55]."""
    sent = minutes.versions.order_by("-number").first() if minutes.meeting.sealed_at else None
    if sent is not None:
        full, public = sent.content, _redacted(sent.public_content, minutes.meeting)
    else:
        full, told = compose_both(minutes.meeting_id, ledger=ledger)
        public = _redacted(told, minutes.meeting)
    corrections = list(minutes.corrections.order_by("number"))
    told_openly = [c for c in corrections if c.visibility == Visibility.OPEN]
    return _with_corrections(full, corrections), _with_corrections(public, told_openly)


def public_document(meeting: Meeting, *, is_agenda: bool = False) -> Document:
    """What the public may read of a meeting, without what was taken out of it."""
    found = compose_document(meeting.pk, edition=Edition.PUBLIC, is_agenda=is_agenda)
    return _redacted(found, meeting)


def _redacted(public: Document, meeting: Meeting) -> Document:
    """A public edition with the texts written for it in place of what was taken out."""
    known = kept_statement("redactions", _redactions, (HOME, HOLE))
    told = known.fill({HOME: meeting.municipality_id, HOLE: meeting.pk})
    if not told:
        return public
    items = list(public["items"])
    for place, title, decision in told:
        items[place] = faced(items[place], title, decision)
    return {**public, "items": items}


def _redactions() -> Any:
    rows = Redaction.objects.filter(municipality_id=HOME, item__meeting=HOLE)
    told = rows.order_by("created_at", "id").annotate(place=place_in_print("item__"))
    return told.values_list("place", "public_title", "public_decision")


def chained(previous: str, content_hash: str, public: bytes) -> str:
    """One hash over the version before, the content and what the public may read of it, in its
    one spelling."""
    return hash_of(f"{previous}{content_hash}{hash_of(public)}".encode())


def _as_spelt(spelling: bytes) -> Cast:
    """A document for its column, which keeps no order of keys: a large one is not spelt twice."""
    return Cast(Value(spelling.decode(), TextField()), JSONField())


def _with_corrections(document: Document, corrections: list[Correction]) -> Document:
    """Minutes without corrections are the plain document."""
    if not corrections:
        return document
    told = [{"number": c.number, "text_html": c.text_html, "reason": c.reason} for c in corrections]
    return {**document, "corrections": told}


def print_ready(document: Document, edition: Edition) -> Document:
    """The document with its edition named and its corrections after the last item."""
    added = [
        {
            "number": None,
            "title": f"{CORRECTION} {told['number']}",
            "blocks": [
                {"type": "section", "heading": None, "body_html": told["text_html"]},
                {"type": "section", "heading": REASON, "body_html": as_paragraphs(told["reason"])},
            ],
        }
        for told in document.get("corrections", ())
    ]
    return {**document, "items": [*document["items"], *added], "edition": edition.value}


def sealed_fields(version: MinutesVersion) -> dict[str, Any]:
    """What the minutes say of their latest version."""
    return {"content_hash": version.content_hash, "version_number": version.number}


def rendition_of(
    version: MinutesVersion, edition: Edition, kind: RenditionFormat, content: bytes
) -> Rendition:
    """A row of those bytes, not stored yet."""
    return Rendition(
        municipality_id=version.municipality_id,
        minutes_id=version.minutes_id,
        version_number=version.number,
        edition=edition.value,
        format=kind.value,
        media_type=MEDIA_TYPES[kind],
        content=content,
        sha256=hash_of(content),
    )
