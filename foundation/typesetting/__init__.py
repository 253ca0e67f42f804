"""PDFs: what every print shares. A template and its data in, PDF/UA out."""

from foundation.typesetting.compile import template, typeset
from foundation.typesetting.layout import LANDSCAPE, PORTRAIT, TEXT_ROOM, Widths, breakable, widths

__all__ = [
    "LANDSCAPE",
    "PORTRAIT",
    "TEXT_ROOM",
    "Widths",
    "breakable",
    "template",
    "typeset",
    "widths",
]
