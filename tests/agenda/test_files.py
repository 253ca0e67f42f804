"""Uploads and attachments: what is taken in, and who gets it out again."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.agenda.scene import Scene
from tests.door import expect, refused

PDF = b"%PDF-1.7\n" + b"0123456789" * 20


@pytest.fixture(autouse=True)
def _own_store(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def raw(scene: Scene, content: bytes, name: str, who: str = "case_officer") -> Any:
    headers = {
        "Authorization": f"Bearer {scene.cast.door(who).token}",
        "Content-Disposition": f'attachment; filename="{name}"',
    }
    return Client(raise_request_exception=False).generic(
        "POST", "/api/v1/uploads", content, content_type="application/octet-stream",
        headers=headers,
    )  # fmt: skip


def form(scene: Scene, name: str, content: bytes = PDF) -> Any:
    token = scene.cast.door("case_officer").token
    head = f'--cut\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    return Client(raise_request_exception=False).generic(
        "POST",
        "/api/v1/uploads",
        head.encode() + content + b"\r\n--cut--\r\n",
        content_type="multipart/form-data; boundary=cut",
        headers={"Authorization": f"Bearer {token}"},
    )


def attached(scene: Scene, item: Any, **values: Any) -> dict[str, Any]:
    upload = expect(raw(scene, PDF, "plan.pdf"), 201)
    return scene.desk.made(
        f"agenda-items/{item['id']}/attachments", {"upload_id": upload["id"], **values}
    )


def test_a_file_is_what_its_bytes_are(scene: Scene, tmp_path: Path) -> None:
    made = expect(raw(scene, PDF, "plan.pdf"), 201)
    assert (made["media_type"], made["size"]) == ("application/pdf", len(PDF))
    assert made["scan_state"] == "skipped"
    (kept,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert (kept.name, kept.read_bytes()) == (made["sha256"], PDF)
    again = expect(form(scene, "samme.pdf"), 201)
    assert (again["sha256"], again["file_name"]) == (made["sha256"], "samme.pdf")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<html><script>1</script>", "side.html"),
        (b"<svg xmlns='x'/>", "billede.svg"),
        (b"MZ\x90\x00" + b"\0" * 60, "virus.pdf"),
        (b"#!/bin/sh\nrm", "plan.pdf"),
        (b"PK\x03\x04broken", "plan.docx"),
    ],
)
def test_other_kinds_are_refused(scene: Scene, content: bytes, name: str) -> None:
    refused(raw(scene, content, name), 415, "media_type_refused")


def test_an_office_document_is_told_from_any_zip(scene: Scene) -> None:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    made = expect(raw(scene, kept.getvalue(), "brev.docx"), 201)
    assert made["media_type"].endswith("wordprocessingml.document")
    other = BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.exe", "x")
    refused(raw(scene, other.getvalue(), "brev.docx"), 415, "media_type_refused")


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "a/b.pdf", "..\\\\x.pdf", ".skjult.pdf", "", "a..pdf"]
)
def test_names_that_are_paths_are_refused(scene: Scene, tmp_path: Path, name: str) -> None:
    refused(raw(scene, PDF, name), 400, "bad_file_name", "/file_name")
    assert not list(tmp_path.rglob("*.pdf"))


def test_a_forms_path_is_refused_too(scene: Scene) -> None:
    refused(form(scene, "../hemmeligt.pdf"), 400, "bad_file_name", "/file_name")


def test_too_large_and_empty_files_are_refused(scene: Scene, settings: Any) -> None:
    refused(raw(scene, b"", "tom.pdf"), 400, "empty_file", "/file")
    settings.MAX_UPLOAD_BYTES = 100
    refused(raw(scene, PDF, "stor.pdf"), 413, "too_large")
    refused(form(scene, "stor.pdf"), 413, "too_large")


def test_politicians_upload_nothing_and_see_no_uploads(scene: Scene) -> None:
    refused(raw(scene, PDF, "plan.pdf", who="member"), 403, "forbidden")
    made = expect(raw(scene, PDF, "plan.pdf"), 201)
    refused(scene.cast.door("member").get(f"uploads/{made['id']}"), 404, "not_found")
    answer = scene.cast.door("department_head").get(f"uploads/{made['id']}")
    refused(answer, 404, "not_found")


def test_an_attachment_follows_its_item_and_its_own_mark(scene: Scene) -> None:
    meeting = scene.meeting()
    item = scene.placed(meeting)
    opened = attached(scene, item, title="Åbent bilag")
    closed = attached(scene, item, title="Lukket bilag", visibility="closed")
    scene.sent(meeting)
    where = f"agenda-items/{item['id']}/attachments"
    member = scene.cast.door("member").seen(where)["results"]
    assert [one["title"] for one in member] == ["Åbent bilag", "Lukket bilag"]
    insight = scene.cast.door("council_member")
    assert [one["title"] for one in insight.seen(where)["results"]] == ["Åbent bilag"]
    refused(insight.get(f"attachments/{closed['id']}"), 404, "not_found")
    refused(insight.get(f"attachments/{closed['id']}/content"), 404, "not_found")
    assert insight.get(f"attachments/{opened['id']}/content").status_code == 200
    shown = scene.agenda("council_member", meeting)[0]["blocks"][-1]
    assert [one["title"] for one in shown["attachments"]] == ["Åbent bilag"]


def test_a_block_of_closed_attachments_does_not_show(scene: Scene) -> None:
    meeting = scene.meeting()
    item = scene.placed(meeting)
    attached(scene, item, visibility="closed")
    scene.sent(meeting)
    path = f"agenda-items/{item['id']}"
    types = {
        who: [block["type"] for block in scene.cast.door(who).seen(path)["blocks"]]
        for who in ("member", "council_member")
    }
    assert types == {"member": ["section", "attachments"], "council_member": ["section"]}
    assert len(scene.agenda("council_member", meeting)[0]["blocks"]) == 1


def test_in_a_closed_item_attachments_are_closed(scene: Scene) -> None:
    meeting = scene.meeting()
    item = scene.closed(meeting)
    made = attached(scene, item)
    assert made["visibility"] == "closed"
    scene.sent(meeting)
    path = f"attachments/{made['id']}/content"
    refused(scene.cast.door("council_member").get(path), 404, "not_found")
    assert scene.cast.door("member").get(path).status_code == 200


def test_a_file_is_given_whole_or_in_part(scene: Scene) -> None:
    made = attached(scene, scene.placed(scene.meeting()))
    path = f"attachments/{made['id']}/content"
    whole = scene.desk.get(path)
    assert b"".join(whole.streaming_content) == PDF  # type: ignore[attr-defined]
    assert whole.headers["Content-Type"] == "application/pdf"
    assert "plan.pdf" in whole.headers["Content-Disposition"]
    part = scene.desk.send("GET", path, headers={"Range": "bytes=9-18"})
    assert (part.status_code, part.headers["Content-Range"]) == (206, f"bytes 9-18/{len(PDF)}")
    assert b"".join(part.streaming_content) == PDF[9:19]  # type: ignore[attr-defined]
    tail = scene.desk.send("GET", path, headers={"Range": "bytes=-5"})
    assert b"".join(tail.streaming_content) == PDF[-5:]  # type: ignore[attr-defined]
    beyond = scene.desk.send("GET", path, headers={"Range": "bytes=9999-"})
    refused(beyond, 416, "no_such_range")
    assert beyond.headers["Content-Range"] == f"bytes */{len(PDF)}"
    head = scene.desk.send("HEAD", path)
    assert (head.status_code, head.headers["Content-Length"]) == (200, str(len(PDF)))
    same = scene.desk.send("GET", path, headers={"If-None-Match": whole.headers["ETag"]})
    assert same.status_code == 304


def test_a_link_opens_for_one_person_while_he_may_see(scene: Scene) -> None:
    meeting = scene.meeting()
    made = attached(scene, scene.placed(meeting), visibility="closed")
    scene.sent(meeting)
    path = f"attachments/{made['id']}/download-link"
    refused(scene.cast.door("council_member").get(path), 404, "not_found")
    link = scene.cast.door("member").seen(path)
    public = scene.cast.door(None)
    way = link["url"].partition("/api/v1/")[2]
    assert public.get(way).status_code == 200
    refused(public.get(f"{way}x"), 404, "not_found")
    scene.cast.person("member").memberships.all().delete()
    refused(public.get(way), 404, "not_found")


def test_attachments_are_paged_in_order(scene: Scene) -> None:
    item = scene.placed(scene.meeting())
    made = [attached(scene, item, title=title)["id"] for title in "ABC"]
    where = f"agenda-items/{item['id']}/attachments"
    first = scene.desk.seen(where, limit=2)
    second = expect(scene.desk.get(first["next"]), 200)
    assert [row["id"] for row in (*first["results"], *second["results"])] == made


def test_removing_the_last_attachment_removes_the_block(scene: Scene) -> None:
    item = scene.placed(scene.meeting())
    made = attached(scene, item)
    path = f"attachments/{made['id']}"
    refused(scene.cast.door("case_officer").delete(path, if_match="*"), 409, "wrong_state")
    expect(scene.desk.delete(path, if_match=made["etag"]), 204)
    kinds = [b["type"] for b in scene.desk.seen(f"agenda-items/{item['id']}")["blocks"]]
    assert kinds == ["section"]


def test_what_comes_again_brings_all_of_its_content(scene: Scene) -> None:
    meeting = scene.meeting()
    item = scene.placed(meeting)
    at = f"agenda-items/{item['id']}"
    scene.desk.made(f"{at}/sections", {"kind": "other", "body_html": "<p>Mere æøå.</p>"})
    told = {"lead_in_text": "Det indstilles,", "is_alternative": True, "groups": [
        {"label": "A", "points": [{"text": "at 1"}, {"text": "at 2"}]},
        {"label": "B", "points": [{"text": "at 3"}]},
    ], "recommenders": [{"name": "Bo", "title": "Chef", "unit": "Anlæg"}]}  # fmt: skip
    scene.desk.made(f"{at}/recommendations", told)
    attached(scene, item, title="Plan", visibility="closed")
    attached(scene, item, title="Kort")
    scene.desk.done(f"{at}/postpone", {"returns_hint": "marts"})
    (new,) = scene.desk.seen("agenda-items", continues_item=item["id"])["results"]
    was, now = (content(scene, one["id"]) for one in (item, new))
    assert now[0] == was[0]
    assert now[1].isdisjoint(was[1])


def content(scene: Scene, item: str) -> tuple[Any, set[str]]:
    """What an item consists of, without what tells one from its copy; and its ids."""
    shown = [
        scene.desk.seen(f"agenda-items/{item}/{part}")["results"]
        for part in ("sections", "recommendations", "attachments")
    ]
    ids: set[str] = set()
    return [bare(rows, ids) for rows in shown], ids


def bare(told: Any, ids: set[str]) -> Any:
    if isinstance(told, list):
        return [bare(one, ids) for one in told]
    if not isinstance(told, dict):
        return told
    ids |= {told["id"]} if "id" in told else set()
    own = {"id", "etag", "item", "item_id", "block", "version", "created_at", "modified_at"}
    return {key: bare(value, ids) for key, value in told.items() if key not in own}
