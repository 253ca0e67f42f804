"""What a room of screens polls: small, cheap, and without what its reader may not know."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.door import expect
from tests.proceedings.stage import SECRET, Stage

MOST_QUERIES, MOST_AFTER_A_CHANGE = 2, 3
"""One to know who asks, one for the meeting; presence is read anew once after each change."""


def seen(stage: Stage, who: str = "member") -> dict[str, Any]:
    return stage.door(who).seen(f"{stage.at}/live")


def queries(stage: Stage, who: str = "member") -> int:
    with CaptureQueriesContext(connection) as captured:
        seen(stage, who)
    return len(captured.captured_queries)


def test_it_tells_state_item_and_presence(stage: Stage) -> None:
    waiting = seen(stage)
    assert (waiting["state"], waiting["current_item"]) == ("convened", None)
    stage.open().attend("chair", "member", "member2")
    stage.attend("member3", kind="excused")
    stage.desk.done(f"{stage.at_item}/start")
    now = seen(stage)
    assert now["poll_after_ms"] < waiting["poll_after_ms"]
    assert (now["current_item"]["id"], now["current_item"]["title"]) == (
        stage.item["id"],
        stage.item["title"],
    )
    assert now["current_item"]["etag"] == stage.door("member").seen(stage.at_item)["etag"]
    assert now["versions"]["meeting"] == stage.door("member").seen(stage.at)["etag"]
    presence = now["presence"]
    assert (presence["present"], presence["quorum"]) == (3, "yes")
    assert presence["by_status"] == {"excused": 1, "present": 3, "unknown": 1}
    stage.attend("member2", kind="left", item=stage.item["id"])
    assert seen(stage)["presence"]["present"] == 2


def test_whoever_has_it_gets_304_until_something_moves(stage: Stage) -> None:
    stage.open()
    door, path = stage.door("member"), f"{stage.at}/live"
    etag = door.get(path).headers["ETag"]

    def again() -> int:
        return int(door.send("GET", path, headers={"If-None-Match": etag}).status_code)

    assert again() == 304
    moves: list[Callable[[], Any]] = [
        lambda: stage.attend("chair"),
        lambda: stage.desk.done(f"{stage.at_item}/start"),
        lambda: stage.everybody(),
        lambda: stage.decide(stage.at_item),
    ]
    for move in moves:
        move()
        assert again() == 200
        etag = door.get(path).headers["ETag"]
        assert again() == 304


def test_versions_name_what_there_is_to_read(stage: Stage) -> None:
    stage.open().everybody()
    before = seen(stage)["versions"]
    stage.decide(stage.at_item)
    after = seen(stage)["versions"]
    moved = {name for name in after if after[name] != before[name]}
    assert moved == {"agenda", "decisions"}


def test_a_closed_item_shows_its_public_title_to_others(stage: Stage) -> None:
    stage.open().everybody()
    stage.desk.done(f"{stage.at_closed}/start")
    assert seen(stage)["current_item"]["title"] == SECRET
    other = seen(stage, "council_member")
    assert (other["current_item"]["title"], other["presence"]) == ("Ejendomssag", None)
    stage.question("member2", stage.at_closed)
    before = seen(stage, "council_member")
    stage.propose(stage.at_closed)
    assert seen(stage, "council_member") == before


def test_who_gives_notice_loses_the_title_at_once(stage: Stage) -> None:
    stage.open().everybody()
    stage.desk.done(f"{stage.at_closed}/start")
    notice = {"item": stage.closed_item["id"]}
    stage.door("member2").made("me/disqualification-notices", notice)
    assert seen(stage, "member2")["current_item"]["title"] == "Ejendomssag"
    assert SECRET not in json.dumps(seen(stage, "member2"))


def test_whom_the_meeting_does_not_concern_reads_no_presence(stage: Stage) -> None:
    stage.open().everybody()
    assert seen(stage, "consultee")["presence"] is None
    assert stage.door("secretariat_other_municipality").get(f"{stage.at}/live").status_code == 404
    assert stage.cast.door(None).get(f"{stage.at}/live").status_code == 401


@pytest.mark.parametrize("who", ["member", "secretariat", "council_member"])
def test_it_costs_two_queries_and_304_no_more(stage: Stage, who: str) -> None:
    stage.open()
    seen(stage, who)  # that a token is used is noted once a while
    stage.everybody()
    assert queries(stage, who) <= MOST_AFTER_A_CHANGE
    assert queries(stage, who) <= MOST_QUERIES
    stage.attend("member", kind="left")
    assert queries(stage, who) <= MOST_AFTER_A_CHANGE
    door, path = stage.door(who), f"{stage.at}/live"
    etag = door.get(path).headers["ETag"]
    with CaptureQueriesContext(connection) as captured:
        answer = door.send("GET", path, headers={"If-None-Match": etag})
    assert (answer.status_code, answer.content) == (304, b"")
    assert len(captured.captured_queries) <= MOST_QUERIES


def test_an_unknown_parameter_is_refused(stage: Stage) -> None:
    expect(stage.desk.get(f"{stage.at}/live", include="verbs"), 400)
