"""A meeting document as the pieces that are printed, in their order.

Everything that decides *what* stands *where* is here; HTML, PDF and plain lines only decide how.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from committees.wording import named
from foundation.danish import format_moment
from foundation.richtext import Node, parse
from foundation.richtext.text import elements
from minutes.rendering import wording
from minutes.rendering.wording import one_line
from minutes.vocabulary import ApprovalState, Edition

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a block."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of its own: `lead_in`, `label` of a group, or `person` (absent, disqualified)."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Points:
    """Points of a recommendation (`at`, `bullet`, `numbered`, `sentence`) or `attachments`."""

    style: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rich:
    """The tree of a rich text; its headings carry the level they have on the page."""

    root: Node


Piece = Heading | Line | Points | Rich


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an item; `type` only chooses how it looks."""

    type: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One item; `contents` is its line in the table of contents."""

    heading: str
    contents: str
    number: str | None
    case_number: str | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """The whole print."""

    title: str
    municipality: str
    edition: str | None
    facts: tuple[tuple[str, str], ...]
    presence: tuple[str, ...]
    items: tuple[Item, ...]
    approvals: tuple[tuple[str, str, str], ...]


def printed(document: Document) -> Printed:
    """What the document prints."""
    edition = document.get("edition")
    return Printed(
        title=wording.document_title(document),
        municipality=one_line(document["municipality"]["name"]),
        edition=Edition(edition).label if edition else None,
        facts=_facts(document["meeting"]),
        presence=tuple(one_line(line) for line in document.get("header") or ()),
        items=tuple(_item(item) for item in document["items"]),
        approvals=tuple(_approval(row) for row in document.get("approvals") or ()),
    )


def _facts(meeting: Document) -> tuple[tuple[str, str], ...]:
    members = ", ".join(one_line(member["name"]) for member in meeting.get("listed_members") or ())
    facts = (
        ("Mødedato", wording.meeting_date(meeting["starts_at"])),
        ("Mødested", one_line(meeting.get("place") or "")),
        ("Mødedeltagere", members),
    )
    return tuple(fact for fact in facts if fact[1])


def _approval(row: Document) -> tuple[str, str, str]:
    at = row.get("approved_at")
    return (
        one_line(row["name"]),
        ApprovalState(row["state"]).label,
        format_moment(datetime.fromisoformat(at)) if at else "",
    )


def _item(item: Document) -> Item:
    number, case_number = item.get("number"), item.get("case_number")
    return Item(
        heading=wording.item_heading(item),
        contents=one_line(item.get("toc_title") or wording.full_title(item)),
        number=None if number is None else one_line(number),
        case_number=one_line(case_number) if case_number else None,
        blocks=_levelled(_blocks(item.get("blocks") or ())),
    )


@dataclass(slots=True)
class _Waiting:
    """Lines placed `before_decision_body`: they stand between the heading and the text of the
    decision that follows."""

    lines: list[Piece] = field(default_factory=list)

    def take(self) -> list[Piece]:
        taken, self.lines = self.lines, []
        return taken


def _blocks(blocks: Any) -> tuple[Block, ...]:
    waiting, out = _Waiting(), []
    for block in blocks:
        kind = block["type"]
        if kind in PERSON_KEYS:
            lines = _person_lines(block)
            if block.get("placement") == "before_decision_body":
                waiting.lines += lines
            else:
                out.append(Block(kind, tuple(lines)))
            continue
        pieces: list[Piece] = []
        if block.get("heading") is not None:
            pieces.append(Heading(one_line(block["heading"])))
        pieces += waiting.take()
        pieces += BODIES[kind](block)
        out.append(Block(kind, tuple(pieces)))
    if waiting.lines:
        out.append(Block("absence_line", tuple(waiting.take())))
    return tuple(out)


def _levelled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Stored h3 and h4 stand below the heading of their block, and no level is skipped: a
    screen reader, and PDF/UA, would miss a chapter."""
    top, last = 3, 2
    for piece in (piece for block in blocks for piece in block.pieces):
        if isinstance(piece, Heading):
            top, last = 4, 3
        elif isinstance(piece, Rich):
            for node in elements(piece.root):
                if node.tag in LEVELS:
                    last = min(top + LEVELS[node.tag], last + 1)
                    node.tag = f"h{last}"
    return blocks


LEVELS = {"h3": 0, "h4": 1}
PERSON_KEYS = {
    "absence_line": "absences",
    "disqualification_line": "persons",
    "took_no_part_line": "persons",
}


def _person_lines(block: Document) -> list[Piece]:
    people = [(who["name"], who.get("list_letter")) for who in block[PERSON_KEYS[block["type"]]]]
    return [Line(one_line(text), "person") for text in named(block["text_style"], people)]


def _body(block: Document) -> list[Piece]:
    return [Rich(parse(block["body_html"]))] if block.get("body_html") else []


def _recommendation(block: Document) -> list[Piece]:
    pieces: list[Piece] = []
    if block.get("lead_in_text"):
        pieces.append(Line(one_line(block["lead_in_text"]), "lead_in"))
    for group in block.get("groups") or ():
        if group.get("label") is not None:
            pieces.append(Line(one_line(group["label"]), "label"))
        pieces.append(
            Points(group["point_style"], tuple(one_line(point) for point in group["points"]))
        )
    if block.get("trailing_html"):
        pieces.append(Rich(parse(block["trailing_html"])))
    return pieces


def _attachments(block: Document) -> list[Piece]:
    titles = tuple(
        one_line(attachment["title"])
        + (wording.CLOSED_ATTACHMENT if attachment.get("visibility") == "closed" else "")
        for attachment in block["attachments"]
    )
    return [Points("attachments", titles)]


BODIES: dict[str, Callable[[Document], list[Piece]]] = {
    "section": _body,
    "decision": _body,
    "statement": _body,
    "recommendation": _recommendation,
    "attachments": _attachments,
}
