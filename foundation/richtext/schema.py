"""Which elements there are: those we keep, those we rename, those we know and take away."""

BLOCKS = frozenset({"p", "ul", "ol", "h3", "h4", "table"})
LISTS = frozenset({"ul", "ol"})
INLINE = frozenset({"strong", "em", "a", "sup", "sub"})
CELLS = frozenset({"td", "th"})
ROW_GROUPS = frozenset({"thead", "tbody"})
TABLE_PARTS = ROW_GROUPS | CELLS | {"table", "tr"}
KEPT = BLOCKS | INLINE | TABLE_PARTS | {"li", "br"}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
SCHEMES = frozenset({"http", "https", "mailto"})

# The same meaning under another name; a client is not told.
RENAMED = {
    "b": "strong",
    "i": "em",
    "h1": "h3",
    "h2": "h3",
    "h5": "h4",
    "h6": "h4",
    "tfoot": "tbody",
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Taken away, but their edges still part one paragraph from the next.
DIVISIONS = _words("""
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption
    figure footer form head header hgroup hr html legend main menu nav option pre search section
    summary
""")
# Taken away with everything inside.
OPAQUE = _words("""
    applet audio canvas iframe math noembed noframes noscript object script select style svg
    template textarea title video xmp
""")
# Taken away; the text inside stays.
TRANSPARENT = _words("""
    abbr acronym area base basefont bdi bdo big blink button cite code col colgroup data datalist
    del dfn dir embed font frame frameset image img input ins kbd label link map mark marquee meta
    meter nobr optgroup output param picture plaintext progress q rb rp rt rtc ruby s samp slot
    small source span strike time track tt u var wbr
""")
KNOWN = KEPT | RENAMED.keys() | DIVISIONS | OPAQUE | TRANSPARENT
