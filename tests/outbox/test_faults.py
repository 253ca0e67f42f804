"""Letters that fail over a real socket: who is to blame, who is told, what is tried again."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.db import connection
from django.db.models.functions import Now

from foundation.outbox.claims import Claimed
from foundation.outbox.compose import Letter, Posting, Recipient, queue_letters
from foundation.outbox.delivery import deliver_due
from foundation.outbox.models import Message, SuppressedAddress
from foundation.outbox.turns import limit_of
from reminders.actions import tell_failures
from tests.cast import Cast
from tests.door import refused
from tests.outbox.conftest import postings
from tests.outbox.post import PostOffice
from tests.outbox.test_delivery import make_due, states
from tests.second import second_connection

Queue = Callable[..., list[Message]]
BO = "bo@egernborg.example"


def kept() -> list[tuple[str, str | None]]:
    return sorted(Message.objects.values_list("state", "fault"))


@pytest.mark.parametrize("reply", ["550 5.7.1 relaying denied", "554 relay access denied"])
def test_a_policy_against_us_holds_the_letter_until_we_mend_it(
    queue: Queue, office: PostOffice, reply: str
) -> None:
    office.says[BO] = reply
    queue("ane", "bo")
    Message.objects.update(attempts=50)
    deliver_due()
    assert kept() == [("retrying", "ours"), ("sent", None)]
    office.says.clear()
    make_due()
    deliver_due()
    assert kept() == [("sent", None), ("sent", None)]


def test_a_refused_sender_is_asked_once_and_costs_nobody_a_try(
    queue: Queue, office: PostOffice
) -> None:
    office.at_sender = "553 5.7.1 sender not owned"
    queue(*[f"m{n}" for n in range(8)])
    deliver_due()
    assert set(kept()) == {("retrying", "ours")}
    assert office.senders == 1
    assert sum(Message.objects.values_list("attempts", flat=True)) == 0
    office.at_sender = ""
    make_due()
    assert deliver_due() == 8
    assert set(kept()) == {("sent", None)}


def test_an_address_that_is_none_gets_nothing_more_until_somebody_answers_for_it(
    cast: Cast, queue: Queue, office: PostOffice
) -> None:
    office.says[BO] = "550 5.1.1 unknown"
    queue("bo")
    deliver_due()
    queue("BO", "ane")
    deliver_due()
    assert kept() == [("dead", "recipient"), ("sent", None), ("unaddressed", "recipient")]
    assert SuppressedAddress.objects.filter(lifted_at=None).count() == 1
    office.says.clear()
    blocked = Message.objects.get(state="unaddressed")
    cast.door("secretariat").done(f"messages/{blocked.pk}/resend")
    deliver_due()
    assert kept() == [("dead", "recipient"), ("sent", None), ("sent", None)]
    assert not SuppressedAddress.objects.filter(lifted_at=None).exists()


def test_another_municipality_is_not_blocked(cast: Cast, queue: Queue, office: PostOffice) -> None:
    office.says[BO] = "550 5.1.1 unknown"
    queue("bo")
    deliver_due()
    office.says.clear()
    mine = postings(cast, ("bo",))[0]
    why = type(mine.dispatch)(cast.mosevig.pk, "test", "hearing", mine.dispatch.subject_id)
    queue_letters([Posting(why, mine.recipient, mine.letter)])
    deliver_due()
    assert kept() == [("dead", "recipient"), ("sent", None)]


def test_a_plain_no_kills_the_letter_and_not_the_address(queue: Queue, office: PostOffice) -> None:
    office.says[BO] = "550 mailbox unavailable"
    queue("bo")
    deliver_due()
    assert kept() == [("dead", "recipient")]
    assert not SuppressedAddress.objects.exists()


def test_a_server_that_has_had_enough_is_called_anew(queue: Queue, office: PostOffice) -> None:
    office.says[BO] = "452 4.5.3 too many recipients"
    queue("ane", "bo", "carl")
    deliver_due()
    assert states() == {"ane": "sent", "bo": "retrying", "carl": "sent"}
    assert office.connections == 2


def test_the_ones_to_mend_it_are_told_once_without_names(
    cast: Cast, queue: Queue, office: PostOffice, settings: Any
) -> None:
    settings.OPERATIONS_ADDRESS = "drift@egernborg.example"
    type(cast.culture).objects.update(secretariat_email="sek@egernborg.example")
    office.says |= {BO: "550 5.1.1 unknown", "ida@egernborg.example": "550 5.7.1 denied"}
    queue("bo", "ida", "ane")
    deliver_due()
    assert tell_failures() == 2
    assert tell_failures() == 0
    deliver_due()
    told = {str(mail["To"].addresses[0].username): mail for mail in office.letters}
    assert set(told) == {"ane", "drift", "sek"}
    for name in ("drift", "sek"):
        words = told[name].as_string()
        assert "egernborg.example>" in words
        assert BO not in words
    html = told["sek"].get_body(("html",))
    assert html is not None
    assert "state=bounced" in html.get_content()


def test_many_failures_are_one_letter_an_hour(
    cast: Cast, queue: Queue, office: PostOffice, settings: Any, hold_clock: Callable[[str], None]
) -> None:
    settings.OPERATIONS_ADDRESS = "drift@egernborg.example"
    hold_clock("2026-03-02T08:00:00+01:00")
    queue("")
    assert tell_failures() == 1
    queue("")
    hold_clock("2026-03-02T08:59:00+01:00")
    assert tell_failures() == 0
    hold_clock("2026-03-02T09:01:00+01:00")
    assert tell_failures() == 1
    assert Message.objects.filter(rule="alarm.operations").count() == 2


def test_nobody_is_written_to_about_letters_about_letters(
    cast: Cast, queue: Queue, office: PostOffice, settings: Any
) -> None:
    settings.OPERATIONS_ADDRESS = "drift@egernborg.example"
    office.says["drift@egernborg.example"] = "550 5.1.1 unknown"
    queue("")
    tell_failures()
    deliver_due()
    assert Message.objects.filter(state="dead").count() == 1
    Message.objects.update(created_at=Now() - timedelta(days=1))
    assert tell_failures() == 0


def test_in_test_mode_one_address_gets_everything_and_no_receiver_is_blamed(
    queue: Queue, office: PostOffice, settings: Any
) -> None:
    settings.MAIL_TEST_ADDRESS = "prove@egernborg.example"
    queue("ane", "bo")
    deliver_due()
    assert {str(mail["To"]) for mail in office.letters} == {"prove@egernborg.example"}
    meant = {str(mail["X-Punkt-Meant-For"]) for mail in office.letters}
    assert meant == {"Ane <ane@egernborg.example>", "Bo <bo@egernborg.example>"}
    office.says["prove@egernborg.example"] = "550 5.1.1 unknown"
    queue("carl")
    deliver_due()
    assert kept() == [("retrying", "ours"), ("sent", None), ("sent", None)]
    assert not SuppressedAddress.objects.exists()


def test_a_domain_gets_so_many_a_minute_and_nobody_else_waits(
    cast: Cast, office: PostOffice, settings: Any
) -> None:
    settings.MAIL_LIMITS = {"slow.example": 2}
    why = postings(cast, ("x",))[0].dispatch
    letter = Letter("Frist", "Frist.\n", "<p>Frist.</p>")
    names = [f"m{n}@slow.example" for n in range(5)] + [f"m{n}@fast.example" for n in range(5)]
    queue_letters([Posting(why, Recipient(None, "", name), letter) for name in names])
    deliver_due()
    sent = [str(mail["To"].addresses[0].domain) for mail in office.letters]
    assert sorted(sent) == ["fast.example"] * 5 + ["slow.example"]
    waiting = Message.objects.filter(state="retrying").order_by("turn_at")
    turns = [row.turn_at for row in waiting if row.turn_at]
    assert [(b - a).total_seconds() for a, b in pairwise(turns)] == [30.0] * 3
    assert set(waiting.values_list("attempts", flat=True)) == {0}
    first = waiting[0]
    Message.objects.filter(pk=first.pk).update(not_before=Now(), turn_at=Now())
    deliver_due()
    assert len(office.letters) == 7


def test_a_turn_missed_by_an_outage_is_taken_anew(
    queue: Queue, office: PostOffice, settings: Any
) -> None:
    settings.MAIL_LIMITS = {"*": 2}
    queue("ane", "bo", "carl")
    deliver_due()
    assert len(office.letters) == 1
    Message.objects.filter(state="retrying").update(
        not_before=Now(), turn_at=Now() - timedelta(minutes=9)
    )
    deliver_due()
    assert len(office.letters) == 1


def test_a_limit_of_a_domain_wins_over_that_of_all() -> None:
    limits = {"a.example": 5, "b.example": 0, "*": 60}
    found = [limit_of(domain, limits) for domain in ("a.example", "b.example", "c.example")]
    assert found == [5, None, 60]
    assert limit_of("a.example", {}) is None


def test_what_was_sent_is_written_down_as_soon_as_the_database_is_back(
    real_cast: Cast, office: PostOffice
) -> None:
    """The database drops us while the server says its 250."""
    queue_letters(postings(real_cast, ("bo",)))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (ours,) = cursor.fetchone()

    def drop_us() -> None:
        with second_connection() as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", [ours])

    office.when_kept = drop_us
    assert deliver_due() == 1
    assert (kept(), len(office.letters)) == ([("sent", None)], 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        assert cursor.fetchone() != (ours,)


def test_a_letter_that_kills_its_worker_has_its_tries_counted(queue: Queue) -> None:
    queue("bo")
    for tries in range(3):
        (letter,) = Claimed("somebody killed").letters
        assert letter.attempts == tries
        Message.objects.update(lease_until=Now() - timedelta(seconds=1), not_before=Now())


def test_a_lease_taken_over_is_noticed(queue: Queue, settings: Any) -> None:
    settings.OUTBOX_LEASE_SECONDS = 0
    queue("bo")
    mine = Claimed("slow")
    (letter,) = mine.letters
    assert mine.holds(letter)
    Message.objects.update(lease_until=Now() - timedelta(seconds=1))
    assert len(Claimed("quick").letters) == 1
    assert not mine.holds(letter)


def test_a_letter_is_left_by_one_click(cast: Cast, office: PostOffice) -> None:
    why = postings(cast, ("x",))[0].dispatch
    leave = {
        "List-Unsubscribe": "<https://e.example/u/1>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    letter = Letter("Frist", "Frist.\n", "<p>Frist.</p>", headers=leave)
    queue_letters([Posting(why, Recipient(None, "Bo", BO), letter)])
    deliver_due()
    (mail,) = office.letters
    assert mail["List-Unsubscribe"] == "<https://e.example/u/1>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("who", ["member", "chair", None])
def test_only_the_secretariat_knows_whose_fault_it_is(
    cast: Cast, queue: Queue, who: str | None
) -> None:
    (row,) = queue("bo")
    seen = cast.door("secretariat").seen("messages", fault="ours")["results"]
    assert seen == []
    if who is None:
        refused(cast.door(None).get(f"messages/{row.pk}"), 401, "not_authenticated")
    else:
        assert cast.door(who).get(f"messages/{row.pk}").status_code in (403, 404)
