from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.runner.processes import scratch


@pytest.fixture
def folder() -> Iterator[Path]:
    with scratch() as path:
        yield path
