"""The report of what is owed, and by whom."""

from datetime import date

import pytest

from agenda.models import AgendaItem
from foundation.outbox.models import Message
from reminders.actions import make_due_reports
from tests.annualcycle.setup import case_of, decided, stopped, treated
from tests.cast import Cast
from tests.reminders.reporting import (
    MONTHLY,
    Hold,
    at,
    lines,
    made,
    noon,
    subscribed,
    table,
    to,
)
from tests.reminders.scene import follow_up

DAY, LATE = "2026-04-01", "2026-04-09"


@pytest.fixture(autouse=True)
def march(hold_clock: Hold) -> None:
    hold_clock(noon("2026-03-11"))


def test_what_is_owed_stands_with_whoever_owes_it(cast: Cast, hold_clock: Hold) -> None:
    officer = cast.users["official"]
    item = treated(cast, case=case_of(cast), responsible_officer=officer, returns_on="2026-03-20")
    decided(item, "postponed", condition="Ejeren samtykker")
    other = treated(cast, case=case_of(cast, "Skoven"))
    AgendaItem.objects.filter(pk=other.pk).update(department=None)
    decided(other, "referred")
    follow_up(cast, "Ring til ejeren", date(2026, 3, 25))
    follow_up(
        cast, "Skriv", None, due_text="til foråret", owner=None, owner_department=cast.department
    )
    follow_up(cast, "Ingen", None, owner=None)
    follow_up(cast, "Andres", date(2026, 3, 25), committee=cast.elders)
    subscribed(cast, "owed")
    found, name = made(hold_clock, DAY), cast.culture.name
    assert table()[0] == ["Ansvarlig", "Udvalg", "Hvad", "Slags", "Frist", "Dage over frist"]
    assert found == [
        ["Carl Engsig", name, "Ring til ejeren", "Opfølgning", "25-03-2026", "7"],
        ["Kultur og Fritid", name, "Skriv", "Opfølgning", "til foråret", ""],
        ["Oskar Lind", name, "Ny svømmehal", "Udsat punkt", "20-03-2026", "12"],
        ["Oskar Lind", name, "Ejeren samtykker", "Uafklaret betingelse", "", ""],
        ["", name, "Ingen", "Opfølgning", "", ""],
        ["", name, "Ny svømmehal", "Oversendt sag", "", ""],
    ]


def test_what_a_member_stopped_is_owed_and_not_late(cast: Cast, hold_clock: Hold) -> None:
    item = treated(cast)
    follow_up(cast, "Standset", date(2026, 3, 20), item=item)
    stopped(cast, item)
    subscribed(cast, "owed")
    subscribed(cast, "overdue_follow_ups")
    hold_clock(noon(DAY))
    assert make_due_reports() == 2
    letters = {letter.rule: lines(letter) for letter in Message.objects.all()}
    assert [row[2:] for row in letters["report.owed"]] == [
        ["Standset", "Opfølgning", "20-03-2026", ""]
    ]
    assert letters["report.overdue_follow_ups"] == []


def test_a_committees_report_has_the_cases_that_others_sent_it(
    cast: Cast, hold_clock: Hold
) -> None:
    item = treated(cast, case=case_of(cast))
    decided(item, "referred")
    AgendaItem.objects.create(
        municipality=cast.egernborg, committee=cast.elders, title="Ny svømmehal",
        case=item.case, continues_item=item,
    )  # fmt: skip
    body = {**MONTHLY, "kind": "owed", **to(cast, "secretariat")}
    path = f"committees/{cast.elders.pk}/report-subscriptions"
    cast.door("secretariat").made(path, body)
    assert [row[1:4] for row in made(hold_clock, DAY)] == [
        [cast.culture.name, "Ny svømmehal", "Oversendt sag"]
    ]


def test_follow_ups_of_a_late_report_are_owed_as_they_were_then(
    cast: Cast, hold_clock: Hold
) -> None:
    subscribed(cast, "owed")
    door = cast.door("secretariat")
    body = {"title": "Lukket siden", "committee": str(cast.culture.pk), "due_to": "2026-03-20"}
    row = door.made("follow-ups", body)
    hold_clock(at("2026-04-02", "09:00"))
    door.done(f"follow-ups/{row['id']}/done")
    door.made("follow-ups", {**body, "title": "Ny siden"})
    assert [line[2:] for line in made(hold_clock, LATE)] == [
        ["Lukket siden", "Opfølgning", "20-03-2026", "12"]
    ]
