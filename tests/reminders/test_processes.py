"""Beat, worker, outbox and a real mail server, on a clock that is set from outside. Only the
first day waits for the beat; then its ticks are asked for."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from config import celery_app
from foundation.outbox.models import Message
from tests.cast import Cast
from tests.outbox.crew import environment, running, until
from tests.outbox.post import PostOffice, open_post_office
from tests.reminders.scene import answer, follow_up, hearing, rule

pytestmark = [pytest.mark.servers, pytest.mark.xdist_group("queue")]
REMIND, REPORT = "reminders.tasks.remind", "reminders.tasks.report"


def received(office: PostOffice) -> list[str]:
    """To whom, sorted."""
    return sorted(str(mail["To"].addresses[0].username) for mail in office.letters)


def test_letters_leave_on_their_days_by_beat_and_worker(
    real_cast: Cast, tmp_path: Path, monkeypatch: Any
) -> None:
    celery_app.control.purge()
    clock = tmp_path / "clock"
    monkeypatch.setenv("PUNKT_TEST_CLOCK", str(clock))
    clock.write_text("2026-03-10T09:00:00+01:00")
    for amount in (-7, 0, 1):
        rule(real_cast, "hearing_deadline", "missing_parties", amount)
    row = hearing(real_cast, "bo", "ida")
    follow_up(real_cast, "Status på hallen", date(2026, 3, 20))
    real_cast.door("secretariat").made(
        f"committees/{real_cast.culture.pk}/report-subscriptions",
        {"kind": "open_follow_ups", "recurrence": "monthly", "day_of_month": 1},
    )
    with open_post_office() as office:
        given = environment(tmp_path, EMAIL_HOST="127.0.0.1", EMAIL_PORT=str(office.port))

        def arrive(day: str, letters: list[str], *woken: str) -> None:
            clock.write_text(f"{day}T09:00:00+02:00")
            for task in woken:
                celery_app.send_task(task)
            until(
                lambda: len(office.letters) >= len(letters), seconds=240, what=f"letters of {day}"
            )
            assert received(office) == sorted(letters)

        with running("worker", given), running("beat", given):
            arrive("2026-03-13", ["bo", "ida"])
            answer(row, "ida")
            arrive("2026-03-20", ["bo", "ida", "bo"], REMIND)
            arrive("2026-03-21", ["bo", "ida", "bo", "bo"], REMIND)
            arrive("2026-04-01", ["bo", "ida", "bo", "bo", "sekretariat"], REMIND, REPORT)
            until(_all_are_sent, seconds=20, what="every letter is told as sent")
    assert len(set(office.ids())) == len(office.letters) == 5


def _all_are_sent() -> bool:
    return not Message.objects.exclude(state="sent").exists()
