"""Tables of rich text made ready for the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from foundation.richtext import Node
from foundation.richtext.text import cell_text, elements, rows
from foundation.typesetting import widths

MAX_COLUMNS = 40


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `span` is above one for the last of a row that has too few."""

    node: Node
    heads: bool
    span: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table made ready: text size, a share or None (as wide as its text) and the longest word
    for each column, how many rows head it, and the rows."""

    size: float
    shares: tuple[int | None, ...]
    rooms: tuple[int, ...]
    header: int
    rows: tuple[tuple[Cell, ...], ...]


def grid(table: Node) -> Grid:
    """The table with widths such that its words fit."""
    source = [elements(row) for row in rows(table)]
    width = min(max((len(row) for row in source), default=1), MAX_COLUMNS)
    fit = widths([_texts(source, index) for index in range(width)])
    cells = tuple(_cells(row, width) for row in source)
    return Grid(fit.size, fit.shares, fit.rooms, _header(table), cells)


def _texts(source: Sequence[Sequence[Node]], index: int) -> list[str]:
    """The lines of one column, each item of a list its own; a short row's last cell lies across
    several columns and sets no width."""
    width = max(map(len, source), default=0)
    return [
        line
        for row in source
        if index < len(row) and (index < len(row) - 1 or len(row) == width)
        for line in cell_text(row[index]).split("•")
    ]


def _cells(row: Sequence[Node], width: int) -> tuple[Cell, ...]:
    """Cells beyond the widest row we print are joined to the last."""
    kept = list(row[:width])
    if len(row) > width:
        beyond = chain.from_iterable([" ", *cell.children] for cell in row[width:])
        kept[-1] = Node(kept[-1].tag, {}, [*kept[-1].children, *beyond])
    spans = [1] * (len(kept) - 1) + [width - len(kept) + 1]
    return tuple(Cell(cell, cell.tag == "th", span) for cell, span in zip(kept, spans, strict=True))


def _header(table: Node) -> int:
    """Rows in thead, or a first row of nothing but headings."""
    first = elements(table)[:1]
    if first and first[0].tag == "thead":
        return len(elements(first[0]))
    top = rows(table)[:1]
    return int(bool(top) and all(cell.tag == "th" for cell in elements(top[0])))
