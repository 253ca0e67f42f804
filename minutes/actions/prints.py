"""The tick that makes the pages of what was sealed."""

from uuid import UUID

from django.db import transaction

from foundation.outbox.jobs import one_by_one
from minutes.printing import PAGES, store_pages, unprinted

AT_A_TIME = 20


def print_due() -> int:
    """Make the pages of some versions that lack any; answers how many. One that fails stops no
    other, a missed run catches up, and a second run finds nothing."""
    return one_by_one(unprinted().values_list("pk", flat=True)[:AT_A_TIME], _print)


@transaction.atomic
def _print(target: UUID) -> int:
    """A version that another worker is at is left to it; its minutes are not locked."""
    rows = unprinted().select_for_update(skip_locked=True, no_key=True)
    version = rows.filter(pk=target).first()
    return 0 if version is None else store_pages(version, PAGES)
