"""Where on the agenda something happened that was told by the clock or by the day."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from foundation.calendar import copenhagen_day
from meetings.vocabulary import MeetingState
from proceedings.querysets.roll import Place, Roll, Told
from proceedings.rules.presence import AWAY, LedgerLine, as_of
from proceedings.vocabulary import PresenceKind, PresenceMode

MOVEMENTS = frozenset({PresenceKind.ARRIVED, PresenceKind.LEFT})


@dataclass(frozen=True)
class Timeline:
    """The items of a meeting by the clock; what nobody wrote down is unknown."""

    roll: Roll

    @cached_property
    def lines_of(self) -> dict[UUID, list[LedgerLine]]:
        """The lines in force about each person, in the items' order."""
        return self._by_person(self.lines)

    @cached_property
    def turns_of(self) -> dict[UUID, list[LedgerLine]]:
        """When each person came and went by the clock."""
        return self._by_person(self.turns)

    def lines_at(
        self, person_id: UUID, position: int, moment: datetime | None
    ) -> Sequence[LedgerLine]:
        """What is told of a person: of the item as a whole, or as it stood at a moment of it."""
        lines = self.lines_of.get(person_id, ())
        if moment is None:
            return lines
        return as_of(lines, self.turns_of.get(person_id, ()), position, moment.timestamp())

    def lines(self, told: Told) -> list[LedgerLine]:
        """What was told, in the items' order; nothing, where nobody knows which items it was
        about."""
        line = LedgerLine(
            kind=told.kind,
            moment=(told.at or told.told_at).timestamp(),
            by_clock=_is_by_clock(told),
            remote=told.mode == PresenceMode.REMOTE,
        )
        if told.item_id is not None:
            return list(self._at_items(told, line))
        if told.kind in MOVEMENTS:
            return list(self._movement(told, line))
        if told.at or told.until:
            return list(self._by_clock(told, line))
        return list(self._on_day(told.day, line)) if told.day else [line]

    def turns(self, told: Told) -> list[LedgerLine]:
        """Who came and went by the clock: at the item where that is known, else at none."""
        if not _is_by_clock(told):
            return []
        found = [line for line in self.lines(told) if line.is_movement]
        if told.kind in MOVEMENTS:
            return found or [LedgerLine(kind=told.kind, moment=_stamp(told.at), by_clock=True)]
        line = LedgerLine(kind=told.kind, by_clock=True)
        went, came = _turns(line)
        known = {(turn.kind, turn.moment): turn for turn in found}
        ends = [(went, _stamp(told.at))] if told.at else []
        ends += [(came, _stamp(told.until))] if told.until else []
        return [
            known.get((kind, moment)) or replace(line, kind=kind, moment=moment)
            for kind, moment in ends
        ]

    def day_of(self, item: Place) -> date | None:
        """The day the item was treated on; between two items of one day it is theirs."""
        own = _began(item)
        if own is not None:
            return copenhagen_day(own)
        begun = [(other.position, copenhagen_day(at)) for other in self.roll.items
                 if (at := _began(other))]  # fmt: skip
        before = [day for place, day in begun if place < item.position]
        after = [day for place, day in begun if place > item.position]
        first = before[-1] if before else self.roll.sitting.day
        last = after[0] if after else self._last_day(first)
        return first if first == last else None

    def _by_person(
        self, read: Callable[[Told], Iterable[LedgerLine]]
    ) -> dict[UUID, list[LedgerLine]]:
        found: dict[UUID, list[LedgerLine]] = defaultdict(list)
        for told in self.roll.told:
            if told.person_id is not None:
                found[told.person_id] += read(told)
        return found

    def _last_day(self, known: date) -> date:
        """The last day anybody has told of."""
        return max([known, *(told.day for told in self.roll.told if told.day)])

    def _at_items(self, told: Told, line: LedgerLine) -> Iterator[LedgerLine]:
        places = self.roll.places
        first = places.get(told.item_id) if told.item_id else None
        last = places.get(told.to_item_id) if told.to_item_id else first
        if first is not None and last is not None:
            moves = told.kind in MOVEMENTS
            yield replace(line, from_item=first, to_item=None if moves else last)

    def _movement(self, told: Told, line: LedgerLine) -> Iterator[LedgerLine]:
        if told.at is None and told.day is None:
            yield line
            return
        place = self._running_at(told.at) if told.at else self._first_on(told.day)
        if place is not None:
            yield replace(line, from_item=place)

    def _by_clock(self, told: Told, line: LedgerLine) -> Iterator[LedgerLine]:
        """From one moment to another: at the item that was running then he came or went."""
        first = self._running_at(told.at) if told.at else 0
        end = self._running_at(told.until) if told.until else None
        if first is None or (told.until and end is None):
            return
        went, came = _turns(line)
        if told.at:
            yield replace(line, kind=went, from_item=first)
        if end is None or end > first:
            yield replace(line, from_item=first, to_item=None if end is None else end - 1)
        if end is not None and told.until is not None:
            yield replace(line, kind=came, from_item=end, moment=told.until.timestamp())

    def _on_day(self, day: date, line: LedgerLine) -> Iterator[LedgerLine]:
        items = self.roll.items
        on = [item.position for item in items if self.day_of(item) == day]
        if len(on) == len(items):
            yield line
        elif on:
            yield replace(line, from_item=on[0], to_item=on[-1])

    def _first_on(self, day: date | None) -> int | None:
        on = [item.position for item in self.roll.items if self.day_of(item) == day]
        return on[0] if on else None

    def _running_at(self, moment: datetime) -> int | None:
        """The item that was running, else the next one that was taken up."""
        items = self.roll.items
        running = [i for i in items if i.started_at and _is_running(i, i.started_at, moment)]
        if running:
            return max(running, key=lambda item: item.started_at or moment).position
        later = [(at, i.position) for i in items if (at := _began(i)) and at > moment]
        if later:
            return min(later)[1]
        return _next_up(items) if self.roll.sitting.state == MeetingState.IN_SESSION else None


def _is_by_clock(told: Told) -> bool:
    """Whether the line tells of somebody who came or went at an hour."""
    if told.kind in MOVEMENTS:
        return told.at is not None
    return told.item_id is None and bool(told.at or told.until)


def _stamp(moment: datetime | None) -> float:
    return moment.timestamp() if moment is not None else 0


def _turns(line: LedgerLine) -> tuple[PresenceKind, PresenceKind]:
    """What somebody did when the time told of began, and when it was over."""
    if line.status in AWAY:
        return PresenceKind.LEFT, PresenceKind.ARRIVED
    return PresenceKind.ARRIVED, PresenceKind.LEFT


def _began(item: Place) -> datetime | None:
    return item.started_at or item.finished_at


def _is_running(item: Place, started: datetime, moment: datetime) -> bool:
    return started <= moment and (item.finished_at is None or moment < item.finished_at)


def _next_up(items: Sequence[Place]) -> int | None:
    return next((item.position for item in items if item.finished_at is None), None)
