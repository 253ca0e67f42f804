"""Letters that come back: by mailbox, by pipe and by webhook; whoever writes to us."""

import json
import os
import poplib
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.http.webhooks import is_signed, signature
from foundation.outbox.compose import queue_letters
from foundation.outbox.delivery import deliver_due
from foundation.outbox.mail import return_path
from foundation.outbox.mailbox import read_mailbox
from foundation.outbox.models import Message, SuppressedAddress
from foundation.outbox.reports import read_reports
from foundation.outbox.returns import Noted, take_return
from tests.cast import Cast
from tests.door import refused
from tests.outbox.boxes import Imap, Pop3, Talk, open_box
from tests.outbox.conftest import postings
from tests.outbox.crew import ROOT, environment
from tests.outbox.post import PostOffice

Queue = Callable[..., list[Message]]
SECRET = "whsec_" + b64encode(b"a secret of twenty-four.").decode()
REPORT = """\
From: MAILER-DAEMON@mx.example
To: {to}
Subject: Undelivered
Content-Type: multipart/report; report-type=delivery-status; boundary=B

--B
Content-Type: text/plain

Your mail did not arrive.
--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; bo@egernborg.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {status} no such user
--B
Content-Type: {original}

{head}Subject: Frist

--B--
"""


@pytest.fixture
def sent(queue: Queue, office: PostOffice, settings: Any) -> Message:
    """A letter to Bo that a server has taken."""
    settings.BOUNCE_ADDRESS = "retur@egernborg.example"
    queue("bo")
    deliver_due()
    return Message.objects.get(state="sent")


def report(row: Message, *, by: str = "message id", **more: str) -> bytes:
    """What a server says; known by the letter's Message-ID or by its return path."""
    told = {"action": "failed", "status": "5.1.1", "original": "text/rfc822-headers"} | more
    head = f"Message-ID: {row.message_id}\n" if by == "message id" else ""
    to = return_path(row) if by == "return path" else "retur@egernborg.example"
    return REPORT.format(**{"to": to, "head": head} | told).encode()


def now_of(row: Message) -> tuple[str, str | None]:
    row.refresh_from_db()
    return row.state, row.fault


@pytest.mark.parametrize(
    ("by", "original"),
    [
        ("message id", "text/rfc822-headers"),
        ("message id", "message/rfc822"),
        ("return path", "text/rfc822-headers"),
    ],
)
def test_a_letter_that_came_back_is_written_on_it_and_on_its_address(
    sent: Message, queue: Queue, by: str, original: str
) -> None:
    assert take_return(report(sent, by=by, original=original)) == [Noted.BOUNCED]
    assert now_of(sent) == ("bounced", "recipient")
    assert sent.last_reply == "5.1.1 550 5.1.1 no such user"
    assert sent.sent_at is not None
    assert SuppressedAddress.objects.get().message_id == sent.pk
    queue("bo")
    assert deliver_due() == 0
    assert Message.objects.filter(state="unaddressed").count() == 1
    version = sent.version
    assert take_return(report(sent, by=by)) == [Noted.NOTHING]
    sent.refresh_from_db()
    assert sent.version == version


@pytest.mark.parametrize(
    ("status", "fault"), [("5.2.2", "recipient"), ("5.7.1", "ours"), ("", "recipient")]
)
def test_what_may_pass_does_not_block_the_address(sent: Message, status: str, fault: str) -> None:
    take_return(report(sent, status=status))
    assert now_of(sent) == ("bounced", fault)
    assert not SuppressedAddress.objects.exists()


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded"])
def test_other_reports_change_no_state(sent: Message, action: str) -> None:
    assert take_return(report(sent, action=action, status="4.4.1")) == [Noted.NOTHING]
    assert now_of(sent) == ("sent", None)
    assert ("4.4.1" in sent.last_reply) == (action == "delayed")


def test_a_late_report_about_an_old_address_is_about_nothing(
    cast: Cast, sent: Message, office: PostOffice
) -> None:
    late = report(sent, by="return path")
    take_return(late)
    Message.objects.filter(pk=sent.pk).update(recipient_address="bo@ny.example")
    cast.door("secretariat").done(f"messages/{sent.pk}/resend")
    deliver_due()
    assert now_of(sent) == ("sent", None)
    assert take_return(late) == [Noted.UNKNOWN]
    assert now_of(sent) == ("sent", None)
    assert office.envelopes[0] != office.envelopes[1]


def test_each_letter_has_its_own_way_back(sent: Message, office: PostOffice) -> None:
    (envelope,), (mail,) = office.envelopes, office.letters
    assert envelope.startswith(f"retur+{sent.pk.hex}-")
    assert mail["From"] == "Punkt <punkt@localhost>"


def test_answers_and_notices_are_no_reports(sent: Message) -> None:
    mail = EmailMessage()
    mail["To"], mail["In-Reply-To"] = return_path(sent), sent.message_id
    mail["Auto-Submitted"] = "auto-replied"
    mail.set_content("Jeg er på ferie.")
    assert take_return(mail.as_bytes()) == []
    assert now_of(sent) == ("sent", None)


def test_a_report_about_a_letter_of_somebody_else_is_unknown(sent: Message) -> None:
    strange = report(sent).replace(sent.message_id.encode(), b"<x@other.example>")
    assert take_return(strange) == [Noted.UNKNOWN]
    assert now_of(sent) == ("sent", None)


@given(st.binary(max_size=400))
def test_nothing_that_is_sent_breaks_the_reader(content: bytes) -> None:
    assert read_reports(content) == []


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["message/rfc822", "x/y", ""]))
def test_no_half_of_a_report_breaks_the_reader(action: str, status: str, kind: str) -> None:
    content = REPORT.format(to="a", head="", action=action, status=status, original=kind)
    assert isinstance(read_reports(content.encode(errors="replace")), list)


