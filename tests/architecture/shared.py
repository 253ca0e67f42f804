"""One world for all tests of a module: it is dear to make, and what each does to it is undone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from foundation.clock import frozen

T = TypeVar("T")


@contextmanager
def made_once(blocker: Any, moment: datetime, make: Callable[[], T]) -> Iterator[T]:
    """What `make` makes at that moment, in a transaction that is undone at the end. The tests
    are marked `django_db`, so that each is undone by itself too."""
    with blocker.unblock(), frozen(moment), undone():
        yield make()


@contextmanager
def undone() -> Iterator[None]:
    """As if what is done inside had never been."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
