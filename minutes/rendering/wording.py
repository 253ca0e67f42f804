"""The fixed Danish words of a printed agenda or minutes."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from foundation.calendar import copenhagen_time
from foundation.danish import MONTHS, WEEKDAYS

KINDS = {"minutes": "REFERAT", "agenda": "DAGSORDEN"}
CONTENTS = "Indholdsfortegnelse"
APPROVALS = "Godkendelse af referatet"
APPROVAL_COLUMNS = ("Navn", "Godkendelse", "Tidspunkt")
CLOSED_ATTACHMENT = " (lukket bilag)"
# A no-break space is not white space here: it was set on purpose.
SPACES = re.compile(r"[ \t\n\r\f\v]+")


def one_line(text: object) -> str:
    """A value as one line of print."""
    return SPACES.sub(" ", str(text)).strip()


def local(moment: str) -> tuple[date, str | None]:
    """Day and time of day in Copenhagen; a meeting may have a day without a time."""
    if "T" not in moment:
        return date.fromisoformat(moment), None
    start = copenhagen_time(datetime.fromisoformat(moment))
    return start.date(), f"{start:%H:%M}"


def document_title(document: Mapping[str, Any]) -> str:
    """REFERAT {committee} {from}-{to} d. dd-mm-yyyy."""
    committee, meeting = document["committee"], document["meeting"]
    term = committee.get("term")
    years = f" {term['from']}-{term['to']}" if term else ""
    day, _ = local(meeting["starts_at"])
    kind = KINDS[meeting["document_kind"]]
    return one_line(f"{kind} {committee['name']}{years} d. {day:%d-%m-%Y}")


def meeting_date(moment: str) -> str:
    """Torsdag d. 02. november 2023 kl. 14:00."""
    day, clock = local(moment)
    words = (
        f"{WEEKDAYS[day.weekday()].capitalize()} d. {day:%d}. {MONTHS[day.month - 1]} {day.year}"
    )
    return f"{words} kl. {clock}" if clock else words


def full_title(item: Mapping[str, Any]) -> str:
    """The title with what is printed around it: `Lukket: ` before, the marker after."""
    closed = "Lukket: " if item.get("visibility") == "closed" else ""
    marker = f" ({item['marker']})" if item.get("marker") else ""
    return one_line(f"{closed}{item['title']}{marker}")


def item_heading(item: Mapping[str, Any]) -> str:
    """Punkt {number}: {title}; an item without a number is its title."""
    number = item.get("number")
    return full_title(item) if number is None else f"Punkt {one_line(number)}: {full_title(item)}"
