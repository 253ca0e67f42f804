"""One lock for all that happens in a hearing."""

from typing import Any

from hearings.models import Hearing


def lock_hearing(**which: Any) -> None:
    """Lock the hearing's row before any row in it, always in this order: of two answers at once
    the second sees the first, and none comes in after the hearing is concluded."""
    Hearing.objects.select_for_update(of=("self",)).filter(**which).first()
