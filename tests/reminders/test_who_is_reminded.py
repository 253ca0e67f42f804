"""Receivers are known by who they are: mailboxes change, accounts have none, nights begin."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db.models.functions import Now

from committees.models import Department, Person
from foundation.accounts.models import User
from foundation.outbox.compose import Recipient
from foundation.outbox.delivery import deliver_due
from foundation.outbox.models import Message
from reminders.actions import remind_due, tell_failures
from reminders.optout import link_for
from reminders.vocabulary import ReminderEvent
from tests.cast import Cast
from tests.outbox.post import PostOffice
from tests.reminders.scene import follow_up, hearing, rule, wishes

Hold = Callable[[str], None]
DAY = "2026-03-13T12:00:00+01:00"
DUE = date(2026, 3, 20)
OWN = "me/notification-preferences"


def moves(cast: Cast, address: str) -> None:
    cast.door("secretariat").changed(
        f"committees/{cast.culture.pk}", {"secretariat_email": address}
    )


def reminded(cast: Cast, hold_clock: Hold) -> None:
    """The office's reminder of a deadline waits to be sent."""
    rule(cast, "hearing_deadline", "secretariat", -7)
    hearing(cast, "bo")
    hold_clock(DAY)
    assert remind_due() == 1


def arrived(office: PostOffice) -> list[str]:
    return [str(mail["To"].addresses[0].username) for mail in office.letters]


