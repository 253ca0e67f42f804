"""The tick that reminds: who gets a letter on which day, once."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation.clock import COPENHAGEN
from foundation.outbox.models import Message
from hearings.letters import hash_of, token_for
from hearings.models import Consultee, Hearing, HearingExtension
from reminders.actions import remind_due
from reminders.models import Reminder
from tests.cast import Cast
from tests.reminders.scene import (
    answer,
    circulated_minutes,
    follow_up,
    hearing,
    receivers,
    rule,
    written,
)

Hold = Callable[[str], None]


def at(day: str, time: str = "08:00") -> str:
    moment = datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=COPENHAGEN)
    return moment.isoformat()


def tick(hold_clock: Hold, day: str) -> list[str]:
    """Who is written to on that day."""
    before = set(Message.objects.values_list("pk", flat=True))
    hold_clock(at(day))
    remind_due()
    rows = Message.objects.exclude(pk__in=before).values_list("recipient_address", flat=True)
    return sorted(address.partition("@")[0] for address in rows)


@pytest.fixture
def week_day_and_after(cast: Cast) -> None:
    """A week before the deadline, on the day, and two days after."""
    for amount in (-7, 0, 2):
        rule(cast, "hearing_deadline", "missing_parties", amount)


@pytest.mark.usefixtures("week_day_and_after")
def test_those_who_have_not_answered_are_reminded_before_on_and_after(
    cast: Cast, hold_clock: Hold
) -> None:
    row = hearing(cast, "bo", "ida")
    assert tick(hold_clock, "2026-03-12") == []
    assert tick(hold_clock, "2026-03-13") == ["bo", "ida"]
    assert tick(hold_clock, "2026-03-13") == []
    answer(row, "ida")
    assert tick(hold_clock, "2026-03-20") == ["bo"]
    assert tick(hold_clock, "2026-03-22") == ["bo"]
    assert tick(hold_clock, "2026-05-01") == []
    subjects = [subject for name, subject in written() if name == "bo"]
    assert subjects == [
        "Høringsfrist fredag den 20. marts 2026: Ny affaldsordning",
        "Høringsfrist i dag: Ny affaldsordning",
        "Høringssvar mangler: Ny affaldsordning",
    ]


@pytest.mark.usefixtures("week_day_and_after")
def test_a_missed_run_sends_the_newest_and_records_the_older(cast: Cast, hold_clock: Hold) -> None:
    hearing(cast, "bo")
    assert tick(hold_clock, "2026-03-21") == ["bo"]
    found = dict(Reminder.objects.values_list("due_day", "state"))
    assert found == {date(2026, 3, 13): "superseded", date(2026, 3, 20): "queued"}
    assert tick(hold_clock, "2026-03-21") == []
    assert tick(hold_clock, "2026-03-22") == ["bo"]


@pytest.mark.usefixtures("week_day_and_after")
def test_a_moved_deadline_moves_its_reminders(cast: Cast, hold_clock: Hold) -> None:
    row = hearing(cast, "bo")
    assert tick(hold_clock, "2026-03-13") == ["bo"]
    hold_clock(at("2026-03-16"))
    Hearing.objects.filter(pk=row.pk).update(response_deadline=date(2026, 3, 30))
    HearingExtension.objects.create(
        municipality=cast.egernborg,
        hearing=row,
        position=1,
        old_deadline=date(2026, 3, 20),
        new_deadline=date(2026, 3, 30),
        reason="Ferie",
    )
    assert tick(hold_clock, "2026-03-20") == []
    assert tick(hold_clock, "2026-03-23") == ["bo"]
    assert tick(hold_clock, "2026-03-30") == ["bo"]


@pytest.mark.usefixtures("week_day_and_after")
def test_one_with_more_time_is_reminded_by_his_own_day(cast: Cast, hold_clock: Hold) -> None:
    row = hearing(cast, "bo", "ida")
    Consultee.objects.filter(hearing=row, name="Ida").update(deadline=date(2026, 3, 27))
    assert tick(hold_clock, "2026-03-13") == ["bo"]
    assert tick(hold_clock, "2026-03-20") == ["bo", "ida"]


@pytest.mark.usefixtures("week_day_and_after")
@pytest.mark.parametrize(
    "state",
    [
        {"state": "withdrawn", "withdrawn_at": datetime(2026, 3, 3, tzinfo=COPENHAGEN)},
        {"state": "concluded"},
        {"state": "planned", "announced_at": None},
    ],
)
def test_a_hearing_nobody_answers_reminds_nobody(
    cast: Cast, hold_clock: Hold, state: dict[str, Any]
) -> None:
    hearing(cast, "bo", **state)
    assert tick(hold_clock, "2026-03-20") == []


def test_a_new_rule_does_not_remind_of_what_was(cast: Cast, hold_clock: Hold) -> None:
    rule(cast, "hearing_deadline", "missing_parties", -7, active_from="2026-03-14")
    rule(cast, "hearing_deadline", "missing_parties", -1, active_from="2026-03-14")
    hearing(cast, "bo")
    assert tick(hold_clock, "2026-03-14") == []
    assert tick(hold_clock, "2026-03-19") == ["bo"]


def test_an_inactive_rule_and_another_committees_rule_remind_nobody(
    cast: Cast, hold_clock: Hold
) -> None:
    rule(cast, "hearing_deadline", "missing_parties", 0, is_active=False)
    rule(cast, "hearing_deadline", "missing_parties", -1, committee=str(cast.elders.pk))
    hearing(cast, "bo")
    assert tick(hold_clock, "2026-03-20") == []


def test_the_secretariat_hears_how_many_are_missing_and_no_closed_title(
    cast: Cast, hold_clock: Hold
) -> None:
    rule(cast, "hearing_deadline", "secretariat", 0)
    hearing(cast, "bo", "ida", visibility="closed")
    assert tick(hold_clock, "2026-03-20") == ["sekretariat"]
    (letter,) = Message.objects.all()
    assert letter.subject_line == "Høringsfrist i dag: 2 mangler at svare"
    assert "affald" not in letter.text + letter.html
    assert "2 parter mangler at svare" in letter.text


@pytest.mark.usefixtures("week_day_and_after")
def test_the_invitation_comes_again_and_the_consultee_counts_as_reminded(
    cast: Cast, hold_clock: Hold
) -> None:
    row = hearing(cast, "bo", "ida")
    bo = Consultee.objects.get(hearing=row, name="Bo")
    Consultee.objects.filter(pk=bo.pk).update(token_hash=hash_of(token_for(bo)))
    Consultee.objects.filter(hearing=row, name="Ida").update(email="")
    tick(hold_clock, "2026-03-13")
    assert f"/invitations/{token_for(bo)}" in Message.objects.get(state="queued").text
    states = {one.name: one.state for one in Consultee.objects.filter(hearing=row)}
    assert states == {"Bo": "reminded", "Ida": "invited"}
    assert tick(hold_clock, "2026-03-20") == ["", "bo"]


@pytest.mark.usefixtures("week_day_and_after")
def test_who_was_asked_later_is_not_reminded_of_what_was(cast: Cast, hold_clock: Hold) -> None:
    row = hearing(cast, "bo", "ida")
    late = datetime(2026, 3, 14, 10, tzinfo=COPENHAGEN)
    Consultee.objects.filter(hearing=row, name="Ida").update(invited_at=late)
    assert tick(hold_clock, "2026-03-14") == ["bo"]
    assert tick(hold_clock, "2026-03-20") == ["bo", "ida"]


def test_titles_are_escaped_in_html_and_only_there(cast: Cast, hold_clock: Hold) -> None:
    rule(cast, "hearing_deadline", "missing_parties", 0)
    Hearing.objects.filter(pk=hearing(cast, "bo").pk).update(title="Pris < 5 &\r\nBcc: x@y.dk")
    tick(hold_clock, "2026-03-20")
    (letter,) = Message.objects.all()
    assert letter.subject_line == "Høringsfrist i dag: Pris < 5 & Bcc: x@y.dk"
    assert "Pris < 5 &" in letter.text
    assert "Pris &lt; 5 &amp;" in letter.html


def test_a_receiver_without_address_is_recorded(cast: Cast, hold_clock: Hold) -> None:
    rule(cast, "hearing_deadline", "missing_parties", 0)
    row = hearing(cast, "bo", "ida")
    Consultee.objects.filter(hearing=row, name="Bo").update(email="")
    tick(hold_clock, "2026-03-20")
    assert dict(Message.objects.values_list("recipient_name", "state")) == {
        "Bo": "unaddressed",
        "Ida": "queued",
    }
    assert tick(hold_clock, "2026-03-20") == []


def test_who_has_not_approved_minutes_is_reminded(cast: Cast, hold_clock: Hold) -> None:
    rule(cast, "approval_missing", "missing_parties", 3)
    minutes = circulated_minutes(
        cast, datetime(2026, 3, 2, 23, 30, tzinfo=COPENHAGEN), "member", "member2"
    )
    minutes.approvals.filter(person=cast.person("member2")).update(
        state="approved", decided_at=minutes.circulated_at, content_hash="a" * 64
    )
    assert tick(hold_clock, "2026-03-04") == []
    assert tick(hold_clock, "2026-03-05") == ["member"]


def test_a_follow_up_reminds_its_owner_then_the_secretariat(cast: Cast, hold_clock: Hold) -> None:
    rule(cast, "follow_up_due", "owner", -3, unit="working_days")
    rule(cast, "follow_up_overdue", "secretariat", 1)
    follow_up(cast, "Status på hallen", date(2026, 3, 20))
    follow_up(cast, "Hemmelig", date(2026, 3, 20), visibility="closed")
    follow_up(cast, "Fra et gammelt referat", date(2026, 3, 20), is_imported=True)
    follow_up(cast, "Gjort", date(2026, 3, 20), state="reported")
    assert tick(hold_clock, "2026-03-16") == []
    assert tick(hold_clock, "2026-03-17") == ["case_officer", "case_officer"]
    assert tick(hold_clock, "2026-03-21") == ["sekretariat", "sekretariat"]
    subjects = " ".join(Message.objects.values_list("subject_line", flat=True))
    assert "Status på hallen" in subjects
    assert "Hemmelig" not in subjects


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_days_are_copenhagens_also_when_the_clock_is_turned(
    cast: Cast, hold_clock: Hold, day: str
) -> None:
    rule(cast, "hearing_deadline", "missing_parties", 0)
    hearing(cast, "bo", deadline=date.fromisoformat(day))
    eve = date.fromordinal(date.fromisoformat(day).toordinal() - 1)
    hold_clock(at(eve.isoformat(), "23:59"))
    remind_due()
    assert receivers() == []
    hold_clock(at(day, "00:00"))
    remind_due()
    hold_clock(at(day, "23:59"))
    remind_due()
    assert receivers() == ["bo"]


def test_the_cost_does_not_grow_with_the_letters(cast: Cast, hold_clock: Hold) -> None:
    for amount in (-1, 0):
        rule(cast, "hearing_deadline", "missing_parties", amount)

    def cost(day: str) -> int:
        hold_clock(at(day))
        with CaptureQueriesContext(connection) as queries:
            assert remind_due() > 0
        return len(queries)

    hearing(cast, "bo", deadline=date(2026, 3, 10))
    few = cost("2026-03-10")
    for _ in range(4):
        hearing(cast, *[f"m{n}" for n in range(25)], deadline=date(2026, 3, 20))
    assert cost("2026-03-20") == few
    assert Message.objects.count() == 101
