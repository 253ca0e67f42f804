"""What the public reads of hearings: those it is asked in, and those to come where its
municipality shows them. Never a closed one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from foundation.tenancy.models import Municipality
from tests.cast import Cast
from tests.door import expect, refused
from tests.hearings.setup import DRAFT, START, closed_case, held, planned, running, uploaded

SECRET = "Salg af Strandvej 4"


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Callable[[str], None], settings: Any, tmp_path: Path) -> None:
    hold_clock(START)
    settings.MEDIA_ROOT = tmp_path


def shows(cast: Cast) -> None:
    """The municipality shows what is to come."""
    path = f"municipalities/{cast.egernborg.pk}"
    cast.door("administrator").changed(path, {"shows_planned_hearings": True})


def listed(cast: Cast, **query: Any) -> list[str]:
    rows = cast.door(None).seen("public/hearings", **query)["results"]
    return [row["title"] for row in rows]


def test_the_public_reads_what_it_is_asked_in(cast: Cast) -> None:
    asked = running(cast, audience="public", consultees=[])
    running(cast, title="Rådets høring")
    (row,) = cast.door(None).seen("public/hearings")["results"]
    assert row == row | {
        "id": asked["id"],
        "title": asked["title"],
        "state": "running",
        "opens_on": "2026-03-02",
        "response_deadline": "2026-03-27",
        "draft_html": DRAFT,
        "committee_name": "Kultur- og Fritidsudvalget",
        "municipality_code": "981",
        "result": None,
    }
    path = f"public/hearings/{asked['id']}"
    answer = cast.door(None).get(path)
    assert expect(answer, 200) == row
    again = cast.door(None).send("GET", path, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_what_is_to_come_is_shown_where_the_municipality_says_so(cast: Cast) -> None:
    plan = planned(cast, audience="public", consultees=[])
    document = {"upload_id": uploaded(cast), "title": "Udkast"}
    file = cast.door("secretariat").made(f"hearings/{plan['id']}/documents", document)
    assert listed(cast, state="planned") == []
    refused(cast.door(None).get(f"public/hearings/{plan['id']}"), 404, "not_found")
    shows(cast)
    (row,) = cast.door(None).seen("public/hearings", state="planned")["results"]
    assert (row["title"], row["draft_html"], row["documents"]) == (plan["title"], "", [])
    refused(cast.door(None).get(f"public/hearing-documents/{file['id']}"), 404, "not_found")
    cast.door("secretariat").done(f"hearings/{plan['id']}/announce")
    (row,) = cast.door(None).seen("public/hearings", state="running")["results"]
    assert [told["id"] for told in row["documents"]] == [file["id"]]
    assert cast.door(None).get(f"public/hearing-documents/{file['id']}").status_code == 200


def test_a_closed_case_is_never_shown(cast: Cast) -> None:
    shows(cast)
    case = closed_case(cast)
    told: dict[str, Any] = {
        "case": str(case.pk),
        "title": SECRET,
        "audience": "public",
        "consultees": [],
    }
    plan, asked = planned(cast, **told), running(cast, **told)
    for query in ({}, {"state": "planned"}, {"state": "running"}):
        answer = cast.door(None).get("public/hearings", **query)
        assert expect(answer, 200)["results"] == []
        assert SECRET.encode() not in answer.content
    for row in (plan, asked):
        refused(cast.door(None).get(f"public/hearings/{row['id']}"), 404, "not_found")
    case.visibility = "open"
    case.save()
    assert listed(cast) == []
    opened = held(asked)
    opened.visibility = "open"
    opened.save()
    assert listed(cast) == [SECRET]
    case.visibility = "closed"
    case.save()
    assert listed(cast) == []


def test_only_the_municipalitys_own_administrator_says_so(cast: Cast) -> None:
    path = f"municipalities/{cast.egernborg.pk}"
    etag = cast.door("member").get(path).headers["ETag"]
    body = {"shows_planned_hearings": True}
    refused(cast.door("member").patch(path, body, if_match=etag), 403, "forbidden")
    assert not Municipality.objects.get(pk=cast.egernborg.pk).shows_planned_hearings


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": "running"}, 1),
        ({"state": "ended"}, 0),
        ({"running_on": "2026-03-27"}, 1),
        ({"running_on": "2026-03-28"}, 0),
        ({"deadline_from": "2026-03-27", "deadline_to": "2026-03-27"}, 1),
        ({"municipality": "981"}, 1),
        ({"municipality": "982"}, 0),
    ],
)
def test_hearings_are_asked_for(cast: Cast, query: dict[str, str], found: int) -> None:
    running(cast, audience="public", consultees=[])
    assert len(listed(cast, **query)) == found


def test_an_unknown_state_is_bad_input(cast: Cast) -> None:
    assert cast.door(None).get("public/hearings", state="lukket").status_code == 400
