"""Deadlines of joint replies: until when members put in, and until when they approve [90]."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from foundation.calendar import copenhagen_day
from foundation.outbox.compose import Recipient
from foundation.tenancy.rows import Row
from reminders.querysets.hearings import is_closed, moment
from reminders.querysets.receivers import Leaders, Receivers, all_told, owners
from reminders.rules import Deadline, Receiver
from reminders.vocabulary import ReminderAudience, ReminderEvent

INPUT, APPROVAL = ReminderEvent.JOINT_INPUT_MISSING, ReminderEvent.JOINT_APPROVAL_MISSING
_DAYS = {INPUT: ("input_by", "asked_at"), APPROVAL: ("approve_by", "circulated_at")}
"""Where the last day stands, and since when it is known."""


def of_input(owing: Sequence[Row], led: Leaders) -> Iterator[Deadline]:
    """A joint reply, from those who have put nothing in."""
    return _of(INPUT, owing, led)


def of_approval(owing: Sequence[Row], led: Leaders) -> Iterator[Deadline]:
    """A joint reply, from those who have said neither yes nor no to its draft."""
    return _of(APPROVAL, owing, led)


def _of(event: ReminderEvent, owing: Sequence[Row], led: Leaders) -> Iterator[Deadline]:
    reply = owing[0]
    own: Receivers = {ReminderAudience.OWNER: owners(reply, closed=is_closed(reply))}
    facts = {"missing": len(owing), "path": f"joint-replies/{reply['joint_reply']}"}
    subject = ("jointreply", reply["joint_reply"])
    yield _deadline(event, reply, subject, all_told(own, reply, led), facts)
    for member in owing:
        person = UUID(member["person"]) if member["person"] else None
        post = "" if person else f"member-{member['id']}"
        address = member["email"] or member["known_email"] or ""
        who = Receiver(Recipient(person, member["name"], address, office=post))
        audience = ReminderAudience.MISSING_PARTIES
        to = {audience: all_told({audience: (who,)}, member, {})[audience]}
        facts = {"member": UUID(member["id"])}
        yield _deadline(event, member, ("jointreplymember", member["id"]), to, facts)


def _deadline(
    event: ReminderEvent, row: Row, subject: tuple[str, str], to: Receivers, facts: dict[str, Any]
) -> Deadline:
    last_day, known = _DAYS[event]
    since = moment(row[known])
    return Deadline(
        event=event,
        subject_type=subject[0],
        subject_id=UUID(subject[1]),
        committee_id=UUID(row["committee"]) if row["committee"] else None,
        day=date.fromisoformat(row[last_day]),
        since=copenhagen_day(since) if since else None,
        recipients=to,
        facts={
            "title": "" if is_closed(row) else row["title"],
            "on_behalf_of": row["on_behalf_of"],
            "approval": event is APPROVAL,
            **facts,
        },
    )
