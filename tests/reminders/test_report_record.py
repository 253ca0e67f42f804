"""Reports of the record: whose approval was missing, and who was at the meetings."""

from datetime import date, datetime, timedelta

import pytest

from committees.models import Membership
from foundation.clock import COPENHAGEN
from meetings.models import Meeting
from minutes.models import Approval
from tests.cast import Cast
from tests.proceedings.stage import Stage
from tests.reminders.reporting import Hold, at, made, printed, subscribed
from tests.reminders.scene import circulated_minutes

DAY, LATE = "2026-04-01", "2026-04-09"
AFTER = datetime(2026, 4, 2, 9, tzinfo=COPENHAGEN)


# Approvals


def test_missing_approvals_name_who_is_waited_for_and_how_long(cast: Cast, early: Hold) -> None:
    subscribed(cast, "missing_approvals")
    sent = datetime(2026, 3, 24, 9, tzinfo=COPENHAGEN)
    minutes = circulated_minutes(cast, sent, "chair", "member", "member2")
    given = {"content_hash": "a" * 64, "decided_at": sent}
    own = Approval.objects.filter(minutes=minutes)
    own.filter(position=1).update(state="approved", **given)
    own.filter(position=2).update(state="declined", decline_reason="Forkert", **given)
    name = cast.culture.name
    assert made(early, DAY) == [
        [name, "24-03-2026", "24-03-2026", "Mikkel Aas", "Har afvist at godkende", "8"],
        [name, "24-03-2026", "24-03-2026", "Nina Østergård", "Afventer", "8"],
    ]
    assert "Forkert" not in printed()


@pytest.mark.parametrize("since", ["nothing", "answered", "corrected", "concluded", "revoked"])
def test_approvals_of_a_late_report_stand_as_they_stood_then(
    cast: Cast, hold_clock: Hold, early: Hold, since: str
) -> None:
    subscribed(cast, "missing_approvals")
    stage = Stage(cast).convene()
    hold_clock(at("2026-03-24", "17:00"))
    minutes = stage.circulated()
    stage.approve(minutes, "chair", "member", "member2")
    hold_clock(at("2026-04-02", "09:00"))
    happens_since(stage, minutes, since)
    assert [row[3] for row in made(early, LATE)] == ["Palle Rask", "Rie Sand"]


def happens_since(stage: Stage, minutes: str, what: str) -> None:
    desk = stage.desk
    if what == "answered":
        stage.approve(minutes, "member3", "member4")
    if what == "corrected":
        body = {"text_html": "<p>Rettet.</p>", "reason": "Fejl", "visibility": "open"}
        desk.done(f"{minutes}/correct", body)
    if what == "concluded":
        desk.done(f"{minutes}/conclude-approval", {"reason": "Bortrejst"})
    if what == "revoked":
        body = {"person": stage.cast.person_id("member"), "reason": "Læste forkert"}
        desk.done(f"{minutes}/revoke-approval", body)


def test_a_round_that_was_over_is_waited_for_no_more(
    cast: Cast, hold_clock: Hold, early: Hold
) -> None:
    subscribed(cast, "missing_approvals")
    stage = Stage(cast).convene()
    hold_clock(at("2026-03-24", "17:00"))
    minutes = stage.circulated()
    stage.desk.done(f"{minutes}/conclude-approval", {"reason": "Bortrejst"})
    hold_clock(at("2026-04-02", "09:00"))
    body = {"text_html": "<p>Rettet.</p>", "reason": "Fejl", "visibility": "open"}
    stage.desk.done(f"{minutes}/correct", body)
    assert made(early, LATE) == []


# Presence


@pytest.mark.parametrize("day", [DAY, LATE])
def test_presence_is_counted_from_the_ledger_and_never_guessed(
    cast: Cast, hold_clock: Hold, early: Hold, day: str
) -> None:
    subscribed(cast, "absence_statistics")
    stage = Stage(cast).convene()
    hold_clock(at("2026-03-24", "17:00"))
    stage.open()
    stage.attend("chair")
    told = stage.attend("member", kind="excused", reason="Syg")[0]
    stage.attend("member2", kind="no_show")
    stage.attend("member3", kind="absent")
    stage.end()
    if day == LATE:
        hold_clock(at("2026-04-02", "09:00"))
        stage.attend("member", kind="present", replaces=told["id"])
        stage.attend("member4")
    assert made(early, day) == [
        [cast.culture.name, "Karen Bæk", "1", "1", "0", "0", "0", "0", "0"],
        [cast.culture.name, "Mikkel Aas", "1", "0", "1", "0", "0", "0", "0"],
        [cast.culture.name, "Nina Østergård", "1", "0", "0", "0", "1", "0", "0"],
        [cast.culture.name, "Palle Rask", "1", "0", "0", "0", "0", "1", "0"],
        [cast.culture.name, "Rie Sand", "1", "0", "0", "0", "0", "0", "1"],
    ]
    assert "Syg" not in printed()


def test_who_left_was_there_and_meetings_count_for_those_who_had_a_seat(
    cast: Cast, hold_clock: Hold, early: Hold
) -> None:
    subscribed(cast, "absence_statistics")
    seats = Membership.objects.filter(committee=cast.culture)
    seats.filter(person=cast.person("member4")).update(ends_on=date(2026, 3, 20))
    stage = Stage(cast).convene()
    hold_clock(at("2026-03-24", "17:00"))
    stage.open()
    stage.attend("chair", "member", "member2", "member3")
    stage.attend("member", kind="left", item=stage.item["id"])
    stage.end()
    held(cast, date(2026, 3, 12))
    held(cast, date(2026, 2, 27))
    Meeting.objects.create(
        municipality=cast.egernborg, committee=cast.culture, day=date(2026, 3, 26),
        state="cancelled", cancelled_at=AFTER,
    )  # fmt: skip
    told = {row[1]: row[2:4] + row[8:] for row in made(early, DAY)}
    assert told["Mikkel Aas"] == ["2", "1", "1"]
    assert told["Rie Sand"] == ["1", "0", "1"]
    assert "Periode søndag den 1. marts 2026 – tirsdag den 31. marts 2026" in printed()


def held(cast: Cast, day: date) -> None:
    """A meeting of which nothing is told but that it was held."""
    moment = datetime(day.year, day.month, day.day, 19, tzinfo=COPENHAGEN)
    Meeting.objects.create(
        municipality=cast.egernborg,
        committee=cast.culture,
        day=day,
        state="ended",
        opened_at=moment - timedelta(hours=2),
        ended_at=moment,
    )
