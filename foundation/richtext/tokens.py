"""From source to tokens in one pass over the text, and what was left out on the way.

A `<` that begins no known element is a letter like any other: `Indkomst < 100.000` and
`<navn@egernborg.example>` are text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from foundation.richtext import schema
from foundation.richtext.errors import BadText

NAME = r"[a-zA-Z][a-zA-Z0-9:-]*"
# Possessive (`*+`): without it a long run of quotes is tried in exponentially many ways.
TAG = re.compile(
    rf"<(/?)({NAME})((?:[\s/](?:[^\"'<>]|\"[^\"]*+\"|'[^']*+')*+)?+)(>?)",
)
DECLARATION = re.compile(r"<[!?](?:[a-zA-Z]|\[)[^<>]*>")
ATTRIBUTE = re.compile(
    r"([^\s\"'<>/=]+)(?:\s*+=\s*+(\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?",
)
# In an address only `&amp;` with its semicolon is an entity: `?a=1&section=2` is none.
ENTITY = re.compile(r"&#?\w+;")
CONTROLS = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
START_NUMBER = re.compile(r"[0-9]{1,6}")
MAX_REPORTED = 50


class Removed:
    """What a text lost, in words a client can show, each once and in the order met."""

    def __init__(self) -> None:
        self._words: dict[str, None] = {}

    def add(self, words: str) -> None:
        if len(self._words) < MAX_REPORTED:
            self._words[words[:80]] = None

    def words(self) -> tuple[str, ...]:
        return tuple(self._words)


@dataclass(slots=True)
class Start:
    """An element begins."""

    tag: str
    attrs: dict[str, str]


@dataclass(slots=True)
class End:
    """An element ends."""

    tag: str


Token = Start | End | str


def readable(text: str, removed: Removed) -> str:
    """Line ends as one kind, control characters gone. Runs after entities are read, since
    `&#13;` is a carriage return too."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = CONTROLS.sub("", text)
    if kept != text:
        removed.add("styretegn")
    return kept


def tokens(source: str, removed: Removed) -> Iterator[Token]:
    """The source in order; text comes with its entities read."""
    reader = _Reader(source, removed)
    position, text_from = 0, 0
    while (position := source.find("<", position)) >= 0:
        end, found = reader.markup(position)
        if end > position:
            if position > text_from:
                yield readable(unescape(source[text_from:position]), removed)
            yield from found
            position = text_from = end
        else:
            position += 1
    if text_from < len(source):
        yield readable(unescape(source[text_from:]), removed)


def has_markup(source: str) -> bool:
    """Whether any known element or comment stands in the source; otherwise it is plain text."""
    reader = _Reader(source, Removed())
    position = -1
    while (position := source.find("<", position + 1)) >= 0:
        if reader.markup(position)[0] > position:
            return True
    return False


class _Reader:
    """Reads the markup that begins at a `<`; an end equal to its beginning means: it is text."""

    def __init__(self, source: str, removed: Removed) -> None:
        self.source = source
        self.removed = removed
        self.comments = True
        self.wasted = 0

    def markup(self, position: int) -> tuple[int, list[Token]]:
        if self.source.startswith("<!--", position):
            return self._comment(position), []
        if declaration := DECLARATION.match(self.source, position):
            return declaration.end(), []
        match = TAG.match(self.source, position)
        if match is None or not match[4] or not _is_element(match[2].lower()):
            self._waste(match.end() - position if match else 0)
            return position, []
        return self._tag(match)

    def _waste(self, characters: int) -> None:
        """Half-open tags are read again from the next `<`; cap it, or they cost the square."""
        self.wasted += characters
        if self.wasted > 8 * len(self.source) + 10_000:
            raise BadText

    def _comment(self, position: int) -> int:
        end = self.source.find("-->", position) if self.comments else -1
        self.comments = end >= 0
        if end < 0:
            return position
        self.removed.add("kommentar")
        return end + 3

    def _tag(self, match: re.Match[str]) -> tuple[int, list[Token]]:
        written = match[2].lower()
        tag = schema.RENAMED.get(written, written)
        if match[1]:
            return match.end(), self._end(tag)
        if tag in schema.OPAQUE:
            self.removed.add(f"<{written}> med indhold")
            closing = re.compile(rf"</{tag}\s*>", re.IGNORECASE).search(self.source, match.end())
            return (closing.end() if closing else len(self.source)), []
        attrs = self._attributes(tag, match[3])
        if tag in schema.KEPT:
            return match.end(), self._start(tag, attrs)
        self.removed.add(f"<{written}>")
        return match.end(), self._division(tag)

    def _start(self, tag: str, attrs: dict[str, str]) -> list[Token]:
        if tag == "a" and not attrs:
            self.removed.add("link uden brugbar adresse")
            return []
        return [Start(tag, attrs)]

    def _end(self, tag: str) -> list[Token]:
        if tag in schema.DIVISIONS:
            return [End("div")]
        return [End(tag)] if tag in schema.KEPT and tag != "br" else []

    def _division(self, tag: str) -> list[Token]:
        if tag not in schema.DIVISIONS:
            return []
        return [Start("div", {}), End("div")] if tag == "hr" else [Start("div", {})]

    def _attributes(self, tag: str, source: str) -> dict[str, str]:
        kept: dict[str, str] = {}
        for name, raw in ATTRIBUTE.findall(source):
            attribute = name.lower()
            value = self._value(attribute, raw)
            if attribute in schema.ATTRIBUTES.get(tag, ()) and value is not None:
                kept.setdefault(attribute, value)
            else:
                self.removed.add(f"{attribute} på <{tag}>")
        return kept

    def _value(self, attribute: str, raw: str) -> str | None:
        bare = raw[1:-1] if raw[:1] in {'"', "'"} else raw
        value = ENTITY.sub(lambda entity: unescape(entity[0]), bare).strip()
        if attribute == "start":
            return str(int(value)) if START_NUMBER.fullmatch(value) else None
        return value if ADDRESS.fullmatch(CONTROLS.sub(" ", value)) else None


def _is_element(name: str) -> bool:
    """Names with a colon or a hyphen are a word processor's or a browser's own elements."""
    return name in schema.KNOWN or ":" in name or "-" in name
