"""A stage on the afternoon of a meeting."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction

from foundation import clock
from tests.agenda.scene import TODAY
from tests.cast import Standing
from tests.proceedings.hall import Hall
from tests.proceedings.stage import SITTING, Stage


@pytest.fixture(scope="module")
def convened(everybody: Standing, django_db_blocker: Any) -> Iterator[Hall]:
    """A meeting convened in good time; made once, and undone after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        with clock.frozen(datetime.fromisoformat(TODAY)):
            found = Hall(everybody.cast())
            found.convene()
        yield found
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def sent_out(convened: Hall, django_db_blocker: Any) -> str:
    """The path of its minutes, which went out once for the module. All tests of the module take
    `circulated`: none of them finds the meeting as it was before."""
    with django_db_blocker.unblock(), clock.frozen(datetime.fromisoformat(SITTING)):
        return deepcopy(convened).circulated()


@pytest.fixture
def circulated(sent_out: str, hall: Hall) -> str:
    """The path of minutes that went out within the hour of the meeting."""
    return sent_out


@pytest.fixture
def hall(convened: Hall, db: None, hold_clock: Callable[[str], None]) -> Hall:
    """It is the hour of the meeting."""
    hold_clock(SITTING)
    return deepcopy(convened)


@pytest.fixture
def stage(hall: Hall) -> Stage:
    return hall


@pytest.fixture
def sitting(hall: Hall) -> Hall:
    return hall.sit()
