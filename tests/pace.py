"""In which order the tests are handed out, and what stays out of the garbage collector's way."""

import gc
from enum import IntEnum

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long groups that wait for processes begin first, so that nothing waits for them at the
    end. Tests that share a set-up go to one worker, so that it is made once."""
    for item in items:
        if "punkt" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.own_servers)
    turns = {item.nodeid: _turn(item) for item in items}
    for item in items:
        if turns[item.nodeid] is Turn.SHARED_SET_UP:
            item.add_marker(pytest.mark.xdist_group(str(item.path)))
    items.sort(key=lambda item: turns[item.nodeid])


class Turn(IntEnum):
    """When a test is handed out."""

    GROUP = 0
    SHARED_SET_UP = 1
    PROCESSES = 2
    REST = 3


def _turn(item: pytest.Item) -> Turn:
    if item.get_closest_marker("xdist_group") is not None:
        return Turn.GROUP
    if _shares_set_up(item):
        return Turn.SHARED_SET_UP
    return Turn.PROCESSES if item.get_closest_marker("servers") is not None else Turn.REST


def _shares_set_up(item: pytest.Item) -> bool:
    known = item._fixtureinfo.name2fixturedefs if isinstance(item, pytest.Function) else {}
    return any(kinds[-1].scope in ("module", "package") for kinds in known.values())


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What is loaded by now stays: to look through it again and again costs a twentieth of the
    time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
