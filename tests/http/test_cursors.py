"""Pages: nothing that stays is skipped or shown twice, whatever comes and goes between them."""

from collections.abc import Iterator
from itertools import cycle, islice
from typing import Any
from urllib.parse import parse_qs, urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st

from committees.models import Department
from tests.cast import Cast
from tests.door import Door, expect, refused
from tests.http.routes import Route, reading
from tests.http.world import World

NAMES = st.text("aAbåÅæøz -", min_size=1, max_size=6).map(lambda name: f"x{name}")
CHANGES = st.lists(st.tuples(st.booleans(), NAMES, st.integers(0, 30)), max_size=12)
OTHER_SIDE = "secretariat_other_municipality"


def make(cast: Cast, name: str) -> Department:
    return Department.objects.create(municipality=cast.mosevig, name=name)


@settings(max_examples=15)
@given(names=st.lists(NAMES, min_size=1, max_size=14), limit=st.integers(1, 5), changes=CHANGES)
def test_what_stays_is_seen_once(
    cast: Cast, names: list[str], limit: int, changes: list[tuple[bool, str, int]]
) -> None:
    Department.objects.filter(municipality=cast.mosevig).delete()
    there = {str(make(cast, name).pk) for name in dict.fromkeys(names)}
    staying, door = set(there), cast.door(OTHER_SIDE)
    seen: list[str] = []
    page = door.seen("departments", limit=str(limit))
    while True:
        seen += [row["id"] for row in page["results"]]
        if page["next"] is None:
            break
        for comes, name, at in changes[:2]:
            if comes and not Department.objects.filter(name=name).exists():
                make(cast, name)
            elif staying:
                gone = sorted(staying)[at % len(staying)]
                Department.objects.filter(pk=gone).delete()
                staying.discard(gone)
        changes = changes[2:]
        page = expect(door.get(page["next"]), 200)
    assert len(seen) == len(set(seen))
    assert staying <= set(seen)
    if page["results"]:
        _walk_back(door, page, seen)


def _walk_back(door: Door, page: dict[str, Any], seen: list[str]) -> None:
    """From the last page to the first: the same rows that are still there, in the same order."""
    back = [row["id"] for row in page["results"]]
    while page["previous"] is not None:
        page = expect(door.get(page["previous"]), 200)
        back = [row["id"] for row in page["results"]] + back
    whole = [row["id"] for row in door.seen("departments", limit="200")["results"]]
    assert back == whole
    assert [row for row in seen if row in whole] == [row for row in whole if row in seen]


def cursor_of(door: Door, path: str) -> str:
    """The cursor to the second page of a list with more rows than one."""
    following: str = door.seen(path, limit="1")["next"]
    return parse_qs(urlsplit(following).query)["cursor"][0]


def test_a_cursor_that_was_changed_is_none(cast: Cast) -> None:
    door = cast.door("secretariat")
    cursor = cursor_of(door, "persons")
    expect(door.get("persons", cursor=cursor), 200)
    for at in range(0, len(cursor), 5):
        changed = cursor[:at] + ("B" if cursor[at] == "A" else "A") + cursor[at + 1 :]
        refused(door.get("persons", cursor=changed), 400, "bad_cursor", "?cursor")


def test_a_cursor_of_another_list_is_none(cast: Cast) -> None:
    door = cast.door("secretariat")
    refused(door.get("committees", cursor=cursor_of(door, "persons")), 400, "bad_cursor")


def test_a_cursor_goes_on_with_another_limit_and_filter(cast: Cast) -> None:
    door = cast.door("secretariat")
    cursor = cursor_of(door, "persons")
    page = door.seen("persons", cursor=cursor, limit="200", count="true")
    assert len(page["results"]) == page["count"] - 1


def test_every_list_refuses_what_is_no_parameter(world: World) -> None:
    """All lists read by the same rules: each is asked some of it, and all is asked."""
    asked: Iterator[tuple[dict[str, Any], str]] = cycle((
        ({"cursor": ""}, "bad_cursor"),
        ({"cursor": "eyJ2IjpbXSwiciI6ZmFsc2V9"}, "bad_cursor"),
        ({"cursor": "æ" * 50}, "bad_cursor"),
        ({"limit": "0"}, "bad_limit"),
        ({"limit": "201"}, "bad_limit"),
        ({"limit": "-1"}, "bad_limit"),
        ({"limit": "٣"}, "bad_limit"),
        ({"count": "yes"}, "invalid"),
        ({"modified_since": "2026-01-01T00:00:00"}, "no_offset"),
        ({"modified_since": "2026-02-30T00:00:00Z"}, "invalid"),
        ({"modified_since": "0001-01-01T00:00:00Z"}, "out_of_range"),
        ({"no_such_parameter": "1"}, "unknown_parameter"),
        ({"limit": ["1", "2"]}, "repeated_parameter"),
        ({"limit": "1\x00"}, "bad_text"),
    ))  # fmt: skip

    def check(world: World, route: Route) -> None:
        door, path = world.door(), world.path(route)
        if door.get(path).status_code == 200:
            for query, code in islice(asked, 4):
                refused(door.get(path, **query), 400, code)

    world.walk(reading("list"), check)


def test_every_filter_reads_strictly_or_finds_nothing(world: World) -> None:
    odd = cycle(("x" * 5000, "' OR 1=1 --", "%", "-1", "2026-02-30", "null", "9" * 400, "a,b"))

    def check(world: World, route: Route) -> None:
        filters = getattr(getattr(route.view, "filterset_class", None), "base_filters", {})
        for name in filters:
            for value in islice(odd, 2):
                answer = world.door().get(world.path(route), **{name: value})
                assert answer.status_code in (200, 400, 403, 404), (name, value, answer.content)
            refused(world.door().get(world.path(route), **{name: "\x00"}), 400, "bad_text")

    world.walk((r for r in reading("list") if r.path.count("/") == 0), check)


def test_what_was_modified_since_is_asked_with_any_offset(cast: Cast) -> None:
    door = cast.door("secretariat")
    every = door.seen("persons")["results"]
    moment = every[0]["modified_at"]
    for since in ("1900-01-01T00:00:00Z", "1950-01-01T00:00:00+01:00", moment):
        found = [row["id"] for row in door.seen("persons", modified_since=since)["results"]]
        assert every[0]["id"] in found
    raw = door.get("/api/v1/persons?modified_since=2190-01-01T00:00:00+01:00")
    assert expect(raw, 200)["results"] == []
