"""The print as plain lines."""

from foundation.richtext import lines
from minutes.rendering import wording
from minutes.rendering.printed import Document, Heading, Item, Line, Piece, Points, printed


def to_lines(document: Document) -> list[str]:
    """Every printed line in its order, without page numbers; emphasis as * and **."""
    whole = printed(document)
    out = [whole.title, *(f"{label} {value}" for label, value in whole.facts)]
    out += [*whole.presence, wording.CONTENTS]
    out += [item.contents for item in whole.items]
    for item in whole.items:
        out += _item_lines(item)
    if whole.approvals:
        out += [wording.APPROVALS, *("\t".join(row).rstrip() for row in whole.approvals)]
    return out


def _item_lines(item: Item) -> list[str]:
    out = [item.heading]
    if item.case_number:
        out.append(item.case_number)
    for block in item.blocks:
        for piece in block.pieces:
            out += _piece_lines(piece)
    return out


def _piece_lines(piece: Piece) -> list[str]:
    if isinstance(piece, Heading | Line):
        return [piece.text]
    if isinstance(piece, Points):
        return [_mark(piece.style, number) + text for number, text in enumerate(piece.texts, 1)]
    return lines(piece.root, emphasis=True)


def _mark(style: str, number: int) -> str:
    return {"bullet": "- ", "numbered": f"{number}. "}.get(style, "")
