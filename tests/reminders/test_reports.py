"""Recurring reports: on their day, once, as a letter with a print and a spreadsheet."""

from collections.abc import Callable
from datetime import date

import pytest

from committees.models import Committee
from foundation.outbox.jobs import SomeFailed
from foundation.outbox.models import Message
from meetings.models import Meeting
from reminders.actions import make_due_reports
from reminders.models import ReportRun, ReportSubscription
from tests.cast import Cast
from tests.door import expect, refused
from tests.reminders.reporting import (
    MONTHLY,
    OFFICE,
    at,
    attached,
    lines,
    noon,
    only,
    printed,
    reports,
    subscribed,
    table,
)
from tests.reminders.scene import follow_up

Hold = Callable[[str], None]


@pytest.fixture
def monthly(cast: Cast, hold_clock: Hold) -> str:
    """Open follow-ups to the culture committee's secretariat, first due on 1 April."""
    hold_clock(noon("2026-03-10"))
    return subscribed(cast, "open_follow_ups")


def runs(cast: Cast, path: str) -> list[tuple[str, str, int]]:
    found = cast.door("secretariat").seen(f"{path}/report-runs")["results"]
    return [(run["due_on"], run["state"], run["row_count"]) for run in found]


def test_without_a_receiver_it_goes_to_the_secretariat(cast: Cast, monthly: str) -> None:
    told = cast.door("secretariat").seen(monthly)
    assert (told["recipient_email"], told["next_due_on"]) == (OFFICE, "2026-04-01")


def test_it_comes_once_a_month_with_print_and_spreadsheet(
    cast: Cast, monthly: str, hold_clock: Hold
) -> None:
    follow_up(cast, "Status på hallen", date(2026, 3, 20))
    follow_up(cast, '=HYPERLINK("x");"y"', date(2026, 5, 1), owner=None)
    hold_clock(noon("2026-03-31"))
    assert make_due_reports() == 0
    hold_clock(noon("2026-04-01"))
    assert (make_due_reports(), make_due_reports()) == (1, 0)
    letter = only()
    assert letter.recipient_address == OFFICE
    names = sorted(letter.attachments.values_list("file_name", "media_type"))
    assert names == [
        ("aabne-opfoelgninger-2026-04-01.csv", "text/csv"),
        ("aabne-opfoelgninger-2026-04-01.pdf", "application/pdf"),
    ]
    assert table() == [
        ["Udvalg", "Opfølgning", "Ansvarlig", "Frist", "Tilstand", "Over frist"],
        [cast.culture.name, "Status på hallen", "Carl Engsig", "20-03-2026", "Afventer", "ja"],
        [cast.culture.name, '\'=HYPERLINK("x");"y"', "", "01-05-2026", "Afventer", "nej"],
    ]
    page = printed()
    for text in ("Åbne opfølgninger", "Egernborg Kommune", "Status på hallen", "20-03-2026"):
        assert text in page
    assert "Opgjort pr. onsdag den 1. april 2026" in page
    assert runs(cast, monthly) == [("2026-04-01", "made", 2)]


def test_the_mail_itself_says_how_long_the_report_is_and_nothing_of_it(
    cast: Cast, monthly: str, hold_clock: Hold
) -> None:
    follow_up(cast, "Status på hallen", date(2026, 3, 20))
    hold_clock(noon("2026-04-01"))
    make_due_reports()
    letter = only()
    for said in (letter.text, letter.html):
        assert "Den har 1 linje." in said
        assert "/api/v1/follow-ups" in said
        assert "hallen" not in said
        assert "Engsig" not in said


def test_an_empty_report_says_that_there_is_nothing(monthly: str, hold_clock: Hold) -> None:
    hold_clock(noon("2026-04-01"))
    assert make_due_reports() == 1
    assert "Der er ingen åbne opfølgninger." in only().text
    assert "Der er ingen åbne opfølgninger." in printed()
    assert lines() == []


def test_the_print_may_be_read_aloud(monthly: str, hold_clock: Hold) -> None:
    hold_clock(noon("2026-04-01"))
    make_due_reports()
    assert b"pdfuaid" in attached(only(), "application/pdf")


