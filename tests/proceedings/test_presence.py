"""The ledger of presence, and what is derived from it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation.accounts.models import Grant
from foundation.accounts.vocabulary import Role
from proceedings.models import PresenceEvent
from tests.door import expect, refused
from tests.proceedings.stage import Stage

ALL = ("chair", "member", "member2", "member3", "member4")


def status(stage: Stage, who: str, place: int = 0) -> Any:
    items = stage.desk.seen(f"{stage.at}/presence")["items"]
    rows = {row["person"]: row["status"] for row in items[place]["persons"]}
    return rows[stage.cast.person_id(who)]


def quorums(stage: Stage) -> list[str]:
    return [item["quorum"] for item in stage.desk.seen(f"{stage.at}/presence")["items"]]


def test_a_member_of_whom_nothing_is_said_is_unknown_and_so_is_the_quorum(stage: Stage) -> None:
    assert status(stage, "member") == "unknown"
    assert quorums(stage) == ["unknown", "unknown"]
    stage.attend("chair", "member")
    assert quorums(stage) == ["unknown", "unknown"]
    stage.attend("member2")
    assert quorums(stage) == ["yes", "yes"]


def test_half_of_the_seats_is_asked_for_at_each_item(stage: Stage) -> None:
    stage.everybody()
    stage.attend("member2", "member3", "member4", kind="left", item=stage.closed_item["id"])
    assert status(stage, "member2", 0) == "present"
    assert status(stage, "member2", 1) == "absent"
    assert quorums(stage) == ["yes", "no"]


def test_who_arrived_was_not_there_before(stage: Stage) -> None:
    stage.attend("member", kind="arrived", item=stage.closed_item["id"])
    assert (status(stage, "member", 0), status(stage, "member", 1)) == ("absent", "present")


def test_who_left_by_the_clock_is_away_from_the_next_item(
    stage: Stage, hold_clock: Callable[[str], None]
) -> None:
    stage.open().everybody()
    stage.desk.done(f"{stage.at_item}/start")
    stage.desk.done(f"{stage.at_item}/finish")
    hold_clock("2026-03-24T16:25:00+01:00")
    stage.attend("member", kind="left", at="2026-03-24T16:20:00+01:00")
    assert (status(stage, "member", 0), status(stage, "member", 1)) == ("present", "absent")


def test_a_mended_line_is_kept_and_no_longer_counts(stage: Stage) -> None:
    told = stage.attend("member", kind="absent")[0]
    mended = stage.attend("member", kind="excused", replaces=told["id"])[0]
    assert status(stage, "member") == "excused"
    old = stage.desk.seen(f"presence-events/{told['id']}")
    assert (old["kind"], old["replaced"], mended["replaces"]) == ("absent", True, told["id"])
    again = {"person": stage.cast.person_id("member"), "kind": "present", "replaces": told["id"]}
    answer = stage.desk.post(f"{stage.at}/attendance", {"events": [again]})
    refused(answer, 400, "already_replaced", "/events/0/replaces")


def test_the_ledger_takes_a_bare_list(stage: Stage) -> None:
    lines = [{"person": stage.cast.person_id(who), "kind": "present"} for who in ALL]
    made = stage.desk.made(f"{stage.at}/attendance", lines)
    assert [row["kind"] for row in made["results"]] == ["present"] * 5
    assert stage.desk.seen("presence-events", kind="present", count="true")["count"] == 5


@pytest.mark.parametrize("who", ["council_member", "consultee"])
def test_only_who_belongs_at_the_meeting_stands_in_the_ledger(stage: Stage, who: str) -> None:
    lines = {"events": [{"person": stage.cast.person_id(who), "kind": "present"}]}
    answer = stage.desk.post(f"{stage.at}/attendance", lines)
    refused(answer, 400, "not_a_participant", "/events/0/person")
    assert not PresenceEvent.objects.exists()


def test_every_fault_of_a_line_is_told(stage: Stage) -> None:
    other = stage.placed(stage.meeting("2026-04-21"), "Andet møde")
    person = stage.cast.person_id("member")
    lines = [
        {"person": person, "kind": "took_no_part"},
        {"person": person, "kind": "present", "item": other["id"]},
        {"person": person, "kind": "absent", "item": stage.closed_item["id"],
         "to_item": stage.item["id"]},
    ]  # fmt: skip
    problem = refused(
        stage.desk.post(f"{stage.at}/attendance", {"events": lines}), 400, "other_meeting"
    )
    found = {(f["pointer"], f["code"]) for f in problem["errors"]}
    assert found == {
        ("/events/0/item", "required"),
        ("/events/1/item", "other_meeting"),
        ("/events/2/to_item", "range_backwards"),
    }


@pytest.mark.parametrize("who", ["chair", "member", "council_member", "case_officer"])
def test_others_do_not_write_the_ledger(stage: Stage, who: str) -> None:
    lines = {"events": [{"person": stage.cast.person_id("member"), "kind": "present"}]}
    refused(stage.door(who).post(f"{stage.at}/attendance", lines), 403, "forbidden")


def test_reasons_are_the_secretariats_and_the_persons_own(stage: Stage) -> None:
    sent = {"meeting": stage.meeting_row["id"], "reason": "Operation"}
    made = stage.door("member").made("me/absences", sent)
    path = f"presence-events/{made['id']}"
    assert made["reason"] == stage.desk.seen(path)["reason"] == "Operation"
    for who in ("chair", "member2", "official", "council_member"):
        assert stage.door(who).seen(path)["reason"] is None
    assert (made["source"], made["kind"]) == ("member", "excused")
    assert stage.door("member2").seen("me/absences")["results"] == []


def test_a_member_cannot_excuse_himself_afterwards(stage: Stage) -> None:
    stage.open()
    stage.end()
    sent = {"meeting": stage.meeting_row["id"]}
    refused(stage.door("member").post("me/absences", sent), 409, "meeting_ended")
    refused(stage.door("council_member").post("me/absences", sent), 403, "forbidden")


def test_thirty_one_lines_cost_what_one_costs(stage: Stage) -> None:
    person = stage.cast.person_id("member")
    counted = []
    for many in (1, 31):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            lines = [{"person": person, "kind": "present", "item": stage.item["id"]}] * many
            expect(stage.desk.post(f"{stage.at}/attendance", {"events": lines}), 201)
        writes = [q for q in queries.captured_queries if q["sql"][:6] in ("INSERT", "UPDATE")]
        counted.append(len(writes))
    assert counted[0] == counted[1]


def test_presence_answers_304_until_something_is_told(stage: Stage) -> None:
    first = stage.desk.get(f"{stage.at}/presence")
    seen = {"If-None-Match": first.headers["ETag"]}
    same = stage.desk.send("GET", f"{stage.at}/presence", headers=seen)
    assert same.status_code == 304
    stage.attend("chair")
    moved = stage.desk.send("GET", f"{stage.at}/presence", headers=seen)
    assert moved.status_code == 200


def test_the_ledger_of_a_closed_item_is_kept_from_who_does_not_see_it(stage: Stage) -> None:
    line = stage.attend("member", kind="left", item=stage.closed_item["id"])[0]
    refused(stage.door("council_member").get(f"presence-events/{line['id']}"), 404, "not_found")
    items = stage.door("council_member").seen(f"{stage.at}/presence")["items"]
    assert items[0]["persons"] is not None
    assert items[1]["persons"] is None
    refused(stage.door("secretariat_other_municipality").get(f"{stage.at}/presence"), 404,
            "not_found")  # fmt: skip


def test_presence_is_for_those_whose_meeting_it_is(stage: Stage) -> None:
    """The sheet names everybody at the meeting: a guest came for one item, a consultee for a
    hearing, and who has no seat any more comes to none."""
    guest = stage.cast.users["consultee"]
    Grant.objects.create(user=guest, role=Role.GUEST.value, item_id=stage.item["id"])
    stage.open().everybody()
    refused(stage.door("consultee").get(f"{stage.at}/presence"), 403, "forbidden")
    assert stage.door("consultee").seen(f"{stage.at}/attendance")["results"] == []
    for who in ("secretariat", "case_officer", "official", "council_member", "chair", "member"):
        assert stage.door(who).seen(f"{stage.at}/presence")["members"], who
    elsewhere = stage.cast.person("substitute")
    elsewhere.memberships.all().delete()
    refused(stage.door("substitute").get(f"{stage.at}/presence"), 403, "forbidden")


def test_the_sheet_costs_six_queries_at_most_however_much_was_told(stage: Stage) -> None:
    counted = []
    for who in (("chair",), (*ALL, *ALL, *ALL)):
        stage.attend(*who)
        stage.attend(*who[:5], kind="left", item=stage.closed_item["id"])
        with CaptureQueriesContext(connection) as queries:
            stage.desk.seen(f"{stage.at}/presence")
        counted.append(len(queries.captured_queries))
    assert counted[0] == counted[1] <= 6
