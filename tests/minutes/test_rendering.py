"""Print of documents of every shape: whatever stands in them is text, and the page holds."""

import io
import time
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from foundation.richtext import RichTextError, sanitise
from minutes.rendering import STYLE_SOURCE, to_html, to_lines, to_pdf
from minutes.rendering.layout import TEXT_ROOM, breakable

AT = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
ACCESSIBLE = b"pdfuaid"
NASTY = (
    '<script>x</script> #panic("a") *b* $c$ @d // e \\u{41} [f] "g" \'h\' `i` </h2> = -- ~ &amp;'
)


def section(html: str, heading: str = "Sagsfremstilling") -> dict[str, Any]:
    return {"type": "section", "heading": heading, "kind": "case_statement", "body_html": html}


def item(
    number: str | int | None, title: str, *blocks: dict[str, Any], **more: Any
) -> dict[str, Any]:
    return {
        "number": number, "title": title, "marker": None, "visibility": "open",
        "case_number": None, "printed_page": None, "toc_title": None, "blocks": list(blocks),
    } | more  # fmt: skip


def document(*items: dict[str, Any], **meeting: Any) -> dict[str, Any]:
    return {
        "format": "meeting-document/1",
        "municipality": {"code": "981", "name": "Egernborg Kommune"},
        "committee": {"name": "Naturudvalget", "aliases": [], "term": None},
        "meeting": {
            "document_kind": "minutes", "starts_at": "2026-03-05T16:30:00+01:00",
            "place": "Rådhuset", "listed_members": [],
        } | meeting,
        "items": list(items),
    }  # fmt: skip


def pdf_text(source: dict[str, Any]) -> str:
    reader = PdfReader(io.BytesIO(to_pdf(source, generated_at=AT)))
    return "\n".join(page.extract_text() for page in reader.pages)


def html(source: dict[str, Any]) -> str:
    return to_html(source, generated_at=AT)


