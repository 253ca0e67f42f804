"""Looking for personal identity numbers in everything a document would show [77]."""

from itertools import chain
from typing import Any

from foundation.danish import find_cpr
from foundation.richtext import plain_text

NUMBERED = "<ol"
DIGITS, TEN = "0123456789", 10


def has_cpr(document: Any) -> bool:
    """Whether any text of the document may hold a number. Rich text is read as people read it,
    so that a number cannot hide behind markup."""
    plain, rich = _texts(document)
    read = (plain_text(html) if _may_hold(html) else html for html in rich)
    return any(find_cpr(text) for text in chain(plain, read))


def _texts(document: Any) -> tuple[set[str], set[str]]:
    """Every text once: plain ones, and rich ones. What stands in a list is what its key says."""
    plain: set[str] = set()
    rich: set[str] = set()
    waiting = [("", document)]
    for key, value in waiting:
        if isinstance(value, dict):
            for inner, held in value.items():
                if isinstance(held, str):
                    (rich if inner.endswith("_html") else plain).add(held)
                elif held:
                    waiting.append((inner, held))
        elif isinstance(value, list):
            waiting += [(key, held) for held in value]
        elif isinstance(value, str):
            (rich if key.endswith("_html") else plain).add(value)
    return plain, rich


def _may_hold(html: str) -> bool:
    """A number has ten digits. What is read has no more of them than its markup, but for lists
    that are numbered; taking markup apart is what takes long."""
    return NUMBERED in html or sum(map(html.count, DIGITS)) >= TEN