def test_after_a_long_outage_the_newest_comes_and_the_others_are_superseded(
    cast: Cast, monthly: str, hold_clock: Hold
) -> None:
    hold_clock(noon("2026-07-15"))
    assert (make_due_reports(), make_due_reports()) == (1, 0)
    assert runs(cast, monthly) == [
        ("2026-04-01", "superseded", 0),
        ("2026-05-01", "superseded", 0),
        ("2026-06-01", "superseded", 0),
        ("2026-07-01", "made", 0),
    ]
    assert only().due_day == date(2026, 7, 1)
    assert cast.door("secretariat").seen(monthly)["next_due_on"] == "2026-08-01"


def test_statistics_of_missed_periods_are_all_made_each_of_its_own(
    cast: Cast, hold_clock: Hold
) -> None:
    hold_clock(noon("2026-03-10"))
    path = subscribed(cast, "absence_statistics")
    hold_clock(noon("2026-06-15"))
    assert make_due_reports() == 3
    assert [run[:2] for run in runs(cast, path)] == [
        ("2026-04-01", "made"),
        ("2026-05-01", "made"),
        ("2026-06-01", "made"),
    ]
    assert [letter.due_day.month for letter in reports() if letter.due_day] == [4, 5, 6]
    first = "Periode søndag den 1. marts 2026 – tirsdag den 31. marts 2026"
    assert first in printed(reports()[0])


@pytest.mark.parametrize("time", ["00:00:30", "01:59", "03:00", "23:59:59"])
@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_nights_the_clock_is_changed_have_their_report_once(
    cast: Cast, hold_clock: Hold, day: str, time: str
) -> None:
    hold_clock(noon("2026-03-10"))
    subscribed(cast, "open_follow_ups", recurrence="weekly", weekday=7, day_of_month=None)
    ReportSubscription.objects.update(next_due_on=day)
    hold_clock(at(day, time))
    assert (make_due_reports(), make_due_reports()) == (1, 0)
    hold_clock(at(str(date.fromisoformat(day).replace(day=int(day[-2:]) + 1)), "00:30"))
    assert make_due_reports() == 0


def test_a_day_off_moves_to_the_next_working_day_where_it_is_set_so(
    cast: Cast, hold_clock: Hold
) -> None:
    hold_clock(noon("2026-07-10"))
    path = subscribed(cast, "open_follow_ups", on_working_days=True)
    assert cast.door("secretariat").seen(path)["next_due_on"] == "2026-08-03"
    hold_clock(noon("2026-08-02"))
    assert make_due_reports() == 0
    hold_clock(noon("2026-08-03"))
    assert make_due_reports() == 1
    assert cast.door("secretariat").seen(path)["next_due_on"] == "2026-09-01"


def test_sending_it_now_is_done_once_a_day(cast: Cast, monthly: str, hold_clock: Hold) -> None:
    hold_clock(noon("2026-04-01"))
    door = cast.door("secretariat")
    expect(door.post(f"{monthly}/send-now"), 200)
    refused(door.post(f"{monthly}/send-now"), 409, "report_already_made")
    assert make_due_reports() == 0
    assert len(reports()) == 1
    assert runs(cast, monthly) == [("2026-04-01", "made", 0)]
    assert door.seen(monthly)["next_due_on"] == "2026-05-01"


def test_a_dry_run_of_sending_now_sends_nothing(cast: Cast, monthly: str) -> None:
    answer = cast.door("secretariat").post(f"{monthly}/send-now?dry_run=true")
    assert expect(answer, 200)["kind"] == "open_follow_ups"
    assert answer.headers["Dry-Run"] == "true"
    assert (Message.objects.count(), ReportRun.objects.count()) == (0, 0)


def test_one_that_fails_stops_no_other_and_comes_when_it_can(
    cast: Cast, monthly: str, hold_clock: Hold
) -> None:
    failing = subscribed(cast, "coming_deadlines")
    day = date(2026, 4, 20)
    Meeting.objects.create(municipality=cast.egernborg, committee=cast.culture, day=day)
    culture = Committee.objects.filter(pk=cast.culture.pk)
    culture.update(settings={"agenda_lead_workdays": "mange"})
    hold_clock(noon("2026-04-01"))
    with pytest.raises(SomeFailed):
        make_due_reports()
    assert (len(runs(cast, monthly)), runs(cast, failing)) == (1, [])
    culture.update(settings={})
    assert make_due_reports() == 1
    assert runs(cast, failing) == [("2026-04-01", "made", 1)]


