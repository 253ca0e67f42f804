"""Strategies: what was measured, what was adjusted, and how far each milestone is."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agenda.models import AgendaItem
from annualcycle.models import MilestoneAdjustment
from annualcycle.querysets.strategies import milestones_of_year, status_on
from tests.cast import Cast
from tests.door import expect, refused
from tests.hearings.setup import item_on_agenda

NOBODY = dict.fromkeys(("awaiting", "on_track", "behind", "reached", "missed", "not_measured"), 0)


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Callable[[str], None]) -> None:
    hold_clock("2026-06-01T09:00:00+02:00")


def strategy_of(cast: Cast, **told: Any) -> dict[str, Any]:
    body = {
        "title": "Flere aktive fritidsliv",
        "committee": str(cast.culture.pk),
        "starts_on": "2026-01-01",
        "ends_on": "2029-12-31",
        "indicator": "Plads blandt kommunerne",
        "lower_is_better": True,
        **told,
    }
    return cast.door("secretariat").made("strategies", body)


def milestone_of(cast: Cast, strategy: dict[str, Any], **told: Any) -> dict[str, Any]:
    body = {"year": 2026, "target_text": "Blandt de 30", "target_rank": 30, **told}
    return cast.door("secretariat").made(f"strategies/{strategy['id']}/milestones", body)


def measure(cast: Cast, strategy: dict[str, Any], day: str, value: Any) -> dict[str, Any]:
    body = {"measured_on": day, "value": value, "source": "Landsstatistikken"}
    return cast.door("secretariat").made(f"strategies/{strategy['id']}/measurements", body)


def test_a_measurement_is_written_mended_and_taken_away(cast: Cast) -> None:
    strategy, door = strategy_of(cast), cast.door("secretariat")
    row = measure(cast, strategy, "2026-05-31", 33.5)
    assert (row["value"], row["note"], row["strategy"]) == (33.5, "", strategy["id"])
    path = f"measurements/{row['id']}"
    assert door.changed(path, {"value": 33, "note": "Rettet"})["value"] == 33
    listed = cast.door("member").seen(f"strategies/{strategy['id']}/measurements")["results"]
    assert [each["id"] for each in listed] == [row["id"]]
    expect(door.delete(path, if_match="*"), 204)
    refused(door.get(path), 404, "not_found")


@pytest.mark.parametrize(
    ("told", "code", "pointer"),
    [
        ({"measured_on": "2026-06-02"}, "in_future", "/measured_on"),
        ({"value": "33"}, "not_a_number", "/value"),
        ({"value": True}, "not_a_number", "/value"),
        ({"value": 33.1234}, "max_decimal_places", "/value"),
        ({"value": 10**13}, "max_whole_digits", "/value"),
        ({"source": ""}, "blank", "/source"),
        ({"strategy": "x"}, "read_only", "/strategy"),
    ],
)
def test_bad_measurements(cast: Cast, told: dict[str, Any], code: str, pointer: str) -> None:
    strategy, door = strategy_of(cast), cast.door("secretariat")
    path = f"strategies/{strategy['id']}/measurements"
    body = {"measured_on": "2026-05-31", "value": 33, "source": "Landsstatistikken"}
    refused(door.post(path, {**body, **told}), 400, code, pointer)


def test_a_day_and_a_source_are_measured_once(cast: Cast) -> None:
    strategy, door = strategy_of(cast), cast.door("secretariat")
    measure(cast, strategy, "2026-05-31", 33)
    body = {"measured_on": "2026-05-31", "value": 34, "source": "Landsstatistikken"}
    path = f"strategies/{strategy['id']}/measurements"
    refused(door.post(path, body), 409, "duplicate")
    door.made(path, {**body, "source": "Egen opgørelse"})


def test_the_day_is_copenhagens(cast: Cast, hold_clock: Callable[[str], None]) -> None:
    strategy, door = strategy_of(cast), cast.door("secretariat")
    path = f"strategies/{strategy['id']}/measurements"
    body = {"measured_on": "2026-06-02", "value": 33, "source": "Landsstatistikken"}
    hold_clock("2026-06-01T21:59:00Z")
    refused(door.post(path, body), 400, "in_future", "/measured_on")
    hold_clock("2026-06-01T22:01:00Z")
    row = door.made(path, body)
    later = {"measured_on": "2026-06-03"}
    answer = door.patch(f"measurements/{row['id']}", later, if_match="*")
    refused(answer, 400, "in_future", "/measured_on")


def test_status_follows_what_is_measured(cast: Cast, hold_clock: Callable[[str], None]) -> None:
    strategy, door = strategy_of(cast), cast.door("secretariat")
    first = milestone_of(cast, strategy)
    goal = milestone_of(cast, strategy, year=None, kind="goal", target_rank=10)
    assert (first["status"], first["status_label"]) == ("awaiting", "Afventer")
    assert (first["due_on"], goal["due_on"]) == ("2026-12-31", "2029-12-31")
    row = measure(cast, strategy, "2026-05-31", 33)
    path = f"milestones/{first['id']}"
    seen = door.seen(path)
    told = {"id": row["id"], "measured_on": "2026-05-31", "value": 33, "source": row["source"]}
    assert (seen["status"], seen["latest_measurement"]) == ("behind", told)
    assert door.seen(f"milestones/{goal['id']}")["status"] == "awaiting"
    answer = door.seen(f"strategies/{strategy['id']}")
    assert answer["milestone_status"] == {**NOBODY, "behind": 1, "awaiting": 1}
    assert answer["latest_measurement"] == told
    door.changed(f"measurements/{row['id']}", {"value": 29})
    assert door.seen(path)["status"] == "on_track"
    for status, found in (("on_track", [first["id"]]), ("awaiting", [goal["id"]]), ("missed", [])):
        rows = door.seen("milestones", status=status)["results"]
        assert [each["id"] for each in rows] == found
    hold_clock("2026-12-31T23:30:00Z")
    assert door.seen(path)["status"] == "reached"
    refused(door.get("milestones", status="so_so"), 400, "invalid_choice", "?status")


def test_milestones_of_a_cycle_are_those_of_its_committee_and_year(cast: Cast) -> None:
    strategy, door = strategy_of(cast), cast.door("secretariat")
    first = milestone_of(cast, strategy)
    last = milestone_of(cast, strategy, year=None, due_to="2026-07-01")
    milestone_of(cast, strategy, year=2027)
    milestone_of(cast, strategy_of(cast, committee=str(cast.finance.pk)))
    cycle = door.made("annual-cycles", {"committee": str(cast.culture.pk), "year": 2026})
    rows = door.seen("milestones", annual_cycle=cycle["id"])["results"]
    assert {row["id"] for row in rows} == {first["id"], last["id"]}
    assert door.seen("milestones", annual_cycle=strategy["id"])["results"] == []
    reader = cast.reader("member")
    found = milestones_of_year(reader, cast.culture.pk, 2026)
    assert [(str(row.pk), status_on(row, reader.today)) for row in found] == [
        (last["id"], "awaiting"),
        (first["id"], "awaiting"),
    ]
    assert not milestones_of_year(cast.reader("secretariat_other_municipality"),
                                  cast.culture.pk, 2026)  # fmt: skip


def test_an_adjustment_keeps_what_was_aimed_at_before(cast: Cast) -> None:
    strategy, item, door = strategy_of(cast), item_on_agenda(cast), cast.door("secretariat")
    row = milestone_of(cast, strategy, due_to="2026-12-31", due_basis="printed")
    path = f"milestones/{row['id']}"
    body = {
        "target_text": "Blandt de 35",
        "target_rank": 35,
        "due_to": "2027-03-31",
        "reason": "Statistikken er lagt om",
        "decided_by_item": str(item.pk),
    }
    changed = door.done(f"{path}/adjust", body)
    assert (changed["target_rank"], changed["target_text"], changed["due_on"]) == (
        35,
        "Blandt de 35",
        "2027-03-31",
    )
    assert changed["due_basis"] is None
    (kept,) = cast.door("member").seen(f"{path}/adjustments")["results"]
    assert (kept["target_rank"], kept["target_text"], kept["due_to"]) == (
        30,
        "Blandt de 30",
        "2026-12-31",
    )
    assert (kept["reason"], kept["decided_by_item"]) == (body["reason"], str(item.pk))
    value = {"target_text": "80 point", "target_value": 80.5, "reason": "Nyt mål"}
    by_value = door.done(f"{path}/adjust", value)
    assert (by_value["target_rank"], by_value["target_value"]) == (None, 80.5)
    ranks = [each["target_rank"] for each in door.seen(f"{path}/adjustments")["results"]]
    assert ranks == [30, 35]
    refused(door.patch(f"milestone-adjustments/{kept['id']}", {}, if_match="*"), 405,
            "method_not_allowed")  # fmt: skip


def test_an_adjustment_says_why_and_changes_something(cast: Cast) -> None:
    door = cast.door("secretariat")
    row = milestone_of(cast, strategy_of(cast))
    path = f"milestones/{row['id']}/adjust"
    same = {"target_text": "Blandt de 30", "target_rank": 30, "reason": "Igen"}
    refused(door.post(path, same, if_match="*"), 409, "nothing_adjusted")
    refused(door.post(path, {"target_text": "Blandt de 20"}, if_match="*"), 400, "required",
            "/reason")  # fmt: skip
    both = {**same, "target_value": 3}
    refused(door.post(path, both, if_match="*"), 400, "two_targets", "/target_value")
    refused(door.post(path, same), 428, "if_match_required")
    stale = {**same, "target_rank": 20}
    refused(door.post(path, stale, if_match='"gammel"'), 412, "stale")
    assert not MilestoneAdjustment.objects.exists()


def test_an_item_that_one_may_not_read_has_decided_nothing(cast: Cast) -> None:
    row = milestone_of(cast, strategy_of(cast))
    hidden = item_on_agenda(cast, closed=True)
    AgendaItem.objects.filter(pk=hidden.pk).update(department=None)
    body = {"target_text": "Blandt de 20", "reason": "Besluttet", "decided_by_item": str(hidden.pk)}
    answer = cast.door("integrator").post(f"milestones/{row['id']}/adjust", body, if_match="*")
    refused(answer, 400, "does_not_exist", "/decided_by_item")


def test_an_aim_is_written_anew_until_somebody_is_held_to_it(
    cast: Cast, hold_clock: Callable[[str], None]
) -> None:
    strategy, door = strategy_of(cast), cast.door("secretariat")
    measure(cast, strategy, "2025-12-31", 41)
    row = milestone_of(cast, strategy)
    path = f"milestones/{row['id']}"
    assert door.changed(path, {"target_rank": 31, "target_text": "31"})["target_rank"] == 31
    hold_clock("2026-06-01T09:01:00+02:00")
    measure(cast, strategy, "2026-05-31", 33)
    for told in ({"target_rank": 40}, {"due_to": "2027-12-31"}, {"year": 2027}):
        refused(door.patch(path, told, if_match="*"), 409, "aim_in_use")
    same = door.changed(path, {"target_rank": 31, "kind": "goal"})
    assert (same["kind"], same["target_rank"]) == ("goal", 31)


def test_what_was_adjusted_does_not_vanish(cast: Cast) -> None:
    strategy, door = strategy_of(cast), cast.door("secretariat")
    row, other = milestone_of(cast, strategy), milestone_of(cast, strategy, year=2027)
    body = {"target_text": "Blandt de 35", "target_rank": 35, "reason": "Omlagt"}
    door.done(f"milestones/{row['id']}/adjust", body)
    refused(door.patch(f"milestones/{row['id']}", {"target_rank": 1}, if_match="*"), 409,
            "aim_in_use")  # fmt: skip
    for path in (f"milestones/{row['id']}", f"strategies/{strategy['id']}"):
        refused(door.delete(path, if_match="*"), 409, "aim_in_use")
    expect(door.delete(f"milestones/{other['id']}", if_match="*"), 204)


@pytest.mark.parametrize("name", ["member", "chair", "case_officer", "official", "consultee"])
def test_who_may_not_write(cast: Cast, name: str) -> None:
    strategy, door = strategy_of(cast), cast.door(name)
    row, number = milestone_of(cast, strategy), measure(cast, strategy, "2026-05-31", 33)
    told = {"measured_on": "2026-05-30", "value": 33, "source": "Mig selv"}
    refused(door.post(f"strategies/{strategy['id']}/measurements", told), 403, "forbidden")
    body = {"target_text": "Blandt de 99", "reason": "Nemmere"}
    refused(door.post(f"milestones/{row['id']}/adjust", body, if_match="*"), 403, "forbidden")
    path = f"measurements/{number['id']}"
    refused(door.patch(path, {"value": 1}, if_match="*"), 403, "forbidden")
    refused(door.delete(path, if_match="*"), 403, "forbidden")


def test_nobody_sees_another_municipality(cast: Cast) -> None:
    strategy, far = strategy_of(cast), cast.door("secretariat_other_municipality")
    row, number = milestone_of(cast, strategy), measure(cast, strategy, "2026-05-31", 33)
    for path in (
        f"strategies/{strategy['id']}/measurements",
        f"milestones/{row['id']}/adjustments",
        f"measurements/{number['id']}",
    ):
        refused(far.get(path), 404, "not_found")
    assert far.seen("milestones", status="behind")["results"] == []
    refused(far.post(f"milestones/{row['id']}/adjust", {}, if_match="*"), 404, "not_found")


@pytest.mark.parametrize("path", ["strategies", "milestones"])
def test_lists_take_the_same_few_queries_however_long(cast: Cast, path: str) -> None:
    counts = []
    for more in (1, 5):
        for _ in range(more):
            strategy = strategy_of(cast)
            for year in (2026, 2027):
                milestone_of(cast, strategy, year=year)
            measure(cast, strategy, "2026-05-31", 33)
        with CaptureQueriesContext(connection) as asked:
            cast.door("member").seen(path)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 6
