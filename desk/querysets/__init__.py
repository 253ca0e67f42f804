"""Reads across every app, each through the one door of its own table."""

from desk.querysets.changes import changes_after, entry_types
from desk.querysets.found import found
from desk.querysets.waiting import waiting_for

__all__ = ["changes_after", "entry_types", "found", "waiting_for"]
