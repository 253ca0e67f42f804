"""Deadlines of hearings: each consultee's own day, and the hearing's for those who run it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from agenda.vocabulary import Visibility
from foundation.calendar import copenhagen_day
from foundation.outbox.compose import Recipient
from foundation.tenancy.rows import Row
from hearings.vocabulary import HearingBasis
from reminders.querysets.receivers import Leaders, Receivers, all_told, owners
from reminders.rules import Deadline, Receiver
from reminders.vocabulary import ReminderAudience, ReminderEvent


def of_hearing(asked: Sequence[Row], led: Leaders) -> Iterator[Deadline]:
    """A running hearing, from those who have not answered it."""
    yield _for_those_who_run_it(asked, led)
    for consultee in asked:
        yield _for_consultee(consultee)


def moment(text: str | None) -> datetime | None:
    """A moment as it comes out of the database."""
    return datetime.fromisoformat(text) if text else None


def _for_those_who_run_it(asked: Sequence[Row], led: Leaders) -> Deadline:
    hearing = asked[0]
    since = moment(hearing["extended_at"]) or moment(hearing["announced_at"])
    own: Receivers = {ReminderAudience.OWNER: owners(hearing, closed=is_closed(hearing))}
    to = all_told(own, hearing, led)
    facts = {"missing": len(asked), "at": _time(hearing["deadline_time"])}
    subject = ("hearing", hearing["hearing"], hearing["response_deadline"])
    return _hearing(hearing, subject, since, to, facts)


def _for_consultee(consultee: Row) -> Deadline:
    """Each has his own day, and knows of it since he was asked or got more time."""
    names = ("own_extended_at", "invited_at", "announced_at")
    known = [since for name in names if (since := moment(consultee[name])) is not None]
    own, day = consultee["deadline"], consultee["deadline"] or consultee["response_deadline"]
    link = (UUID(consultee["id"]), consultee["link_number"])
    invited = link if consultee["token_hash"] is not None else None
    facts = {"at": _time(consultee["deadline_time"]) if own is None else None, "invited": invited}
    person = UUID(consultee["person"]) if consultee["person"] else None
    post = "" if person else f"consultee-{consultee['id']}"
    who = Receiver(Recipient(person, consultee["name"], _address(consultee), office=post))
    told = all_told({ReminderAudience.MISSING_PARTIES: (who,)}, consultee, {})
    to = {ReminderAudience.MISSING_PARTIES: told[ReminderAudience.MISSING_PARTIES]}
    since = max(known, default=None)
    return _hearing(consultee, ("consultee", consultee["id"], day), since, to, facts)


def _hearing(
    hearing: Row,
    subject: tuple[str, str, str],
    since: datetime | None,
    to: Receivers,
    facts: dict[str, Any],
) -> Deadline:
    """`subject` is what kind of row, which one, and its day."""
    kind, pk, day = subject
    committee = hearing["committee"]
    return Deadline(
        event=ReminderEvent.HEARING_DEADLINE,
        subject_type=kind,
        subject_id=UUID(pk),
        committee_id=UUID(committee) if committee else None,
        day=date.fromisoformat(day),
        since=copenhagen_day(since) if since else None,
        recipients=to,
        facts={
            "title": "" if is_closed(hearing) else hearing["title"],
            "path": f"hearings/{hearing['hearing']}",
            **facts,
        },
        compulsory=hearing["legal_basis"] != HearingBasis.VOLUNTARY,
        imported=hearing["imported"],
    )


def is_closed(hearing: Row) -> bool:
    """Whether the matter is not for everybody, so that no letter names it."""
    names = ("visibility", "item_visibility", "case_visibility")
    return Visibility.CLOSED in [hearing[name] for name in names]


def _address(consultee: Row) -> str:
    """Where letters go: the address given for the hearing, else the known one."""
    known = consultee["committee_email"] or consultee["committee_office"]
    return consultee["email"] or known or consultee["known_email"] or ""


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
