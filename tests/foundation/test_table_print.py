"""Tables on paper: read by everybody, headed on every page, whatever is in them."""

import io
from datetime import UTC, date, datetime
from typing import Any

import pytest
from pypdf import PdfReader

from foundation.tables import Table, to_pdf

NOW = datetime(2026, 4, 1, 6, tzinfo=UTC)
LONG_WORD = "speciallægepraksisplanlægningsstabiliseringsperiodens" * 6


def table(*rows: tuple[Any, ...], **more: Any) -> Table:
    given = {
        "title": "Opfølgninger over frist",
        "municipality": "Egernborg Kommune",
        "headings": ("Opfølgning", "Frist", "Dage over frist"),
        "rows": rows,
        "empty": "Der er ingen opfølgninger over frist.",
        "facts": (("Udvalg", "Ældrerådet"),),
        "notes": ("Titler står, som de er i dag.",),
    }
    return Table(**{**given, **more})


def pages(whole: Table) -> list[str]:
    reader = PdfReader(io.BytesIO(to_pdf(whole, generated_at=NOW)))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def row(number: int) -> tuple[Any, ...]:
    return (f"Færgens økonomi på øen {number:03}", date(2026, 3, 1), number)


def test_it_says_what_it_is_from_whom_and_when_it_was_made() -> None:
    (page,) = pages(table(row(1)))
    for text in ("Egernborg Kommune", "Opfølgninger over frist", "Udvalg Ældrerådet", "01-03-2026"):
        assert text in page
    assert "Titler står, som de er i dag." in page
    assert "Dannet onsdag den 1. april 2026 kl. 08.00" in page
    assert page.endswith("Side 1 af 1")


def test_one_without_rows_says_so() -> None:
    (page,) = pages(table())
    assert "Der er ingen opfølgninger over frist." in page
    assert "Dage over frist" not in page


def test_every_page_has_the_headings_and_its_number() -> None:
    found = pages(table(*(row(number) for number in range(400))))
    assert len(found) > 5
    for number, page in enumerate(found, 1):
        assert page.endswith(f"Side {number} af {len(found)}")
    assert all("Opfølgning Frist" in page for page in found[:-1])
    whole = " ".join(found)
    assert all(f"øen {number:03}" in whole for number in range(400))


@pytest.mark.parametrize("size", [0, 3, 400])
def test_it_may_be_read_aloud(size: int) -> None:
    content = to_pdf(table(*(row(number) for number in range(size))), generated_at=NOW)
    assert b"pdfuaid" in content
    root: Any = PdfReader(io.BytesIO(content)).trailer["/Root"]
    assert root["/Lang"] == "da-DK"
    assert root["/MarkInfo"]["/Marked"]


def test_a_word_wider_than_the_page_is_not_cut_off() -> None:
    (page,) = pages(table((LONG_WORD, None, 1)))
    assert LONG_WORD in page.replace(" ", "").replace("\u200b", "")


@pytest.mark.parametrize("text", ["#pagebreak()", "*x* $y$ @z <a>", "\\u{41}", "=1+1", '"', ""])
def test_no_text_is_a_command_to_the_typesetter(text: str) -> None:
    (page,) = pages(table((text, None, 1)))
    assert text in page


def test_the_same_table_gives_the_same_bytes() -> None:
    assert to_pdf(table(row(1)), generated_at=NOW) == to_pdf(table(row(1)), generated_at=NOW)
