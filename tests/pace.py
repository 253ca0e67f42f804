"""In which order the tests are handed out, and what stays out of the garbage collector's way."""

import gc

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What waits for processes begins first, so that nothing waits for it at the end. Tests that
    share a set-up go to one worker, so that it is made once."""
    for item in items:
        if item.get_closest_marker("xdist_group") is None and _shares_set_up(item):
            item.add_marker(pytest.mark.xdist_group(str(item.path)))
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    if item.get_closest_marker("servers") is not None:
        return 0
    return 1 if item.get_closest_marker("xdist_group") is not None else 2


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
