"""Reads of occurrences and of the versions of cycles."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db.models import (
    Case,
    CharField,
    DateField,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from agenda.models import AgendaItem
from agenda.vocabulary import ItemState
from annualcycle.querysets.cycles import OfTopicQuerySet
from annualcycle.vocabulary import Frequency, OccurrenceState
from foundation.tenancy.querysets import TenantQuerySet
from meetings.vocabulary import MeetingState

if TYPE_CHECKING:
    from annualcycle.models import CycleSnapshot, CycleVersion, Occurrence

HELD = [MeetingState.ENDED.value, MeetingState.CANCELLED.value]
SKIPPED = Q(skipped_at__isnull=False)
TREATED = Q(item__state=ItemState.TREATED.value) | Q(
    item=None, topic__drafts_items=False, meeting__state=MeetingState.ENDED.value
)
"""What needs no item was treated when its meeting ended."""
ON_AGENDA = Q(item__state=ItemState.PLACED.value, shown_item__isnull=False)
LATER = Q(meeting=None) | Q(meeting__state__in=HELD) | Q(meeting__day__gt=F("first_day"))
SLIPPED = Q(first_day__isnull=False) & LATER


class _DaysBetween(Func):
    """How many days later the second day is; never fewer than none."""

    template, arg_joiner = "GREATEST(%(expressions)s, 0)", " - "
    output_field = IntegerField()

    def __init__(self, first: Any, last: Any) -> None:
        super().__init__(last, first)


class OccurrenceQuerySet(OfTopicQuerySet["Occurrence"]):
    """Occurrences of topics."""

    def with_state(self, reader: Any, day: date | None = None) -> Self:
        """Each with its `state`, the `shown_item` that the reader may know of, and `days_late`.

        It is skipped when somebody said so; treated when its item was, on the agenda while the
        item is (as far as the reader knows), slipped when it is neither and the meeting it was
        laid on first is not the one it waits for [107]; otherwise planned. How late it is counts
        from the first meeting's day as it was then, to the meeting's day or to `day`, which is
        today where nothing is said.
        """
        known = self.annotate(
            meeting_version=F("meeting__open_version"), shown_item=_shown("item_id", reader)
        )
        return known.annotate(state=_state(), days_late=_days_late(day or reader.today))

    def in_state(self, reader: Any, state: str) -> Self:
        """Those in a state, as the reader knows it."""
        return self.with_state(reader).filter(state=state)

    def astray(self) -> Self:
        """Those whose meeting was cancelled or is over without their having been treated, or that
        wait for an item: their years are to be looked at again. A topic of every meeting is laid
        on its own meeting for good."""
        waiting = self.filter(~TREATED, skipped_at=None, annual_cycle__planned_at__isnull=False)
        placed = Q(item__state=ItemState.PLACED.value)
        gone = Q(meeting__state=MeetingState.CANCELLED.value)
        off = Q(item=None) | ~placed | ~Q(item__meeting=F("meeting"))
        over = Q(meeting__state=MeetingState.ENDED.value) & off
        moving = ~Q(topic__frequency=Frequency.EVERY_MEETING.value) | Q(is_by_hand=True)
        went_on = Q(
            item__state=ItemState.POSTPONED.value, item__continued_by__committee=F("committee")
        )
        elsewhere = placed & Q(meeting__isnull=False) & ~Q(item__meeting=F("meeting"))
        return waiting.filter(gone | (over & moving) | went_on | elsewhere)

    def of_year(self, cycle: Any) -> Self:
        """A cycle's, in the order of the year."""
        return self.filter(annual_cycle=cycle).order_by("nominal_on", "topic_id", "slot")

    def not_before(self, day: date) -> Self:
        """Those that wait for a meeting on the day or later; without one, that fall due then."""
        return self._by_day().filter(falls_on__gte=day)

    def not_after(self, day: date) -> Self:
        """Those that wait for a meeting on the day or earlier; without one, that fall due then."""
        return self._by_day().filter(falls_on__lte=day)

    def _by_day(self) -> Self:
        return self.annotate(falls_on=Coalesce("meeting__day", "nominal_on"))


def _shown(column: str, reader: Any) -> Subquery:
    """The item that a column names, where the reader may know of it."""
    items = AgendaItem.objects.visible_to(reader).filter(
        municipality_id=OuterRef("municipality_id"), pk=OuterRef(column)
    )
    return Subquery(items.values("pk")[:1], output_field=UUIDField())


def _state() -> Case:
    states = (
        (SKIPPED, OccurrenceState.SKIPPED),
        (TREATED, OccurrenceState.TREATED),
        (ON_AGENDA, OccurrenceState.ON_AGENDA),
        (SLIPPED, OccurrenceState.SLIPPED),
    )
    return Case(
        *(When(condition, then=Value(state.value)) for condition, state in states),
        default=Value(OccurrenceState.PLANNED.value),
        output_field=CharField(),
    )


def _days_late(day: date) -> Case:
    """Days in PostgreSQL: one day less another is a whole number."""
    until = Coalesce(
        Case(When(meeting__state=MeetingState.CANCELLED.value, then=None), default="meeting__day"),
        Value(day),
        output_field=DateField(),
    )
    return Case(
        When(SKIPPED | Q(first_day=None), then=Value(0)),
        default=_DaysBetween(F("first_day"), until),
        output_field=IntegerField(),
    )


class CycleVersionQuerySet(TenantQuerySet["CycleVersion"]):
    """What cycles have said."""

    def with_item(self, reader: Any) -> Self:
        """Each with the `shown_item` that decided it, where the reader may know of that."""
        return self.annotate(shown_item=_shown("decided_by_item_id", reader))


class CycleSnapshotQuerySet(TenantQuerySet["CycleSnapshot"]):
    """Which version meetings had."""

    def visible_to(self, reader: Any) -> Self:
        """Whoever knows of the item knows what was attached to it."""
        items = AgendaItem.objects.visible_to(reader).values("pk")
        return self.of_municipality_of(reader).filter(item__in=items)
