"""The way in: what a client sends becomes canonical HTML, or is refused."""

import re
from dataclasses import dataclass
from html import escape

import nh3

from foundation.richtext import schema
from foundation.richtext.arrange import arrange
from foundation.richtext.errors import BadText, RichTextError
from foundation.richtext.tokens import Removed, has_markup, readable
from foundation.richtext.tree import parse, serialise

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Sanitised:
    """Text fit to be stored, and in Danish what it lost on the way."""

    html: str
    removed: tuple[str, ...]


def sanitise(source: str) -> Sanitised:
    """Canonical HTML of a text; sanitising the result again changes nothing.

    A text without any element is plain text: it is kept to the letter, blank lines part its
    paragraphs and single line ends become `<br>`.
    """
    if UNSTORABLE.search(source):
        raise BadText
    removed = Removed()
    if not has_markup(source):
        return Sanitised(_from_plain(readable(source, removed)), removed.words())
    html = _canonical(source, removed)
    guarded = _guard(html)
    if guarded != html:
        html = _canonical(guarded, removed)
    return Sanitised(html, removed.words())


def is_canonical(html: str) -> bool:
    """Whether a text is already in the form that is stored."""
    try:
        return sanitise(html).html == html
    except RichTextError:
        return False


def _canonical(source: str, removed: Removed) -> str:
    return serialise(arrange(parse(source, removed)))


def _guard(html: str) -> str:
    """A second wall: a browser's own parser goes over our work and takes away what it must.
    It only ever changes addresses that it reads in another way than we do."""
    cleaned = nh3.clean(
        html,
        tags=set(schema.KEPT),
        attributes={tag: set(names) for tag, names in schema.ATTRIBUTES.items()},
        url_schemes=set(schema.SCHEMES),
        url_relative="deny",
        link_rel=None,
    )
    return cleaned.replace("&nbsp;", "\N{NO-BREAK SPACE}")


def _from_plain(text: str) -> str:
    paragraphs = (escape(part.strip(), quote=False) for part in PARAGRAPHS.split(text))
    return "".join(f"<p>{part}</p>" for part in paragraphs if part).replace("\n", "<br>")
