"""The post office that letters arrive at, and the day before all that is reported of."""

import pytest

from tests.outbox.conftest import office
from tests.reminders.reporting import Hold, noon

__all__ = ["early", "office"]


@pytest.fixture
def early(hold_clock: Hold) -> Hold:
    """The clock stands at 10 March, before everything here."""
    hold_clock(noon("2026-03-10"))
    return hold_clock
