"""How wide text is, in millimetres.

The widths are those of the font beside this module, which prints use. A browser without it is
told the width of every text (`textLength`), so that no other font makes texts meet.
"""

import json
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import category, combining, east_asian_width, normalize

FONTS = Path(__file__).with_name("fonts")
POINT = 25.4 / 72
SMALLEST = 5 * POINT
"""Nobody reads smaller text on paper."""
ASCENT, DESCENT, DIGITS = 0.9, 0.24, 0.67
"""Of the size: the highest letter (Å), the lowest (g), and a digit, which has no descent."""
ELLIPSIS = "…"
_UNKNOWN, _WIDE = 1000, 1400


@cache
def _widths(weight: str) -> dict[str, int]:
    table = json.loads((FONTS / "widths.json").read_text(encoding="utf-8"))[weight]
    return {letter: int(width) for width, letters in table.items() for letter in letters}


@cache
def _letter(letter: str, weight: str) -> int:
    known = _widths(weight).get(letter)
    if known is not None:
        return known
    if combining(letter) or category(letter) in ("Mn", "Me"):
        return 0
    return _WIDE if east_asian_width(letter) in "WF" else _UNKNOWN


def is_known(text: str) -> bool:
    """Whether the font has every letter."""
    return set(text) <= _widths("regular").keys()


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text."""
    return _thousandths(text, "bold" if bold else "regular") * size / 1000


@lru_cache(maxsize=10_000)
def _thousandths(text: str, weight: str) -> int:
    return sum(_letter(letter, weight) for letter in text)


def clean(text: str) -> str:
    """One line of composed letters that XML can carry and that reads from left to right. What
    has no width is left out: it joins or turns what stands beside it, which nobody can measure."""
    letters = (letter for letter in normalize("NFC", text) if letter.isspace() or _is_drawn(letter))
    return " ".join("".join(letters).split())


def _is_drawn(letter: str) -> bool:
    is_picker = "\ufe00" <= letter <= "\ufe0f" or letter >= "\U000e0000"
    is_none = ord(letter) & 0xFFFE == 0xFFFE
    return not (category(letter) in ("Cc", "Cf", "Cs") or is_picker or is_none)


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text, or as much of it as fits with an ellipsis."""
    if width(text, size, bold=bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = width(text[:middle].rstrip() + ELLIPSIS, size, bold=bold) <= room
        low, high = (middle, high) if fits else (low, middle - 1)
    return text[:low].rstrip() + ELLIPSIS if low else ""


def wrap(text: str, room: float, size: float, most: int, *, bold: bool = False) -> tuple[str, ...]:
    """At most so many lines; what is left over of the last ends in an ellipsis."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size, bold=bold) <= room:
            line += f" {words.pop(0)}"
        head, rest = _broken(line, room, size, bold=bold)
        lines.append(head)
        words = [rest, *words] if rest else words
    if words:
        lines.append(cut(" ".join(words), room, size, bold=bold))
    return tuple(lines)


def _broken(line: str, room: float, size: float, *, bold: bool) -> tuple[str, str]:
    """A word too long for the room, broken where it fills it."""
    if width(line, size, bold=bold) <= room:
        return line, ""
    end = len(line) - 1
    while end > 1 and width(line[:end], size, bold=bold) > room:
        end -= 1
    return line[:end], line[end:]
