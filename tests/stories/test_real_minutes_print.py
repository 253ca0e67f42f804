"""Minutes in print, over HTTP: every line of the real minutes, in its order."""

import io
import json
import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.minutes.test_rendering_seeds import SEEDS, Lines, in_order, squeezed
from tests.stories.conftest import REAL, Archive

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("archive")]
FOOTER = re.compile(r"Side \d+ af \d+\s*$")


@pytest.fixture(params=REAL)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def expected(name: str, shared_dir: Path) -> list[str]:
    """The lines of the printed minutes, by the shared folder's own measure."""
    folder = shared_dir / "seeds"
    normalise = runpy.run_path(str(folder / "check_roundtrip.py"))["normalise"]
    (text,) = folder.glob(f"{SEEDS[REAL[name]]}_*.txt")
    lines: list[str] = normalise(text.read_text("utf-8"))
    return lines


def rendition(archive: Archive, name: str, kind: str, **query: Any) -> bytes:
    minutes = archive[name]
    response = minutes.door.get(f"minutes/{minutes.made['minutes']['id']}.{kind}", **query)
    assert response.status_code == 200
    return bytes(response.content)


def test_html_has_every_line(
    archive: Archive, name: str, expected: list[str], shared_dir: Path
) -> None:
    reader = Lines()
    reader.feed(rendition(archive, name, "html").decode())
    script = shared_dir / "seeds" / "check_roundtrip.py"
    lines = runpy.run_path(str(script))["normalise"](reader.text)
    assert in_order(expected, "\n".join(lines)) == []


def test_pdf_has_every_line(archive: Archive, name: str, expected: list[str]) -> None:
    pages = PdfReader(io.BytesIO(rendition(archive, name, "pdf"))).pages
    words = [FOOTER.sub("", page.extract_text().strip()) for page in pages]
    wanted = [squeezed(line) for line in expected]
    assert in_order(wanted, squeezed("".join(words))) == []


def test_json_is_what_was_printed(archive: Archive, name: str) -> None:
    """Minutes are what was printed; what it was read to mean is not part of them."""
    readings: dict[str, Any] = {"hearings": [], "follow_ups": [], "recurrences": []}
    told = archive[name].document
    printed = {**told, "items": [{**item, **readings} for item in told["items"]]}
    assert json.loads(rendition(archive, name, "json")) == printed


def test_the_public_edition_keeps_closed_items_back(archive: Archive) -> None:
    for name in ("vejen", "lemvig"):
        closed = [i for i in archive[name].document["items"] if i["visibility"] == "closed"]
        public = json.loads(rendition(archive, name, "json", edition="public"))
        found = [i for i in public["items"] if i["visibility"] == "closed"]
        assert [i["number"] for i in found] == [i["number"] for i in closed]
        assert {i["title"] for i in found} == {"Lukket punkt"}
        html = rendition(archive, name, "html", edition="public").decode()
        assert not any(i["case_number"] and i["case_number"] in html for i in closed)
