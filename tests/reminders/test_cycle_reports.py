"""Reports of the annual cycle: what comes up, and what slipped."""

import pytest

from agenda.models import AgendaItem
from tests.annualcycle.year import FIRST_OF_YEAR, Year, year_of
from tests.cast import Cast
from tests.reminders.reporting import (
    Hold,
    at,
    made,
    milestone,
    noon,
    printed,
    subscribed,
    table,
    topics,
)

DAY, LATE = "2026-04-01", "2026-04-09"


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Hold) -> None:
    hold_clock(FIRST_OF_YEAR)


@pytest.fixture
def year(cast: Cast) -> Year:
    return year_of(cast)


def test_the_coming_quarter_has_its_topics_and_milestones(
    cast: Cast, year: Year, hold_clock: Hold
) -> None:
    year.topic(
        "Ledelsesinformation",
        frequency="quarterly",
        department=str(cast.department.pk),
        data_period="quarter",
        invited=[{"person": cast.person_id("member2")}, {"name": "Direktøren"},
                 {"name": "Revisor", "every": 2, "first": 1}],
    )  # fmt: skip
    year.topic("Budget", frequency="named_months", months=[6],
               rotation=[{"month": 6, "focus": "Anlæg"}])  # fmt: skip
    year.topic("Dagens emne", frequency="once", on_day="2026-06-30", meeting_choice="no_meeting")
    year.topic("Efteråret", frequency="named_months", months=[8, 10])
    year.plan()
    milestone(cast, "2026-05-15", "Blandt de 30", cast.culture)
    milestone(cast, "2026-07-01", "Senere", cast.culture)
    milestone(cast, "2026-05-15", "Andres", cast.elders)
    hold_clock(noon("2026-03-11"))
    subscribed(cast, "cycle_due")
    found, name = made(hold_clock, DAY), cast.culture.name
    assert table()[0] == ["Udvalg", "Emne", "Forfalder", "Møde", "Periode",
                          "Ansvarlig forvaltning", "Inviteres", "Tilstand"]  # fmt: skip
    invited = f"{cast.person('member2').name} og Direktøren"
    assert found == [
        [name, "Ledelsesinformation", "01-04-2026", "07-04-2026", "1. kvartal 2026",
         "Kultur og Fritid", invited, "Planlagt"],
        [name, "Milepæl: Blandt de 30 (Aktivt liv)", "15-05-2026", "", "", "", "", "Afventer"],
        [name, "Budget – Anlæg", "01-06-2026", "02-06-2026", "", "", "", "Planlagt"],
        [name, "Dagens emne", "30-06-2026", "", "", "", "", "Planlagt"],
    ]  # fmt: skip
    page = printed()
    assert "Periode onsdag den 1. april 2026 – tirsdag den 30. juni 2026" in page
    assert "Årshjulet er, som det står i dag." in page


@pytest.mark.parametrize("day", [DAY, LATE])
def test_what_was_skipped_by_then_does_not_come_and_what_was_made_since_is_not_told(
    cast: Cast, year: Year, hold_clock: Hold, day: str
) -> None:
    year.topic("Før", frequency="named_months", months=[6])
    year.topic("Siden", frequency="named_months", months=[6])
    year.plan()
    rows = {row["topic_title"]: row["id"] for row in year.occurrences()}
    hold_clock(noon("2026-03-11"))
    subscribed(cast, "cycle_due")
    year.door.done(f"occurrences/{rows['Før']}/skip", {"reason": "Intet nyt"})
    if day == LATE:
        hold_clock(at("2026-04-02", "09:00"))
        year.door.done(f"occurrences/{rows['Siden']}/skip", {"reason": "Intet nyt"})
        year.topic("Nyt", frequency="named_months", months=[6])
        year.plan()
    assert topics(made(hold_clock, day)) == ["Siden"]


# What slipped


