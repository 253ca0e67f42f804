"""What subscribers learn when something moves: the same event, a higher sequence."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from annualcycle.models import FollowUp
from foundation.clock import now
from tests.agenda.scene import Scene
from tests.cast import Cast
from tests.desk.rows import meeting_of
from tests.desk.subscribed import Subscriber
from tests.desk.years import changed, cycle_of, milestone_of, occurrence_of, topic_of

SUMMER, WINTER = "2026-10-23T19:00:00+02:00", "2026-10-26T19:00:00+01:00"


@pytest.fixture(autouse=True)
def day(hold_clock: Callable[[str], None]) -> Callable[[str], None]:
    hold_clock("2026-10-01T09:00:00+02:00")
    return hold_clock


def seen_by(cast: Cast, row: Any, *of: Any) -> Any:
    """The event of a row."""
    return Subscriber(cast, "member").sees(*of)[f"{row._meta.model_name}-{row.pk}"]


def in_summer(cast: Cast) -> Any:
    starts_at = datetime.fromisoformat(SUMMER)
    return meeting_of(cast, day=starts_at.date(), starts_at=starts_at, agenda_published_at=None)


def test_a_meeting_moved_over_the_night_of_the_clock_keeps_its_hour(cast: Cast) -> None:
    meeting, desk = in_summer(cast), cast.door("secretariat")
    cycle = cycle_of(cast)
    feeds = ((), ("committees", cast.culture), ("annual-cycles", cycle))
    before = [seen_by(cast, meeting, *of) for of in feeds]
    desk.done(f"meetings/{meeting.pk}/reschedule", {"day": "2026-10-26", "starts_at": WINTER})
    for of, old in zip(feeds, before, strict=True):
        new = seen_by(cast, meeting, *of)
        assert (old.dtstart.isoformat(), new.dtstart.isoformat()) == (SUMMER, WINTER)
        assert new.dtend.isoformat() == "2026-10-26T21:00:00+01:00"
        assert new.sequence > old.sequence
        assert new.status == "CONFIRMED"
    stream = Subscriber(cast, "member").asks().content
    assert b"DTSTART;TZID=Europe/Copenhagen:20261026T190000\r\n" in stream


def test_each_change_raises_the_sequence_and_none_leaves_it(
    cast: Cast, day: Callable[[str], None]
) -> None:
    meeting, desk = in_summer(cast), cast.door("secretariat")
    path, told = f"meetings/{meeting.pk}", [seen_by(cast, meeting)]
    day("2026-10-02T09:00:00+02:00")
    desk.changed(path, {"place": "Rådssalen"})
    told.append(seen_by(cast, meeting))
    assert seen_by(cast, meeting) == told[-1]
    desk.changed(f"committees/{cast.culture.pk}", {"name": "Kulturudvalget"})
    told.append(seen_by(cast, meeting))
    desk.done(f"{path}/cancel", {"reason": "Ingen sager"})
    told.append(seen_by(cast, meeting))
    sequences = [event.sequence for event in told]
    assert sequences == sorted(set(sequences))
    assert [event.status for event in told] == ["CONFIRMED"] * 3 + ["CANCELLED"]
    assert told[0].last_modified < told[1].last_modified
    assert told[1].location == "Rådssalen"
    assert told[3].summary == "Aflyst: Kulturudvalget"
    assert {event.uid for event in told} == {f"meeting-{meeting.pk}@punkt"}
    assert {event.dtstart.isoformat() for event in told} == {SUMMER}


def test_what_nobody_may_know_of_a_meeting_leaves_it(
    cast: Cast, day: Callable[[str], None]
) -> None:
    """Items in preparation move the meeting for those who prepare it, never in a calendar."""
    meeting, subscriber = in_summer(cast), Subscriber(cast, "secretariat")
    moved_at, before = meeting.modified_at, subscriber.asks("committees", cast.culture)
    day("2026-10-02T09:00:00+02:00")
    Scene(cast).closed({"id": str(meeting.pk)})
    after = subscriber.asks("committees", cast.culture)
    assert (before.content, before.headers["ETag"]) == (after.content, after.headers["ETag"])
    meeting.refresh_from_db()
    assert meeting.modified_at > moved_at


def test_a_meeting_taken_out_of_the_plan_is_gone(cast: Cast) -> None:
    meeting = in_summer(cast)
    gone = cast.door("secretariat").delete(f"meetings/{meeting.pk}", if_match="*")
    assert gone.status_code == 204
    assert Subscriber(cast, "member").sees("committees", cast.culture) == {}


def test_an_occurrence_moves_with_its_meeting_and_to_another(cast: Cast) -> None:
    first, cycle = in_summer(cast), cycle_of(cast)
    for place in ("1", "2", "3"):
        changed(cast, first, place=place)
    other = meeting_of(cast, day=date(2026, 11, 20), starts_at=None, agenda_published_at=None)
    row = occurrence_of(topic_of(cycle), first)
    of = ("annual-cycles", cycle)
    told = [seen_by(cast, row, *of)]
    again = {"day": "2026-10-26", "starts_at": WINTER}
    cast.door("secretariat").done(f"meetings/{first.pk}/reschedule", again)
    told.append(seen_by(cast, row, *of))
    changed(cast, row, meeting=other, is_by_hand=True)
    told.append(seen_by(cast, row, *of))
    changed(cast, row, meeting=None)
    told.append(seen_by(cast, row, *of))
    changed(cast, row.topic, topic="Budget")
    told.append(seen_by(cast, row, *of))
    sequences = [event.sequence for event in told]
    assert sequences == sorted(set(sequences))
    days = ["2026-10-23", "2026-10-26", "2026-11-20", "2026-12-01", "2026-12-01"]
    assert [event.dtstart.isoformat()[:10] for event in told] == days
    assert {event.status for event in told} == {"TENTATIVE"}
    assert {event.uid for event in told} == {f"occurrence-{row.pk}@punkt"}


def test_an_occurrence_falls_away_when_it_is_skipped_or_its_meeting_cancelled(cast: Cast) -> None:
    cycle, meeting = cycle_of(cast), in_summer(cast)
    topic, of = topic_of(cycle), ("annual-cycles", cycle)
    rows = [occurrence_of(topic, meeting, slot=slot) for slot in ("a", "b", "c")]
    before = [seen_by(cast, row, *of) for row in rows]
    for row, cause in zip(rows, ("by_hand", "topic_changed"), strict=False):
        changed(cast, row, skipped_at=now(), skip_cause=cause)
    third = seen_by(cast, rows[2], *of)
    assert (third.status, third.sequence) == ("TENTATIVE", before[2].sequence)
    cast.door("secretariat").done(f"meetings/{meeting.pk}/cancel", {"reason": "Ingen sager"})
    after = [seen_by(cast, row, *of) for row in rows]
    assert [event.status for event in after] == ["CANCELLED"] * 3
    assert all(new.sequence > old.sequence for old, new in zip(before, after, strict=True))
    assert [event.dtstart.isoformat() for event in after] == [SUMMER] * 3


def test_an_occurrence_is_settled_when_its_meeting_is_convened(cast: Cast) -> None:
    cycle = cycle_of(cast)
    meeting = in_summer(cast)
    row, of = occurrence_of(topic_of(cycle), meeting), ("annual-cycles", cycle)
    before = seen_by(cast, row, *of)
    changed(cast, meeting, state="convened", convened_at=now())
    after = seen_by(cast, row, *of)
    assert (before.status, after.status) == ("TENTATIVE", "CONFIRMED")
    assert after.sequence > before.sequence


def test_days_that_move_keep_their_events(cast: Cast) -> None:
    cycle, aim = cycle_of(cast), milestone_of(cast)
    due = FollowUp.objects.create(
        municipality=cast.egernborg, committee=cast.culture, title="Undersøg støj",
        owner=cast.users["member"], due_to=date(2026, 12, 18),
    )  # fmt: skip
    desk, year = cast.door("secretariat"), ("annual-cycles", cycle)
    before = (seen_by(cast, aim, *year), Subscriber(cast, "member").sees()[f"follow-up-{due.pk}"])
    desk.changed(f"milestones/{aim.pk}", {"due_to": "2026-12-30"})
    desk.changed(f"follow-ups/{due.pk}", {"due_to": "2026-12-30"})
    after = (seen_by(cast, aim, *year), Subscriber(cast, "member").sees()[f"follow-up-{due.pk}"])
    for old, new in zip(before, after, strict=True):
        assert (new.uid, new.dtstart) == (old.uid, date(2026, 12, 30))
        assert new.sequence > old.sequence
