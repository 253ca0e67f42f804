"""The next year from this one, what a decision asks to hear of again, and the budget's year."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from annualcycle.rules.next_year import meeting_days_next_year, same_weekday_next_year
from meetings.models import Meeting
from tests.annualcycle.year import DAYS, FIRST_OF_YEAR, Year, year_of
from tests.cast import Cast
from tests.door import refused
from tests.hearings.setup import item_on_agenda


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Callable[[str], None]) -> None:
    hold_clock(FIRST_OF_YEAR)


@pytest.fixture
def year(cast: Cast) -> Year:
    return year_of(cast)


def copied(year: Year, body: Any = None) -> dict[str, Any]:
    etag = year.door.get(year.path).headers["ETag"]
    return year.door.made(f"{year.path}/copy-to-next-year", body, if_match=etag)


def test_a_weekday_of_a_month_stays_one_a_year_later() -> None:
    assert same_weekday_next_year(date(2026, 3, 12)) == date(2027, 3, 11), "second Thursday"
    assert same_weekday_next_year(date(2026, 3, 31)) == date(2027, 3, 30), "fifth, as the last"
    assert same_weekday_next_year(date(2028, 2, 29)) == date(2029, 2, 27)
    easter = meeting_days_next_year([date(2026, 3, 26)])
    assert easter == [date(2027, 4, 1)], "the fourth Thursday is Maundy Thursday"


def test_the_next_year_is_made_with_its_meetings_and_laid_in_one_request(year: Year) -> None:
    base = year.topic("Nøgletal", frequency="quarterly", invited=[{"name": "Leder", "every": 2}])
    year.topic(
        "Drøftelse af nøgletal",
        frequency="relative",
        relative_to="topic",
        relative_topic=base["id"],
        offset_days=20,
    )
    once = year.topic("Jubilæum", frequency="once", on_day="2026-05-01")
    done = copied(year)
    cycle = done["annual_cycle"]
    assert (cycle["year"], cycle["copied_from"]) == (2027, year.id)
    assert done["left_out"] == [{"topic": once["id"], "code": "once"}]
    plan = year.door.seen(f"meeting-plans/{done['meeting_plan']}")
    days = [row["day"] for row in plan["meetings"]]
    assert days == [f"{same_weekday_next_year(date.fromisoformat(day))}" for day in DAYS]
    assert plan["meetings"][0]["starts_at"] == f"{days[0]}T15:00:00Z"
    assert len(done["made"]) == 8
    topics = year.door.seen(f"annual-cycles/{cycle['id']}/cycle-topics")["results"]
    by_name = {row["topic"]: row for row in topics}
    new = by_name["Nøgletal"]
    assert by_name["Drøftelse af nøgletal"]["relative_topic"] == new["id"] != base["id"]
    assert [one["every"] for one in new["invited"]] == [2]
    etag = year.door.get(year.path).headers["ETag"]
    again = year.door.post(f"{year.path}/copy-to-next-year", if_match=etag)
    refused(again, 409, "duplicate")


def test_the_meetings_of_the_next_year_may_be_told(year: Year) -> None:
    year.topic(frequency="every_meeting")
    told = [{"starts_at": "2027-01-14T16:00:00+01:00"}, {"day": "2027-09-02"}]
    done = copied(year, {"meetings": told})
    assert [row["meeting_day"] for row in done["made"]] == ["2027-01-14", "2027-09-02"]


def test_meetings_of_another_year_are_none_of_the_next(year: Year) -> None:
    etag = year.door.get(year.path).headers["ETag"]
    path, body = f"{year.path}/copy-to-next-year", {"meetings": [{"day": "2028-01-14"}]}
    refused(year.door.post(path, body, if_match=etag), 400, "other_year", "/meetings/0/day")
    assert len(year.door.seen("annual-cycles", committee=year.committee)["results"]) == 1


def test_a_decision_to_hear_of_it_again_makes_the_next_two_years_items(cast: Cast) -> None:
    year = year_of(cast)
    item = item_on_agenda(cast)
    Meeting.objects.filter(items=item).update(day=date(2026, 2, 3))
    door = cast.door("secretariat")
    body = {"topic": "Status på integration", "frequency": "half_yearly", "first_month": 2}
    topic = door.made(f"agenda-items/{item.pk}/cycle-topics", body)
    done = door.done(f"cycle-topics/{topic['id']}/repeat")
    assert [plan["annual_cycle"]["year"] for plan in done["plans"]] == [2026, 2027, 2028]
    made = [row["nominal_on"] for plan in done["plans"] for row in plan["made"]]
    assert made == ["2026-08-01", "2027-02-01", "2027-08-01", "2028-02-01"]
    assert [plan["items_drafted"] for plan in done["plans"]] == [1, 0, 0]
    assert year.days() == ["2026-08-18"]
    again = door.done(f"cycle-topics/{topic['id']}/repeat")
    assert [row["id"] for row in again["topics"]] == [row["id"] for row in done["topics"]]
    assert [row for plan in again["plans"] for row in plan["made"]] == []
    path = f"cycle-topics/{topic['id']}/repeat"
    etag = door.get(f"cycle-topics/{topic['id']}").headers["ETag"]
    refused(door.post(path, {"until": "2040-01-01"}, if_match=etag), 409, "bad_span")
    own = year.topic("Uden punkt", frequency="monthly")
    etag = door.get(f"cycle-topics/{own['id']}").headers["ETag"]
    refused(door.post(f"cycle-topics/{own['id']}/repeat", if_match=etag), 409, "not_of_item")


BUDGET = {
    "minister_deadline": "2026-09-01",
    "first_reading_on": "2026-09-08",
    "second_reading_on": "2026-10-06",
    "amendment_deadlines": ["2026-09-25"],
    "negotiations_on": "2026-08-25",
}
MEETINGS = ("2026-06-16", "2026-08-18", "2026-09-08", "2026-09-22", "2026-10-06", "2026-11-10")


def budget(year: Year, **instead: Any) -> Any:
    etag = year.door.get(year.path).headers["ETag"]
    return year.door.post(f"{year.path}/add-budget-year", {**BUDGET, **instead}, if_match=etag)


def test_the_councils_readings_are_laid_three_weeks_apart(cast: Cast) -> None:
    year = year_of(cast, MEETINGS, cast.council)
    assert budget(year).status_code == 200
    year.plan()
    rows = {row["topic_title"]: row for row in year.occurrences()}
    assert {name.partition(": ")[2]: row["meeting_day"] for name, row in rows.items()} == {
        "første behandling": "2026-09-08",
        "frist for ændringsforslag": None,
        "anden behandling": "2026-10-06",
    }
    assert {row["category"] for row in rows.values()} == {"budget_step"}
    second = rows["Budget: anden behandling"]
    body = {"meeting": year.meetings["2026-09-22"]}
    etag = year.door.get(f"occurrences/{second['id']}").headers["ETag"]
    moved = year.door.post(f"occurrences/{second['id']}/move", body, if_match=etag)
    refused(moved, 409, "readings_too_close")
    year.meeting("2026-09-08", "cancel", reason="Ikke klar")
    year.plan()
    after = {row["topic_title"]: row["meeting_day"] for row in year.occurrences()}
    assert after["Budget: første behandling"] == "2026-09-22"
    assert after["Budget: anden behandling"] == "2026-11-10", "three weeks after the first"


def test_the_finance_committee_proposes_by_the_ministers_deadline(cast: Cast) -> None:
    year = year_of(cast, MEETINGS, cast.finance)
    assert budget(year).status_code == 200
    year.plan()
    days = {row["topic_title"]: row["meeting_day"] for row in year.occurrences()}
    assert days == {
        "Budget: økonomiudvalgets forslag til kommunalbestyrelsen": "2026-08-18",
        "Budget: frist for ændringsforslag": None,
        "Budget: behandling af ændringsforslag": "2026-10-06",
    }


def test_other_committees_speak_of_their_own_before_the_negotiations(cast: Cast) -> None:
    year = year_of(cast, MEETINGS)
    assert budget(year).status_code == 200
    year.plan()
    assert year.days() == ["2026-08-18"]
    refused(budget(year), 409, "budget_exists")


@pytest.mark.parametrize(
    ("instead", "status", "code"),
    [
        ({"second_reading_on": "2026-09-22"}, 409, "readings_too_close"),
        ({"second_reading_on": "2026-10-20"}, 409, "budget_late"),
        ({"first_reading_on": "2026-08-25"}, 409, "reading_before_proposal"),
        ({"amendment_deadlines": ["2026-10-10"]}, 409, "amendments_outside"),
        ({"minister_deadline": "2027-09-01"}, 400, "other_year"),
        ({"minister_deadline": "i september"}, 400, "invalid"),
    ],
)
def test_dates_that_the_law_does_not_allow(
    cast: Cast, instead: dict[str, Any], status: int, code: str
) -> None:
    year = year_of(cast, MEETINGS, cast.council)
    refused(budget(year, **instead), status, code)
    assert year.door.seen(f"{year.path}/cycle-topics")["results"] == []
    assert year.door.seen(year.path)["minister_deadline"] is None


@pytest.mark.parametrize("verb", ["copy-to-next-year", "add-budget-year", "adopt", "attach"])
def test_only_the_secretariat_makes_years(cast: Cast, year: Year, verb: str) -> None:
    etag = year.door.get(year.path).headers["ETag"]
    for name in ("member", "chair", "official", "case_officer"):
        door = cast.door(name)
        refused(door.post(f"{year.path}/{verb}", {}, if_match=etag), 403, "forbidden")
    other = cast.door("secretariat_other_municipality")
    refused(other.post(f"{year.path}/{verb}", {}, if_match=etag), 404, "not_found")
