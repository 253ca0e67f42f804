"""The wheel over HTTP: who sees which topics, in which kinds of file, and what it costs."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse

from annualcycle.models import CycleTopic, Occurrence
from meetings.models import Meeting
from tests.architecture.counting import counting
from tests.cast import Cast
from tests.door import Door, refused
from tests.hearings.setup import item_on_agenda

KINDS = {
    "svg": "image/svg+xml; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "png": "image/png",
}
MAGIC = {"svg": b"<svg ", "html": b"<!DOCTYPE html>", "pdf": b"%PDF-", "png": b"\x89PNG"}
OPEN, SECRET = "Besøg på institutioner", "Status på salget af grunden"


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Callable[[str], None]) -> None:
    hold_clock("2026-03-20T09:00:00+01:00")


@pytest.fixture
def cycle(cast: Cast) -> dict[str, Any]:
    """The culture committee's year, with a topic that comes up in March."""
    body = {"committee": str(cast.culture.pk), "year": 2026}
    made = cast.door("secretariat").made("annual-cycles", body)
    occurs(cast, made, topic(cast, made, OPEN), item_on_agenda(cast).meeting)
    return made


def topic(cast: Cast, cycle: dict[str, Any], name: str, **told: Any) -> CycleTopic:
    body = {"topic": name, "frequency": "quarterly", **told}
    path = f"annual-cycles/{cycle['id']}/cycle-topics"
    row = cast.door("secretariat").made(path, body)
    found: CycleTopic = CycleTopic.objects.get(pk=row["id"])
    return found


def told_by_closed_item(cast: Cast, cycle: dict[str, Any]) -> CycleTopic:
    item = item_on_agenda(cast, closed=True)
    row = topic(cast, cycle, SECRET)
    CycleTopic.objects.filter(pk=row.pk).update(item=item)
    occurs(cast, cycle, row, item.meeting)
    return row


def occurs(
    cast: Cast, cycle: dict[str, Any], row: CycleTopic, meeting: Meeting | None, **told: Any
) -> Occurrence:
    laid = {"first_meeting": meeting, "first_day": meeting.day} if meeting else {}
    found: Occurrence = Occurrence.objects.create(
        municipality=cast.egernborg,
        annual_cycle_id=cycle["id"],
        committee=cast.culture,
        topic=row,
        slot=f"2026-{Occurrence.objects.count():03}",
        ordinal=1,
        nominal_on=date(2026, 3, 2),
        meeting=meeting,
        **{**laid, **told},
    )
    return found


def wheel(door: Door, cycle: dict[str, Any], kind: str = "svg", **sent: str) -> HttpResponse:
    return door.send("GET", f"annual-cycles/{cycle['id']}/wheel.{kind}", headers=sent)


