"""A scene on a day in March."""

from collections.abc import Callable

import pytest

from tests.agenda.scene import TODAY, Scene
from tests.cast import Cast


@pytest.fixture
def scene(cast: Cast, hold_clock: Callable[[str], None]) -> Scene:
    hold_clock(TODAY)
    return Scene(cast)
