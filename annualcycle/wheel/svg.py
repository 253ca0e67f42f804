"""The drawing as SVG: no script, no style sheet, nothing from elsewhere."""

from collections.abc import Iterator
from html import escape

from annualcycle.wheel.geometry import SHEET
from annualcycle.wheel.metrics import clean, is_known
from annualcycle.wheel.shapes import Curved, Drawing, Group, Piece, Shape, Style, Words
from annualcycle.wheel.signs import number

FAMILY = "'Punkt Sans','Source Sans 3','Source Sans Pro','Noto Sans',Arial,sans-serif"
TITLE_ID, DESCRIPTION_ID = "hjul-titel", "hjul-tekst"


def to_svg(drawing: Drawing) -> str:
    """The whole drawing; the same drawing is the same text."""
    return "".join(_sheet(drawing))


def _sheet(drawing: Drawing) -> Iterator[str]:
    wide, high = (number(length) for length in SHEET)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}mm" height="{high}mm" '
        f'viewBox="0 0 {wide} {high}" lang="da" xml:lang="da" role="img" '
        f'aria-labelledby="{TITLE_ID} {DESCRIPTION_ID}" font-family="{FAMILY}">\n'
    )
    yield f'<title id="{TITLE_ID}">{_text(drawing.title)}</title>\n'
    yield f'<desc id="{DESCRIPTION_ID}">{_text(drawing.description)}</desc>\n'
    yield f'<rect width="{wide}" height="{high}" fill="#ffffff"/>\n'
    for group in drawing.groups:
        yield from _group(group)
    yield "</svg>\n"


def _group(group: Group) -> Iterator[str]:
    if not group.pieces:
        return
    yield f'<g class="{escape(group.name)}">' if group.name else "<g>"
    if group.title:
        yield f"<title>{_text(group.title)}</title>"
    for piece in group.pieces:
        yield _piece(piece)
    yield "</g>\n"


def _piece(piece: Piece) -> str:
    if isinstance(piece, Shape):
        told = "".join(f' {name}="{escape(value)}"' for name, value in piece.attributes.items())
        return f"<{piece.tag}{told}/>"
    if isinstance(piece, Curved):
        return _curved(piece)
    return _words(piece)


def _words(words: Words) -> str:
    x, y = (number(length) for length in words.place)
    turn = f' transform="rotate({number(words.turn)} {x} {y})"' if words.turn else ""
    anchor = f' text-anchor="{words.anchor}"' if words.anchor != "start" else ""
    return (
        f'<text x="{x}" y="{y}"{turn}{anchor}{_style(words.style)}{_length(words)}>'
        f"{_text(words.text)}</text>"
    )


def _length(words: Words) -> str:
    """A text with letters that are not in our font has room enough, and is not stretched to it."""
    if not is_known(words.text):
        return ""
    return f' textLength="{number(words.width)}" lengthAdjust="spacingAndGlyphs"'


def _curved(words: Curved) -> str:
    """Each letter has its own place, so that another font cannot move the others."""
    letters = words.letters()
    xs = " ".join(number(letter.place[0]) for letter in letters)
    ys = " ".join(number(letter.place[1]) for letter in letters)
    turns = " ".join(number((letter.turn + 180) % 360 - 180) for letter in letters)
    return (
        f'<text x="{xs}" y="{ys}" rotate="{turns}"{_style(words.style)}>{_text(words.text)}</text>'
    )


def _style(style: Style) -> str:
    bold = ' font-weight="700"' if style.bold else ""
    return f' font-size="{style.size:.3f}"{bold} fill="{style.colour}"'


def _text(text: str) -> str:
    return escape(clean(text))
