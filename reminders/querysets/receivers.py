"""Who is reminded: mailboxes, people, those who lead, and those whose task it is."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from committees.standings import CHAIRS
from foundation.outbox.compose import Recipient
from foundation.tenancy.rows import Row, Rows
from reminders.rules import Receiver
from reminders.vocabulary import ReminderAudience

Receivers = dict[ReminderAudience, tuple[Receiver, ...]]
Leaders = Mapping[str, Receivers]
"""By committee."""


def leaders(rows: Rows) -> Leaders:
    """Chairs and their deputies, each for as long as the seat lasts."""
    found: dict[str, Receivers] = {}
    for seat in rows.under("leader"):
        is_chair = seat["role"] in CHAIRS
        audience = ReminderAudience.CHAIR if is_chair else ReminderAudience.DEPUTY
        here = found.setdefault(seat["committee"], {})
        leader = Receiver(person(seat), day(seat["starts_on"]), day(seat["ends_on"]))
        here[audience] = (*here.get(audience, ()), leader)
    return found


def office(row: Row) -> Receiver:
    """The mailbox of a committee's secretariat."""
    if row["committee_name"] is None:
        return Receiver(Recipient(None, "Sekretariatet", ""))
    name, post = f"Sekretariatet for {row['committee_name']}", f"office-{row['committee']}"
    return Receiver(Recipient(None, name, row["office"], office=post))


def owners(row: Row, *, closed: bool) -> tuple[Receiver, ...]:
    """The account for as long as it may see the matter; after that the department, else the
    secretariat: nobody's leaving loses a deadline. What comes from a closed item one sees by a
    role there; anything else one is to do oneself by having an account in use."""
    after = _behind(row)
    if row["officer"] is None:
        return (after,)
    names = ("closed_until", "seated_here_until") if closed else ("granted_until", "seated_until")
    known = [until for name in names if (until := day(row[name])) is not None]
    if not known:
        return (after,)
    owner = _uuid(row["officer_person"])
    account = _uuid(row["officer"])
    who = Recipient(owner, row["officer_name"], row["officer_email"], account_id=account)
    until = max(known)
    if until == date.max:
        return (Receiver(who),)
    return (Receiver(who, until=until), replace(after, since=until + timedelta(days=1)))


def _behind(row: Row) -> Receiver:
    if row["department"] is None:
        return office(row)
    post = f"department-{row['department']}"
    who = Recipient(None, row["department_name"], row["department_email"], office=post)
    return Receiver(who)


def person(row: Row) -> Recipient:
    """Somebody who is known as a person."""
    return Recipient(UUID(row["person"]), row["person_name"], row["person_email"])


def all_told(own: Receivers, row: Row, led: Leaders) -> Receivers:
    """The secretariat and those who lead beside the deadline's own receivers; from whom the
    matter is withheld is marked."""
    others = led.get(row["committee"] or "", {})
    found = {ReminderAudience.SECRETARIAT: (office(row),), **others, **own}
    withheld = {UUID(one) for one in row.get("withheld_from") or ()}
    return {audience: tuple(_marked(some, withheld)) for audience, some in found.items()}


def _marked(some: Collection[Receiver], withheld: Collection[UUID]) -> Iterator[Receiver]:
    for one in some:
        yield replace(one, withheld=one.who.person_id in withheld)


def day(text: str | None) -> date | None:
    """A day as it comes out of the database."""
    return date.fromisoformat(text) if text else None


def _uuid(text: str | None) -> UUID | None:
    return UUID(text) if text else None
