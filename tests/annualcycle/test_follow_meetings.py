"""The tick that looks after years whose meetings did not come about."""

from collections.abc import Callable

import pytest

from annualcycle.models import Occurrence
from annualcycle.tasks import follow_meetings
from foundation.audit.models import Entry
from tests.annualcycle.test_planning import placed
from tests.annualcycle.year import FIRST_OF_YEAR, Year, year_of
from tests.cast import Cast


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Callable[[str], None]) -> None:
    hold_clock(FIRST_OF_YEAR)


@pytest.fixture
def year(cast: Cast) -> Year:
    found = year_of(cast)
    found.topic(frequency="named_months", months=[4])
    found.topic("Orientering", frequency="every_meeting", drafts_items=False)
    found.plan()
    return found


def april(year: Year) -> str | None:
    """The day of the meeting that April's figures wait for."""
    found: str | None = next(
        row["meeting_day"] for row in year.occurrences() if row["slot"] == "2026-04"
    )
    return found


def test_what_hung_on_a_cancelled_meeting_goes_on_by_itself(year: Year) -> None:
    year.meeting("2026-04-07", "cancel", reason="Storm")
    follow_meetings()
    assert april(year) == "2026-06-02"
    entry = Entry.objects.filter(verb="plan").latest("seq")
    assert (entry.actor_id, entry.changed) == (None, ["moved", "skipped"])
    entries = Entry.objects.count()
    follow_meetings()
    assert Entry.objects.count() == entries, "a second run finds nothing"


def test_what_a_meeting_did_not_treat_goes_on_when_it_is_over(year: Year) -> None:
    item = placed(year, next(row for row in year.occurrences() if row["slot"] == "2026-04"))
    here = f"meetings/{year.meetings['2026-04-07']}"
    for verb in ("convene", "open"):
        year.door.done(f"{here}/{verb}", {"overrides": OVERRIDES} if verb == "convene" else {})
    year.door.done(f"agenda-items/{item}/withdraw", {"reason": "Tallene mangler"})
    year.door.done(f"{here}/end")
    follow_meetings()
    row = next(row for row in year.occurrences() if row["slot"] == "2026-04")
    assert (row["meeting_day"], row["state"], row["days_late"]) == ("2026-06-02", "slipped", 56)
    assert row["item"] not in (None, item), "a new draft"
    heard = year.occurrences(state="treated", meeting=year.meetings["2026-04-07"])
    assert [one["topic_title"] for one in heard] == ["Orientering"], "it needs no item"
    entries = Entry.objects.count()
    year.plan()
    assert [one["id"] for one in year.occurrences(state="treated")] == [heard[0]["id"]]
    assert Entry.objects.count() == entries


def test_a_year_that_nobody_planned_is_left_alone(year: Year) -> None:
    Occurrence.objects.all().update(version=7)
    follow_meetings()
    assert set(Occurrence.objects.values_list("version", flat=True)) == {7}


OVERRIDES = [{"code": code, "reason": "Prøve"} for code in ("agenda_unpublished",)]
