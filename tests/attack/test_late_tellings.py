"""What happens to one of many says nothing of the others: more time for one who is heard moves no
deadline of the hearing, and no reminder of it."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from foundation.clock import COPENHAGEN
from hearings.models import Consultee, Hearing, HearingExtension
from reminders.actions import make_due_reports, remind_due
from tests.cast import Cast
from tests.reminders.reporting import lines, noon, subscribed
from tests.reminders.scene import DEADLINE, hearing, receivers, rule

Hold = Callable[[str], None]


def more_time_for(row: Hearing, name: str, old: date, when: datetime) -> None:
    """One who is heard gets until 1 May."""
    consultees = Consultee.objects.filter(hearing=row, name=name)
    HearingExtension.objects.create(
        municipality_id=row.municipality_id,
        hearing=row,
        consultee=consultees.get(),
        position=1,
        old_deadline=old,
        new_deadline=date(2026, 5, 1),
        reason="Ferie",
        created_at=when,
    )
    consultees.update(deadline=date(2026, 5, 1))


@pytest.mark.parametrize("answered", [[], ["Ida"]])
def test_who_runs_a_hearing_is_reminded_though_one_got_more_time_that_day(
    cast: Cast, hold_clock: Hold, answered: list[str]
) -> None:
    type(cast.culture).objects.update(secretariat_email="sek@egernborg.example")
    rule(cast, "hearing_deadline", "secretariat", 0)
    row = hearing(cast, "bo", "ida")
    hold_clock("2026-03-20T12:00:00+01:00")
    more_time_for(row, "Bo", DEADLINE, datetime(2026, 3, 20, 9, tzinfo=COPENHAGEN))
    Consultee.objects.filter(name__in=answered).update(answered_at=row.announced_at)
    remind_due()
    assert receivers() == ["sek"]


def test_a_late_report_has_the_hearings_own_deadline(cast: Cast, hold_clock: Hold) -> None:
    hold_clock(noon("2026-03-10"))
    subscribed(cast, "open_hearings")
    row = hearing(cast, "bo", "ida", deadline=date(2026, 4, 15))
    hold_clock(noon("2026-04-09"))
    given = datetime(2026, 4, 3, 9, tzinfo=COPENHAGEN)
    more_time_for(row, "Bo", date(2026, 3, 25), given)
    assert make_due_reports() == 1
    assert [line[1:5] for line in lines()] == [
        ["Ny affaldsordning", "Bestyrelser", "02-03-2026", "15-04-2026"]
    ]
