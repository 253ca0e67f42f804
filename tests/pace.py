"""In which order the tests are handed out, and what stays out of the garbage collector's way."""

import gc
from enum import IntEnum

import pytest
from _pytest.nodeid import coerce_node_id


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long groups that wait for processes begin first, so that nothing waits for them at the
    end. Tests that share a set-up go to one worker, so that it is made once, and those that need
    more of it come after those that need less."""
    for item in items:
        if "punkt" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.own_servers)
    turns = {item: _turn(item) for item in items}
    for item, turn in turns.items():
        if turn[0] is Turn.SHARED_SET_UP:
            item.add_marker(pytest.mark.xdist_group(str(item.path)))
    items.sort(key=turns.__getitem__)
    if config.getoption("loadgroup", default=False):
        for item in items:
            _show_group(item)


def _show_group(item: pytest.Item) -> None:
    """The group stands in the id, by which the tests are handed out. pytest-xdist 3.8 writes it
    where pytest 9.2 does not look, and without it says nothing and groups nothing."""
    mark = item.get_closest_marker("xdist_group")
    if mark is not None:
        item._id = coerce_node_id(f"{item.nodeid}@{mark.args[0]}")
        assert item.nodeid.endswith(f"@{mark.args[0]}")


class Turn(IntEnum):
    """When a test is handed out."""

    GROUP = 0
    SHARED_SET_UP = 1
    PROCESSES = 2
    REST = 3


def _turn(item: pytest.Item) -> tuple[Turn, str, int]:
    if item.get_closest_marker("xdist_group") is not None:
        return Turn.GROUP, "", 0
    if shared := _shared_set_ups(item):
        return Turn.SHARED_SET_UP, str(item.path), shared
    is_waiting = item.get_closest_marker("servers") is not None
    return Turn.PROCESSES if is_waiting else Turn.REST, "", 0


def _shared_set_ups(item: pytest.Item) -> int:
    known = item._fixtureinfo.name2fixturedefs if isinstance(item, pytest.Function) else {}
    return sum(kinds[-1].scope in ("module", "package") for kinds in known.values())


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    unhurried()


def unhurried() -> None:
    """Let the garbage collector leave what is loaded by now, and come less often: it took a
    twentieth of the tests' time, and a third of the migrations'."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
