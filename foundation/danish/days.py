"""Days and times as a Danish letter writes them; no locale has to be installed."""

from datetime import date, datetime, time

from foundation.calendar import copenhagen_time

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)


def format_month(day: date) -> str:
    """`februar 2022`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def format_day(day: date) -> str:
    """`torsdag den 3. februar 2022`."""
    return f"{WEEKDAYS[day.weekday()]} den {day.day}. {format_month(day)}"


def format_time(at: time) -> str:
    """`14.05`: the Danish sign between hour and minute is a full stop."""
    return f"{at:%H.%M}"


def format_moment(moment: datetime) -> str:
    """`torsdag den 3. februar 2022 kl. 14.05`, in Copenhagen's time."""
    local = copenhagen_time(moment)
    return f"{format_day(local.date())} kl. {format_time(local.time())}"


def format_deadline(day: date, at: time | None = None) -> str:
    """The last day with its time, or `til og med` the day when the whole day is in time."""
    if at is None:
        return f"til og med {format_day(day)}"
    return f"{format_day(day)} kl. {format_time(at)}"
