"""A table as PDF/UA on pages that lie down: its headings stand on every page."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from foundation.danish import format_moment
from foundation.tables.cells import Value, shown
from foundation.tables.table import Table
from foundation.typesetting import LANDSCAPE, TEXT_ROOM, breakable, template, typeset, widths

PDF = "application/pdf"
SHORT = 26
"""Letters of a text that stays on one line where there is room: a name, a day, a state."""
TEMPLATE = template(Path(__file__).with_name("table.typ"))


def to_pdf(table: Table, *, generated_at: datetime) -> bytes:
    """The whole table as a file."""
    return typeset(TEMPLATE, _data(table, generated_at), generated_at=generated_at)


def _data(table: Table, generated_at: datetime) -> dict[str, Any]:
    texts = [[_one_line(shown(value)) for value in row] for row in table.rows]
    fit = widths(_measured(table.headings, texts), LANDSCAPE)
    return {
        "title": breakable(_one_line(table.title), TEXT_ROOM),
        "municipality": breakable(_one_line(table.municipality), TEXT_ROOM),
        "facts": [[label, breakable(_one_line(value), TEXT_ROOM)] for label, value in table.facts],
        "notes": table.notes,
        "empty": table.empty,
        "size": fit.size,
        "shares": fit.shares,
        "numbers": [_is_number(column) for column in _columns(table)],
        "headings": [breakable(*told) for told in zip(table.headings, fit.rooms, strict=True)],
        "rows": [[breakable(*told) for told in zip(row, fit.rooms, strict=True)] for row in texts],
        "colophon": f"Dannet {format_moment(generated_at)}",
    }


def _measured(headings: Sequence[str], texts: Sequence[Sequence[str]]) -> list[list[str]]:
    """The columns as their widths are measured: what is short counts as one word."""
    whole = ([text.replace(" ", "_") if len(text) <= SHORT else text for text in r] for r in texts)
    return [list(column) for column in zip(headings, *whole, strict=True)]


def _columns(table: Table) -> list[list[Value]]:
    return [[row[index] for row in table.rows] for index in range(len(table.headings))]


def _is_number(column: list[Value]) -> bool:
    """Numbers stand below one another by their last digit."""
    told = [value for value in column if value is not None]
    return bool(told) and all(isinstance(v, int | float) and not isinstance(v, bool) for v in told)


def _one_line(text: str) -> str:
    return " ".join(text.split())
