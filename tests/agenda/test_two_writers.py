"""Writers at once, each on a connection of his own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections
from django.http import HttpResponse

from meetings.models import NumberSeries
from tests.agenda.scene import TODAY, Scene
from tests.cast import Cast


@pytest.fixture
def scene(real_cast: Cast, hold_clock: Callable[[str], None]) -> Scene:
    hold_clock(TODAY)
    return Scene(real_cast)


def at_once(calls: Sequence[Callable[[], HttpResponse]]) -> list[HttpResponse]:
    def run(call: Callable[[], HttpResponse]) -> HttpResponse:
        try:
            return call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def meeting_with(scene: Scene, count: int) -> tuple[dict[str, Any], list[str]]:
    meeting = scene.meeting("2030-03-19")
    return meeting, [scene.placed(meeting, f"Sag {n}")["id"] for n in range(count)]


def test_of_two_who_put_the_agenda_in_order_one_wins(scene: Scene) -> None:
    meeting, ids = meeting_with(scene, 4)
    path = f"meetings/{meeting['id']}"
    etag = scene.desk.get(path).headers["ETag"]
    orders = [ids[::-1], [*ids[1:], ids[0]]]
    desk = scene.desk.token

    def put(order: list[str]) -> Callable[[], HttpResponse]:
        door = type(scene.desk)(desk)
        return lambda: door.put(f"{path}/agenda/order", {"items": order}, if_match=etag)

    answers = at_once([put(order) for order in orders])
    assert sorted(a.status_code for a in answers) == [200, 412]
    winner = orders[[a.status_code for a in answers].index(200)]
    assert [item["id"] for item in scene.agenda("secretariat", meeting)] == winner


def test_moves_and_edits_at_once_all_come_through(scene: Scene) -> None:
    """Locks are taken from the bottom up, so nobody waits for one who waits for him."""
    meeting, ids = meeting_with(scene, 4)
    desk = scene.desk.token
    sections = [scene.desk.seen(f"agenda-items/{one}/sections")["results"][0]["id"] for one in ids]

    def door() -> Any:
        return type(scene.desk)(desk)

    def move(one: str) -> Callable[[], HttpResponse]:
        return lambda: door().post(f"agenda-items/{one}/move", {"after": None}, if_match="*")

    def edit(one: str) -> Callable[[], HttpResponse]:
        return lambda: door().patch(f"sections/{one}", {"body_html": "Ny"}, if_match="*")

    calls = [
        make for pair in zip(map(move, ids), map(edit, sections), strict=True) for make in pair
    ]
    assert {answer.status_code for answer in at_once(calls)} == {200}
    items = scene.agenda("secretariat", meeting)
    assert sorted(item["id"] for item in items) == sorted(ids)
    assert [item["position"] for item in items] == [1, 2, 3, 4]


def test_late_items_at_once_get_a_number_each(scene: Scene) -> None:
    meeting, _ = meeting_with(scene, 1)
    scene.sent(meeting)
    late = [scene.ready(f"Sen {n}")["id"] for n in range(5)]
    desk = scene.desk.token
    body = {"meeting": meeting["id"], "urgency_reason": "Frist i morgen."}

    def add(one: str) -> Callable[[], HttpResponse]:
        door = type(scene.desk)(desk)
        return lambda: door.post(f"agenda-items/{one}/add-late", body, if_match="*")

    answers = at_once([add(one) for one in late])
    assert {answer.status_code for answer in answers} == {200}
    numbers = sorted(str(item["number"]) for item in scene.agenda("secretariat", meeting))
    assert numbers == ["1", "2", "3", "4", "5", "6"]
    assert NumberSeries.objects.get().last_number == 6


def test_agendas_sent_at_once_share_one_series(scene: Scene) -> None:
    scene.desk.changed(f"committees/{scene.cast.culture.pk}", {"numbering": "running"})
    meetings = [scene.meeting(f"2030-0{month}-19") for month in (3, 4, 5)]
    for meeting in meetings:
        scene.placed(meeting, "En")
        scene.placed(meeting, "To")
    desk = scene.desk.token

    def send(meeting: dict[str, Any]) -> Callable[[], HttpResponse]:
        door = type(scene.desk)(desk)
        path = f"meetings/{meeting['id']}/publish-agenda"
        return lambda: door.post(path, {}, if_match="*")

    assert {a.status_code for a in at_once([send(m) for m in meetings])} == {200}
    numbers = [item["number"] for m in meetings for item in scene.agenda("secretariat", m)]
    assert sorted(map(int, numbers)) == [1, 2, 3, 4, 5, 6]
