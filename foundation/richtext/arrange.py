"""Any tree into the canonical one: blocks at the top, lists of items, tables of rows of cells."""

from collections.abc import Iterable

from foundation.richtext import schema
from foundation.richtext.tree import Node

Child = Node | str


def arrange(root: Node) -> Node:
    """The canonical tree; arranging it again changes nothing."""
    blocks: list[Child] = []
    _flow(root.children, blocks)
    return Node("root", {}, blocks)


def is_blank(children: Iterable[Child]) -> bool:
    """Nothing anybody could read: white space and line breaks only."""
    return all(
        not child.strip() if isinstance(child, str) else child.tag == "br" or _hollow(child)
        for child in children
    )


def _hollow(node: Node) -> bool:
    return node.tag not in schema.BLOCKS and is_blank(node.children)


def _flow(children: list[Child], blocks: list[Child]) -> None:
    """Loose text becomes a paragraph; what only divided the text disappears."""
    loose: list[Child] = []

    def close_loose() -> None:
        _append_filled(blocks, Node("p", {}, _trimmed(_inline(loose))))
        loose.clear()

    for child in children:
        if isinstance(child, str) or _is_inline(child):
            loose.append(child)
            continue
        close_loose()
        if child.tag in schema.BLOCKS:
            _append_filled(blocks, _block(child))
        else:
            _flow(child.children, blocks)
    close_loose()


def _block(node: Node) -> Node:
    if node.tag in schema.LISTS:
        return _list(node)
    if node.tag == "table":
        return _table(node)
    return Node(node.tag, {}, _phrases(node.children, keep_lists=False))


def _append_filled(blocks: list[Child], node: Node) -> None:
    if not is_blank(node.children):
        blocks.append(node)


def _list(node: Node) -> Node:
    items: list[Child] = []
    for item in _members(_nested(node.children), frozenset({"li"}), "li"):
        children = _phrases(item.children, keep_lists=True)
        if not is_blank(children):
            items.append(Node("li", {}, children))
    return Node(node.tag, dict(node.attrs), items)


def _nested(children: list[Child]) -> list[Child]:
    """A list directly inside a list belongs to the item before it, as browsers show it."""
    out: list[Child] = []
    item: Node | None = None
    for child in children:
        if item is not None and isinstance(child, Node) and child.tag in schema.LISTS:
            item.children.append(child)
            continue
        if isinstance(child, Node):
            item = child if child.tag == "li" else None
        out.append(child)
    return out


def _table(node: Node) -> Node:
    groups: list[Child] = []
    for group in _members(node.children, schema.ROW_GROUPS, "tbody"):
        rows: list[Child] = []
        for row in _members(group.children, frozenset({"tr"}), "tr"):
            cells: list[Child] = [
                Node(cell.tag, {}, _phrases(cell.children, keep_lists=True))
                for cell in _members(row.children, schema.CELLS, "td")
            ]
            if cells:
                rows.append(Node("tr", {}, cells))
        if rows:
            groups.append(Node(group.tag, {}, rows))
    return Node("table", {}, groups)


def _members(children: list[Child], wanted: frozenset[str], wrapper: str) -> list[Node]:
    """The parts a list, table or row is made of; anything else between them becomes a part."""
    members: list[Node] = []
    stray: Node | None = None
    for child in children:
        if isinstance(child, Node) and child.tag in wanted:
            members.append(child)
            stray = None
        elif stray is not None:
            stray.children.append(child)
        elif isinstance(child, Node) or child.strip():
            stray = Node(wrapper, {}, [child])
            members.append(stray)
    return members


def _phrases(children: list[Child], *, keep_lists: bool) -> list[Child]:
    """Running text of an item, cell or heading: inner paragraphs become line breaks."""
    out: list[Child] = []
    owes_break = False
    for child in children:
        if isinstance(child, str) or _is_inline(child):
            if owes_break and isinstance(child, str) and not child.strip():
                continue
            _break(out, needed=owes_break)
            owes_break = False
            out += _inline([child])
            continue
        if keep_lists and child.tag in schema.LISTS:
            inner = _list(child)
            out += [inner] if inner.children else []
            owes_break = False
        elif inside := _trimmed(_phrases(child.children, keep_lists=keep_lists)):
            _break(out, needed=not is_blank(out))
            out += inside
            owes_break = True
    return out


def _break(out: list[Child], *, needed: bool) -> None:
    last = out[-1] if out else None
    if isinstance(last, str) and not last.strip() and needed:
        out.pop()
        last = out[-1] if out else None
    if needed and last is not None and (isinstance(last, str) or last.tag not in schema.LISTS):
        out.append(Node("br"))


def _inline(children: list[Child], inside: frozenset[str] = frozenset()) -> list[Child]:
    """Emphasis once is enough; emphasis of nothing is nothing."""
    out: list[Child] = []
    for child in children:
        if isinstance(child, str) or child.tag == "br":
            _append(out, child)
            continue
        inner = _inline(child.children, inside | {child.tag})
        if child.tag in inside or is_blank(inner):
            for part in inner:
                _append(out, part)
        else:
            out.append(Node(child.tag, dict(child.attrs), inner))
    return out


def _append(out: list[Child], child: Child) -> None:
    if isinstance(child, str) and out and isinstance(out[-1], str):
        out[-1] += child
    else:
        out.append(child)


def _is_inline(node: Node) -> bool:
    return node.tag == "br" or node.tag in schema.INLINE


def _trimmed(children: list[Child]) -> list[Child]:
    """Without white space and line breaks at both ends."""
    out = list(children)
    while out and is_blank(out[:1]):
        out.pop(0)
    while out and is_blank(out[-1:]):
        out.pop()
    if out and isinstance(out[0], str):
        out[0] = out[0].lstrip()
    if out and isinstance(out[-1], str):
        out[-1] = out[-1].rstrip()
    return out
