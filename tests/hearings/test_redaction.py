"""What was sent by mistake is gone, and provable."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings as configured

from agenda.models import Upload
from foundation.accounts.invitations import invitation_token
from foundation.http.models import IdempotencyRecord
from foundation.outbox.delivery import deliver_due
from foundation.outbox.models import Message, SuppressedAddress
from hearings.models import HearingResponse
from tests.cast import Cast
from tests.door import expect, refused
from tests.hearings.papers import PDF, answered, bytes_of, citizen, sent_raw
from tests.hearings.setup import (
    drafted,
    given,
    running,
    written,
)
from tests.hearings.test_joint_reply import DRAFT, collecting, link_of
from tests.outbox.conftest import office
from tests.outbox.post import PostOffice

__all__ = ["office"]

Clock = Callable[[str], None]
CPR = "Jeg hedder 010190-1234"


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_what_was_sent_by_mistake_is_gone_and_provable(cast: Cast, tmp_path: Path) -> None:
    hearing, answer = answered(cast)
    door = cast.door("secretariat")
    door.done(f"{answer}/write-public-version")
    (file,) = door.seen(answer)["files"]
    key = Upload.objects.get(file_name="svar.pdf").storage_key
    stored = Path(configured.MEDIA_ROOT) / key
    assert stored.exists()
    refused(door.post(f"{answer}/redact", {"reason": " "}, if_match="*"), 400, "blank")
    rehearsal = door.post(f"{answer}/redact?dry_run=true", {"reason": "Fejl"}, if_match="*")
    assert (rehearsal.status_code, stored.exists()) == (200, True)
    gone = door.done(f"{answer}/redact", {"reason": "Sendt ved en fejl"})
    assert (gone["body_html"], gone["sender_name"]) == ("", "Slettet afsender")
    assert gone["public_version"] is None
    assert not stored.exists()
    refused(door.get(f"response-files/{file['id']}/content"), 404, "not_found")
    row = HearingResponse.objects.get()
    assert len(row.redacted_hash) == 64
    assert row.redacted_hash != row.redaction_salt
    assert not written("hearing-receipt")
    refused(door.post(f"{answer}/redact", {"reason": "x"}, if_match="*"), 409, "response_redacted")
    refused(door.post(f"{answer}/write-public-version", {}, if_match="*"), 409, "response_redacted")
    assert door.seen(f"{hearing}/responses")["results"][0]["redact_reason"] == "Sendt ved en fejl"


def test_no_kept_answer_tells_what_was_redacted(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("consultee")
    body = {"body_html": "<p>Min hemmelighed</p>"}
    draft = expect(door.post(f"hearings/{hearing['id']}/responses", body, key="en"), 201)
    expect(door.post(f"responses/{draft['id']}/submit", key="to"), 200)
    cast.door("secretariat").done(f"responses/{draft['id']}/redact", {"reason": "Fejl"})
    kept = [bytes(row.body) for row in IdempotencyRecord.objects.all()]
    assert not any(b"hemmelighed" in text for text in kept)


def test_a_file_that_came_along_stays_with_the_answer_that_stands(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("consultee")
    draft = drafted(door, hearing)
    expect(sent_raw(door, f"responses/{draft['id']}/files"), 201)
    first = door.done(f"responses/{draft['id']}/submit", if_match=None)
    body = {"body_html": "<p>Nyt</p>"}
    second = door.done(f"responses/{first['id']}/replace", body, if_match=None)
    cast.door("secretariat").done(f"responses/{first['id']}/redact", {"reason": "Fejl"})
    (file,) = door.seen(f"responses/{second['id']}")["files"]
    assert bytes_of(door.get(f"response-files/{file['id']}/content")) == PDF


def test_what_an_answer_took_the_place_of_is_removed_with_it(cast: Cast, tmp_path: Path) -> None:
    hearing, first = answered(cast)
    link = f"invitations/{invitation_token('hearing-response', UUID(first.partition('/')[2]))}"
    expect(citizen().post(link, {"body_html": "<p>Jeg bor på Hemmeligvej</p>"}), 200)
    expect(citizen().post(link, {"body_html": "<p>Jeg er imod</p>"}), 200)
    door = cast.door("secretariat")
    (*earlier, last) = door.seen(f"{hearing}/responses")["results"]
    files = [file["id"] for row in (*earlier, last) for file in row["files"]]
    door.done(f"responses/{last['id']}/redact", {"reason": "Fejl"})
    shown = door.seen(f"{hearing}/responses")["results"]
    assert [(row["state"], row["body_html"], row["sender_name"]) for row in shown] == [
        ("replaced", "", "Slettet afsender"),
        ("replaced", "", "Slettet afsender"),
        ("submitted", "", "Slettet afsender"),
    ]
    assert len(files) == 3
    for file in files:
        refused(door.get(f"response-files/{file}/content"), 404, "not_found")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    proofs = HearingResponse.objects.values_list("redacted_hash", "redaction_salt")
    assert len({proof for proof, _ in proofs} | {salt for _, salt in proofs}) == 6


def test_an_earlier_answer_is_removed_and_the_later_stands(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("consultee")
    first = given(door, hearing)
    body = {"body_html": "<p>Nyt</p>"}
    second = door.done(f"responses/{first['id']}/replace", body, if_match=None)
    cast.door("secretariat").done(f"responses/{first['id']}/redact", {"reason": "Fejl"})
    assert door.seen(f"responses/{first['id']}")["body_html"] == ""
    assert door.seen(f"responses/{second['id']}")["body_html"] == "<p>Nyt</p>"


def test_what_members_put_in_goes_with_the_reply_that_was_made_of_it(cast: Cast) -> None:
    path, door = collecting(cast), cast.door("secretariat")
    ib = link_of("Ib Smed")
    expect(citizen().post(ib, {"answer": "contribute", "input_html": "<p>Min søn er syg</p>"}), 200)
    door.changed(path, {"draft_html": DRAFT, "approve_by": "2026-03-20"})
    seen = {"overrides": [{"code": "input_still_open", "reason": "Alle har sagt deres"}]}
    digest = door.done(f"{path}/circulate", seen)["content_hash"]
    body = {"answer": "object", "content_hash": digest, "reason": "Min søn er ikke nævnt"}
    expect(citizen().post(ib, body), 200)
    codes = ("member_objects", "member_silent")
    over = {"overrides": [{"code": code, "reason": "Haster"} for code in codes]}
    sent = door.done(f"{path}/send", over)
    assert "søn" in str(door.seen(f"{path}/members"))
    door.done(f"responses/{sent['response']}/redact", {"reason": "Fejl"})
    assert "søn" not in str(door.seen(f"{path}/members"))
    assert "søn" not in str(citizen().seen(ib))


def test_a_receipt_that_came_back_is_removed_with_its_answer(
    cast: Cast, office: PostOffice
) -> None:
    office.says["bodil@example.com"] = "550 5.1.1 bodil@example.com is nobody here"
    _, path = answered(cast)
    deliver_due()
    assert "bodil" in SuppressedAddress.objects.get().reply
    cast.door("secretariat").done(f"{path}/redact", {"reason": "Fejl"})
    assert not SuppressedAddress.objects.exists()
    assert not Message.objects.filter(rule="hearing-receipt").exists()
