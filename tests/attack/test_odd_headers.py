"""Headers that no client of ours would send: none brings the house down, none is believed."""

from typing import Any

import pytest

from tests.cast import Cast
from tests.door import refused
from tests.http.routes import Route, routes
from tests.http.world import World, snapshot

LONG = "x" * 10_000
HEADERS = (
    ("Idempotency-Key", LONG), ("Idempotency-Key", "æøå"), ("Idempotency-Key", ""),
    ("Idempotency-Key", '"'), ("Idempotency-Key", "a\tb"), ("Idempotency-Key", "\x00"),
    ("If-Match", LONG), ("If-Match", ","), ("If-Match", "W/*"), ("If-Match", '"\xff"'),
    ("If-None-Match", LONG), ("If-None-Match", ",,,"), ("If-None-Match", '"æ", *'),
    ("Accept", "*"), ("Accept", "///"), ("Accept", LONG), ("Accept", "application/json;q=x"),
    ("Accept", "application/json; indent=99999999999999999999"), ("Accept", ";;;,,,"),
    ("Accept", "application/json; charset=\x00"), ("Accept", "a/b," * 2000),
    ("Accept-Language", "æ;q=x," * 500), ("Accept-Language", "x" * 600), ("Accept-Encoding", LONG),
    ("Range", "bytes=0-" + "9" * 5000), ("Range", "bytes=æ-"), ("Range", LONG),
    ("If-Range", "\x00"), ("If-Modified-Since", "x"), ("If-Modified-Since", "9" * 400),
    ("If-Unmodified-Since", "Sun, 99 Feb 99999"), ("X-HTTP-Method-Override", "DELETE"),
    ("X-Method-Override", "DELETE"), ("X-Forwarded-For", LONG), ("X-Forwarded-For", "æ, 1.2.3"),
    ("X-Forwarded-Host", "ond.example"), ("X-Forwarded-Proto", "javascript"),
    ("X-Request-Id", LONG), ("X-Request-Id", "{\n"), ("User-Agent", "\xff\n\x00"),
    ("Origin", "null"), ("Origin", "http://["), ("Origin", LONG), ("Cookie", "=;=;" * 900),
    ("Referer", "\x00"), ("Content-Encoding", "gzip"), ("Expect", "x"), ("Upgrade", "h2c"),
    ("Access-Control-Request-Method", "DELETE"), ("Content-Disposition", "attachment; filename*=x"),
    ("Content-Type", "application/json; charset=utf-16"), ("Content-Type", "application/json;" * 9),
    ("Content-Type", "multipart/form-data"), ("Content-Type", "multipart/form-data; boundary=æ"),
    ("Content-Type", "multipart/form-data; boundary=" + "x" * 300), ("Content-Type", "\x00/\xff"),
)  # fmt: skip
PATHS = (
    ("GET", "committees"), ("GET", "committees/{}"), ("PATCH", "departments/{d}"),
    ("POST", "departments"), ("POST", "uploads"), ("POST", "meeting-documents"),
    ("GET", "health"), ("GET", "docs"), ("GET", "public/meetings"), ("GET", "calendar/x.ics"),
    ("POST", "invitations/x"), ("OPTIONS", "departments"), ("HEAD", "search"),
)  # fmt: skip


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_no_header_brings_anything_down(cast: Cast, method: str, path: str) -> None:
    door, before = cast.door("secretariat"), snapshot()
    where = path.format(cast.culture.pk, d=cast.department.pk)
    for name, value in HEADERS:
        answer: Any = door.client.generic(
            method, f"/api/v1/{where}", b'{"name": 5}',
            content_type="application/json",
            headers={"Authorization": f"Bearer {door.token}", name: value},
        )  # fmt: skip
        told = (method, path, name, value[:60], answer.status_code, answer.content[:200])
        assert answer.status_code < 500, told
        if answer.status_code >= 400:
            assert answer.headers["Content-Type"] == "application/problem+json", told
        assert "ond.example" not in str(answer.headers), told
    assert snapshot() == before


def test_keys_are_short_and_visible(cast: Cast) -> None:
    door = cast.door("secretariat")
    for key in (LONG, "æøå", "", '""', "a b", "a\tb"):
        answer = door.post("departments", {"name": "Teknik"}, key=key)
        refused(answer, 400, "bad_idempotency_key")


def test_a_method_is_what_the_request_line_says(cast: Cast) -> None:
    door, path = cast.door("secretariat"), f"departments/{cast.department.pk}"
    for name in ("X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"):
        answer = door.send("GET", path, if_match="*", headers={name: "DELETE"})
        assert (answer.status_code, door.get(path).status_code) == (200, 200)
        refused(door.send("POST", path, {}, headers={name: "PATCH"}), 405, "method_not_allowed")
    query = door.send("GET", path, query={"_method": "DELETE"}, if_match="*")
    refused(query, 400, "unknown_parameter")


def test_head_and_options_on_everything(world: World) -> None:
    """HEAD says what GET says, without a body; OPTIONS says nothing but that it is none."""

    def check(world: World, route: Route) -> None:
        door, path = world.door(), world.path(route)
        whole, bare = door.get(path), door.send("HEAD", path)
        assert bare.status_code == whole.status_code, (bare.status_code, whole.status_code)
        assert not getattr(bare, "content", b""), bare.content[:200]
        refused(door.send("OPTIONS", path), 405, "method_not_allowed")

    before = snapshot()
    world.walk({r.path: r for r in routes() if r.method == "GET"}.values(), check)
    assert snapshot() == before
