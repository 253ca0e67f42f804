"""Files of those who were asked, and answers that come late."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hearings.actions.late import attach_late
from tests.cast import Cast
from tests.door import expect, refused
from tests.hearings.papers import citizen, sent_raw
from tests.hearings.setup import (
    TEXT,
    closed_case,
    consultee_of,
    drafted,
    given,
    invitation_of,
    item_on_agenda,
    running,
    written,
)

Clock = Callable[[str], None]
CPR = "Jeg hedder 010190-1234"


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_files_are_laid_with_drafts_only_and_by_their_writer(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("consultee")
    draft = drafted(door, hearing, body_html="")
    path = f"responses/{draft['id']}"
    refused(door.post(f"{path}/submit"), 409, "response_empty")
    file = expect(sent_raw(door, f"{path}/files"), 201)
    refused(sent_raw(cast.door("member"), f"{path}/files"), 404, "not_found")
    assert door.seen(f"{path}/files")["results"][0]["id"] == file["id"]
    done = door.done(f"{path}/submit", if_match=None)
    assert [f["file_name"] for f in done["files"]] == ["svar.pdf"]
    refused(sent_raw(door, f"{path}/files"), 409, "wrong_state")
    gone = door.delete(f"response-files/{file['id']}", if_match=file["etag"])
    refused(gone, 409, "wrong_state")
    refused(cast.door("council_member").post(f"{path}/files", {}), 403, "forbidden")


def test_an_invitation_keeps_a_draft_with_files_and_sends_it(cast: Cast) -> None:
    hearing, door = running(cast), citizen()
    path = invitation_of(hearing)
    shown = expect(door.post(path, {"answer": "draft", "body_html": "<p>Vi mener</p>"}), 200)
    assert [r["state"] for r in shown["responses"]] == ["draft"]
    file = expect(sent_raw(door, f"{path}/files"), 201)
    assert file["scan_state"] == "skipped"
    other = invitation_of(hearing, "Ældrerådet")
    refused(door.get(f"{other}/files/{file['id']}"), 404, "not_found")
    refused(door.delete(f"{other}/files/{file['id']}"), 404, "not_found")
    sent = expect(door.post(path, {"body_html": TEXT}), 200)
    (answer,) = sent["responses"]
    assert (answer["state"], answer["body_html"]) == ("submitted", TEXT)
    assert [f["file_name"] for f in answer["files"]] == ["svar.pdf"]
    refused(door.delete(f"{path}/files/{file['id']}"), 404, "not_found")
    assert [m.recipient_address for m in written("hearing-receipt")] == [
        "consultee@egernborg.example"
    ]


def test_an_invitation_s_draft_is_not_the_account_s(cast: Cast) -> None:
    hearing = running(cast)
    own = drafted(cast.door("consultee"), hearing, body_html="<p>Fra kontoen</p>")
    expect(citizen().post(invitation_of(hearing), {"body_html": TEXT}), 200)
    assert cast.door("consultee").seen(f"responses/{own['id']}")["state"] == "draft"


def test_an_answer_in_time_is_not_traded_for_a_late_one(cast: Cast, hold_clock: Clock) -> None:
    hearing, door = running(cast), cast.door("consultee")
    answer = given(door, hearing)
    elders = invitation_of(hearing, "Ældrerådet")
    hold_clock("2026-03-28T00:00:00+01:00")
    body = {"body_html": "<p>Nej</p>"}
    refused(door.post(f"responses/{answer['id']}/replace", body), 409, "deadline_has_run_out")
    expect(citizen().post(elders, {"body_html": TEXT}), 200)
    again = expect(citizen().post(elders, {"answer": "replace", **body}), 200)
    assert [r["is_late"] for r in again["responses"]] == [True, True]


def test_a_late_answer_stands_with_the_case_s_next_item(cast: Cast, hold_clock: Clock) -> None:
    case = closed_case(cast)
    hearing = running(cast, case=str(case.pk))
    hold_clock("2026-03-30T10:00:00+02:00")
    early = given(cast.door("consultee"), hearing)
    assert (early["is_late"], early["considered_item"]) == (True, None)
    item = item_on_agenda(cast, closed=True, case=case)
    assert attach_late() == 1
    assert attach_late() == 0
    door = cast.door("secretariat")
    found = door.seen("responses", considered_item=str(item.pk))["results"]
    assert [row["id"] for row in found] == [early["id"]]
    elders = str(consultee_of(hearing, "Ældrerådet").pk)
    assert given(door, hearing, consultee=elders)["considered_item"] == str(item.pk)
    item.state, item.position = "postponed", item.position
    item.save()
    assert attach_late() == 0


def test_who_decides_the_case_reads_all_its_answers(cast: Cast) -> None:
    case = closed_case(cast)
    hearing = running(cast, case=str(case.pk), issued_by_committee=str(cast.finance.pk))
    answer = given(cast.door("consultee"), hearing)
    path = f"responses/{answer['id']}"
    refused(cast.door("member").get(path), 404, "not_found")
    item = item_on_agenda(cast, closed=True, case=case)
    assert cast.door("member").seen(path)["body_html"] == TEXT
    refused(cast.door("council_member").get(path), 404, "not_found")
    item.delete()
    refused(cast.door("member").get(path), 404, "not_found")
