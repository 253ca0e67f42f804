"""Stored rich text as plain lines: for mail, search, comparison and print."""

import re
from collections.abc import Iterator

from foundation.richtext import schema
from foundation.richtext.tree import Node, parse

MARKS = {"em": "*", "strong": "**"}
# A no-break space is not white space here: it was set on purpose.
SPACES = re.compile(r"[ \t\n\f]+")


def lines(html: str | Node, *, emphasis: bool = False) -> list[str]:
    """The lines a reader sees: items with bullet or number, one line per table row with tabs
    between its cells. `emphasis` brings em and strong back as * and **. A tree that was parsed
    before is as good as its text."""
    found: list[str] = []
    for block in (parse(html) if isinstance(html, str) else html).children:
        if isinstance(block, Node):
            found += _block_lines(block, emphasis=emphasis)
        elif block.strip():
            found.append(block)
    return [line for line in found if line.strip()]


def plain_text(html: str) -> str:
    """The lines as one text."""
    return "\n".join(lines(html))


def _block_lines(block: Node, *, emphasis: bool) -> Iterator[str]:
    if block.tag in schema.LISTS:
        yield from _list_lines(block, 0, emphasis=emphasis)
    elif block.tag == "table":
        for row in rows(block):
            cells = (cell_text(cell, emphasis=emphasis) for cell in elements(row))
            yield "\t".join(cells)
    else:
        yield from _inline_text(block.children, emphasis=emphasis).split("\n")


def elements(node: Node) -> list[Node]:
    """The children that are elements."""
    return [child for child in node.children if isinstance(child, Node)]


def rows(table: Node) -> list[Node]:
    """The rows of a table, in printed order, whether in groups or not."""
    return [
        row for part in elements(table) for row in ([part] if part.tag == "tr" else elements(part))
    ]


def _list_lines(node: Node, depth: int, *, emphasis: bool) -> Iterator[str]:
    start = int(node.attrs.get("start", "1"))
    for number, item in enumerate(elements(node), start):
        mark = "- " if node.tag == "ul" else f"{number}. "
        first = True
        for part in _item_parts(item):
            if isinstance(part, Node):
                if first:
                    yield " " * depth + mark.rstrip()
                yield from _list_lines(part, depth + 1, emphasis=emphasis)
            else:
                head, *rest = _inline_text(part, emphasis=emphasis).split("\n")
                yield " " * depth + mark + head if first else head
                yield from rest
            first = False


def _item_parts(item: Node) -> Iterator[Node | list[Node | str]]:
    """An item in its order: runs of text, and the lists between them."""
    run: list[Node | str] = []
    for child in item.children:
        if isinstance(child, Node) and child.tag in schema.LISTS:
            if run:
                yield run
            yield child
            run = []
        else:
            run.append(child)
    if run:
        yield run


def cell_text(cell: Node, *, emphasis: bool = False) -> str:
    """A cell in one line; a list in it as `• a• b`."""
    return " ".join(
        "".join(f"• {cell_text(item, emphasis=emphasis)}" for item in elements(part))
        if isinstance(part, Node)
        else _inline_text(part, emphasis=emphasis).replace("\n", " ")
        for part in _item_parts(cell)
    )


def _inline_text(children: list[Node | str], *, emphasis: bool) -> str:
    """Running text; only `<br>` is a line break."""
    parts: list[str] = []
    for child in children:
        if isinstance(child, str):
            parts.append(SPACES.sub(" ", child))
        elif child.tag == "br":
            parts.append("\n")
        else:
            mark = MARKS.get(child.tag, "") if emphasis else ""
            parts.append(mark + _inline_text(child.children, emphasis=emphasis) + mark)
    return "".join(parts)
