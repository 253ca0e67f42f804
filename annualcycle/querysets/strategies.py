"""Reads of strategies, their milestones and what was measured."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateField,
    DecimalField,
    F,
    Func,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Least

from annualcycle.rules.milestones import Aim, Measured, status_of
from annualcycle.vocabulary import MilestoneStatus
from foundation.http.sqljson import JsonRow
from foundation.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from annualcycle.models import Measurement, Milestone, MilestoneAdjustment, Strategy

YEAR_ENDS = Func(F("year"), 12, 31, function="make_date", output_field=DateField())
LAST_DAY = Coalesce("due_to", YEAR_ENDS, "strategy__ends_on", output_field=DateField())
"""The day a milestone has at the latest: its own, the last of its year or of its strategy."""
LATEST = ("-measured_on", "-created_at", "-id")
NUMBER = DecimalField(max_digits=15, decimal_places=3)


class StrategyQuerySet(TenantQuerySet["Strategy"]):
    """Strategies."""

    def with_status(self, reader: Any) -> Self:
        """Each with its `latest` measurement, and its milestones with what tells how far they
        are, as `known_milestones`."""
        rows = self.annotate(latest=_latest(OuterRef("pk"), Value(reader.today)))
        milestones = _table("Milestone").with_facts(reader).order_by("position")
        return rows.prefetch_related(Prefetch("milestones", milestones, to_attr="known_milestones"))


class MilestoneQuerySet(TenantQuerySet["Milestone"]):
    """Milestones of strategies."""

    def with_facts(self, reader: Any) -> Self:
        """Each with what `status_on` asks for: its last day `due_on`, the day `since` which it
        is measured and the `latest` measurement by then, as JSON; what is measured after the
        reader's day is not known yet."""
        before = _table("Milestone").filter(strategy=OuterRef("strategy_id"))
        before = before.annotate(day=LAST_DAY).filter(day__lt=OuterRef("due_on")).order_by("-day")
        eve = _DayBefore("strategy__starts_on")
        by = Least(OuterRef("due_on"), Value(reader.today), output_field=DateField())
        return self.select_related("strategy").annotate(
            due_on=LAST_DAY,
            since=Coalesce(Subquery(before.values("day")[:1]), eve, output_field=DateField()),
            latest=_latest(OuterRef("strategy_id"), by),
        )

    def in_status(self, reader: Any, status: str) -> Self:
        """Those that are so far, as `status_of` tells it."""
        known = self.with_facts(reader).annotate(
            measured_on=Cast(_Member("latest", "measured_on"), DateField()),
            measured=Cast(_Member("latest", "value"), NUMBER),
            target=Coalesce(Cast("target_rank", NUMBER), "target_value", output_field=NUMBER),
            downwards=Coalesce("strategy__lower_is_better", _ranks(), output_field=BooleanField()),
        )
        return known.annotate(status_then=_status(reader.today)).filter(status_then=status)

    def of_year(self, year: int) -> Self:
        """Those of a year: that have it, or whose last day lies in it."""
        return self.annotate(last_day=LAST_DAY).filter(
            Q(year=year) | Q(year=None, last_day__year=year)
        )


class MilestoneAdjustmentQuerySet(TenantQuerySet["MilestoneAdjustment"]):
    """What milestones aimed at before."""


class MeasurementQuerySet(TenantQuerySet["Measurement"]):
    """What indicators really were."""


def milestones_of_year(reader: Any, committee_id: Any, year: int) -> MilestoneQuerySet:
    """The milestones that a committee's strategies have in a year, in the order they fall due,
    each with the facts that `status_on` asks for."""
    rows = _table("Milestone").visible_to(reader).filter(strategy__committee_id=committee_id)
    found: MilestoneQuerySet = rows.of_year(year).with_facts(reader).order_by("due_on", "id")
    return found


def status_on(row: Any, day: date) -> MilestoneStatus:
    """How far a milestone with its facts is."""
    better = row.strategy.lower_is_better
    if better is None and row.target_rank is not None:
        better = True
    target = row.target_value if row.target_rank is None else Decimal(row.target_rank)
    return status_of(Aim(target, better, row.since, row.due_on), _measured(row.latest), day)


def _measured(latest: Any) -> Measured | None:
    if latest is None:
        return None
    return Measured(date.fromisoformat(latest["measured_on"]), Decimal(str(latest["value"])))


def _latest(strategy: Any, by: Any) -> Subquery:
    """The latest measurement of a strategy by a day; of several on it the one entered last."""
    names = ("id", "measured_on", "value", "source")
    rows = apps.get_model("annualcycle", "Measurement")._default_manager.filter(
        strategy=strategy, measured_on__lte=by
    )
    told = JsonRow({name: F(name) for name in names})
    return Subquery(rows.order_by(*LATEST).values(told=told)[:1])


def _ranks() -> Case:
    """A rank is the better the lower it is, where nobody has said otherwise."""
    return Case(When(target_rank__isnull=False, then=Value(value=True)), default=Value(None))


def _status(today: date) -> Case:
    """`status_of` as the database answers it."""
    over = Q(due_on__lt=today) | Q(measured_on=F("due_on"))
    own = Q(measured_on__isnull=False) & (Q(since=None) | Q(measured_on__gt=F("since")))
    told = Q(target__isnull=False, downwards__isnull=False, measured__isnull=False)
    meets = told & (
        Q(downwards=True, measured__lte=F("target")) | Q(downwards=False, measured__gte=F("target"))
    )
    states = (
        (over & own & meets, MilestoneStatus.REACHED),
        (over & own & told, MilestoneStatus.MISSED),
        (over, MilestoneStatus.NOT_MEASURED),
        (meets, MilestoneStatus.ON_TRACK),
        (own & told, MilestoneStatus.BEHIND),
    )
    return Case(
        *(When(condition, then=Value(state.value)) for condition, state in states),
        default=Value(MilestoneStatus.AWAITING.value),
        output_field=CharField(),
    )


class _DayBefore(Func):
    template, output_field = "(%(expressions)s - 1)", DateField()


class _Member(Func):
    """A member of a JSON object as text."""

    template, output_field = "(%(expressions)s)", CharField()
    arg_joiner = " ->> "

    def __init__(self, row: Any, name: str) -> None:
        super().__init__(row, Value(name))


def _table(name: str) -> Any:
    """Rows of a table of this app, which itself imports its querysets."""
    return apps.get_model("annualcycle", name)._default_manager