@pytest.mark.parametrize(("kind", "scheme"), [(Pop3, "pop3"), (Imap, "imap")])
def test_a_mailbox_is_read_and_emptied(
    sent: Message, settings: Any, kind: type[Talk], scheme: str
) -> None:
    with open_box(kind) as box:
        settings.BOUNCE_MAILBOX = f"{scheme}://{box.user}@127.0.0.1:{box.port}"
        settings.BOUNCE_MAILBOX_PASSWORD = box.password
        answer = b"To: retur@egernborg.example\r\n\r\nTak for brevet.\r\n"
        box.mails = [answer, report(sent).replace(b"\n", b"\r\n")]
        assert read_mailbox() == 2
        assert now_of(sent) == ("bounced", "recipient")
        assert box.mails == ([answer] if kind is Imap else [])
        assert read_mailbox() == 0


def test_a_reader_that_is_cut_off_reads_again(sent: Message, settings: Any) -> None:
    with open_box(Pop3) as box:
        settings.BOUNCE_MAILBOX = f"pop3://{box.user}@127.0.0.1:{box.port}"
        settings.BOUNCE_MAILBOX_PASSWORD = box.password
        box.mails, box.hangs_up = [report(sent).replace(b"\n", b"\r\n")], True
        with pytest.raises((poplib.error_proto, OSError)):
            read_mailbox()
        assert len(box.mails) == 1
        box.hangs_up = False
        assert read_mailbox() == 1
    assert now_of(sent) == ("bounced", "recipient")


def test_without_a_mailbox_nothing_is_read(settings: Any) -> None:
    settings.BOUNCE_MAILBOX = ""
    assert read_mailbox() == 0


@pytest.mark.servers
def test_a_mail_server_pipes_a_report(real_cast: Cast, tmp_path: Any) -> None:
    (row,) = queue_letters(postings(real_cast, ("bo",)))
    Message.objects.update(state="sending")
    known = environment(tmp_path)
    argv = [sys.executable, "manage.py", "take_return"]

    def pipe(**more: str) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(  # noqa: S603 - our own
            argv, input=report(row), env=known | more, cwd=ROOT, capture_output=True, check=False
        )

    away = pipe(DATABASE_URL="postgres://punkt@127.0.0.1:9/punkt")
    assert away.returncode == os.EX_TEMPFAIL
    assert pipe().returncode == 0
    assert now_of(row) == ("bounced", "recipient")


def post(cast: Cast, body: Any, *, secret: str = SECRET, age: int = 0, headers: Any = ()) -> Any:
    """The webhook, signed."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    at = str(int(datetime.now(UTC).timestamp()) - age)
    sent = {
        "webhook-id": "msg_1",
        "webhook-timestamp": at,
        "webhook-signature": f"v1,other {signature(secret, 'msg_1', at, content)}",
        **dict(headers),
    }
    return cast.door(None).send("POST", "delivery-reports", content, headers=sent)


def bounced(row: Message, **more: str) -> dict[str, Any]:
    data = {"message_id": row.message_id, "status": "5.1.1", "diagnostic": "no such user"}
    return {"type": "message.bounced", "timestamp": "2026-03-02T08:00:00Z", "data": data | more}


def test_a_provider_tells_by_webhook(cast: Cast, sent: Message, settings: Any) -> None:
    settings.BOUNCE_WEBHOOK_SECRET = SECRET
    assert post(cast, bounced(sent)).json() == {"outcome": "bounced"}
    assert now_of(sent) == ("bounced", "recipient")
    assert SuppressedAddress.objects.count() == 1
    assert post(cast, bounced(sent)).json() == {"outcome": "nothing"}
    assert post(cast, bounced(sent, message_id="<x@y>")).json() == {"outcome": "unknown"}


def test_an_unsigned_report_changes_nothing(cast: Cast, sent: Message, settings: Any) -> None:
    settings.BOUNCE_WEBHOOK_SECRET = SECRET
    other = "whsec_" + b64encode(b"another one of those....").decode()
    refused(post(cast, bounced(sent), secret=other), 401, "bad_signature")
    refused(post(cast, bounced(sent), age=400), 401, "bad_signature")
    refused(post(cast, bounced(sent), age=-400), 401, "bad_signature")
    for name in ("webhook-id", "webhook-timestamp", "webhook-signature"):
        for value in ("", "٣", "v1,"):
            changed: dict[str, str] = {name: value}
            refused(post(cast, bounced(sent), headers=changed), 401, "bad_signature")
    settings.BOUNCE_WEBHOOK_SECRET = ""
    refused(post(cast, bounced(sent)), 404, "not_found")
    assert now_of(sent) == ("sent", None)


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"type": "message.read"}, "/type"),
        ({"data": {}}, "/data/message_id"),
        ({"data": {"message_id": "\0"}}, "/data/message_id"),
        ({"more": 1}, "/more"),
    ],
)
def test_a_signed_report_is_still_read_strictly(
    cast: Cast, sent: Message, settings: Any, change: dict[str, Any], pointer: str
) -> None:
    settings.BOUNCE_WEBHOOK_SECRET = SECRET
    problem = post(cast, bounced(sent) | change).json()
    assert problem["status"] == 400
    assert pointer in [fault["pointer"] for fault in problem["errors"]]
    assert now_of(sent) == ("sent", None)


def test_the_signature_is_the_one_others_make() -> None:
    """The example of the specification's libraries."""
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    headers = {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }
    at = datetime.fromtimestamp(1614265330, UTC)
    assert is_signed(secret, headers, b'{"test": 2432232314}', at)
    assert not is_signed(secret, headers, b'{"test": 2432232315}', at)
