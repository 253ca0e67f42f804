"""Who a printed name is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from committees.models import Membership, Person
from interchange.intake.sheaf import Sheaf
from interchange.notes import Notes
from meetings.models import ListedMember, Meeting
from proceedings.models import Disqualification, PresenceEvent

Document = dict[str, Any]
Mark = str | None


class People:
    """Names of one document as persons. A name means a person only within one committee, and
    only where the letters behind it do not contradict each other; else somebody new is made."""

    def __init__(self, sheaf: Sheaf, meeting: Meeting, notes: Notes) -> None:
        self._sheaf, self._notes = sheaf, notes
        self._known: dict[str, list[tuple[UUID, Mark]]] = defaultdict(list)
        for person_id, name, mark in _known_in(meeting):
            self._known[name].append((person_id, mark))
        self._marks: dict[str, set[Mark]] = defaultdict(set)
        self._met: dict[tuple[str, Mark], UUID | None] = {}

    def meet(self, document: Document) -> None:
        """Resolve everybody on the list and in the lines of people, or make them."""
        named = list(named_in(document))
        for row in named:
            self._marks[row["name"]].add(row["list_letter"])
        for row in named:
            self.id_of(row["name"], row["list_letter"])

    def id_of(self, name: str, mark: Mark) -> UUID | None:
        """The person of a name on the list or in a line."""
        marks = self._marks[name] - {None}
        if len(marks) == 1:
            (mark,) = marks
        key = (name, mark)
        if key not in self._met:
            self._met[key] = self._resolve(name, mark, is_doubtful=len(marks) > 1 and not mark)
        return self._met[key]

    def known(self, name: str | None) -> UUID | None:
        """The only person of that name here, if there is one; nobody is made."""
        met = {person for (called, _), person in self._met.items() if called == name and person}
        met |= {person for person, _ in self._known.get(name or "", ())}
        return met.pop() if len(met) == 1 else None

    def _resolve(self, name: str, mark: Mark, *, is_doubtful: bool) -> UUID | None:
        fits = {p: m for p, m in self._known[name] if m is None or mark is None or m == mark}
        exact = {p for p, m in self._known[name] if m == mark}
        found = exact if len(exact) == 1 else set(fits)
        if is_doubtful or len(found) > 1:
            self._notes.doubtful_person(name)
            return None
        if found:
            return found.pop()
        self._notes.person_made(name)
        return self._sheaf.add(Person, name=name).pk


def named_in(document: Document) -> Iterator[Document]:
    """Everybody on the list of members and in the lines of people."""
    yield from document["meeting"]["listed_members"]
    for item in document["items"]:
        for block in item["blocks"]:
            if block["type"] in ("absence_line", "disqualification_line", "took_no_part_line"):
                yield from block.get("absences") or block["persons"]


def _known_in(meeting: Meeting) -> Iterable[tuple[UUID, str, Mark]]:
    """Persons of the committee with the name and letter they go by: its members that day, and
    whom its earlier documents named."""
    home = {"municipality_id": meeting.municipality_id, "person__isnull": False}
    there: Any = {**home, "meeting__committee_id": meeting.committee_id}
    seats = Membership.objects.filter(
        municipality_id=meeting.municipality_id,
        committee_id=meeting.committee_id,
        starts_on__lte=meeting.day,
    ).exclude(ends_on__lt=meeting.day)
    findings = Disqualification.objects.filter(**home, item__committee_id=meeting.committee_id)
    first, *others = (
        _told(seats, "person__name", "party__list_letter"),
        _told(ListedMember.objects.filter(**there), "name_printed", "list_letter"),
        _told(PresenceEvent.objects.filter(**there), "name_printed", "list_letter"),
        _told(findings, "name_printed", "list_letter"),
    )
    return first.union(*others)


def _told(rows: "QuerySet[Any]", name: str, mark: str) -> "QuerySet[Any, tuple[Any, ...]]":
    told: QuerySet[Any, tuple[Any, ...]] = (
        rows.order_by()
        .annotate(told_name=F(name), told_mark=F(mark))
        .values_list("person_id", "told_name", "told_mark")
    )
    return told
