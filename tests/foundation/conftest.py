"""The shared folder with real minutes, where there is one."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def shared_dir() -> Path:
    folder = (ROOT / os.environ.get("PUNKT_SHARED", "../shared")).resolve()
    if not folder.is_dir():
        message = f"Mappen med rigtige referater findes ikke: {folder}"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return folder
