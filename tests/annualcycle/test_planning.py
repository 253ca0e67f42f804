"""A year is laid on its meetings, and what becomes of it when they move."""

from collections.abc import Callable
from typing import Any

import pytest

from agenda.models import AgendaItem
from annualcycle.models import CycleTopic, Occurrence
from foundation.audit.models import Entry
from tests.annualcycle.year import FIRST_OF_YEAR, Year, year_of
from tests.cast import Cast
from tests.door import refused


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Callable[[str], None]) -> None:
    hold_clock(FIRST_OF_YEAR)


@pytest.fixture
def year(cast: Cast) -> Year:
    return year_of(cast)


def test_planning_lays_the_year_and_drafts_its_items(year: Year, cast: Cast) -> None:
    department = str(cast.department.pk)
    topic = year.topic(
        "Ledelsesinformation",
        frequency="quarterly",
        category="management_information",
        department=department,
        data_period="quarter",
    )
    done = year.plan()
    assert (len(done["made"]), done["items_drafted"]) == (4, 4)
    rows = year.occurrences()
    assert [row["meeting_day"] for row in rows] == [
        "2026-02-03",
        "2026-04-07",
        "2026-08-18",
        "2026-10-06",
    ]
    assert [(row["period_from"], row["period_to"]) for row in rows][:2] == [
        ("2025-10-01", "2025-12-31"),
        ("2026-01-01", "2026-03-31"),
    ]
    assert {row["state"] for row in rows} == {"planned"}
    item = year.door.seen(f"agenda-items/{rows[1]['item']}")
    assert item["title"] == "Ledelsesinformation – 1. kvartal 2026"
    assert (item["state"], item["item_type"]) == ("draft", "information")
    assert item["department"] == department
    assert {row["topic"] for row in rows} == {topic["id"]}


def test_planning_twice_changes_nothing(year: Year) -> None:
    year.topic(frequency="monthly")
    year.topic("Meddelelser om året", frequency="every_meeting")
    year.plan()
    before = [list(rows.values()) for rows in (Occurrence.objects.order_by("pk"),)]
    items, entries = AgendaItem.objects.count(), Entry.objects.count()
    again = year.plan()
    assert [again[kind] for kind in ("made", "moved", "skipped", "removed")] == [[], [], [], []]
    assert again["items_drafted"] == 0
    assert [list(rows.values()) for rows in (Occurrence.objects.order_by("pk"),)] == before
    assert (AgendaItem.objects.count(), Entry.objects.count()) == (items, entries)


def test_a_dry_run_shows_the_difference_and_leaves_nothing(year: Year) -> None:
    year.topic(frequency="half_yearly", first_month=2)
    shown = year.plan(dry_run="true")
    assert [row["meeting_day"] for row in shown["made"]] == ["2026-02-03", "2026-08-18"]
    assert year.occurrences() == []
    assert not AgendaItem.objects.exists()


def test_months_without_a_meeting_share_the_next_ones_item(year: Year) -> None:
    year.topic(frequency="named_months", months=[4, 5, 6], data_period="month")
    year.plan()
    rows = year.occurrences()
    assert [row["meeting_day"] for row in rows] == ["2026-04-07", "2026-06-02", "2026-06-02"]
    assert rows[1]["item"] == rows[2]["item"] != rows[0]["item"]
    title = year.door.seen(f"agenda-items/{rows[1]['item']}")["title"]
    assert title == "Nøgletal – april 2026 og maj 2026"


def test_a_topic_may_draft_no_items(year: Year) -> None:
    year.topic(frequency="every_meeting", drafts_items=False)
    assert year.plan()["items_drafted"] == 0
    assert {row["item"] for row in year.occurrences()} == {None}


def test_a_cancelled_meeting_sends_on_what_hung_on_it(year: Year) -> None:
    year.topic(frequency="quarterly")
    year.topic("Orientering", frequency="every_meeting")
    year.plan()
    year.meeting("2026-04-07", "cancel", reason="For få sager")
    done = year.plan()
    moved = [(row["slot"], row["meeting_day"]) for row in done["moved"]]
    assert moved == [("2026-04", "2026-06-02")]
    assert [row["was_meeting"] for row in done["moved"]] == [year.meetings["2026-04-07"]]
    late = next(row for row in year.occurrences() if row["slot"] == "2026-04")
    assert (late["state"], late["days_late"]) == ("slipped", 56)
    assert (late["first_meeting"], late["first_day"]) == (
        year.meetings["2026-04-07"],
        "2026-04-07",
    )
    skipped = year.occurrences(state="skipped")
    assert [(row["skip_cause"], row["slot"]) for row in skipped] == [
        ("meeting_cancelled", year.meetings["2026-04-07"])
    ]
    assert [row["id"] for row in year.occurrences(late="true")] == [late["id"]]


