"""The post office that letters arrive at."""

from tests.outbox.conftest import office

__all__ = ["office"]
