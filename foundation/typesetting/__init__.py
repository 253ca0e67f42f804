"""PDFs: what every print shares. A template and its data in, PDF/UA out."""

from foundation.typesetting.compile import pictured, template, typeset
from foundation.typesetting.layout import LANDSCAPE, PORTRAIT, TEXT_ROOM, Widths, breakable, widths

__all__ = [
    "LANDSCAPE",
    "PORTRAIT",
    "TEXT_ROOM",
    "Widths",
    "breakable",
    "pictured",
    "template",
    "typeset",
    "widths",
]