def test_a_moved_meeting_takes_along_what_hangs_on_it(year: Year) -> None:
    year.topic(frequency="named_months", months=[4])
    year.plan()
    when = {"starts_at": "2026-04-21T16:00:00+02:00"}
    year.meeting("2026-04-07", "reschedule", reason="Ferie", **when)
    assert year.plan()["moved"] == []
    row = year.occurrences()[0]
    assert (row["meeting"], row["meeting_day"]) == (year.meetings["2026-04-07"], "2026-04-21")
    assert (row["state"], row["days_late"]) == ("slipped", 14)


def placed(year: Year, row: dict[str, Any]) -> str:
    """The occurrence's item on the agenda of its meeting."""
    item: str = row["item"]
    section = {"kind": "case_statement", "heading": "Sag", "body_html": "<p>Tallene.</p>"}
    year.door.made(f"agenda-items/{item}/sections", section)
    for verb, body in (("submit", {}), ("accept", {}), ("place", {"meeting": row["meeting"]})):
        year.door.done(f"agenda-items/{item}/{verb}", body)
    return item


def test_an_item_on_a_cancelled_agenda_goes_on_with_its_occurrence(year: Year) -> None:
    year.topic(frequency="named_months", months=[4])
    year.plan()
    item = placed(year, year.occurrences()[0])
    assert year.occurrences()[0]["state"] == "on_agenda"
    year.meeting("2026-04-07", "cancel", reason="Storm")
    year.plan()
    row = year.occurrences()[0]
    assert (row["meeting_day"], row["state"], row["days_late"]) == ("2026-06-02", "on_agenda", 56)
    assert year.door.seen(f"agenda-items/{item}")["state"] == "postponed"
    new = year.door.seen(f"agenda-items/{row['item']}")
    assert (new["continues_item_id"], new["meeting"]) == (item, year.meetings["2026-06-02"])


def test_an_agenda_that_is_being_made_is_known_to_those_who_make_it(year: Year, cast: Cast) -> None:
    year.topic(frequency="named_months", months=[4])
    year.plan()
    row = year.occurrences()[0]
    item = placed(year, row)
    told = {
        name: cast.door(name).seen(f"occurrences/{row['id']}")
        for name in ("secretariat", "member", "council_member")
    }
    assert {name: (one["state"], one["item"]) for name, one in told.items()} == {
        "secretariat": ("on_agenda", item),
        "member": ("planned", None),
        "council_member": ("planned", None),
    }
    year.meeting("2026-04-07", "publish-agenda")
    assert cast.door("member").seen(f"occurrences/{row['id']}")["state"] == "on_agenda"
    body, path = {"meeting": year.meetings["2026-06-02"]}, f"occurrences/{row['id']}"
    etag = year.door.get(path).headers["ETag"]
    refused(year.door.post(f"{path}/move", body, if_match=etag), 409, "on_sent_agenda")
    skip = year.door.post(f"{path}/skip", {"reason": "Nej"}, if_match=etag)
    refused(skip, 409, "on_sent_agenda")


def test_a_postponed_item_takes_its_occurrence_along(year: Year) -> None:
    year.topic(frequency="named_months", months=[4])
    year.plan()
    item = placed(year, year.occurrences()[0])
    to = year.meetings["2026-08-18"]
    year.door.done(f"agenda-items/{item}/postpone", {"meeting": to})
    year.plan()
    row = year.occurrences()[0]
    assert (row["meeting"], row["state"], row["days_late"]) == (to, "on_agenda", 133)


