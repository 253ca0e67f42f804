"""A year as files. The same picture on the same day is the same bytes."""

from collections.abc import Callable
from datetime import date

from annualcycle.wheel.drawing import wheel_svg
from annualcycle.wheel.page import wheel_page
from annualcycle.wheel.pdf import wheel_pdf, wheel_png
from annualcycle.wheel.picture import Picture

MEDIA_TYPES = {
    "svg": "image/svg+xml; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "png": "image/png",
}


def rendition(picture: Picture, today: date, kind: str) -> bytes:
    """The year as one file."""
    return _made(picture, today, wheel_svg(picture, today))[kind]()


def of_year(picture: Picture, today: date) -> dict[str, bytes]:
    """The year as a drawing, a page, a print and a picture."""
    made = _made(picture, today, wheel_svg(picture, today))
    return {kind: made[kind]() for kind in MEDIA_TYPES}


def _made(picture: Picture, today: date, svg: str) -> dict[str, Callable[[], bytes]]:
    return {
        "svg": svg.encode,
        "html": lambda: wheel_page(picture, today, svg).encode(),
        "pdf": lambda: wheel_pdf(picture, today, svg),
        "png": lambda: wheel_png(svg),
    }
