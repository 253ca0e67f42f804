"""What the real minutes leave outstanding, and what their words of time mean."""

from datetime import date
from typing import Any

import pytest

from annualcycle.rules.fuzzy import window_of
from tests.stories.conftest import Archive, Minutes

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("archive")]


def owed(archive: Archive, **query: Any) -> list[tuple[str, dict[str, Any]]]:
    """Municipality and printed number of the item, with the row."""
    items = {
        item: f"{name} {number}"
        for name, minutes in archive.items()
        for item, number in minutes.numbers.items()
    }
    return [(items[row["item"]], row) for row in archive["vejle"].all("outstanding", **query)]


def test_the_items_that_were_postponed_are_owed(archive: Archive) -> None:
    found = dict(owed(archive, kind="postponed_item"))
    assert set(found) == {"lemvig 4", "soroe 11"}
    lemvig, soroe = found["lemvig 4"], found["soroe 11"]
    assert (lemvig["due_from"], lemvig["due_to"]) == ("2023-03-01", "2023-04-30")
    assert lemvig["due_text"] == "marts eller april måned 2023"
    assert lemvig["overdue"] is True
    assert (soroe["due_from"], soroe["due_to"], soroe["overdue"]) == ("2022-04-01", None, False)
    assert (lemvig["since"], soroe["since"]) == ("2022-12-14", "2022-02-10")


def test_the_conditional_decision_is_owed_beside_the_tasks_that_wait_for_it(
    archive: Archive,
) -> None:
    ((item, row),) = owed(archive, kind="unresolved_condition")
    assert (item, row["since"], row["suspended"]) == ("vejle 17", "2023-11-02", False)
    assert any(task["condition"] for task in archive["vejle"].under(17, "follow-ups"))


def test_what_is_due_in_january_2024_is_the_same_in_both_lists(archive: Archive) -> None:
    window = {"due_from": "2024-01-01", "due_to": "2024-01-31"}
    rows = [row for row in archive["vejle"].all("follow-ups", **window) if not row["superseded"]]
    found = owed(archive, kind="follow_up", **window)
    assert {row["id"] for _, row in found} == {row["id"] for row in rows}
    assert {"vejle 17", "vejle 18"} <= {item for item, _ in found}


def test_what_was_overtaken_is_not_owed(archive: Archive) -> None:
    gone = {row["id"] for row in archive["soroe"].all("follow-ups", superseded="true")}
    assert gone
    assert gone.isdisjoint({row["id"] for _, row in owed(archive)})


def test_a_chain_tells_what_the_minutes_decided(archive: Archive) -> None:
    soroe = archive["soroe"]
    item = soroe.item(11)
    (told,) = soroe.door.seen(f"cases/{item['case']}/chain")["items"]
    outcomes = [o["outcome"] for d in told["decisions"] for o in d["outcomes"]]
    assert (told["number"], outcomes[0]) == ("11", "postponed")
    assert len(told["follow_ups"]) == len(soroe.under(11, "follow-ups"))


def told_times(minutes: Minutes) -> list[dict[str, Any]]:
    """Follow-ups whose words of time were printed with their days."""
    rows = minutes.all("follow-ups", meeting=minutes.meeting_id)
    return [row for row in rows if row["due_basis"] == "printed" and row["due_text"]]


def test_printed_times_are_read_as_they_were_meant(archive: Archive) -> None:
    read = 0
    for minutes in archive.values():
        said_on = date.fromisoformat(minutes.meeting["day"])
        for row in told_times(minutes):
            window = window_of(row["due_text"], said_on)
            assert window is not None, row["due_text"]
            assert str(window.last) == row["due_to"], row["due_text"]
            read += 1
    assert read >= 9


def test_what_follows_from_no_calendar_is_left_alone(archive: Archive) -> None:
    for minutes in archive.values():
        said_on = date.fromisoformat(minutes.meeting["day"])
        for row in minutes.all("follow-ups", meeting=minutes.meeting_id):
            if row["due_text"] and row["due_basis"] is None:
                assert window_of(row["due_text"], said_on) is None, row["due_text"]
