"""Days at the ends of the calendar are days; none of them breaks what looks ahead or back."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.cast import Cast
from tests.reminders.scene import follow_up, hearing, rule

ENDS = (date(1, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize(
    "asked",
    [
        {"from": "9999-12-31"},
        {"from": "9999-12-01", "to": "9999-12-31"},
        {"to": "0001-01-01"},
        {"from": "0001-01-01", "to": "0001-01-02"},
        {"to": "9999-12-31"},
        {"from": "9999-11-01", "to": "9999-12-27"},
    ],
)
def test_a_calendar_of_reminders_at_the_end_of_time(
    cast: Cast, hold_clock: Callable[[str], None], asked: dict[str, str]
) -> None:
    hold_clock("2026-03-12T08:00:00+01:00")
    rule(cast, "follow_up_due", "owner", -366, 0)
    rule(cast, "follow_up_overdue", "owner", 366, unit="working_days")
    rule(cast, "hearing_deadline", "secretariat", 366)
    for day in ENDS:
        follow_up(cast, "Engang", day)
    hearing(cast, "bo", deadline=ENDS[1])
    answered = cast.door("secretariat").get("reminders", **asked)
    assert answered.status_code in (200, 400), answered.content
