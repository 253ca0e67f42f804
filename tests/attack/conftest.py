"""The stage of a meeting, to be attacked."""

from tests.proceedings.conftest import stage

__all__ = ["stage"]
