"""The main story against the running processes: real minutes in, every fact asked, and out."""

import inspect
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.door import expect
from tests.stories import (
    test_real_minutes_lemvig,
    test_real_minutes_soroe,
    test_real_minutes_vejen,
    test_real_minutes_vejle,
)
from tests.stories.conftest import REAL, Archive, Minutes
from tests.wire import Punkt

pytestmark = [pytest.mark.servers, pytest.mark.xdist_group("punkt")]

FACTS: list[Callable[..., None]] = [
    found
    for module in (
        test_real_minutes_vejle,
        test_real_minutes_vejen,
        test_real_minutes_lemvig,
        test_real_minutes_soroe,
    )
    for name, found in vars(module).items()
    if name.startswith("test_")
]


@pytest.fixture(scope="module")
def taken_in(punkt: Punkt, shared_dir: Path) -> Archive:
    """All four, posted to the running system."""
    door = punkt.door("administrator")
    found = {}
    for name, file in REAL.items():
        document = json.loads((shared_dir / "seeds" / f"{file}.json").read_text("utf-8"))
        found[name] = Minutes(door, document, door.made("meeting-documents", document))
    return found


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: str(fact.__name__))
def test_the_running_system_answers(fact: Callable[..., None], taken_in: Archive) -> None:
    wanted = inspect.signature(fact).parameters
    assert set(wanted) <= set(taken_in)
    fact(**{name: taken_in[name] for name in wanted})


@pytest.mark.parametrize("name", REAL)
def test_documents_come_back_equal_and_are_taken_in_once(name: str, taken_in: Archive) -> None:
    told, door = taken_in[name], taken_in[name].door
    assert door.seen(f"meetings/{told.meeting_id}/document") == told.document
    again = expect(door.post("meeting-documents", told.document), 200)
    assert (again["created"], again["meeting"]) == (False, told.made["meeting"])


@pytest.mark.parametrize("name", REAL)
def test_minutes_are_printed(name: str, taken_in: Archive) -> None:
    told = taken_in[name]
    path = f"minutes/{told.made['minutes']['id']}"
    page = told.door.get(f"{path}.html").content.decode()
    assert all(f"Punkt {row['number']}:" in page for row in told.items)
    pdf = PdfReader(io.BytesIO(told.door.get(f"{path}.pdf").content))
    assert len(pdf.pages) > 3


def test_a_change_shows_in_the_document_and_nobody_is_written_to(
    punkt: Punkt, taken_in: Archive
) -> None:
    vejle = taken_in["vejle"]
    (section, *_) = vejle.under(13, "sections")
    path, before = f"sections/{section['id']}", section["body_html"]
    vejle.door.changed(path, {"body_html": "<p>Rettet i en prøve.</p>"})
    document = vejle.door.seen(f"meetings/{vejle.meeting_id}/document")
    assert "<p>Rettet i en prøve.</p>" in json.dumps(document, ensure_ascii=False)
    vejle.door.changed(path, {"body_html": before})
    assert vejle.door.seen(f"meetings/{vejle.meeting_id}/document") == vejle.document
    subjects = " ".join(letter["subject"] for letter in punkt.letters())
    for told in taken_in.values():
        assert told.document["committee"]["name"] not in subjects
