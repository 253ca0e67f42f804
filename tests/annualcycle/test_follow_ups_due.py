"""When and where follow-ups are due: days that a text means, and the meeting to report at."""

from collections.abc import Callable
from typing import Any

import pytest

from agenda.models import AgendaItem
from annualcycle.models import FollowUp
from tests.annualcycle.setup import case_of, meeting_on
from tests.cast import Cast
from tests.door import expect, refused
from tests.hearings.setup import item_on_agenda

DUE = ("due_from", "due_to", "due_text", "due_basis")


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Callable[[str], None]) -> None:
    hold_clock("2026-12-31T23:30:00Z")  # the first of January in Copenhagen


def added(cast: Cast, item: Any = None, **told: Any) -> dict[str, Any]:
    path = "follow-ups" if item is None else f"agenda-items/{item.pk}/follow-ups"
    body = {"title": "Evaluer åbningstiderne", **told}
    if item is None:
        body.setdefault("committee", str(cast.culture.pk))
    return cast.door("secretariat").made(path, body)


def due(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in DUE)


def test_a_text_gives_days_counted_from_the_meeting_that_said_it(cast: Cast) -> None:
    row = added(cast, item_on_agenda(cast), due_text="til foråret")
    assert due(row) == ("2027-03-01", "2027-05-31", "til foråret", "derived")
    row = added(cast, item_on_agenda(cast), due_text="i april")
    assert due(row)[:2] == ("2026-04-01", "2026-04-30")


def test_without_a_meeting_it_counts_from_the_day_it_is_in_copenhagen(cast: Cast) -> None:
    row = added(cast, due_text="i løbet af året")
    assert due(row)[:2] == ("2027-01-01", "2027-12-31")


def test_a_text_that_is_not_understood_stays_a_text(cast: Cast) -> None:
    row = added(cast, due_text="når alle bidrag er klar")
    assert due(row) == (None, None, "når alle bidrag er klar", None)


def test_days_that_somebody_gives_win_over_the_text(cast: Cast) -> None:
    row = added(cast, due_text="i april 2027", due_to="2027-06-15")
    assert due(row) == (None, "2027-06-15", "i april 2027", None)
    door, path = cast.door("secretariat"), f"follow-ups/{row['id']}"
    assert due(door.changed(path, {"due_text": "i maj 2027"}))[1] == "2027-06-15"


def test_days_follow_a_text_that_changes(cast: Cast) -> None:
    row, door = added(cast, due_text="i april 2027"), cast.door("secretariat")
    path = f"follow-ups/{row['id']}"
    later = door.changed(path, {"due_text": "marts eller april 2028"})
    assert due(later) == ("2028-03-01", "2028-04-30", "marts eller april 2028", "derived")
    vague = door.changed(path, {"due_text": "snarest"})
    assert due(vague) == (None, None, "snarest", None)
    fixed = door.changed(path, {"due_to": "2027-02-01"})
    assert due(fixed) == (None, "2027-02-01", "snarest", None)
    again = door.changed(path, {"due_text": "1. kvartal 2028", "due_to": None})
    assert due(again) == ("2028-01-01", "2028-03-31", "1. kvartal 2028", "derived")
    none = door.changed(path, {"due_text": None})
    assert due(none) == (None, None, None, None)


def test_a_day_put_in_a_window_is_nobody_s_reading(cast: Cast) -> None:
    row, door = added(cast, due_text="i april 2027"), cast.door("secretariat")
    same = door.changed(f"follow-ups/{row['id']}", {"due_to": "2027-04-30", "title": "Ny titel"})
    assert same["due_basis"] == "derived"
    moved = door.changed(f"follow-ups/{row['id']}", {"due_to": "2027-04-15"})
    assert due(moved) == ("2027-04-01", "2027-04-15", "i april 2027", None)


def test_printed_days_stay_printed(cast: Cast) -> None:
    row, door = added(cast, due_to="2027-04-15"), cast.door("secretariat")
    FollowUp.objects.filter(pk=row["id"]).update(due_basis="printed", is_imported=True)
    changed = door.changed(f"follow-ups/{row['id']}", {"title": "Rettet", "due_text": "april"})
    assert due(changed) == (None, "2027-04-15", "april", "printed")