def test_what_slipped_tells_from_where_to_where_and_why(
    cast: Cast, year: Year, hold_clock: Hold
) -> None:
    year.topic("Kvartal", frequency="named_months", months=[4],
               department=str(cast.department.pk))  # fmt: skip
    year.topic("Ved hånden", frequency="named_months", months=[2])
    year.topic("I tide", frequency="named_months", months=[6])
    year.topic("Væk", frequency="named_months", months=[8])
    year.topic("Længe væk", frequency="named_months", months=[8])
    year.plan()
    rows = {row["topic_title"]: row["id"] for row in year.occurrences()}
    year.door.done(f"occurrences/{rows['Længe væk']}/skip", {"reason": "I januar"})
    later = {"meeting": year.meetings["2026-08-18"], "reason": "Tallene er klar senere"}
    year.door.done(f"occurrences/{rows['Ved hånden']}/move", later)
    hold_clock(noon("2026-03-11"))
    subscribed(cast, "cycle_slipped")
    year.meeting("2026-04-07", "cancel", reason="For få sager")
    year.plan()
    year.door.done(f"occurrences/{rows['Væk']}/skip", {"reason": "Intet nyt"})
    found, name = made(hold_clock, DAY), cast.culture.name
    assert table()[0] == ["Udvalg", "Emne", "Oprindeligt møde", "Nu på", "Dage for sent",
                          "Ansvarlig", "Tilstand", "Begrundelse"]  # fmt: skip
    assert found == [
        [name, "Ved hånden", "03-02-2026", "18-08-2026", "196", "", "Skredet",
         "Tallene er klar senere"],
        [name, "Kvartal", "07-04-2026", "02-06-2026", "56", "Kultur og Fritid", "Skredet", ""],
        [name, "Væk", "18-08-2026", "", "", "", "Sprunget over", "Intet nyt"],
    ]  # fmt: skip
    assert "Periode søndag den 1. marts 2026 – tirsdag den 31. marts 2026" in printed()


def test_what_waits_for_no_meeting_is_late_to_the_day_of_the_report(
    cast: Cast, year: Year, hold_clock: Hold
) -> None:
    year.topic("Aflyst", frequency="named_months", months=[2])
    year.plan()
    year.meeting("2026-02-03", "cancel", reason="For få sager")
    hold_clock(noon("2026-03-11"))
    subscribed(cast, "cycle_slipped")
    assert [row[1:5] for row in made(hold_clock, LATE)] == [["Aflyst", "03-02-2026", "", "57"]]


def test_an_item_that_was_postponed_and_stands_on_an_agenda_is_late_until_it_is_treated(
    cast: Cast, year: Year, hold_clock: Hold
) -> None:
    year.topic("Udsat", frequency="named_months", months=[2])
    year.plan()
    (row,) = year.occurrences()
    section = {"kind": "case_statement", "heading": "Sag", "body_html": "<p>Tallene.</p>"}
    year.door.made(f"agenda-items/{row['item']}/sections", section)
    for verb, body in (("submit", {}), ("accept", {}), ("place", {"meeting": row["meeting"]})):
        year.door.done(f"agenda-items/{row['item']}/{verb}", body)
    year.door.done(f"agenda-items/{row['item']}/postpone", {"meeting": year.meetings["2026-06-02"]})
    year.plan()
    hold_clock(noon("2026-03-11"))
    path = subscribed(cast, "cycle_slipped")
    door = cast.door("secretariat")
    (told,) = door.seen(f"{path}/preview")["rows"]
    assert told[1:] == ["Udsat", "03-02-2026", "02-06-2026", "119", "", "På dagsordenen", ""]
    AgendaItem.objects.filter(occurrences=row["id"]).update(state="treated")
    assert door.seen(f"{path}/preview")["rows"] == []


def test_what_slipped_years_ago_is_told_no_more(cast: Cast, hold_clock: Hold) -> None:
    for number in (2024, 2025):
        old = year_of(cast, (f"{number}-02-06", f"{number}-04-10"))
        old.topic(f"Fra {number}", frequency="named_months", months=[2])
        old.plan()
        old.meeting(f"{number}-02-06", "cancel", reason="For få sager")
    hold_clock(noon("2026-03-11"))
    subscribed(cast, "cycle_slipped")
    assert topics(made(hold_clock, DAY)) == ["Fra 2025"]
