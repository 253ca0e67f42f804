"""The periods a calendar and a town hall have names for, in days."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from foundation.danish import MONTHS, WEEKDAYS

DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1900, 2200
_ORDINALS = {"1.": 1, "2.": 2, "3.": 3, "4.": 4, "første": 1, "andet": 2, "tredje": 3, "fjerde": 4}
_SHORT = {f"{name[:3]}.": n for n, name in enumerate(MONTHS, 1)} | {"sept.": 9}
"""With their dots: "jul" is Christmas."""
_LONG = {name: n for n, name in enumerate(MONTHS, 1)}
_SEASONS = {"forår": (3, 5), "sommer": (6, 8), "efterår": (9, 11), "vinter": (12, 14)}
_THIRDS = {
    "primo": (1, 10),
    "starten af": (1, 10),
    "begyndelsen af": (1, 10),
    "medio": (11, 20),
    "midten af": (11, 20),
    "ultimo": (21, 31),
    "slutningen af": (21, 31),
}
_HOLIDAYS = {"sommerferien": (7, 1, 7, 31), "juleferien": (12, 24, 12, 31)}
"""The month without meetings, and the days that have none: school holidays move, these do not."""

_MONTH = rf"({'|'.join([*_LONG, *map(re.escape, _SHORT)])})"
_YEAR = r"(?: (?:måned )?(?:i )?(\d{4}))?"
_ORDINAL = r"(1\.|2\.|3\.|4\.|første|andet|tredje|fjerde)"
_ON = rf"(?:({'|'.join(WEEKDAYS)}) )?(?:(?:den|d\.) )?"


@dataclass(frozen=True)
class Period:
    """Days from the first to the last. Of a season people say "til foråret", and mean the one
    to come."""

    first: date
    last: date
    is_season: bool = False


_Reading = Callable[[re.Match[str], date], Period | None]


def period_of(phrase: str, said_on: date) -> Period | None:
    """The days that a phrase names, the next ones where it names no year; None where it names
    none [99]."""
    for pattern, reading in _READINGS:
        found = pattern.fullmatch(phrase)
        if found is not None:
            return reading(found, said_on)
    return None


def day_of(year: int, month: int, day: int) -> date | None:
    """A day, if the calendar has it."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if FIRST_YEAR <= year <= LAST_YEAR else None


def before(day: date) -> date:
    return day - DAY


def after(day: date) -> date:
    return day + DAY


def _months(year: int, first: int, last: int) -> Period | None:
    """Whole months of a year; the thirteenth is the next year's first."""
    if not FIRST_YEAR <= year < LAST_YEAR:
        return None
    begins = date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    over, month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return Period(begins, date(over, month, monthrange(over, month)[1]))


def _next_months(said_on: date, year: str | None, first: int, last: int) -> Period | None:
    """Months of the year that is named, else the next time they are not yet over."""
    if year is not None:
        return _months(int(year), first, last)
    years = range(said_on.year - 1, said_on.year + 2)
    spans = (_months(candidate, first, last) for candidate in years)
    return next((span for span in spans if span is not None and span.last >= said_on), None)


def _month_number(name: str) -> int:
    return (_LONG | _SHORT)[name]


def _month(found: re.Match[str], said_on: date) -> Period | None:
    number = _month_number(found[1])
    return _next_months(said_on, found[2], number, number)


def _months_to(found: re.Match[str], said_on: date) -> Period | None:
    first, last = _month_number(found[1]), _month_number(found[2])
    return _next_months(said_on, found[3], first, last if last >= first else last + 12)


def _third(found: re.Match[str], said_on: date) -> Period | None:
    number, (first, last) = _month_number(found[2]), _THIRDS[found[1]]
    month = _next_months(said_on, found[3], number, number)
    if month and not found[3] and said_on.day > last and said_on >= month.first:
        month = _months(month.first.year + 1, number, number)
    if month is None:
        return None
    end = min(last, month.last.day)
    return Period(month.first.replace(day=first), month.first.replace(day=end))


def _quarter(found: re.Match[str], said_on: date) -> Period | None:
    number = _ORDINALS[found[1]]
    return _next_months(said_on, found[2], 3 * number - 2, 3 * number)


def _half_year(found: re.Match[str], said_on: date) -> Period | None:
    number = _ORDINALS[found[1]]
    return _next_months(said_on, found[2], 6 * number - 5, 6 * number) if number < 3 else None


