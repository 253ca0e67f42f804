"""What lists of topics, follow-ups and milestones can be asked for."""

from typing import TYPE_CHECKING, Any

import django_filters
from django.db.models import Q, QuerySet

from annualcycle.models import AnnualCycle
from annualcycle.vocabulary import (
    FollowUpKind,
    FollowUpOrigin,
    FollowUpState,
    Frequency,
    MilestoneKind,
    MilestoneStatus,
    OccurrenceState,
    OutstandingKind,
    TopicCategory,
    TopicKind,
)
from foundation.http.filters import DayFilter, Filters, IdFilter, StrictBooleanFilter, TermFilter

if TYPE_CHECKING:
    from annualcycle.querysets import (
        FollowUpQuerySet,
        MilestoneQuerySet,
        OccurrenceQuerySet,
    )


class AnnualCycleFilters(Filters):
    committee = IdFilter(field_name="committee_id")
    year = django_filters.NumberFilter()


class CycleTopicFilters(Filters):
    committee = IdFilter(field_name="committee_id")
    annual_cycle = IdFilter(field_name="annual_cycle_id")
    item = IdFilter(field_name="item_id")
    frequency = TermFilter(choices=Frequency.choices())
    kind = TermFilter(choices=TopicKind.choices())
    q = django_filters.CharFilter(field_name="topic", lookup_expr="icontains")


class OccurrenceFilters(Filters):
    """`from` and `to` go by the meeting it is laid on, or by the day it falls due."""

    annual_cycle = IdFilter(field_name="annual_cycle_id")
    topic = IdFilter(field_name="topic_id")
    committee = IdFilter(field_name="committee_id")
    meeting = IdFilter(field_name="meeting_id")
    department = IdFilter(field_name="topic__department_id")
    category = TermFilter(field_name="topic__category", choices=TopicCategory.choices())
    state = TermFilter(choices=OccurrenceState.choices())
    late = StrictBooleanFilter(method="is_late")
    # "from" is no name in Python, but it is one in a query.
    vars()["from"] = DayFilter(method="not_before")
    to = DayFilter(method="not_after")

    def not_before(self, rows: "OccurrenceQuerySet", _name: str, day: Any) -> "OccurrenceQuerySet":
        return rows.not_before(day)

    def not_after(self, rows: "OccurrenceQuerySet", _name: str, day: Any) -> "OccurrenceQuerySet":
        return rows.not_after(day)

    def is_late(self, rows: "QuerySet[Any]", _name: str, wanted: Any) -> "QuerySet[Any]":
        return rows.filter(days_late__gt=0) if wanted else rows.filter(days_late=0)


class CycleSnapshotFilters(Filters):
    annual_cycle = IdFilter(field_name="cycle_version__annual_cycle_id")
    item = IdFilter(field_name="item_id")
    meeting = IdFilter(field_name="item__meeting_id")


class FollowUpFilters(Filters):
    """`due_from` and `due_to` together find whatever overlaps the span."""

    due_from = DayFilter(method="not_before")
    due_to = DayFilter(method="not_after")
    owner = IdFilter(field_name="owner_id")
    owner_department = IdFilter(field_name="owner_department_id")
    state = TermFilter(choices=FollowUpState.choices())
    origin = TermFilter(choices=FollowUpOrigin.choices())
    kind = TermFilter(choices=FollowUpKind.choices())
    committee = IdFilter(field_name="committee_id")
    item = IdFilter(field_name="item_id")
    meeting = IdFilter(field_name="item__meeting_id")
    case = IdFilter(field_name="item__case_id")
    target_committee = IdFilter(field_name="target_committee_id")
    target_meeting = IdFilter(field_name="target_meeting_id")
    closed = StrictBooleanFilter(method="is_done")
    superseded = StrictBooleanFilter()
    overdue = StrictBooleanFilter(method="late")
    q = django_filters.CharFilter(field_name="title", lookup_expr="icontains")

    def not_before(self, rows: "FollowUpQuerySet", _name: str, day: Any) -> "FollowUpQuerySet":
        return rows.due_from(day)

    def not_after(self, rows: "FollowUpQuerySet", _name: str, day: Any) -> "FollowUpQuerySet":
        return rows.due_until(day)

    def late(self, rows: "FollowUpQuerySet", _name: str, wanted: Any) -> "QuerySet[Any]":
        late = rows.overdue_on(self.request.auth.today)
        return late if wanted else rows.exclude(pk__in=late.values("pk"))

    def is_done(self, rows: "FollowUpQuerySet", _name: str, wanted: Any) -> "QuerySet[Any]":
        done = {"state": FollowUpState.DONE.value}
        return rows.filter(**done) if wanted else rows.exclude(**done)


class OutstandingFilters(Filters):
    """Of each table that the list is made of: all have the same columns. `due_from` and `due_to`
    together find whatever overlaps the span."""

    kind = TermFilter(field_name="o_kind", choices=OutstandingKind.choices())
    committee = IdFilter(field_name="o_committee")
    target_committee = IdFilter(field_name="o_target_committee")
    case = IdFilter(field_name="o_case")
    owner = IdFilter(field_name="o_owner")
    owner_department = IdFilter(field_name="o_owner_department")
    due_from = DayFilter(method="not_before")
    due_to = DayFilter(method="not_after")
    overdue = StrictBooleanFilter(field_name="o_overdue")

    def not_before(self, rows: "QuerySet[Any]", _name: str, day: Any) -> "QuerySet[Any]":
        open_end = Q(o_due_to=None, o_due_from__isnull=False)
        return rows.filter(Q(o_due_to__gte=day) | open_end)

    def not_after(self, rows: "QuerySet[Any]", _name: str, day: Any) -> "QuerySet[Any]":
        no_start = Q(o_due_from=None, o_due_to__isnull=False)
        return rows.filter(Q(o_due_from__lte=day) | no_start)


class StrategyFilters(Filters):
    committee = IdFilter(field_name="committee_id")
    q = django_filters.CharFilter(field_name="title", lookup_expr="icontains")


class MilestoneFilters(Filters):
    strategy = IdFilter(field_name="strategy_id")
    committee = IdFilter(field_name="strategy__committee_id")
    kind = TermFilter(choices=MilestoneKind.choices())
    year = django_filters.NumberFilter()
    due_to = DayFilter(field_name="due_to", lookup_expr="lte")
    status = TermFilter(method="so_far", choices=MilestoneStatus.choices())
    annual_cycle = IdFilter(method="in_cycle")

    def so_far(self, rows: "MilestoneQuerySet", _name: str, status: Any) -> "QuerySet[Any]":
        return rows.in_status(self.request.auth, status)

    def in_cycle(self, rows: "MilestoneQuerySet", _name: str, cycle: Any) -> "QuerySet[Any]":
        """Those that the committee's strategies have in the cycle's year."""
        known = AnnualCycle.objects.visible_to(self.request.auth).filter(pk=cycle).first()
        if known is None:
            return rows.none()
        return rows.of_year(known.year).filter(strategy__committee=known.committee_id)
