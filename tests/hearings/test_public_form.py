"""The public form: everybody may answer an open public hearing while it runs, and no other."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from foundation import clock
from foundation.accounts.invitations import invitation_token
from foundation.outbox.models import Message
from hearings.models import HearingResponse
from tests.cast import Cast
from tests.door import expect, refused
from tests.hearings.papers import CITIZEN, PDF, bytes_of, citizen, form, sent_raw
from tests.hearings.setup import START, closed_case, planned, running, written

Clock = Callable[[str], None]


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def public(cast: Cast, **told: Any) -> str:
    """The path of the form of a running public hearing."""
    hearing = running(cast, audience="public", consultees=[], **told)
    return f"public/hearings/{hearing['id']}/responses"


def own_link(mail: Message) -> str:
    """The path in a receipt."""
    (link,) = [w for w in mail.text.split() if "/api/v1/invitations/" in w]
    return link.partition("/api/v1/")[2]


def test_a_citizen_answers_and_gets_a_receipt_that_tells_nothing(cast: Cast) -> None:
    told = expect(citizen().post(public(cast), CITIZEN), 201)
    row = HearingResponse.objects.get(pk=told["reference"])
    assert (row.state, row.channel, row.sender_kind) == ("submitted", "form", "private")
    assert (row.sender_email, row.is_late) == ("bodil@example.com", False)
    assert set(told) == {"reference", "received_at", "is_late"}
    (mail,) = written("hearing-receipt")
    assert mail.recipient_address == "bodil@example.com"
    for secret in ("Bodil", "takster for børn"):
        assert secret not in mail.text + mail.html + mail.subject_line + mail.recipient_name


def test_only_a_running_public_hearing_of_an_open_case_takes_answers(cast: Cast) -> None:
    hidden = [
        running(cast),
        planned(cast, audience="public"),
        running(cast, audience="public", case=str(closed_case(cast).pk)),
        {"id": str(uuid4())},
        {"id": "nonsense"},
    ]
    told = {
        refused(
            citizen().post(f"public/hearings/{hearing['id']}/responses", CITIZEN), 404, "not_found"
        )["detail"]
        for hearing in hidden
    }
    assert len(told) == 1
    assert not HearingResponse.objects.exists()


def test_it_is_over_when_the_hearing_is(cast: Cast, hold_clock: Clock) -> None:
    path, door = public(cast), cast.door("secretariat")
    hold_clock("2026-03-28T00:00:00+01:00")
    assert expect(citizen().post(path, CITIZEN), 201)["is_late"] is True
    door.done(f"hearings/{path.split('/')[2]}/end")
    refused(citizen().post(path, CITIZEN), 404, "not_found")


@pytest.mark.parametrize(
    ("wrong", "code", "pointer"),
    [
        ({"sender_email": ""}, "blank", "/sender_email"),
        ({"sender_email": "bodil@x\r\nBcc: all@example.com"}, "invalid", "/sender_email"),
        ({"sender_name": "a\u0000b"}, "bad_text", "/sender_name"),
        ({"sender_name": "Bo\u202egnap.exe"}, "bad_text", "/sender_name"),
        ({"sender_name": "Bo\u2066 Ida"}, "bad_text", "/sender_name"),
        ({"sender_name": "Bo\u0007"}, "bad_text", "/sender_name"),
        ({"sender_name": "Bo\u0085"}, "bad_text", "/sender_name"),
        ({"sender_name": "n" * 201}, "max_length", "/sender_name"),
        ({"body_html": "x" * 20_001}, "max_length", "/body_html"),
        ({"website": "https://spam.example"}, "must_be_empty", "/website"),
        ({"consultee": str(uuid4())}, "unknown_field", "/consultee"),
        ({"sender_kind": "king"}, "invalid_choice", "/sender_kind"),
    ],
)
def test_bad_answers_are_refused_by_name(
    cast: Cast, wrong: dict[str, Any], code: str, pointer: str
) -> None:
    refused(citizen().post(public(cast), {**CITIZEN, **wrong}), 400, code, pointer)
    assert not Message.objects.filter(rule="hearing-receipt").exists()


def test_nobody_is_an_authority_by_saying_so_and_empty_answers_are_none(cast: Cast) -> None:
    path = public(cast)
    told = expect(citizen().post(path, {**CITIZEN, "sender_kind": "authority"}), 201)
    assert HearingResponse.objects.get(pk=told["reference"]).sender_kind == "organisation"
    refused(citizen().post(path, {**CITIZEN, "body_html": "<p> </p>"}), 409, "response_empty")


def test_huge_bodies_are_refused_before_they_are_read(cast: Cast) -> None:
    path, door = public(cast), citizen()
    refused(door.post(path, json.dumps(CITIZEN).encode() + b" " * 2**18), 413, "too_large")
    big = PDF + b"0" * (10 * 2**20)
    refused(form(door, path, [("stor.pdf", big)]), 413, "too_large")


def test_files_come_along_with_their_scan_state(cast: Cast) -> None:
    path = public(cast)
    told = expect(form(citizen(), path, [("svar.pdf", PDF), ("mere.txt", b"Hej")]), 201)
    shown = cast.door("secretariat").seen(f"responses/{told['reference']}")
    found = [(f["file_name"], f["edition"], f["scan_state"]) for f in shown["files"]]
    assert found == [("svar.pdf", "original", "skipped"), ("mere.txt", "original", "skipped")]
    content = cast.door("secretariat").get(f"response-files/{shown['files'][0]['id']}/content")
    assert bytes_of(content) == PDF


@pytest.mark.parametrize(
    ("files", "status", "code"),
    [
        ([("../../etc/passwd", PDF)], 400, "bad_file_name"),
        ([("a\\b.pdf", PDF)], 400, "bad_file_name"),
        ([(".skjult.pdf", PDF)], 400, "bad_file_name"),
        ([("svar.exe", b"MZ\x90\x00")], 415, "media_type_refused"),
        ([("svar.pdf", b"<html><script>alert(1)</script>")], 415, "media_type_refused"),
        ([("ark.csv", b"=1+1;2")], 415, "media_type_refused"),
        ([("tom.pdf", b"")], 400, "empty_file"),
        ([(f"{n}.pdf", PDF + bytes([n])) for n in range(6)], 400, "too_many_files"),
        ([(f"{n}.pdf", b"x") for n in range(150)], 400, "not_multipart"),
    ],
)
def test_files_with_tricks_are_refused(
    cast: Cast, files: list[tuple[str, bytes]], status: int, code: str
) -> None:
    refused(form(citizen(), public(cast), files), status, code)
    assert not HearingResponse.objects.exists()


def test_an_address_is_slowed_down_and_its_neighbour_is_not(cast: Cast, settings: Any) -> None:
    path, net = public(cast), f"2001:db8:{uuid4().hex[:4]}"
    door = citizen(f"{net}:1::5")
    settings.PUBLIC_FORMS_PER_HOUR = 3
    codes = [door.post(path, {**CITIZEN, "website": "x"}).status_code for _ in range(3)]
    late = citizen(f"{net}:1:ffff::9").post(path, CITIZEN)
    assert expect(citizen(f"{net}:2::5").post(path, CITIZEN), 201)
    assert codes == [400, 400, 400]
    refused(late, 429, "throttled")
    assert 0 < int(late.headers["Retry-After"]) <= 3601


def test_the_same_answer_sent_twice_is_there_once(cast: Cast) -> None:
    path, door = public(cast), citizen()
    files = [("svar.pdf", PDF)]
    first = expect(form(door, path, files), 201)
    assert expect(form(door, path, files), 201) == first
    assert expect(door.post(path, CITIZEN), 201)["reference"] != first["reference"]
    assert len(written("hearing-receipt")) == 2


def test_the_link_of_a_receipt_shows_and_replaces_one_s_own_answer(cast: Cast) -> None:
    path, door = public(cast), citizen()
    expect(form(door, path, [("svar.pdf", PDF)]), 201)
    link = own_link(written("hearing-receipt")[0])
    shown = door.seen(link)
    assert (shown["purpose"], shown["sender_name"]) == ("hearing-response", "Bodil Nabo")
    added = expect(sent_raw(door, f"{link}/files", PDF + b"2", "nyt.pdf"), 201)
    assert bytes_of(door.get(f"{link}/files/{added['id']}")) == PDF + b"2"
    replaced = expect(door.post(link, {"body_html": "<p>Jeg er i tvivl.</p>"}), 200)
    assert [f["file_name"] for f in replaced["files"]] == ["svar.pdf", "nyt.pdf"]
    states = HearingResponse.objects.order_by("position").values_list("state", flat=True)
    assert list(states) == ["replaced", "submitted"]
    assert door.seen(link)["body_html"] == "<p>Jeg er i tvivl.</p>"
    assert (
        expect(door.post(link, {"body_html": "<p>Nej.</p>", "keep_files": False}), 200)["files"]
        == []
    )


def test_an_answer_is_replaced_until_the_deadline_s_last_second(
    cast: Cast, hold_clock: Clock
) -> None:
    path, door = public(cast), citizen()
    expect(door.post(path, CITIZEN), 201)
    link = own_link(written("hearing-receipt")[0])
    hold_clock("2026-03-27T23:59:59+01:00")
    assert expect(door.post(link, {"body_html": "<p>Nej.</p>"}), 200)["is_late"] is False
    hold_clock("2026-03-28T00:00:00+01:00")
    refused(door.post(link, {"body_html": "<p>Jo.</p>"}), 409, "deadline_has_run_out")
    refused(sent_raw(door, f"{link}/files"), 409, "deadline_has_run_out")
    assert door.seen(link)["body_html"] == "<p>Nej.</p>"
    hold_clock("2026-06-01T12:00:00+02:00")
    refused(door.get(link), 404, "not_found")


def test_links_for_other_purposes_open_nothing(cast: Cast) -> None:
    path = public(cast)
    told = expect(citizen().post(path, CITIZEN), 201)
    row = HearingResponse.objects.get(pk=told["reference"])
    for purpose in ("hearing", "minutes", "joint-reply"):
        link = f"invitations/{invitation_token(purpose, row.pk)}"
        refused(citizen().get(link), 404, "not_found")
        refused(citizen().post(link, {"body_html": "x"}), 404, "not_found")
        refused(sent_raw(citizen(), f"{link}/files"), 404, "not_found")
        refused(citizen().get(f"{link}/files/{uuid4()}"), 404, "not_found")


@pytest.mark.django_db(transaction=True)
def test_of_one_answer_pressed_many_times_at_once_one_stands(real_cast: Cast) -> None:
    path = public(real_cast)
    moment = datetime.fromisoformat(START)

    def press(_: int) -> tuple[int, str]:
        try:
            with clock.frozen(moment):
                answer = citizen().post(path, CITIZEN)
                return answer.status_code, json.loads(answer.content)["reference"]
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        told = set(pool.map(press, range(5)))
    assert len(told) == 1
    assert HearingResponse.objects.count() == 1
