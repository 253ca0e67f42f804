"""The stage of a meeting, for what becomes of it afterwards."""

from tests.proceedings.conftest import stage

__all__ = ["stage"]
