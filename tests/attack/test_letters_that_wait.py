"""Letters that wait while things change and workers die: what went out is what the ledger says,
nothing closed meanwhile is named, and whoever takes over hears of what his predecessor did not."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from annualcycle.models import FollowUp
from foundation.accounts.models import Grant
from foundation.outbox.delivery import deliver_due
from foundation.outbox.models import Message
from meetings.models import Meeting
from reminders.actions import remind_due
from reminders.actions.judging import reconsider
from reminders.models import Reminder
from tests.cast import Cast
from tests.outbox.conftest import office
from tests.outbox.post import PostOffice
from tests.reminders.scene import answer, faulty_letter_to, follow_up, hearing, rule, wishes

__all__ = ["office"]

Hold = Callable[[str], None]
DAY = "2026-03-20T12:00:00+01:00"
DUE = date(2026, 3, 20)


def killed_after_judging() -> None:
    """A worker that died when the ledger was written and the letters were not."""
    reconsider(list(Message.objects.values_list("pk", flat=True)))


def text_of(mail: Any) -> str:
    body = mail.get_body(("plain",))
    return str(body.get_content())


def test_what_the_ledger_took_back_does_not_go_when_its_worker_died(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    rule(cast, "hearing_deadline", "missing_parties", 0)
    row = hearing(cast, "bo", "ida")
    hold_clock(DAY)
    remind_due()
    answer(row, "bo")
    killed_after_judging()
    deliver_due()
    assert [str(mail["To"].addresses[0].username) for mail in office.letters] == ["ida"]
    states = dict(Message.objects.values_list("recipient_name", "state"))
    assert states == {"Bo": "recalled", "Ida": "sent"}


def test_a_line_the_ledger_took_back_is_not_in_the_letter_when_its_worker_died(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    wishes(cast, "case_officer", digest="daily")
    rule(cast, "follow_up_due", "owner", 0)
    first, *_ = [follow_up(cast, f"Opgave {n}", DUE) for n in range(3)]
    hold_clock(DAY)
    remind_due()
    FollowUp.objects.filter(pk=first.pk).update(state="reported")
    killed_after_judging()
    deliver_due()
    (mail,) = office.letters
    assert mail["Subject"] == "2 påmindelser"
    assert "Opgave 0" not in text_of(mail)


def test_what_was_closed_while_the_letter_waited_is_not_named(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    rule(cast, "follow_up_due", "owner", 0)
    row = follow_up(cast, "Afsked af Bo", DUE)
    hold_clock(DAY)
    remind_due()
    FollowUp.objects.filter(pk=row.pk).update(visibility="closed")
    deliver_due()
    (mail,) = office.letters
    assert "Afsked" not in str(mail["Subject"]) + text_of(mail)
    assert Message.objects.get().subject_line == mail["Subject"]


def test_a_letter_that_reads_as_before_is_not_written_again(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    rule(cast, "follow_up_due", "owner", 0)
    follow_up(cast, "Hallen", DUE)
    hold_clock(DAY)
    remind_due()
    before = Message.objects.get()
    deliver_due()
    after = Message.objects.get()
    assert (after.state, after.version) == ("sent", before.version + 1)


def test_a_letter_that_cannot_be_written_anew_stops_no_other(
    cast: Cast, hold_clock: Hold, office: PostOffice, settings: Any, tmp_path: Path
) -> None:
    rule(cast, "hearing_deadline", "missing_parties", 0)
    row = hearing(cast, "bo", "ida", "ane")
    hold_clock(DAY)
    remind_due()
    answer(row, "bo")
    faulty_letter_to("Ida", tmp_path / "templates", settings)
    deliver_due()
    states = dict(Message.objects.values_list("recipient_name", "state"))
    assert states == {"Ane": "sent", "Bo": "recalled", "Ida": "sent"}
    texts = {str(mail["To"].addresses[0].username): text_of(mail) for mail in office.letters}
    assert texts["ane"].startswith("Ny affaldsordning: ")
    assert texts["ida"].startswith("Kære Ida")


def test_whoever_takes_over_hears_of_what_was_taken_back_from_his_predecessor(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    rule(cast, "follow_up_due", "owner", 0)
    type(cast.culture).objects.update(secretariat_email="sek@egernborg.example")
    follow_up(cast, "Hallen", DUE)
    hold_clock(DAY)
    remind_due()
    Grant.objects.filter(user=cast.users["case_officer"]).update(ends_on=DUE)
    hold_clock("2026-03-21T08:00:00+01:00")
    deliver_due()
    assert office.letters == []
    remind_due()
    deliver_due()
    assert [str(mail["To"].addresses[0].username) for mail in office.letters] == ["sek"]
    assert remind_due() == 0


def test_what_cannot_be_read_just_now_is_not_over_and_keeps_no_other_from_being_judged(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    committees = type(cast.culture).objects.filter(pk=cast.culture.pk)
    committees.update(secretariat_email="sek@egernborg.example")
    rule(cast, "agenda_deadline", "secretariat", 0)
    rule(cast, "hearing_deadline", "missing_parties", 0)
    told = {"municipality": cast.egernborg, "committee": cast.culture}
    created = datetime(2026, 1, 1, tzinfo=UTC)
    Meeting.objects.create(**told, day=date(2026, 3, 26), created_at=created)
    row = hearing(cast, "bo", "ida")
    hold_clock(DAY)
    remind_due()
    answer(row, "bo")
    committees.update(settings={"quorum_rule": "no such"})
    deliver_due()
    assert sorted(str(mail["To"].addresses[0].username) for mail in office.letters) == [
        "ida",
        "sek",
    ]
    assert Message.objects.get(recipient_name="Bo").state == "recalled"


def test_what_was_taken_back_and_is_due_after_all_goes_once(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    rule(cast, "follow_up_due", "owner", 0)
    row = follow_up(cast, "Hallen", DUE)
    hold_clock(DAY)
    remind_due()
    FollowUp.objects.filter(pk=row.pk).update(state="reported")
    deliver_due()
    assert (office.letters, Message.objects.get().state) == ([], "recalled")
    assert Reminder.objects.get().reason == "no_longer_due"
    assert remind_due() == 0
    FollowUp.objects.filter(pk=row.pk).update(state="pending")
    for _ in range(3):
        remind_due()
        deliver_due()
    assert len(office.letters) == 1
    assert Message.objects.get().state == "sent"
    assert (Reminder.objects.get().reason, Reminder.objects.get().state) == (None, "queued")


def test_of_a_digest_only_the_line_that_is_due_after_all_goes_again(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    wishes(cast, "case_officer", digest="daily")
    rule(cast, "follow_up_due", "owner", 0)
    first, *_ = [follow_up(cast, f"Opgave {n}", DUE) for n in range(3)]
    hold_clock(DAY)
    remind_due()
    FollowUp.objects.filter(pk=first.pk).update(state="reported")
    deliver_due()
    FollowUp.objects.filter(pk=first.pk).update(state="pending")
    for _ in range(2):
        remind_due()
        deliver_due()
    told = [text_of(mail) for mail in office.letters]
    assert [sum(f"Opgave {n}" in text for text in told) for n in range(3)] == [1, 1, 1]
    assert len(told) == 2
