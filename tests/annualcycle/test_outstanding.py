"""Udestående: what a committee still owes, of four kinds in one list."""

from collections.abc import Callable
from typing import Any

import pytest

from agenda.models import AgendaItem
from annualcycle.models import FollowUp
from tests.annualcycle.setup import case_of, decided, kinds, meeting_on, owed, stopped, treated
from tests.cast import Cast
from tests.door import refused
from tests.hearings.setup import item_on_agenda

TODAY = "2026-03-20T09:00:00+01:00"


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Callable[[str], None]) -> None:
    hold_clock(TODAY)


def asked(cast: Cast, item: Any, **told: Any) -> dict[str, Any]:
    body = {"title": "Evaluer åbningstiderne", **told}
    return cast.door("secretariat").made(f"agenda-items/{item.pk}/follow-ups", body)


def continued(item: AgendaItem) -> AgendaItem:
    found: AgendaItem = AgendaItem.objects.get(continues_item=item)
    return found


def move(item: AgendaItem, **values: Any) -> None:
    AgendaItem.objects.filter(pk=item.pk).update(**values)


def test_a_follow_up_is_owed_until_it_is_done(cast: Cast) -> None:
    item, door = treated(cast, case=case_of(cast)), cast.door("secretariat")
    owner = str(cast.users["official"].pk)
    made = asked(cast, item, due_to="2026-03-19", owner=owner, responsible_printed="Direktionen")
    (row,) = owed(cast)
    assert (row["kind"], row["kind_label"], row["id"]) == ("follow_up", "Opfølgning", made["id"])
    assert (row["case"], row["item"]) == (str(item.case_id), str(item.pk))
    assert (row["meeting"], row["owner"]) == (str(item.meeting_id), owner)
    assert (row["responsible_printed"], row["since"]) == ("Direktionen", "2026-03-18")
    assert (row["state"], row["overdue"], row["due_to"]) == ("pending", True, "2026-03-19")
    path = f"follow-ups/{made['id']}"
    door.done(f"{path}/report", {"note": "Undersøgt"})
    (row,) = owed(cast)
    assert (row["state"], row["overdue"]) == ("reported", False)
    door.done(f"{path}/done")
    assert owed(cast) == []


def test_an_item_put_off_is_owed_until_it_is_treated(cast: Cast) -> None:
    item, door = item_on_agenda(cast), cast.door("secretariat")
    told = {"returns_on": "2026-04-30", "returns_hint": "til foråret"}
    door.done(f"agenda-items/{item.pk}/postpone", told)
    (row,) = owed(cast)
    assert (row["kind"], row["item"], row["title"]) == (
        "postponed_item",
        str(item.pk),
        "Ny svømmehal",
    )
    assert (row["due_from"], row["due_to"], row["due_text"]) == (
        "2026-04-30",
        "2026-04-30",
        "til foråret",
    )
    assert (row["state"], row["target_meeting"]) == ("pending", None)
    meeting = meeting_on(cast, "2026-04-15")
    again = continued(item)
    move(again, state="placed", meeting=meeting, position=1)
    (row,) = owed(cast)
    assert (row["state"], row["target_meeting"]) == ("in_progress", str(meeting.pk))
    move(again, state="treated")
    assert owed(cast) == []


def test_an_item_put_off_twice_is_owed_once(cast: Cast) -> None:
    item, door = item_on_agenda(cast), cast.door("secretariat")
    later = [meeting_on(cast, day, sent=False) for day in ("2026-04-15", "2026-05-20")]
    for meeting in later:
        door.done(f"agenda-items/{item.pk}/postpone", {"meeting": str(meeting.pk)})
        before, item = item, continued(item)
    (row,) = owed(cast)
    assert row["item"] == str(before.pk)
    assert (row["due_to"], row["target_meeting"]) == ("2026-05-20", str(later[1].pk))


def test_what_falls_away_is_owed_no_more(cast: Cast) -> None:
    item, door = item_on_agenda(cast), cast.door("secretariat")
    door.done(f"agenda-items/{item.pk}/postpone", {"returns_hint": "Næste møde"})
    assert kinds(owed(cast)) == ["postponed_item"]
    move(continued(item), state="withdrawn")
    assert owed(cast) == []


