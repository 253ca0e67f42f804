"""How the turns of a year are laid on meetings [101, 107].

Pure: turns, meetings and what stands in, what is to be in. Laying what is laid already changes
nothing, and no turn is lost or doubled whatever becomes of the meetings:

- What is laid stays where it is as long as its meeting stands, also when other meetings are added.
  A meeting that is moved takes along what hangs on it, unless it would then come before its day.
- What hung on a cancelled meeting, or was not treated at one that is over, goes on to the next
  meeting whose agenda is still being made. Where it was laid first is kept: that is the slip.
- A topic of every meeting does not go on: the next meeting has its own.
- What somebody moved or skipped by hand is left alone; so is what was treated.
- A turn whose meeting was over before anybody planned it is not made up afterwards.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from annualcycle.rules.recurrence import Recurrence, Turn, at_meeting
from annualcycle.vocabulary import Frequency, SkipCause


@dataclass(frozen=True, kw_only=True)
class Venue:
    """A meeting as a place for turns. It `is_over` once it has begun; its agenda `is_being_made`
    until it is sent out."""

    id: UUID
    day: date
    is_cancelled: bool = False
    is_over: bool = False
    is_being_made: bool = True

    @property
    def takes_more(self) -> bool:
        """Whether something can still be laid on it."""
        return self.is_being_made and not self.is_cancelled and not self.is_over


@dataclass(frozen=True, kw_only=True)
class Laid:
    """A turn and where it is laid. `standing` is the occurrence it is already; `is_settled` means
    that it was treated or skipped, `is_touched` that removing it would lose somebody's work."""

    turn: Turn
    ordinal: int = 0
    meeting: UUID | None = None
    first_meeting: UUID | None = None
    first_day: date | None = None
    standing: UUID | None = None
    is_by_hand: bool = False
    is_settled: bool = False
    is_touched: bool = False
    skip_cause: SkipCause | None = None


@dataclass(frozen=True)
class Layout:
    """What becomes of a topic: occurrences as they are to be, standing ones that go, and turns
    that are past."""

    laid: Sequence[Laid]
    gone: Sequence[Laid] = ()
    past: Sequence[Turn] = ()


def lay(
    topic: Recurrence, turns: Sequence[Turn], venues: Sequence[Venue], standing: Sequence[Laid]
) -> Layout:
    """Lay a topic's turns. `venues` are all meetings that may take it, in the order of days,
    with those that have been cancelled or are over; for a topic of every meeting `turns` are the
    meetings of the year, see `turns_at`."""
    table = _Table(topic, venues, {venue.id: venue for venue in venues})
    known = {one.turn.slot: one for one in standing}
    laid, gone, past = [], [], []
    for turn in turns:
        one = known.pop(turn.slot, None)
        if one is not None:
            told = one if one.is_by_hand or one.is_settled else replace(one, turn=turn)
            laid.append(told if one.is_settled else table.kept(told))
        elif (new := table.first(turn)) is not None:
            laid.append(new)
        else:
            past.append(turn)
    for one in known.values():
        if one.is_touched or one.is_settled or one.is_by_hand:
            laid.append(one if one.is_settled else table.kept(one))
        else:
            gone.append(one)
    return Layout(_numbered(laid), gone, past)


def turns_at(
    topic: Recurrence, year: int, venues: Sequence[Venue], standing: Sequence[Laid]
) -> list[Turn]:
    """The turns of a topic that comes up at every meeting: those of the year that are not
    cancelled, and those it stands on already."""
    known = {one.turn.slot for one in standing}
    found = []
    for venue in venues:
        slot = str(venue.id)
        is_new = venue.day.year == year and not venue.is_cancelled and topic.holds_on(venue.day)
        if slot in known or is_new:
            found.append(at_meeting(topic, slot, venue.day))
    return found


