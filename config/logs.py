"""How a line of the log is written: as JSON, and without what opens a door."""

import re
from typing import Any

import structlog

KEYS = re.compile(r"(/(?:calendar|downloads|invitations)/)[^/\s\"?\\]+")
"""Addresses whose last step is itself the key; whoever reads the log must not get in by it."""

_as_json = structlog.processors.JSONRenderer(ensure_ascii=False)


def rendered(logger: Any, name: str, event: Any) -> str:
    """The line as it is written, whichever logger it comes from."""
    return KEYS.sub(r"\1…", str(_as_json(logger, name, event)))
