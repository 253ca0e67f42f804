"""What a Danish phrase of time means in days.

A text says "til foråret" and a register has to say when that is over. A phrase is read as a
whole or not at all: of words that are not known nothing is guessed, the text stays a text.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from annualcycle.rules.periods import DAY, Period, after, before, day_of, period_of

_WRITTEN = (
    (re.compile(r"[\s\u00a0]+"), " "),
    (re.compile(r"\s*[–—]\s*"), "-"),
    (re.compile(r"[.,;:!]+$"), ""),
)
_PUT_OFF = r"(?:(?:sagen |punktet )?(?:udsættes|udskydes|udsat|udskudt|genoptages) )?"
_MEETING = r"(?:(?:et |det |deres |sit |udvalgets |udvalgenes |rådets )?(?:ordinære )?møde[rt]? )?"
_TOWARDS = r"(?:(?:frem mod|hen mod|på|til|ved|senere|engang|fra|mellem) )?"
_LONGEST = 120
"""Longer texts say more than a time."""
_LEAD = re.compile(_PUT_OFF + _TOWARDS + _MEETING)
_IN = r"(?:i løbet af |i |den |d\. )?"
_MEETING_OF = re.compile(r"(.+?)[ -]?mødet?")
_ALTERNATIVES = re.compile(r" eller | og |/")


@dataclass(frozen=True)
class Window:
    """The days that a phrase leaves open: from `first` to `last`, either without an end."""

    first: date | None
    last: date | None


_Edge = Callable[[Period], Window]
_EDGES: Sequence[tuple[re.Pattern[str], _Edge]] = (
    (
        re.compile(r"(?:senest |inden |ved |med |før )(?:ved )?(?:udgangen|slutningen) af (.+)"),
        lambda p: Window(None, p.last),
    ),
    (re.compile(r"(?:senest|ikke senere end) (.+)"), lambda p: Window(None, p.last)),
    (re.compile(r"(?:frem til|indtil|til og med) (.+)"), lambda p: Window(None, p.last)),
    (re.compile(r"(?:inden|før) (.+)"), lambda p: Window(None, before(p.first))),
    (re.compile(r"(?:fra og med|fra|tidligst) (?!.* til )(.+)"), lambda p: Window(p.first, None)),
    (re.compile(r"(?:efter) (.+)"), lambda p: Window(after(p.last), None)),
)
_YEAR_ENDS = re.compile(r"(?:inden|senest ved|senest|før|ved|med) (?:årsskiftet|årets udgang)(.*)")


def window_of(text: str, said_on: date) -> Window | None:
    """The days a phrase means, said on a day; None where it is not understood [99].

    A phrase without a year means the next time: "januar" said in November is next year's, said
    in January the one that runs. "Inden" a period ends the day before it begins, "senest" and
    "inden udgangen af" with its last day, "efter" begins the day after it and has no end.
    """
    if len(text) > _LONGEST:
        return None
    phrase = _plain(text)
    return _year_end(phrase, said_on) or _edged(phrase, said_on) or _within(phrase, said_on)


def _plain(text: str) -> str:
    phrase = text.strip().lower()
    for pattern, written in _WRITTEN:
        phrase = pattern.sub(written, phrase)
    return phrase.strip()


def _year_end(phrase: str, said_on: date) -> Window | None:
    """The turn of the year: the next one, or that of a year that is named."""
    found = _YEAR_ENDS.fullmatch(phrase)
    if found is None:
        return None
    named = re.fullmatch(r" (?:i )?(\d{4})", found[1])
    if found[1] and named is None:
        return None
    year = day_of(int(named[1]), 12, 31) if named else date(said_on.year, 12, 31)
    return Window(None, year) if year is not None else None


def _edged(phrase: str, said_on: date) -> Window | None:
    """A phrase that names a period to say before or after it."""
    for pattern, edge in _EDGES:
        found = pattern.fullmatch(phrase)
        if found is not None:
            return _at_edge(edge, found[1], said_on)
    return None


def _at_edge(edge: _Edge, named: str, said_on: date) -> Window | None:
    """Before or after the period; "inden juni" said in June is before the next one."""
    period = _named(named, said_on)
    window = edge(period) if period is not None else None
    if period is None or window is None or window.last is None or window.last >= said_on:
        return window
    again = None if re.search(r"\d{4}", named) else _named(named, after(period.last))
    return edge(again) if again is not None else window


def _within(phrase: str, said_on: date) -> Window | None:
    """A phrase that names the days themselves."""
    period = _named(phrase, said_on, coming=phrase.startswith("til "))
    return Window(period.first, period.last) if period is not None else None


def _named(phrase: str, said_on: date, *, coming: bool = False) -> Period | None:
    """The period a phrase names, after the words that lead up to it: "frem mod møde i januar
    2024" names January, "på marts mødet" March."""
    lead = _LEAD.match(phrase)
    bare = re.sub("^" + _IN, "", phrase[lead.end() :] if lead else phrase)
    meeting = _MEETING_OF.fullmatch(bare)
    named = meeting[1] if meeting else bare
    return _one_of(named, said_on) or _read(named, said_on, coming=coming)


def _read(phrase: str, said_on: date, *, coming: bool) -> Period | None:
    found = period_of(phrase, said_on)
    if coming and found is not None and found.is_season and found.first <= said_on:
        return period_of(phrase, found.last + DAY)
    return found


def _one_of(phrase: str, said_on: date) -> Period | None:
    """Several periods are the days from the first to the last of them; a year that only the
    last one names is the year of all."""
    parts = _ALTERNATIVES.split(phrase)
    if len(parts) < 2:
        return None
    last = period_of(parts[-1], said_on)
    if last is None:
        return None
    year = re.search(r" (\d{4})$", parts[-1])
    told = [part if re.search(r"\d{4}$", part) or not year else part + year[0] for part in parts]
    found = [period_of(part, said_on) for part in told[:-1]]
    if any(each is None or each.first > last.first for each in found):
        return None
    spans = [each for each in found if each is not None]
    close = last.first - max(each.last for each in spans) <= timedelta(days=62)
    return replace(last, first=min(each.first for each in spans)) if close else None
