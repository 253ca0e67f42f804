"""Where two documents differ."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from interchange.rules.pointers import pointer

_ABSENT = object()


def differences(ours: Any, theirs: Any, at: tuple[object, ...] = ()) -> Iterator[str]:
    """Pointers to every place where two documents do not say the same; a member or an entry
    that only one of them has is named itself. Numbers and truths are never the same thing."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in [*ours, *(k for k in theirs if k not in ours)]:
            yield from differences(ours.get(key, _ABSENT), theirs.get(key, _ABSENT), (*at, key))
    elif isinstance(ours, list) and isinstance(theirs, list):
        pairs = zip_longest(ours, theirs, fillvalue=_ABSENT)
        for index, (mine, other) in enumerate(pairs):
            yield from differences(mine, other, (*at, index))
    elif type(ours) is not type(theirs) or ours != theirs:
        yield pointer(at)
