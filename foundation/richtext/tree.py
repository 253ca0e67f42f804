"""The tree of a text, and the one way to write it down."""

from dataclasses import dataclass, field
from html import escape

from foundation.richtext import schema
from foundation.richtext.errors import TooDeep, TooMany
from foundation.richtext.tokens import End, Removed, Start, tokens

MAX_DEPTH = 50
MAX_ELEMENTS = 50_000


@dataclass(slots=True)
class Node:
    """One element; its children are elements and runs of text."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: "list[Node | str]" = field(default_factory=list)


class Builder:
    """Puts tokens into a tree. Forgiving like a browser, but without its reconstruction of
    forgotten emphasis, which lets 1 MB of source grow into a gigabyte of tree."""

    def __init__(self) -> None:
        self.root = Node("root")
        self.stack = [self.root]
        self.elements = 0

    def text(self, text: str) -> None:
        """Neighbouring runs become one, so that equal texts have equal trees."""
        children = self.stack[-1].children
        if children and isinstance(children[-1], str):
            children[-1] += text
        else:
            children.append(text)

    def start(self, token: Start) -> None:
        self.elements += 1
        if self.elements > MAX_ELEMENTS:
            raise TooMany
        if token.tag not in schema.INLINE and token.tag != "br":
            self._leave_paragraph()
            self._close_sibling(token.tag)
        node = Node(token.tag, token.attrs)
        self.stack[-1].children.append(node)
        if token.tag == "br":
            return
        self.stack.append(node)
        if len(self.stack) > MAX_DEPTH:
            raise TooDeep

    def end(self, tag: str) -> None:
        """An end tag without a start is nothing, and none reaches out of its table cell."""
        for index in range(len(self.stack) - 1, 0, -1):
            open_tag = self.stack[index].tag
            if open_tag == tag:
                del self.stack[index:]
                return
            if open_tag in schema.CELLS and tag not in schema.TABLE_PARTS:
                return

    def _leave_paragraph(self) -> None:
        while self.stack[-1].tag == "p" or self.stack[-1].tag in schema.INLINE:
            self.stack.pop()

    def _close_sibling(self, tag: str) -> None:
        closes, fence = SIBLINGS.get(tag, NO_SIBLINGS)
        if not closes:
            return
        for index in range(len(self.stack) - 1, 0, -1):
            if self.stack[index].tag in closes:
                del self.stack[index:]
                return
            if self.stack[index].tag in fence:
                return


_TABLE = frozenset({"table"})
_CELL = (schema.CELLS, _TABLE | schema.ROW_GROUPS | {"tr"})
_ROW_GROUP = (schema.ROW_GROUPS, _TABLE)
NO_SIBLINGS: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
SIBLINGS = {
    "li": (frozenset({"li"}), schema.LISTS | schema.CELLS),
    "td": _CELL,
    "th": _CELL,
    "tr": (frozenset({"tr"}), _TABLE | schema.ROW_GROUPS),
    "thead": _ROW_GROUP,
    "tbody": _ROW_GROUP,
}


def parse(source: str, removed: Removed | None = None) -> Node:
    """The tree of a text under a node `root`, as written; `removed` collects what was left out."""
    builder = Builder()
    for token in tokens(source, Removed() if removed is None else removed):
        if isinstance(token, Start):
            builder.start(token)
        elif isinstance(token, End):
            builder.end(token.tag)
        else:
            builder.text(token)
    return builder.root


def serialise(node: Node) -> str:
    """The tree as HTML. Quotes in running text stay bare, as in every document we store."""
    parts: list[str] = []
    _write(node.children, parts)
    return "".join(parts)


def _write(children: list[Node | str], parts: list[str]) -> None:
    for child in children:
        if isinstance(child, str):
            parts.append(escape(child, quote=False))
            continue
        attrs = "".join(f' {k}="{_attribute(v)}"' for k, v in child.attrs.items())
        parts.append(f"<{child.tag}{attrs}>")
        if child.tag != "br":
            _write(child.children, parts)
            parts.append(f"</{child.tag}>")


def _attribute(value: str) -> str:
    return escape(value, quote=False).replace('"', "&quot;")
