"""Printed numbers: given once, when an agenda goes out, and never again."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from agenda.models import AgendaItem
from agenda.rules import first_number
from committees.rules import numbering_starts_on
from committees.vocabulary import Numbering
from foundation.clock import now
from meetings.actions import take_numbers
from meetings.models import Meeting

# Items that already have a number keep it; all become known to the agenda's readers now.
NUMBER = """
UPDATE agenda_agendaitem AS item
SET number = COALESCE(item.number, given.number), version = version + 1,
    open_version = open_version + 1, modified_at = %(now)s, open_modified_at = %(now)s
FROM unnest(%(ids)s::uuid[], %(numbers)s::text[]) AS given(id, number)
WHERE item.id = given.id
"""


def give_numbers(meeting: Meeting, items: Sequence[AgendaItem]) -> None:
    """A number for each of `items` that has none, in their order."""
    bare = [item for item in items if item.number is None]
    numbers: dict[UUID, str] = {}
    if bare:
        given = take_numbers(meeting, len(bare), above=_highest_printed(meeting))
        numbers = {item.pk: str(n) for item, n in zip(bare, given, strict=True)}
    ids = [item.pk for item in items]
    texts = [item.number or numbers[item.pk] for item in items]
    with connection.cursor() as cursor:
        cursor.execute(NUMBER, {"ids": ids, "numbers": texts, "now": now()})
    for item, text in zip(items, texts, strict=True):
        item.number, item.version = text, item.version + 1
        item.open_version += 1


def _highest_printed(meeting: Meeting) -> int:
    """The highest number in use where the committee's numbers run on; documents brought some."""
    committee = meeting.committee
    term_from = committee.council_term.starts_on if committee.council_term else None
    since = numbering_starts_on(Numbering(committee.numbering), meeting.day, term_from)
    used = AgendaItem.objects.filter(
        municipality_id=meeting.municipality_id, committee=committee, number__isnull=False
    )
    found = used.filter(meeting=meeting) if since is None else _within(used, meeting, since)
    return first_number(found.values_list("number", flat=True)) - 1


def _within(used: "QuerySet[AgendaItem]", meeting: Meeting, since: date) -> "QuerySet[AgendaItem]":
    found = used.filter(meeting__day__gte=since)
    if meeting.committee.numbering == Numbering.PER_YEAR:
        return found.filter(meeting__day__year=meeting.day.year)
    return found
