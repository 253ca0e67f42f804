"""What the public reads of answers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hearings.models import HearingResponse
from tests.cast import Cast
from tests.door import expect, refused
from tests.hearings.papers import CITIZEN, PDF, answered, bytes_of, citizen, sent_raw
from tests.hearings.setup import (
    closed_case,
    given,
    running,
    written,
)

Clock = Callable[[str], None]
CPR = "Jeg hedder 010190-1234"


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def published(cast: Cast, hold_clock: Clock, hearing: str, **body: Any) -> dict[str, Any]:
    """The hearing with its answers let go, after its end."""
    hold_clock("2026-03-28T09:00:00+01:00")
    door = cast.door("secretariat")
    door.done(f"{hearing}/end")
    return door.done(f"{hearing}/publish-responses", body)


def test_only_the_public_edition_is_public_and_a_private_sender_is_not_named(
    cast: Cast, hold_clock: Clock
) -> None:
    hearing, answer = answered(cast)
    door, public = cast.door("secretariat"), f"public/{hearing}/responses"
    refused(citizen().get(public), 404, "not_found")
    done = door.done(f"{answer}/write-public-version", {"body_html": "<p>En borger er imod.</p>"})
    assert done["public_version"]["body_html"] == "<p>En borger er imod.</p>"
    refused(door.post(f"{hearing}/publish-responses", {}, if_match="*"), 409, "wrong_state")
    published(cast, hold_clock, hearing)
    (shown,) = citizen().seen(public)["results"]
    assert (shown["sender"], shown["body_html"]) == (None, "<p>En borger er imod.</p>")
    assert shown["files"] == []
    whole = citizen().get(public).content.decode()
    assert not any(secret in whole for secret in ("Bodil", "bodil@", "takster for børn"))
    door.done(f"{hearing}/unpublish-responses", {"reason": "Et navn slap med"})
    refused(citizen().get(public), 404, "not_found")


@pytest.mark.parametrize(
    ("display", "kind", "consents", "named"),
    [
        ("organisations", "private", True, False),
        ("organisations", "organisation", False, True),
        ("anonymous", "organisation", True, False),
        ("consenting", "private", False, False),
        ("consenting", "private", True, True),
    ],
)
def test_the_hearing_says_whose_names_are_told(
    cast: Cast, hold_clock: Clock, display: str, kind: str, *, consents: bool, named: bool
) -> None:
    hearing = running(cast, audience="public", consultees=[], sender_display=display)
    path = f"public/hearings/{hearing['id']}/responses"
    told = {**CITIZEN, "sender_kind": kind, "name_may_be_published": consents}
    answer = expect(citizen().post(path, told), 201)["reference"]
    cast.door("secretariat").done(f"responses/{answer}/write-public-version")
    published(cast, hold_clock, f"hearings/{hearing['id']}")
    (shown,) = citizen().seen(path)["results"]
    assert (shown["sender"] == "Bodil Nabo") is named


def test_a_file_is_public_only_in_its_public_edition(cast: Cast, hold_clock: Clock) -> None:
    hearing, answer = answered(cast)
    door = cast.door("secretariat")
    door.done(f"{answer}/write-public-version")
    files = f"{answer}/files"
    bad = sent_raw(door, files, CPR.encode(), "cpr.txt")
    refused(bad, 409, "wrong_state")
    clean = expect(sent_raw(door, f"{files}", PDF, "x.pdf"), 409)
    assert clean["code"] == "wrong_state"
    upload = expect(sent_raw(door, "uploads", b"Uden navne", "renset.txt"), 201)["id"]
    number = expect(sent_raw(door, "uploads", CPR.encode(), "cpr.txt"), 201)["id"]
    body = {"upload_id": number, "edition": "public"}
    refused(door.post(files, body), 409, "cpr_found")
    made = door.made(files, {"upload_id": upload, "edition": "public"})
    refused(cast.door("chair").post(files, body), 403, "forbidden")
    path = f"public/response-files/{made['id']}"
    refused(citizen().get(path), 404, "not_found")
    published(cast, hold_clock, hearing)
    assert bytes_of(citizen().get(path)) == b"Uden navne"
    original = HearingResponse.objects.get().files.get(edition="original").pk
    refused(citizen().get(f"public/response-files/{original}"), 404, "not_found")


def test_personal_numbers_and_missing_editions_hold_publishing_back(
    cast: Cast, hold_clock: Clock
) -> None:
    hearing, answer = answered(cast)
    door = cast.door("secretariat")
    bad = door.post(f"{answer}/write-public-version", {"body_html": CPR}, if_match="*")
    refused(bad, 409, "cpr_found")
    hold_clock("2026-03-28T09:00:00+01:00")
    door.done(f"{hearing}/end")
    path = f"{hearing}/publish-responses"
    refused(door.post(path, {}, if_match="*"), 409, "public_version_missing")
    door.done(f"{answer}/write-public-version", {"body_html": "<p>Imod</p>"})
    body = {"with_white_book": True}
    refused(door.post(path, body, if_match="*"), 409, "comment_missing")
    door.done(f"{answer}/comment", {"comment_html": CPR})
    refused(door.post(path, body, if_match="*"), 409, "cpr_found")
    told = {"comment_html": "<p>Tages til efterretning</p>", "proposal_change": "changes"}
    refused(door.post(f"{answer}/comment", told, if_match="*"), 409, "change_not_described")
    door.done(f"{answer}/comment", {**told, "proposed_change": "Børn er gratis"})
    assert door.done(path, body)["white_book_published_at"]


def test_a_closed_hearing_s_answers_are_never_published(cast: Cast, hold_clock: Clock) -> None:
    hearing = running(cast, case=str(closed_case(cast).pk))
    answer = given(cast.door("consultee"), hearing)
    door = cast.door("secretariat")
    door.done(f"responses/{answer['id']}/write-public-version")
    hold_clock("2026-03-28T09:00:00+01:00")
    door.done(f"hearings/{hearing['id']}/end")
    path = f"hearings/{hearing['id']}/publish-responses"
    refused(door.post(path, {}, if_match="*"), 409, "hearing_closed")
    refused(citizen().get(f"public/hearings/{hearing['id']}/responses"), 404, "not_found")
    (mail,) = written("hearing-receipt")
    assert "Takster" not in mail.text + mail.subject_line
    assert "lukket sag" in mail.text


@pytest.mark.parametrize("name", ["consultee", "member", "chair", "council_member", "official"])
def test_who_may_not_edit_publish_or_remove(cast: Cast, name: str) -> None:
    hearing, answer = answered(cast)
    door = cast.door(name)
    bodies = {
        "write-public-version": {},
        "remove-public-version": {},
        "comment": {"comment_html": "x"},
        "redact": {"reason": "x"},
    }
    status = 404 if name == "consultee" else 403
    for verb, body in bodies.items():
        assert door.post(f"{answer}/{verb}", body, if_match="*").status_code == status, verb
    for verb in ("publish-responses", "unpublish-responses"):
        response = door.post(f"{hearing}/{verb}", {"reason": "x"}, if_match="*")
        assert response.status_code == status, verb


def test_a_sender_s_address_is_for_those_who_run_the_hearing(cast: Cast) -> None:
    _, answer = answered(cast)
    assert cast.door("secretariat").seen(answer)["sender_email"] == "bodil@example.com"
    assert cast.door("member").seen(answer)["sender_email"] is None
    refused(cast.door("secretariat_other_municipality").get(answer), 404, "not_found")
