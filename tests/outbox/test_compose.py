"""Writing letters: once each, never into a header, never to nobody."""

import time
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from config import celery_app
from foundation.ids import new_id
from foundation.outbox.compose import (
    Dispatch,
    Letter,
    LetterAttachment,
    Posting,
    Recipient,
    one_line,
    queue_letter,
    queue_letters,
    render_letter,
    render_letters,
)
from foundation.outbox.models import Message, MessageAttachment
from tests.cast import Cast
from tests.outbox.post import free_port

DAY = date(2026, 4, 1)
LETTER = Letter("Husk fristen", "Husk fristen.\n", "<p>Husk fristen.</p>")
LIST = LetterAttachment("liste.csv", "text/csv", b"a;b\r\n")


@pytest.fixture
def why(cast: Cast) -> Dispatch:
    return Dispatch(cast.egernborg.pk, "hearing_opened", "hearing", new_id(), DAY)


def to(name: str, address: str = "") -> Recipient:
    return Recipient(None, name, address or f"{name.lower()}@egernborg.example")


def test_the_same_letter_is_queued_once(why: Dispatch) -> None:
    first = queue_letter(dispatch=why, recipient=to("Bo"), letter=LETTER, attachments=[LIST])
    again = queue_letter(dispatch=why, recipient=to("Bo"), letter=LETTER, attachments=[LIST])
    assert first is not None
    assert again is None
    assert Message.objects.get().message_id == first.message_id
    assert MessageAttachment.objects.count() == 1


def test_the_address_in_other_letters_is_the_same_receiver(why: Dispatch) -> None:
    queue_letter(dispatch=why, recipient=to("Bo", "bo@egernborg.example"), letter=LETTER)
    twin = queue_letter(dispatch=why, recipient=to("Bo", "BO@egernborg.example"), letter=LETTER)
    assert twin is None


@pytest.mark.parametrize("address", [" ", "intet", "a@b", "bo@egernborg.example\nBcc: x@y.dk"])
def test_without_a_valid_address_the_refusal_is_kept(why: Dispatch, address: str) -> None:
    queue_letter(dispatch=why, recipient=to("Bo", address), letter=LETTER)
    row = Message.objects.get()
    assert (row.state, row.recipient_address) == ("unaddressed", "")


@pytest.mark.parametrize("sign", ["\r\n", "\n", "\r", "\0", "\u2028", "\u2029", "\x85", "\u202e"])
def test_no_sign_breaks_a_line(sign: str) -> None:
    assert one_line(f"Høring{sign}Bcc: alle@egernborg.example") == (
        "Høring Bcc: alle@egernborg.example"
    )


def test_many_letters_cost_as_many_queries_as_one(why: Dispatch) -> None:
    def cost(names: list[str]) -> int:
        with CaptureQueriesContext(connection) as queries:
            made = queue_letters([Posting(why, to(name), LETTER, [LIST]) for name in names])
        assert len(made) == len(names)
        return len(queries)

    assert cost(["Bo"]) == cost([f"Bo{n}" for n in range(200)])


def test_a_broker_that_is_away_fails_nobody(real_cast: Cast, monkeypatch: Any) -> None:
    monkeypatch.setattr(celery_app.conf, "broker_url", f"redis://127.0.0.1:{free_port()}/0")
    why = Dispatch(real_cast.egernborg.pk, "hearing_opened", "hearing", new_id())
    begun = time.monotonic()
    queue_letter(dispatch=why, recipient=to("Bo"), letter=LETTER)
    assert time.monotonic() - begun < 5
    assert Message.objects.get().state == "queued"


def test_a_letter_is_undone_with_its_action(why: Dispatch) -> None:
    with transaction.atomic():
        queue_letter(dispatch=why, recipient=to("Bo"), letter=LETTER)
        transaction.set_rollback(True)
    assert not Message.objects.exists()


def test_a_letter_to_many_is_to_each_what_it_would_be_to_him_alone(cast: Cast) -> None:
    about = {"committee": "Børn & <Unge>", "when": "tirsdag"}
    told = [("Åse <b>O'Hara</b> & søn", "https://a?b=1&c=2"), ("{{ when }} \\1", "https://b")]
    each = [{"person.name": name, "link": link, "page": f"{link}/x"} for name, link in told]
    alone = [
        render_letter(
            "minutes/circulated",
            {**about, "person": {"name": name}, "link": link, "page": f"{link}/x"},
        )
        for name, link in told
    ]
    assert render_letters("minutes/circulated", about, each) == alone
    assert "Åse &lt;b&gt;" in alone[0].html
    assert render_letters("minutes/circulated", about, []) == []
