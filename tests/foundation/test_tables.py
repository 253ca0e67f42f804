"""Tables as files: what a spreadsheet reads, and what it must never run."""

import csv
import io
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.tables import to_csv


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_it_opens_in_a_danish_spreadsheet_as_it_is() -> None:
    content = to_csv(("Sag", "Åben"), [("Ærø; Ø-færge", True), ('Han sagde "nej"', None)])
    assert content == (
        "\ufeffSag;Åben\r\n"
        '"Ærø; Ø-færge";ja\r\n'
        '"Han sagde ""nej""";\r\n'
    ).encode()  # fmt: skip


def test_a_table_without_rows_has_its_headings() -> None:
    assert read(to_csv(("Sag", "Frist"), [])) == [["Sag", "Frist"]]


def test_days_times_and_numbers_are_written_the_danish_way() -> None:
    row = (date(2026, 3, 1), datetime(2026, 7, 1, 22, 5, tzinfo=UTC), time(9, 30), -4)
    more = (Decimal("2.50"), 0.5, False, None)
    assert read(to_csv(("",) * 8, [(*row, *more)]))[1] == [
        "01-03-2026",
        "02-07-2026 00:05",
        "09:30",
        "-4",
        "2,50",
        "0,5",
        "nej",
        "",
    ]


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("x")',
        "+4512345678",
        "-1+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "  =1+1",
        "\u00a0=1+1",
        "\ufeff=1+1",
        "\u200b=1+1",
        "\t1",
        "\r=1+1",
        "\n1",
        "＝1+1",
        "＠x",
    ],
)
def test_text_is_never_a_formula(text: str) -> None:
    assert read(to_csv(("Titel",), [(text,)]))[1][0].startswith("'")


def test_a_heading_is_never_a_formula() -> None:
    assert read(to_csv(("=1+1",), []))[0] == ["'=1+1"]


@given(st.lists(st.text(st.characters(blacklist_categories=["Cs"])), min_size=1, max_size=4))
def test_every_text_comes_back_as_one_cell(texts: list[str]) -> None:
    (_, found) = read(to_csv(["h"] * len(texts), [texts]))
    whole = [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]
    assert [cell.removeprefix("'") for cell in found] == [one.removeprefix("'") for one in whole]
