"""A real strategy through its years: entered, measured, adjusted, and asked how far it is."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cast import Cast
from tests.door import Door

Row = dict[str, Any]
YEARS = (2024, 2025, 2026, 2027)


@pytest.fixture
def told(shared_dir: Path) -> Row:
    """What the strategy says, as it was read."""
    text = (shared_dir / "seeds" / "strategy-milestones.json").read_text("utf-8")
    found: Row = json.loads(text)
    return found


class Story:
    """The strategy, and the one who keeps it."""

    def __init__(self, cast: Cast, told: Row) -> None:
        self.door: Door = cast.door("secretariat")
        goal, period = told["goal"], told["period"]
        body = {
            "title": told["title"],
            "committee": str(cast.culture.pk),
            "starts_on": f"{period['from']}-01-01",
            "ends_on": f"{period['to']}-12-31",
            "goal": goal["text"],
            "indicator": goal["indicator"],
            "lower_is_better": True,
        }
        self.path = f"strategies/{self.door.made('strategies', body)['id']}"
        names = ("year", "target_rank", "due_to", "due_basis", "kind")
        for row in told["milestones"]:
            aim = {name: row[name] for name in names}
            self.door.made(f"{self.path}/milestones", {**aim, "target_text": row["text"]})

    def measured(self, day: str, rank: int) -> None:
        body = {"measured_on": day, "value": rank, "source": "Benchmarklisten"}
        self.door.made(f"{self.path}/measurements", body)

    def milestones(self) -> dict[int, Row]:
        return {row["year"]: row for row in self.door.seen(f"{self.path}/milestones")["results"]}

    def statuses(self) -> list[str]:
        """How far the milestones of 2024, 2025, 2026 and 2027 are."""
        rows = self.milestones()
        found = [rows[year]["status"] for year in YEARS]
        counts = self.door.seen(self.path)["milestone_status"]
        assert counts == {name: found.count(name) for name in counts}
        return found

    def adjusted(self, year: int, rank: int) -> list[Row]:
        """Aim elsewhere, and what has been aimed at before."""
        path = f"milestones/{self.milestones()[year]['id']}"
        body = {"target_text": f"top {rank}", "target_rank": rank, "reason": "Årlig justering"}
        self.door.done(f"{path}/adjust", body)
        rows: list[Row] = self.door.seen(f"{path}/adjustments")["results"]
        return rows


@pytest.fixture
def story(cast: Cast, told: Row, hold_clock: Callable[[str], None]) -> Story:
    hold_clock("2023-12-04T09:00:00+01:00")
    return Story(cast, told)


def test_what_it_says_is_what_was_entered(story: Story) -> None:
    rows = story.milestones()
    assert [rows[year]["target_rank"] for year in YEARS] == [35, 30, 25, 20]
    assert [rows[year]["due_on"] for year in YEARS] == [f"{year}-12-31" for year in YEARS]
    assert rows[2027]["kind"] == "goal"
    assert story.statuses() == ["awaiting"] * 4


def test_it_is_asked_how_far_it_is_in_every_year(
    story: Story, hold_clock: Callable[[str], None]
) -> None:
    for now, day, rank, statuses in (
        ("2023-12-04T09:00:00+01:00", "2023-11-30", 41, "awaiting awaiting awaiting awaiting"),
        ("2024-09-02T09:00:00+02:00", "2024-08-31", 37, "behind awaiting awaiting awaiting"),
        ("2024-12-31T22:59:00Z", "2024-12-31", 34, "reached awaiting awaiting awaiting"),
        ("2025-03-03T09:00:00+01:00", "2025-03-01", 31, "reached behind awaiting awaiting"),
        ("2026-05-04T09:00:00+02:00", None, None, "reached missed awaiting awaiting"),
        ("2026-05-04T09:00:00+02:00", "2026-05-01", 19, "reached missed on_track on_track"),
        ("2027-12-31T22:59:00Z", None, None, "reached missed reached on_track"),
        ("2027-12-31T23:01:00Z", None, None, "reached missed reached not_measured"),
        ("2028-01-15T09:00:00+01:00", "2027-12-31", 20, "reached missed reached reached"),
    ):
        hold_clock(now)
        if day is not None and rank is not None:
            story.measured(day, rank)
        assert story.statuses() == statuses.split(" "), (now, day)
    assert story.door.seen(story.path)["latest_measurement"]["value"] == 20


def test_what_is_adjusted_in_a_year_counts_from_then_on(
    story: Story, hold_clock: Callable[[str], None]
) -> None:
    hold_clock("2025-03-03T09:00:00+01:00")
    story.measured("2025-03-01", 29)
    assert story.statuses()[1] == "on_track"
    (kept,) = story.adjusted(2025, 28)
    assert (kept["target_rank"], kept["due_to"]) == (30, "2025-12-31")
    assert story.statuses()[1] == "behind"
    assert [row["target_rank"] for row in story.adjusted(2025, 26)] == [30, 28]
    hold_clock("2026-01-01T00:30:00+01:00")
    assert story.statuses()[:2] == ["not_measured", "missed"]
