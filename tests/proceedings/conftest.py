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
def passed() -> set[str]:
    """To which of the set-ups below the module has come. Who asks for them is tested after who
    does not (tests/pace.py)."""
    return set()


@pytest.fixture(scope="module")
def seated(convened: Hall, passed: set[str], django_db_blocker: Any) -> None:
    """It was opened, and everybody came; made once."""
    with django_db_blocker.unblock(), clock.frozen(datetime.fromisoformat(SITTING)):
        deepcopy(convened).sit()
    passed.add("seated")


@pytest.fixture(scope="module")
def sent_out(convened: Hall, passed: set[str], django_db_blocker: Any) -> str:
    """The path of its minutes, which went out; made once."""
    with django_db_blocker.unblock(), clock.frozen(datetime.fromisoformat(SITTING)):
        minutes = deepcopy(convened).circulated()
    passed.add("sent_out")
    return minutes


@pytest.fixture
def hall(
    request: pytest.FixtureRequest,
    convened: Hall,
    passed: set[str],
    db: None,
    hold_clock: Callable[[str], None],
) -> Hall:
    """It is the hour of the meeting."""
    assert passed <= set(request.fixturenames), "the module has gone past what this test needs"
    hold_clock(SITTING)
    return deepcopy(convened)


@pytest.fixture
def stage(hall: Hall) -> Stage:
    return hall


@pytest.fixture
def sitting(seated: None, hall: Hall) -> Hall:
    return hall


@pytest.fixture
def circulated(sent_out: str, hall: Hall) -> str:
    """The path of minutes that went out within the hour of the meeting."""
    return sent_out
