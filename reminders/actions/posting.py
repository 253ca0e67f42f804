"""From reminders that are due to letters: one each, or one for all that somebody wants to have
together."""

import logging
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_OID, UUID, uuid5

from foundation.clock import today
from foundation.outbox.compose import Dispatch, Letter, Posting
from reminders import letters
from reminders.rules import Planned

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Post:
    """A letter with the reminders it tells of."""

    posting: Posting
    lines: Sequence[Planned]


def posts_of(municipality_id: UUID, going: Iterable[Planned]) -> list[Post]:
    """The letters to queue. One that cannot be written is told in the log and stops no other."""
    together: dict[Hashable, list[Planned]] = defaultdict(list)
    for one in going:
        mailbox = one.recipient.key
        together[mailbox if one.gathered else (mailbox, *_about(one))].append(one)
    return list(_posts(municipality_id, together.values()))


def once(lines: Iterable[Planned]) -> list[Planned]:
    """What a letter tells, in the same order each time: of each thing once, also where an office
    and a department have one mailbox."""
    told: dict[Hashable, Planned] = {}
    for one in sorted(lines, key=_place):
        told.setdefault(_about(one), one)
    return list(told.values())


def letter_of(municipality_id: UUID, lines: Sequence[Planned]) -> Letter:
    """What one receiver is told. Raises whatever is wrong with a line."""
    told = once(lines)
    if len(told) == 1:
        return letters.reminder(municipality_id, told[0], today())
    return letters.digest(municipality_id, told, today())


def _posts(municipality_id: UUID, groups: Iterable[Sequence[Planned]]) -> Iterator[Post]:
    for lines in groups:
        try:
            letter = letter_of(municipality_id, lines)
        except Exception:
            log.exception("a letter with %s reminders failed", len(lines))
            if len(lines) > 1:  # what is wrong with one must not keep the others back
                yield from _posts(municipality_id, [[line] for line in lines])
            continue
        recipient = once(lines)[0].recipient
        yield Post(Posting(_why(municipality_id, lines), recipient, letter), lines)


def _about(one: Planned) -> tuple[UUID, date]:
    return one.deadline.subject_id, one.due_on


def _place(one: Planned) -> tuple[date, str, str]:
    return one.deadline.day, str(one.deadline.subject_id), one.recipient.who


def _why(municipality_id: UUID, lines: Sequence[Planned]) -> Dispatch:
    """The unique key: a letter of its own is known by its rule, one with several reminders by
    all of them."""
    first, *others = once(lines)
    if not others:
        about = first.deadline
        rule = f"reminder.{about.event}"
        return Dispatch(municipality_id, rule, about.subject_type, about.subject_id, first.due_on)
    keys = "\n".join(sorted(" ".join(map(str, line.key)) for line in lines))
    whole = uuid5(NAMESPACE_OID, keys)
    return Dispatch(municipality_id, "reminder.digest", "digest", whole, today())
