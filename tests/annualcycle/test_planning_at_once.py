"""Several who plan a year at once, on real transactions: nothing is lost and nothing doubled."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse

from agenda.models import AgendaItem
from annualcycle.models import Occurrence
from foundation.audit.models import Entry
from foundation.clock import frozen
from meetings.models import Meeting
from tests.annualcycle.year import FIRST_OF_YEAR, Year, year_of
from tests.cast import Cast
from tests.door import Door, expect
from tests.hearings.setup import item_on_agenda

MORNING = datetime.fromisoformat(FIRST_OF_YEAR)
Write = Callable[[Door], HttpResponse]
pytestmark = pytest.mark.servers


def at_once(cast: Cast, *writes: Write) -> list[HttpResponse]:
    """What each of the writers is answered, who all begin at the same moment."""
    ready, token = Barrier(len(writes)), cast.door("secretariat").token

    def one(write: Write) -> HttpResponse:
        try:
            with frozen(MORNING):
                ready.wait(timeout=20)
                return write(Door(token))
        finally:
            connection.close()

    with ThreadPoolExecutor(len(writes)) as pool:
        return list(pool.map(one, writes))


def post(path: str, body: Any = None, tag: str = "*") -> Write:
    return lambda door: door.post(path, body, if_match=tag)


@pytest.fixture
def year(real_cast: Cast) -> Year:
    with frozen(MORNING):
        found = year_of(real_cast)
        for frequency in ("every_meeting", "monthly", "quarterly"):
            found.topic(f"Emne {frequency}", frequency=frequency)
        return found


MADE = 6 + 12 + 4
DRAFTED = 6 + 6 + 4
"""Months without a meeting share the next one's item; November and December wait for one."""


def test_those_who_plan_at_once_make_everything_once(year: Year, real_cast: Cast) -> None:
    answers = at_once(real_cast, *[post(f"{year.path}/plan")] * 4)
    assert Counter(answer.status_code for answer in answers) == {200: 4}
    assert sorted(len(expect(answer, 200)["made"]) for answer in answers) == [0, 0, 0, MADE]
    assert Occurrence.objects.count() == MADE
    assert AgendaItem.objects.count() == DRAFTED
    assert Entry.objects.filter(verb="plan").count() == 1


def test_one_of_those_who_saw_the_same_year_plans_it(year: Year, real_cast: Cast) -> None:
    tag = year.door.get(year.path).headers["ETag"]
    answers = at_once(real_cast, *[post(f"{year.path}/plan", tag=tag)] * 3)
    assert Counter(answer.status_code for answer in answers) == {200: 1, 412: 2}
    assert Occurrence.objects.count() == MADE


def test_who_plans_and_who_moves_wait_for_each_other(year: Year, real_cast: Cast) -> None:
    with frozen(MORNING):
        year.plan()
        year.meeting("2026-04-07", "cancel", reason="For få sager")
        rows = year.occurrences()
    quarter = next(row for row in rows if row["topic_title"] == "Emne quarterly")
    skipped = next(row for row in rows if row["slot"] == "2026-08")
    to = {"meeting": year.meetings["2026-03-10"]}
    answers = at_once(
        real_cast,
        post(f"{year.path}/plan"),
        post(f"occurrences/{quarter['id']}/move", to),
        post(f"occurrences/{skipped['id']}/skip", {"reason": "Intet nyt"}),
        post(f"{year.path}/plan"),
    )
    assert Counter(answer.status_code for answer in answers) == {200: 4}
    with frozen(MORNING):
        year.plan()
        found = {row["id"]: row for row in year.occurrences()}
        assert found.keys() == {row["id"] for row in rows}
        assert year.plan()["moved"] == []
    assert found[quarter["id"]]["meeting"] == to["meeting"]
    assert found[skipped["id"]]["state"] == "skipped"
    drafts = set(AgendaItem.objects.filter(state="draft").values_list("pk", flat=True))
    assert drafts == set(Occurrence.objects.exclude(item=None).values_list("item", flat=True))


def test_what_a_decision_asks_for_is_laid_out_while_the_year_is_planned(
    year: Year, real_cast: Cast
) -> None:
    with frozen(MORNING):
        item = item_on_agenda(real_cast)
        Meeting.objects.filter(items=item).update(day=date(2026, 2, 3))
        body = {"topic": "Status", "frequency": "half_yearly", "first_month": 2}
        topic = year.door.made(f"agenda-items/{item.pk}/cycle-topics", body)
    repeat, plan = post(f"cycle-topics/{topic['id']}/repeat"), post(f"{year.path}/plan")
    answers = at_once(real_cast, repeat, plan, repeat, plan)
    assert Counter(answer.status_code for answer in answers) == {200: 4}
    slots = Occurrence.objects.filter(topic__topic="Status").order_by("nominal_on")
    assert list(slots.values_list("slot", flat=True)) == [
        "2026-08",
        "2027-02",
        "2027-08",
        "2028-02",
    ]
    assert Occurrence.objects.count() == MADE + 4 + 1, "the item has a meeting of its own"
