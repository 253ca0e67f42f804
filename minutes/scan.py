"""Looking for personal identity numbers in everything a document would show [77]."""

from collections.abc import Iterator
from typing import Any

from foundation.danish import find_cpr
from foundation.richtext import plain_text

NUMBERED = "<ol"
DIGITS, TEN = "0123456789", 10


def has_cpr(document: Any) -> bool:
    """Whether any text of the document may hold a number. Rich text is read as people read it,
    so that a number cannot hide behind markup."""
    return any(find_cpr(text) for text in set(_texts(document)))


def _texts(document: Any) -> Iterator[str]:
    waiting = [("", document)]
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, str):
            yield plain_text(value) if key.endswith("_html") and _may_hold(value) else value
        elif isinstance(value, dict):
            waiting += value.items()
        elif isinstance(value, list):
            waiting += [(key, inner) for inner in value]


def _may_hold(html: str) -> bool:
    """A number has ten digits. What is read has no more of them than its markup, but for lists
    that are numbered; taking markup apart is what takes long."""
    return NUMBERED in html or sum(map(html.count, DIGITS)) >= TEN
