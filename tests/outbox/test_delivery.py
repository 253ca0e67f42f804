"""Sending over a real socket: what each answer of a mail server does to a letter."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models.functions import Now

from foundation.outbox.claims import Claimed
from foundation.outbox.compose import Dispatch, Letter, LetterAttachment, Recipient, queue_letter
from foundation.outbox.delivery import deliver_due
from foundation.outbox.models import Message
from foundation.outbox.rules import MOST_ATTEMPTS
from tests.cast import Cast
from tests.outbox.post import PostOffice, open_post_office

Queue = Callable[..., list[Message]]


def states() -> dict[str, str]:
    rows = Message.objects.values_list("recipient_address", "state")
    return {address.partition("@")[0]: state for address, state in rows}


def make_due() -> None:
    Message.objects.filter(state="retrying").update(not_before=Now())


def test_a_letter_arrives_as_text_and_html_with_its_file(cast: Cast, office: PostOffice) -> None:
    queue_letter(
        dispatch=Dispatch(cast.egernborg.pk, "report", "committee", cast.culture.pk),
        recipient=Recipient(None, "Bo Ærø, formand", "bo@egernborg.example"),
        letter=Letter(
            "Åbne opfølgninger", "Åbne: 2.\n", "<p>Åbne: 2.</p>", "sek@egernborg.example"
        ),
        attachments=[LetterAttachment("åbne.csv", "text/csv", b"a;b\r\n1;2\r\n")],
    )
    deliver_due()
    (mail,) = office.letters
    row = Message.objects.get()
    assert (mail["Subject"], mail["Message-ID"]) == ("Åbne opfølgninger", row.message_id)
    assert mail["To"] == '"Bo Ærø, formand" <bo@egernborg.example>'
    assert (mail["Reply-To"], mail["Auto-Submitted"]) == ("sek@egernborg.example", "auto-generated")
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None
    assert html is not None
    assert text.get_content().split() == ["Åbne:", "2."]
    assert html.get_content().strip() == "<p>Åbne: 2.</p>"
    (file,) = mail.iter_attachments()
    assert file.get_filename() == "åbne.csv"
    assert file.get_content().split() == ["a;b", "1;2"]
    assert (row.state, row.attempts, row.lease_until) == ("sent", 1, None)
    assert row.sent_at is not None


def test_all_go_over_one_connection_and_a_second_run_sends_nothing(
    queue: Queue, office: PostOffice
) -> None:
    queue(*[f"m{n}" for n in range(35)])
    assert deliver_due() == 35
    assert (len(office.letters), office.connections) == (35, 1)
    assert deliver_due() == 0
    assert len(office.letters) == 35


@pytest.mark.parametrize("where", ["says", "after_data"])
@pytest.mark.parametrize(
    ("reply", "state"),
    [("450 4.2.1 busy", "retrying"), ("550 5.1.1 unknown", "dead"), ("421 closing", "retrying")],
)
def test_an_answer_concerns_its_own_letter(
    queue: Queue, office: PostOffice, where: str, reply: str, state: str
) -> None:
    getattr(office, where)["bo@egernborg.example"] = reply
    queue("ane", "bo", "carl")
    deliver_due()
    assert states() == {"ane": "sent", "bo": state, "carl": "sent"}
    row = Message.objects.get(state=state)
    assert row.last_reply.startswith(reply[:3])


def test_a_letter_that_may_work_later_waits_and_then_goes(queue: Queue, office: PostOffice) -> None:
    office.says["bo@egernborg.example"] = "451 4.7.1 greylisted"
    queue("bo")
    deliver_due()
    assert deliver_due() == 0
    office.says.clear()
    make_due()
    deliver_due()
    assert states() == {"bo": "sent"}
    assert Message.objects.get().attempts == 2


def test_patience_ends(queue: Queue, office: PostOffice) -> None:
    office.says["bo@egernborg.example"] = "451 4.7.1 greylisted"
    queue("bo")
    Message.objects.update(attempts=MOST_ATTEMPTS - 1)
    deliver_due()
    assert states() == {"bo": "dead"}


@pytest.mark.parametrize(("fault", "copies"), [("DROP", 0), ("LOST", 1), ("SILENT", 1)])
def test_a_broken_conversation_is_tried_again_with_the_same_id(
    queue: Queue, office: PostOffice, fault: str, copies: int
) -> None:
    office.after_data["bo@egernborg.example"] = fault
    queue("ane", "bo", "carl")
    deliver_due()
    assert states() == {"ane": "sent", "bo": "retrying", "carl": "sent"}
    office.after_data.clear()
    make_due()
    deliver_due()
    letter = Message.objects.get(recipient_address="bo@egernborg.example")
    assert letter.state == "sent"
    assert office.ids()[letter.message_id] in (1, 1 + copies)


def test_a_server_that_is_away_costs_no_letter_a_try(queue: Queue, settings: Any) -> None:
    with open_post_office() as gone:
        settings.EMAIL_PORT = gone.port
    settings.EMAIL_BACKEND = "foundation.outbox.pipelining.PipeliningBackend"
    queue("ane", "bo")
    assert deliver_due() == 0
    assert set(Message.objects.values_list("state", "attempts")) == {("retrying", 0)}
    assert Message.objects.filter(last_reply__contains="Refused").count() == 2


def test_one_bad_row_stops_no_other(queue: Queue, office: PostOffice) -> None:
    queue("ane", "bo", "carl")
    Message.objects.filter(recipient_name="Bo").update(subject_line="Høring\r\nBcc: alle@x.dk")
    deliver_due()
    assert states() == {"ane": "sent", "bo": "dead", "carl": "sent"}
    assert len(office.letters) == 2


def test_a_lease_that_ended_gives_the_letters_back(queue: Queue, office: PostOffice) -> None:
    queue("ane", "bo")
    assert len(Claimed("somebody killed").letters) == 2
    assert deliver_due() == 0
    Message.objects.update(lease_until=Now() - timedelta(seconds=1))
    assert deliver_due() == 2
    assert len(office.letters) == 2


def test_an_unaddressed_letter_is_not_tried(queue: Queue, office: PostOffice) -> None:
    queue("")
    assert deliver_due() == 0
    assert Message.objects.get().state == "unaddressed"
