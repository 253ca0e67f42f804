"""Files of published meetings: open ones to everybody, all others to nobody."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from agenda.models import Attachment
from meetings.models import Meeting
from tests.agenda.test_files import PDF, attached
from tests.door import Door, refused
from tests.proceedings.stage import Stage


@pytest.fixture(autouse=True)
def _own_store(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def public() -> Door:
    return Door()


@pytest.fixture
def path(stage: Stage) -> str:
    """An open file of an open item of a published meeting."""
    return f"public/attachments/{attached(stage, stage.item, title='Plan')['id']}"


def test_an_open_file_is_given_to_everybody(public: Door, path: str) -> None:
    whole: Any = public.get(path)
    assert (whole.status_code, b"".join(whole.streaming_content)) == (200, PDF)
    assert whole.headers["X-Content-Type-Options"] == "nosniff"
    assert "plan.pdf" in whole.headers["Content-Disposition"]
    part: Any = public.send("GET", path, headers={"Range": "bytes=0-3"})
    assert (part.status_code, b"".join(part.streaming_content)) == (206, PDF[:4])
    seen = {"If-None-Match": whole.headers["ETag"]}
    assert public.send("GET", path, headers=seen).status_code == 304
    beyond = public.send("GET", path, headers={"Range": "bytes=9999-"})
    refused(beyond, 416, "no_such_range")


def test_a_closed_file_is_not_there(stage: Stage, public: Door) -> None:
    closed = attached(stage, stage.item, visibility="closed")
    refused(public.get(f"public/attachments/{closed['id']}"), 404, "not_found")
    assert closed["id"] not in public.get(f"public/{stage.at}/agenda").content.decode()


def test_the_file_of_a_closed_item_is_not_there(stage: Stage, public: Door, path: str) -> None:
    inside = attached(stage, stage.closed_item)
    refused(public.get(f"public/attachments/{inside['id']}"), 404, "not_found")
    assert public.get(path).status_code == 200
    why = {"closed_reason": "tenders", "public_title": "Udbud"}
    stage.desk.done(f"{stage.at_item}/make-closed", why)
    refused(public.get(path), 404, "not_found")


def test_the_file_of_an_item_on_its_way_is_not_there(stage: Stage, public: Door) -> None:
    item = stage.written()
    made = attached(stage, item)
    refused(public.get(f"public/attachments/{made['id']}"), 404, "not_found")
    stage.desk.done(f"agenda-items/{item['id']}/submit")
    refused(public.get(f"public/attachments/{made['id']}"), 404, "not_found")


def test_the_file_of_an_unpublished_meeting_is_not_there(stage: Stage, public: Door) -> None:
    planned = stage.meeting("2026-05-19")
    made = attached(stage, stage.placed(planned))
    refused(public.get(f"public/attachments/{made['id']}"), 404, "not_found")


def test_a_recalled_agenda_takes_its_files_along(stage: Stage, public: Door, path: str) -> None:
    Meeting.objects.filter(pk=stage.meeting_row["id"]).update(agenda_published_at=None)
    refused(public.get(path), 404, "not_found")


def test_a_file_of_nothing_and_an_infected_one_are_not_there(public: Door, path: str) -> None:
    row = Attachment.objects.select_related("upload").get(pk=path.rpartition("/")[2])
    upload: Any = row.upload
    upload.pk, upload.scan_state, upload._state.adding = uuid4(), "infected", True
    upload.save()
    Attachment.objects.filter(pk=row.pk).update(upload=upload)
    refused(public.get(path), 404, "not_found")
    for wrong in ("x", str(upload.pk), str(row.item_id)):
        refused(public.get(f"public/attachments/{wrong}"), 404, "not_found")
