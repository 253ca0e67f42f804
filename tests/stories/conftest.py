"""The real minutes, taken in once, and questions asked of ordinary resources."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from tests.cast import Standing
from tests.door import Door, expect

Row = dict[str, Any]
REAL = {
    "vejle": "vejle-2023-11-02",
    "vejen": "vejen-2023-11-28",
    "lemvig": "lemvig-2022-12-14",
    "soroe": "soroe-2022-02-10",
}


@dataclass
class Minutes:
    """One of the real minutes, as its resources tell it."""

    door: Door
    document: Row
    made: Row
    _kept: dict[str, list[Row]] = field(default_factory=dict)

    @property
    def meeting_id(self) -> str:
        return str(self.made["meeting"]["id"])

    @cached_property
    def meeting(self) -> Row:
        return self.door.seen(f"meetings/{self.meeting_id}")

    @cached_property
    def committee(self) -> Row:
        return self.door.seen(f"committees/{self.meeting['committee']}")

    @cached_property
    def items(self) -> list[Row]:
        return self.all("agenda-items", meeting=self.meeting_id)

    @cached_property
    def numbers(self) -> dict[str, str]:
        """Item id → printed number."""
        return {row["id"]: row["number"] for row in self.items}

    def item(self, number: int) -> Row:
        return next(row for row in self.items if row["number"] == str(number))

    def all(self, path: str, **query: Any) -> list[Row]:
        """Every row of a list."""
        page = self.door.seen(path, **query, limit=200)
        rows: list[Row] = list(page["results"])
        while page["next"]:
            page = expect(self.door.get(page["next"]), 200)
            rows += page["results"]
        return rows

    def under(self, number: int, path: str) -> list[Row]:
        """What hangs on an item."""
        key = f"agenda-items/{self.item(number)['id']}/{path}"
        if key not in self._kept:
            self._kept[key] = self.all(key)
        return self._kept[key]

    def everywhere(self, path: str) -> dict[str, list[Row]]:
        """What hangs on each item, by its number."""
        return {n: self.under(int(n), path) for n in self.numbers.values()}

    def outcomes(self) -> dict[str, list[str]]:
        """The outcomes of each item's decisions."""
        found: dict[str, list[str]] = {}
        for decision in self.all("decisions", meeting=self.meeting_id):
            number = self.numbers[decision["item"]]
            found[number] = [o["outcome"] for o in decision["outcomes"]]
        return found

    def text_of(self, number: int) -> str:
        """All sections of an item as plain text."""
        return "\n".join(row["body_text"] for row in self.under(number, "sections"))

    def listed(self, **query: Any) -> set[str]:
        """The printed numbers of this meeting's items that a question finds."""
        rows = self.all("agenda-items", meeting=self.meeting_id, **query)
        return {row["number"] for row in rows}

    def topics(self, frequency: str) -> list[Row]:
        committee = self.meeting["committee"]
        return self.all("cycle-topics", committee=committee, frequency=frequency)

    def person(self, name: str) -> str:
        """The only person of a name."""
        (row,) = [p for p in self.all("persons", q=name) if p["name"] == name]
        return str(row["id"])


Archive = dict[str, Minutes]


@pytest.fixture(scope="package")
def archive(everybody: Standing, django_db_blocker: Any, shared_dir: Path) -> Iterator[Archive]:
    """All four, in one transaction that is undone after the stories. Whoever reads them is in the
    group "archive", so that they are taken in once."""
    with django_db_blocker.unblock(), transaction.atomic():
        door = everybody.cast().door("administrator")
        found = {}
        for name, file in REAL.items():
            document = json.loads((shared_dir / "seeds" / f"{file}.json").read_text("utf-8"))
            made = door.made("meeting-documents", document)
            found[name] = Minutes(door, document, made)
        yield found
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def vejle(archive: Archive) -> Minutes:
    return archive["vejle"]


@pytest.fixture(scope="package")
def vejen(archive: Archive) -> Minutes:
    return archive["vejen"]


@pytest.fixture(scope="package")
def lemvig(archive: Archive) -> Minutes:
    return archive["lemvig"]


@pytest.fixture(scope="package")
def soroe(archive: Archive) -> Minutes:
    return archive["soroe"]
