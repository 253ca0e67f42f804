"""Rules, the calendar of reminders and the ledger of letters over HTTP."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from committees.models import Person
from foundation.accounts.models import Grant
from foundation.outbox.models import Message
from reminders.actions import remind_due
from reminders.models import ReminderRule
from tests.cast import Cast
from tests.door import Door, expect, refused
from tests.reminders.scene import answer, hearing, rule, undelivered

Hold = Callable[[str], None]
OTHERS = ["member", "chair", "case_officer", "official", "council_member", "consultee"]
BODY = {"event": "hearing_deadline", "audience": "missing_parties", "offsets": [-7]}


def calendar(door: Door, first: str, last: str, **more: str) -> list[tuple[str, str, str]]:
    """Day, receiver and state of what was sent and what will be."""
    rows = door.seen("reminders", **{"from": first, "to": last, **more})["results"]
    return [(row["due_day"], row["recipient_name"], row["state"]) for row in rows]


def test_the_secretariat_makes_changes_and_drops_a_rule(cast: Cast, hold_clock: Hold) -> None:
    hold_clock("2026-03-02T08:00:00+01:00")
    door = cast.door("secretariat")
    made = door.made("reminder-rules", BODY)
    assert (made["active_from"], made["unit"], made["is_active"]) == (
        "2026-03-02",
        "calendar_days",
        True,
    )
    path = f"reminder-rules/{made['id']}"
    assert door.changed(path, {"offsets": [-3, 0]})["offsets"] == [-3, 0]
    moved = door.patch(path, {"committee": str(cast.culture.pk)}, if_match="*")
    refused(moved, 400, "read_only", "/committee")
    refused(
        door.patch(path, {"audience": "seat_holder"}, if_match="*"), 409, "audience_not_of_event"
    )
    expect(door.delete(path, if_match=door.get(path).headers["ETag"]), 204)
    assert not ReminderRule.objects.exists()


def test_a_committee_has_rules_of_its_own(cast: Cast) -> None:
    door = cast.door("secretariat")
    made = door.made(f"committees/{cast.culture.pk}/reminder-rules", BODY)
    assert made["committee"] == str(cast.culture.pk)
    door.made("reminder-rules", BODY)
    refused(door.post("reminder-rules", BODY), 409, "duplicate")
    found = door.seen("reminder-rules", committee=str(cast.culture.pk))["results"]
    assert [row["id"] for row in found] == [made["id"]]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({**BODY, "offsets": [367]}, "max_value"),
        ({**BODY, "offsets": ["3"]}, "not_an_integer"),
        ({**BODY, "event": "birthday"}, "invalid_choice"),
        ({**BODY, "active_from": "2026-02-30"}, "invalid"),
        ({**BODY, "version": 4}, "unknown_field"),
    ],
)
def test_what_is_no_rule_is_refused(cast: Cast, body: dict[str, Any], code: str) -> None:
    refused(cast.door("secretariat").post("reminder-rules", body), 400, code)


@pytest.mark.parametrize("who", OTHERS)
@pytest.mark.parametrize(
    "path", ["reminder-rules", "reminders", "report-subscriptions", "report-runs", "messages"]
)
def test_letters_are_the_secretariats(cast: Cast, who: str, path: str) -> None:
    refused(cast.door(who).get(path), 403, "forbidden")


def test_another_municipality_sees_nothing(cast: Cast, hold_clock: Hold) -> None:
    hold_clock("2026-03-20T08:00:00+01:00")
    mine = rule(cast, "hearing_deadline", "missing_parties", 0)
    hearing(cast, "bo", "ida")
    remind_due()
    other = cast.door("secretariat_other_municipality")
    refused(other.get(f"reminder-rules/{mine['id']}"), 404, "not_found")
    refused(other.get(f"messages/{Message.objects.first().pk}"), 404, "not_found")  # type: ignore[union-attr]
    for path in ("reminder-rules", "messages", "reminders"):
        assert other.seen(path, count="true")["count"] == 0
    answer_ = other.post(f"committees/{cast.culture.pk}/reminder-rules", BODY)
    refused(answer_, 404, "not_found")
    refused(
        other.post("reminder-rules", {**BODY, "committee": str(cast.culture.pk)}),
        400,
        "does_not_exist",
    )


def test_a_committees_secretariat_keeps_its_own(cast: Cast, hold_clock: Hold) -> None:
    hold_clock("2026-03-10T08:00:00+01:00")
    Grant.objects.create(
        user=cast.users["case_officer"], role="secretariat", committee_id=cast.elders.pk
    )
    door = cast.door("case_officer")
    rule(cast, "hearing_deadline", "missing_parties", 0)
    hearing(cast, "bo")
    assert calendar(door, "2026-03-01", "2026-04-01") == []
    assert door.seen("messages")["results"] == []
    refused(door.post("reminder-rules", BODY), 403, "forbidden")
    made = door.made("reminder-rules", {**BODY, "committee": str(cast.elders.pk)})
    assert [row["id"] for row in door.seen("reminder-rules")["results"]] == [made["id"]]


def test_the_calendar_foresees_what_is_then_sent(cast: Cast, hold_clock: Hold) -> None:
    for amount in (-7, 0, 2):
        rule(cast, "hearing_deadline", "missing_parties", amount)
    row = hearing(cast, "bo", "ida")
    door, window = cast.door("secretariat"), ("2026-03-01", "2026-03-31")
    hold_clock("2026-03-12T08:00:00+01:00")
    ahead = calendar(door, *window)
    assert sorted(ahead) == [
        (day, name, "planned")
        for day in ("2026-03-13", "2026-03-20", "2026-03-22")
        for name in ("Bo", "Ida")
    ]
    for day in range(12, 24):
        hold_clock(f"2026-03-{day}T08:00:00+01:00")
        remind_due()
    after = calendar(door, *window)
    assert [line[:2] for line in sorted(after)] == [line[:2] for line in sorted(ahead)]
    assert {line[2] for line in after} == {"queued"}
    undelivered(Message.objects.filter(recipient_name="Bo"))
    assert len(calendar(door, *window, state="failed")) == 3
    answer(row, "bo")
    assert calendar(door, "2026-03-24", "2026-04-24") == []


def test_the_calendar_shows_what_waits_to_be_caught_up_with(cast: Cast, hold_clock: Hold) -> None:
    rule(cast, "hearing_deadline", "missing_parties", -7)
    rule(cast, "hearing_deadline", "missing_parties", 0)
    hearing(cast, "bo")
    hold_clock("2026-03-25T08:00:00+01:00")
    door = cast.door("secretariat")
    assert calendar(door, "2026-03-25", "2026-03-31") == [("2026-03-20", "Bo", "planned")]
    remind_due()
    assert calendar(door, "2026-03-01", "2026-03-31") == [
        ("2026-03-13", None, "superseded"),
        ("2026-03-20", "Bo", "queued"),
    ]


def test_pages_of_the_calendar_hold_every_line_once(cast: Cast, hold_clock: Hold) -> None:
    for amount in (-7, 0):
        rule(cast, "hearing_deadline", "missing_parties", amount)
    hearing(cast, *[f"m{n}" for n in range(7)])
    hold_clock("2026-03-13T08:00:00+01:00")
    remind_due()
    door = cast.door("secretariat")
    whole = door.seen("reminders", **{"from": "2026-03-01", "to": "2026-03-31"}, count="true")
    assert whole["count"] == len(whole["results"]) == 14
    assert {row["state"] for row in whole["results"]} == {"queued", "planned"}
    page = door.seen("reminders", **{"from": "2026-03-01", "to": "2026-03-31"}, limit=4)
    pages = [page["results"]]
    while page["next"]:
        page = expect(door.get(page["next"]), 200)
        pages.append(page["results"])
    assert [row for lines in pages for row in lines] == whole["results"]
    back = [page["results"]]
    while page["previous"]:
        page = expect(door.get(page["previous"]), 200)
        back.append(page["results"])
    assert back[::-1] == pages


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"from": "2026-01-01", "to": "2027-01-03"}, "bad_period"),
        ({"from": "2026-02-01", "to": "2026-01-01"}, "bad_period"),
        ({"from": "0001-01-01"}, "min_value"),
        ({"to": "9999-12-31"}, "max_value"),
        ({"from": "i morgen"}, "invalid"),
        ({"cursor": "bnVsbA"}, "bad_cursor"),
        ({"state": "lost"}, "invalid_choice"),
        ({"colour": "red"}, "unknown_parameter"),
    ],
)
def test_a_calendar_that_is_none_is_refused(cast: Cast, query: dict[str, str], code: str) -> None:
    refused(cast.door("secretariat").get("reminders", **query), 400, code)


def test_a_year_with_a_day_more_is_the_longest(cast: Cast) -> None:
    assert calendar(cast.door("secretariat"), "2026-01-01", "2027-01-02") == []


@pytest.fixture
def dead(cast: Cast, hold_clock: Hold) -> Message:
    """A letter to Bo that could not be delivered."""
    hold_clock("2026-03-20T08:00:00+01:00")
    rule(cast, "hearing_deadline", "missing_parties", 0)
    row = hearing(cast, "bo")
    row.consultees.update(person=cast.person("member"), email="bo@gammel.example")
    remind_due()
    undelivered(Message.objects.all(), attempts=3, last_reply="550 unknown")
    return Message.objects.get()


def test_the_ledger_tells_how_it_went_and_not_what_was_said(cast: Cast, dead: Message) -> None:
    (line,) = cast.door("secretariat").seen("messages", state="dead")["results"]
    assert (line["recipient_address"], line["last_reply"], line["state_label"]) == (
        "bo@gammel.example",
        "550 unknown",
        "Kunne ikke afsendes",
    )
    assert line["rule"] == "reminder.hearing_deadline"
    assert not {"text", "html", "unique_key", "headers"} & set(line)
    door = cast.door("secretariat")
    assert door.seen("messages", **{"from": "2026-03-20", "to": "2026-03-20"})["results"]
    assert not door.seen("messages", **{"from": "2026-03-21"})["results"]
    assert not door.seen("messages", rule="report")["results"]
    assert door.seen("messages", recipient=cast.person_id("member"))["results"]


def test_a_dead_letter_goes_again_to_the_present_address(cast: Cast, dead: Message) -> None:
    door, path = cast.door("secretariat"), f"messages/{dead.pk}"
    again = door.done(f"{path}/resend")
    assert (again["state"], again["attempts"], again["recipient_address"]) == (
        "queued",
        0,
        "member@egernborg.example",
    )
    assert Message.objects.get().message_id == dead.message_id
    refused(door.post(f"{path}/resend", if_match=again["etag"]), 409, "wrong_state")
    (verb,) = door.seen(f"{path}/verbs")["verbs"]
    assert (verb["verb"], verb["allowed"]) == ("resend", False)


def test_a_letter_to_nowhere_waits_for_an_address(cast: Cast, hold_clock: Hold) -> None:
    hold_clock("2026-03-20T08:00:00+01:00")
    rule(cast, "hearing_deadline", "missing_parties", 0)
    Person.objects.filter(pk=cast.person("member").pk).update(email="")
    hearing(cast, "bo").consultees.update(person=cast.person("member"), email="")
    remind_due()
    letter = Message.objects.get()
    assert letter.state == "unaddressed"
    answer_ = cast.door("secretariat").post(f"messages/{letter.pk}/resend", if_match="*")
    refused(answer_, 409, "no_address")


def test_looking_ahead_costs_the_same_whatever_rules_there_are(
    cast: Cast, hold_clock: Hold
) -> None:
    hold_clock("2026-03-02T08:00:00+01:00")
    rule(cast, "hearing_deadline", "missing_parties", -7)
    rule(cast, "agenda_deadline", "chair", -2)
    rule(cast, "approval_missing", "secretariat", 3)
    rule(cast, "follow_up_due", "owner", -7)
    rule(cast, "follow_up_overdue", "chair", 3)
    with CaptureQueriesContext(connection) as queries:
        cast.door("secretariat").seen("reminders", **{"from": "2026-03-02", "to": "2026-04-02"})
    assert len(queries) <= 6


def test_reading_costs_the_same_however_many(cast: Cast, hold_clock: Hold) -> None:
    rule(cast, "hearing_deadline", "missing_parties", -7)
    rule(cast, "hearing_deadline", "missing_parties", 0)
    hearing(cast, *[f"m{n}" for n in range(12)])
    hold_clock("2026-03-13T08:00:00+01:00")
    remind_due()
    door = cast.door("secretariat")
    for path in ("messages", "reminder-rules", "report-subscriptions", "report-runs"):
        with CaptureQueriesContext(connection) as queries:
            door.seen(path)
        assert len(queries) <= 6, path
    costs = []
    for limit in (1, 20):
        with CaptureQueriesContext(connection) as queries:
            door.seen("reminders", limit=limit, **{"from": "2026-03-01", "to": "2026-03-31"})
        costs.append(len(queries))
    assert costs == [5, 5]
