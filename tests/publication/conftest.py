"""The stage of a meeting, for what becomes of it afterwards."""

from tests.proceedings.conftest import convened, hall, passed, stage

__all__ = ["convened", "hall", "passed", "stage"]
