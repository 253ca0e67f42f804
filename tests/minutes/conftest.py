"""The stage of a meeting, for what becomes of it afterwards."""

from tests.proceedings.conftest import circulated, convened, hall, sent_out, stage

__all__ = ["circulated", "convened", "hall", "sent_out", "stage"]
