"""The house's own rules: rooms, layers, and access tables that match the router."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, modules
from tests.cast import Cast
from tests.door import refused
from tests.http.routes import Route, reading, routes

NO_ROOMS = {"utils", "helpers", "services", "managers", "signals"}
STANDARD = {"list", "retrieve", "create", "update", "delete"}
PARTS_OF_OTHERS = {"partial_update": "update", "destroy": "delete", "verbs": "retrieve"}


def test_no_room_is_a_lumber_room() -> None:
    assert [p for p in modules() if p.stem in NO_ROOMS or p.parent.name in NO_ROOMS] == []


@pytest.mark.parametrize("word", ["TODO", "FIXME", "for now", "raise NotImplementedError"])
def test_nothing_is_left_for_later(word: str) -> None:
    assert [str(p.relative_to(ROOT)) for p in modules() if word in p.read_text()] == []


def test_imports_go_down_only() -> None:
    tool = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(  # noqa: S603 - our own tool on our own tree
        [str(tool), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


VIEWS: list[type] = sorted({r.view for r in routes()}, key=lambda v: v.__name__)


@pytest.mark.parametrize("view", VIEWS)
def test_an_access_table_opens_every_verb_that_is_routed(view: type) -> None:
    wanted = {r.verb.name for r in routes() if r.view is view and r.verb is not None}
    plain = {PARTS_OF_OTHERS.get(r.action, r.action) for r in routes() if r.view is view}
    wanted |= plain & STANDARD
    missing = wanted - set(view.access)  # type: ignore[attr-defined]
    assert missing == set()


@pytest.mark.parametrize("route", [r for r in reading("list") if r.parent is None], ids=str)
def test_every_list_refuses_what_it_does_not_know(cast: Cast, route: Route) -> None:
    door = cast.door("secretariat")
    refused(door.get(route.path, colour="red"), 400, "unknown_parameter", "?colour")
    refused(door.get(route.path, limit="0"), 400, "bad_limit", "?limit")
    refused(door.get(route.path, cursor="x"), 400, "bad_cursor", "?cursor")
    refused(door.get(route.path + "?limit=1&limit=2"), 400, "repeated_parameter", "?limit")
    refused(door.get(route.path, modified_since="2026-01-01"), 400, "no_offset")
