"""What a web process does once, before the first request."""

import gc
from importlib import import_module

from django.conf import settings

ALLOCATIONS = 50_000


def warm_up() -> None:
    """Load what a request needs, and tell the collector of garbage that it is there to stay:
    else every so many requests one waits while all modules are looked through."""
    import_module(settings.ROOT_URLCONF)
    gc.collect()
    gc.freeze()
    gc.set_threshold(ALLOCATIONS)
