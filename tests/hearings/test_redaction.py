"""What was sent by mistake is gone, and provable."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured

from agenda.models import Upload
from foundation.http.models import IdempotencyRecord
from hearings.models import HearingResponse
from tests.cast import Cast
from tests.door import expect, refused
from tests.hearings.papers import PDF, answered, bytes_of, sent_raw
from tests.hearings.setup import (
    drafted,
    running,
    written,
)

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
