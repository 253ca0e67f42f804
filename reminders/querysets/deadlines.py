"""Deadlines, pulled from the apps below each time somebody asks: a moved one leaves no trace of
where it was. Imported rows have none. All of them cost one query."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from agenda.rules import agenda_dispatch_deadline
from agenda.vocabulary import Visibility
from committees.models import Committee
from committees.settings import effective_settings
from committees.vocabulary import CommitteeKind
from foundation.calendar import copenhagen_day
from foundation.clock import today
from foundation.outbox.compose import Recipient
from foundation.tenancy.rows import Part, Row, Rows, fetch
from reminders.querysets import sources
from reminders.querysets.sources import Span
from reminders.rules import Deadline, Rule
from reminders.vocabulary import ReminderAudience, ReminderEvent

Chairs = Mapping[str, tuple[Recipient, ...]]
Recipients = dict[ReminderAudience, tuple[Recipient, ...]]


def deadlines_of(municipality_id: UUID, rules: Collection[Rule], span: Span) -> list[Deadline]:
    """All deadlines within the span that some rule is about."""
    kinds = dict.fromkeys(_KINDS[rule.event] for rule in rules)
    if not kinds:
        return []
    parts = [rows(municipality_id, span) for rows, _ in kinds]
    if any(rule.audience is ReminderAudience.CHAIR for rule in rules):
        parts.append(sources.chairs_part(municipality_id, today()))
    found = fetch(parts)
    chairs = _chairs(found)
    return [one for _, read in kinds for one in read(found, chairs)]


def _chairs(rows: Rows) -> Chairs:
    found: dict[str, tuple[Recipient, ...]] = {}
    for seat in rows.under("chair"):
        found[seat["committee"]] = (*found.get(seat["committee"], ()), _person(seat))
    return found


def _hearings(rows: Rows, _: Chairs) -> Iterator[Deadline]:
    for asked in _by(rows.under("consultee"), "hearing"):
        yield _hearing_for_secretariat(asked)
        yield from map(_hearing_for, asked)


def _hearing_for_secretariat(asked: Sequence[Row]) -> Deadline:
    hearing = asked[0]
    since = _moment(hearing["extended_at"]) or _moment(hearing["announced_at"])
    to: Recipients = {ReminderAudience.SECRETARIAT: (_office(hearing),)}
    facts = {"missing": len(asked), "at": _time(hearing["deadline_time"])}
    subject = ("hearing", hearing["hearing"], hearing["response_deadline"])
    return _hearing(hearing, subject, since, to, facts)


def _hearing_for(consultee: Row) -> Deadline:
    """Each has his own day, and knows of it since he was asked or got more time."""
    known = [_moment(consultee[name]) for name in ("extended_at", "invited_at", "announced_at")]
    own, day = consultee["deadline"], consultee["deadline"] or consultee["response_deadline"]
    invited = UUID(consultee["id"]) if consultee["token_hash"] is not None else None
    facts = {"at": _time(consultee["deadline_time"]) if own is None else None, "invited": invited}
    who = Recipient(_uuid(consultee["person"]), consultee["name"], _address(consultee))
    to: Recipients = {ReminderAudience.MISSING_PARTIES: (who,)}
    since = max(moment for moment in known if moment is not None)
    return _hearing(consultee, ("consultee", consultee["id"], day), since, to, facts)


def _hearing(
    hearing: Row,
    subject: tuple[str, str, str],
    since: datetime | None,
    to: Recipients,
    facts: dict[str, Any],
) -> Deadline:
    """`subject` is what kind of row, which one, and its day."""
    visible = (hearing["visibility"], hearing["item_visibility"], hearing["case_visibility"])
    kind, pk, day = subject
    return Deadline(
        event=ReminderEvent.HEARING_DEADLINE,
        subject_type=kind,
        subject_id=UUID(pk),
        committee_id=_uuid(hearing["committee"]),
        day=date.fromisoformat(day),
        since=copenhagen_day(since) if since else None,
        recipients=to,
        facts={
            "title": "" if Visibility.CLOSED in visible else hearing["title"],
            "path": f"hearings/{hearing['hearing']}",
            **facts,
        },
    )


def _address(consultee: Row) -> str:
    """Where letters go: the address given for the hearing, else the known one."""
    known = consultee["committee_email"] or consultee["committee_office"]
    return consultee["email"] or known or consultee["known_email"] or ""


def _agendas(rows: Rows, chairs: Chairs) -> Iterator[Deadline]:
    """The last day to send an agenda out [11], of meetings whose agenda is not out."""
    for meeting in rows.under("agenda"):
        settings = effective_settings(CommitteeKind(meeting["kind"]), meeting["settings"])
        lead, saturday = settings.agenda_lead_workdays, settings.saturday_is_workday
        day = date.fromisoformat(meeting["day"])
        yield Deadline(
            event=ReminderEvent.AGENDA_DEADLINE,
            subject_type="meeting",
            subject_id=UUID(meeting["id"]),
            committee_id=UUID(meeting["committee"]),
            day=agenda_dispatch_deadline(day, lead, saturday_counts=saturday),
            since=_known_since(meeting),
            recipients={
                ReminderAudience.SECRETARIAT: (_office(meeting),),
                ReminderAudience.CHAIR: chairs.get(meeting["committee"], ()),
            },
            facts={
                "committee": meeting["committee_name"],
                "meeting_day": day,
                "path": f"meetings/{meeting['id']}/agenda",
            },
        )


def _approvals(rows: Rows, _: Chairs) -> Iterator[Deadline]:
    """Minutes in circulation; the day to count from is the day they were sent round [57, 58]."""
    for pending in _by(rows.under("approval"), "minutes"):
        to: Recipients = {ReminderAudience.SECRETARIAT: (_office(pending[0]),)}
        yield _approval(pending[0], "minutes", to, len(pending))
        for approval in pending:
            member: Recipients = {ReminderAudience.MISSING_PARTIES: (_person(approval),)}
            yield _approval(approval, "approval", member, 0)


def _approval(row: Row, kind: str, to: Recipients, missing: int) -> Deadline:
    return Deadline(
        event=ReminderEvent.APPROVAL_MISSING,
        subject_type=kind,
        subject_id=UUID(row["minutes"] if kind == "minutes" else row["id"]),
        committee_id=UUID(row["committee"]),
        day=copenhagen_day(datetime.fromisoformat(row["circulated_at"])),
        recipients=to,
        facts={
            "committee": row["committee_name"],
            "meeting_day": date.fromisoformat(row["meeting_day"]),
            "missing": missing,
            "path": f"minutes/{row['minutes']}",
        },
    )


def _follow_ups(rows: Rows, chairs: Chairs) -> Iterator[Deadline]:
    """The last day of each; before it one event, after it another."""
    for row in rows.under("follow_up"):
        due = Deadline(
            event=ReminderEvent.FOLLOW_UP_DUE,
            subject_type="followup",
            subject_id=UUID(row["id"]),
            committee_id=UUID(row["committee"]),
            day=date.fromisoformat(row["due_to"]),
            since=_known_since(row),
            recipients={
                ReminderAudience.OWNER: (_owner(row),),
                ReminderAudience.SECRETARIAT: (_office(row),),
                ReminderAudience.CHAIR: chairs.get(row["committee"], ()),
            },
            facts={
                "title": row["title"] if row["visibility"] == Visibility.OPEN else "",
                "committee": row["committee_name"],
                "path": f"follow-ups/{row['id']}",
            },
        )
        yield due
        yield replace(due, event=ReminderEvent.FOLLOW_UP_OVERDUE)


def secretariat_of(committee: Committee | None) -> Recipient:
    """Whoever reads the mailbox of a committee's secretariat."""
    name, address = (committee.name, committee.secretariat_email) if committee else (None, None)
    return _office({"committee_name": name, "office": address})


