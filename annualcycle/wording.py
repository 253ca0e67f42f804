"""What a year's plan writes in Danish: the titles of the items it drafts, and what they are to
tell."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape
from typing import Any

from foundation.danish import MONTHS

LONGEST_TITLE = 500


def period_words(first: date, last: date) -> str:
    """`oktober 2026`, `3. kvartal 2026`, `1. halvår 2026`, `2026`, or the two days."""
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    months = last.month - first.month + 1 if first.year == last.year else 0
    if not whole or (months in (3, 6) and first.month % months != 1):
        return f"{day_words(first)}–{day_words(last)}"
    words = {
        1: f"{MONTHS[first.month - 1]} {first.year}",
        3: f"{(first.month + 2) // 3}. kvartal {first.year}",
        6: f"{(first.month + 5) // 6}. halvår {first.year}",
        12: f"{first.year}",
    }
    return words.get(months, f"{day_words(first)}–{day_words(last)}")


def day_words(day: date) -> str:
    """`30. juni 2026`."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def listed(words: Iterable[str]) -> str:
    """`a, b og c`, each once, in the order told."""
    *others, last = dict.fromkeys(words)
    return f"{', '.join(others)} og {last}" if others else last


def item_title(topic: str, periods: Sequence[str], focuses: Sequence[str]) -> str:
    """What an item is called: the topic, and what it is about this time."""
    about = [*([listed(periods)] if periods else []), *([listed(focuses)] if focuses else [])]
    told = f"{topic} – {': '.join(about)}" if about else topic
    return told if len(told) <= LONGEST_TITLE else topic


def item_brief(periods: Sequence[str], focuses: Sequence[str], invited: Sequence[str]) -> str:
    """What the one who writes the item is told, as rich text; empty when there is nothing."""
    told = (("Periode", periods), ("Fokus", focuses), ("Inviteres", invited))
    return "".join(
        f"<p>{heading}: {escape(listed(words), quote=False)}.</p>"
        for heading, words in told
        if words
    )


def invited_to(invited: Iterable[Any], ordinals: Iterable[int]) -> Iterator[str]:
    """The names of those who are to come: one who attends every second time comes to the first,
    the third, and so on, or to those between."""
    turns = list(ordinals)
    for one in invited:
        if any((turn - one.first) % one.every == 0 for turn in turns):
            yield str(one.name or one.person or one.department)
