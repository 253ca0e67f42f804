"""The stage of a meeting, for what becomes of it afterwards."""

from tests.proceedings.conftest import circulated, convened, hall, passed, sent_out, stage

__all__ = ["circulated", "convened", "hall", "passed", "sent_out", "stage"]
