"""Danish phrases of time, in days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annualcycle.rules.fuzzy import Window, window_of

SAID_ON = date(2022, 12, 14)


def spelt(window: Window | None) -> str:
    """`first/last`, with nothing where an end is open."""
    if window is None:
        return "unknown"
    return "/".join(day.isoformat() if day else "" for day in (window.first, window.last))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("marts eller april 2023", "2023-03-01/2023-04-30"),
        ("Udskydes til marts eller april måned 2023", "2023-03-01/2023-04-30"),
        ("marts/april 2023", "2023-03-01/2023-04-30"),
        ("marts–april 2023", "2023-03-01/2023-04-30"),
        ("fra marts til maj 2023", "2023-03-01/2023-05-31"),
        ("november 2023 eller januar 2024", "2023-11-01/2024-01-31"),
        ("december eller januar", "2022-12-01/2023-01-31"),
        ("januar 2024", "2024-01-01/2024-01-31"),
        ("i februar 2024", "2024-02-01/2024-02-29"),
        ("jan. 2023", "2023-01-01/2023-01-31"),
        ("til januar", "2023-01-01/2023-01-31"),
        ("december", "2022-12-01/2022-12-31"),
        ("november", "2023-11-01/2023-11-30"),
        ("På marts mødet", "2023-03-01/2023-03-31"),
        ("på martsmødet", "2023-03-01/2023-03-31"),
        ("møde i januar 2024", "2024-01-01/2024-01-31"),
        ("frem mod møde i januar 2024", "2024-01-01/2024-01-31"),
        ("deres møde i december", "2022-12-01/2022-12-31"),
        ("1. kvartal 2024", "2024-01-01/2024-03-31"),
        ("tredje kvartal 2023", "2023-07-01/2023-09-30"),
        ("2. kvartal", "2023-04-01/2023-06-30"),
        ("første halvår 2024", "2024-01-01/2024-06-30"),
        ("2. halvår 2023", "2023-07-01/2023-12-31"),
        ("i 2024", "2024-01-01/2024-12-31"),
        ("2019-2022", "2019-01-01/2022-12-31"),
        ("i løbet af 2022", "2022-01-01/2022-12-31"),
        ("i løbet af året", "2022-01-01/2022-12-31"),
        ("i indeværende år", "2022-01-01/2022-12-31"),
        ("næste år", "2023-01-01/2023-12-31"),
        ("til næste år", "2023-01-01/2023-12-31"),
        ("i næste måned", "2023-01-01/2023-01-31"),
        ("næste kvartal", "2023-01-01/2023-03-31"),
        ("til foråret", "2023-03-01/2023-05-31"),
        ("foråret 2024", "2024-03-01/2024-05-31"),
        ("engang i efteråret", "2023-09-01/2023-11-30"),
        ("i vinter", "2022-12-01/2023-02-28"),
        ("primo marts 2023", "2023-03-01/2023-03-10"),
        ("medio maj", "2023-05-11/2023-05-20"),
        ("ultimo oktober", "2023-10-21/2023-10-31"),
        ("slutningen af februar 2024", "2024-02-21/2024-02-29"),
        ("primo december", "2023-12-01/2023-12-10"),
        ("efter sommerferien", "2023-08-01/"),
        ("inden sommerferien", "/2023-06-30"),
        ("i uge 12", "2023-03-20/2023-03-26"),
        ("uge 12-14 2023", "2023-03-20/2023-04-09"),
        ("inden udgangen af 2024", "/2024-12-31"),
        ("Ved udgangen af 2024", "/2024-12-31"),
        ("inden udgangen af 1. kvartal 2023", "/2023-03-31"),
        ("inden udgangen af året", "/2022-12-31"),
        ("inden årsskiftet", "/2022-12-31"),
        ("inden årsskiftet 2024", "/2024-12-31"),
        ("ved årets udgang", "/2022-12-31"),
        ("senest i marts 2023", "/2023-03-31"),
        ("senest den 1. maj 2023", "/2023-05-01"),
        ("inden den 1. maj", "/2023-04-30"),
        ("inden juni", "/2023-05-31"),
        ("inden december", "/2023-11-30"),
        ("fra januar 2024", "2024-01-01/"),
        ("tidligst i maj 2023", "2023-05-01/"),
        ("efter 1. juli 2023", "2023-07-02/"),
        ("møde 23. november 2023", "2023-11-23/2023-11-23"),
        ("fredag den 3. november", "2023-11-03/2023-11-03"),
        ("17.-18. april", "2023-04-17/2023-04-18"),
        ("01.05.2023", "2023-05-01/2023-05-01"),
        ("2023-05-01", "2023-05-01/2023-05-01"),
    ],
)
def test_a_phrase_means_these_days(text: str, days: str) -> None:
    assert spelt(window_of(text, SAID_ON)) == days


@pytest.mark.parametrize(
    "text",
    [
        "",
        "snarest",
        "halvårligt",
        "fremadrettet",
        "Herefter",
        "efterfølgende",
        "næste møde",
        "på kommende møde",
        "i forlængelse af Vækststrategien",
        "når alle bidrag er klar",
        "hvert år",
        "efter jul",
        "marts eller senere",
        "i marts og oktober 2023",
        "torsdag den 3. november",
        "31. februar 2023",
        "32.13.2023",
        "2023-02-30",
        "uge 60 2023",
        "3. halvår 2023",
        "5. kvartal 2023",
        "2024-2019",
        "9999",
        "april 2023, hvis økonomien er på plads",
        "senest til budgetforhandlingerne",
        "." * 100_000,
    ],
)
def test_what_is_not_understood_is_not_guessed(text: str) -> None:
    assert window_of(text, SAID_ON) is None


@pytest.mark.parametrize(
    ("text", "said_on", "days"),
    [
        ("til foråret", date(2023, 4, 2), "2024-03-01/2024-05-31"),
        ("i foråret", date(2023, 4, 2), "2023-03-01/2023-05-31"),
        ("januar", date(2023, 1, 31), "2023-01-01/2023-01-31"),
        ("januar", date(2023, 2, 1), "2024-01-01/2024-01-31"),
        ("i vinter", date(2023, 2, 28), "2022-12-01/2023-02-28"),
        ("inden juni", date(2023, 6, 1), "/2024-05-31"),
        ("29. februar", date(2023, 12, 1), "2024-02-29/2024-02-29"),
        ("inden årsskiftet", date(2023, 12, 31), "/2023-12-31"),
        ("uge 1", date(2023, 1, 8), "2023-01-02/2023-01-08"),
    ],
)
def test_the_next_time_is_meant(text: str, said_on: date, days: str) -> None:
    assert spelt(window_of(text, said_on)) == days


WORDS = (
    "inden udgangen af senest efter fra til i på møde marts jan. 2024 1. 31. kvartal halvår uge "
    "53 foråret næste år året ultimo sommerferien eller - / den mandag 2023-2024"
)
SAID = st.lists(st.sampled_from(WORDS.split(" ")), max_size=6)
DAYS = st.dates(date(1901, 1, 1), date(2199, 12, 31))


@given(words=SAID, said_on=DAYS)
def test_whatever_is_said_a_window_never_ends_before_it_begins(
    words: list[str], said_on: date
) -> None:
    window = window_of(" ".join(words), said_on)
    if window is not None and window.first and window.last:
        assert window.first <= window.last
    assert window is None or window != Window(None, None)
