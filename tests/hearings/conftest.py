"""The day on which the tests of hearings are played."""

from collections.abc import Callable

import pytest

from tests.hearings.setup import START


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Callable[[str], None]) -> None:
    """The clock stands still; a test moves it on by holding it again."""
    hold_clock(START)
