"""The development inbox, through its real sockets."""

import json
import os
import smtplib
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from runner.embedded.redis_server import free_port
from runner.programs import inbox
from runner.supervisor import Supervisor

SCRIPT = "<script>alert('æ')</script>"


@dataclass
class Inbox:
    smtp: int
    http: int

    def get(self, path: str, **headers: str) -> Any:
        request = urllib.request.Request(f"http://127.0.0.1:{self.http}{path}", headers=headers)
        return urllib.request.urlopen(request, timeout=5)  # noqa: S310

    def page(self, path: str) -> str:
        with self.get(path) as answer:
            text: str = answer.read().decode()
            return text

    def status(self, path: str, **headers: str) -> int:
        try:
            with self.get(path, **headers) as answer:
                code: int = answer.status
                return code
        except urllib.error.HTTPError as error:
            return error.code

    def letters(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.page("/messages.json"))
        return found

    def send(self, message: EmailMessage, to: list[str]) -> None:
        with smtplib.SMTP("127.0.0.1", self.smtp, timeout=5) as client:
            client.send_message(message, "afsender@egernborg.example", to)


def letter(subject: str = "Høringsfristen nærmer sig") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Egernborg Kommune <afsender@egernborg.example>"
    message["To"] = "Jytte Ørnø <jytte@egernborg.example>"
    message["Subject"] = subject
    message["Message-ID"] = "<et-brev@egernborg.example>"
    message["X-Punkt-Kind"] = "hearing_reminder"
    message.set_content("Kære Jytte\n\nSvar senest på fredag.\n")
    message.add_alternative(f"<p>Svar på <b>fredag</b></p>{SCRIPT}", subtype="html")
    message.add_attachment("punkt;ejer\n3;Åse\n", subtype="csv", filename="opfølgning.csv")
    return message


@pytest.fixture
def box(folder: Path) -> Iterator[Inbox]:
    here = Inbox(free_port(), free_port())
    with Supervisor(folder) as supervisor:
        program = inbox(dict(os.environ), smtp=here.smtp, http=here.http, folder=folder / "letters")
        child = supervisor.start(program)
        supervisor.wait_until(child, lambda: _up(here), seconds=10)
        yield here


def _up(box: Inbox) -> bool:
    try:
        return box.status("/") == 200
    except OSError:
        return False


def test_a_letter_arrives_whole(box: Inbox) -> None:
    box.send(letter(), ["jytte@egernborg.example", "skjult@egernborg.example"])
    (found,) = box.letters()
    assert found["from"] == "Egernborg Kommune <afsender@egernborg.example>"
    assert found["to"] == "Jytte Ørnø <jytte@egernborg.example>"
    assert found["envelope_from"] == "afsender@egernborg.example"
    assert found["envelope_to"] == ["jytte@egernborg.example", "skjult@egernborg.example"]
    assert found["subject"] == "Høringsfristen nærmer sig"
    assert found["message_id"] == "<et-brev@egernborg.example>"
    assert ["X-Punkt-Kind", "hearing_reminder"] in found["headers"]
    assert found["text"] == "Kære Jytte\n\nSvar senest på fredag.\n"
    assert "<b>fredag</b>" in found["html"]


def test_an_attachment_can_be_fetched(box: Inbox) -> None:
    box.send(letter(), ["jytte@egernborg.example"])
    (attachment,) = box.letters()[0]["attachments"]
    assert attachment["name"] == "opfølgning.csv"
    assert attachment["content_type"] == "text/csv"
    with box.get(attachment["url"]) as answer:
        assert answer.read().decode().splitlines() == ["punkt;ejer", "3;Åse"]
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert "opf%C3%B8lgning.csv" in answer.headers["Content-Disposition"]


def test_nothing_in_a_letter_runs(box: Inbox) -> None:
    box.send(letter(subject=f"Fare {SCRIPT}"), ["jytte@egernborg.example"])
    key = box.letters()[0]["key"]
    for path in ("/", f"/messages/{key}"):
        page = box.page(path)
        assert "<script" not in page
        assert "Fare &lt;script&gt;" in page
    assert '<iframe sandbox="" srcdoc="&lt;p&gt;Svar' in box.page(f"/messages/{key}")
    with box.get(f"/messages/{key}") as answer:
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_the_newest_is_on_top_and_the_oldest_first_in_json(box: Inbox) -> None:
    for subject in ("Første", "Anden"):
        box.send(letter(subject=subject), ["jytte@egernborg.example"])
    assert [each["subject"] for each in box.letters()] == ["Første", "Anden"]
    page = box.page("/")
    assert page.index("Anden") < page.index("Første")


def test_letters_outlive_the_server(folder: Path, box: Inbox) -> None:
    box.send(letter(), ["jytte@egernborg.example"])
    again = Inbox(free_port(), free_port())
    with Supervisor(folder / "letters") as supervisor:
        program = inbox(
            dict(os.environ), smtp=again.smtp, http=again.http, folder=folder / "letters"
        )
        child = supervisor.start(program)
        supervisor.wait_until(child, lambda: _up(again), seconds=10)
        assert len(again.letters()) == 1


@pytest.mark.parametrize(
    "path",
    [
        "/messages/../../secret_key",
        "/messages/%2e%2e%2fsecret_key/raw",
        "/messages/KEY/attachments/2",
        "/messages/KEY/attachments/x",
        "/messages/KEY/other",
        "/elsewhere",
    ],
)
def test_pages_that_do_not_exist(box: Inbox, path: str) -> None:
    box.send(letter(), ["jytte@egernborg.example"])
    assert box.status(path.replace("KEY", box.letters()[0]["key"])) == 404


def test_a_name_of_another_origin_is_refused(box: Inbox) -> None:
    assert box.status("/messages.json", Host="example.org") == 404
    assert box.status("/messages.json", Host=f"localhost:{box.http}") == 200
