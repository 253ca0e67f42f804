"""Documents to print, and what is read out of the print."""

import io
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

from pypdf import PdfReader

from minutes.rendering import to_html, to_pdf

AT = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
ACCESSIBLE = b"pdfuaid"


def section(html: str, heading: str = "Sagsfremstilling") -> dict[str, Any]:
    return {"type": "section", "heading": heading, "kind": "case_statement", "body_html": html}


def item(
    number: str | int | None, title: str, *blocks: dict[str, Any], **more: Any
) -> dict[str, Any]:
    return {
        "number": number, "title": title, "marker": None, "visibility": "open",
        "case_number": None, "printed_page": None, "toc_title": None, "blocks": list(blocks),
    } | more  # fmt: skip


def document(*items: dict[str, Any], **meeting: Any) -> dict[str, Any]:
    return {
        "format": "meeting-document/1",
        "municipality": {"code": "981", "name": "Egernborg Kommune"},
        "committee": {"name": "Naturudvalget", "aliases": [], "term": None},
        "meeting": {
            "document_kind": "minutes", "starts_at": "2026-03-05T16:30:00+01:00",
            "place": "Rådhuset", "listed_members": [],
        } | meeting,
        "items": list(items),
    }  # fmt: skip


def pdf_text(source: dict[str, Any]) -> str:
    reader = PdfReader(io.BytesIO(to_pdf(source, generated_at=AT)))
    return "\n".join(page.extract_text() for page in reader.pages)


def html(source: dict[str, Any]) -> str:
    return to_html(source, generated_at=AT)


class Balance(HTMLParser):
    """Every tag closed in its order, every id once, every inner link with a goal."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.ids: list[str] = []
        self.goals: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        found = dict(attrs)
        self.ids += [value for key in ("id",) if (value := found.get(key))]
        href = found.get("href") or ""
        self.goals += [href[1:]] if href.startswith("#") else []
        if tag not in {"br", "meta"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
