"""Set-up of the tests of a year: a cycle, its meetings, its topics."""

from dataclasses import dataclass
from typing import Any

from tests.cast import Cast
from tests.door import Door, expect

DAYS = ("2026-02-03", "2026-03-10", "2026-04-07", "2026-06-02", "2026-08-18", "2026-10-06")
FIRST_OF_YEAR = "2026-01-02T09:00:00+01:00"


@dataclass
class Year:
    """The culture committee's year, as the secretariat sees it."""

    door: Door
    id: str
    committee: str
    meetings: dict[str, str]
    """Day → id."""

    @property
    def path(self) -> str:
        return f"annual-cycles/{self.id}"

    def topic(self, name: str = "Nøgletal", **told: Any) -> dict[str, Any]:
        """A topic of the year."""
        return self.door.made(f"{self.path}/cycle-topics", {"topic": name, **told})

    def plan(self, **query: str) -> dict[str, Any]:
        """The year is planned; answers what that did."""
        etag = self.door.get(self.path).headers["ETag"]
        asked = f"{self.path}/plan" + ("?dry_run=true" if query.get("dry_run") else "")
        return expect(self.door.post(asked, if_match=etag), 200)

    def occurrences(self, **query: str) -> list[dict[str, Any]]:
        """The occurrences of the year, in its order."""
        found: list[dict[str, Any]] = self.door.seen(
            f"{self.path}/occurrences", limit="200", **query
        )["results"]
        return found

    def days(self, **query: str) -> list[str | None]:
        """The days of the meetings they are laid on."""
        return [row["meeting_day"] for row in self.occurrences(**query)]

    def add_meeting(self, day: str, **told: Any) -> str:
        """Another meeting."""
        body = {"committee": self.committee, "starts_at": f"{day}T16:00:00+01:00", **told}
        made: str = self.door.made("meetings", body)["id"]
        self.meetings[day] = made
        return made

    def meeting(self, day: str, verb: str, **body: Any) -> dict[str, Any]:
        """A verb to the meeting of a day."""
        return self.door.done(f"meetings/{self.meetings[day]}/{verb}", body)


def year_of(cast: Cast, days: tuple[str, ...] = DAYS, committee: Any = None) -> Year:
    """A year with a meeting on each of the days."""
    door, organ = cast.door("secretariat"), committee or cast.culture
    home = str(organ.pk)
    body = {"committee": home, "year": int(days[0][:4]) if days else 2026}
    cycle = door.made("annual-cycles", body)
    found = Year(door, cycle["id"], home, {})
    if days:
        meetings = [{"starts_at": f"{day}T16:00:00+01:00"} for day in days]
        plan = door.made("meeting-plans", {**body, "name": "Møder", "meetings": meetings})
        found.meetings = {row["day"]: row["id"] for row in plan["meetings"]}
    return found