def _season(found: re.Match[str], said_on: date) -> Period | None:
    span = _next_months(said_on, found[2], *_SEASONS[found[1]])
    return Period(span.first, span.last, is_season=found[2] is None) if span else None


def _years(found: re.Match[str], _said_on: date) -> Period | None:
    first, last = int(found[1]), int(found[2] or found[1])
    span, end = _months(first, 1, 12), _months(last, 1, 12)
    return Period(span.first, end.last) if span and end and first <= last else None


def _this_or_next(found: re.Match[str], said_on: date) -> Period | None:
    """The year, half, quarter or month that runs, or the one after it."""
    size = {"år": 12, "halvår": 6, "kvartal": 3, "måned": 1}[found[2]]
    first = (said_on.month - 1) // size * size + 1
    first += size * found[1].startswith(("næste", "kommende"))
    return _months(said_on.year, first, first + size - 1)


def _holiday(found: re.Match[str], said_on: date) -> Period | None:
    month, day, over, last = _HOLIDAYS[found[1]]
    years = [int(found[2])] if found[2] else [said_on.year, said_on.year + 1]
    told = [(day_of(year, month, day), day_of(year, over, last)) for year in years]
    spans = [Period(first, end) for first, end in told if first and end]
    coming = [span for span in spans if span.last >= said_on or found[2]]
    return coming[0] if coming else None


def _week(found: re.Match[str], said_on: date) -> Period | None:
    """Weeks of ISO 8601, which all of Denmark counts by."""
    first, last = int(found[1]), int(found[2] or found[1])
    years = [int(found[3])] if found[3] else [said_on.year, said_on.year + 1]
    for year in years:
        try:
            span = Period(date.fromisocalendar(year, first, 1), date.fromisocalendar(year, last, 7))
        except ValueError:
            return None
        if span.first <= span.last and (span.last >= said_on or found[3]):
            return span
    return None


def _iso_day(found: re.Match[str], _said_on: date) -> Period | None:
    return _one_day(day_of(int(found[1]), int(found[2]), int(found[3])))


def _printed_day(found: re.Match[str], _said_on: date) -> Period | None:
    return _one_day(day_of(int(found[3]), int(found[2]), int(found[1])))


def _days(found: re.Match[str], said_on: date) -> Period | None:
    """A day or the days from one to another of the same month; a weekday that the day does not
    have makes the phrase doubtful, and then it is not understood."""
    weekday, month = found[1], _month_number(found[4])
    years = [int(found[5])] if found[5] else [said_on.year, said_on.year + 1]
    for year in years:
        first = day_of(year, month, int(found[2]))
        last = day_of(year, month, int(found[3] or found[2]))
        if first is None or last is None or last < first:
            continue
        if last >= said_on or found[5]:
            agrees = weekday is None or WEEKDAYS[first.weekday()] == weekday
            return Period(first, last) if agrees else None
    return None


def _one_day(day: date | None) -> Period | None:
    return Period(day, day) if day is not None else None


_READINGS: Sequence[tuple[re.Pattern[str], _Reading]] = tuple(
    (re.compile(pattern), reading)
    for pattern, reading in (
        (rf"{_MONTH}(?: måned)?{_YEAR}", _month),
        (rf"{_MONTH}(?:-| til ){_MONTH}(?: måned)?{_YEAR}", _months_to),
        (rf"({'|'.join(_THIRDS)}) {_MONTH}(?: måned)?{_YEAR}", _third),
        (rf"(?:{_ORDINAL} kvartal){_YEAR}", _quarter),
        (rf"(?:{_ORDINAL} halvår){_YEAR}", _half_year),
        (rf"(forår|sommer|efterår|vinter)(?:en|et)?{_YEAR}", _season),
        (r"(?:år(?:et)? )?(\d{4})(?:-(\d{4}))?", _years),
        (r"()(år)(?:et)?", _this_or_next),
        (r"(indeværende|dette|denne|næste|kommende|det kommende) (år|halvår|kvartal|måned)",
         _this_or_next),
        (rf"(sommerferien|juleferien){_YEAR}", _holiday),
        (r"uge (\d{1,2})(?:-(\d{1,2}))?(?:,? (?:i )?(\d{4}))?", _week),
        (r"(\d{4})-(\d{2})-(\d{2})", _iso_day),
        (r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", _printed_day),
        (rf"{_ON}(\d{{1,2}})\.?(?:-(\d{{1,2}})\.)? {_MONTH}{_YEAR}", _days),
    )
)  # fmt: skip
