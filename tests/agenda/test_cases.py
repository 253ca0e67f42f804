"""Cases, their way through the committees and their history."""

from typing import Any

from agenda.models import Case, CaseGate
from agenda.vocabulary import GateKind
from foundation.clock import now
from tests.agenda.scene import Scene
from tests.door import expect, refused


def opened(scene: Scene, **values: object) -> dict[str, Any]:
    body = {"title": "Ny svømmehal", "case_number": "20-26-0114", **values}
    return scene.cast.door("case_officer").made("cases", body)


def test_a_case_officer_opens_a_case_in_his_department(scene: Scene) -> None:
    case = opened(scene)
    assert case["department"] == str(scene.cast.department.pk)
    assert case["case_officer"] == str(scene.cast.users["case_officer"].pk)
    door = scene.cast.door("case_officer")
    assert door.changed(f"cases/{case['id']}", {"title": "Svømmehal"})["title"] == "Svømmehal"
    assert len(door.seen("cases", case_number="20-26-0114")["results"]) == 1
    refused(scene.cast.door("member").post("cases", {"title": "X"}), 403, "forbidden")


def test_a_case_is_known_by_its_items(scene: Scene) -> None:
    case = opened(scene)
    path = f"cases/{case['id']}"
    member, insight = scene.cast.door("member"), scene.cast.door("council_member")
    refused(member.get(path), 404, "not_found")
    meeting = scene.meeting()
    scene.closed(meeting, case=case["id"])
    scene.sent(meeting)
    assert member.seen(path)["title"] == "Ny svømmehal"
    refused(insight.get(path), 404, "not_found")
    assert insight.seen("cases", q="Ny")["results"] == []
    other = scene.meeting("2026-04-21")
    scene.placed(other, case=case["id"])
    scene.sent(other)
    assert insight.seen(path)["title"] == "Ny svømmehal"


def test_the_history_holds_what_the_reader_may_read(scene: Scene) -> None:
    case = opened(scene)
    for day, make in (("2026-03-24", scene.placed), ("2026-04-21", scene.closed)):
        meeting = scene.meeting(day)
        make(meeting, f"Behandling {day}", case=case["id"])
        scene.sent(meeting)
    scene.draft("Kladde", case=case["id"])
    path = f"cases/{case['id']}/history"
    told = [item["title"] for item in scene.cast.door("member").seen(path)["results"]]
    assert told == ["Behandling 2026-03-24", "Behandling 2026-04-21"]
    insight = scene.cast.door("council_member").seen(path)["results"]
    assert [item["title"] for item in insight] == ["Behandling 2026-03-24"]


def test_one_committee_decides_and_it_comes_last(scene: Scene) -> None:
    path = f"cases/{opened(scene)['id']}/routing"
    door = scene.cast.door("case_officer")
    first = door.made(path, {"committee": str(scene.cast.culture.pk), "purpose": "recommend"})
    council = {"committee": str(scene.cast.council.pk), "purpose": "decide", "is_deciding": True}
    last = door.made(path, council)
    assert (first["order"], last["order"]) == (1, 2)
    refused(door.post(path, {**council, "order": 3}), 409, "duplicate")
    late = {"committee": str(scene.cast.finance.pk), "purpose": "recommend"}
    refused(door.post(path, late), 409, "decided_too_early")
    side = door.made(path, {**late, "order": 1})
    step = f"routing-steps/{side['id']}"
    refused(door.patch(step, {"order": 5}, if_match=side["etag"]), 409, "decided_too_early")
    expect(door.delete(step, if_match=side["etag"]), 204)
    assert [row["purpose"] for row in door.seen(path)["results"]] == ["recommend", "decide"]
    answer = scene.cast.door("member").post(path, late)
    refused(answer, 404, "not_found")


def test_gates_tell_what_holds_the_case_back(scene: Scene) -> None:
    case = opened(scene)
    CaseGate.objects.create(
        municipality=scene.cast.egernborg,
        case=Case.objects.get(pk=case["id"]),
        kind=GateKind.HEARING.value,
        reason="Høring til 1. maj",
        opened_at=now(),
    )
    (gate,) = scene.cast.door("case_officer").seen(f"cases/{case['id']}/gates")["results"]
    assert (gate["kind_label"], gate["cleared_at"]) == ("Lovpligtig høring", None)
    refused(scene.cast.door("member").get(f"gates/{gate['id']}"), 404, "not_found")
    meeting = scene.meeting()
    scene.placed(meeting, case=case["id"])
    scene.convened(meeting)
    assert scene.cast.door("member").seen(f"gates/{gate['id']}")["reason"] == "Høring til 1. maj"
    reads_only = scene.cast.door("council_member")
    assert reads_only.seen(f"cases/{case['id']}/gates")["results"] == []
    refused(reads_only.get(f"gates/{gate['id']}"), 404, "not_found")


def test_a_case_with_items_is_not_deleted(scene: Scene) -> None:
    case = opened(scene)
    scene.draft(case=case["id"])
    refused(scene.desk.delete(f"cases/{case['id']}", if_match=str(case["etag"])), 409, "in_use")
    free = opened(scene)
    path = f"cases/{free['id']}"
    refused(scene.cast.door("case_officer").delete(path, if_match="*"), 403, "forbidden")
    expect(scene.desk.delete(path, if_match=str(free["etag"])), 204)
