"""What the typesetter must be told and cannot see: where a word may break, how wide a column is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from foundation.richtext import Node
from foundation.richtext.text import cell_text, elements, rows

ZERO_WIDTH_SPACE = "\u200b"
TEXT_ROOM = 52
"""Letters that fit on a line of running text even deep inside a list, counted as wide ones."""
SIZES = ((9.5, 96), (8.0, 114), (7.0, 130))
"""Sizes of table text in points, with the letters that then fit across the page."""
CELL_PADDING = 3
MAX_COLUMNS = 40


def breakable(text: str, room: int) -> str:
    """Lets a word without any place to break, and longer than its room, break without a mark;
    shorter words are never touched and no word is ever hyphenated."""
    for letter, letters in (("[A-ZÆØÅ@%&]", room * 2 // 3), (rf"[^\s{ZERO_WIDTH_SPACE}]", room)):
        if len(text) > letters:
            run = re.compile(rf"{letter}{{{letters}}}(?=[^\s{ZERO_WIDTH_SPACE}])")
            text = run.sub(lambda found: found[0] + ZERO_WIDTH_SPACE, text)
    return text


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
    columns = [_texts(source, index) for index in range(width)]
    words = [max((len(word) for text in c for word in text.split()), default=1) for c in columns]
    lines = [max((len(text) for text in c), default=1) for c in columns]
    size, room = _size(words)
    shares, rooms = _widths(words, lines, room - CELL_PADDING * width)
    return Grid(size, shares, rooms, _header(table), tuple(_cells(row, width) for row in source))


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


def _size(words: Sequence[int]) -> tuple[float, int]:
    need = sum(words) + CELL_PADDING * len(words)
    return next(((size, room) for size, room in SIZES if need <= room), SIZES[-1])


def _widths(
    words: Sequence[int], lines: Sequence[int], room: int
) -> tuple[tuple[int | None, ...], tuple[int, ...]]:
    """All on one line when that fits; else each column its longest word, and the rest of the
    room by how much more each column has to say."""
    if sum(lines) <= room:
        return (None,) * len(lines), tuple(max(line, 1) for line in lines)
    if sum(words) > room:
        most = _most(words, room)
        words = [min(word, most) for word in words]
    spare = max(room - sum(words), 0)
    wishes = [
        max(min(line, 3 * TEXT_ROOM) - word, 0) for line, word in zip(lines, words, strict=True)
    ]
    total = sum(wishes) or 1
    shares = [
        max(word + spare * wish // total, 3) for word, wish in zip(words, wishes, strict=True)
    ]
    return tuple(shares), tuple(shares)


def _most(words: Sequence[int], room: int) -> int:
    """The longest a word may be for all to fit: only the longest words are broken."""
    return next(
        (most for most in range(min(max(words), room), 3, -1) if _fits(words, most, room)), 3
    )


def _fits(words: Sequence[int], most: int, room: int) -> bool:
    return sum(min(word, most) for word in words) <= room


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
