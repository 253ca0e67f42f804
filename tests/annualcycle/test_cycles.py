"""The annual cycle, its topics, strategies and milestones."""

from typing import Any

import pytest

from tests.cast import Cast
from tests.door import refused
from tests.hearings.setup import item_on_agenda


def cycle_of(cast: Cast) -> dict[str, Any]:
    """The culture committee's year."""
    body = {"committee": str(cast.culture.pk), "year": 2026}
    return cast.door("secretariat").made("annual-cycles", body)


def test_a_committee_has_one_cycle_a_year(cast: Cast) -> None:
    cycle, door = cycle_of(cast), cast.door("secretariat")
    body = {"committee": cycle["committee"], "year": 2026}
    refused(door.post("annual-cycles", body), 409, "duplicate")
    found = door.seen("annual-cycles", committee=cycle["committee"], year="2026")["results"]
    assert [row["id"] for row in found] == [cycle["id"]]
    refused(door.post("annual-cycles", {**body, "year": 99}), 400, "min_value", "/year")


def test_topics_hang_on_a_year_or_an_item(cast: Cast) -> None:
    cycle, door, item = cycle_of(cast), cast.door("secretariat"), item_on_agenda(cast)
    body = {"topic": "Besøg på institutioner", "frequency": "quarterly"}
    of_year = door.made(f"annual-cycles/{cycle['id']}/cycle-topics", body)
    assert (of_year["committee"], of_year["frequency_label"]) == (
        cycle["committee"],
        "Kvartalsvis",
    )
    of_item = door.made(f"agenda-items/{item.pk}/cycle-topics", {**body, "frequency": "yearly"})
    assert of_item["item"] == str(item.pk)
    for query, ids in (
        ({"frequency": "quarterly"}, [of_year["id"]]),
        ({"committee": str(cast.culture.pk)}, [of_year["id"], of_item["id"]]),
        ({"annual_cycle": cycle["id"]}, [of_year["id"]]),
        ({"item": str(item.pk)}, [of_item["id"]]),
    ):
        assert [r["id"] for r in door.seen("cycle-topics", **query)["results"]] == ids, query
    changed = door.changed(f"cycle-topics/{of_item['id']}", {"anchor": "august"})
    assert changed["anchor"] == "august"
    refused(door.get("cycle-topics", frequency="often"), 400, "invalid_choice", "?frequency")


def test_a_topic_told_by_a_closed_item_is_for_those_who_see_it_whole(cast: Cast) -> None:
    item = item_on_agenda(cast, closed=True)
    body = {"topic": "Status på salget", "frequency": "monthly"}
    row = cast.door("secretariat").made(f"agenda-items/{item.pk}/cycle-topics", body)
    path = f"cycle-topics/{row['id']}"
    assert cast.door("member").seen(path)["topic"] == body["topic"]
    for name in ("council_member", "integrator", "consultee"):
        refused(cast.door(name).get(path), 404, "not_found")
        assert cast.door(name).seen("cycle-topics", count="true")["count"] == 0


def test_milestones_follow_their_strategy(cast: Cast) -> None:
    door = cast.door("secretariat")
    body = {
        "title": "Flere aktive fritidsliv",
        "committee": str(cast.culture.pk),
        "starts_on": "2026-01-01",
        "ends_on": "2029-12-31",
        "indicator": "Plads blandt kommunerne",
        "lower_is_better": True,
    }
    strategy = door.made("strategies", body)
    path = f"strategies/{strategy['id']}/milestones"
    for year, rank in ((2027, 30), (2028, 20)):
        told = {"year": year, "target_text": f"Blandt de {rank} bedste", "target_rank": rank}
        door.made(path, told)
    goal = {"kind": "goal", "target_text": "Blandt de 10", "due_to": "2029-12-31"}
    last = door.made(path, {**goal, "due_basis": "printed", "year": 2029})
    rows = cast.door("member").seen(path)["results"]
    assert [(row["position"], row["year"]) for row in rows] == [(1, 2027), (2, 2028), (3, 2029)]
    assert [r["id"] for r in door.seen("milestones", kind="goal")["results"]] == [last["id"]]
    refused(door.post(path, {"year": 2027, "target_text": "Igen"}), 409, "duplicate")
    found = door.seen("strategies", committee=body["committee"], q="fritid")["results"]
    assert [row["id"] for row in found] == [strategy["id"]]


@pytest.mark.parametrize("name", ["member", "chair", "case_officer", "official"])
def test_who_may_not_write(cast: Cast, name: str) -> None:
    door, cycle = cast.door(name), cycle_of(cast)
    body = {"committee": str(cast.culture.pk), "year": 2027}
    refused(door.post("annual-cycles", body), 403, "forbidden")
    refused(door.post("strategies", {"title": "Min egen"}), 403, "forbidden")
    topic = {"topic": "Mit emne", "frequency": "once"}
    refused(door.post(f"annual-cycles/{cycle['id']}/cycle-topics", topic), 403, "forbidden")


def test_nobody_sees_another_municipality(cast: Cast) -> None:
    cycle, door = cycle_of(cast), cast.door("secretariat_other_municipality")
    refused(door.get(f"annual-cycles/{cycle['id']}"), 404, "not_found")
    topic = {"topic": "Emne", "frequency": "once"}
    refused(door.post(f"annual-cycles/{cycle['id']}/cycle-topics", topic), 404, "not_found")
    body = {"committee": str(cast.culture.pk), "year": 2027}
    refused(door.post("annual-cycles", body), 400, "does_not_exist", "/committee")
    refused(cast.door(None).get("annual-cycles"), 401, "not_authenticated")
