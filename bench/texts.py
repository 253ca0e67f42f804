"""Whether rich text and printed minutes cost what their length says: ten times the text is about
ten times the work, whatever is in it. Needs no server: `python -m bench.texts`."""

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial

TIMES = 10
MOST = 3.0 * TIMES
"""A cost that grows with the square of the length would be a hundredfold."""
SIGNS, ITEMS, TRIES = 100_000, 30, 3
PIECES = (
    "<p>a</p>", "<p>", "<p>a", "<b><p>a", "<a <", "< ", "<!--", "<p '\"", "<script>", "&lt;",
    "<ul><li>a</li></ul>", "<table><td>", "</div>", "<font color=1>", "<p a=b c=d>", "x ",
    "<a href='https://x.example'>",
)  # fmt: skip


def main() -> int:
    """Each kind of text with its ratio; 1 when one grows faster than its length."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    found = {f"rich text {piece!r}": _ratio(partial(_clean, piece), SIGNS) for piece in PIECES}
    found |= _printing()
    for name, (cost, ratio) in found.items():
        sys.stdout.write(f"{name:<42}{cost * 1000:>9.1f} ms{ratio:>8.1f}\n")
    return int(any(ratio > MOST for _, ratio in found.values()))


def _clean(piece: str, signs: int) -> None:
    from foundation.richtext import RichTextError, sanitise

    with suppress(RichTextError):
        sanitise(piece * (signs // len(piece)))


def _printing() -> dict[str, tuple[float, float]]:
    from minutes.rendering import to_html, to_pdf

    moment = datetime(2026, 3, 5, 16, tzinfo=UTC)
    return {
        "minutes as HTML": _ratio(lambda n: to_html(_minutes(n), generated_at=moment), ITEMS),
        "minutes as PDF": _ratio(lambda n: to_pdf(_minutes(n), generated_at=moment), ITEMS),
    }


def _minutes(items: int) -> dict[str, object]:
    body = "<p>" + "Udvalget drøftede sagen. " * 40 + "</p>"
    section = {"type": "section", "heading": "Sagen", "kind": "case_statement", "body_html": body}
    return {
        "format": "meeting-document/1",
        "municipality": {"code": "983", "name": "Målerup Kommune"},
        "committee": {"name": "Vejudvalget", "aliases": [], "term": None},
        "meeting": {
            "document_kind": "minutes", "starts_at": "2026-03-05T16:30:00+01:00",
            "place": "Rådhuset", "listed_members": [],
        },
        "items": [
            {"number": str(n), "title": f"Sag {n}", "marker": None, "visibility": "open",
             "case_number": None, "printed_page": None, "toc_title": None,
             "blocks": [section, section]}
            for n in range(items)
        ],
    }  # fmt: skip


def _ratio(work: Callable[[int], object], size: int) -> tuple[float, float]:
    """CPU seconds of the longer text, and how many times the shorter one's that is."""
    short, long = (min(_cost(work, each) for _ in range(TRIES)) for each in (size, size * TIMES))
    return long, long / short


def _cost(work: Callable[[int], object], size: int) -> float:
    began = time.process_time()
    work(size)
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