def test_it_is_reported_at_a_meeting_of_the_committee(cast: Cast) -> None:
    own, other = meeting_on(cast, "2027-04-14"), meeting_on(cast, "2027-04-12", cast.finance)
    row = added(cast, target_meeting=str(own.pk))
    assert row["target_meeting"] == str(own.pk)
    there = {"target_committee": str(cast.finance.pk), "target_meeting": str(other.pk)}
    found = added(cast, item_on_agenda(cast), **there)
    assert found["target_committee"] == there["target_committee"]
    door = cast.door("secretariat")
    for query in ({"target_meeting": str(other.pk)}, {"target_committee": str(cast.finance.pk)}):
        assert [r["id"] for r in door.seen("follow-ups", **query)["results"]] == [found["id"]]


@pytest.mark.parametrize("of_item", [True, False])
def test_a_meeting_of_another_committee_is_refused(cast: Cast, *, of_item: bool) -> None:
    own, other = meeting_on(cast, "2027-04-14"), meeting_on(cast, "2027-04-12", cast.finance)
    door, code = cast.door("secretariat"), "wrong_committee"
    body = {"title": "Opgave", "committee": str(cast.culture.pk)}
    path = "follow-ups"
    if of_item:
        path = f"agenda-items/{item_on_agenda(cast).pk}/follow-ups"
    for told in (
        {"target_meeting": str(other.pk)},
        {"target_meeting": str(own.pk), "target_committee": str(cast.finance.pk)},
    ):
        refused(door.post(path, {**body, **told}), 400, code, "/target_meeting")
    row = door.made(path, {**body, "target_meeting": str(own.pk)})
    flat = f"follow-ups/{row['id']}"
    for told in ({"target_meeting": str(other.pk)}, {"target_committee": str(cast.finance.pk)}):
        refused(door.patch(flat, told, if_match="*"), 400, code, "/target_meeting")
    both = {"target_committee": str(cast.finance.pk), "target_meeting": str(other.pk)}
    assert door.changed(flat, both)["target_meeting"] == str(other.pk)


def test_a_meeting_of_another_municipality_does_not_exist(cast: Cast) -> None:
    far = meeting_on(cast, "2027-04-14")
    body = {"title": "Vej", "committee": str(cast.mosevig_committee.pk)}
    body["target_meeting"] = str(far.pk)
    answer = cast.door("secretariat_other_municipality").post("follow-ups", body)
    refused(answer, 400, "does_not_exist", "/target_meeting")


def test_an_item_closes_only_for_somebody_who_reads_it(cast: Cast) -> None:
    door, far = cast.door("case_officer"), cast.door("secretariat_other_municipality")
    row = added(cast, item_on_agenda(cast))
    path = f"follow-ups/{row['id']}/done"
    hidden = item_on_agenda(cast, closed=True)
    AgendaItem.objects.filter(pk=hidden.pk).update(department=None)
    for unseen in (str(hidden.pk), row["id"]):
        answer = door.post(path, {"closed_by_item": unseen}, if_match="*")
        refused(answer, 400, "does_not_exist", "/closed_by_item")
    refused(far.post(path, {}, if_match="*"), 404, "not_found")
    later = item_on_agenda(cast)
    expect(door.post(path, {"closed_by_item": str(later.pk)}, if_match="*"), 200)


def test_the_item_that_asked_does_not_settle(cast: Cast) -> None:
    item, door = item_on_agenda(cast), cast.door("secretariat")
    path = f"follow-ups/{added(cast, item)['id']}"
    answer = door.post(f"{path}/done", {"closed_by_item": str(item.pk)}, if_match="*")
    refused(answer, 409, "closed_by_itself")
    assert door.seen(path)["state"] == "pending"


def test_they_are_found_by_case_and_by_whether_they_are_closed(cast: Cast) -> None:
    item, door = item_on_agenda(cast, case=case_of(cast)), cast.door("secretariat")
    row, other = added(cast, item), added(cast, item_on_agenda(cast))
    found = door.seen("follow-ups", case=str(item.case_id))["results"]
    assert [each["id"] for each in found] == [row["id"]]
    door.done(f"follow-ups/{row['id']}/done")
    for closed, wanted in (("true", row), ("false", other)):
        found = door.seen("follow-ups", closed=closed)["results"]
        assert [each["id"] for each in found] == [wanted["id"]]