def _office(row: Row) -> Recipient:
    if row["committee_name"] is None:
        return Recipient(None, "Sekretariatet", "")
    return Recipient(None, f"Sekretariatet for {row['committee_name']}", row["office"])


def _owner(row: Row) -> Recipient:
    """Who is to do it: the account, else the department, else the committee's secretariat."""
    for kind in ("owner", "department"):
        if row[kind] is not None:
            return Recipient(None, row[f"{kind}_name"], row[f"{kind}_email"])
    return _office(row)


def _person(row: Row) -> Recipient:
    return Recipient(UUID(row["person"]), row["person_name"], row["person_email"])


def _by(rows: Sequence[Row], name: str) -> Collection[list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[name]].append(row)
    return found.values()


def _known_since(row: Row) -> date:
    return copenhagen_day(datetime.fromisoformat(row["created_at"]))


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def _uuid(text: str | None) -> UUID | None:
    return UUID(text) if text else None


_Kind = tuple[Callable[[UUID, Span], Part], Callable[[Rows, Chairs], Iterator[Deadline]]]
_UNDONE: _Kind = (sources.follow_ups_part, _follow_ups)
_KINDS: dict[ReminderEvent, _Kind] = {
    ReminderEvent.HEARING_DEADLINE: (sources.consultees_part, _hearings),
    ReminderEvent.AGENDA_DEADLINE: (sources.agendas_part, _agendas),
    ReminderEvent.APPROVAL_MISSING: (sources.approvals_part, _approvals),
    ReminderEvent.FOLLOW_UP_DUE: _UNDONE,
    ReminderEvent.FOLLOW_UP_OVERDUE: _UNDONE,
}
"""For each event the rows it is about, and how they are read."""
