"""The numbers are made up by the test; none belongs to anybody known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.danish import find_cpr

DATES = st.dates(date(1937, 1, 1), date(1999, 12, 31))
SERIALS = st.integers(0, 3999)


@given(
    DATES,
    SERIALS,
    st.sampled_from(["", "-", " ", "\N{EN DASH}", " - ", "\N{NO-BREAK SPACE}"]),
    st.sampled_from(["", "Sagen om ", "(", "<td>"]),
)
def test_a_number_is_found_wherever_it_stands(
    born: date, serial: int, dash: str, before: str
) -> None:
    number = f"{born:%d%m%y}{dash}{serial:04d}"
    text = f"{before}{number}, som omtalt"
    assert find_cpr(text) == [(len(before), len(before) + len(number))]


@given(st.dates(date(2007, 10, 1), date(2036, 12, 31)), st.integers(4000, 9999))
def test_a_number_given_without_a_check_digit_is_found(born: date, serial: int) -> None:
    assert find_cpr(f"{born:%d%m%y}-{serial}")


@given(DATES, SERIALS)
def test_a_replacement_number_is_found(born: date, serial: int) -> None:
    assert find_cpr(f"{born.day + 60}{born:%m%y}-{serial:04d}")


@pytest.mark.parametrize(
    "text",
    [
        "310299-1234",
        "001170-1234",
        "011370-1234",
        "290201-1234",
        "920170-1234",
        "9010170-12345",
        "1010170-1234",
        "27.35.00-P19-4-21",
        "2021-004512",
        "Tlf. 98 76 54 32",
        "1.250.000 kr.",
        "EAN 5798001234567",
    ],
)
def test_what_is_no_number_of_a_person_is_left_alone(text: str) -> None:
    assert find_cpr(text) == []


@pytest.mark.parametrize(("number", "found"), [("290204", 1), ("290200", 1), ("290203", 0)])
def test_a_leap_day_needs_a_leap_year(number: str, found: int) -> None:
    assert len(find_cpr(f"{number}-1123")) == found


def test_every_number_in_a_text_is_found() -> None:
    text = "010180-1234 og 020290-2345; se også 03.03.70-3456"
    assert [text[start:end] for start, end in find_cpr(text)] == [
        "010180-1234",
        "020290-2345",
        "03.03.70-3456",
    ]


@given(st.text(max_size=80))
def test_any_text_can_be_scanned(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in find_cpr(text))
