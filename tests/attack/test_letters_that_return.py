"""What comes to the address of bounces, from anybody: nothing jams the reader, and nobody is
blocked for what another address said."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from foundation.outbox.delivery import deliver_due
from foundation.outbox.mail import digest_of, return_path
from foundation.outbox.mailbox import read_mailbox
from foundation.outbox.models import Message, SuppressedAddress
from foundation.outbox.returns import Noted, take_return
from tests.cast import Cast
from tests.outbox.boxes import Imap, Pop3, Talk, open_box
from tests.outbox.conftest import office, queue
from tests.outbox.post import PostOffice
from tests.outbox.test_returns import SECRET, bounced, now_of, post, report, sent

__all__ = ["office", "queue", "sent"]

Queue = Callable[..., list[Message]]
BO = "bo@egernborg.example"


def about(row: Message, address: str, **more: str) -> bytes:
    """A report about another address than the letter's."""
    return report(row, **more).replace(BO.encode(), address.encode())


@pytest.mark.parametrize(("kind", "scheme"), [(Pop3, "pop3"), (Imap, "imap")])
@pytest.mark.parametrize("poison", ["nul", "long line", "huge"])
def test_no_mail_keeps_the_next_one_from_being_read(
    sent: Message, settings: Any, kind: type[Talk], scheme: str, poison: str
) -> None:
    known = report(sent).replace(b"\n", b"\r\n")
    bad = {
        "nul": known.replace(sent.message_id.encode(), b"<a\0b@c>"),
        "long line": b"To: retur@egernborg.example\r\n\r\n" + b"x" * 70_000 + b"\r\n",
        "huge": b"To: retur@egernborg.example\r\n\r\n" + b"x\r\n" * 500_000,
    }[poison]
    with open_box(kind) as box:
        settings.BOUNCE_MAILBOX = f"{scheme}://{box.user}@127.0.0.1:{box.port}"
        settings.BOUNCE_MAILBOX_PASSWORD = box.password
        box.mails = [bad, known]
        assert read_mailbox() == 2
        assert now_of(sent) == ("bounced", "recipient")
        assert read_mailbox() == 0


@pytest.mark.parametrize("sign", ["\0", "\ud800", "é"])
def test_an_odd_message_id_is_of_no_letter(sent: Message, sign: str) -> None:
    odd = report(sent).replace(b"Message-ID: <", b"Message-ID: <" + sign.encode("utf-8", "replace"))
    assert take_return(odd) == [Noted.UNKNOWN]


def test_what_another_address_said_blocks_nobody(sent: Message) -> None:
    """A mailbox of many people, of whom one has left; or one that forwards."""
    assert take_return(about(sent, "en.af.dem@anden.example")) == [Noted.BOUNCED]
    assert now_of(sent) == ("bounced", "recipient")
    assert not SuppressedAddress.objects.exists()


def test_an_address_is_the_same_however_it_is_written(sent: Message) -> None:
    shouted = about(sent, "<BO@Egernborg.Example>")
    assert take_return(re.sub(rb"rfc822; ", b"RFC822;", shouted)) == [Noted.BOUNCED]
    assert SuppressedAddress.objects.count() == 1


def test_a_late_report_about_an_old_address_does_not_block_the_new_one(
    cast: Cast, sent: Message
) -> None:
    late = report(sent)
    take_return(late)
    Message.objects.filter(pk=sent.pk).update(recipient_address="bo@ny.example")
    cast.door("secretariat").done(f"messages/{sent.pk}/resend")
    deliver_due()
    take_return(late)
    blocked = SuppressedAddress.objects.filter(address_digest=digest_of("bo@ny.example"))
    assert not blocked.exists()


def test_a_provider_names_the_address_its_report_is_about(
    cast: Cast, sent: Message, settings: Any
) -> None:
    settings.BOUNCE_WEBHOOK_SECRET = SECRET
    odd = post(cast, bounced(sent, recipient="\0"))
    assert odd.json()["errors"][0]["pointer"] == "/data/recipient"
    assert post(cast, bounced(sent, recipient="bo@gammel.example")).status_code == 200
    assert now_of(sent) == ("bounced", "recipient")
    assert not SuppressedAddress.objects.exists()


def test_in_test_mode_what_comes_back_blocks_no_receiver(
    queue: Queue, office: PostOffice, settings: Any
) -> None:
    settings.BOUNCE_ADDRESS = "retur@egernborg.example"
    settings.MAIL_TEST_ADDRESS = "prove@egernborg.example"
    queue("bo")
    deliver_due()
    row = Message.objects.get(state="sent")
    plain = about(row, "prove@egernborg.example", by="return path")
    nameless = re.sub(rb"Final-Recipient.*\n", b"", report(row, by="return path"))
    assert return_path(row) in plain.decode()
    assert take_return(nameless) == [Noted.BOUNCED]
    assert now_of(row) == ("bounced", "ours")
    assert not SuppressedAddress.objects.exists()
