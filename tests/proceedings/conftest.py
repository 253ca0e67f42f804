"""A stage on the afternoon of a meeting."""

from collections.abc import Callable

import pytest

from tests.agenda.scene import TODAY
from tests.cast import Cast
from tests.proceedings.hall import Hall
from tests.proceedings.stage import SITTING, Stage


@pytest.fixture
def stage(cast: Cast, hold_clock: Callable[[str], None]) -> Stage:
    """Convened in good time; now it is the hour of the meeting."""
    hold_clock(TODAY)
    found = Stage(cast).convene()
    hold_clock(SITTING)
    return found


@pytest.fixture
def hall(cast: Cast, hold_clock: Callable[[str], None]) -> Hall:
    hold_clock(TODAY)
    found = Hall(cast)
    found.convene()
    hold_clock(SITTING)
    return found


@pytest.fixture
def sitting(hall: Hall) -> Hall:
    return hall.sit()
