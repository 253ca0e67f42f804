"""What was changed on the agenda, printed where the body adopted it [16]."""

from html import escape
from typing import Any

from agenda.vocabulary import AgendaAmendmentKind, ItemType, Visibility
from foundation.tenancy.rows import Part, Row, Rows, part
from minutes.document.places import Place, of_meeting
from proceedings.models import AgendaAmendment

Block = dict[str, Any]
Kind = AgendaAmendmentKind
HEADING = "Ændringer til dagsordenen"
WORDS = {
    Kind.ADDED: "{item} blev optaget på dagsordenen.",
    Kind.WITHDRAWN: "{item} blev taget af dagsordenen.",
    Kind.POSTPONED: "{item} blev udsat.",
    Kind.MOVED: "{item} blev flyttet i rækkefølgen.",
    Kind.REORDERED: "Punkternes rækkefølge blev ændret.",
    Kind.MADE_OPEN: "{item} blev åbnet.",
    Kind.MADE_CLOSED: "{item} blev lukket.",
    Kind.TYPE_CHANGED: "{item} blev ændret fra »{was}« til »{becomes}«.",
    Kind.RENUMBERED: "Punkt {was} blev herefter punkt {becomes}.",
    Kind.OBJECTION: "{name} gjorde indsigelse mod dagsordenen.",
}


def agenda_parts(place: Place) -> list[Part]:
    """What was changed at the meeting, in the order it was; a closed item is told by its number
    alone."""
    rows = of_meeting(AgendaAmendment, place, "meeting").filter(at_meeting=True)
    item = {"number": "item__number", "visibility": "item__visibility", "title": "item__title"}
    own = {name: name for name in ("kind", "was", "becomes", "reason", "id")}
    told = part("agenda_amendment", rows, position="id", name="name_printed", **own, **item)
    return [told]


def changes_of(rows: Rows, item: Row) -> list[Block]:
    """A section under the item where the agenda is adopted."""
    if item["item_type"] != ItemType.AGENDA_APPROVAL:
        return []
    lines = [_line(row) for row in rows.under("agenda_amendment")]
    body = "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines)
    section = {"type": "section", "heading": HEADING, "kind": "other", "body_html": body}
    return [section] if lines else []


def _line(row: Row) -> str:
    kind, is_open = Kind(row["kind"]), row["visibility"] != Visibility.CLOSED
    named = f"Punkt {row['number']}" if row["number"] else "Et punkt"
    if is_open and row["title"]:
        named += f", »{row['title']}«,"
    was, becomes = row["was"], row["becomes"]
    if kind == Kind.TYPE_CHANGED:
        was, becomes = ItemType(was).label, ItemType(becomes).label
    said = WORDS[kind].format(item=named, was=was, becomes=becomes, name=row["name"])
    return f"{said} {row['reason']}".strip() if is_open else said
