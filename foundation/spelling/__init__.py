"""The one spelling of a document, and its hash: what was sealed can be proved from it."""

import hashlib
from typing import Any

import orjson


def spelt(document: Any) -> bytes:
    """JSON in one spelling: keys in the order of their letters, nothing between, UTF-8 and no
    letter escaped that need not be. Raises TypeError of what JSON does not know."""
    return orjson.dumps(document, option=orjson.OPT_SORT_KEYS)


def hash_of(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
