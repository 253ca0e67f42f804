"""Danish as people read it: the order of the alphabet, days written out, personal numbers."""

from foundation.danish.cpr import find_cpr
from foundation.danish.days import (
    MONTHS,
    WEEKDAYS,
    format_day,
    format_deadline,
    format_moment,
    format_month,
    format_time,
)
from foundation.danish.order import sort_key, sort_key_sql

__all__ = [
    "MONTHS",
    "WEEKDAYS",
    "find_cpr",
    "format_day",
    "format_deadline",
    "format_moment",
    "format_month",
    "format_time",
    "sort_key",
    "sort_key_sql",
]
