"""Letters that kill whoever sends them: counted, given up, told of, and no other's fault."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F
from django.db.models.functions import Now

from foundation.outbox.claims import Claimed, settle
from foundation.outbox.delivery import deliver_due
from foundation.outbox.models import Message
from foundation.outbox.rules import MOST_LOST_LEASES, Answer, Fate
from reminders.actions import tell_failures
from tests.cast import Cast
from tests.outbox.post import PostOffice
from tests.outbox.test_delivery import states

Queue = Callable[..., list[Message]]
SENT = Answer(Fate.SENT, "250 kept")


def leases_run_out() -> None:
    """Nobody has given a sign of life for as long as a lease lasts, and then some."""
    long_ago = {"lease_until": Now() - timedelta(seconds=1)}
    Message.objects.filter(state="sending").update(**long_ago)
    Message.objects.update(not_before=F("not_before") - timedelta(days=1))


def work(deadly: str) -> None:
    """One worker takes what is due, and dies of one letter; the rest it had is lost with it."""
    while (claimed := Claimed("a worker")).found:
        for letter in claimed.letters:
            if letter.recipient_name == deadly:
                return
            settle(letter, SENT, 0.0)


def killed(times: int, deadly: str = "Bo") -> None:
    for _ in range(times):
        work(deadly)
        leases_run_out()


def test_a_letter_that_kills_its_worker_is_given_up_and_told_of(
    cast: Cast, queue: Queue, office: PostOffice
) -> None:
    (row,) = queue("bo")
    killed(MOST_LOST_LEASES)
    door, path = cast.door("secretariat"), f"messages/{row.pk}"
    assert door.seen(path)["state"] == "sending"
    assert deliver_due() == 0
    shown = door.seen(path)
    assert (shown["state"], shown["fault"]) == ("dead", "letter")
    assert "standse" in shown["last_reply"]
    assert office.letters == []
    assert tell_failures() == 1
    assert deliver_due() == 1
    assert [mail["To"].addresses[0].username for mail in office.letters] == ["sekretariat"]


def test_somebody_may_let_it_go_again(cast: Cast, queue: Queue, office: PostOffice) -> None:
    (row,) = queue("bo")
    killed(MOST_LOST_LEASES)
    assert deliver_due() == 0
    door, path = cast.door("secretariat"), f"messages/{row.pk}"
    assert door.done(f"{path}/resend")["state"] == "queued"
    killed(MOST_LOST_LEASES)
    assert door.seen(path)["state"] == "sending"
    Message.objects.update(recipient_name="Mended")
    assert deliver_due() == 0
    door.done(f"{path}/resend")
    assert deliver_due() == 1
    assert door.seen(path)["state"] == "sent"


def test_those_in_hand_with_it_are_not_to_blame(queue: Queue) -> None:
    names = [f"m{n}" for n in range(12)]
    queue("bo", *names)
    killed(MOST_LOST_LEASES + 1)
    assert states() == {"bo": "dead", **dict.fromkeys(names, "sent")}


def test_a_try_that_was_answered_ends_the_row_of_lost_ones(queue: Queue) -> None:
    queue("bo")
    killed(MOST_LOST_LEASES - 1)
    (letter,) = Claimed("a worker").letters
    settle(letter, Answer(Fate.AGAIN, "451 later"), 0.0)
    Message.objects.update(not_before=Now())
    killed(MOST_LOST_LEASES - 1)
    (again,) = Claimed("a worker").letters
    assert again.state == "sending"


@pytest.mark.parametrize("count", [2])
def test_letters_of_several_dead_connections_come_back_apart(queue: Queue, count: int) -> None:
    """Else whoever is sent beside a deadly letter would be lost with it each time."""
    queue(*[f"m{n}" for n in range(count)])
    killed(1, "M0")
    assert len(Claimed("one").letters) == 1
    assert len(Claimed("another").letters) == 1
    moments: list[Any] = list(Message.objects.values_list("not_before", flat=True))
    assert len(set(moments)) == count
