"""The stage of a meeting, for what becomes of it afterwards."""

from tests.proceedings.conftest import convened, hall, stage

__all__ = ["convened", "hall", "stage"]
