"""The stage of a meeting, a row of everything and a real server, to be attacked."""

from collections.abc import Iterator

import pytest
from django.db import connection

from tests.config.wire_break import wire_to
from tests.http.world import world
from tests.outbox.conftest import office
from tests.proceedings.conftest import convened, hall, passed, seated, sitting, stage
from tests.web import Web, web

__all__ = [
    "convened",
    "hall",
    "office",
    "passed",
    "seated",
    "sitting",
    "stage",
    "world",
]


@pytest.fixture(scope="session")
def server(django_db_setup: None) -> Iterator[Web]:
    """The web process on the tests' database; its tests are in the group "punkt"."""
    with wire_to(connection.settings_dict) as wire, web(wire) as found:
        yield found
