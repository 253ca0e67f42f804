"""The walks over all routes share one world."""

from tests.http.world import world

__all__ = ["world"]
