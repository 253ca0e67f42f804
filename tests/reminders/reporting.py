"""Recurring reports in tests: subscribing through the door, and reading what was mailed."""

import csv
import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

from pypdf import PdfReader

from foundation.clock import COPENHAGEN
from foundation.outbox.models import Message
from reminders.actions import make_due_reports
from tests.cast import Cast

Hold = Callable[[str], None]
OFFICE = "sekretariat@egernborg.example"
MONTHLY: dict[str, Any] = {
    "kind": "open_follow_ups",
    "recurrence": "monthly",
    "day_of_month": 1,
}


def noon(day: str) -> str:
    return at(day, "12:00")


def at(day: str, time: str) -> str:
    return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=COPENHAGEN).isoformat()


def subscribed(cast: Cast, kind: str, **more: Any) -> str:
    """The path of a monthly report on the 1st, to the culture committee's secretariat."""
    path = f"committees/{cast.culture.pk}/report-subscriptions"
    made = cast.door("secretariat").made(path, {**MONTHLY, "kind": kind, **more})
    return f"report-subscriptions/{made['id']}"


def to(cast: Cast, who: str) -> dict[str, Any]:
    """Somebody of the cast as a receiver: members as persons, others by account."""
    if who in cast.persons:
        return {"recipient_person": cast.person_id(who)}
    return {"recipient_user": str(cast.users[who].pk)}


def milestone(cast: Cast, day: str, text: str, committee: Any) -> None:
    """The last day of something that a strategy wants to have reached."""
    door = cast.door("secretariat")
    home = {"committee": str(committee.pk)} if committee else {}
    strategy = door.made("strategies", {"title": "Aktivt liv", "starts_on": "2026-01-01", **home})
    body = {"due_to": day, "target_text": text, "target_rank": 30}
    door.made(f"strategies/{strategy['id']}/milestones", body)


def reports() -> list[Message]:
    """Letters with reports, oldest first."""
    found = Message.objects.filter(rule__startswith="report.")
    return list(found.order_by("due_day", "created_at"))


def table(letter: Message | None = None) -> list[list[str]]:
    """The attached spreadsheet, its headings first; of the only letter, unless one is named."""
    content = attached(letter or only(), "text/csv")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def lines(letter: Message | None = None) -> list[list[str]]:
    return table(letter)[1:]


def made(hold_clock: Hold, day: str) -> list[list[str]]:
    """The lines of the one report that is made on the day."""
    hold_clock(noon(day))
    assert make_due_reports() == 1
    return lines()


def topics(rows: list[list[str]]) -> list[str]:
    """The second column."""
    return [row[1] for row in rows]


def printed(letter: Message | None = None) -> str:
    """The attached print, as one line of text."""
    content = attached(letter or only(), "application/pdf")
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def attached(letter: Message, media_type: str) -> bytes:
    return bytes(letter.attachments.get(media_type=media_type).content)


def only() -> Message:
    (letter,) = reports()
    return letter
