"""Publication that is planned: it happens when its time has come, under the ordinary rules."""

from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from typing import Any

import pytest

from foundation import clock
from foundation.audit.models import Entry
from foundation.outbox.jobs import SomeFailed
from foundation.outbox.models import Message
from minutes.models import Minutes
from minutes.tasks import publish
from tests.door import Door, expect, refused
from tests.proceedings.stage import SITTING, Stage

Clock = Callable[[str], None]
ALL = ("chair", "member", "member2", "member3", "member4")
NIGHT = "2026-10-25T02:30:00"
"""An hour that comes twice: first as +02:00, then as +01:00."""


@pytest.fixture(scope="module")
def all_approved(convened: Stage, sent_out: str, django_db_blocker: Any) -> str:
    """The path of its minutes, approved once for the module."""
    with django_db_blocker.unblock(), clock.frozen(datetime.fromisoformat(SITTING)):
        deepcopy(convened).approve(sent_out, *ALL)
    return sent_out


@pytest.fixture
def approved(all_approved: str, stage: Stage) -> str:
    return all_approved


def schedule(stage: Stage, minutes: str, at: str, **more: Any) -> dict[str, Any]:
    return stage.desk.done(f"{minutes}/publish", {"publish_at": at, **more})


def is_public(minutes: str) -> bool:
    answer = Door().get(f"public/{minutes}")
    assert answer.status_code in (200, 404)
    return bool(answer.status_code == 200)


def told() -> list[Message]:
    return list(Message.objects.filter(rule="minutes-not-published"))


def test_minutes_are_public_from_the_planned_moment_on(
    stage: Stage, approved: str, hold_clock: Clock
) -> None:
    seen = schedule(stage, approved, "2026-04-01T12:00:00+02:00")
    assert (seen["publication"], seen["publish_at"]) == ("scheduled", "2026-04-01T10:00:00Z")
    assert seen["published_at"] is None
    hold_clock("2026-04-01T11:59:59+02:00")
    publish()
    assert not is_public(approved)
    hold_clock("2026-04-01T12:00:00+02:00")
    publish()
    seen = stage.desk.seen(approved)
    assert (seen["publication"], seen["publish_at"]) == ("published", None)
    assert seen["published_at"] == "2026-04-01T10:00:00Z"
    assert is_public(approved)
    assert told() == []


def test_a_second_tick_publishes_nothing_again(
    stage: Stage, approved: str, hold_clock: Clock
) -> None:
    schedule(stage, approved, "2026-04-01T12:00:00+02:00")
    hold_clock("2026-04-03T08:00:00+02:00")
    publish()
    once = Minutes.objects.get()
    publish()
    assert Minutes.objects.get().version == once.version
    entry = Entry.objects.get(verb="publish")
    assert (entry.actor_id, entry.object_id) == (None, once.pk)
    planned = Entry.objects.get(verb="schedule")
    assert planned.actor_id == stage.cast.users["secretariat"].pk


def test_the_hour_that_comes_twice_is_told_apart(
    stage: Stage, approved: str, hold_clock: Clock
) -> None:
    schedule(stage, approved, f"{NIGHT}+01:00")
    hold_clock(f"{NIGHT}+02:00")
    publish()
    assert not is_public(approved)
    hold_clock(f"{NIGHT}+01:00")
    publish()
    assert is_public(approved)


def test_a_plan_is_called_off(stage: Stage, approved: str, hold_clock: Clock) -> None:
    schedule(stage, approved, "2026-04-01T12:00:00+02:00")
    off = stage.desk.done(f"{approved}/unpublish", {"reason": "Vi venter på byrådet."})
    assert (off["publication"], off["publish_at"]) == ("unpublished", None)
    hold_clock("2026-04-02T08:00:00+02:00")
    publish()
    assert not is_public(approved)


