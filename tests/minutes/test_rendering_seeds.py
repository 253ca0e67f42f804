"""Real minutes keep every printed line in its order, in HTML, in PDF and as plain lines."""

import importlib.util
import io
import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pypdf import PdfReader

from minutes.rendering import to_html, to_lines, to_pdf

AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
SEEDS = {
    "vejle-2023-11-02": "000",
    "vejen-2023-11-28": "001",
    "lemvig-2022-12-14": "003",
    "soroe-2022-02-10": "004",
}
BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "tr", "ul", "ol", "table", "header", "nav"}


@pytest.fixture
def comparison(shared_dir: Path) -> ModuleType:
    """The shared folder's own normalisation: the agreed measure."""
    source = shared_dir / "seeds" / "check_roundtrip.py"
    spec = importlib.util.spec_from_file_location("check_roundtrip", source)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(params=SEEDS)
def seed(request: pytest.FixtureRequest, shared_dir: Path) -> tuple[dict[str, Any], str]:
    """A document and the text it was read from."""
    folder = shared_dir / "seeds"
    document = json.loads((folder / f"{request.param}.json").read_text("utf-8"))
    (text,) = folder.glob(f"{SEEDS[request.param]}_*.txt")
    return document, text.read_text("utf-8")


class Lines(HTMLParser):
    """The lines somebody reads in a browser, list numbers included."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.counters: list[int | None] = []
        self.cells = 0
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in {"style", "title"}
        if tag in BLOCKS and not self.cells:
            self.text += "\n"
        if tag in {"ul", "ol"}:
            start = dict(attrs).get("start") or "1"
            self.counters.append(int(start) if tag == "ol" else None)
        elif tag == "li":
            self._mark()
        elif tag == "br":
            self.text += "\n"
        elif tag in {"td", "th"}:
            self.text += "\t"
            self.cells += 1
        elif tag in {"em", "strong"}:
            self.text += {"em": "*", "strong": "**"}[tag]

    def _mark(self) -> None:
        number = self.counters[-1]
        if number is None:
            self.text += "•" if self.cells else "- "
            return
        self.text += f"{number}. "
        self.counters[-1] = number + 1

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"style", "title"}
        self.cells -= tag in {"td", "th"}
        if tag in {"ul", "ol"}:
            self.counters.pop()
        if tag in {"em", "strong"}:
            self.text += {"em": "*", "strong": "**"}[tag]

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.text += data.strip("\n")


def in_order(needles: list[str], haystack: str) -> list[str]:
    """The needles that do not come, one after the other, in the haystack."""
    missing, position = [], 0
    for needle in needles:
        found = haystack.find(needle, position)
        if found < 0:
            missing.append(needle)
        else:
            position = found + len(needle)
    return missing


def test_plain_lines_are_the_seed(seed: tuple[dict[str, Any], str], comparison: ModuleType) -> None:
    document, text = seed
    assert comparison.normalise("\n".join(to_lines(document))) == comparison.normalise(text)


def test_html_has_every_line(seed: tuple[dict[str, Any], str], comparison: ModuleType) -> None:
    document, text = seed
    reader = Lines()
    reader.feed(to_html(document, generated_at=AT))
    lines = comparison.normalise(reader.text)
    expected = comparison.normalise(text)
    assert in_order(expected, "\n".join(lines)) == []
    added = [line for line in lines if line not in expected]
    assert added == [document["municipality"]["name"], lines[-1]]
    assert lines[-1].startswith("Dannet mandag den 2. marts 2026 kl. 09.30")


def squeezed(text: str) -> str:
    return re.sub(r"[\s*•–\u200b-]", "", text)


def test_pdf_has_every_line(seed: tuple[dict[str, Any], str], comparison: ModuleType) -> None:
    document, text = seed
    pages = PdfReader(io.BytesIO(to_pdf(document, generated_at=AT))).pages
    footer = re.compile(r"Side \d+ af \d+\s*$")
    words = [footer.sub("", page.extract_text().strip()) for page in pages]
    assert all(footer.search(page.extract_text().strip()) for page in pages)
    expected = [squeezed(line) for line in comparison.normalise(text)]
    assert in_order(expected, squeezed("".join(words))) == []


def test_no_word_is_hyphenated(seed: tuple[dict[str, Any], str]) -> None:
    document, text = seed
    pages = PdfReader(io.BytesIO(to_pdf(document, generated_at=AT))).pages
    printed = "\n".join(page.extract_text() for page in pages)
    known = set(re.findall(r"[\w-]+", text))
    broken = [word for word in re.findall(r"(\w+-)\n", printed) if word not in known]
    assert [word for word in broken if not any(whole.startswith(word) for whole in known)] == []
