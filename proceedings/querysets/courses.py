"""What the ledger says of everybody at every item, found once for each stretch of items."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from uuid import UUID

from proceedings.querysets.roll import Attendee
from proceedings.querysets.timeline import Timeline
from proceedings.rules.presence import Course, Finding, found_at
from proceedings.vocabulary import PresenceStatus


@dataclass
class Courses:
    """The findings of a meeting: of its items as a whole, or as they stood at an hour of it."""

    timeline: Timeline
    attendees: Sequence[Attendee]
    moment: datetime | None
    _whole: dict[UUID, Course] = field(default_factory=dict, repr=False)
    _here: dict[int, Sequence[Finding]] = field(default_factory=dict, repr=False)
    _then: dict[tuple[UUID, int], Finding] = field(default_factory=dict, repr=False)

    def found(self, person_id: UUID, position: int) -> Finding:
        """What the ledger says of a person at an item, and what it rests on."""
        if self.moment is None:
            return self._course(person_id).at(position)
        found = self._then.get((person_id, position))
        if found is None:
            lines = self.timeline.lines_at(person_id, position, self.moment)
            found = self._then[person_id, position] = found_at(lines, position)
        return found

    def findings(self, position: int) -> Sequence[Finding]:
        """The same of everybody who belongs at the meeting, in their order."""
        found = self._here.get(position)
        if found is None:
            found = self._here[position] = self._findings(position)
        return found

    def along(self, person_id: UUID, positions: Sequence[int]) -> Sequence[Finding]:
        """The same of one person, item by item in their order."""
        if self.moment is None:
            return self._course(person_id).along(positions)
        return [self.found(person_id, position) for position in positions]

    def of_status(self, status: PresenceStatus, position: int) -> set[UUID]:
        """Ids of those of them who are so at an item."""
        told = zip(self.attendees, self.findings(position), strict=True)
        return {who.person_id for who, found in told if found.status is status}

    def _findings(self, position: int) -> Sequence[Finding]:
        if self.moment is None:
            return [course.at(position) for course in self._in_order]
        return [self.found(who.person_id, position) for who in self.attendees]

    @cached_property
    def _in_order(self) -> list[Course]:
        return [self._course(who.person_id) for who in self.attendees]

    def _course(self, person_id: UUID) -> Course:
        course = self._whole.get(person_id)
        if course is None:
            course = self._whole[person_id] = Course(self.timeline.lines_of.get(person_id, ()))
        return course
