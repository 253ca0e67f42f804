"""Who asks for what is his own."""

from typing import Any


def person_of(reader: Any) -> Any:
    """The person that asks; while the API document is written nobody does."""
    return getattr(reader, "person_id", None)
