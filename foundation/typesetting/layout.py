"""What the typesetter must be told and cannot see: where a word may break, how wide a column is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

ZERO_WIDTH_SPACE = "\u200b"
TEXT_ROOM = 52
"""Letters that fit on a line of running text even deep inside a list, counted as wide ones."""
PORTRAIT = ((9.5, 96), (8.0, 114), (7.0, 130))
"""Sizes of table text in points, with the letters that then fit across the page."""
LANDSCAPE = ((9.5, 148), (8.0, 176), (7.0, 201))
CELL_PADDING = 3


def breakable(text: str, room: int) -> str:
    """Lets a word without any place to break, and longer than its room, break without a mark;
    shorter words are never touched and no word is ever hyphenated."""
    for letter, letters in (("[A-ZÆØÅ@%&]", room * 2 // 3), (rf"[^\s{ZERO_WIDTH_SPACE}]", room)):
        if len(text) > letters:
            run = re.compile(rf"{letter}{{{letters}}}(?=[^\s{ZERO_WIDTH_SPACE}])")
            text = run.sub(lambda found: found[0] + ZERO_WIDTH_SPACE, text)
    return text


@dataclass(frozen=True, slots=True)
class Widths:
    """Columns made ready: text size, and for each a share or None (as wide as its text) and how
    many letters of a word fit."""

    size: float
    shares: tuple[int | None, ...]
    rooms: tuple[int, ...]


def widths(
    columns: Sequence[Sequence[str]], sizes: Sequence[tuple[float, int]] = PORTRAIT
) -> Widths:
    """Widths such that the words of the columns' lines fit: all on one line when that fits; else
    each column its longest word, and the rest of the room by how much more each has to say."""
    words = [max((len(word) for text in c for word in text.split()), default=1) for c in columns]
    lines = [max((len(text) for text in c), default=1) for c in columns]
    size, across = _size(words, sizes)
    room = across - CELL_PADDING * len(columns)
    if sum(lines) <= room:
        return Widths(size, (None,) * len(lines), tuple(max(line, 1) for line in lines))
    shares = _shares(words, lines, room)
    return Widths(size, shares, shares)


def _size(words: Sequence[int], sizes: Sequence[tuple[float, int]]) -> tuple[float, int]:
    need = sum(words) + CELL_PADDING * len(words)
    return next(((size, room) for size, room in sizes if need <= room), sizes[-1])


def _shares(words: Sequence[int], lines: Sequence[int], room: int) -> tuple[int, ...]:
    if sum(words) > room:
        most = _most(words, room)
        words = [min(word, most) for word in words]
    spare = max(room - sum(words), 0)
    wishes = [
        max(min(line, 3 * TEXT_ROOM) - word, 0) for line, word in zip(lines, words, strict=True)
    ]
    total = sum(wishes) or 1
    return tuple(
        max(word + spare * wish // total, 3) for word, wish in zip(words, wishes, strict=True)
    )


def _most(words: Sequence[int], room: int) -> int:
    """The longest a word may be for all to fit: only the longest words are broken."""
    return next(
        (most for most in range(min(max(words), room), 3, -1) if _fits(words, most, room)), 3
    )


def _fits(words: Sequence[int], most: int, room: int) -> bool:
    return sum(min(word, most) for word in words) <= room
