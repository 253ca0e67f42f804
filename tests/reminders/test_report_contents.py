"""What each report says, and that a late one says what it would have said in time."""

from datetime import date, datetime

import pytest

from foundation.clock import COPENHAGEN
from hearings.models import Consultee, Hearing, HearingExtension, HearingResponse
from meetings.models import Meeting
from tests.cast import Cast
from tests.reminders.reporting import Hold, at, made, printed, subscribed
from tests.reminders.scene import follow_up, hearing

DAY, LATE = "2026-04-01", "2026-04-09"
AFTER = datetime(2026, 4, 2, 9, tzinfo=COPENHAGEN)


# Follow-ups


def test_open_follow_ups_are_of_the_committee_and_name_nothing_closed(
    cast: Cast, early: Hold
) -> None:
    subscribed(cast, "open_follow_ups")
    follow_up(cast, "Noget hemmeligt", None, visibility="closed", responsible_printed="Chefen")
    follow_up(cast, "Til foråret", None, due_text="I foråret 2027", owner=None)
    follow_up(cast, "Andres", date(2026, 3, 20), committee=cast.elders)
    follow_up(cast, "Færdig", date(2026, 3, 20), state="done", closed_at=datetime(2026, 3, 9, 9,
              tzinfo=COPENHAGEN))  # fmt: skip
    follow_up(cast, "Overhalet", date(2026, 3, 20), superseded=True)
    found = made(early, DAY)
    assert [row[1:] for row in found] == [
        ["Opfølgning på et lukket punkt", "Carl Engsig", "", "Afventer", "nej"],
        ["Til foråret", "", "I foråret 2027", "Afventer", "nej"],
    ]
    assert "hemmeligt" not in printed()


def test_overdue_follow_ups_tell_by_how_many_days(cast: Cast, early: Hold) -> None:
    subscribed(cast, "overdue_follow_ups")
    follow_up(cast, "For sent", date(2026, 3, 30))
    follow_up(cast, "På dagen", date(2026, 4, 1))
    follow_up(cast, "Uden frist", None)
    follow_up(cast, "Meldt tilbage", date(2026, 3, 1), state="reported")
    found = made(early, DAY)
    assert [(row[1], row[5]) for row in found] == [("For sent", "2")]


@pytest.mark.parametrize("day", [DAY, LATE])
def test_follow_ups_of_a_late_report_stand_as_they_stood_then(
    cast: Cast, hold_clock: Hold, early: Hold, day: str
) -> None:
    subscribed(cast, "open_follow_ups")
    door, rows = cast.door("secretariat"), {}
    for name in ("begyndt", "meldt", "lukket", "genåbnet"):
        body = {"title": name, "committee": str(cast.culture.pk), "due_to": "2026-03-20"}
        rows[name] = f"follow-ups/{door.made('follow-ups', body)['id']}"
    door.done(f"{rows['begyndt']}/start")
    door.done(f"{rows['genåbnet']}/done")
    if day == LATE:
        hold_clock(at("2026-04-02", "09:00"))
        door.made("follow-ups", {"title": "ny", "committee": str(cast.culture.pk)})
        door.done(f"{rows['begyndt']}/done")
        door.done(f"{rows['meldt']}/report", {"note": "Er i gang."})
        door.done(f"{rows['lukket']}/start")
        door.done(f"{rows['lukket']}/done")
        door.done(f"{rows['genåbnet']}/reopen")
    told = {row[1]: (row[4], row[5]) for row in made(early, day)}
    assert told == {
        "begyndt": ("I gang", "ja"),
        "meldt": ("Afventer", "ja"),
        "lukket": ("Afventer", "ja"),
    }


# Hearings


