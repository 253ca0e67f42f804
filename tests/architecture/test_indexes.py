"""Whatever a request asks for is found by an index that names its municipality, a key or a unique
value: no request reads what all municipalities ever wrote."""

from tests.architecture.plans import whole_tables
from tests.architecture.test_write_counts import world as made_world
from tests.architecture.world import World
from tests.architecture.writes import way_of
from tests.http.routes import reading, writing

world = made_world
OF_ALL = {
    "public/meetings": "What is published is listed for everybody, of all municipalities.",
    "public/hearings": "Likewise.",
    "grants": "Roles are of accounts, which belong to the installation and are few.",
}


def said(found: dict[str, set[str]]) -> str:
    return "\n".join(sorted(f"{route}: {step}" for route, told in found.items() for step in told))


def test_reads_find_their_rows(world: World) -> None:
    found: dict[str, set[str]] = {}
    for who in ("secretariat", "member"):
        door = world.cast.door(who)
        for route in reading("list"):
            if route.parent is None and route.path not in OF_ALL:
                with whole_tables() as told:
                    door.get(route.path)
                found[f"{who} {route}"] = told
    assert not said(found), said(found)


def test_writes_find_their_rows(world: World) -> None:
    found: dict[str, set[str]] = {}
    for route in writing():
        with whole_tables() as told:
            way_of(world, route)
        found[str(route)] = told
    assert not said(found), said(found)
