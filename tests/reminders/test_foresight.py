"""The preview of thirty days is what is then sent: the clock is walked through Easter, the night
the clocks go forward and the one they go back, with digests, quiet hours, and people who come and
go."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from committees.models import Membership
from foundation.clock import COPENHAGEN
from foundation.outbox.models import Message
from hearings.models import Consultee
from meetings.models import Meeting
from reminders.actions import remind_due
from tests.cast import Cast
from tests.reminders.scene import (
    circulated_minutes,
    conditional_decision,
    follow_up,
    hearing,
    item,
    rule,
    wishes,
    withheld,
)

Hold = Callable[[str], None]
Line = tuple[str, str, str | None, str, str, str]
DAYS = 30


def lines(door: Any, first: date, last: date, *states: str) -> list[Line]:
    """Rule, thing, receiver, due day, the day it goes, and whether it does."""
    found: list[Line] = []
    page = door.seen("reminders", **{"from": str(first), "to": str(last)}, limit=200)
    while True:
        for row in page["results"]:
            goes = datetime.fromisoformat(row["goes_at"]).astimezone(COPENHAGEN)
            state = "goes" if row["state"] in ("planned", "queued") else row["reason"]
            if row["state"] in states:
                person = row["recipient_person_id"]
                day = str(goes.date())
                found.append((row["rule"], row["subject_id"], person, row["due_day"], day, state))
        if not page["next"]:
            return sorted(found, key=str)
        page = door.seen(page["next"])


def a_busy_month(cast: Cast, first: date) -> None:
    """Every event, calendar and working days, several offsets, a committee of its own mind."""
    many_rules(cast)
    for offset in (9, 17, 24):
        day = first + timedelta(days=offset)
        asked(cast, day, "member", "member2")
        Meeting.objects.create(municipality=cast.egernborg, committee=cast.culture, day=day)
        follow_up(cast, f"Opgave {offset}", day)
        follow_up(cast, f"Rapport {offset}", day, kind="report", committee=cast.finance)
    conditional_decision(cast, first - timedelta(days=2))
    seats(cast, first)


def asked(cast: Cast, deadline: date, *keys: str) -> None:
    """A hearing that is law, of people who are known."""
    row = hearing(cast, *keys, deadline=deadline, legal_basis="local_plan")
    for consultee, key in zip(row.consultees.order_by("position"), keys, strict=True):
        Consultee.objects.filter(pk=consultee.pk).update(person=cast.person(key))


def many_rules(cast: Cast) -> None:
    working = {"unit": "working_days"}
    rule(cast, "hearing_deadline", "missing_parties", -14, -7, -1, 0, 2)
    rule(cast, "hearing_deadline", "missing_parties", -3, 1, **working)
    rule(cast, "hearing_deadline", "secretariat", -1, 0, 3, **working)
    rule(cast, "agenda_deadline", "chair", -2, 0, **working)
    rule(cast, "agenda_deadline", "deputy", -1, **working)
    rule(cast, "approval_missing", "missing_parties", 3, 8, 15)
    rule(cast, "follow_up_due", "owner", -7, -2, 0)
    rule(cast, "follow_up_overdue", "secretariat", 1, 5, **working)
    rule(cast, "report_due", "owner", -2, 0)
    rule(cast, "condition_unresolved", "chair", 7, 14, 21)
    rule(cast, "term_ends", "seat_holder", -10, 0)
    rule(cast, "term_ends", "secretariat", -20, -5)
    own = {"committee": str(cast.culture.pk)}
    rule(cast, "follow_up_due", "owner", -5, -1, combination="replaces", **own)
    rule(cast, "follow_up_overdue", "secretariat", 3, **own)


def seats(cast: Cast, first: date) -> None:
    """The chair hands over in the middle of the month; a member leaves at its end."""
    handed_over = first + timedelta(days=12)
    rows = Membership.objects.filter(committee=cast.culture)
    rows.filter(role="chair").update(ends_on=handed_over)
    rows.filter(person=cast.person("member4")).update(ends_on=first + timedelta(days=21))
    made = {"municipality": cast.egernborg, "committee": cast.culture}
    for key, role in (("member3", "chair"), ("member2", "deputy_chair")):
        started = handed_over + timedelta(days=1) if role == "chair" else date(2026, 1, 1)
        Membership.objects.create(**made, person=cast.person(key), role=role, starts_on=started)
    minutes = datetime.combine(first - timedelta(days=1), datetime.min.time(), COPENHAGEN)
    circulated_minutes(cast, minutes, "member", "member2", "chair")


def different_people(cast: Cast) -> None:
    """Each wants it another way; one is kept out of a matter."""
    quiet = {"quiet_from": "20:00", "quiet_until": "07:30"}
    wishes(cast, "member", digest="daily", **quiet)
    wishes(cast, "member2", digest="weekly", digest_weekday=4)
    wishes(cast, "case_officer", digest="weekly", unsubscribed_events=["report_due"])
    wishes(cast, "member3", channel="desk")
    cast.door("secretariat").made("notification-defaults", {"digest": "daily", **quiet})
    body = {"digest": "none", "committee": str(cast.finance.pk)}
    cast.door("secretariat").made("notification-defaults", body)
    about = item(cast)
    withheld(cast, about, "chair")
    follow_up(cast, "Uden formanden", about.created_at.date() + timedelta(days=10), item=about)
    rule(cast, "follow_up_due", "chair", -3, 0)


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(date(2026, 3, 12), id="the clocks go forward on 29 March, Easter is 5 April"),
        pytest.param(date(2026, 10, 8), id="the clocks go back on 25 October"),
    ],
)
def test_what_thirty_days_foresee_is_sent_day_by_day_and_nothing_else(
    cast: Cast, hold_clock: Hold, first: date
) -> None:
    last = first + timedelta(days=DAYS)

    def hold(day: date, hour: int) -> None:
        hold_clock(datetime(day.year, day.month, day.day, hour, tzinfo=COPENHAGEN).isoformat())

    hold(first - timedelta(days=1), 12)
    a_busy_month(cast, first)
    different_people(cast)
    remind_due()
    before = Message.objects.count()
    hold(first, 0)
    door = cast.door("secretariat")
    ahead = lines(door, first, last, "planned", "not_sent")
    for n in range(DAYS + 9):
        for hour in (0, 8, 21) if n <= DAYS else (8,):
            hold(first + timedelta(days=n), hour)
            remind_due()
    kept = lines(door, first - timedelta(days=DAYS), last, "queued", "not_sent")
    sent = [line for line in kept if line[4] >= str(first)]
    assert set(sent) ^ set(ahead) == set()
    assert sent == ahead
    assert len(ahead) > 60
    assert {"goes", "unsubscribed", "withheld"} == {line[5] for line in ahead}
    assert len({line[0] for line in ahead}) >= 12
    assert any(line[3] != line[4] for line in ahead)
    assert Message.objects.count() - before < len(ahead), "digests hold several"
    assert remind_due() == 0


def test_what_an_imported_document_tells_of_is_shown_as_not_sent_and_why(
    cast: Cast, hold_clock: Hold
) -> None:
    hold_clock("2026-03-12T08:00:00+01:00")
    rule(cast, "follow_up_due", "owner", -2, 0)
    follow_up(cast, "Fra et gammelt referat", date(2026, 3, 20), is_imported=True)
    door = cast.door("secretariat")
    window = {"from": "2026-03-12", "to": "2026-04-11"}
    rows = door.seen("reminders", **window)["results"]
    assert [(row["due_day"], row["state"], row["reason"]) for row in rows] == [
        ("2026-03-18", "not_sent", "imported"),
        ("2026-03-20", "not_sent", "imported"),
    ]
    assert rows[0]["reason_label"] == "Fristen er læst fra et importeret dokument"
    assert door.seen("reminders", **window, state="planned")["results"] == []
    assert len(door.seen("reminders", **window, state="not_sent")["results"]) == 2
    hold_clock("2026-03-20T08:00:00+01:00")
    assert remind_due() == 0
    assert not Message.objects.exists()