class Balance(HTMLParser):
    """Every tag closed in its order, every id once, every inner link with a goal."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.ids: list[str] = []
        self.goals: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        found = dict(attrs)
        self.ids += [value for key in ("id",) if (value := found.get(key))]
        href = found.get("href") or ""
        self.goals += [href[1:]] if href.startswith("#") else []
        if tag not in {"br", "meta"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_first_lines_of_minutes_and_agendas() -> None:
    source = document(
        item(1, "Åbning"),
        listed_members=[{"name": "Ida Holm"}, {"name": "Per Lund"}],
    )
    source["committee"]["term"] = {"from": 2026, "to": 2029}
    assert to_lines(source) == [
        "REFERAT Naturudvalget 2026-2029 d. 05-03-2026",
        "Mødedato Torsdag d. 05. marts 2026 kl. 16:30",
        "Mødested Rådhuset",
        "Mødedeltagere Ida Holm, Per Lund",
        "Indholdsfortegnelse",
        "Åbning",
        "Punkt 1: Åbning",
    ]
    source["meeting"]["document_kind"] = "agenda"
    assert to_lines(source)[0] == "DAGSORDEN Naturudvalget 2026-2029 d. 05-03-2026"


@pytest.mark.parametrize(
    ("starts_at", "line"),
    [
        ("2026-07-01T14:00:00Z", "Mødedato Onsdag d. 01. juli 2026 kl. 16:00"),
        ("2026-07-01", "Mødedato Onsdag d. 01. juli 2026"),
        ("2026-10-25T02:30:00+01:00", "Mødedato Søndag d. 25. oktober 2026 kl. 02:30"),
    ],
)
def test_the_day_is_copenhagens(starts_at: str, line: str) -> None:
    assert to_lines(document(item(1, "A"), starts_at=starts_at, place=None))[1:3] == [
        line,
        "Indholdsfortegnelse",
    ]


def test_numbers_markers_and_closed_items() -> None:
    source = document(
        item("1.a", "Budget", marker="B"),
        item(None, "Uden nummer", toc_title="Uden"),
        item(3, "Køb af grund", visibility="closed"),
    )
    lines = to_lines(source)
    assert lines[4:7] == ["Budget (B)", "Uden", "Lukket: Køb af grund"]
    assert lines[7:] == ["Punkt 1.a: Budget (B)", "Uden nummer", "Punkt 3: Lukket: Køb af grund"]
    for line in lines[7:]:
        assert f">{line}</h2>" in html(source)
        assert line in pdf_text(source)


def test_lines_wait_for_the_decision_they_belong_to() -> None:
    absent = {
        "type": "absence_line", "text_style": "Fraværende: {name} ({letter})",
        "absences": [{"name": "Ida Holm", "list_letter": "V", "status": "absent"}],
        "placement": "before_decision_body",
    }  # fmt: skip
    decision = {"type": "decision", "heading": "Beslutning", "body_html": "<p>Godkendt.</p>"}
    source = document(item(1, "A", absent, decision))
    expected = ["Beslutning", "Fraværende: Ida Holm (V)", "Godkendt."]
    assert to_lines(source)[-3:] == expected
    page = html(source)
    assert [page.index(line) for line in expected] == sorted(page.index(line) for line in expected)
    assert to_lines(document(item(1, "A", absent)))[-1] == "Fraværende: Ida Holm (V)"
    standing = absent | {"placement": "own_line"}
    assert to_lines(document(item(1, "A", standing, decision)))[-3] == "Fraværende: Ida Holm (V)"


def test_recommendations_in_every_style() -> None:
    groups = [
        {"label": "Forslag 1", "point_style": "numbered", "points": ["at a", "at b"]},
        {"label": None, "point_style": "bullet", "points": ["c"]},
        {"label": None, "point_style": "at", "points": ["at d"]},
    ]
    block = {
        "type": "recommendation", "heading": None, "lead_in_text": "Direktøren indstiller,",
        "groups": groups, "trailing_html": "<p>Til sidst.</p>",
    }  # fmt: skip
    source = document(item(1, "A", block))
    assert to_lines(source)[-7:] == [
        "Direktøren indstiller,", "Forslag 1", "1. at a", "2. at b", "- c", "at d", "Til sidst.",
    ]  # fmt: skip
    assert "1. at a\n2. at b" in pdf_text(source)


def test_editions_approvals_and_closed_attachments() -> None:
    files = [{"title": "Notat"}, {"title": "Tilbud", "visibility": "closed"}]
    source = document(
        item(1, "A", {"type": "attachments", "heading": "Bilag", "attachments": files})
    ) | {
        "edition": "full",
        "approvals": [
            {"name": "Ida Holm", "state": "approved", "approved_at": "2026-03-09T10:00:00Z"},
            {"name": "Per Lund", "state": "pending", "approved_at": None},
        ],
    }
    text = pdf_text(source)
    for words in ("Fuld udgave", "Notat", "Tilbud (lukket bilag)", "Godkendelse af referatet"):
        assert words in html(source)
        assert words in text
    assert '<th scope="row">Ida Holm</th><td>Har godkendt</td>' in html(source)
    assert to_lines(source)[-2:] == [
        "Ida Holm\tHar godkendt\tmandag den 9. marts 2026 kl. 11.00",
        "Per Lund\tAfventer",
    ]


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


def test_the_page_is_accessible_and_asks_nobody() -> None:
    body = (
        "<h3>Under</h3><p>a</p><table><thead><tr><th>År</th><th>Kr.</th></tr></thead><tbody><tr>"
        "<th>2026</th><td>5</td></tr></tbody></table>"
    )
    page = html(document(item(1, "A", section(body)), item(2, "B")))
    found = Balance(page)
    assert found.open == []
    assert len(set(found.ids)) == len(found.ids)
    assert set(found.goals) <= set(found.ids)
    assert len(found.goals) == 2
    assert '<html lang="da">' in page
    assert "<title>REFERAT Naturudvalget d. 05-03-2026</title>" in page
    assert '<th scope="col">År</th>' in page
    assert '<th scope="row">2026</th>' in page
    assert "<h4>Under</h4>" in page
    assert "@media print" in page
    assert not {"script", "link", "img"} & set(found.seen)
    assert "http" not in page
    assert STYLE_SOURCE.startswith("'sha256-")


def test_no_heading_level_is_skipped() -> None:
    body = "<h4>Ned</h4><h3>Op</h3><h4>Ned igen</h4>"
    alone = {"type": "decision", "heading": None, "body_html": body}
    source = document(item(1, "A", section(body)), item(2, "B", alone))
    page = html(source)
    assert page.count("<h4>Ned</h4>") == 1
    assert "<h4>Op</h4>" in page
    assert "<h5>Ned igen</h5>" in page
    assert "<h3>Ned</h3>\n<h3>Op</h3>\n<h4>Ned igen</h4>" in page
    assert to_pdf(source, generated_at=AT).count(ACCESSIBLE)


def test_the_pdf_is_tagged_with_bookmarks_and_page_numbers() -> None:
    long = "<p>" + "Sagen har været drøftet før. " * 300 + "</p>"
    data = to_pdf(document(item(1, "A", section(long)), item(2, "B")), generated_at=AT)
    reader = PdfReader(io.BytesIO(data))
    assert data.count(ACCESSIBLE)
    catalogue: Any = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"].lower().startswith("da")
    assert len(reader.outline) > 0
    assert reader.metadata is not None
    assert reader.metadata.title == "REFERAT Naturudvalget d. 05-03-2026"
    texts = [page.extract_text() for page in reader.pages]
    assert [text.split("\n")[-1] for text in texts] == [
        f"Side {n} af {len(texts)}" for n in range(1, len(texts) + 1)
    ]
    second = next(n for n, text in enumerate(texts, 1) if "Punkt 2: B" in text)
    assert second > 2
    contents = " ".join(texts[0].split())
    assert contents.endswith(f"{second} Side 1 af {len(texts)}")
    assert data == to_pdf(document(item(1, "A", section(long)), item(2, "B")), generated_at=AT)


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


def test_sixty_items_are_quick() -> None:
    body = "<p>" + "Udvalget drøftede sagen. " * 40 + "</p>"
    source = document(*(item(n, f"Sag {n}", section(body), section(body)) for n in range(1, 61)))
    to_html(source, generated_at=AT)
    began = time.process_time()
    to_html(source, generated_at=AT)
    assert time.process_time() - began < 0.1
    began = time.perf_counter()
    to_pdf(source, generated_at=AT)
    assert time.perf_counter() - began < 3


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
