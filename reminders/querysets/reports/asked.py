"""What a report is asked for: whose, for whom, as of when."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from foundation.audit.models import Entry
from foundation.calendar import end_of_day
from foundation.tables import Value

Line = tuple[Value, ...]
Moves = dict[UUID, list[tuple[datetime, str, UUID | None]]]
"""What was done to each row, oldest first: when, which verb, and by whom."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One report. It tells what was so when its `day` ended, or now, if the day has not: a late
    report says what it would have said in time, as far as times and the log tell. `period` is
    what statistics are made of."""

    reader: Any
    municipality_id: UUID
    committee_id: UUID | None
    day: date
    now: datetime
    period: tuple[date, date]

    @property
    def is_late(self) -> bool:
        """Whether something may have happened since, that the report must not know of."""
        return self.moment < self.now

    @property
    def moment(self) -> datetime:
        """The last moment the report knows of."""
        return min(self.now, end_of_day(self.day))

    def of(self, rows: "QuerySet[Any]", committee: str = "committee_id") -> "QuerySet[Any]":
        """Rows of the municipality, and of the committee where the report is of one."""
        home = Q(municipality_id=self.municipality_id)
        named = {committee: self.committee_id}
        return rows.filter(home, Q(**named) if self.committee_id is not None else Q())

    def not_yet(self, field: str) -> Q:
        """Rows whose moment had not come."""
        return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gt": self.moment})

    def moves(self, rows: Iterable[UUID], verbs: Collection[str]) -> Moves:
        """What the log tells of the rows; nothing where the rows themselves tell."""
        found: Moves = {}
        if not self.is_late:
            return found
        entries = Entry.objects.filter(
            municipality_id=self.municipality_id, object_id__in=list(rows), verb__in=list(verbs)
        )
        told = entries.order_by("seq").values_list("object_id", "at", "verb", "actor_id")
        for pk, at, verb, actor in told:
            found.setdefault(pk, []).append((at, verb, actor))
        return found
