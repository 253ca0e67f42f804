"""The print as PDF/UA: tagged, with bookmarks, contents and page numbers."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from foundation.danish import format_moment
from foundation.richtext import Node
from foundation.richtext.schema import LISTS
from foundation.typesetting import TEXT_ROOM, breakable, template, typeset
from minutes.rendering import wording
from minutes.rendering.layout import grid
from minutes.rendering.printed import Block, Document, Item, Piece, Printed, Rich, printed

TEMPLATE = template(Path(__file__).with_name("minutes.typ"))
CELL_ROOM = 20
"""Letters that fit in a cell of the table of approvals."""
MAX_LIST_DEPTH = 8
"""Lists further inside are printed at this level: the page has no more room to the right."""

Child = Node | str


def to_pdf(document: Document, *, generated_at: datetime) -> bytes:
    """The whole print as a file."""
    return typeset(TEMPLATE, _data(printed(document), generated_at), generated_at=generated_at)


def _data(whole: Printed, generated_at: datetime) -> dict[str, Any]:
    return {
        "title": _text(whole.title),
        "municipality": _text(whole.municipality),
        "edition": whole.edition,
        "facts": [[label, _text(value)] for label, value in whole.facts],
        "presence": [_text(line) for line in whole.presence],
        "contents": wording.CONTENTS,
        "items": [_item(item) for item in whole.items],
        "approvals": {
            "title": wording.APPROVALS,
            "columns": wording.APPROVAL_COLUMNS,
            "rows": [[breakable(text, CELL_ROOM) for text in row] for row in whole.approvals],
        },
        "colophon": f"Dannet {format_moment(generated_at)}",
    }


def _text(text: str, room: int = TEXT_ROOM) -> str:
    return breakable(wording.SPACES.sub(" ", text), room)


def _item(item: Item) -> dict[str, Any]:
    return {
        "heading": _text(item.heading, 40),
        "contents": _text(item.contents),
        "number": _text(item.number or "", 6),
        "case_number": _text(item.case_number or ""),
        "blocks": [_block(block) for block in item.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    return {"type": block.type, "pieces": [_piece(piece) for piece in block.pieces]}


def _piece(piece: Piece) -> dict[str, Any]:
    if isinstance(piece, Rich):
        return {"piece": "rich", "blocks": _rich(piece.root.children, TEXT_ROOM, 1)}
    fields = {
        key: [_text(part) for part in value] if isinstance(value, tuple) else _text(value)
        for key, value in asdict(piece).items()
    }
    return {"piece": type(piece).__name__.lower(), **fields}


def _rich(children: Sequence[Child], room: int, depth: int) -> list[Any]:
    """Nodes as data: text, or `{"tag", "children"}` with what the tag needs."""
    return [
        _text(child, room) if isinstance(child, str) else _node(child, room, depth)
        for child in children
    ]


def _node(node: Node, room: int, depth: int) -> dict[str, Any]:
    if node.tag == "table":
        return _table(node, depth)
    if node.tag in LISTS:
        return {
            "tag": node.tag,
            "start": int(node.attrs.get("start", "1")),
            "children": [_list_item(item, room, depth) for item in _items(node, depth)],
        }
    data = {"tag": node.tag, "children": _rich(node.children, room, depth)}
    return data | ({"href": node.attrs["href"]} if "href" in node.attrs else {})


def _list_item(item: Child, room: int, depth: int) -> list[Any]:
    children = item.children if isinstance(item, Node) else [item]
    return _rich(children, room, depth + 1)


def _items(node: Node, depth: int) -> list[Child]:
    """The items of a list; too deep down, those of its inner lists stand among them."""
    if depth < MAX_LIST_DEPTH:
        return list(node.children)
    out: list[Child] = []
    for item in node.children:
        children = item.children if isinstance(item, Node) else [item]
        inner = [c for c in children if isinstance(c, Node) and c.tag in LISTS]
        out.append(Node("li", {}, [c for c in children if c not in inner]))
        for nested in inner:
            out += _items(nested, depth)
    return out


def _table(node: Node, depth: int) -> dict[str, Any]:
    ready = grid(node)
    return {
        "tag": "table",
        "size": ready.size,
        "shares": ready.shares,
        "header": ready.header,
        "rows": [
            [
                {
                    "heads": cell.heads,
                    "span": cell.span,
                    "children": _rich(cell.node.children, room, depth + 1),
                }
                for cell, room in zip(row, ready.rooms, strict=False)
            ]
            for row in ready.rows
        ],
    }
