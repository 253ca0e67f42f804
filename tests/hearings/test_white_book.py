"""The white book: every answer beside the administration's comment, in two editions [91]."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.cast import Cast
from tests.door import expect, refused
from tests.hearings.papers import CITIZEN, answered, bytes_of, citizen
from tests.hearings.setup import TEXT, given, invitation_of, running

Clock = Callable[[str], None]
FORMULA = '=HYPERLINK("https://x.example")'


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def commented(cast: Cast) -> tuple[str, str]:
    """A hearing with two answers, one of them commented and with a public edition."""
    hearing, answer = answered(cast)
    told = {**CITIZEN, "sender_name": "Svømmeklubben", "sender_kind": "organisation"}
    second = expect(citizen().post(f"public/{hearing}/responses", told), 201)["reference"]
    door = cast.door("secretariat")
    door.done(f"{answer}/write-public-version", {"body_html": "<p>En borger er imod.</p>"})
    comment = {
        "comment_html": "<p>Bemærkningen følges.</p>",
        "summary": FORMULA,
        "proposal_change": "partly",
        "proposed_change": "Børn er gratis",
    }
    door.done(f"{answer}/comment", comment)
    return hearing, f"responses/{second}"


def rows_of(response: Any) -> list[list[str]]:
    """The lines of a CSV."""
    text = bytes_of(response).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_the_internal_edition_tells_every_answer_to_those_who_consider_it(cast: Cast) -> None:
    hearing, second = commented(cast)
    for name in ("secretariat", "member", "council_member", "case_officer"):
        told = cast.door(name).seen(f"{hearing}/white-book")["results"]
        assert [line["sender"] for line in told] == ["Bodil Nabo", "Svømmeklubben"], name
    first = told[0]
    assert first["body_html"] == CITIZEN["body_html"]
    assert (first["proposal_change"], first["proposed_change"]) == ("partly", "Børn er gratis")
    assert first["files"] == ["svar.pdf"]
    assert told[1]["proposal_change"] is None
    assert told[1]["response"] == second.partition("/")[2]


def test_pages_of_the_white_book_follow_each_other(cast: Cast) -> None:
    hearing, _ = commented(cast)
    door = cast.door("secretariat")
    first = door.seen(f"{hearing}/white-book", limit="1")
    following = door.seen(first["next"])
    assert [line["number"] for line in first["results"] + following["results"]] == [1, 2]


def test_who_is_only_asked_reads_no_white_book(cast: Cast) -> None:
    hearing = running(cast)
    given(cast.door("consultee"), hearing)
    for end in ("", ".csv", ".pdf"):
        path = f"hearings/{hearing['id']}/white-book{end}"
        refused(cast.door("consultee").get(path), 403, "forbidden")
        refused(cast.door("secretariat_other_municipality").get(path), 404, "not_found")
        refused(citizen().get(path), 401, "not_authenticated")
        refused(citizen().get(f"public/{path}"), 404, "not_found")


def test_drafts_and_replaced_answers_are_not_in_it(cast: Cast) -> None:
    hearing = running(cast)
    link = invitation_of(hearing)
    expect(citizen().post(link, {"body_html": "<p>Først</p>"}), 200)
    expect(citizen().post(link, {"answer": "replace", "body_html": TEXT}), 200)
    other = invitation_of(hearing, "Ældrerådet")
    expect(citizen().post(other, {"answer": "draft", "body_html": "<p>Kladde</p>"}), 200)
    told = cast.door("secretariat").seen(f"hearings/{hearing['id']}/white-book")["results"]
    assert [line["body_html"] for line in told] == [TEXT]


def test_a_spreadsheet_opens_it_and_runs_nothing(cast: Cast) -> None:
    hearing, _ = commented(cast)
    answer = cast.door("member").get(f"{hearing}/white-book.csv")
    assert answer.headers["Content-Type"].startswith("text/csv")
    heading, first, second = rows_of(answer)
    assert heading[:3] == ["Nr.", "Afsender", "Modtaget"]
    assert first[4] == f"'{FORMULA}"
    assert first[7] == "Ændrer forslaget delvist"
    assert second[1] == "Svømmeklubben"
    again = cast.door("member").send(
        "GET", f"{hearing}/white-book.csv", headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert again.status_code == 304


def test_the_print_is_accessible_and_holds_every_answer(cast: Cast) -> None:
    hearing, _ = commented(cast)
    content = bytes_of(cast.door("secretariat").get(f"{hearing}/white-book.pdf"))
    pdf = PdfReader(io.BytesIO(content))
    assert b"pdfuaid:part" in content or "/MarkInfo" in pdf.root_object
    text = " ".join(page.extract_text() for page in pdf.pages)
    for word in ("Hvidbog", "Bodil Nabo", "Svømmeklubben", "Intern udgave", "gratis"):
        assert word in text, word


def test_the_public_edition_is_there_when_published_and_tells_no_private_sender(
    cast: Cast, hold_clock: Clock
) -> None:
    hearing, _ = commented(cast)
    door, public = cast.door("secretariat"), f"public/{hearing}/white-book"
    hold_clock("2026-03-28T09:00:00+01:00")
    door.done(f"{hearing}/end")
    missing = ("public_version_missing", "comment_missing")
    aside = {"overrides": [{"code": code, "reason": "Aftalt"} for code in missing]}
    door.done(f"{hearing}/publish-responses", aside)
    refused(citizen().get(public), 404, "not_found")
    door.done(f"{hearing}/publish-responses", {**aside, "with_white_book": True})
    (line,) = citizen().seen(public)["results"]
    assert (line["sender"], line["response"]) == (None, None)
    assert line["body_html"] == "<p>En borger er imod.</p>"
    (_, row) = rows_of(citizen().get(f"{public}.csv"))
    assert row[1] == "Privatperson"
    pdf = PdfReader(io.BytesIO(bytes_of(citizen().get(f"{public}.pdf"))))
    text = " ".join(page.extract_text() for page in pdf.pages)
    assert "Offentlig udgave" in text
    for secret in ("Bodil", "bodil@", "Svømmeklubben", "svar.pdf"):
        assert secret not in text + str(line) + str(row)
    twice = citizen().get(f"{public}.pdf")
    assert bytes_of(twice)
