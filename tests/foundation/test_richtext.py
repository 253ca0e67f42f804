"""What may be written is kept, what may harm is gone, and the same text has one form."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.richtext import (
    BadText,
    TooDeep,
    TooMany,
    is_canonical,
    lines,
    plain_text,
    sanitise,
)

SEEDS = ["lemvig-2022-12-14", "soroe-2022-02-10", "vejen-2023-11-28", "vejle-2023-11-02"]
PIECES = [
    "<p>", "</p>", "<ul>", "</ul>", "<ol start='4'>", "</ol>", "<li>", "</li>", "<strong>",
    "</strong>", "<em>", "</em>", "<b>", "</b>", "<h1>", "</h1>", "<h4>", "</h4>", "<table>",
    "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "<thead>", "<tfoot>", "<br>", "<br/>",
    "<div>", "</div>", "<span>", "</span>", "<a href='https://mosevig.example/?a=1&b=2'>",
    "<a href='http://[x'>", "<a href='javascript:alert(1)'>", "<a href=\"mailto:x@y.example\">",
    "</a>", "<script>", "</script>", "<svg>", "</svg>", "<!--", "-->", "<", ">", "&", "&lt;",
    "&nbsp;", "&#13;", "&#1;", "\r\n", "\n", " ", "\t", "a", "ø", "1 < 2", "<sup>", "</sup>",
    "<o:p>", "</o:p>", "'", '"', "<hr>", "<caption>", "<img src=x onerror=alert(1)>", "\ufeff",
]  # fmt: skip


def bodies(node: Any) -> list[str]:
    if isinstance(node, list):
        return [text for part in node for text in bodies(part)]
    if not isinstance(node, dict):
        return []
    own = [node[key] for key in ("body_html", "trailing_html") if node.get(key)]
    return own + [text for part in node.values() for text in bodies(part)]


@pytest.mark.parametrize("name", SEEDS)
def test_the_seed_documents_are_canonical_to_the_byte(shared_dir: Path, name: str) -> None:
    document = json.loads((shared_dir / "seeds" / f"{name}.json").read_text("utf-8"))
    texts = bodies(document)
    assert len(texts) > 10
    for text in texts:
        assert sanitise(text).html == text
        assert sanitise(text).removed == ()


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map("".join))
def test_sanitising_twice_is_sanitising_once(source: str) -> None:
    try:
        once = sanitise(source).html
    except BadText:
        return
    assert sanitise(once).html == once
    assert is_canonical(once)
    assert "<script" not in once
    assert "javascript:" not in once.partition("href=")[2][:15]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="abc <>&;\"'\n.1å", max_size=60))
def test_text_without_elements_keeps_every_visible_character(source: str) -> None:
    if any(mark in source.lower() for mark in ("<a", "<b", "</", "<!")):
        return
    kept = "".join(plain_text(sanitise(source).html).split())
    assert kept == "".join(source.split())


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("Indkomst < 100.000", "<p>Indkomst &lt; 100.000</p>"),
        ("Skriv til <post@mosevig.example>", "<p>Skriv til &lt;post@mosevig.example&gt;</p>"),
        ("R&D &amp; drift", "<p>R&amp;D &amp;amp; drift</p>"),
        ("Første\nlinje\n\nAndet afsnit", "<p>Første<br>linje</p><p>Andet afsnit</p>"),
        ("<p>Indkomst < 100.000</p>", "<p>Indkomst &lt; 100.000</p>"),
        ("<p>5&nbsp;kr.</p>", "<p>5\u00a0kr.</p>"),
        ("<B>Fed</B> tekst", "<p><strong>Fed</strong> tekst</p>"),
        ("<h1>Emne</h1><h6>Under</h6>", "<h3>Emne</h3><h4>Under</h4>"),
        ("<ul>\n <li><p>en</p></li>\n</ul>", "<ul><li>en</li></ul>"),
        ("<ul><li><p>en</p><p>to</p></li></ul>", "<ul><li>en<br>to</li></ul>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ('<ol start="7"><li>x</ol>', '<ol start="7"><li>x</li></ol>'),
        ('<ol start="x"><li>x</ol>', "<ol><li>x</li></ol>"),
        ('<ol start="-4"><li>x</ol>', "<ol><li>x</li></ol>"),
        ("<div>a</div><div>b</div>", "<p>a</p><p>b</p>"),
        ("<p></p><p>&nbsp;</p><p>x</p>", "<p>x</p>"),
        ("<strong><strong>a</strong></strong><p>", "<p><strong>a</strong></p>"),
        (
            "<table><tr><td>a<td><ul><li>b</ul></table>",
            "<table><tbody><tr><td>a</td><td><ul><li>b</li></ul></td></tr></tbody></table>",
        ),
        ("", ""),
        ("  \n ", ""),
    ],
)
def test_canonical_form(source: str, html: str) -> None:
    assert sanitise(source).html == html


@pytest.mark.parametrize(
    ("source", "html", "removed"),
    [
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>", "<script> med indhold"),
        ('<p onclick="x()">a</p>', "<p>a</p>", "onclick på <p>"),
        ("<p><span style='x'>a</span></p>", "<p>a</p>", "<span>"),
        ("<p><img src=x onerror=y>a</p>", "<p>a</p>", "<img>"),
        ("<p>a<!-- b --></p>", "<p>a</p>", "kommentar"),
        ('<p><a href="javascript:x">a</a></p>', "<p>a</p>", "link uden brugbar adresse"),
        ('<p><a href="java\tscript:x">a</a></p>', "<p>a</p>", "link uden brugbar adresse"),
        ('<p><a href="/lokal">a</a></p>', "<p>a</p>", "link uden brugbar adresse"),
        ('<p><a href="http://[x">a</a></p>', "<p>a</p>", "link uden brugbar adresse"),
        ("<p>a\x07b</p>", "<p>ab</p>", "styretegn"),
        ("<table><tr><td colspan=2>a</table>", None, "colspan på <td>"),
        ("<style>p{}</style>", "", "<style> med indhold"),
        ("<iframe src=x></iframe><p>a", "<p>a</p>", "<iframe> med indhold"),
    ],
)
def test_what_is_removed_is_told(source: str, html: str | None, removed: str) -> None:
    answer = sanitise(source)
    assert removed in answer.removed
    assert html is None or answer.html == html


def test_links_keep_their_address() -> None:
    source = '<p><a href="https://mosevig.example/?a=1&section=2" target="_blank">x</a></p>'
    kept = '<p><a href="https://mosevig.example/?a=1&amp;section=2">x</a></p>'
    assert sanitise(source).html == kept
    assert sanitise(kept).html == kept


@pytest.mark.parametrize("source", ["a\x00b", "<p>\ud800</p>", "\udfff"])
def test_what_cannot_be_stored_is_refused(source: str) -> None:
    with pytest.raises(BadText):
        sanitise(source)
    assert not is_canonical(source)


@pytest.mark.parametrize("tag", ["<ul>", "<ul><li>", "<div>", "<b>", "<table><tr><td>", "<sup>"])
@pytest.mark.parametrize("count", [10_000, 250_000])
def test_depth_is_refused_however_deep(tag: str, count: int) -> None:
    with pytest.raises(TooDeep):
        sanitise(tag * count)


def test_more_elements_than_anybody_prints_are_refused() -> None:
    with pytest.raises(TooMany):
        sanitise("<p>a</p>" * 100_000)


def test_lines() -> None:
    html = (
        '<h3>Økonomi</h3><p>En<br>to</p><ol start="3"><li><em>Tre</em><ul><li>a</li></ul></li>'
        "<li>Fire</li></ol><table><tbody><tr><td>Frokost<ul><li>brød</li><li>vand</li></ul></td>"
        "<td>12 kr.</td></tr></tbody></table>"
    )
    expected = ["Økonomi", "En", "to", "3. Tre", " - a", "4. Fire", "Frokost • brød• vand\t12 kr."]
    assert lines(html) == expected
    assert lines(html, emphasis=True)[3] == "3. *Tre*"
    assert plain_text("<p>a &lt; b</p><p>c</p>") == "a < b\nc"


def test_text_after_an_inner_list_stays_after_it() -> None:
    assert lines("<ul><li>a<ul><li>b</li></ul>c</li></ul>") == ["- a", " - b", "c"]
