"""How far a milestone is, told alike by the rule and by the database."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annualcycle.models import Measurement, Milestone, Strategy
from annualcycle.querysets.strategies import status_on
from annualcycle.rules.milestones import Aim, Measured, status_of
from annualcycle.vocabulary import MilestoneStatus
from tests.cast import Cast

EVE, DUE = date(2024, 12, 31), date(2025, 12, 31)
RANK = Aim(Decimal(30), lower_is_better=True, since=EVE, due_on=DUE)
JUNE, JANUARY = date(2025, 6, 1), date(2026, 1, 1)


def measured(value: int, on: date) -> Measured:
    return Measured(on, Decimal(value))


@pytest.mark.parametrize(
    ("latest", "today", "status"),
    [
        (None, JUNE, "awaiting"),
        (measured(35, EVE), JUNE, "awaiting"),
        (measured(28, EVE), JUNE, "on_track"),
        (measured(30, JUNE), JUNE, "on_track"),
        (measured(31, JUNE), JUNE, "behind"),
        (measured(31, JUNE), DUE, "behind"),
        (None, DUE, "awaiting"),
        (None, JANUARY, "not_measured"),
        (measured(28, EVE), JANUARY, "not_measured"),
        (measured(30, JUNE), JANUARY, "reached"),
        (measured(31, JUNE), JANUARY, "missed"),
        (measured(30, DUE), DUE, "reached"),
        (measured(31, DUE), DUE, "missed"),
    ],
)
def test_the_last_day_decides(latest: Measured | None, today: date, status: str) -> None:
    assert status_of(RANK, latest, today) == status


def test_more_is_better_where_the_strategy_says_so() -> None:
    more = Aim(Decimal(80), lower_is_better=False, since=None, due_on=DUE)
    assert status_of(more, measured(80, JUNE), JANUARY) == MilestoneStatus.REACHED
    assert status_of(more, measured(79, JUNE), JANUARY) == MilestoneStatus.MISSED


@pytest.mark.parametrize(
    "aim",
    [
        Aim(None, lower_is_better=True, since=None, due_on=DUE),
        Aim(Decimal(80), lower_is_better=None, since=None, due_on=DUE),
    ],
)
def test_what_cannot_be_compared_is_neither_reached_nor_missed(aim: Aim) -> None:
    assert status_of(aim, measured(80, JUNE), JUNE) == MilestoneStatus.AWAITING
    assert status_of(aim, measured(80, JUNE), JANUARY) == MilestoneStatus.NOT_MEASURED


def test_without_a_last_day_nothing_is_over() -> None:
    aim = Aim(Decimal(30), lower_is_better=True, since=None, due_on=None)
    assert status_of(aim, measured(31, JUNE), JANUARY) == MilestoneStatus.BEHIND
    assert status_of(aim, measured(30, JUNE), JANUARY) == MilestoneStatus.ON_TRACK


DAYS = ("2023-11-30", "2024-03-01", "2024-12-31", "2025-10-01", "2026-06-30", "2027-01-01")
OFFSETS = st.integers(-800, 800)


@given(st.integers(20, 40), OFFSETS, OFFSETS)
def test_a_better_value_never_makes_it_worse(value: int, on: int, at: int) -> None:
    day, today = DUE + timedelta(days=on), DUE + timedelta(days=at)
    order = ["missed", "behind", "not_measured", "awaiting", "on_track", "reached"]
    seen = [
        order.index(status_of(RANK, measured(v, min(day, today, DUE)), today))
        for v in (value, value - 1)
    ]
    assert seen == sorted(seen)


def test_the_database_tells_the_same(cast: Cast, hold_clock: Callable[[str], None]) -> None:
    """Every shape of a strategy and its milestones, on every kind of day."""
    home: dict[str, Any] = {"municipality": cast.egernborg}
    starts: list[date | None] = [None, date(2024, 1, 1)]
    for better, first, ends in product((True, False, None), starts, (None, date(2026, 6, 30))):
        strategy = Strategy.objects.create(
            **home, title="Plan", lower_is_better=better, starts_on=first, ends_on=ends
        )
        for n, (year, due_to, rank, value) in enumerate(
            [
                (2024, None, 30, None),
                (2025, date(2025, 10, 1), None, Decimal("30.5")),
                (None, date(2025, 12, 31), None, None),
                (None, None, 28, None),
            ],
            1,
        ):
            Milestone.objects.create(
                **home, strategy=strategy, position=n, target_text="Mål", year=year,
                due_to=due_to, target_rank=rank, target_value=value,
            )  # fmt: skip
        told = [(date(2023, 12, 1), 27), (date(2024, 6, 1), 31), (date(2025, 10, 1), 30)]
        for day, number in told[: 3 if first else 2]:
            Measurement.objects.create(
                **home, strategy=strategy, measured_on=day, value=number, source="Statistik"
            )
    seen = set()
    for today in (
        "2023-11-30",
        "2024-03-01",
        "2024-12-31",
        "2025-10-01",
        "2026-06-30",
        "2027-01-01",
    ):
        hold_clock(f"{today}T12:00:00+01:00")
        reader = cast.reader("secretariat")
        rows = Milestone.objects.visible_to(reader)
        by_rule = {row.pk: status_on(row, reader.today) for row in rows.with_facts(reader)}
        for status in MilestoneStatus:
            found = set(rows.in_status(reader, status.value).values_list("pk", flat=True))
            assert found == {pk for pk, told in by_rule.items() if told is status}, (today, status)
        seen |= set(by_rule.values())
    assert seen == set(MilestoneStatus)
