"""The Danish alphabet, and days written out."""

from datetime import UTC, date, datetime, time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.danish import (
    format_day,
    format_deadline,
    format_moment,
    sort_key,
    sort_key_sql,
)


def test_the_alphabet_ends_in_ae_oe_aa() -> None:
    names = ["Åstrup", "Østed", "Æbelholt", "Zahles", "Mosevig", "Andst"]
    assert sorted(names, key=sort_key) == list(reversed(names))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aastrup", "Åstrup"),
        ("AASTRUP", "åstrup"),
        ("A\N{COMBINING RING ABOVE}strup", "Åstrup"),
        ("André", "ANDRE"),
        ("Müller", "Myller"),
        ("Björn", "Bjørn"),
        ("Hägg", "Hægg"),
        ("Straße", "Strasse"),
    ],
)
def test_what_a_danish_index_files_together_has_one_key(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


@pytest.mark.parametrize("mark", ["{", "|", "}"])
def test_a_bracket_is_never_taken_for_a_letter(mark: str) -> None:
    assert sort_key(mark) < sort_key("a")


@given(st.text(max_size=40))
def test_a_key_is_the_same_for_either_case_of_danish_letters(text: str) -> None:
    danish = "".join(letter for letter in text if letter.lower() in "abcdefghijklmnopqrstuvwxyzæøå")
    assert sort_key(danish.upper()) == sort_key(danish.lower())


@given(st.text(alphabet="abcxyzæøåABCXYZÆØÅ éü-", max_size=30))
def test_a_prefix_of_a_name_keys_to_a_prefix_of_its_key(text: str) -> None:
    prefix, rest = text[: len(text) // 2], text[len(text) // 2 :]
    if not (prefix.lower().endswith("a") and rest.lower().startswith("a")):
        assert sort_key(text) == sort_key(prefix) + sort_key(rest)


def test_the_sql_is_made_from_the_same_pairs() -> None:
    sql = sort_key_sql("name")
    assert sql.startswith("replace(")
    assert "normalize(name, NFC)" in sql
    assert sql.count("'") == 4 + 4 * 4
    assert "%" not in sql


def test_days_and_deadlines_are_written_out() -> None:
    day = date(2026, 2, 5)
    assert format_day(day) == "torsdag den 5. februar 2026"
    assert format_deadline(day, time(12)) == "torsdag den 5. februar 2026 kl. 12.00"
    assert format_deadline(day) == "til og med torsdag den 5. februar 2026"


def test_a_moment_is_told_in_copenhagen() -> None:
    summer_evening = datetime(2026, 6, 30, 22, 15, tzinfo=UTC)
    assert format_moment(summer_evening) == "onsdag den 1. juli 2026 kl. 00.15"


def test_every_month_and_weekday_has_its_own_name() -> None:
    months = {format_day(date(2026, month, 1)).split()[3] for month in range(1, 13)}
    weekdays = [format_day(date(2026, 6, day)).split()[0] for day in range(1, 8)]
    assert len(months) == 12
    assert weekdays[0] == "mandag"
    assert all(one != other for one, other in pairwise(weekdays))
