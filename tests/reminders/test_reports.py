"""Recurring reports: as of their day, once, as text, table and spreadsheet."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from foundation.clock import COPENHAGEN
from foundation.outbox.models import Message
from reminders.actions import make_due_reports
from reminders.models import ReportRun
from tests.cast import Cast
from tests.door import expect, refused
from tests.reminders.scene import follow_up

Hold = Callable[[str], None]
MONTHLY = {"kind": "open_follow_ups", "recurrence": "monthly", "day_of_month": 1}


def noon(day: str) -> str:
    return datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=COPENHAGEN).isoformat()


@pytest.fixture
def monthly(cast: Cast, hold_clock: Hold) -> str:
    """A report to the culture committee's secretariat, first due on 1 April."""
    hold_clock(noon("2026-03-10"))
    made = cast.door("secretariat").made(
        f"committees/{cast.culture.pk}/report-subscriptions", MONTHLY
    )
    assert (made["recipient_email"], made["next_due_on"]) == (
        "sekretariat@egernborg.example",
        "2026-04-01",
    )
    return f"report-subscriptions/{made['id']}"


def test_it_comes_once_a_month_with_the_list_and_the_file(
    cast: Cast, monthly: str, hold_clock: Hold
) -> None:
    follow_up(cast, "Status på hallen", date(2026, 3, 20))
    follow_up(cast, '=HYPERLINK("x");"y"', date(2026, 5, 1), owner=None)
    follow_up(cast, "Noget hemmeligt", None, visibility="closed")
    follow_up(cast, "Andres", date(2026, 3, 20)).__class__.objects.filter(title="Andres").update(
        committee=cast.elders
    )
    hold_clock(noon("2026-03-31"))
    assert make_due_reports() == 0
    hold_clock(noon("2026-04-01"))
    assert (make_due_reports(), make_due_reports()) == (1, 0)
    (letter,) = Message.objects.all()
    assert letter.recipient_address == "sekretariat@egernborg.example"
    assert "Kultur- og Fritidsudvalget pr. onsdag den 1. april 2026: 3, heraf 1" in letter.text
    assert "Status på hallen" in letter.html
    assert "Andres" not in letter.text
    assert "hemmeligt" not in letter.text + letter.html
    (file,) = letter.attachments.all()
    content = bytes(file.content)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").split("\r\n") == [
        "Opfølgning;Ansvarlig;Frist;Tilstand;Over frist;Udvalg",
        "Status på hallen;Carl Engsig;fredag den 20. marts 2026;Afventer;ja;"
        "Kultur- og Fritidsudvalget",
        '"\'=HYPERLINK(""x"");""y""";ingen;fredag den 1. maj 2026;Afventer;nej;'
        "Kultur- og Fritidsudvalget",
        "Opfølgning på et lukket punkt;Carl Engsig;ingen;Afventer;nej;Kultur- og Fritidsudvalget",
        "",
    ]


def test_a_missed_report_is_made_as_of_its_day(cast: Cast, monthly: str, hold_clock: Hold) -> None:
    late = datetime(2026, 4, 2, 9, tzinfo=COPENHAGEN)
    follow_up(cast, "Lukket siden", date(2026, 3, 20), state="done", closed_at=late)
    follow_up(cast, "Kom senere", date(2026, 3, 20), created_at=late)
    hold_clock(noon("2026-04-09"))
    assert make_due_reports() == 1
    (run,) = ReportRun.objects.all()
    assert (run.due_on, run.row_count) == (date(2026, 4, 1), 1)
    assert "Lukket siden" in Message.objects.get().text
    assert cast.door("secretariat").seen(monthly)["next_due_on"] == "2026-05-01"


def test_after_a_long_outage_one_report_comes(monthly: str, hold_clock: Hold) -> None:
    hold_clock(noon("2026-07-15"))
    assert (make_due_reports(), make_due_reports()) == (1, 0)
    assert [run.due_on for run in ReportRun.objects.all()] == [date(2026, 7, 1)]


def test_sending_it_now_is_done_once_a_day(cast: Cast, monthly: str, hold_clock: Hold) -> None:
    hold_clock(noon("2026-04-01"))
    door = cast.door("secretariat")
    expect(door.post(f"{monthly}/send-now"), 200)
    refused(door.post(f"{monthly}/send-now"), 409, "report_already_made")
    assert make_due_reports() == 0
    assert Message.objects.count() == 1
    assert "Der er ingen åbne opfølgninger" in Message.objects.get().text
    runs = door.seen(f"{monthly}/report-runs")["results"]
    assert [(run["due_on"], run["row_count"]) for run in runs] == [("2026-04-01", 0)]
    assert door.seen(monthly)["next_due_on"] == "2026-05-01"


def test_it_goes_to_a_person_an_account_or_an_address(cast: Cast, hold_clock: Hold) -> None:
    hold_clock(noon("2026-03-10"))
    door = cast.door("secretariat")
    body = {"kind": "open_follow_ups", "recurrence": "weekly", "weekday": 2}
    for more in (
        {"recipient_person": cast.person_id("chair")},
        {"recipient_user": str(cast.users["official"].pk)},
        {"recipient_email": "direktion@egernborg.example"},
    ):
        door.made("report-subscriptions", {**body, **more})
    assert make_due_reports() == 3
    assert sorted(Message.objects.values_list("recipient_address", flat=True)) == [
        "chair@egernborg.example",
        "direktion@egernborg.example",
        "official@egernborg.example",
    ]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"kind": "open_follow_ups", "recurrence": "monthly"}, 400, "required"),
        ({**MONTHLY, "recurrence": "weekly"}, 400, "required"),
        ({**MONTHLY, "day_of_month": 32}, 400, "max_value"),
        ({**MONTHLY, "weekday": 1}, 409, "invariant"),
        ({**MONTHLY, "recurrence": "hourly"}, 400, "invalid_choice"),
        ({**MONTHLY, "next_due_on": "2020-01-01"}, 400, "read_only"),
        ({**MONTHLY, "recipient_email": "ingen adresse"}, 400, "invalid"),
    ],
)
def test_what_is_no_subscription_is_refused(
    cast: Cast, body: dict[str, object], status: int, code: str
) -> None:
    path = f"committees/{cast.culture.pk}/report-subscriptions"
    refused(cast.door("secretariat").post(path, body), status, code)


def test_a_changed_rhythm_begins_anew(cast: Cast, monthly: str) -> None:
    body = {"recurrence": "weekly", "weekday": 5, "day_of_month": None}
    assert cast.door("secretariat").changed(monthly, body)["next_due_on"] == "2026-03-13"


def test_one_that_is_switched_off_is_not_made(cast: Cast, monthly: str, hold_clock: Hold) -> None:
    cast.door("secretariat").changed(monthly, {"is_active": False})
    hold_clock(noon("2026-04-01"))
    assert make_due_reports() == 0
