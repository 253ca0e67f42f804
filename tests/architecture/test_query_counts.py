"""Reads take at most six queries, one of them to know who asks, however many rows there are."""

from collections.abc import Callable
from pathlib import Path

import pgtrigger
import pytest
from django.http import HttpResponse

from tests.architecture.copies import copies
from tests.architecture.counting import counting
from tests.architecture.snapshots import compare
from tests.architecture.world import NOW, World
from tests.cast import Cast
from tests.http.routes import reading

TABLE = Path(__file__).parent / "query_counts.json"
MOST = 6
FEW, MANY = 3, 30


@pytest.fixture
def world(cast: Cast, hold_clock: Callable[[str], None]) -> World:
    hold_clock(NOW.isoformat())
    return World(cast)


def counted(read: Callable[[], HttpResponse]) -> int:
    answer, queries = counting(read)
    assert answer.status_code == 200, answer.content[:300]
    return queries


def test_lists_cost_the_same_however_long(world: World) -> None:
    door = world.cast.door("secretariat")
    found: dict[str, int] = {}
    growing, dear = [], []
    for route in [r for r in reading("list") if r.parent is None]:
        row = world.row("open", route.view.model)
        copies(row, FEW)
        few = counted(lambda path=route.path: door.get(path, limit=200))  # type: ignore[misc]
        copies(row, MANY - FEW, after=FEW)
        many = counted(lambda path=route.path: door.get(path, limit=200))  # type: ignore[misc]
        found[route.path] = many
        growing += [f"{route.path}: {few} → {many}"] if few != many else []
        dear += [f"{route.path}: {many}"] if many > MOST else []
    assert not growing, growing
    assert not dear, dear
    compare(TABLE, found, part="list")


def test_one_row_costs_a_recorded_constant(world: World) -> None:
    door = world.cast.door("secretariat")
    found: dict[str, int] = {}
    flat = [r for r in reading("retrieve") if r.path == f"{r.view.resource}/<str:pk>"]
    ordinary = [route for route in flat if not route.path.startswith(("me/", "public/"))]
    for route in ordinary:
        path = route.path.replace("<str:pk>", str(world.row("open", route.view.model).pk))
        found[route.path] = counted(lambda path=path: door.get(path))  # type: ignore[misc]
    dear = {path: count for path, count in found.items() if count > MOST}
    assert dear == {}
    compare(TABLE, found, part="retrieve")


def test_meetings_with_their_verbs_cost_the_same_however_many(world: World) -> None:
    from agenda.models import AgendaItem
    from meetings.models import Meeting

    door, meeting = world.cast.door("secretariat"), world.row("open", Meeting)
    world.row("open", AgendaItem)
    found = []
    for few in (FEW, MANY):
        rows = Meeting.objects.filter(pk__in=[row.pk for row in copies(meeting, few, after=few)])
        with pgtrigger.ignore():
            rows.update(state="planned")
        found.append(counted(lambda: door.get("meetings", limit=200, include="verbs")))
    assert found[0] == found[1] <= MOST


def test_a_whole_agenda_costs_the_same_however_long(world: World) -> None:
    from agenda.models import AgendaItem, Attachment, ItemSection, Recommendation

    item = world.row("open", AgendaItem)
    for model in (ItemSection, Recommendation, Attachment):
        world.row("open", model)
    door, path = world.cast.door("member"), f"meetings/{item.meeting_id}/agenda"
    few = counted(lambda: door.get(path))
    item.position = 10
    for extra in copies(item, MANY):
        for block in item.blocks.all():
            block.item = extra
            copies(block, 2)
    many = counted(lambda: door.get(path))
    assert few == many <= MOST
    compare(TABLE, {path.replace(str(item.meeting_id), "{id}"): many}, part="agenda")


@pytest.mark.parametrize("path", ["me", "vocabularies", "changes", "search?q=aaben"])
def test_the_desk_costs_no_more(world: World, path: str) -> None:
    assert counted(lambda: world.cast.door("member").get(path)) <= MOST
