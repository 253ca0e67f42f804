"""The print as one accessible HTML page that asks nobody else for anything."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from html import escape
from pathlib import Path

from foundation.danish import format_moment
from foundation.richtext import Node
from minutes.rendering import wording
from minutes.rendering.printed import (
    Block,
    Document,
    Heading,
    Item,
    Line,
    Piece,
    Points,
    Printed,
    printed,
)

STYLE = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
STYLE_SOURCE = f"'sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'"
"""What a Content-Security-Policy must list under `style-src` for the page's own style."""


def to_html(document: Document, *, generated_at: datetime) -> str:
    """A whole page: contents with links, headings, tables, ready for screen, reader and printer."""
    whole = printed(document)
    return "".join(_page(whole, generated_at))


def _page(whole: Printed, generated_at: datetime) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="da">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escape(whole.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    yield f'<header>\n<p class="sender">{escape(whole.municipality)}</p>\n'
    if whole.edition:
        yield f'<p class="edition">{escape(whole.edition)}</p>\n'
    yield f"<h1>{escape(whole.title)}</h1>\n"
    for label, value in whole.facts:
        yield f'<p class="fact"><span>{escape(label)}</span> {escape(value)}</p>\n'
    for line in whole.presence:
        yield f'<p class="fact">{escape(line)}</p>\n'
    yield "</header>\n"
    yield from _contents(whole.items)
    yield "<main>\n"
    for position, item in enumerate(whole.items, 1):
        yield from _item(item, position)
    yield from _approvals(whole.approvals)
    yield "</main>\n"
    yield f"<footer><p>Dannet {format_moment(generated_at)}</p></footer>\n</body>\n</html>\n"


def _contents(items: Iterable[Item]) -> Iterator[str]:
    """Numbers are drawn by the style sheet: the text of a line is the title alone, as printed."""
    yield f'<nav aria-labelledby="indhold">\n<h2 id="indhold">{wording.CONTENTS}</h2>\n<ul>\n'
    for position, item in enumerate(items, 1):
        number = f' data-number="{escape(item.number)}"' if item.number else ""
        yield f'<li{number}><a href="#punkt-{position}">{escape(item.contents)}</a></li>\n'
    yield "</ul>\n</nav>\n"


def _item(item: Item, position: int) -> Iterator[str]:
    yield f'<article aria-labelledby="punkt-{position}">\n'
    yield f'<h2 id="punkt-{position}">{escape(item.heading)}</h2>\n'
    if item.case_number:
        yield f'<p class="case-number">{escape(item.case_number)}</p>\n'
    for block in item.blocks:
        yield from _block(block)
    yield "</article>\n"


def _block(block: Block) -> Iterator[str]:
    yield f'<div class="{block.type.replace("_", "-")}">\n'
    for piece in block.pieces:
        yield from _piece(piece)
    yield "</div>\n"


def _piece(piece: Piece) -> Iterator[str]:
    if isinstance(piece, Heading):
        yield f"<h3>{escape(piece.text)}</h3>\n"
    elif isinstance(piece, Line):
        yield f'<p class="{piece.kind.replace("_", "-")}">{escape(piece.text)}</p>\n'
    elif isinstance(piece, Points):
        yield from _points(piece)
    else:
        parts: list[str] = []
        for child in piece.root.children:
            _write(child, parts)
            parts.append("\n")
        yield "".join(parts)


def _points(points: Points) -> Iterator[str]:
    tag = "ol" if points.style == "numbered" else "ul"
    yield f'<{tag} class="points {points.style}">\n'
    for text in points.texts:
        yield f"<li>{escape(text)}</li>\n"
    yield f"</{tag}>\n"


def _write(child: Node | str, parts: list[str]) -> None:
    if isinstance(child, str):
        parts.append(escape(child, quote=False))
        return
    tag = child.tag
    attrs = "".join(f' {name}="{escape(value)}"' for name, value in child.attrs.items())
    if tag == "tr":
        _set_scopes(child)
    if tag == "table":
        parts.append('<div class="table" role="region" aria-label="Tabel" tabindex="0">')
    parts.append(f"<{tag}{attrs}>")
    if tag == "br":
        return
    for inner in child.children:
        _write(inner, parts)
    parts.append(f"</{tag}>" + ("</div>" if tag == "table" else ""))


def _set_scopes(row: Node) -> None:
    """A row of nothing but headings heads the columns; a heading among cells heads its row."""
    cells = [cell for cell in row.children if isinstance(cell, Node)]
    scope = "col" if all(cell.tag == "th" for cell in cells) else "row"
    for cell in cells:
        if cell.tag == "th":
            cell.attrs["scope"] = scope


def _approvals(rows: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    rows = tuple(rows)
    if not rows:
        return
    yield '<section aria-labelledby="godkendelse">\n'
    yield f'<h2 id="godkendelse">{wording.APPROVALS}</h2>\n<table>\n<thead><tr>'
    for label in wording.APPROVAL_COLUMNS:
        yield f'<th scope="col">{label}</th>'
    yield "</tr></thead>\n<tbody>\n"
    for name, state, at in rows:
        yield f'<tr><th scope="row">{escape(name)}</th><td>{escape(state)}</td>'
        yield f"<td>{escape(at)}</td></tr>\n"
    yield "</tbody>\n</table>\n</section>\n"
