"""The wheel as files: the page that says the same in tables, the print, the picture."""

from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pytest
import typst
from pypdf import PdfReader

from annualcycle.wheel.metrics import FONTS, clean, cut, is_known, width, wrap
from annualcycle.wheel.picture import Picture
from annualcycle.wheel.renditions import MEDIA_TYPES, of_year, rendition
from tests.annualcycle.pictures import LONG, TODAY, year_of

HARD = '<b>Fed & "farlig"</b> \u202eomvendt'


class Cells(HTMLParser):
    """Headings, captions, cells and the texts in them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.told: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.told.append(data)

    def of(self, tag: str) -> Iterator[dict[str, str | None]]:
        return (attrs for name, attrs in self.tags if name == tag)


def page_of(count: int) -> Cells:
    return Cells(rendition(year_of(count), TODAY, "html").decode())


def test_the_page_says_the_same_in_tables() -> None:
    picture, page = year_of(12), page_of(12)
    assert [attrs["lang"] for attrs in page.of("html")] == ["da"]
    rows = [attrs for attrs in page.of("th") if attrs.get("scope") == "row"]
    times = sum(max(1, len(topic.times)) for topic in picture.topics)
    assert len(rows) == times + len(picture.meetings) + len(picture.goals)
    assert all(attrs.get("scope") in ("row", "col") for attrs in page.of("th"))
    for topic in picture.topics:
        assert f"{topic.number}. {topic.name}" in page.told
    assert len(list(page.of("caption"))) == len(list(page.of("table"))) == 3


def test_the_page_runs_nothing_and_fetches_nothing() -> None:
    page = page_of(12)
    names = {name for name, _ in page.tags}
    assert names.isdisjoint({"script", "link", "img", "iframe", "object", "foreignobject"})
    for _, attrs in page.tags:
        assert not [name for name in attrs if name.startswith("on") or name == "style"]
        assert not {"href", "src", "xlink:href"} & attrs.keys()


def test_ids_on_the_page_are_each_there_once() -> None:
    ids = [attrs["id"] for _, attrs in page_of(60).tags if "id" in attrs]
    assert len(ids) == len(set(ids)) > 0


def test_any_text_is_text_on_the_page_and_in_print() -> None:
    picture = year_of(1)
    picture = replace(
        picture, committee=HARD, topics=tuple(replace(t, name=HARD) for t in picture.topics)
    )
    page = Cells(rendition(picture, TODAY, "html").decode())
    assert "b" not in {name for name, _ in page.tags}
    assert any(clean(HARD) in told for told in page.told)
    assert "\u202e" not in "".join(page.told)
    text = "".join(p.extract_text() for p in PdfReader(BytesIO(of_pdf(picture))).pages)
    assert '<b>Fed & "farlig"</b>' in text


def of_pdf(picture: Picture) -> bytes:
    return rendition(picture, TODAY, "pdf")


def test_the_print_begins_with_one_sheet_and_is_tagged() -> None:
    raw = of_pdf(year_of(12))
    reader = PdfReader(BytesIO(raw))
    first = reader.pages[0].mediabox
    assert (round(first.width), round(first.height)) == (842, 595)
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "da-DK"
    assert b"pdfuaid" in raw
    text = "".join(page.extract_text() for page in reader.pages[1:])
    assert "Årets emner" in text
    assert "Årets møder" in text


def test_the_print_carries_its_own_fonts() -> None:
    fonts = PdfReader(BytesIO(of_pdf(year_of(12)))).pages[0]["/Resources"]
    assert "PunktSans" in str(_names_of(fonts))


def _names_of(resources: object, depth: int = 0) -> list[str]:
    """Names of fonts, those of drawings inside drawings too."""
    found: list[str] = []
    told = resources.get_object() if hasattr(resources, "get_object") else resources
    if not isinstance(told, dict) or depth > 8:
        return found
    found += [str(font.get_object()["/BaseFont"]) for font in told.get("/Font", {}).values()]
    for inner in told.get("/XObject", {}).values():
        found += _names_of(inner.get_object().get("/Resources", {}), depth + 1)
    return found


@pytest.mark.parametrize("count", [0, 12])
def test_the_same_year_is_the_same_bytes(count: int) -> None:
    one, other = (of_year(year_of(count), TODAY) for _ in range(2))
    assert set(one) == set(MEDIA_TYPES)
    assert one == other


def test_the_picture_is_a_sheet_in_print_quality() -> None:
    head = rendition(year_of(12), TODAY, "png")[16:24]
    assert (int.from_bytes(head[:4]), int.from_bytes(head[4:])) == (2339, 1654)


@pytest.mark.parametrize("text", [*LONG, "1234567890", "ÅÆØ åæø – “citat” …"])
@pytest.mark.parametrize("bold", [False, True])
def test_texts_are_as_wide_as_they_are_measured(text: str, bold: bool) -> None:  # noqa: FBT001
    source = (
        '#set text(font: "Punkt Sans", size: 100pt, hyphenate: false, '
        f"weight: {700 if bold else 400}, kerning: false, ligatures: false)\n"
        "#context [#metadata(measure(sys.inputs.text).width.pt()) <wide>]"
    )
    asked: Any = source.encode()
    found = typst.query(
        asked, "<wide>", field="value", one=True, ignore_system_fonts=True,
        font_paths=[str(FONTS)], sys_inputs={"text": text},
    )  # fmt: skip
    assert is_known(text)
    assert abs(float(found) - width(text, 100, bold=bold)) < 0.5


def test_texts_are_cut_and_wrapped_to_their_room() -> None:
    for text in (*LONG, "W" * 90, "a b c", ""):
        for room in (8.0, 20.0, 60.0):
            assert width(cut(text, room, 2.5), 2.5) <= room
            lines = wrap(text, room, 2.5, 3)
            assert len(lines) <= 3
            assert all(width(line, 2.5) <= room for line in lines)
    assert " ".join(wrap(LONG[0], 60, 2.5, 9)) == LONG[0]
