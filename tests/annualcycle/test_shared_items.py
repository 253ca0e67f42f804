"""What becomes of items when meetings are moved across the days that their occurrences fall due."""

from collections.abc import Callable

import pytest

from agenda.models import AgendaItem
from tests.annualcycle.test_planning import placed
from tests.annualcycle.year import FIRST_OF_YEAR, Year, year_of
from tests.cast import Cast

BEFORE_JUNE = {"starts_at": "2026-05-20T16:00:00+02:00", "reason": "Ferie"}


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Callable[[str], None]) -> None:
    hold_clock(FIRST_OF_YEAR)


@pytest.fixture
def year(cast: Cast) -> Year:
    return year_of(cast)


def test_occurrences_that_part_have_an_item_each(year: Year) -> None:
    year.topic(frequency="named_months", months=[5, 6])
    year.plan()
    (shared,) = {row["item"] for row in year.occurrences()}
    year.meeting("2026-06-02", "reschedule", **BEFORE_JUNE)
    assert year.plan()["items_drafted"] == 1
    may, june = year.occurrences()
    assert [may["meeting_day"], june["meeting_day"]] == ["2026-05-20", "2026-08-18"]
    assert may["item"] == shared != june["item"]
    assert AgendaItem.objects.count() == 2
    assert year.plan()["items_drafted"] == 0


def test_what_is_on_an_agenda_stays_with_its_item(year: Year) -> None:
    year.topic(frequency="named_months", months=[6])
    year.plan()
    item = placed(year, year.occurrences()[0])
    year.meeting("2026-06-02", "reschedule", **BEFORE_JUNE)
    assert year.plan()["moved"] == []
    (row,) = year.occurrences()
    assert (row["item"], row["meeting_day"], row["state"]) == (item, "2026-05-20", "on_agenda")