@pytest.mark.parametrize("day", [DAY, LATE])
def test_hearings_of_a_late_report_stand_as_they_stood_then(
    cast: Cast, early: Hold, day: str
) -> None:
    subscribed(cast, "open_hearings")
    open_one = hearing(
        cast, "skole", "bib", "hus", title="Ny affaldsordning", deadline=date(2026, 4, 15)
    )
    asked = Consultee.objects.filter(hearing=open_one)
    asked.update(invited_at=datetime(2026, 3, 2, 9, tzinfo=COPENHAGEN))
    let_off = datetime(2026, 3, 10, 9, tzinfo=COPENHAGEN)
    asked.filter(name="Hus").update(waived_at=let_off, waive_reason="Lukket")
    answered(open_one, "Skole", datetime(2026, 3, 20, 9, tzinfo=COPENHAGEN))
    secret = hearing(cast, title="Køb af grund", deadline=date(2026, 4, 20), visibility="closed")
    over = hearing(cast, title="Slut i marts", deadline=date(2026, 3, 20), state="ended",
                   ended_at=datetime(2026, 3, 21, 0, 1, tzinfo=COPENHAGEN))  # fmt: skip
    withdrawn = hearing(cast, title="Trukket", deadline=date(2026, 4, 25))
    if day == LATE:
        answered(open_one, "Bib", AFTER)
        longer(open_one, date(2026, 4, 15), date(2026, 5, 15))
        longer(over, date(2026, 3, 20), date(2026, 5, 20))
        Hearing.objects.filter(pk=secret.pk).update(state="ended", ended_at=AFTER)
        Hearing.objects.filter(pk=withdrawn.pk).update(
            state="withdrawn", withdrawn_at=AFTER, withdraw_reason="Fortrudt"
        )
        hearing(cast, title="Senere", deadline=date(2026, 5, 1), announced_at=AFTER)
    name = cast.culture.name
    assert made(early, day) == [
        [name, "Ny affaldsordning", "Bestyrelser", "02-03-2026", "15-04-2026", "2", "1"],
        [name, "Høring om en lukket sag", "Bestyrelser", "02-03-2026", "20-04-2026", "0", "0"],
        [name, "Trukket", "Bestyrelser", "02-03-2026", "25-04-2026", "0", "0"],
    ]


def answered(row: Hearing, name: str, when: datetime) -> None:
    position = HearingResponse.objects.filter(hearing=row).count() + 1
    HearingResponse.objects.create(
        municipality_id=row.municipality_id,
        hearing=row,
        position=position,
        consultee=Consultee.objects.get(hearing=row, name=name),
        state="submitted",
        submitted_at=when,
    )


def longer(row: Hearing, old: date, new: date) -> None:
    """An extension given after the day of the report; what had ended runs again."""
    HearingExtension.objects.create(
        municipality_id=row.municipality_id,
        hearing=row,
        position=1,
        old_deadline=old,
        new_deadline=new,
        reason="Ferie",
        created_at=AFTER,
    )
    Hearing.objects.filter(pk=row.pk).update(state="running", ended_at=None, response_deadline=new)


# Coming deadlines


@pytest.mark.parametrize("day", [DAY, LATE])
def test_deadlines_of_the_coming_month_stand_in_their_order(
    cast: Cast, early: Hold, day: str
) -> None:
    subscribed(cast, "coming_deadlines")
    follow_up(cast, "Inden for måneden", date(2026, 4, 30))
    follow_up(cast, "Efter måneden", date(2026, 5, 1))
    follow_up(cast, "Før måneden", date(2026, 3, 31))
    follow_up(cast, "Meldt tilbage", date(2026, 4, 20), state="reported")
    row = hearing(cast, title="Ny affaldsordning", deadline=date(2026, 4, 15))
    planned = Meeting.objects.create(
        municipality=cast.egernborg, committee=cast.culture, day=date(2026, 4, 22)
    )
    if day == LATE:
        longer(row, date(2026, 4, 15), date(2026, 6, 15))
        Meeting.objects.filter(pk=planned.pk).update(agenda_published_at=AFTER)
    name = cast.culture.name
    assert made(early, day) == [
        ["15-04-2026", "Høringsfrist", "Ny affaldsordning", name, ""],
        ["16-04-2026", "Frist for udsendelse af dagsorden", "Møde onsdag den 22. april 2026",
         name, ""],
        ["30-04-2026", "Opfølgning med frist", "Inden for måneden", name, "Carl Engsig"],
    ]  # fmt: skip
    assert "Periode onsdag den 1. april 2026 – torsdag den 30. april 2026" in printed()


def test_a_report_of_a_municipality_has_all_its_committees_and_no_other_towns(
    cast: Cast, early: Hold
) -> None:
    door = cast.door("secretariat")
    door.made(
        "report-subscriptions",
        {"kind": "open_follow_ups", "recurrence": "monthly", "day_of_month": 1,
         "recipient_user": str(cast.users["secretariat"].pk)},
    )  # fmt: skip
    follow_up(cast, "Kultur", date(2026, 4, 2))
    follow_up(cast, "Ældre", date(2026, 4, 3), committee=cast.elders)
    neighbours = {"municipality": cast.mosevig, "committee": cast.mosevig_committee, "owner": None}
    follow_up(cast, "Mosevigs", date(2026, 4, 4), **neighbours)
    assert [row[1] for row in made(early, DAY)] == ["Kultur", "Ældre"]
