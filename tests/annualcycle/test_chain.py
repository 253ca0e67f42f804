"""A case from its decisions to their closure."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agenda.models import AgendaItem, Case, ItemWithholding
from foundation import clock
from tests.annualcycle.setup import case_of, decided, meeting_on, stopped, treated
from tests.cast import Cast
from tests.door import expect, refused
from tests.hearings.setup import item_on_agenda


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Callable[[str], None]) -> None:
    hold_clock("2026-03-20T09:00:00+01:00")


def chain(cast: Cast, case: Case, name: str = "secretariat") -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = cast.door(name).seen(f"cases/{case.pk}/chain")["items"]
    return items


def test_from_a_decision_one_reads_to_its_closure(cast: Cast) -> None:
    case, door = case_of(cast), cast.door("secretariat")
    item = treated(cast, case=case, number="7")
    told = decided(item, "approved", condition="Byrådet bevilger pengene", text="Godkendt")
    body = {"title": "Hent bevillingen", "origin": "condition", "due_text": "april 2026"}
    made = door.made(f"agenda-items/{item.pk}/follow-ups", body)
    later = treated(cast, case=case, number="12")
    meeting = meeting_on(cast, "2026-04-15")
    AgendaItem.objects.filter(pk=later.pk).update(meeting=meeting)
    door.done(f"follow-ups/{made['id']}/report", {"note": "Bevilget den 13. april"})
    door.done(f"follow-ups/{made['id']}/done", {"closed_by_item": str(later.pk)})
    first, second = chain(cast, case)
    assert [(i["number"], i["day"]) for i in (first, second)] == [
        ("7", "2026-03-18"),
        ("12", "2026-04-15"),
    ]
    (outcome,) = first["decisions"][0]["outcomes"]
    assert (outcome["id"], outcome["condition"]) == (str(told.pk), "Byrådet bevilger pengene")
    (row,) = first["follow_ups"]
    assert (row["state"], row["origin"], row["due_to"]) == ("done", "condition", "2026-04-30")
    assert (row["report_note"], row["closed_at"]) == (
        "Bevilget den 13. april",
        "2026-03-20T08:00:00Z",
    )
    closing = row["closed_by_item"]
    assert (closing["id"], closing["day"], closing["meeting"]) == (
        str(later.pk),
        "2026-04-15",
        str(meeting.pk),
    )


def test_what_goes_on_is_named_by_what_it_goes_on_from(cast: Cast) -> None:
    case, door = case_of(cast), cast.door("secretariat")
    item = item_on_agenda(cast, case=case)
    meeting = meeting_on(cast, "2026-04-15", sent=False)
    later = {"meeting": str(meeting.pk), "returns_hint": "til foråret"}
    door.done(f"agenda-items/{item.pk}/postpone", later)
    first, second = chain(cast, case)
    assert (first["id"], first["state"], first["returns_hint"]) == (
        str(item.pk),
        "postponed",
        "til foråret",
    )
    (following,) = first["continued_by"]
    assert (following["id"], following["meeting"]) == (second["id"], str(meeting.pk))
    assert second["continued_by"] == []
    (alone,) = chain(cast, case, "member")
    assert (alone["id"], alone["continued_by"]) == (str(item.pk), [])


def test_a_decision_that_is_stopped_is_marked(cast: Cast) -> None:
    case = case_of(cast)
    item = treated(cast, case=case)
    decided(item, "approved")
    path = f"agenda-items/{item.pk}/follow-ups"
    cast.door("secretariat").made(path, {"title": "Byg", "due_to": "2026-03-01"})
    stopped(cast, item)
    (found,) = chain(cast, case)
    (row,) = found["follow_ups"]
    assert (found["suspended"], row["suspended"], row["overdue"]) == (True, True, False)


def test_drafts_of_decisions_stand_in_no_chain(cast: Cast) -> None:
    case = case_of(cast)
    decided(treated(cast, case=case), "approved", draft=True)
    assert [item["decisions"] for item in chain(cast, case)] == [[]]


def test_closed_items_are_links_for_those_who_see_them_whole(cast: Cast) -> None:
    case, door = case_of(cast), cast.door("secretariat")
    item, closed = treated(cast, case=case), treated(cast, case=case, closed=True)
    made = door.made(f"agenda-items/{item.pk}/follow-ups", {"title": "Sælg grunden"})
    door.done(f"follow-ups/{made['id']}/done", {"closed_by_item": str(closed.pk)})
    seen = {name: chain(cast, case, name) for name in ("member", "council_member", "integrator")}
    assert [row["id"] for row in seen["member"]] == [str(item.pk), str(closed.pk)]
    assert seen["member"][0]["follow_ups"][0]["closed_by_item"]["id"] == str(closed.pk)
    for name in ("council_member", "integrator"):
        (only,) = seen[name]
        assert only["id"] == str(item.pk)
        assert only["follow_ups"][0]["closed_by_item"] is None
        text = cast.door(name).get(f"cases/{case.pk}/chain").content.decode()
        assert "hemmeligt" not in text


def test_what_is_withheld_is_a_link_for_nobody_else(cast: Cast) -> None:
    case = case_of(cast)
    open_item, closed = treated(cast, case=case), treated(cast, case=case, closed=True)
    ItemWithholding.objects.create(
        municipality=cast.egernborg,
        item=closed,
        person=cast.person("member"),
        cause="disqualified",
        since=clock.now(),
    )
    assert [row["id"] for row in chain(cast, case, "member")] == [str(open_item.pk)]
    assert len(chain(cast, case, "member2")) == 2


def test_who_may_not_see_the_case_sees_no_chain(cast: Cast) -> None:
    case = case_of(cast, visibility="closed")
    treated(cast, case=case, closed=True)
    for name in ("council_member", "consultee", "secretariat_other_municipality"):
        refused(cast.door(name).get(f"cases/{case.pk}/chain"), 404, "not_found")
    refused(cast.door(None).get(f"cases/{case.pk}/chain"), 401, "not_authenticated")
    refused(cast.door("secretariat").get("cases/x/chain"), 404, "not_found")


def test_who_has_the_chain_need_not_load_it_again(cast: Cast) -> None:
    case, door = case_of(cast), cast.door("secretariat")
    item = treated(cast, case=case)
    path = f"cases/{case.pk}/chain"
    tag = door.get(path).headers["ETag"]
    again = door.send("GET", path, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    door.made(f"agenda-items/{item.pk}/follow-ups", {"title": "Byg"})
    assert door.get(path).headers["ETag"] != tag


def test_a_chain_takes_the_same_few_queries_however_long(cast: Cast) -> None:
    case, door, counts = case_of(cast), cast.door("member"), []
    for more in (1, 6):
        for _ in range(more):
            item = treated(cast, case=case)
            decided(item, "approved", condition="Ejeren samtykker")
            path = f"agenda-items/{item.pk}/follow-ups"
            made = cast.door("secretariat").made(path, {"title": "Byg"})
            done = {"closed_by_item": str(treated(cast, case=case).pk)}
            cast.door("secretariat").done(f"follow-ups/{made['id']}/done", done)
        with CaptureQueriesContext(connection) as queries:
            expect(door.get(f"cases/{case.pk}/chain"), 200)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 6