def test_a_decision_to_put_off_is_owed_until_the_case_comes_back(cast: Cast) -> None:
    case = case_of(cast)
    item = treated(cast, case=case)
    span: dict[str, Any] = {"returns_from": "2026-04-01", "returns_to": "2026-05-31"}
    decided(item, "postponed", returns_hint="april eller maj", **span)
    (row,) = owed(cast)
    assert (row["kind"], row["due_from"], row["due_to"]) == (
        "postponed_item",
        "2026-04-01",
        "2026-05-31",
    )
    assert row["due_text"] == "april eller maj"
    again = treated(cast, case=case)
    assert len(owed(cast)) == 1  # the same meeting is not later
    move(again, meeting=meeting_on(cast, "2026-04-15"))
    assert owed(cast) == []


def test_a_draft_decision_puts_nothing_off(cast: Cast) -> None:
    decided(treated(cast), "postponed", draft=True)
    decided(treated(cast), "approved", draft=True, condition="Byrådet bevilger")
    assert owed(cast) == []


def test_a_condition_is_owed_until_a_follow_up_looks_after_it(cast: Cast) -> None:
    item, door = treated(cast), cast.door("secretariat")
    told = decided(item, "approved", condition="Byrådet bevilger pengene")
    decided(treated(cast), "approved")
    (row,) = owed(cast)
    assert (row["kind"], row["id"], row["title"]) == (
        "unresolved_condition",
        str(told.pk),
        "Byrådet bevilger pengene",
    )
    assert (row["item"], row["since"], row["overdue"]) == (str(item.pk), "2026-03-18", False)
    made = asked(cast, item, origin="condition")
    assert kinds(owed(cast)) == ["follow_up"]
    door.done(f"follow-ups/{made['id']}/done")
    assert owed(cast) == []


def test_a_follow_up_that_waits_for_the_condition_itself_does_not_look_after_it(cast: Cast) -> None:
    item = treated(cast)
    decided(item, "approved", condition="Byrådet bevilger pengene")
    asked(cast, item, condition="Byrådet bevilger pengene")
    assert sorted(kinds(owed(cast))) == ["follow_up", "unresolved_condition"]


def test_a_follow_up_overtaken_looks_after_nothing(cast: Cast) -> None:
    item = treated(cast)
    decided(item, "approved", condition="Byrådet bevilger pengene")
    asked(cast, item, origin="condition", superseded=True)
    assert kinds(owed(cast)) == ["unresolved_condition"]


def test_a_follow_up_looks_after_the_condition_it_quotes(cast: Cast) -> None:
    item = treated(cast)
    first = decided(item, "approved", condition="Byrådet bevilger")
    decided(item, "endorsed", condition="Ejeren samtykker")
    asked(cast, item, origin="condition", condition="Ejeren samtykker")
    rows = owed(cast, kind="unresolved_condition")
    assert [row["id"] for row in rows] == [str(first.pk)]
    asked(cast, item, origin="condition", condition="Når byrådet har bevilget")
    assert owed(cast, kind="unresolved_condition") == []


def test_a_case_sent_on_is_owed_until_the_other_committee_has_treated_it(cast: Cast) -> None:
    item = item_on_agenda(cast, case=case_of(cast))
    body = {"committee": str(cast.finance.pk), "reason": "Det koster penge"}
    cast.door("secretariat").done(f"agenda-items/{item.pk}/refer", body)
    (row,) = owed(cast)
    assert (row["kind"], row["committee"], row["target_committee"]) == (
        "referred_case",
        str(cast.culture.pk),
        str(cast.finance.pk),
    )
    again = continued(item)
    meeting = meeting_on(cast, "2026-04-13", cast.finance)
    move(again, state="placed", meeting=meeting, position=1)
    (row,) = owed(cast)
    assert (row["due_to"], row["state"]) == ("2026-04-13", "in_progress")
    move(again, state="treated")
    assert owed(cast) == []


def test_a_decision_to_send_on_is_owed_until_the_case_is_treated_elsewhere(cast: Cast) -> None:
    case = case_of(cast)
    decided(treated(cast, case=case), "referred")
    assert kinds(owed(cast)) == ["referred_case"]
    elsewhere = treated(cast, case=case)
    move(elsewhere, committee=cast.finance, meeting=meeting_on(cast, "2026-04-13", cast.finance))
    assert owed(cast) == []


def test_what_a_member_stopped_is_marked_and_what_was_annulled_is_not_owed(cast: Cast) -> None:
    item = treated(cast)
    decided(item, "approved", condition="Ejeren samtykker")
    made = asked(cast, item, due_to="2026-03-01")
    declared = stopped(cast, item)
    found = {row["kind"]: (row["suspended"], row["overdue"]) for row in owed(cast)}
    assert found == {"follow_up": (True, False), "unresolved_condition": (True, False)}
    assert cast.door("secretariat").seen(f"follow-ups/{made['id']}")["overdue"] is False
    assert cast.door("secretariat").seen("follow-ups", overdue="true")["results"] == []
    declared.delete()
    later = item_on_agenda(cast)
    stopped(cast, item, state="annulled", settled_by_item=later, settled_at="2026-03-19T12:00:00Z")
    assert owed(cast) == []


