"""What a year said when a decision changed it, and what meetings had before them."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from meetings.models import Meeting
from tests.annualcycle.year import FIRST_OF_YEAR, Year, year_of
from tests.cast import Cast
from tests.door import expect, refused
from tests.hearings.setup import item_on_agenda


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Callable[[str], None]) -> None:
    hold_clock(FIRST_OF_YEAR)


@pytest.fixture
def year(cast: Cast) -> Year:
    found = year_of(cast)
    found.topic("Ledelsesinformation", frequency="quarterly")
    found.plan()
    return found


def versions(year: Year) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = year.door.seen(f"{year.path}/cycle-versions")["results"]
    return found


def test_a_decision_makes_a_version_that_stays_as_it_was(year: Year, cast: Cast) -> None:
    item = item_on_agenda(cast)
    told = {"decided_by_item": str(item.pk), "reason": "Godkendt på mødet"}
    year.door.done(f"{year.path}/adopt", told)
    first = versions(year)[0]
    assert (first["number"], first["decided_by_item"]) == (1, str(item.pk))
    etag = year.door.get(year.path).headers["ETag"]
    refused(year.door.post(f"{year.path}/adopt", if_match=etag), 409, "nothing_changed")
    year.topic("Besøg på biblioteket", frequency="yearly", category="visit")
    year.plan()
    year.door.done(f"{year.path}/adopt")
    assert [row["number"] for row in versions(year)] == [2, 1]
    kept = cast.door("member").seen(f"cycle-versions/{first['id']}")["content"]
    assert kept["format"] == "annual-cycle/1"
    assert [topic["name"] for topic in kept["topics"]] == ["Ledelsesinformation"]
    assert kept["topics"][0]["times"][0]["meeting_on"] == "2026-02-03"


def test_a_meeting_keeps_the_version_it_saw(year: Year, cast: Cast) -> None:
    item = item_on_agenda(cast)
    path = f"{year.path}/attach"
    refused(year.door.post(path, {"item": str(item.pk)}), 409, "no_version")
    year.door.done(f"{year.path}/adopt")
    row = year.door.made(path, {"item": str(item.pk)})
    assert (row["number"], row["meeting"]) == (1, str(item.meeting_id))
    refused(year.door.post(path, {"item": str(item.pk)}), 409, "already_attached")
    files = year.door.seen(f"agenda-items/{item.pk}/attachments")["results"]
    assert sorted(one["media_type"] for one in files) == [
        "application/json",
        "application/pdf",
        "image/png",
    ]
    pdf = next(one for one in files if one["media_type"] == "application/pdf")
    content = year.door.get(f"attachments/{pdf['id']}/content")
    assert content.status_code == 200
    body = b"".join(content.streaming_content)  # type: ignore[attr-defined]
    assert "Ledelsesinformation" in PdfReader(BytesIO(body)).pages[0].extract_text()
    year.topic("Nyt emne", frequency="monthly")
    year.door.done(f"{year.path}/adopt")
    found = year.door.seen("cycle-snapshots", meeting=str(item.meeting_id))["results"]
    assert [one["number"] for one in found] == [1]


def test_a_version_tells_nothing_of_closed_items(year: Year, cast: Cast) -> None:
    item = item_on_agenda(cast, closed=True)
    Meeting.objects.filter(items=item).update(day=date(2026, 2, 3))
    body = {"topic": "Salg af grund", "frequency": "monthly", "annual_cycle": year.id}
    year.door.made(f"agenda-items/{item.pk}/cycle-topics", body)
    year.plan()
    year.door.done(f"{year.path}/adopt", {"reason": "Med lukket emne"})
    content = year.door.seen(f"cycle-versions/{versions(year)[0]['id']}")["content"]
    assert [topic["name"] for topic in content["topics"]] == ["Ledelsesinformation"]
    assert "Salg af grund" in {
        row["topic"] for row in year.door.seen(f"{year.path}/cycle-topics")["results"]
    }


def test_versions_are_known_in_the_municipality_alone(year: Year, cast: Cast) -> None:
    year.door.done(f"{year.path}/adopt")
    path = f"cycle-versions/{versions(year)[0]['id']}"
    expect(cast.door("council_member").get(path), 200)
    refused(cast.door("secretariat_other_municipality").get(path), 404, "not_found")
    refused(cast.door(None).get(path), 401, "not_authenticated")