@dataclass(frozen=True)
class _Table:
    """The meetings a topic may be laid on, and how it chooses among them."""

    topic: Recurrence
    venues: Sequence[Venue]
    by_id: Mapping[UUID, Venue]

    @property
    def is_of_every_meeting(self) -> bool:
        return self.topic.frequency is Frequency.EVERY_MEETING

    def first(self, turn: Turn) -> Laid | None:
        """A turn that nobody has laid yet; None where its meeting is over."""
        if self.is_of_every_meeting:
            asked: Venue | None = self.by_id[UUID(turn.slot)]
            found = asked
        else:
            asked, found = next(self._asked_for(turn), None), self._open_for(turn)
        if asked is not None and asked.is_over:
            return None
        return _on(Laid(turn=turn), found)

    def kept(self, one: Laid) -> Laid:
        """A standing occurrence: where it was, unless it cannot be there."""
        here = self.by_id.get(one.meeting) if one.meeting is not None else None
        stands = here is not None and not here.is_cancelled
        if self.is_of_every_meeting and not one.is_by_hand:
            return one if stands else replace(one, skip_cause=SkipCause.MEETING_CANCELLED)
        if here is None and one.first_day is None:
            return _on(one, self._open_for(one.turn))
        return replace(one, meeting=_id(self._place_of(one, here)))

    def _place_of(self, one: Laid, here: Venue | None) -> Venue | None:
        """Where what has been laid before is laid now."""
        if self.topic.needs_no_meeting and not one.is_by_hand:
            return None
        if here is None or here.is_cancelled or here.is_over:
            return self._onward(one, here)
        if not one.is_by_hand and here.takes_more and self._comes_wrong(one.turn, here):
            return self._open_for(one.turn) or here
        return here

    def _asked_for(self, turn: Turn) -> Iterator[Venue]:
        """The meetings that stand, the one that the topic asks for first."""
        standing = [venue for venue in self.venues if not venue.is_cancelled]
        if self.topic.needs_no_meeting:
            return iter(())
        if self.topic.is_early:
            return (venue for venue in reversed(standing) if venue.day <= turn.nominal_on)
        return (venue for venue in standing if venue.day >= turn.nominal_on)

    def _open_for(self, turn: Turn) -> Venue | None:
        """The first of those that still takes something."""
        return next((venue for venue in self._asked_for(turn) if venue.takes_more), None)

    def _onward(self, one: Laid, here: Venue | None) -> Venue | None:
        """Where it goes from a meeting that did not treat it. Where nothing comes after, what was
        passed over meanwhile: asked again, it is the same."""
        early = self.topic.is_early and not one.is_by_hand
        found = self._open_for(one.turn) if early else None
        if found is None and here is not None:
            found = self._next_open(here.day)
        return found or self._next_open(self._earliest(one))

    def _earliest(self, one: Laid) -> date:
        """An early topic may go where it was first, others not before they are due."""
        due = one.turn.nominal_on
        return min(due, one.first_day or due) if self.topic.is_early else due

    def _next_open(self, since: date) -> Venue | None:
        return next((v for v in self.venues if v.day >= since and v.takes_more), None)

    def _comes_wrong(self, turn: Turn, here: Venue) -> bool:
        """Whether the meeting has been moved across the day the turn falls due on."""
        early = self.topic.is_early
        return here.day > turn.nominal_on if early else here.day < turn.nominal_on


def _on(one: Laid, venue: Venue | None) -> Laid:
    """Laid for the first time."""
    if venue is None:
        return one
    return replace(one, meeting=venue.id, first_meeting=venue.id, first_day=venue.day)


def _id(venue: Venue | None) -> UUID | None:
    return venue.id if venue is not None else None


def _numbered(laid: Sequence[Laid]) -> list[Laid]:
    """In the order of the year, counted from one."""
    ordered = sorted(laid, key=lambda one: (one.turn.nominal_on, one.turn.slot))
    return [replace(one, ordinal=number) for number, one in enumerate(ordered, 1)]
