"""Letters that failed for one reason and then for another: none is given up too early, none is
given up without a word, and a valid address is one."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models.functions import Now

from foundation.outbox.compose import Dispatch, Letter, Recipient, queue_letter
from foundation.outbox.delivery import deliver_due
from foundation.outbox.models import Message
from foundation.outbox.rules import MOST_ATTEMPTS
from foundation.outbox.suppression import suppress
from reminders.actions import tell_failures
from tests.cast import Cast
from tests.outbox.conftest import office, queue
from tests.outbox.post import PostOffice

__all__ = ["office", "queue"]

Queue = Callable[..., list[Message]]
BO = "bo@egernborg.example"


def again() -> None:
    Message.objects.filter(state="retrying").update(not_before=Now())
    deliver_due()


def test_what_we_held_for_days_is_not_given_up_at_the_first_wait_of_the_receiver(
    queue: Queue, office: PostOffice
) -> None:
    queue("bo")
    office.says[BO] = "550 5.7.1 relaying denied"
    for _ in range(MOST_ATTEMPTS + 2):
        again()
    office.says[BO] = "451 4.7.1 greylisted, come again"
    deliver_due()
    again()
    assert Message.objects.get().state == "retrying"
    office.says.clear()
    again()
    assert Message.objects.get().state == "sent"


def test_a_letter_told_of_as_ours_is_told_of_again_when_it_dies(
    cast: Cast, queue: Queue, office: PostOffice, settings: Any
) -> None:
    settings.OPERATIONS_ADDRESS = "drift@egernborg.example"
    queue("bo")
    office.says[BO] = "550 5.7.1 relaying denied"
    deliver_due()
    assert tell_failures() == 1
    office.says[BO] = "550 5.1.1 unknown"
    again()
    assert Message.objects.get(recipient_address=BO).state == "dead"
    Message.objects.filter(rule__startswith="alarm.").update(created_at=Now() - timedelta(days=1))
    assert tell_failures() == 1


def test_a_letter_told_of_as_ours_is_told_of_again_when_its_address_is_blocked(
    cast: Cast, queue: Queue, office: PostOffice, settings: Any
) -> None:
    settings.OPERATIONS_ADDRESS = "drift@egernborg.example"
    (row,) = queue("bo")
    office.says[BO] = "550 5.7.1 relaying denied"
    deliver_due()
    assert tell_failures() == 1
    suppress(row, "5.1.1")
    again()
    assert Message.objects.get(recipient_address=BO).state == "unaddressed"
    Message.objects.filter(rule__startswith="alarm.").update(created_at=Now() - timedelta(days=1))
    assert tell_failures() == 1


def test_a_clock_that_was_ahead_keeps_no_alarm_back(
    queue: Queue, office: PostOffice, hold_clock: Callable[[str], None], cast: Cast, settings: Any
) -> None:
    settings.OPERATIONS_ADDRESS = "drift@egernborg.example"
    office.says |= {BO: "550 no", "ida@egernborg.example": "550 no"}
    hold_clock("2036-03-02T12:00:00+01:00")
    queue("bo")
    deliver_due()
    assert tell_failures() == 1
    hold_clock("2026-03-02T12:00:00+01:00")
    queue("ida")
    deliver_due()
    assert tell_failures() == 1


def test_a_letter_to_a_danish_domain_arrives(cast: Cast, office: PostOffice) -> None:
    queue_letter(
        dispatch=Dispatch(cast.egernborg.pk, "test", "committee", cast.culture.pk),
        recipient=Recipient(None, "Bo Ærø", "bo@blåbærgrød.example"),
        letter=Letter("Frist", "Frist.\n", "<p>Frist.</p>"),
    )
    deliver_due()
    assert Message.objects.get().state == "sent"
    (mail,) = office.letters
    assert mail["To"].addresses[0].domain.startswith("xn--")
    assert mail["To"].addresses[0].display_name == "Bo Ærø"


def test_what_nobody_can_be_told_of_stays_untold_until_somebody_can(
    cast: Cast, queue: Queue, office: PostOffice, settings: Any
) -> None:
    settings.OPERATIONS_ADDRESS = ""
    cast.culture.__class__.objects.update(secretariat_email="")
    queue("")
    assert tell_failures() == 0
    assert Message.objects.untold().count() == 1
    cast.door("secretariat").changed(
        f"committees/{cast.culture.pk}", {"secretariat_email": "sek@egernborg.example"}
    )
    assert tell_failures() == 1
    deliver_due()
    assert [str(mail["To"].addresses[0].username) for mail in office.letters] == ["sek"]
    assert Message.objects.untold().count() == 0


def test_offices_are_not_told_of_what_is_ours_so_it_stays_untold(
    queue: Queue, office: PostOffice, settings: Any
) -> None:
    settings.OPERATIONS_ADDRESS = ""
    office.says["bo@egernborg.example"] = "550 5.7.1 relaying denied"
    queue("bo", "")
    deliver_due()
    assert tell_failures() == 1
    assert Message.objects.untold().get().fault == "ours"
    assert tell_failures() == 0
    settings.OPERATIONS_ADDRESS = "drift@egernborg.example"
    Message.objects.filter(rule__startswith="alarm.").update(created_at=Now() - timedelta(days=1))
    assert tell_failures() == 1
    assert Message.objects.untold().count() == 0
