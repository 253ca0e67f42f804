"""What four real committees say comes back, entered for three years of meetings."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from tests.annualcycle.year import Year, year_of
from tests.cast import Cast
from tests.stories.conftest import REAL

Row = dict[str, Any]
YEARS = (2022, 2023, 2024)


@dataclass
class Cycles:
    """A committee's years, and what its minutes say comes back."""

    told: list[Row]
    years: dict[int, Year]
    topics: dict[str, str] = field(default_factory=dict)
    """The id of what was entered → the name it was entered under."""

    @classmethod
    def of(cls, cast: Cast, shared: Path, name: str, days: dict[int, str]) -> Self:
        """`days` are those of the meetings, by year, as "02-10 03-10"."""
        text = (shared / "seeds" / f"{REAL[name]}.json").read_text("utf-8")
        told = [row for item in json.loads(text)["items"] for row in item["recurrences"]]
        years = {
            year: year_of(cast, tuple(f"{year}-{day}" for day in days[year].split()))
            for year in YEARS
        }
        return cls(told, years)

    def said(self, text: str, frequency: str) -> str:
        """The whole name of the only topic told with that frequency whose name has the text."""
        names = {
            row["topic"]
            for row in self.told
            if text in row["topic"] and row["frequency"] == frequency
        }
        (found,) = names
        return str(found)

    def enter(self, text: str, frequency: str, **told: Any) -> None:
        """Enter a topic that the minutes tell of in each of the years."""
        name = self.said(text, frequency)
        body = {"frequency": frequency, **told}
        for year in self.years.values():
            self.topics[year.topic(name, **body)["id"]] = text

    def plan(self) -> None:
        """Plan the years, one after the other, and see that planning again changes nothing."""
        for year in self.years.values():
            year.plan()
        for year in self.years.values():
            again = year.plan()
            left = [again[kind] for kind in ("made", "moved", "skipped", "removed")]
            assert left == [[], [], [], []]
            assert again["items_drafted"] == 0

    def rows(self, text: str, year: int | None = None) -> list[Row]:
        """What comes up of a topic, in a year or in all."""
        asked = [self.years[year]] if year is not None else self.years.values()
        found = [row for one in asked for row in one.occurrences()]
        return [row for row in found if self.topics[row["topic"]] == text]

    def days(self, text: str, year: int | None = None) -> list[str]:
        """The days of the meetings it is laid on."""
        return [str(row["meeting_day"]) for row in self.rows(text, year)]

    def item(self, row: Row) -> Row:
        """The item of something that comes up."""
        return self.years[2022].door.seen(f"agenda-items/{row['item']}")

    def briefed(self, row: Row) -> str:
        """What the one who writes the item is told."""
        sections = self.years[2022].door.seen(f"agenda-items/{row['item']}/sections")["results"]
        return " ".join(section["body_text"] for section in sections)
