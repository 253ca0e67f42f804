"""Letters about deadlines, and reports. They go by open mail, so no title of anything closed
stands in them, only where it can be read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings

from foundation.clock import now
from foundation.danish import format_day, format_deadline
from foundation.outbox.compose import (
    Letter,
    LetterAttachment,
    Recipient,
    render_letter,
    render_subject,
)
from foundation.tables import CSV, PDF, Table, to_csv, to_pdf
from hearings.letters import member_token_of, token_of
from reminders.models import ReportSubscription
from reminders.optout import headers_for, link_for
from reminders.querysets.reports import Line
from reminders.rules import DEFINITIONS, Planned, months_from
from reminders.vocabulary import ReminderAudience, ReminderEvent, ReportKind

_LETTERS = {
    ReminderEvent.HEARING_DEADLINE: "hearing_missing",
    ReminderEvent.JOINT_INPUT_MISSING: "joint_missing",
    ReminderEvent.JOINT_APPROVAL_MISSING: "joint_missing",
    ReminderEvent.AGENDA_DEADLINE: "agenda_deadline",
    ReminderEvent.APPROVAL_MISSING: "approvals_missing",
    ReminderEvent.FOLLOW_UP_DUE: "follow_up",
    ReminderEvent.FOLLOW_UP_OVERDUE: "follow_up",
    ReminderEvent.REPORT_DUE: "report_due",
    ReminderEvent.CONDITION_UNRESOLVED: "condition",
    ReminderEvent.TERM_ENDS: "term_ends",
}
_TO_THE_MISSING = {
    ReminderEvent.HEARING_DEADLINE: "hearing_deadline",
    ReminderEvent.JOINT_INPUT_MISSING: "joint_owed",
    ReminderEvent.JOINT_APPROVAL_MISSING: "joint_owed",
    ReminderEvent.APPROVAL_MISSING: "approval_missing",
}


def reminder(municipality_id: UUID, planned: Planned, today: date) -> Letter:
    """The letter of one reminder, as it reads on the day it is written."""
    return _letter(municipality_id, _name(planned), [planned], _about(planned, today))


def digest(municipality_id: UUID, lines: Sequence[Planned], today: date) -> Letter:
    """Several reminders to one receiver, each told by what its own letter would be called."""
    told = []
    for planned in lines:
        about = _about(planned, today)
        told.append({"text": render_subject(_name(planned), about), "link": about["link"]})
    context = {"recipient": lines[0].recipient, "lines": told}
    return _letter(municipality_id, "reminders/digest", lines, context)


def _letter(
    municipality_id: UUID, name: str, lines: Sequence[Planned], context: Mapping[str, Any]
) -> Letter:
    """With a way to do without such letters, where the law lets the receiver do without all
    that this one tells of (RFC 8058)."""
    if not all(planned.optional for planned in lines):
        return render_letter(name, context)
    events = {planned.deadline.event for planned in lines}
    link = link_for(municipality_id, lines[0].recipient.key, events)
    letter = render_letter(name, {**context, "unsubscribe": link})
    return replace(letter, headers=headers_for(link))


def _name(planned: Planned) -> str:
    event = planned.deadline.event
    to_them = planned.rule.audience is ReminderAudience.MISSING_PARTIES
    return f"reminders/{_TO_THE_MISSING[event] if to_them else _LETTERS[event]}"


def report(row: ReportSubscription, recipient: Recipient, table: Table, day: date) -> Letter:
    """The letter a recurring report is attached to. It goes by open mail, so it says how long the
    report is and nothing that stands in it [109]."""
    context = {
        "recipient": recipient,
        "title": table.title,
        "committee": _about_whom(row),
        "day": format_day(day),
        "count": len(table.rows),
        "empty": table.empty,
        "link": f"{settings.BASE_URL}/api/v1/{DEFINITIONS[ReportKind(row.kind)].path}",
    }
    return render_letter("reminders/report", context)


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


def report_table(row: ReportSubscription, day: date, lines: Sequence[Line]) -> Table:
    """A report as it is attached."""
    definition = DEFINITIONS[ReportKind(row.kind)]
    facts = [("Udvalg", row.committee.name if row.committee else "Alle udvalg")]
    facts.append(("Opgjort pr.", format_day(day)))
    ahead = definition.looks_ahead
    if definition.is_of_period or ahead:
        first, last = months_from(day, ahead) if ahead else row.rhythm.period_before(day)
        facts.append(("Periode", f"{format_day(first)} – {format_day(last)}"))
    return Table(
        title=definition.title,
        municipality=row.municipality.name,
        headings=definition.headings,
        rows=tuple(lines),
        empty=definition.empty,
        facts=tuple(facts),
        notes=definition.notes,
    )


def report_files(row: ReportSubscription, table: Table, day: date) -> list[LetterAttachment]:
    """The report to read and print, and for a spreadsheet."""
    name = f"{DEFINITIONS[ReportKind(row.kind)].file_name}-{day}"
    return [
        LetterAttachment(f"{name}.pdf", PDF, to_pdf(table, generated_at=now())),
        LetterAttachment(f"{name}.csv", CSV, to_csv(table.headings, table.rows)),
    ]


def report_stopped(row: ReportSubscription) -> Letter:
    """To the secretariat: a receiver may no longer have a report. Who he is stands where the link
    leads."""
    context = {
        "title": DEFINITIONS[ReportKind(row.kind)].title,
        "committee": _about_whom(row),
        "link": f"{settings.BASE_URL}/api/v1/report-subscriptions/{row.pk}",
    }
    return render_letter("reminders/report_stopped", context)


def _about_whom(row: ReportSubscription) -> str:
    return str(row.committee.name if row.committee else row.municipality.name)


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
        "is_own": planned.rule.audience is ReminderAudience.SEAT_HOLDER,
        "link": f"{settings.BASE_URL}/api/v1/{_path(facts)}",
    }


def _path(facts: Mapping[str, Any]) -> str:
    """Who was invited finds his invitation again: it opens without an account."""
    if facts.get("invited") is not None:
        return f"invitations/{token_of(*facts['invited'])}"
    if facts.get("member") is not None:
        return f"invitations/{member_token_of(facts['member'])}"
    return str(facts["path"])
