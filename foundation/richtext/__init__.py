"""Rich text as a municipality writes it: sanitised, in one canonical form, with one reader.

`sanitise` is the only way in; what it returns is stored. `parse`, `lines` and `plain_text` read
what is stored, for print, mail and search.
"""

from foundation.richtext.canonical import Sanitised, is_canonical, sanitise
from foundation.richtext.errors import BadText, RichTextError, TooDeep, TooMany
from foundation.richtext.text import lines, plain_text
from foundation.richtext.tree import Node, parse, serialise

__all__ = [
    "BadText",
    "Node",
    "RichTextError",
    "Sanitised",
    "TooDeep",
    "TooMany",
    "is_canonical",
    "lines",
    "parse",
    "plain_text",
    "sanitise",
    "serialise",
]
