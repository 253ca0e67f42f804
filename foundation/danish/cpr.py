"""Finding personal identity numbers before they are published [77]."""

import re
from calendar import monthrange

_GAP = r"[\s\u200b]?"
_DASH = rf"{_GAP}[-\u2010-\u2015\u2212]?{_GAP}"
_CPR = re.compile(
    rf"(?<![0-9])([0-9]{{2}})[.\s]?([0-9]{{2}})[.\s]?([0-9]{{2}}){_DASH}[0-9]{{4}}(?![0-9])"
)
# Only 29 February 00 depends on the century; a scan rather finds one too many.
_LEAPING_CENTURY = 2000
_REPLACEMENT_DAYS = 60
"""Hospitals and municipalities add 60 to the day for people without a number."""


def find_cpr(text: str) -> list[tuple[int, int]]:
    """Where the text holds what may be a personal identity number, as (start, end).

    With or without a hyphen, a dash or spaces. The date must exist; the old check digit is not
    asked for, because numbers given since 2007 need not have it.
    """
    return [match.span() for match in _CPR.finditer(text) if _is_date(match)]


def _is_date(match: re.Match[str]) -> bool:
    day, month, year = (int(group) for group in match.groups())
    if not 1 <= month <= 12:
        return False
    day -= _REPLACEMENT_DAYS if day > _REPLACEMENT_DAYS else 0
    return 1 <= day <= monthrange(_LEAPING_CENTURY + year, month)[1]