def test_an_office_with_a_new_mailbox_is_reminded_of_nothing_twice(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    reminded(cast, hold_clock)
    deliver_due()
    moves(cast, "nyt@egernborg.example")
    assert remind_due() == 0
    deliver_due()
    assert arrived(office) == ["sekretariat"]


def test_a_letter_that_waits_goes_to_the_mailbox_of_today(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    reminded(cast, hold_clock)
    moves(cast, "nyt@egernborg.example")
    assert remind_due() == 0
    deliver_due()
    assert arrived(office) == ["nyt"]
    assert Message.objects.get().recipient_address == "nyt@egernborg.example"


def test_a_letter_whose_receiver_has_no_mailbox_any_more_waits_for_one(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    reminded(cast, hold_clock)
    moves(cast, "")
    deliver_due()
    assert (arrived(office), Message.objects.get().state) == ([], "unaddressed")


def test_who_was_told_that_it_is_held_is_told_that_it_has_nowhere_to_go(
    cast: Cast, hold_clock: Hold, office: PostOffice, settings: Any
) -> None:
    settings.OPERATIONS_ADDRESS = "drift@egernborg.example"
    office.says["sekretariat@egernborg.example"] = "550 5.7.1 relaying denied"
    reminded(cast, hold_clock)
    deliver_due()
    assert tell_failures() == 1
    moves(cast, "")
    hold_clock("2026-03-13T14:00:00+01:00")
    Message.objects.filter(state="retrying").update(not_before=Now())
    deliver_due()
    assert tell_failures() == 1


def test_offices_that_shared_a_mailbox_and_do_no_longer_each_hear_of_their_own(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    cast.door("secretariat").made("notification-defaults", {"digest": "daily"})
    rule(cast, "follow_up_due", "secretariat", -7)
    follow_up(cast, "Hallen", DUE)
    follow_up(cast, "Bænken", DUE, committee=cast.elders)
    hold_clock(DAY)
    remind_due()
    assert [row.subject_line for row in Message.objects.all()] == ["2 påmindelser"]
    moves(cast, "nyt@egernborg.example")
    for _ in range(2):
        deliver_due()
        remind_due()
        deliver_due()
    told = {
        name: mail["Subject"] for name, mail in zip(arrived(office), office.letters, strict=True)
    }
    assert len(office.letters) == 2
    assert "Hallen" in told["nyt"]
    assert "Bænken" in told["sekretariat"]


@pytest.mark.parametrize("digest", ["none", "daily"])
def test_an_office_and_a_department_with_one_mailbox_hear_once(
    cast: Cast, hold_clock: Hold, office: PostOffice, digest: str
) -> None:
    cast.door("secretariat").made("notification-defaults", {"digest": digest})
    Department.objects.update(email="sekretariat@egernborg.example")
    rule(cast, "follow_up_due", "secretariat", -7)
    rule(cast, "follow_up_due", "owner", -7)
    follow_up(cast, "Hallen", DUE, owner=None, owner_department=cast.department)
    hold_clock(DAY)
    remind_due()
    queued = Message.objects.get()
    deliver_due()
    sent = Message.objects.get()
    assert (arrived(office), sent.state) == (["sekretariat"], "sent")
    assert sent.subject_line == "Opfølgning med frist fredag den 20. marts 2026: Hallen"
    assert (sent.text, sent.rule) == (queued.text, "reminder.follow_up_due")
    assert remind_due() == 0


def test_a_consultee_whose_address_is_corrected_is_reminded_once(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    rule(cast, "hearing_deadline", "missing_parties", -7)
    row = hearing(cast, "bo")
    hold_clock(DAY)
    remind_due()
    deliver_due()
    (asked,) = row.consultees.all()
    cast.door("secretariat").changed(f"consultees/{asked.pk}", {"email": "bo@ny.example"})
    assert remind_due() == 0


def test_a_letter_that_was_kept_back_into_the_night_waits_for_the_morning(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    wishes(cast, "case_officer", quiet_from="22:00", quiet_until="07:00")
    rule(cast, "follow_up_due", "owner", -7)
    follow_up(cast, "Hallen", DUE)
    hold_clock("2026-03-13T21:00:00+01:00")
    assert remind_due() == 1
    hold_clock("2026-03-13T23:00:00+01:00")
    deliver_due()
    row = Message.objects.get()
    assert (office.letters, row.state, row.attempts) == ([], "retrying", 0)
    wait = row.not_before - datetime.now(UTC)
    assert timedelta(hours=7, minutes=58) < wait <= timedelta(hours=8)
    shown = cast.door("secretariat").seen("reminders", **{"from": "2026-03-13", "to": "2026-03-13"})
    assert [one["goes_at"] for one in shown["results"]] == ["2026-03-14T06:00:00Z"]
    hold_clock("2026-03-14T07:00:00+01:00")
    Message.objects.update(not_before=Now())
    deliver_due()
    assert arrived(office) == ["case_officer"]


def test_no_night_keeps_a_letter_past_its_deadline(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    wishes(cast, "case_officer", quiet_from="20:00", quiet_until="07:00")
    rule(cast, "follow_up_due", "owner", 0)
    follow_up(cast, "Hallen", DUE)
    hold_clock("2026-03-20T19:00:00+01:00")
    remind_due()
    hold_clock("2026-03-20T21:00:00+01:00")
    deliver_due()
    assert arrived(office) == ["case_officer"]


def test_accounts_without_an_address_have_each_their_own_wishes(cast: Cast) -> None:
    without = [cast.users[key] for key in ("official", "case_officer")]
    User.objects.filter(pk__in=[user.pk for user in without]).update(email="")
    assert not Person.objects.filter(user__in=without).exists()
    cast.door("official").changed(OWN, {"digest": "weekly", "digest_weekday": 5})
    assert cast.door("case_officer").seen(OWN)["digest"] is None
    cast.door("case_officer").changed(OWN, {"digest": "daily"})
    assert cast.door("official").seen(OWN)["digest"] == "weekly"


def test_an_account_keeps_its_wishes_and_its_ledger_with_a_new_address(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    wishes(cast, "case_officer", unsubscribed_events=["report_due"])
    rule(cast, "follow_up_due", "owner", -7)
    follow_up(cast, "Hallen", DUE)
    hold_clock(DAY)
    assert remind_due() == 1
    User.objects.filter(pk=cast.users["case_officer"].pk).update(email="ny@egernborg.example")
    assert cast.door("case_officer").seen(OWN)["unsubscribed_events"] == ["report_due"]
    assert remind_due() == 0
    deliver_due()
    (mail,) = office.letters
    link = str(mail["List-Unsubscribe"]).strip("<>").partition("/api/v1/")[2]
    assert cast.door(None).post(link).status_code == 200
    told = cast.door("case_officer").seen(OWN)["unsubscribed_events"]
    assert sorted(told) == ["follow_up_due", "report_due"]


@pytest.mark.parametrize("is_gone", [True, False])
def test_an_account_that_becomes_a_person_is_reminded_once(
    cast: Cast, hold_clock: Hold, office: PostOffice, *, is_gone: bool
) -> None:
    rule(cast, "follow_up_due", "owner", -7)
    follow_up(cast, "Hallen", DUE)
    hold_clock(DAY)
    assert remind_due() == 1
    if is_gone:
        deliver_due()
    user = cast.users["case_officer"]
    home = {"municipality": cast.egernborg, "name": user.name, "email": user.email}
    Person.objects.create(user=user, **home)
    for _ in range(2):
        remind_due()
        deliver_due()
    assert arrived(office) == ["case_officer"]


def test_a_link_from_when_accounts_were_known_by_their_address_holds(cast: Cast) -> None:
    known = Recipient(None, "", "case_officer@egernborg.example").key
    link = link_for(cast.egernborg.pk, known, [ReminderEvent.FOLLOW_UP_DUE])
    assert cast.door(None).post(link.partition("/api/v1/")[2]).status_code == 200
    assert cast.door("case_officer").seen(OWN)["unsubscribed_events"] == ["follow_up_due"]
    assert cast.door("official").seen(OWN)["unsubscribed_events"] == []
