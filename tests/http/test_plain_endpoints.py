"""Addresses that are no resource of rows: their paths and queries are read as strictly."""

import json
from itertools import product
from typing import Any
from urllib.parse import quote

import pytest

from tests.cast import Cast
from tests.hearings.setup import START, invitation_of, running
from tests.http.hostile import DOCUMENTS, NO_ID
from tests.http.routes import other_paths, routes
from tests.http.test_bad_bodies import problem_of
from tests.http.world import World, snapshot

ODD = (
    "x", "0", "-1", NO_ID, f"{NO_ID}%0a", f"{{{NO_ID}}}", "%00", "a%00b", "%ff%fe", "%F0%9F%98%80",
    "..", "%2e%2e%2fetc%2fpasswd", "x" * 8000, quote("' OR 1=1 --"), "%0d%0aSet-Cookie:%20a=b",
    ":", "::", "e30:1abcde:x", "W10:1abcde:eHh4", "pkt_0123456789ab_x", "pkt_", "%25", "%",
)  # fmt: skip
QUERIES = (
    "no_such_parameter=1", "limit=1&limit=2", "limit=%00", "limit=0", "%ff=1", "q=%ff", "q=%00",
    "q=%ed%a0%80", "q=" + "x" * 5000, "after=%00", "after=x", "after=" + "A" * 3000, "meeting=x",
    "meeting=%00", "municipality=x", f"municipality={NO_ID}", "type=x", "committee=%27", "q=%25",
    "q=%5C%5C", "q=%3A*%26%7C%21%28", "edition=x", "edition=full&edition=public", "format=x",
    "format=%00", "lang=%00", "dry_run=x", "dry_run=true", "file_name=..%2Fa", "file_name=%00",
    "cursor=%00", "include=x", "version=%00", "&&&=;", "a=1&" * 900,
)  # fmt: skip
WALKED = [path for path in other_paths() if not path.startswith("static")]
PUBLIC = sorted({route.path for route in routes() if route.path.startswith("public/")})


def filled(path: str, value: str) -> str:
    """The path with `value` for everything that stands open in it."""
    return "/".join(value + step.partition(">")[2] if "<" in step else step
                    for step in path.split("/"))  # fmt: skip


def test_what_is_walked_is_all_there_is() -> None:
    """Endpoints and public pages; a new one is walked by itself."""
    for name in ("health", "schema", "me", "search", "changes", "invitations", "calendar",
                 "downloads"):  # fmt: skip
        assert any(path.startswith(name) for path in WALKED), name
    assert len(PUBLIC) >= 6


@pytest.mark.parametrize("who", ["secretariat", None])
def test_a_path_that_names_nothing(cast: Cast, who: str | None) -> None:
    door = cast.door(who)
    for path, value in product([p for p in (*WALKED, *PUBLIC) if "<" in p], ODD):
        for method in ("GET", "HEAD", "POST"):
            answer = door.send(method, "/api/v1/" + filled(path, value), {})
            told = (method, path, value, answer.status_code, answer.content[:300])
            assert answer.status_code in (400, 401, 404, 405), told
            assert answer.headers["Content-Type"] == "application/problem+json", told
            assert "Set-Cookie" not in answer.headers, told


def test_a_query_that_asks_nothing(world: World) -> None:
    door = world.door()
    pk = str(world.here.of(next(r.view.model for r in routes() if r.path == "meetings")).pk)
    for path in (*WALKED, *PUBLIC):
        for query in QUERIES if path != "schema" else ("no_such_parameter=1", "format=x"):
            answer = door.send("GET", f"/api/v1/{filled(path, pk)}?{query}")
            told = (path, query, answer.status_code, answer.content[:300])
            assert answer.status_code < 500, told
            if answer.status_code >= 400:
                assert answer.headers["Content-Type"] == "application/problem+json", told
                assert json.loads(answer.content)["code"], told


def test_unknown_parameters_are_refused_by_name(cast: Cast) -> None:
    door = cast.door("secretariat")
    for path in (path for path in WALKED if "<" not in path and path not in SPOKEN | TOLD):
        problem = json.loads(door.get(path, no_such_parameter="1").content)
        assert [e["pointer"] for e in problem["errors"]] == ["?no_such_parameter"], path


SPOKEN = {"schema", "docs", "health"}
"""Read by monitors and by tools for OpenAPI, which add parameters of their own."""
TOLD = {"delivery-reports"}
"""Only written to."""
ANSWERS: tuple[Any, ...] = (
    {"answer": "x"}, {"answer": 5}, {"answer": None}, {"answer": []}, {"answer": {}},
    {"answer": "submit", "body_html": 5}, {"answer": "decline", "no_such_field": 1},
    {"answer": "submit", "body_html": "x" * 600_000}, {"answer": "submit", "no_such_field": 1},
    {"answer": "submit", "body_html": None}, {"answer": ["submit"]},
)  # fmt: skip


def test_an_invitation_refuses_what_is_no_answer(cast: Cast, hold_clock: Any) -> None:
    hold_clock(START)
    where = invitation_of(running(cast))
    before, public = snapshot(), cast.door(None)
    for body in ANSWERS:
        assert problem_of(public.post(where, body), body)["status"] == 400
    for name, sent in DOCUMENTS.items():
        assert problem_of(public.send("POST", where, sent), name)["status"] == 400
    for query in QUERIES:
        answer = public.send("GET", f"/api/v1/{where}?{query}")
        assert answer.status_code == 400 or query in ("&&&=;",), (query, answer.status_code)
    for value in ODD:
        answer = public.send("GET", f"/api/v1/{where}/documents/{value}")
        assert answer.status_code in (400, 404), (value, answer.content[:300])
    assert snapshot() == before
