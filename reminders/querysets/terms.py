"""The days on which seats and terms end."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from foundation.tenancy.rows import Row
from reminders.querysets.receivers import Leaders, Receivers, all_told, person
from reminders.rules import Deadline, Receiver
from reminders.vocabulary import ReminderAudience, ReminderEvent


def of_seat(rows: Sequence[Row], led: Leaders) -> Iterator[Deadline]:
    """Each hears of his own seat. The secretariat hears of one that ends before the rest do;
    whose seat it is stands in no letter [109]."""
    (seat,) = rows
    to: Receivers = {ReminderAudience.SEAT_HOLDER: (Receiver(person(seat)),)}
    if seat["ends_on"] != seat["term_ends_on"]:
        to = all_told(to, seat, led)
    yield _ending(seat, "membership", f"memberships/{seat['id']}", to)


def of_term(rows: Sequence[Row], led: Leaders) -> Iterator[Deadline]:
    """The whole committee's term."""
    (term,) = rows
    yield _ending(term, "committee", f"committees/{term['id']}", all_told({}, term, led))


def _ending(row: Row, kind: str, path: str, to: Receivers) -> Deadline:
    return Deadline(
        event=ReminderEvent.TERM_ENDS,
        subject_type=kind,
        subject_id=UUID(row["id"]),
        committee_id=UUID(row["committee"]),
        day=date.fromisoformat(row["ends_on"]),
        since=date.fromisoformat(row["starts_on"]),
        recipients=to,
        facts={
            "committee": row["committee_name"],
            "whole": kind == "committee",
            "path": path,
        },
    )
