"""Print of documents of every shape: whatever stands in them is text, and the page holds."""

import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from foundation.richtext import RichTextError, sanitise
from foundation.typesetting import TEXT_ROOM, breakable
from minutes.rendering import to_lines, to_pdf
from tests.minutes.papers import (
    ACCESSIBLE,
    AT,
    Balance,
    document,
    html,
    item,
    pdf_text,
    section,
)

NASTY = (
    '<script>x</script> #panic("a") *b* $c$ @d // e \\u{41} [f] "g" \'h\' `i` </h2> = -- ~ &amp;'
)


def test_text_is_never_markup() -> None:
    body = sanitise(f"<p>{NASTY.replace('<', '&lt;')}</p>").html
    source = document(item(NASTY, NASTY, section(body, NASTY), case_number=NASTY), place=NASTY)
    page = html(source)
    assert "<script" not in page
    assert to_pdf(source, generated_at=AT).count(ACCESSIBLE)
    assert "".join(NASTY.split()) in "".join(pdf_text(source).split())
    found = Balance(page)
    assert found.seen.count("h2") == 2


def test_a_body_that_was_never_sanitised_harms_nobody() -> None:
    body = '<p onclick="x()">a<script>alert(1)</script><img src=x onerror=y></p>'
    page = html(document(item(1, "A", section(body))))
    assert "alert" not in page
    assert "onclick" not in page
    assert "<img" not in page


@pytest.mark.parametrize("sign", ["😀", "漢", "\uf0b7", "\ufdd0"])
def test_a_sign_without_a_font_costs_the_mark_and_not_the_file(sign: str) -> None:
    data = to_pdf(document(item(1, f"Sag {sign} nummer", section("<p>b</p>"))), generated_at=AT)
    assert not data.count(ACCESSIBLE)
    text = PdfReader(io.BytesIO(data)).pages[1].extract_text()
    assert "nummer" in text


WIDE = "<table><tr>" + "<td>celle</td>" * 60 + "</tr><tr><td>en</td></tr></table>"
DEEP = "<ul><li>" * 20 + "dybt"
LONG = "<p>" + "x" * 5000 + "</p><p>" + "W" * 500 + "</p>"
RAGGED = "<table><thead><tr><th>a</th></tr></thead><tr><td>b<td>c<td>" + "d" * 900 + "</table>"
HEADS = "<table><thead><tr><th>a</th></tr></thead></table>"


@pytest.mark.parametrize("source", [WIDE, DEEP, LONG, RAGGED, HEADS])
def test_no_shape_breaks_the_page(source: str) -> None:
    data = to_pdf(document(item(1, "A", section(sanitise(source).html))), generated_at=AT)
    assert data.count(ACCESSIBLE)
    for page in PdfReader(io.BytesIO(data)).pages:
        places: list[float] = []

        def note(text: str, _c: Any, matrix: Any, *_: Any, into: list[float] = places) -> None:
            into.append(float(matrix[4]))

        page.extract_text(visitor_text=note)
        assert max(places) < 595


PIECES = [
    "<p>", "</p>", "<ul>", "<ol start='0'>", "<ol start='-4'>", "</ul>", "</ol>", "<li>", "<h3>",
    "</h3>", "<h4>", "<table>", "</table>", "<thead>", "<tr>", "<td>", "<th>", "<em>", "</em>",
    "<strong>", "</strong>", "<sup>", "</sup>", "<br>", "a", "b c", "#x", "\\", "<sub>", "</sub>",
    "<a href='https://mosevig.example/?a=\"'>", "<a href='mailto:x'>", "</a>", "ord " * 30,
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_is_stored_can_be_printed(source: str) -> None:
    try:
        body = sanitise(source).html
    except RichTextError:
        return
    printed = document(item(1, "A", section(body)))
    assert Balance(html(printed)).open == []
    assert to_pdf(printed, generated_at=AT).count(ACCESSIBLE)
    assert to_lines(printed)


@pytest.mark.parametrize(("word", "longest"), [("x" * 300, 52), ("W" * 300, 34)])
def test_a_word_wider_than_the_page_may_break(word: str, longest: int) -> None:
    parts = breakable(f"kort {word} ord", TEXT_ROOM).split(" ")[1].split("\u200b")
    assert "".join(parts) == word
    assert max(map(len, parts)) == longest


def test_ordinary_words_and_addresses_are_never_touched() -> None:
    text = (
        "Speciallægekonsulentordningsaftalegrundlaget ARBEJDSMARKEDSUDVALGET post@mosevig.example"
    )
    assert breakable(text, TEXT_ROOM) == text