def test_a_plan_is_moved_and_overtaken(stage: Stage, approved: str, hold_clock: Clock) -> None:
    schedule(stage, approved, "2026-04-01T12:00:00+02:00")
    moved = schedule(stage, approved, "2026-04-08T12:00:00+02:00")
    assert moved["publish_at"] == "2026-04-08T10:00:00Z"
    hold_clock("2026-04-02T08:00:00+02:00")
    publish()
    assert not is_public(approved)
    now = stage.desk.done(f"{approved}/publish")
    assert (now["publication"], now["publish_at"]) == ("published", None)
    refused(
        stage.desk.post(
            f"{approved}/publish", {"publish_at": "2026-05-01T12:00:00+02:00"}, if_match="*"
        ),
        409,
        "wrong_state",
    )


@pytest.mark.parametrize(
    ("at", "status", "code"),
    [
        ("2026-03-24T16:05:00+01:00", 409, "publish_at_has_passed"),
        ("2020-01-01T00:00:00Z", 409, "publish_at_has_passed"),
        ("2026-04-01T12:00:00", 400, "invalid"),
        ("i morgen", 400, "invalid"),
        (None, 400, "null"),
        (7, 400, "invalid"),
    ],
)
def test_a_plan_needs_a_moment_to_come(
    stage: Stage, approved: str, at: Any, status: int, code: str
) -> None:
    answer = stage.desk.post(f"{approved}/publish", {"publish_at": at}, if_match="*")
    problem = expect(answer, status)
    assert code in {problem["code"], *(f["code"] for f in problem.get("errors", []))} or (
        status == 400 and problem["errors"][0]["pointer"] == "/publish_at"
    )
    assert stage.desk.seen(approved)["publication"] == "unpublished"


def test_only_the_secretariat_plans(stage: Stage, approved: str) -> None:
    body = {"publish_at": "2026-04-01T12:00:00+02:00"}
    refused(stage.door("chair").post(f"{approved}/publish", body, if_match="*"), 403, "forbidden")


def test_what_arose_since_holds_it_back_and_the_secretariat_is_told_once(
    stage: Stage, approved: str, hold_clock: Clock
) -> None:
    unused = {"code": "not_approved", "reason": "For en sikkerheds skyld."}
    schedule(stage, approved, "2026-04-01T12:00:00+02:00", overrides=[unused])
    stage.desk.done(f"{approved}/correct", {"text_html": "Kl. 18.", "reason": "Manglede."})
    for moment in ("2026-04-01T12:00:00+02:00", "2026-04-01T12:00:15+02:00"):
        hold_clock(moment)
        publish()
    assert stage.desk.seen(approved)["publication"] == "scheduled"
    assert not is_public(approved)
    (letter,) = told()
    assert letter.recipient_address == "sekretariat@egernborg.example"
    assert "onsdag den 1. april 2026 kl. 12.00" in letter.text
    assert f"{approved}/verbs" in letter.text
    stage.approve(approved, *ALL)
    publish()
    assert is_public(approved)


def test_one_that_is_held_back_stops_no_other(
    stage: Stage, approved: str, hold_clock: Clock
) -> None:
    schedule(stage, approved, "2026-04-01T12:00:00+02:00")
    first = Minutes.objects.get()
    second = Stage(stage.cast)
    hold_clock("2026-03-25T08:00:00+01:00")
    Minutes.objects.filter(pk=first.pk).update(version=2147483647)
    other = schedule_another(second, hold_clock)
    hold_clock("2026-06-02T12:00:00+02:00")
    with pytest.raises(SomeFailed):
        publish()
    assert (is_public(approved), is_public(other)) == (False, True)


def schedule_another(stage: Stage, hold_clock: Clock) -> str:
    """Minutes of a second meeting, planned to be public on 1 June."""
    stage.meeting_row = stage.meeting(starts_at="2026-04-21T16:00:00+02:00")
    stage.item = stage.placed(stage.meeting_row)
    stage.closed_item = stage.closed(stage.meeting_row, "Salg af grund")
    stage.convened(stage.meeting_row)
    hold_clock("2026-04-21T16:05:00+02:00")
    minutes = stage.circulated()
    stage.approve(minutes, *ALL)
    schedule(stage, minutes, "2026-06-01T12:00:00+02:00")
    return minutes