def test_follow_ups_overtaken_are_not_owed(cast: Cast) -> None:
    asked(cast, treated(cast), superseded=True)
    assert owed(cast) == []


def several(cast: Cast) -> dict[str, AgendaItem]:
    """One of each kind, the condition without a day."""
    found = {name: treated(cast, case=case_of(cast)) for name in "abc"}
    asked(cast, found["a"], due_from="2026-04-01", due_to="2026-04-30")
    decided(found["b"], "approved", condition="Ejeren samtykker")
    decided(found["c"], "postponed", returns_from="2026-03-01", returns_to="2026-03-10")
    return found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["postponed_item", "follow_up", "unresolved_condition"]),
        ({"kind": "follow_up"}, ["follow_up"]),
        ({"overdue": "true"}, ["postponed_item"]),
        ({"overdue": "false"}, ["follow_up", "unresolved_condition"]),
        ({"due_from": "2026-04-30"}, ["follow_up"]),
        ({"due_from": "2026-03-05", "due_to": "2026-03-20"}, ["postponed_item"]),
        ({"due_to": "2026-03-31"}, ["postponed_item"]),
    ],
)
def test_the_list_is_narrowed(cast: Cast, query: dict[str, str], found: list[str]) -> None:
    several(cast)
    assert kinds(owed(cast, **query)) == found


def test_the_list_is_narrowed_by_case_committee_and_owner(cast: Cast) -> None:
    items = several(cast)
    move(items["b"], case_officer=cast.users["case_officer"])
    owner = str(cast.users["case_officer"].pk)
    assert kinds(owed(cast, case=str(items["c"].case_id))) == ["postponed_item"]
    assert kinds(owed(cast, owner=owner)) == ["unresolved_condition"]
    assert len(owed(cast, committee=str(cast.culture.pk))) == 3
    assert owed(cast, committee=str(cast.finance.pk)) == []
    department = str(cast.department.pk)
    assert len(owed(cast, owner_department=department)) == 2
    assert kinds(owed(cast, target_committee=str(cast.culture.pk))) == ["postponed_item"]


def test_pages_follow_each_other_across_the_tables(cast: Cast) -> None:
    several(cast)
    door, found = cast.door("member"), []
    page = door.seen("outstanding", limit="1")
    while True:
        found += kinds(page["results"])
        if page["next"] is None:
            break
        page = door.seen(page["next"])
    assert found == ["postponed_item", "follow_up", "unresolved_condition"]
    assert kinds(door.seen(page["previous"])["results"]) == ["follow_up"]


def test_what_is_asked_wrongly_is_refused(cast: Cast) -> None:
    door = cast.door("secretariat")
    for query, code in (
        ({"kind": "wish"}, "invalid_choice"),
        ({"due_from": "2026-02-30"}, "invalid"),
        ({"overdue": "yes"}, "invalid"),
        ({"case": "x"}, "invalid"),
        ({"modified_since": "2026-01-01T00:00:00Z"}, "unknown_parameter"),
        ({"cursor": "x"}, "bad_cursor"),
    ):
        (name,) = query
        refused(door.get("outstanding", **query), 400, code, f"?{name}")


def test_the_day_is_copenhagens(cast: Cast, hold_clock: Callable[[str], None]) -> None:
    asked(cast, treated(cast), due_to="2026-03-28")
    hold_clock("2026-03-28T22:59:00Z")
    assert owed(cast, overdue="true") == []
    hold_clock("2026-03-28T23:01:00Z")  # 29 March, an hour before the clocks go forward
    assert len(owed(cast, overdue="true")) == 1


def test_a_follow_up_of_no_item_counts_from_the_day_it_was_made(
    cast: Cast, hold_clock: Callable[[str], None]
) -> None:
    hold_clock("2026-03-28T23:30:00Z")
    body = {"title": "Ring til ejeren", "committee": str(cast.culture.pk)}
    cast.door("secretariat").made("follow-ups", body)
    FollowUp.objects.update(created_at="2026-03-28T23:30:00Z")
    assert [row["since"] for row in owed(cast)] == ["2026-03-29"]
