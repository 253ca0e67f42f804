"""ETags: whoever changes a row has read it as it is (RFC 9110 § 13.1)."""

import json
from itertools import cycle, islice

from tests.cast import Cast
from tests.door import expect, refused
from tests.http.routes import Route, reading, routes, writing
from tests.http.world import World, snapshot


def test_every_change_of_a_row_needs_its_present_tag(world: World) -> None:
    tags = cycle(('"0123456789abcdef"', "nonsense", "", 'W/"x"', '"x", "y"', "æ"))

    def check(world: World, route: Route) -> None:
        before = world.ready(route)
        missing = world.send(route, {}, if_match=None)
        refused(missing, 428, "if_match_required")
        for tag in islice(tags, 2):
            stale = refused(world.send(route, {}, if_match=tag), 412, "stale")
            assert stale["current"], route
        assert snapshot() == before

    reached = (r for r in writing() if r.needs_match and r.model is r.view.model)
    world.walk(reached, check)


def test_what_one_has_is_not_sent_again(world: World) -> None:
    """Rows and composite answers alike: 304 to whoever names the tag, strong or weak."""

    def check(world: World, route: Route) -> None:
        door, path = world.door(), world.path(route)
        first = door.get(path)
        if first.status_code != 200 or "ETag" not in first.headers:
            assert first.status_code in (200, 404, 406), first.content[:300]
            return
        tag = first.headers["ETag"]
        for sent in (tag, f"W/{tag}", f'"x", {tag}', "*"):
            again = door.send("GET", path, headers={"If-None-Match": sent})
            assert (again.status_code, again.content) == (304, b""), (sent, again.content[:200])
            assert again.headers["ETag"] == tag
        other = door.send("GET", path, headers={"If-None-Match": '"x"'})
        assert other.status_code == 200

    world.walk((r for r in routes() if r.method == "GET" and r.action != "verbs"), check)


def test_every_row_carries_the_tag_of_its_header(world: World) -> None:
    def check(world: World, route: Route) -> None:
        answer = world.door().get(world.path(route))
        if answer.status_code == 200:
            shown = json.loads(answer.content)
            assert shown.get("etag", answer.headers["ETag"]) == answer.headers["ETag"]

    world.walk((r for r in reading("retrieve") if r.path.endswith("<str:pk>")), check)


def test_a_stale_tag_is_told_what_stands_there_now(cast: Cast) -> None:
    door, path = cast.door("secretariat"), f"departments/{cast.department.pk}"
    tag = door.get(path).headers["ETag"]
    now = expect(door.patch(path, {"name": "Kultur"}, if_match=f'"x", {tag}'), 200)
    stale = refused(door.patch(path, {"name": "Fritid"}, if_match=tag), 412, "stale")
    assert stale["current"] == now
    assert now["etag"] != tag
    expect(door.patch(path, {"name": "Fritid"}, if_match="*"), 200)


def test_a_change_that_changes_nothing_keeps_the_tag(cast: Cast) -> None:
    door, path = cast.door("secretariat"), f"departments/{cast.department.pk}"
    seen = door.seen(path)
    again = expect(door.patch(path, seen, if_match=seen["etag"]), 200)
    assert again == seen


def test_what_is_read_only_may_come_back_but_not_changed(cast: Cast) -> None:
    door, path = cast.door("secretariat"), f"departments/{cast.department.pk}"
    seen = door.seen(path)
    changed = {"id": str(cast.culture.pk), "etag": '"x"', "created_at": "2020-01-01T00:00:00Z"}
    for name, value in changed.items():
        answer = door.patch(path, {**seen, name: value}, if_match=seen["etag"])
        refused(answer, 400, "read_only", f"/{name}")
    assert door.seen(path) == seen
