"""Documents that tests send: our own example, and the real minutes of the shared folder."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.cast import Cast
from tests.door import Door

Document = dict[str, Any]
ROOT = Path(__file__).resolve().parent.parent.parent
REAL = ("vejle-2023-11-02", "vejen-2023-11-28", "lemvig-2022-12-14", "soroe-2022-02-10")


@pytest.fixture
def example() -> Document:
    """The example of the README, fresh for each test."""
    found: Document = json.loads((ROOT / "examples" / "egernborg-minutes.json").read_text("utf-8"))
    return found


@pytest.fixture
def agenda(example: Document) -> Document:
    """The example's agenda: before anybody decided anything."""
    found = deepcopy(example)
    found["meeting"]["document_kind"] = "agenda"
    kept = ("section", "recommendation", "attachments")
    for item in found["items"]:
        item["blocks"] = [b for b in item["blocks"] if b["type"] in kept]
        item["follow_ups"] = []
    return found


@pytest.fixture
def desk(cast: Cast) -> Door:
    """The secretariat of Egernborg."""
    return cast.door("secretariat")


@pytest.fixture(params=REAL)
def real(request: pytest.FixtureRequest, shared_dir: Path) -> Document:
    """Each of the real minutes."""
    found: Document = json.loads(
        (shared_dir / "seeds" / f"{request.param}.json").read_text("utf-8")
    )
    return found