def test_what_somebody_moved_stays_and_what_he_skipped_too(year: Year) -> None:
    year.topic(frequency="quarterly")
    year.plan()
    first, second, *_ = year.occurrences()
    body = {"meeting": year.meetings["2026-03-10"], "reason": "Tallene er klar senere"}
    moved = year.door.done(f"occurrences/{first['id']}/move", body)
    assert (moved["meeting_day"], moved["is_by_hand"], moved["state"]) == (
        "2026-03-10",
        True,
        "slipped",
    )
    skipped = year.door.done(f"occurrences/{second['id']}/skip", {"reason": "Intet nyt"})
    assert (skipped["state"], skipped["item"], skipped["skip_reason"]) == (
        "skipped",
        None,
        "Intet nyt",
    )
    assert not AgendaItem.objects.filter(pk=second["item"]).exists()
    done = year.plan()
    assert [done[kind] for kind in ("made", "moved", "skipped", "removed")] == [[], [], [], []]
    year.door.done(f"occurrences/{second['id']}/resume")
    assert year.plan()["items_drafted"] == 1
    assert {row["state"] for row in year.occurrences()} == {"planned", "slipped"}


def test_who_may_not_plan_move_or_skip(year: Year, cast: Cast) -> None:
    year.topic(frequency="yearly")
    year.plan()
    row = year.occurrences()[0]
    etag = year.door.get(year.path).headers["ETag"]
    for name in ("member", "chair", "case_officer", "official", "council_member"):
        door = cast.door(name)
        refused(door.post(f"{year.path}/plan", if_match=etag), 403, "forbidden")
        own = door.get(f"occurrences/{row['id']}").headers["ETag"]
        body = {"meeting": year.meetings["2026-03-10"]}
        refused(door.post(f"occurrences/{row['id']}/move", body, if_match=own), 403, "forbidden")
        skip = door.post(f"occurrences/{row['id']}/skip", {"reason": "Nej"}, if_match=own)
        refused(skip, 403, "forbidden")
    other = cast.door("secretariat_other_municipality")
    refused(other.get(f"occurrences/{row['id']}"), 404, "not_found")
    refused(other.post(f"{year.path}/plan", if_match=etag), 404, "not_found")
    assert cast.door("member").seen(f"occurrences/{row['id']}")["item"] is None, "a draft"


def test_the_year_comes_with_its_topics_and_occurrences(year: Year) -> None:
    year.topic(frequency="half_yearly")
    year.plan()
    whole = year.door.seen(year.path, include="topics,occurrences")
    assert [row["topic"] for row in whole["topics"]] == ["Nøgletal"]
    assert whole["occurrences"] == year.occurrences()
    strategy = {"title": "Flere med", "committee": year.committee, "lower_is_better": True}
    goal = year.door.made("strategies", strategy)["id"]
    aim = {"year": 2026, "target_text": "Blandt de 30", "target_rank": 30}
    year.door.made(f"strategies/{goal}/milestones", aim)
    found = year.door.seen(year.path, include="milestones")["milestones"]
    assert [(row["target_rank"], row["status"]) for row in found] == [(30, "awaiting")]
    assert "Blandt de 30" in year.door.get(f"{year.path}/wheel.svg").content.decode()
    refused(year.door.get(year.path, include="secrets"), 400, "invalid_choice", "?include")


def test_a_topic_in_use_stays(year: Year) -> None:
    topic = year.topic(frequency="yearly")
    year.plan()
    path = f"cycle-topics/{topic['id']}"
    row = year.occurrences()[0]
    year.door.changed(f"agenda-items/{row['item']}", {"title": "Nøgletal for året"})
    etag = year.door.get(path).headers["ETag"]
    refused(year.door.delete(path, if_match=etag), 409, "topic_in_use")
    refused(
        year.door.delete(year.path, if_match=year.door.get(year.path).headers["ETag"]),
        409,
        "topic_in_use",
    )
    free = year.topic("Uden betydning", frequency="yearly")
    year.plan()
    drafted = next(r["item"] for r in year.occurrences() if r["topic"] == free["id"])
    gone = f"cycle-topics/{free['id']}"
    assert year.door.delete(gone, if_match=year.door.get(gone).headers["ETag"]).status_code == 204
    refused(year.door.get(f"agenda-items/{drafted}"), 404, "not_found")


def test_a_chain_of_topics_may_be_as_long_as_one_likes(year: Year, cast: Cast) -> None:
    base = CycleTopic.objects.get(pk=year.topic(frequency="yearly")["id"])
    told = {"frequency": "relative", "relative_to": "topic", "drafts_items": False}
    home = {"municipality": cast.egernborg, "annual_cycle_id": year.id, "committee": cast.culture}
    rows = []
    for number in range(1500):
        base = CycleTopic(**home, **told, topic=f"Led {number}", relative_topic=base)
        rows.append(base)
    CycleTopic.objects.bulk_create(reversed(rows))
    assert len(year.plan()["made"]) == 1501
