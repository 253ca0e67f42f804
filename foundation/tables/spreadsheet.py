"""CSV (RFC 4180) as Danish spreadsheets read it: UTF-8 with a byte order mark, without which æ, ø
and å come out as two signs each, and semicolons, because the comma is in the numbers."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

from foundation.tables.cells import Value, shown

CSV = "text/csv"
_FORMULA = "=+-@＝＋－＠"
"""Signs that begin a formula, also as wide as East Asian spreadsheets write them."""
_UNSEEN = ("Cc", "Cf", "Zl", "Zp", "Zs")
"""Categories of signs that a spreadsheet may pass over before it looks for a formula."""


def to_csv(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """The table as a file. No text in it is ever taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_cell(heading) for heading in headings])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str:
    """Numbers and days stay what they are, so that they can be added and sorted; a text that
    looks like a formula gets an apostrophe in front, and so does one that begins with a tab or
    a line break."""
    text = shown(value).replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if isinstance(value, str) and _is_risky(text) else text


def _is_risky(text: str) -> bool:
    first = next((sign for sign in text if unicodedata.category(sign) not in _UNSEEN), "")
    return text[:1] in ("\t", "\n") or (first != "" and first in _FORMULA)
