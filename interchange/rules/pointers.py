"""JSON pointers (RFC 6901)."""

from collections.abc import Iterable


def pointer(steps: Iterable[object]) -> str:
    """The pointer that leads through `steps`."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)
