"""The wheel as an accessible page: the drawing, and the same as tables."""

from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path

from annualcycle.wheel import wording
from annualcycle.wheel.drawing import tidy
from annualcycle.wheel.picture import Picture
from annualcycle.wheel.told import Grid, grids
from annualcycle.wording import day_words

STYLE = Path(__file__).with_name("page.css").read_text(encoding="utf-8")


def wheel_page(picture: Picture, today: date, svg: str) -> str:
    """A whole page, with the drawing, that asks nobody else for anything and runs no script."""
    return "".join(_page(tidy(picture), today, svg))


def _page(picture: Picture, today: date, svg: str) -> Iterator[str]:
    title = escape(wording.title(picture))
    yield '<!DOCTYPE html>\n<html lang="da">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    yield f'<header>\n<p class="sender">{escape(picture.municipality)}</p>\n'
    yield f"<h1>{title}</h1>\n</header>\n<main>\n<figure>\n"
    yield svg
    yield "</figure>\n"
    for grid in grids(picture):
        yield from _grid(grid)
    yield f"</main>\n<footer><p>Opgjort {day_words(today)}</p></footer>\n</body>\n</html>\n"


def _grid(grid: Grid) -> Iterator[str]:
    """A table that may be wider than the screen is reached with the keyboard."""
    caption = escape(grid.caption)
    if not grid.rows:
        yield f"<p>{escape(grid.empty)}</p>\n"
        return
    yield f'<div class="table" role="region" aria-label="{caption}" tabindex="0">\n'
    yield f"<table>\n<caption>{caption}</caption>\n<thead><tr>"
    for column in grid.columns:
        yield f'<th scope="col">{escape(column)}</th>'
    yield "</tr></thead>\n<tbody>\n"
    for first, *rest in grid.rows:
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in rest)
        yield f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>\n'
    yield "</tbody>\n</table>\n</div>\n"
