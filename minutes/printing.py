"""The pages of sealed minutes: stored bytes, made once from content that is never changed.

A page takes longer to set than minutes take to seal, so it is set when their rows are let go: by
the tick that is woken at the commit, or by whoever asks before it. All make the same bytes, and
the first to store them is the only one.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from foundation.problems import Missing
from minutes.models import Minutes, MinutesVersion, Rendition
from minutes.rendering import to_html, to_pdf
from minutes.sealing import print_ready, rendition_of
from minutes.vocabulary import Edition, RenditionFormat

Document = dict[str, Any]
HTML, PDF = RenditionFormat.HTML, RenditionFormat.PDF
PAGES = [(edition, kind) for edition in Edition for kind in (HTML, PDF)]


def rendition(minutes: Minutes, edition: Edition, kind: RenditionFormat) -> Rendition:
    """Stored bytes of the latest version. Missing where nothing was sealed."""
    found = _stored(minutes, edition, kind)
    if found is not None:
        return found
    version = minutes.versions.filter(number=minutes.version_number).first()
    if version is None or (edition, kind) not in PAGES:
        raise Missing
    store_pages(version, [(edition, kind)])
    return rendition(minutes, edition, kind)


def unprinted() -> "QuerySet[MinutesVersion]":
    """Versions with a page that nobody has made yet, the newest first: what cannot be printed keeps
    nothing waiting that was sealed since."""
    made = Rendition.objects.filter(
        municipality_id=OuterRef("municipality_id"),
        minutes_id=OuterRef("minutes_id"),
        version_number=OuterRef("number"),
    )
    lacking = [~Exists(made.filter(edition=e.value, format=kind.value)) for e, kind in PAGES]
    found: QuerySet[MinutesVersion] = MinutesVersion.objects.filter(reduce(or_, map(Q, lacking)))
    return found.order_by("-created_at", "-id")


def store_pages(version: MinutesVersion, pages: Iterable[tuple[Edition, RenditionFormat]]) -> int:
    """Make those pages of a version that nobody has made; answers how many."""
    stored = Rendition.objects.filter(
        municipality_id=version.municipality_id,
        minutes_id=version.minutes_id,
        version_number=version.number,
    )
    there = set(stored.values_list("edition", "format"))
    told = {Edition.FULL: version.content, Edition.PUBLIC: version.public_content}
    rows = [
        rendition_of(version, e, kind, page_of(told[e], e, kind, version.created_at))
        for e, kind in pages
        if (e.value, kind.value) not in there
    ]
    Rendition.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def page_of(
    document: Document, edition: Edition, kind: RenditionFormat, printed_at: datetime
) -> bytes:
    """The document as a page that tells when it was made."""
    ready = print_ready(document, edition)
    if kind is RenditionFormat.PDF:
        return to_pdf(ready, generated_at=printed_at)
    return to_html(ready, generated_at=printed_at).encode()


def _stored(minutes: Minutes, edition: Edition, kind: RenditionFormat) -> Rendition | None:
    found: Rendition | None = Rendition.objects.filter(
        municipality_id=minutes.municipality_id,
        minutes=minutes,
        version_number=minutes.version_number,
        edition=edition.value,
        format=kind.value,
    ).first()
    return found
