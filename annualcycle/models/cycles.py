"""The annual cycle: topics that come back."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from agenda.models import AgendaItem
from agenda.vocabulary import Basis
from annualcycle.models.strategies import Strategy
from annualcycle.querysets import (
    AnnualCycleQuerySet,
    CycleTopicQuerySet,
    TopicParticipantQuerySet,
)
from annualcycle.vocabulary import (
    DataPeriod,
    Frequency,
    MeetingChoice,
    RelativeTo,
    TopicCategory,
    TopicKind,
)
from committees.models import Committee, Department, Person
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.invariants import (
    check,
    in_order,
    known_when,
    once,
    ordered,
    said,
    some_of,
    tenant_indexes,
    together,
    valid,
)
from foundation.tenancy.models import TenantModel
from hearings.models import Hearing


class AnnualCycle(TenantModel):
    """Årshjul (årsplan) of a committee's year."""

    committee = TenantForeignKey(Committee, on_delete=models.PROTECT, related_name="annual_cycles")
    year = models.PositiveSmallIntegerField()
    copied_from = TenantForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="copies"
    )
    budget_negotiations_on = models.DateField(null=True)
    """When the political negotiations of next year's budget begin."""
    minister_deadline = models.DateField(null=True)
    """The day the minister has set for the finance committee's proposal (ksl § 37, stk. 1)."""
    planned_at = models.DateTimeField(null=True)
    """When the year was last laid on the meetings."""

    objects: ClassVar = AnnualCycleQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("committee", "copied_from"),
            once("committee", "year"),
        ]
        indexes: ClassVar = [*tenant_indexes("copied_from")]

    def __str__(self) -> str:
        return f"{self.committee_id} {self.year}"

    def place(self) -> dict[str, Any]:
        """Where an entry about the cycle belongs."""
        return {"committee_id": self.committee_id}


class CycleTopic(TenantModel):
    """Fast emne: what comes back, how often, around which time and with whom.

    One told by an item's text hangs on that item with its `position` there and the words it was
    read from; the same topic may stand on two items, and both tellings are kept: the topic of a
    committee is the committee and the words of `topic`.
    """

    parent: ClassVar[str | None] = "committee"

    annual_cycle = TenantForeignKey(
        AnnualCycle, on_delete=models.CASCADE, null=True, related_name="topics"
    )
    committee = TenantForeignKey(Committee, on_delete=models.PROTECT, related_name="cycle_topics")
    item = TenantForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="cycle_topics"
    )
    position = models.PositiveIntegerField(null=True)
    topic = models.TextField()
    kind = TermField(TopicKind, default=TopicKind.TOPIC.value)
    frequency = TermField(Frequency)
    frequency_text = models.TextField(null=True)
    anchor = models.TextField(null=True)
    participants = models.TextField(null=True)
    category = TermField(TopicCategory, default=TopicCategory.OTHER.value)
    department = TenantForeignKey(
        Department, on_delete=models.PROTECT, null=True, related_name="cycle_topics"
    )
    strategy = TenantForeignKey(
        Strategy, on_delete=models.PROTECT, null=True, related_name="cycle_topics"
    )
    first_month = models.PositiveSmallIntegerField(null=True)
    months = ArrayField(models.PositiveSmallIntegerField(), default=list)
    cut_offs = ArrayField(models.CharField(max_length=5), default=list)
    on_day = models.DateField(null=True)
    rrule = models.CharField(max_length=200, null=True)
    year_of_term = models.PositiveSmallIntegerField(null=True)
    relative_to = TermField(RelativeTo, null=True)
    relative_topic = TenantForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="followed_by"
    )
    relative_hearing = TenantForeignKey(
        Hearing, on_delete=models.PROTECT, null=True, related_name="cycle_topics"
    )
    offset_days = models.SmallIntegerField(default=0)
    meeting_choice = TermField(MeetingChoice, default=MeetingChoice.FIRST_ON_OR_AFTER.value)
    data_period = TermField(DataPeriod, null=True)
    period_lag = models.PositiveSmallIntegerField(default=1)
    rotation = models.JSONField(default=list)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    """The first and the last day it may fall due on."""
    drafts_items = models.BooleanField(default=True)
    basis = TermField(Basis, null=True)
    evidence = models.TextField(null=True)

    objects: ClassVar = CycleTopicQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints(
                "annual_cycle",
                "committee",
                "item",
                "department",
                "strategy",
                "relative_topic",
                "relative_hearing",
            ),
            *valid(
                kind=TopicKind.values(),
                frequency=Frequency.values(),
                basis=Basis.values(),
                category=TopicCategory.values(),
                relative_to=RelativeTo.values(),
                meeting_choice=MeetingChoice.values(),
                data_period=DataPeriod.values(),
            ),
            *said("frequency_text", "anchor", "participants", "evidence", "rrule"),
            ordered("starts_on", "ends_on"),
            check("first_month_of_year", Q(first_month__range=(1, 12))),
            check("year_of_term_of_four", Q(year_of_term__range=(1, 4))),
            check("not_relative_to_itself", ~Q(relative_topic=F("id"))),
            known_when("relative_topic", Q(relative_to=RelativeTo.TOPIC.value)),
            known_when("relative_hearing", Q(relative_to=RelativeTo.HEARING_DEADLINE.value)),
            together("basis", "evidence"),
            check("place_needs_item", Q(position__isnull=True) | Q(item__isnull=False)),
            in_order("item"),
        ]
        indexes: ClassVar = [
            *tenant_indexes(
                "annual_cycle",
                "committee",
                "frequency",
                "department",
                "strategy",
                "relative_topic",
            ),
            models.Index(fields=["municipality", "relative_hearing"], name="cycletopic_by_hearing"),
        ]

    def __str__(self) -> str:
        return f"{self.frequency} {self.id}"

    @property
    def is_open(self) -> bool:
        """A topic told by a closed item is as closed as the item."""
        return self.item is None or bool(self.item.is_open)

    def place(self) -> dict[str, Any]:
        """Where an entry about the topic belongs."""
        item = self.item.place() if self.item is not None else {}
        return {**item, "committee_id": self.committee_id}


class TopicParticipant(TenantModel):
    """Deltager: who is invited when the topic comes up. One who attends one of two half-yearly
    meetings has `every` 2, and `first` says which."""

    parent: ClassVar[str | None] = "topic"

    topic = TenantForeignKey(CycleTopic, on_delete=models.CASCADE, related_name="invited")
    position = models.PositiveIntegerField()
    person = TenantForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    department = TenantForeignKey(Department, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200, null=True)
    every = models.PositiveSmallIntegerField(default=1)
    first = models.PositiveSmallIntegerField(default=1)

    objects: ClassVar = TopicParticipantQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("topic", "person", "department"),
            *said("name"),
            some_of("is_somebody", "person", "department", "name"),
            check("first_of_every", Q(every__range=(1, 12), first__gte=1, first__lte=F("every"))),
            in_order("topic"),
        ]
        indexes: ClassVar = [*tenant_indexes("person", "department")]

    def __str__(self) -> str:
        return f"{self.topic_id} {self.position}"
