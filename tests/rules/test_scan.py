"""A personal number is found in rich text wherever it is read, whatever markup stands between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.danish import find_cpr
from foundation.richtext import plain_text, sanitise
from minutes.scan import has_cpr

PIECES = ["<p>", "</p>", "<b>", "</b>", "<ol><li>", "</li><li>", "</li></ol>", "<br>", "&#49;",
          "&#x32;", "&nbsp;", " ", "-", ".", "0101", "12", "90", "1234", "010190"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_it_is_found_as_people_read_it(text: str) -> None:
    html = sanitise(text).html
    assert has_cpr({"blocks": [{"body_html": html}]}) is bool(find_cpr(plain_text(html)))


@pytest.mark.parametrize(
    "html",
    [
        "<p>01<b>01</b>90-1<i>23</i>4</p>",
        "<p>&#48;10190-1234</p>",
        "<p>010190</p><p>1234</p>",
        "<p>0101</p><ol start='90'><li>a</li></ol><p>010190</p><ol start='1234'><li>b</li></ol>",
        f"<ol>{'<li>a</li>' * 1232}<li>010190</li><li>b</li></ol>",
    ],
)
def test_markup_hides_nothing(html: str) -> None:
    assert find_cpr(plain_text(html))
    assert has_cpr({"body_html": html})
