"""Letters about deadlines, and reports. They go by open mail, so no title of anything closed
stands in them, only where it can be read."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings

from foundation.danish import format_day, format_deadline
from foundation.outbox.compose import Letter, LetterAttachment, Recipient, render_letter
from foundation.tables import CSV, to_csv
from hearings.letters import token_of
from reminders.rules import Planned
from reminders.vocabulary import ReminderAudience, ReminderEvent

_LETTERS = {
    ReminderEvent.AGENDA_DEADLINE: "agenda_deadline",
    ReminderEvent.FOLLOW_UP_DUE: "follow_up",
    ReminderEvent.FOLLOW_UP_OVERDUE: "follow_up",
}
_TO_THE_OFFICE = {
    ReminderEvent.HEARING_DEADLINE: "hearing_missing",
    ReminderEvent.APPROVAL_MISSING: "approvals_missing",
}
_TO_THE_MISSING = {
    ReminderEvent.HEARING_DEADLINE: "hearing_deadline",
    ReminderEvent.APPROVAL_MISSING: "approval_missing",
}

_HEADINGS = ("Opfølgning", "Ansvarlig", "Frist", "Tilstand", "Over frist", "Udvalg")
_COLUMNS = ("title", "owner", "due", "state", "overdue", "committee")


def reminder(planned: Planned, today: date) -> Letter:
    """The letter of one reminder, as it reads on the day it is written."""
    event = planned.deadline.event
    to_office = planned.rule.audience is ReminderAudience.SECRETARIAT
    own = _TO_THE_OFFICE if to_office else _TO_THE_MISSING
    name = _LETTERS.get(event) or own[event]
    return render_letter(f"reminders/{name}", _about(planned, today))


def open_follow_ups(
    recipient: Recipient, committee: str, day: date, rows: Sequence[Mapping[str, Any]]
) -> Letter:
    """The recurring report of what is still to be done."""
    context = {
        "recipient": recipient,
        "committee": committee,
        "day": format_day(day),
        "rows": rows,
        "overdue": sum(1 for row in rows if row["overdue"]),
    }
    return render_letter("reminders/open_follow_ups", context)


def undelivered(count: int) -> Letter:
    """To the secretariat: letters that did not arrive, and where to mend it. No names: the letter
    goes by open mail."""
    states = ("dead", "bounced", "unaddressed")
    links = [f"{settings.BASE_URL}/api/v1/messages?state={state}" for state in states]
    return render_letter("reminders/undelivered", {"count": count, "links": links})


def mail_trouble(failed: int, held: int) -> Letter:
    """To the installation's keepers: letters that failed, and letters that our own set-up holds."""
    link = f"{settings.BASE_URL}/api/v1/messages?fault=ours"
    context = {"failed": failed, "held": held, "link": link, "base_url": settings.BASE_URL}
    return render_letter("reminders/mail_trouble", context)


def follow_ups_as_csv(rows: Sequence[Mapping[str, Any]]) -> LetterAttachment:
    """The list for a spreadsheet."""
    content = to_csv(_HEADINGS, ([row[column] for column in _COLUMNS] for row in rows))
    return LetterAttachment("aabne-opfoelgninger.csv", CSV, content)


def _about(planned: Planned, today: date) -> dict[str, Any]:
    deadline = planned.deadline
    facts = dict(deadline.facts)
    at = facts.get("at")
    if "meeting_day" in facts:
        facts["meeting_day"] = format_day(facts["meeting_day"])
    return {
        **facts,
        "recipient": planned.recipient,
        "deadline": format_deadline(deadline.day, at),
        "day": format_deadline(deadline.day, at) if at else format_day(deadline.day),
        "is_today": deadline.day == today,
        "is_over": deadline.day < today,
        "link": f"{settings.BASE_URL}/api/v1/{_path(facts)}",
    }


def _path(facts: Mapping[str, Any]) -> str:
    """Who was invited finds his invitation again: it opens without an account."""
    if facts.get("invited") is not None:
        return f"invitations/{token_of(facts['invited'])}"
    return str(facts["path"])
