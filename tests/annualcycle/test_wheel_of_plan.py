"""What planning makes of a year is what its wheel shows."""

import re
from collections.abc import Callable

import pytest

from tests.annualcycle.year import FIRST_OF_YEAR, Year, year_of
from tests.cast import Cast
from tests.door import expect

ROW = re.compile(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>')
CELL = re.compile(r"<td>(.*?)</td>")
SLIPPED, SKIPPED, PLANNED, CANCELLED = "Skredet", "Sprunget over", "Planlagt", "Aflyst"


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Callable[[str], None]) -> None:
    hold_clock(FIRST_OF_YEAR)


@pytest.fixture
def year(cast: Cast) -> Year:
    found = year_of(cast)
    told = {"category": "reporting", "data_period": "quarter"}
    found.topic("Nøgletal", frequency="quarterly", **told)
    found.topic("Budgetopfølgning", frequency="named_months", months=[4], category="budget_step")
    return found


def rows(year: Year) -> dict[str, list[list[str]]]:
    """The cells of the rows of the page's tables, by the heading of the row."""
    answer = year.door.get(f"{year.path}/wheel.html")
    assert answer.status_code == 200
    found: dict[str, list[list[str]]] = {}
    for name, cells in ROW.findall(answer.content.decode()):
        found.setdefault(name, []).append(CELL.findall(cells))
    return found


def test_a_year_that_nobody_planned_has_its_topics_alone(year: Year) -> None:
    assert [cells[2:] for cells in rows(year)["1. Budgetopfølgning"]] == [["–", "–", "–", "–"]]


def test_the_wheel_shows_the_plan(year: Year) -> None:
    year.plan()
    told = rows(year)
    assert [cells[-1] for cells in told["1. Budgetopfølgning"]] == [PLANNED]
    laid = [cells[-2:] for name, each in told.items() if "Nøgletal" in name for cells in each]
    assert laid[0] == ["3. februar 2026", PLANNED]
    assert len(laid) == 4


def test_what_slips_and_what_is_skipped_is_seen(year: Year) -> None:
    year.plan()
    first, second, *_ = [row for row in year.occurrences() if row["period_to"]]
    moved = {"meeting": year.meetings["2026-03-10"], "reason": "Tallene er klar senere"}
    year.door.done(f"occurrences/{first['id']}/move", moved)
    year.door.done(f"occurrences/{second['id']}/skip", {"reason": "Intet nyt"})
    each = [cells for name, found in rows(year).items() if "Nøgletal" in name for cells in found]
    assert sorted(cells[-1].split(",")[0] for cells in each) == sorted(
        [SLIPPED, SKIPPED, PLANNED, PLANNED]
    )


def test_a_cancelled_meeting_is_struck_through_and_its_topics_go_on(year: Year) -> None:
    year.plan()
    before = year.door.get(f"{year.path}/wheel.svg")
    year.meeting("2026-04-07", "cancel", reason="Storm")
    year.plan()
    told = rows(year)
    assert told["7. april 2026"][0][-1] == CANCELLED
    assert told["1. Budgetopfølgning"][0][-2] == "2. juni 2026"
    after = year.door.get(f"{year.path}/wheel.svg")
    assert after.headers["ETag"] != before.headers["ETag"]


def test_a_whole_year_is_printed(year: Year) -> None:
    for number in range(8):
        year.topic(f"Emne {number}", frequency="every_meeting")
    expect(year.door.post(f"{year.path}/plan", if_match="*"), 200)
    answer = year.door.get(f"{year.path}/wheel.pdf")
    assert answer.status_code == 200
    assert b"pdfuaid" in answer.content
