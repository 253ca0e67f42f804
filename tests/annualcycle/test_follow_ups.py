"""Follow-ups: who sees them, what becomes of them, and which are due."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agenda.models import ItemWithholding
from annualcycle.models import FollowUp
from foundation import clock
from tests.cast import Cast
from tests.door import Door, expect, refused
from tests.hearings.setup import item_on_agenda

Clock = Callable[[str], None]
TODAY = "2026-03-20T09:00:00+01:00"
EVERYBODY = [
    "administrator",
    "secretariat",
    "official",
    "integrator",
    "case_officer",
    "department_head",
    "chair",
    "member",
    "council_member",
    "consultee",
]


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Clock) -> None:
    hold_clock(TODAY)


def added(cast: Cast, item: Any = None, door: Door | None = None, **told: Any) -> dict[str, Any]:
    """A follow-up of the item, or of the culture committee."""
    path = "follow-ups" if item is None else f"agenda-items/{item.pk}/follow-ups"
    body: dict[str, Any] = {"title": "Evaluer åbningstiderne", "due_to": "2026-05-31", **told}
    if item is None:
        body.setdefault("committee", str(cast.culture.pk))
    return (door or cast.door("secretariat")).made(path, body)


def readers_of(cast: Cast, row: dict[str, Any]) -> set[str]:
    """Those of the cast who find it, by its address and in the list alike."""
    found = set()
    for name in EVERYBODY:
        door = cast.door(name)
        status = door.get(f"follow-ups/{row['id']}").status_code
        listed = door.seen("follow-ups", count="true")
        assert (status == 200) == (row["id"] in {r["id"] for r in listed["results"]}), name
        assert listed["count"] == len(listed["results"])
        if status == 200:
            found.add(name)
    return found


def test_an_item_gives_its_follow_up_the_committee(cast: Cast) -> None:
    item = item_on_agenda(cast)
    made = added(cast, item)
    assert (made["item"], made["committee"]) == (str(item.pk), str(cast.culture.pk))
    assert (made["state"], made["state_label"]) == ("pending", "Afventer")
    listed = cast.door("member").seen(f"agenda-items/{item.pk}/follow-ups")["results"]
    assert [row["id"] for row in listed] == [made["id"]]


def test_an_open_item_s_follow_up_is_known_to_all_who_see_the_item(cast: Cast) -> None:
    row = added(cast, item_on_agenda(cast))
    assert readers_of(cast, row) == set(EVERYBODY) - {"consultee"}


def test_a_closed_item_s_follow_up_is_seen_by_those_who_see_the_item_whole(cast: Cast) -> None:
    item = item_on_agenda(cast, closed=True)
    row = added(cast, item, visibility="open")
    assert row["visibility"] == "closed"
    whole = {"administrator", "secretariat", "official", "chair", "member"}
    assert readers_of(cast, row) == whole | {"case_officer", "department_head"}
    listed = cast.door("council_member").seen(f"agenda-items/{item.pk}/follow-ups")
    assert listed["results"] == []
    assert cast.door("council_member").seen("follow-ups", q="Evaluer")["results"] == []


def test_a_follow_up_closes_with_its_item(cast: Cast) -> None:
    item = item_on_agenda(cast)
    row = added(cast, item)
    item.visibility = "closed"
    item.save()
    assert {"council_member", "integrator"}.isdisjoint(readers_of(cast, row))


def test_one_from_whom_the_item_is_withheld_loses_its_follow_ups(cast: Cast) -> None:
    item = item_on_agenda(cast, closed=True)
    row = added(cast, item)
    ItemWithholding.objects.create(
        municipality=cast.egernborg,
        item=item,
        person=cast.person("member"),
        cause="notified",
        since=clock.now(),
    )
    found = readers_of(cast, row)
    assert "member" not in found
    assert "chair" in found


def test_an_owner_knows_his_work_but_no_closed_matter(cast: Cast) -> None:
    owner: dict[str, Any] = {"owner": str(cast.users["consultee"].pk)}
    assert "consultee" in readers_of(cast, added(cast, item_on_agenda(cast), **owner))
    closed = added(cast, item_on_agenda(cast, closed=True), **owner)
    assert "consultee" not in readers_of(cast, closed)


def test_nobody_sees_another_municipality(cast: Cast) -> None:
    item = item_on_agenda(cast)
    row, door = added(cast, item), cast.door("secretariat_other_municipality")
    refused(door.get(f"follow-ups/{row['id']}"), 404, "not_found")
    refused(door.get(f"agenda-items/{item.pk}/follow-ups"), 404, "not_found")
    refused(door.patch(f"follow-ups/{row['id']}", {"title": "x"}, if_match="*"), 404, "not_found")
    body = {"title": "Tyveri", "committee": str(cast.culture.pk)}
    refused(door.post("follow-ups", body), 400, "does_not_exist", "/committee")
    own = {"title": "Vej", "committee": str(cast.mosevig_committee.pk)}
    stranger = {**own, "owner": str(cast.users["member"].pk)}
    refused(door.post("follow-ups", stranger), 400, "does_not_exist", "/owner")
    assert door.made("follow-ups", own)["state"] == "pending"


@pytest.mark.parametrize("name", ["member", "chair", "official", "council_member"])
def test_who_may_not_write(cast: Cast, name: str) -> None:
    row, door = added(cast, item_on_agenda(cast)), cast.door(name)
    body = {"title": "Selvbestaltet", "committee": str(cast.culture.pk)}
    refused(door.post("follow-ups", body), 403, "forbidden")
    path = f"follow-ups/{row['id']}"
    refused(door.patch(path, {"title": "x"}, if_match="*"), 403, "forbidden")
    for verb in ("start", "report", "done", "reopen"):
        refused(door.post(f"{path}/{verb}", {}, if_match="*"), 403, "forbidden")


def test_a_case_officer_works_in_the_own_department(cast: Cast) -> None:
    door = cast.door("case_officer")
    row = added(cast, item_on_agenda(cast), door)
    assert door.done(f"follow-ups/{row['id']}/start")["state"] == "in_progress"
    body = {"title": "Andres", "committee": str(cast.finance.pk)}
    refused(door.post("follow-ups", body), 403, "forbidden")


def test_an_integrator_writes_nothing_on_what_it_may_not_read(cast: Cast) -> None:
    item = item_on_agenda(cast, closed=True)
    response = cast.door("integrator").post(f"agenda-items/{item.pk}/follow-ups", {"title": "Gæt"})
    refused(response, 403, "forbidden")
    assert not FollowUp.objects.exists()


def test_the_course_of_a_follow_up(cast: Cast) -> None:
    item, door = item_on_agenda(cast), cast.door("secretariat")
    path = f"follow-ups/{added(cast, item)['id']}"
    assert door.done(f"{path}/start")["state"] == "in_progress"
    refused(door.post(f"{path}/start", if_match="*"), 409, "wrong_state")
    told = door.done(f"{path}/report", {"note": "Åbningstiden følges"})
    assert (told["state"], told["report_note"]) == ("reported", "Åbningstiden følges")
    later = str(item_on_agenda(cast).pk)
    closed = door.done(f"{path}/done", {"closed_by_item": later})
    assert (closed["state"], closed["closed_by_item"]) == ("done", later)
    assert closed["closed_at"] == "2026-03-20T08:00:00Z"
    refused(door.patch(path, {"title": "x"}, if_match=closed["etag"]), 409, "wrong_state")
    again = door.done(f"{path}/reopen")
    assert (again["state"], again["closed_at"], again["closed_by_item"]) == ("pending", None, None)


def test_verbs_tell_what_the_state_forbids(cast: Cast) -> None:
    door = cast.door("secretariat")
    verbs = door.seen(f"follow-ups/{added(cast)['id']}/verbs")["verbs"]
    assert {v["verb"]: v["allowed"] for v in verbs} == {
        "start": True,
        "report": True,
        "done": True,
        "reopen": False,
    }


def test_an_owner_starts_and_reports_but_does_not_close(cast: Cast) -> None:
    owner: dict[str, Any] = {"owner": str(cast.users["member"].pk)}
    path, door = f"follow-ups/{added(cast, **owner)['id']}", cast.door("member")
    door.done(f"{path}/start")
    door.done(f"{path}/report", {"note": "Klaret"})
    refused(door.post(f"{path}/done", if_match="*"), 403, "forbidden")


def test_of_two_writers_the_second_reads_again(cast: Cast) -> None:
    row, door = added(cast), cast.door("secretariat")
    path = f"follow-ups/{row['id']}"
    expect(door.patch(path, {"title": "Første"}, if_match=row["etag"]), 200)
    problem = refused(door.patch(path, {"title": "Anden"}, if_match=row["etag"]), 412, "stale")
    assert problem["current"]["title"] == "Første"
    refused(door.patch(path, {"title": "Tredje"}), 428, "if_match_required")


@pytest.mark.parametrize(
    ("span", "found"),
    [
        (("2026-04-01", "2026-04-30"), ["hele foråret", "inden juni", "fra april"]),
        (("2026-01-01", "2026-01-31"), ["inden juni", "januar"]),
        (("2026-03-01", "2026-03-01"), ["hele foråret", "inden juni"]),
        (("2026-05-31", "2026-05-31"), ["hele foråret", "inden juni", "fra april"]),
        (("2027-01-01", None), ["fra april"]),
        ((None, "2025-12-31"), ["inden juni"]),
    ],
)
def test_follow_ups_due_in_a_span(
    cast: Cast, span: tuple[str | None, str | None], found: list[str]
) -> None:
    for title, first, last in (
        ("hele foråret", "2026-03-01", "2026-05-31"),
        ("inden juni", None, "2026-05-31"),
        ("fra april", "2026-04-01", None),
        ("januar", "2026-01-10", "2026-01-20"),
        ("engang", None, None),
    ):
        added(cast, title=title, due_from=first, due_to=last)
    query = {k: v for k, v in zip(("due_from", "due_to"), span, strict=True) if v}
    rows = cast.door("secretariat").seen("follow-ups", **query)["results"]
    assert sorted(row["title"] for row in rows) == sorted(found)


def test_overdue_is_worked_out_for_the_day(cast: Cast, hold_clock: Clock) -> None:
    door, late = cast.door("secretariat"), added(cast, due_to="2026-03-20")
    added(cast, due_to=None)
    added(cast, due_to="2026-01-01", superseded=True)
    assert door.seen(f"follow-ups/{late['id']}")["overdue"] is False
    hold_clock("2026-03-20T23:30:00Z")
    assert door.seen(f"follow-ups/{late['id']}")["overdue"] is True
    rows = door.seen("follow-ups", overdue="true")["results"]
    assert [row["id"] for row in rows] == [late["id"]]
    assert len(door.seen("follow-ups", overdue="false")["results"]) == 2
    door.done(f"follow-ups/{late['id']}/report", {"note": "Sent, men gjort"})
    assert door.seen("follow-ups", overdue="true")["results"] == []


def test_filters(cast: Cast) -> None:
    item, door = item_on_agenda(cast), cast.door("secretariat")
    row = added(cast, item, origin="case_statement", owner=str(cast.users["official"].pk))
    added(cast, committee=str(cast.finance.pk))
    for query in (
        {"owner": row["owner"]},
        {"origin": "case_statement"},
        {"committee": row["committee"]},
        {"item": row["item"]},
        {"meeting": str(item.meeting_id)},
    ):
        found = door.seen("follow-ups", **query)["results"]
        assert [r["id"] for r in found] == [row["id"]], query
    assert len(door.seen("follow-ups", state="pending")["results"]) == 2
    refused(door.get("follow-ups", state="lost"), 400, "invalid_choice", "?state")
    refused(door.get("follow-ups", due_from="2026-02-30"), 400, "invalid", "?due_from")


def test_letters_are_about_what_is_unfinished_and_not_imported(cast: Cast) -> None:
    row = added(cast, due_to="2026-03-20")
    imported = added(cast, due_to="2026-03-20")
    FollowUp.objects.filter(pk=imported["id"]).update(is_imported=True)
    day = date(2026, 3, 20)
    assert [str(f.pk) for f in FollowUp.objects.due_on(day)] == [row["id"]]
    cast.door("secretariat").done(f"follow-ups/{row['id']}/done")
    assert not FollowUp.objects.due_on(day)


@pytest.mark.parametrize(
    ("told", "code", "pointer"),
    [
        ({"title": None}, "null", "/title"),
        ({"due_to": "2026-13-01"}, "invalid", "/due_to"),
        ({"kind": "wish"}, "invalid_choice", "/kind"),
        ({"state": "done"}, "read_only", "/state"),
        ({"owner": "me"}, "invalid", "/owner"),
    ],
)
def test_bad_input(cast: Cast, told: dict[str, Any], code: str, pointer: str) -> None:
    body = {"title": "Opgave", "committee": str(cast.culture.pk), **told}
    refused(cast.door("secretariat").post("follow-ups", body), 400, code, pointer)


def test_a_span_that_ends_before_it_begins_is_refused(cast: Cast) -> None:
    body = {"title": "Opgave", "due_from": "2026-05-01", "due_to": "2026-04-01"}
    body["committee"] = str(cast.culture.pk)
    refused(cast.door("secretariat").post("follow-ups", body), 409, "invariant")


def test_reading_takes_the_same_few_queries_however_many(cast: Cast) -> None:
    item, door = item_on_agenda(cast), cast.door("member")
    counts = []
    for more in (1, 8):
        for _ in range(more):
            added(cast, item)
        with CaptureQueriesContext(connection) as asked:
            door.seen(f"agenda-items/{item.pk}/follow-ups")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 6
