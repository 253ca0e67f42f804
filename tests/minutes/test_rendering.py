"""Print of minutes and agendas: what stands in it, in which order, for every reader."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from minutes.rendering import STYLE_SOURCE, to_lines, to_pdf
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