@pytest.mark.parametrize("kind", KINDS)
def test_the_wheel_is_a_drawing_a_page_a_print_and_a_picture(
    cast: Cast, cycle: dict[str, Any], kind: str
) -> None:
    answer = wheel(cast.door("member"), cycle, kind)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == KINDS[kind]
    assert answer.content.startswith(MAGIC[kind])
    assert f'filename="aarshjul-2026.{kind}"' in answer.headers["Content-Disposition"]
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("kind", KINDS)
def test_who_has_it_is_not_sent_it_again(cast: Cast, cycle: dict[str, Any], kind: str) -> None:
    door = cast.door("member")
    tag = wheel(door, cycle, kind).headers["ETag"]
    assert wheel(door, cycle, kind, **{"If-None-Match": tag}).status_code == 304
    topic(cast, cycle, "Dialogmøde")
    changed = wheel(door, cycle, kind, **{"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag


def test_tomorrow_it_has_another_mark(
    cast: Cast, cycle: dict[str, Any], hold_clock: Callable[[str], None]
) -> None:
    door = cast.door("member")
    before = wheel(door, cycle)
    hold_clock("2026-03-21T09:00:00+01:00")
    after = wheel(door, cycle)
    assert before.headers["ETag"] != after.headers["ETag"]
    assert before.content != after.content


@pytest.mark.parametrize("kind", ["svg", "html"])
def test_a_topic_told_by_a_closed_item_is_for_those_who_see_it_whole(
    cast: Cast, cycle: dict[str, Any], kind: str
) -> None:
    told_by_closed_item(cast, cycle)
    whole = wheel(cast.door("member"), cycle, kind)
    assert SECRET in whole.content.decode()
    for name in ("council_member", "integrator", "consultee"):
        part = wheel(cast.door(name), cycle, kind)
        assert part.status_code == 200, name
        assert OPEN in part.content.decode()
        assert SECRET not in part.content.decode(), name
        assert part.headers["ETag"] != whole.headers["ETag"]


def test_a_time_is_on_the_agenda_for_those_who_know_of_the_item(
    cast: Cast, cycle: dict[str, Any]
) -> None:
    item = item_on_agenda(cast)
    occurs(cast, cycle, topic(cast, cycle, "Evaluering"), item.meeting, item=item)
    assert "på dagsordenen" in wheel(cast.door("member"), cycle).content.decode()
    Meeting.objects.filter(committee=cast.culture).update(agenda_published_at=None)
    assert "på dagsordenen" not in wheel(cast.door("member"), cycle).content.decode()
    assert "på dagsordenen" in wheel(cast.door("secretariat"), cycle).content.decode()


def test_states_meetings_and_milestones_stand_in_the_table(
    cast: Cast, cycle: dict[str, Any]
) -> None:
    door = cast.door("secretariat")
    strategy = door.made("strategies", {"title": "Fritid", "committee": str(cast.culture.pk)})
    goal = {"target_text": "Flere i foreninger", "due_to": "2026-09-30", "due_basis": "printed"}
    door.made(f"strategies/{strategy['id']}/milestones", {**goal, "year": 2026})
    row = topic(cast, cycle, "Tilsyn")
    late = {"first_meeting": item_on_agenda(cast).meeting, "first_day": date(2026, 3, 18)}
    occurs(cast, cycle, row, None, **late)
    occurs(cast, cycle, row, None, skipped_at="2026-03-01T08:00:00Z", skip_cause="by_hand")
    page = wheel(door, cycle, "html").content.decode()
    assert page.count('<th scope="col">') > 0
    assert page.count("<caption>") == 3
    for told in ("Skredet, 2 dage forsinket", "Sprunget over", "Flere i foreninger", "18. marts"):
        assert told in page, told


def test_a_topic_of_no_year_stands_in_the_years_in_which_it_comes_up(
    cast: Cast, cycle: dict[str, Any]
) -> None:
    body = {"topic": "Skolernes kvalitetsrapport", "frequency": "yearly"}
    made = cast.door("secretariat").made(
        "cycle-topics", {**body, "committee": str(cast.culture.pk)}
    )
    assert body["topic"] not in wheel(cast.door("member"), cycle).content.decode()
    occurs(cast, cycle, CycleTopic.objects.get(pk=made["id"]), None)
    assert body["topic"] in wheel(cast.door("member"), cycle).content.decode()


def test_an_empty_year_has_a_wheel(cast: Cast) -> None:
    body = {"committee": str(cast.culture.pk), "year": 2028}
    empty = cast.door("secretariat").made("annual-cycles", body)
    for kind in KINDS:
        assert wheel(cast.door("member"), empty, kind).status_code == 200


def test_who_may_not(cast: Cast, cycle: dict[str, Any]) -> None:
    for kind in KINDS:
        refused(wheel(cast.door(None), cycle, kind), 401, "not_authenticated")
        stranger = cast.door("secretariat_other_municipality")
        refused(wheel(stranger, cycle, kind), 404, "not_found")
    path = f"annual-cycles/{cycle['id']}/wheel"
    refused(cast.door("member").get(f"{path}.svg", colour="red"), 400, "unknown_parameter")
    assert cast.door("member").get(f"{path}.gif").status_code == 404
    assert cast.door("secretariat").post(f"{path}.svg").status_code == 405


def test_reading_takes_six_queries_however_many(cast: Cast, cycle: dict[str, Any]) -> None:
    door, found = cast.door("member"), []
    for more in (1, 8):
        for number in range(more):
            row = topic(cast, cycle, f"Emne {more} {number}")
            occurs(cast, cycle, row, item_on_agenda(cast).meeting)
        answer, queries = counting(lambda: wheel(door, cycle))
        assert answer.status_code == 200
        found.append(queries)
    assert found[0] == found[1] <= 6
