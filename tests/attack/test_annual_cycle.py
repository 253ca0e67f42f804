"""Years that are laid, copied and taken apart while others use what is in them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse

from agenda.models import AgendaItem
from annualcycle.models import AnnualCycle, CycleTopic, Occurrence
from annualcycle.tasks import follow_meetings
from meetings.models import Meeting
from tests.agenda.test_two_writers import at_once
from tests.annualcycle.test_planning import placed
from tests.annualcycle.year import FIRST_OF_YEAR, Year, year_of
from tests.cast import Cast
from tests.door import Door, expect, refused
from tests.hearings.setup import item_on_agenda

SECRET = "Salg af grund"


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Callable[[str], None]) -> None:
    hold_clock(FIRST_OF_YEAR)


@pytest.fixture
def year(cast: Cast) -> Year:
    return year_of(cast)


def tagged(year: Year, method: str, path: str, body: Any = None, row: str = "") -> HttpResponse:
    tag = year.door.get(row or path).headers["ETag"]
    return year.door.send(method, path, body, if_match=tag)


def test_an_occurrence_stays_where_somebody_placed_its_item(year: Year) -> None:
    year.topic(frequency="named_months", months=[4])
    year.plan()
    placed(year, {**year.occurrences()[0], "meeting": year.meetings["2026-03-10"]})
    year.plan()
    assert year.days() == ["2026-03-10"]
    follow_meetings()
    assert not Occurrence.objects.astray().exists()


def test_a_meeting_that_comes_before_the_day_keeps_what_is_on_its_agenda(year: Year) -> None:
    year.topic(frequency="named_months", months=[4])
    year.plan()
    placed(year, year.occurrences()[0])
    year.meeting("2026-04-07", "reschedule", reason="Ferie", starts_at="2026-03-24T16:00:00+01:00")
    assert year.plan()["moved"] == []
    row = year.occurrences()[0]
    assert (row["meeting_day"], row["state"]) == ("2026-03-24", "on_agenda")
    follow_meetings()
    assert not Occurrence.objects.astray().exists()


def speak_of(year: Year, item: str, what: str) -> None:
    """Something that refers to the item without writing in it."""
    at = f"agenda-items/{item}"
    if what == "follow_up":
        year.door.made(f"{at}/follow-ups", {"title": "Indkald", "kind": "task"})
    elif what == "topic":
        year.door.made(f"{at}/cycle-topics", {"topic": "Status", "frequency": "ongoing"})
    else:
        year.door.done(f"{year.path}/adopt", {"decided_by_item": item})


@pytest.mark.parametrize("what", ["follow_up", "topic", "version"])
@pytest.mark.parametrize("how", ["plan", "delete", "skip"])
def test_a_draft_that_something_speaks_of_stays(year: Year, what: str, how: str) -> None:
    topic = f"cycle-topics/{year.topic(frequency='named_months', months=[4, 6])['id']}"
    year.plan()
    first, second = year.occurrences()
    speak_of(year, first["item"], what)
    if how == "plan":
        year.door.changed(topic, {"months": [8]})
        assert len(year.plan()["removed"]) == 2
    elif how == "delete":
        assert tagged(year, "DELETE", topic).status_code == 204
    else:
        for row in (first, second):
            year.door.done(f"occurrences/{row['id']}/skip", {"reason": "Udgår"})
    year.door.seen(f"agenda-items/{first['item']}")
    assert year.door.get(f"agenda-items/{second['item']}").status_code == 404


def test_a_topic_that_counts_from_one_left_out_is_left_out_too(year: Year) -> None:
    once = year.topic("A", frequency="once", on_day="2026-03-01")
    tail = year.topic("B", frequency="monthly")
    counted = {"frequency": "relative", "relative_to": "topic"}
    middle = year.topic("C", **counted, relative_topic=once["id"])
    year.door.changed(f"cycle-topics/{tail['id']}", {**counted, "relative_topic": middle["id"]})
    year.topic("D", frequency="yearly")
    answer = tagged(year, "POST", f"{year.path}/copy-to-next-year", {}, year.path)
    left = {row["topic"]: row["code"] for row in expect(answer, 201)["left_out"]}
    assert left == {once["id"]: "once", middle["id"]: "base", tail["id"]: "base"}
    copies = CycleTopic.objects.filter(annual_cycle__year=2027)
    assert [row.topic for row in copies] == ["D"]


def test_a_meeting_that_ends_after_midnight_does_so_next_year(year: Year) -> None:
    span = {"starts_at": "2026-11-03T22:00:00+01:00", "ends_at": "2026-11-04T00:30:00+01:00"}
    year.door.made("meetings", {"committee": year.committee, **span})
    expect(tagged(year, "POST", f"{year.path}/copy-to-next-year", {}, year.path), 201)
    late = Meeting.objects.get(day="2027-11-02")
    assert late.starts_at is not None
    assert late.ends_at is not None
    assert (late.ends_at - late.starts_at).total_seconds() == 2.5 * 3600


def next_year(year: Year) -> str:
    body = {"committee": year.committee, "year": 2027, "budget_negotiations_on": "2027-08-01"}
    found: str = year.door.made("annual-cycles", body)["id"]
    return found


def test_a_topic_goes_to_another_year_without_what_nobody_touched(year: Year) -> None:
    year.door.changed(year.path, {"budget_negotiations_on": "2026-08-01"})
    told = year.topic(frequency="relative", relative_to="budget_negotiations")
    topic, other = f"cycle-topics/{told['id']}", next_year(year)
    year.plan()
    year.door.changed(topic, {"annual_cycle": other})
    assert not Occurrence.objects.exists()
    assert not AgendaItem.objects.exists()
    moved = Year(year.door, other, year.committee, {})
    moved.plan()
    row = moved.occurrences()[0]
    year.door.done(f"occurrences/{row['id']}/skip", {"reason": "Udgår"})
    refused(tagged(year, "PATCH", topic, {"annual_cycle": year.id}), 409, "topic_in_use")


def test_a_topic_that_others_count_from_stays_in_its_year(year: Year) -> None:
    base = year.topic(frequency="monthly")
    year.topic("Bagefter", frequency="relative", relative_to="topic", relative_topic=base["id"])
    body = {"annual_cycle": next_year(year)}
    answer = tagged(year, "PATCH", f"cycle-topics/{base['id']}", body)
    assert refused(answer, 400, "invalid_input")["errors"][0]["code"] == "other_cycle"


def test_a_year_whose_topics_count_from_each_other_can_be_deleted(year: Year) -> None:
    last = year.topic(frequency="monthly")
    for name in ("Så", "Og så"):
        told = {"frequency": "relative", "relative_to": "topic", "relative_topic": last["id"]}
        last = year.topic(name, **told)
    year.plan()
    assert tagged(year, "DELETE", year.path).status_code == 204
    assert not AnnualCycle.objects.exists()
    assert not AgendaItem.objects.exists()


def test_a_year_with_a_version_keeps_its_topics(year: Year) -> None:
    year.topic(frequency="monthly")
    year.door.done(f"{year.path}/adopt")
    refused(tagged(year, "DELETE", year.path), 409, "in_use")
    assert CycleTopic.objects.count() == 1


@pytest.mark.parametrize("what", ["meetings", "agenda-items"])
def test_what_an_occurrence_waits_for_is_in_use(year: Year, what: str) -> None:
    year.topic(frequency="named_months", months=[4])
    year.plan()
    row = year.occurrences()[0]
    waited_for = row["meeting"] if what == "meetings" else row["item"]
    answer = tagged(year, "DELETE", f"{what}/{waited_for}")
    refused(answer, 409, "in_use")


def test_what_a_closed_item_tells_of_is_drafted_closed(year: Year, cast: Cast) -> None:
    item = item_on_agenda(cast, closed=True)
    body = {"topic": SECRET, "frequency": "monthly", "annual_cycle": year.id}
    year.door.made(f"agenda-items/{item.pk}/cycle-topics", body)
    year.plan()
    draft = year.door.seen(f"agenda-items/{year.occurrences()[0]['item']}")
    assert draft["title"] == SECRET
    assert (draft["visibility"], draft["closed_reason"]) == ("closed", item.closed_reason)
    asked = (
        "occurrences",
        f"{year.path}?include=topics,occurrences",
        f"{year.path}/wheel.svg",
        "agenda-items?limit=200",
        "search?q=grund",
    )
    for who in ("integrator", "council_member"):
        for path in asked:
            assert SECRET not in cast.door(who).get(path).content.decode(), (who, path)


def test_the_state_of_an_occurrence_is_told_to_who_had_another(year: Year) -> None:
    year.topic(frequency="named_months", months=[4])
    year.plan()
    row = year.occurrences()[0]
    path = f"occurrences/{row['id']}"
    had = year.door.get(path).headers["ETag"]
    placed(year, row)
    answer = year.door.send("GET", path, headers={"If-None-Match": had})
    assert expect(answer, 200)["state"] == "on_agenda"


def test_a_version_names_no_item_to_who_does_not_know_of_it(year: Year, cast: Cast) -> None:
    year.topic(frequency="named_months", months=[4])
    year.plan()
    item = year.occurrences()[0]["item"]
    year.door.done(f"{year.path}/adopt", {"decided_by_item": item})
    version = year.door.seen(f"{year.path}/cycle-versions")["results"][0]
    path = f"cycle-versions/{version['id']}"
    assert version["decided_by_item"] == year.door.seen(path)["decided_by_item"] == item
    reader = cast.door("council_member")
    for told in (path, f"{year.path}/cycle-versions"):
        assert item not in reader.get(told).content.decode()
    tag = reader.get(path).headers["ETag"]
    assert reader.send("GET", path, headers={"If-None-Match": tag}).status_code == 304


def test_two_topics_do_not_come_to_count_from_each_other_at_once(real_cast: Cast) -> None:
    year = year_of(real_cast)
    first, second = (f"cycle-topics/{year.topic(n, frequency='monthly')['id']}" for n in "AB")
    token = year.door.token

    def counting(topic: str, base: str) -> Callable[[], HttpResponse]:
        told = {"frequency": "relative", "relative_to": "topic"}
        body = {**told, "relative_topic": base.partition("/")[2]}
        return lambda: Door(token).patch(topic, body, if_match="*")

    answers = at_once([counting(first, second), counting(second, first)])
    assert sorted(answer.status_code for answer in answers) == [200, 400]
    year.plan()


def test_a_topic_goes_while_its_year_is_planned(real_cast: Cast) -> None:
    year = year_of(real_cast)
    topic = f"cycle-topics/{year.topic(frequency='monthly')['id']}"
    year.plan()
    year.door.changed(topic, {"frequency": "named_months", "months": [3, 4, 11]})
    token = year.door.token
    plan = lambda: Door(token).post(f"{year.path}/plan", if_match="*")  # noqa: E731
    answers = at_once([plan, lambda: Door(token).delete(topic, if_match="*"), plan])
    assert [answer.status_code for answer in answers] == [200, 204, 200]
    assert not Occurrence.objects.exists()
