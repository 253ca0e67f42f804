"""What the public may read of a meeting (ksl § 8, stk. 5, og § 13, stk. 4)."""

from html import escape
from typing import Any

Document = dict[str, Any]
CLOSED_TITLE = "Lukket punkt"
DECISION = "Beslutning"


def open_blocks(blocks: list[Document]) -> list[Document]:
    """The blocks of an open item without its closed attachments."""
    kept = [
        {**b, "attachments": [a for a in b["attachments"] if a.get("visibility") != "closed"]}
        if b["type"] == "attachments"
        else b
        for b in blocks
    ]
    return [b for b in kept if b.get("attachments") != []]


def faced(item: Document, title: str, decision: str) -> Document:
    """An item with nothing but a number, a title and a decision written for the public: not even
    what kind of item it is."""
    nothing: Document = {
        key: [] if isinstance(value, list) else None for key, value in item.items()
    }
    return {
        **nothing,
        "number": item["number"],
        "title": title or CLOSED_TITLE,
        "visibility": item["visibility"],
        "blocks": _decision(decision),
        "routing": None,
    }


def _decision(text: str) -> list[Document]:
    if not text:
        return []
    body = as_paragraphs(text)
    return [{"type": "decision", "heading": DECISION, "body_html": body, "outcomes": []}]


def as_paragraphs(text: str) -> str:
    """Plain text as rich text, a paragraph a line."""
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in text.splitlines() if line)
