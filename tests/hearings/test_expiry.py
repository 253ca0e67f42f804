"""Hearings end by themselves when their time has run out; that decides nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from agenda.models import Case, CaseGate
from foundation.audit.models import Entry
from foundation.outbox.jobs import SomeFailed
from hearings.models import Hearing
from hearings.tasks import end
from tests.cast import Cast
from tests.door import expect
from tests.hearings.setup import TEXT, consultee_of, held, invitation_of, planned, running

Clock = Callable[[str], None]


@pytest.mark.parametrize(
    ("told", "still", "over"),
    [
        ({}, "2026-03-27T23:59:59+01:00", "2026-03-28T00:00:00+01:00"),
        ({"deadline_time": "12:00"}, "2026-03-27T12:00:00+01:00", "2026-03-27T12:00:01+01:00"),
        (
            {"response_deadline": "2026-03-29"},
            "2026-03-29T23:59:59+02:00",
            "2026-03-30T00:00:00+02:00",
        ),
        (
            {"response_deadline": "2026-10-25", "deadline_time": "02:30"},
            "2026-10-25T02:30:00+01:00",
            "2026-10-25T02:30:01+01:00",
        ),
    ],
    ids=["end of the day", "a local time", "the short night", "the hour that comes twice"],
)
def test_a_hearing_ends_when_its_deadline_has_run_out(
    cast: Cast, hold_clock: Clock, told: dict[str, Any], still: str, over: str
) -> None:
    hearing = planned(cast, **told)
    day_off = {"code": "deadline_on_day_off", "reason": "Aftalt med rådet."}
    announced = {"overrides": [day_off]}
    cast.door("secretariat").done(f"hearings/{hearing['id']}/announce", announced)
    hold_clock(still)
    end()
    assert held(hearing).state == "running"
    hold_clock(over)
    end()
    seen = cast.door("secretariat").seen(f"hearings/{hearing['id']}")
    assert (seen["state"], bool(seen["ended_at"])) == ("ended", True)


def test_a_second_tick_finds_nothing(cast: Cast, hold_clock: Clock) -> None:
    hearing = running(cast)
    hold_clock("2026-03-28T08:00:00+01:00")
    end()
    once = held(hearing)
    end()
    assert held(hearing).version == once.version
    entry = Entry.objects.get(object_id=once.pk, verb="end")
    assert (entry.actor_id, entry.token_id, "state" in entry.changed) == (None, None, True)


def test_silence_decides_nothing(cast: Cast, hold_clock: Clock) -> None:
    hearing = running(cast)
    hold_clock("2026-04-01T08:00:00+02:00")
    end()
    assert consultee_of(hearing).state == "invited"
    answer = cast.door(None).post(invitation_of(hearing), {"answer": "submit", "body_html": TEXT})
    assert expect(answer, 200)["state"] == "answered_late"


def test_one_who_was_given_more_time_keeps_it_running(cast: Cast, hold_clock: Clock) -> None:
    hearing = running(cast)
    path = f"consultees/{consultee_of(hearing).pk}/extend"
    more = {"deadline": "2026-04-03", "reason": "Rådet mødes først da."}
    cast.door("secretariat").done(path, more)
    hold_clock("2026-04-03T23:59:00+02:00")
    end()
    assert held(hearing).state == "running"
    hold_clock("2026-04-04T00:00:00+02:00")
    end()
    assert held(hearing).state == "ended"


def test_one_who_was_given_more_time_and_has_answered_keeps_nothing_open(
    cast: Cast, hold_clock: Clock
) -> None:
    hearing = running(cast)
    path = f"consultees/{consultee_of(hearing).pk}/extend"
    more = {"deadline": "2026-04-03", "reason": "Rådet mødes først da."}
    cast.door("secretariat").done(path, more)
    given = {"answer": "submit", "body_html": TEXT}
    expect(cast.door(None).post(invitation_of(hearing), given), 200)
    hold_clock("2026-03-28T08:00:00+01:00")
    end()
    assert held(hearing).state == "ended"


def test_an_ended_hearing_lets_the_case_go_on(cast: Cast, hold_clock: Clock) -> None:
    case = Case.objects.create(municipality=cast.egernborg, title="Ny lokalplan")
    told = {"case": str(case.pk), "legal_basis": "local_plan", "response_deadline": "2026-05-29"}
    hearing = running(cast, **told)
    assert CaseGate.objects.get(subject_id=hearing["id"]).cleared_at is None
    hold_clock("2026-05-30T08:00:00+02:00")
    end()
    assert CaseGate.objects.get(subject_id=hearing["id"]).cleared_at is not None


def test_an_extension_after_the_end_makes_it_run_again_until_its_new_day(
    cast: Cast, hold_clock: Clock
) -> None:
    hearing = running(cast)
    hold_clock("2026-03-28T08:00:00+01:00")
    end()
    more = {"response_deadline": "2026-04-10", "reason": "Flere vil svare."}
    cast.door("secretariat").done(f"hearings/{hearing['id']}/extend", more)
    end()
    assert held(hearing).state == "running"
    hold_clock("2026-04-11T08:00:00+02:00")
    end()
    assert held(hearing).state == "ended"


def test_planned_concluded_and_withdrawn_hearings_are_left_alone(
    cast: Cast, hold_clock: Clock
) -> None:
    door = cast.door("secretariat")
    first, second = running(cast), running(cast, title="Anden høring")
    door.done(f"hearings/{first['id']}/withdraw", {"reason": "Sagen er bortfaldet."})
    hold_clock("2026-03-28T08:00:00+01:00")
    end()
    door.done(f"hearings/{second['id']}/conclude")
    end()
    assert [held(h).state for h in (first, second)] == ["withdrawn", "concluded"]


def test_one_that_cannot_be_ended_stops_no_other(
    cast: Cast, hold_clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """A case whose gate somebody has broken by hand: the database says no."""
    case = Case.objects.create(municipality=cast.egernborg, title="Ny lokalplan")
    told = {"case": str(case.pk), "legal_basis": "local_plan", "response_deadline": "2026-05-29"}
    bad, good = running(cast, **told), running(cast, response_deadline="2026-05-28")
    Hearing.objects.filter(pk=bad["id"]).update(version=2147483647)
    hold_clock("2026-05-30T08:00:00+02:00")
    with pytest.raises(SomeFailed):
        end()
    assert [held(h).state for h in (bad, good)] == ["running", "ended"]
    assert bad["id"] in caplog.text
