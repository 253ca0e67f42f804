"""Attached files are looked through for personal numbers before anybody publishes them."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from foundation.files.words import Unreadable, words_of
from minutes.models import FileScan
from minutes.tasks import scan
from tests.door import expect, refused
from tests.proceedings.stage import Stage

CPR = "010190-1234"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ALL = ("chair", "member", "member2", "member3", "member4")


@pytest.fixture(autouse=True)
def _own_store(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def pdf(text: str = "", *, title: str = "", password: str = "") -> bytes:
    """One page with a line of text."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    held = DictionaryObject({NameObject(k): NameObject(v) for k, v in font.items()})
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(held)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(stream)
    if title:
        writer.add_metadata({"/Title": title})
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(*runs: str, author: str = "Signe Holm") -> bytes:
    """One paragraph in several runs."""
    told = "".join(f"<w:r><w:rPr/><w:t>{run}</w:t></w:r>" for run in runs)
    body = f'<w:document xmlns:w="{SPACE}"><w:body><w:p>{told}</w:p></w:body></w:document>'
    core = f"<cp><creator>{author}</creator><revision>4</revision></cp>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", body)
        archive.writestr("docProps/core.xml", core)
    return out.getvalue()


HIDING = {
    "page.pdf": pdf(f"Borger {CPR}"),
    "title.pdf": pdf("Ingen numre her", title=f"Sag om {CPR}"),
    "runs.docx": docx("Borger 0101", "90-12", "34"),
    "author.docx": docx("Ingen numre her", author=CPR),
    "list.csv": f"navn;cpr\nAnna;{CPR}\n".encode(),
    "note.txt": f"Sk\u00f8n p\u00e5 {CPR}".encode("cp1252"),
}
CLEAN = {
    "page.pdf": pdf("Sag 2026-1042, tlf. 12 34 56 78"),
    "text.docx": docx("Ingen ", "numre"),
    "list.csv": b"navn;antal\nAnna;7\n",
}
UNREAD = {"secret.pdf": pdf("Ingen", password="hemmeligt")}


def attached(stage: Stage, name: str, content: bytes, at: str = "", **more: Any) -> str:
    """The id of a file attached to the stage's open item."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    desk = stage.desk
    answer: Any = desk.client.generic(
        "POST", "/api/v1/uploads", content, content_type="application/octet-stream",
        headers={**headers, "Authorization": f"Bearer {desk.token}"},
    )  # fmt: skip
    upload = expect(answer, 201)["id"]
    body = {"upload_id": upload, "title": name, **more}
    return str(desk.made(f"{at or stage.at_item}/attachments", body)["id"])


def approved(stage: Stage) -> str:
    minutes = stage.circulated()
    stage.approve(minutes, *ALL)
    return minutes


def publishing(stage: Stage, minutes: str, **body: Any) -> Any:
    return stage.desk.post(f"{minutes}/publish", body, if_match="*")


def test_numbers_in_any_file_hold_publishing_back(stage: Stage) -> None:
    files = {name: attached(stage, name, content) for name, content in HIDING.items()}
    minutes = approved(stage)
    problem = refused(publishing(stage, minutes), 409, "cpr_in_attachment")
    told = [w["detail"] for w in problem["warnings"] if w["code"] == "cpr_in_attachment"]
    assert len(told) == len(files)
    assert all(any(pk in detail for detail in told) for pk in files.values())
    assert "1234" not in str(problem)
    assert stage.desk.seen(minutes)["publication"] == "unpublished"
    reason = {"code": "cpr_in_attachment", "reason": "Numrene er opdigtede."}
    assert expect(publishing(stage, minutes, overrides=[reason]), 200)["published_at"]


def test_clean_files_are_published(stage: Stage) -> None:
    for name, content in CLEAN.items():
        attached(stage, name, content)
    minutes = approved(stage)
    expect(publishing(stage, minutes), 200)
    assert set(FileScan.objects.values_list("outcome", flat=True)) == {"clean"}


def test_what_cannot_be_read_is_a_warning_that_names_the_attachment(stage: Stage) -> None:
    (name, content), *_ = UNREAD.items()
    pk = attached(stage, name, content)
    minutes = approved(stage)
    problem = refused(publishing(stage, minutes), 409, "attachment_unreadable")
    assert problem["overridable"]
    assert pk in problem["warnings"][0]["detail"]
    reason = {"code": "attachment_unreadable", "reason": "Vi har selv set den igennem."}
    expect(publishing(stage, minutes, overrides=[reason]), 200)


def test_what_stays_closed_may_hold_numbers(stage: Stage) -> None:
    attached(stage, "a.csv", HIDING["list.csv"], visibility="closed")
    attached(stage, "b.csv", HIDING["list.csv"], at=stage.at_closed)
    expect(publishing(stage, approved(stage)), 200)


def test_the_tick_looks_through_each_file_once(stage: Stage) -> None:
    attached(stage, "a.csv", HIDING["list.csv"])
    scan()
    scan()
    assert [row.outcome for row in FileScan.objects.all()] == ["personal_number"]
    minutes = approved(stage)
    verbs = {v["verb"]: v for v in stage.desk.seen(f"{minutes}/verbs")["verbs"]}
    assert [w["code"] for w in verbs["publish"]["warnings"]] == ["cpr_in_attachment"]


@pytest.mark.parametrize("name", list(HIDING))
def test_the_words_of_a_file_are_read_as_people_read_them(name: str) -> None:
    kinds = {"pdf": "application/pdf", "docx": WORD, "csv": "text/csv", "txt": "text/plain"}
    words = words_of(io.BytesIO(HIDING[name]), kinds[name.rpartition(".")[2]])
    assert CPR in words


def test_a_bomb_is_unreadable_and_harms_nobody() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as document:
            document.write(b"<a>")
            for _ in range(2**6):
                document.write(b"0" * 2**24)
            document.write(b"</a>")
    with pytest.raises(Unreadable):
        words_of(io.BytesIO(out.getvalue()), WORD)
    for broken in (b"%PDF-1.7 nonsense", UNREAD["secret.pdf"]):
        with pytest.raises(Unreadable):
            words_of(io.BytesIO(broken), "application/pdf")


def test_a_picture_has_no_words() -> None:
    assert words_of(io.BytesIO(b"\x89PNG"), "image/png") == ""
