"""Who finds what outstanding: nothing is listed or counted that its reader may not see."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agenda.models import AgendaItem, ItemWithholding
from foundation import clock
from foundation.accounts.models import Grant
from meetings.models import Meeting
from proceedings.models import Substitution
from tests.annualcycle.setup import case_of, decided, kinds, meeting_on, owed, treated
from tests.cast import Cast
from tests.door import expect, refused
from tests.hearings.setup import item_on_agenda

ALL = ["follow_up", "postponed_item", "referred_case", "unresolved_condition"]
WHOLE = ["administrator", "secretariat", "official", "chair", "member", "case_officer"]
OPEN_ONLY = ["integrator", "council_member"]
SECRET = "Et hemmeligt salg"


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Callable[[str], None]) -> None:
    hold_clock("2026-03-20T09:00:00+01:00")


def one_of_each(cast: Cast, *, closed: bool = False) -> AgendaItem:
    """An item that owes all there is."""
    visibility = {"visibility": "closed"} if closed else {}
    item = treated(cast, closed=closed, case=case_of(cast, **visibility))
    decided(item, "postponed", condition="Ejeren samtykker", returns_hint="til foråret")
    decided(item, "referred")
    body = {"title": "Ring til ejeren", "visibility": "closed" if closed else "open"}
    cast.door("secretariat").made(f"agenda-items/{item.pk}/follow-ups", body)
    return item


@pytest.mark.parametrize("name", [*WHOLE, *OPEN_ONLY])
def test_what_is_open_is_known_to_all_who_read_the_agenda(cast: Cast, name: str) -> None:
    one_of_each(cast)
    assert sorted(kinds(owed(cast, name))) == ALL


@pytest.mark.parametrize("name", WHOLE)
def test_a_closed_item_owes_for_those_who_see_it_whole(cast: Cast, name: str) -> None:
    one_of_each(cast, closed=True)
    assert sorted(kinds(owed(cast, name))) == ALL


@pytest.mark.parametrize("name", [*OPEN_ONLY, "consultee", "secretariat_other_municipality"])
def test_a_closed_item_owes_nothing_for_others(cast: Cast, name: str) -> None:
    item = one_of_each(cast, closed=True)
    assert owed(cast, name) == []
    assert owed(cast, name, case=str(item.case_id)) == []
    assert SECRET not in cast.door(name).get("outstanding").content.decode()


def test_who_is_nobody_here_finds_nothing(cast: Cast) -> None:
    one_of_each(cast)
    assert owed(cast, "consultee") == []
    assert owed(cast, "secretariat_other_municipality") == []
    refused(cast.door(None).get("outstanding"), 401, "not_authenticated")


def test_what_is_withheld_from_one_member_is_owed_for_the_others(cast: Cast) -> None:
    item = one_of_each(cast, closed=True)
    ItemWithholding.objects.create(
        municipality=cast.egernborg,
        item=item,
        person=cast.person("member"),
        cause="disqualified",
        since=clock.now(),
    )
    assert owed(cast, "member") == []
    assert sorted(kinds(owed(cast, "member2"))) == ALL


def test_a_substitute_finds_what_he_is_called_to(
    cast: Cast, hold_clock: Callable[[str], None]
) -> None:
    hold_clock("2026-03-18T09:00:00+01:00")
    item = one_of_each(cast, closed=True)
    assert owed(cast, "substitute") == []
    Substitution.objects.create(
        municipality=cast.egernborg,
        extent="meeting",
        committee=cast.culture,
        meeting=item.meeting,
        called_at=clock.now(),
        person=cast.person("substitute"),
        for_person=cast.person("member"),
        state="accepted",
        basis="rule_of_body",
    )
    assert sorted(kinds(owed(cast, "substitute"))) == ALL
    Meeting.objects.filter(items=item).update(state="cancelled", cancelled_at=clock.now())
    assert owed(cast, "substitute") == []


def test_a_guest_of_one_item_finds_that_one(cast: Cast) -> None:
    item, other = one_of_each(cast), one_of_each(cast)
    guest = cast.users["consultee"]
    Grant.objects.create(user=guest, role="guest", item_id=item.pk)
    found = owed(cast, "consultee")
    assert {row["item"] for row in found} == {str(item.pk)} != {str(other.pk)}


def test_a_draft_of_the_administration_is_no_news(cast: Cast) -> None:
    item = AgendaItem.objects.create(
        municipality=cast.egernborg,
        committee=cast.culture,
        title="Udkast",
        department=cast.department,
    )
    body = {"title": "Skriv færdig"}
    cast.door("secretariat").made(f"agenda-items/{item.pk}/follow-ups", body)
    assert kinds(owed(cast, "case_officer")) == ["follow_up"]
    for name in ("member", "chair", "council_member"):
        assert owed(cast, name) == [], name


def test_the_meeting_it_waits_for_is_told_when_the_agenda_is_sent(cast: Cast) -> None:
    item = item_on_agenda(cast)
    meeting = meeting_on(cast, "2026-04-15", sent=False)
    door = cast.door("secretariat")
    door.done(f"agenda-items/{item.pk}/postpone", {"meeting": str(meeting.pk)})
    (row,) = owed(cast)
    assert row["target_meeting"] == str(meeting.pk)
    (row,) = owed(cast, "member")
    assert (row["target_meeting"], row["due_to"], row["state"]) == (None, None, "pending")


def test_where_a_case_was_sent_is_told_to_those_who_sent_it(cast: Cast) -> None:
    item = item_on_agenda(cast, case=case_of(cast))
    body = {"committee": str(cast.finance.pk), "reason": "Det koster penge"}
    cast.door("secretariat").done(f"agenda-items/{item.pk}/refer", body)
    (row,) = owed(cast, "member")
    assert (row["target_committee"], row["state"]) == (str(cast.finance.pk), "pending")


@pytest.mark.parametrize("name", ["secretariat", "member", "council_member"])
def test_the_list_takes_the_same_few_queries_however_long(cast: Cast, name: str) -> None:
    counts: list[int] = []
    door = cast.door(name)
    for more in (1, 6):
        for _ in range(more):
            one_of_each(cast)
        with CaptureQueriesContext(connection) as queries:
            answer: Any = door.get("outstanding", count="true", limit=200)
        expect(answer, 200)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 6
