"""Letters that had to wait: what has no reason to go any more when its turn comes does not, and
the ledger says why. The mail server is real, and away at first."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from committees.models import Committee, Membership
from foundation.outbox.delivery import deliver_due
from foundation.outbox.models import Message
from hearings.models import Hearing
from meetings.models import Meeting
from reminders.actions import judging, remind_due
from reminders.models import Reminder, ReminderRule
from tests.cast import Cast
from tests.outbox.post import PostOffice
from tests.reminders.scene import (
    answer,
    faulty_letter_to,
    follow_up,
    hearing,
    item,
    receivers,
    rule,
    wishes,
    withheld,
    written,
)
from tests.second import letter_being_written

Hold = Callable[[str], None]
DAY = "2026-03-20T12:00:00+01:00"


def arrived(office: PostOffice) -> list[str]:
    """To whom letters came."""
    return sorted(str(mail["To"].addresses[0].username) for mail in office.letters)


def ledger() -> list[tuple[date, str, str | None]]:
    rows = Reminder.objects.order_by("due_day", "recipient_key")
    return [(row.due_day, row.state, row.reason) for row in rows]


def test_who_answered_while_the_letter_waited_gets_none(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    rule(cast, "hearing_deadline", "missing_parties", 0)
    row = hearing(cast, "bo", "ida")
    hold_clock(DAY)
    remind_due()
    answer(row, "bo")
    deliver_due()
    assert arrived(office) == ["ida"]
    states = dict(Message.objects.values_list("recipient_name", "state"))
    assert states == {"Bo": "recalled", "Ida": "sent"}
    shown = cast.door("secretariat").seen("reminders", **{"from": "2026-03-20", "to": "2026-03-20"})
    told = {row["recipient_name"]: (row["state"], row["reason"]) for row in shown["results"]}
    assert told == {"Bo": ("not_sent", "no_longer_due"), "Ida": ("sent", None)}
    assert remind_due() == 0


def test_a_deadline_that_moved_meanwhile_takes_its_letter_back(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    rule(cast, "hearing_deadline", "missing_parties", -7)
    row = hearing(cast, "bo")
    hold_clock("2026-03-13T12:00:00+01:00")
    remind_due()
    Hearing.objects.filter(pk=row.pk).update(response_deadline=date(2026, 4, 10))
    deliver_due()
    assert arrived(office) == []
    hold_clock("2026-04-03T12:00:00+02:00")
    remind_due()
    deliver_due()
    assert arrived(office) == ["bo"]
    assert ledger() == [
        (date(2026, 3, 13), "not_sent", "no_longer_due"),
        (date(2026, 4, 3), "queued", None),
    ]


def test_after_days_without_a_mail_server_only_the_newest_letter_goes(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    rule(cast, "hearing_deadline", "missing_parties", -7, -1, 0)
    hearing(cast, "bo")
    for day in (13, 19, 20):
        hold_clock(f"2026-03-{day}T12:00:00+01:00")
        remind_due()
    assert receivers() == ["bo", "bo", "bo"]
    deliver_due()
    assert [mail["Subject"] for mail in office.letters] == ["Høringsfrist i dag: Ny affaldsordning"]
    assert [state for _, state, _ in ledger()] == ["superseded", "superseded", "queued"]


def test_a_letter_with_several_reminders_tells_of_those_that_are_left(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    wishes(cast, "case_officer", digest="daily")
    rule(cast, "follow_up_due", "owner", 0)
    rows = [follow_up(cast, f"Opgave {n}", date(2026, 3, 20)) for n in range(3)]
    hold_clock(DAY)
    remind_due()
    assert [subject for _, subject in written()] == ["3 påmindelser"]
    type(rows[0]).objects.filter(pk=rows[1].pk).update(state="reported")
    deliver_due()
    (mail,) = office.letters
    body = mail.get_body(("plain",))
    assert body is not None
    text = body.get_content()
    assert mail["Subject"] == "2 påmindelser"
    assert [f"Opgave {n}" in text for n in range(3)] == [True, False, True]
    assert sorted(state for _, state, _ in ledger()) == ["not_sent", "queued", "queued"]


@pytest.mark.parametrize("what", ["term", "disqualified", "rule"])
def test_the_receiver_is_judged_when_the_letter_goes(
    cast: Cast, hold_clock: Hold, office: PostOffice, what: str
) -> None:
    rule(cast, "follow_up_due", "chair", 0)
    about = item(cast)
    follow_up(cast, "Hallen", date(2026, 3, 20), item=about)
    hold_clock(DAY)
    remind_due()
    if what == "term":
        chairs = Membership.objects.filter(person=cast.person("chair"))
        chairs.update(ends_on=date(2026, 3, 19))
    elif what == "disqualified":
        withheld(cast, about, "chair")
    else:
        ReminderRule.objects.update(is_active=False)
    deliver_due()
    assert arrived(office) == []
    reason = "withheld" if what == "disqualified" else "no_longer_due"
    assert ledger() == [(date(2026, 3, 20), "not_sent", reason)]


def test_a_judge_that_fails_keeps_no_letter_back(
    cast: Cast, hold_clock: Hold, office: PostOffice, settings: Any
) -> None:
    settings.LETTER_JUDGES = ["reminders.actions.judging.nobody"]
    assert not hasattr(judging, "nobody")
    rule(cast, "hearing_deadline", "missing_parties", 0)
    hearing(cast, "bo")
    hold_clock(DAY)
    remind_due()
    deliver_due()
    assert arrived(office) == ["bo"]


def test_a_committee_whose_settings_cannot_be_read_stops_no_other(
    cast: Cast, hold_clock: Hold
) -> None:
    rule(cast, "agenda_deadline", "secretariat", 0)
    for committee in (cast.culture, cast.elders):
        day = {
            "committee": committee,
            "day": date(2026, 3, 26),
            "created_at": datetime(2026, 1, 1, tzinfo=UTC),
        }
        Meeting.objects.create(municipality=cast.egernborg, **day)
    Committee.objects.filter(pk=cast.elders.pk).update(settings={"quorum_rule": "no such"})
    hold_clock(DAY)
    assert remind_due() == 1
    assert Reminder.objects.get().committee == cast.culture


def test_one_letter_whose_text_cannot_be_made_stops_no_other(
    cast: Cast, hold_clock: Hold, settings: Any, tmp_path: Path
) -> None:
    """It is told in the log, and tried again with the next run."""
    three_tasks_and_a_hearing(cast)
    hold_clock(DAY)
    whole = settings.TEMPLATES
    faulty_letter_to("Ida", tmp_path, settings)
    assert remind_due() == 5
    assert receivers() == ["bo", "case_officer", "kim"]
    settings.TEMPLATES = whole
    assert remind_due() == 1
    assert receivers() == ["bo", "case_officer", "ida", "kim"]


def test_one_letter_that_the_database_does_not_take_stops_no_other(
    cast: Cast, hold_clock: Hold
) -> None:
    three_tasks_and_a_hearing(cast)
    hold_clock(DAY)
    with transaction.atomic():
        remind_due()
        hers = Message.objects.get(recipient_name="Ida")
        transaction.set_rollback(True)
    with letter_being_written(hers):
        assert remind_due() == 5
    assert receivers() == ["bo", "case_officer", "kim"]
    assert remind_due() == 1
    assert receivers() == ["bo", "case_officer", "ida", "kim"]


def three_tasks_and_a_hearing(cast: Cast) -> None:
    wishes(cast, "case_officer", digest="daily")
    rule(cast, "follow_up_due", "owner", 0)
    rule(cast, "hearing_deadline", "missing_parties", 0)
    for n in range(3):
        follow_up(cast, f"Opgave {n}", date(2026, 3, 20))
    hearing(cast, "bo", "ida", "kim")