@pytest.mark.parametrize(
    ("body", "status", "code", "pointer"),
    [
        ({"day_of_month": None}, 400, "required", "/day_of_month"),
        ({"recurrence": "weekly"}, 400, "required", "/weekday"),
        ({"recurrence": "weekly", "weekday": 1}, 400, "not_of_recurrence", "/day_of_month"),
        ({"recurrence": "weekly", "weekday": 8}, 400, "max_value", "/weekday"),
        ({"day_of_month": 0}, 400, "min_value", "/day_of_month"),
        ({"day_of_month": 32}, 400, "max_value", "/day_of_month"),
        ({"day_of_month": "1"}, 400, "not_an_integer", "/day_of_month"),
        ({"weekday": 1}, 400, "not_of_recurrence", "/weekday"),
        ({"first_month": 2}, 400, "not_of_recurrence", "/first_month"),
        ({"recurrence": "yearly", "first_month": 13}, 400, "max_value", "/first_month"),
        ({"recurrence": "hourly"}, 400, "invalid_choice", "/recurrence"),
        ({"kind": "secrets"}, 400, "invalid_choice", "/kind"),
        ({"on_working_days": "ja"}, 400, "not_a_boolean", "/on_working_days"),
        ({"next_due_on": "2020-01-01"}, 400, "read_only", "/next_due_on"),
        ({"stopped_at": None}, 400, "read_only", "/stopped_at"),
        ({"recipient_email": "ingen adresse"}, 400, "invalid", "/recipient_email"),
    ],
)
def test_what_is_no_subscription_is_refused(
    cast: Cast, body: dict[str, object], status: int, code: str, pointer: str
) -> None:
    path = f"committees/{cast.culture.pk}/report-subscriptions"
    answer = cast.door("secretariat").post(path, {**MONTHLY, **body})
    refused(answer, status, code, pointer)
    assert not ReportSubscription.objects.exists()


@pytest.mark.parametrize(
    ("body", "due"),
    [
        ({"recurrence": "weekly", "weekday": 5}, "2026-03-13"),
        ({"day_of_month": 31}, "2026-03-31"),
        ({"recurrence": "quarterly"}, "2026-04-01"),
        ({"recurrence": "quarterly", "first_month": 2}, "2026-05-01"),
        ({"recurrence": "half_yearly"}, "2026-07-01"),
        ({"recurrence": "yearly", "first_month": 12, "day_of_month": 24}, "2026-12-24"),
        ({"on_working_days": True, "day_of_month": 14}, "2026-03-16"),
    ],
)
def test_a_changed_rhythm_begins_anew(
    cast: Cast, monthly: str, body: dict[str, object], due: str
) -> None:
    assert cast.door("secretariat").changed(monthly, body)["next_due_on"] == due


def test_what_does_not_belong_to_the_new_rhythm_falls_away(cast: Cast, monthly: str) -> None:
    told = cast.door("secretariat").changed(monthly, {"recurrence": "weekly", "weekday": 5})
    assert (told["weekday"], told["day_of_month"]) == (5, None)


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        ({"recurrence": "weekly"}, "required", "/weekday"),
        ({"weekday": 3}, "not_of_recurrence", "/weekday"),
        ({"day_of_month": None}, "required", "/day_of_month"),
    ],
)
def test_a_bad_change_of_rhythm_changes_nothing(
    cast: Cast, monthly: str, body: dict[str, object], code: str, pointer: str
) -> None:
    door = cast.door("secretariat")
    before = door.seen(monthly)
    etag = door.get(monthly).headers["ETag"]
    refused(door.patch(monthly, body, if_match=etag), 400, code, pointer)
    assert door.seen(monthly) == before


def test_one_that_is_switched_off_is_not_made(cast: Cast, monthly: str, hold_clock: Hold) -> None:
    cast.door("secretariat").changed(monthly, {"is_active": False})
    hold_clock(noon("2026-04-01"))
    assert make_due_reports() == 0
