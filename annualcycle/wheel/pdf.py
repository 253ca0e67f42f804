"""The wheel in print: a sheet of A4 and the tables after it, tagged; and the sheet as a picture."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from annualcycle.wheel import wording
from annualcycle.wheel.drawing import tidy
from annualcycle.wheel.metrics import FONTS
from annualcycle.wheel.picture import Picture
from annualcycle.wheel.told import Grid, grids
from annualcycle.wording import day_words
from foundation.calendar import COPENHAGEN
from foundation.typesetting import (
    LANDSCAPE,
    TEXT_ROOM,
    breakable,
    pictured,
    template,
    typeset,
    widths,
)

TEMPLATE = template(Path(__file__).with_name("wheel.typ"))
SHEET = Path(__file__).with_name("sheet.typ").read_bytes()
SHORT = 26
"""Letters of a text that stays on one line where there is room: a day, a state."""


def wheel_pdf(picture: Picture, today: date, svg: str) -> bytes:
    """The whole print. Its moment is the day it is of, so that the same year is the same file."""
    told = tidy(picture)
    made_at = datetime.combine(today, time(), COPENHAGEN)
    return typeset(TEMPLATE, {**_data(told, today), "svg": svg}, generated_at=made_at, fonts=FONTS)


def wheel_png(svg: str) -> bytes:
    """The sheet as a picture, sharp enough for print."""
    return pictured(SHEET, {"svg": svg}, fonts=FONTS)


def _data(picture: Picture, today: date) -> dict[str, Any]:
    return {
        "title": breakable(wording.title(picture), TEXT_ROOM),
        "municipality": breakable(picture.municipality, TEXT_ROOM),
        "alt": f"{wording.title(picture)}. {wording.description(picture, today)}",
        "grids": [_grid(grid) for grid in grids(picture)],
        "colophon": f"Opgjort {day_words(today)}",
    }


def _grid(grid: Grid) -> dict[str, Any]:
    measured = [[_measured(cell) for cell in row] for row in (grid.columns, *grid.rows)]
    fit = widths([list(column) for column in zip(*measured, strict=True)], LANDSCAPE)
    return {
        "caption": grid.caption,
        "empty": grid.empty,
        "size": fit.size,
        "shares": fit.shares,
        "columns": [breakable(*told) for told in zip(grid.columns, fit.rooms, strict=True)],
        "rows": [
            [breakable(*told) for told in zip(row, fit.rooms, strict=True)] for row in grid.rows
        ],
    }


def _measured(cell: str) -> str:
    """What is short counts as one word."""
    return cell.replace(" ", "_") if len(cell) <= SHORT else cell
