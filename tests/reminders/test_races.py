"""Two runs at once on real transactions: each letter is written once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

import pytest
from django.db import connection

from foundation.clock import COPENHAGEN, frozen
from foundation.outbox.models import Message
from reminders.actions import make_due_reports, remind_due
from reminders.models import Reminder, ReminderRule, ReportRun
from tests.cast import Cast
from tests.reminders.scene import hearing, rule

NOON = datetime(2026, 3, 20, 12, tzinfo=COPENHAGEN)
pytestmark = pytest.mark.servers


def at_once(run: Callable[[], int], times: int = 4) -> list[int]:
    start = Barrier(times)

    def one(_: int) -> int:
        try:
            with frozen(NOON):
                start.wait()
                return run()
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


def test_scanners_at_once_write_each_letter_once(real_cast: Cast) -> None:
    with frozen(NOON):
        rule(real_cast, "hearing_deadline", "missing_parties", 0)
        hearing(real_cast, *[f"m{n}" for n in range(60)])
        home = real_cast.mosevig
        ReminderRule.objects.create(
            municipality=home,
            event="follow_up_due",
            offsets=[0],
            audience="owner",
            active_from=NOON.date(),
        )
    assert sum(at_once(remind_due)) == 60
    assert at_once(remind_due) == [0, 0, 0, 0]
    assert Message.objects.count() == Reminder.objects.count() == 60


def test_reports_at_once_are_made_once(real_cast: Cast) -> None:
    with frozen(NOON):
        body = {"kind": "open_follow_ups", "recurrence": "monthly", "day_of_month": 20}
        path = f"committees/{real_cast.culture.pk}/report-subscriptions"
        real_cast.door("secretariat").made(path, body)
    assert sum(at_once(make_due_reports)) == 1
    assert Message.objects.count() == ReportRun.objects.count() == 1
