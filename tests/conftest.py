"""Shared set-up: the cast, a clock that can be held, and the documents tests read."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from foundation import clock
from tests import template
from tests.cast import Cast, Standing
from tests.pace import pytest_collection_finish, pytest_collection_modifyitems
from tests.wire import Punkt, punkt_running

__all__ = ["pytest_collection_finish", "pytest_collection_modifyitems"]
ROOT = Path(__file__).resolve().parent.parent

hypothesis_settings.register_profile(
    "suite",
    deadline=None,
    max_examples=200,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
hypothesis_settings.load_profile("suite")


def pytest_configure(config: pytest.Config) -> None:
    template.start_for(config)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest,
    django_db_modify_db_settings_parallel_suffix: None,
    django_db_blocker: Any,
) -> None:
    """Where tests run at once, their databases are copies of one."""
    with django_db_blocker.unblock():
        template.copy_for(request.config)


@pytest.fixture(scope="session")
def everybody(django_db_setup: None, django_db_blocker: Any) -> Standing:
    """Everybody, committed once: whoever asks is the same reader in every test, so that what is
    compiled for him is compiled once."""
    with django_db_blocker.unblock():
        return Standing()


@pytest.fixture
def cast(db: None, everybody: Standing) -> Cast:
    """Everybody, in a transaction that is undone."""
    return everybody.cast()


@pytest.fixture
def real_cast(transactional_db: None, everybody: Standing) -> Cast:
    """Everybody, committed: for tests with several connections."""
    return everybody.cast()


@pytest.fixture(autouse=True)
def from_many_addresses() -> Iterator[None]:
    """The tests all come from one address; what holds one back has a test of its own."""
    with override_settings(PUBLIC_FORMS_PER_HOUR=10**6):
        yield


@pytest.fixture
def hold_clock() -> Iterator[Callable[[str], None]]:
    """`hold_clock("2026-03-01T08:00:00+01:00")` holds the clock there until the test ends."""
    holders = []

    def hold(moment: str) -> None:
        holder = clock.frozen(datetime.fromisoformat(moment))
        holder.__enter__()
        holders.append(holder)

    yield hold
    for holder in reversed(holders):
        holder.__exit__(None, None, None)


@pytest.fixture(scope="session")
def punkt() -> Iterator[Punkt]:
    """The running system. Tests that use it carry `pytest.mark.xdist_group("punkt")`, so that
    it is started once."""
    with punkt_running() as found:
        yield found


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The folder with real minutes. Without it their tests say so and the rest goes on;
    in CI its absence is a failure."""
    folder = Path(os.environ.get("PUNKT_SHARED", ROOT.parent / "shared"))
    if not (folder / "seeds").is_dir():
        said = f"De virkelige referater mangler: {folder} findes ikke (sæt PUNKT_SHARED)."
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)
    return folder
