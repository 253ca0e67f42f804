"""The day on which the tests of hearings are played."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.hearings.setup import START


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Callable[[str], None]) -> None:
    """The clock stands still; a test moves it on by holding it again."""
    hold_clock(START)


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
