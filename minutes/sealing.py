"""A version of minutes: content that is never changed again, in both editions and all formats."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from foundation.clock import now
from minutes.document import compose_document
from minutes.models import Minutes, MinutesVersion, Rendition
from minutes.rendering import to_html, to_pdf
from minutes.vocabulary import Edition, RenditionFormat

Document = dict[str, Any]


def seal(minutes: Minutes) -> MinutesVersion:
    """Make the next version from the rows as they are now, chained to the one before, and store
    its renditions. The minutes themselves learn of it through `sealed_fields`."""
    full = compose_document(minutes.meeting_id, edition=Edition.FULL)
    public = compose_document(minutes.meeting_id, edition=Edition.PUBLIC)
    before = minutes.versions.order_by("-number").first()
    previous = before.chain_hash if before else ""
    content_hash = hash_of(canonical(full))
    version: MinutesVersion = MinutesVersion.objects.create(
        municipality_id=minutes.municipality_id,
        minutes=minutes,
        number=before.number + 1 if before else 1,
        content=full,
        public_content=public,
        content_hash=content_hash,
        previous_hash=previous,
        chain_hash=hash_of(f"{previous}{content_hash}".encode()),
    )
    Rendition.objects.bulk_create(_renditions(version))
    return version


def sealed_fields(version: MinutesVersion) -> dict[str, Any]:
    """What the minutes say of their latest version."""
    return {"content_hash": version.content_hash, "version_number": version.number}


def canonical(document: Document) -> bytes:
    """One spelling of a document, for its hash: keys in order, nothing between, UTF-8."""
    spelt = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return spelt.encode()


def hash_of(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _renditions(version: MinutesVersion) -> Iterator[Rendition]:
    editions = {Edition.FULL: version.content, Edition.PUBLIC: version.public_content}
    for edition, content in editions.items():
        printed = {**content, "edition": edition.value}
        for kind, media_type, body in _formats(content, printed):
            yield Rendition(
                municipality_id=version.municipality_id,
                minutes_id=version.minutes_id,
                version_number=version.number,
                edition=edition.value,
                format=kind.value,
                media_type=media_type,
                content=body,
                sha256=hash_of(body),
            )


def _formats(content: Document, printed: Document) -> Iterator[tuple[RenditionFormat, str, bytes]]:
    at = now()
    json_text = json.dumps(content, ensure_ascii=False).encode()
    yield RenditionFormat.JSON, "application/json", json_text
    html = to_html(printed, generated_at=at).encode()
    yield RenditionFormat.HTML, "text/html; charset=utf-8", html
    yield RenditionFormat.PDF, "application/pdf", to_pdf(printed, generated_at=at)
