"""How people say that they want to be reminded another way, or not at all."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from foundation.audit.models import Entry
from foundation.clock import COPENHAGEN
from foundation.outbox.delivery import deliver_due
from foundation.outbox.models import Message
from reminders.actions import remind_due
from reminders.models import NotificationPreference, Reminder
from tests.cast import Cast
from tests.door import Door, expect, refused
from tests.outbox.post import PostOffice
from tests.reminders.scene import (
    circulated_minutes,
    follow_up,
    hearing,
    receivers,
    rule,
    wishes,
    written,
)

Hold = Callable[[str], None]
OWN = "me/notification-preferences"
DAY = date(2026, 3, 20)
YESTERDAY = datetime(2026, 3, 19, 10, tzinfo=COPENHAGEN)
NOON = "2026-03-20T12:00:00+01:00"


def link_in(letter: Message) -> str:
    """The path that the letter's header names."""
    return str(letter.headers["List-Unsubscribe"]).strip("<>").partition("/api/v1/")[2]


def test_everybody_has_wishes_of_his_own_with_an_etag_from_the_start(cast: Cast) -> None:
    door = cast.door("member")
    before = door.seen(OWN)
    assert (before["digest"], before["channel"], before["unsubscribed_events"]) == (
        None,
        "email",
        [],
    )
    refused(door.patch(OWN, {"digest": "daily"}), 428, "if_match_required")
    quiet = {"quiet_from": "20:00:00", "quiet_until": "07:00:00"}
    changed = door.changed(OWN, {"digest": "weekly", "digest_weekday": 5, **quiet})
    assert {name: changed[name] for name in quiet} == quiet
    assert (changed["digest_label"], changed["digest_weekday"]) == ("Samlet hver uge", 5)
    stale = door.patch(OWN, {"digest": "none"}, if_match=before["etag"])
    assert refused(stale, 412, "stale")["current"]["digest"] == "weekly"
    assert door.seen(OWN) == changed
    assert door.changed(OWN, {"digest": None})["digest"] is None
    assert cast.door("member2").seen(OWN)["digest_weekday"] is None


def test_who_is_no_person_has_wishes_too_and_who_has_no_municipality_none(cast: Cast) -> None:
    assert cast.door("secretariat").changed(OWN, {"digest": "daily"})["digest"] == "daily"
    assert cast.door("official").seen(OWN)["digest"] is None
    refused(cast.door("administrator").get(OWN), 404, "not_found")
    refused(Door().get(OWN), 401, "not_authenticated")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"digest": "hourly"}, 400, "invalid_choice"),
        ({"digest_weekday": 8}, 400, "max_value"),
        ({"quiet_from": "25:00"}, 400, "invalid"),
        ({"quiet_from": "20:00"}, 409, "quiet_hours_half_told"),
        ({"unsubscribed_events": ["birthday"]}, 400, "invalid_choice"),
        ({"unsubscribed_events": ["approval_missing"]}, 409, "event_not_optional"),
        ({"unsubscribed_events": ["agenda_deadline"]}, 409, "event_not_optional"),
        ({"recipient_key": "x"}, 400, "unknown_field"),
    ],
)
def test_what_cannot_be_wished_is_refused(
    cast: Cast, body: dict[str, Any], status: int, code: str
) -> None:
    door = cast.door("member")
    refused(door.patch(OWN, body, if_match="*"), status, code)
    assert not NotificationPreference.objects.exists()


def test_defaults_hold_in_the_municipality_and_otherwise_in_a_committee(
    cast: Cast, hold_clock: Hold
) -> None:
    hold_clock("2026-03-20T06:00:00+01:00")
    door = cast.door("secretariat")
    common = door.made("notification-defaults", {"digest": "daily"})
    own = door.made(f"committees/{cast.elders.pk}/notification-defaults", {"digest": "none"})
    refused(door.post("notification-defaults", {"digest": "none"}), 409, "duplicate")
    half = {"quiet_from": "20:00"}
    refused(
        door.patch(f"notification-defaults/{own['id']}", half, if_match="*"),
        409,
        "quiet_hours_half_told",
    )
    rule(cast, "follow_up_due", "owner", 0)
    for committee in (cast.culture, cast.elders):
        follow_up(cast, "Hallen", DAY, committee=committee)
    remind_due()
    assert Reminder.objects.get().committee == cast.elders
    wishes(cast, "case_officer", digest="none")
    remind_due()
    assert receivers() == ["case_officer", "case_officer"]
    expect(door.delete(f"notification-defaults/{common['id']}", if_match="*"), 204)
    assert [row["id"] for row in door.seen("notification-defaults")["results"]] == [own["id"]]
    other = cast.door("secretariat_other_municipality")
    refused(other.get(f"notification-defaults/{own['id']}"), 404, "not_found")
    refused(cast.door("member").get("notification-defaults"), 403, "forbidden")


def test_a_day_s_letter_holds_all_that_is_due(cast: Cast, hold_clock: Hold) -> None:
    wishes(cast, "case_officer", digest="daily", quiet_from="19:00", quiet_until="08:00")
    rule(cast, "follow_up_due", "owner", -1, 0)
    for n in range(3):
        follow_up(cast, f"Opgave {n}", DAY)
    follow_up(cast, "I morgen", date(2026, 3, 21))
    hold_clock("2026-03-20T07:59:00+01:00")
    assert remind_due() == 0
    hold_clock("2026-03-20T08:00:00+01:00")
    assert remind_due() == 7
    (letter,) = Message.objects.all()
    assert letter.subject_line == "4 påmindelser"
    for part in (letter.text, letter.html):
        assert "Opfølgning med frist i dag: Opgave 2" in part
        assert "Opfølgning med frist lørdag den 21. marts 2026: I morgen" in part
        assert part.count("/api/v1/follow-ups/") == 4
    assert Reminder.objects.filter(message=letter).count() == 4
    assert Reminder.objects.filter(state="superseded").count() == 3
    assert remind_due() == 0


def test_one_click_in_a_mail_program_is_enough_and_needs_no_account(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    rule(cast, "follow_up_due", "owner", -1, 0)
    follow_up(cast, "Hallen", DAY)
    hold_clock("2026-03-19T12:00:00+01:00")
    remind_due()
    deliver_due()
    (mail,) = office.letters
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path, door = link_in(Message.objects.get()), Door()
    assert mail["List-Unsubscribe"].strip() == f"<http://127.0.0.1:8000/api/v1/{path}>"
    asked = {"events": [{"event": "follow_up_due", "event_label": "Opfølgning med frist"}]}
    assert door.seen(path) == {**asked, "is_unsubscribed": False}
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    for _ in range(2):
        answer = door.send("POST", path, b"List-Unsubscribe=One-Click", headers=form)
        assert expect(answer, 200) == {**asked, "is_unsubscribed": True}
    assert door.seen(path)["is_unsubscribed"] is True
    assert Entry.objects.filter(verb="unsubscribe").count() == 1
    hold_clock(NOON)
    remind_due()
    assert len(receivers()) == 1
    assert Reminder.objects.get(due_day=DAY).reason == "unsubscribed"


def test_who_opted_out_of_one_thing_still_hears_of_another(cast: Cast, hold_clock: Hold) -> None:
    rule(cast, "follow_up_due", "owner", -1, 0)
    rule(cast, "follow_up_overdue", "owner", 1)
    follow_up(cast, "Hallen", DAY)
    hold_clock("2026-03-19T12:00:00+01:00")
    remind_due()
    expect(Door().post(link_in(Message.objects.get())), 200)
    assert cast.door("case_officer").seen(OWN)["unsubscribed_events"] == ["follow_up_due"]
    for day in (20, 21):
        hold_clock(f"2026-03-{day}T12:00:00+01:00")
        remind_due()
    assert [subject for _, subject in written()] == [
        "Opfølgning med frist fredag den 20. marts 2026: Hallen",
        "Opfølgning over frist: Hallen",
    ]


def test_the_page_behind_the_link_asks_before_it_does_anything(
    cast: Cast, hold_clock: Hold
) -> None:
    rule(cast, "follow_up_due", "owner", 0)
    follow_up(cast, "Hallen", DAY)
    hold_clock(NOON)
    remind_due()
    letter = Message.objects.get()
    path, door = link_in(letter), Door()
    assert f"/api/v1/{path}" in letter.text
    assert f"/api/v1/{path}" in letter.html
    browser = {"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"}
    page = door.send("GET", path, headers=browser)
    assert page.status_code == 200
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert page.headers["Cache-Control"] == "private, no-store"
    assert '<form method="post">' in page.content.decode()
    assert not NotificationPreference.objects.exists()
    done = door.send("POST", path, b"", headers=browser)
    assert "Du får ikke flere breve om" in done.content.decode()
    for forged in (path[:-1], path.replace("unsubscribe/", "unsubscribe/0"), "unsubscribe/x"):
        refused(door.get(forged), 404, "not_found")
        refused(door.post(forged), 404, "not_found")
    refused(door.get(path, colour="red"), 400, "unknown_parameter")


def test_what_the_law_wants_somebody_to_hear_has_no_such_link(cast: Cast, hold_clock: Hold) -> None:
    rule(cast, "hearing_deadline", "missing_parties", 0)
    rule(cast, "hearing_deadline", "secretariat", 0)
    rule(cast, "approval_missing", "missing_parties", 1)
    circulated_minutes(cast, YESTERDAY, "member")
    hearing(cast, "fri")
    hearing(cast, "lov", legal_basis="local_plan")
    hold_clock(NOON)
    remind_due()
    linked = Message.objects.filter(headers__has_key="List-Unsubscribe")
    assert [letter.recipient_name for letter in linked] == ["Fri"]
    assert sorted(receivers()) == ["fri", "lov", "member", "sekretariat", "sekretariat"]
    others = Message.objects.exclude(pk__in=linked)
    assert not any("unsubscribe" in letter.text for letter in others)


def test_who_opted_out_is_still_heard_where_the_law_asks_for_it(
    cast: Cast, hold_clock: Hold
) -> None:
    rule(cast, "hearing_deadline", "missing_parties", 0)
    wishes(cast, "member", unsubscribed_events=["hearing_deadline"])
    for basis in ("voluntary", "local_plan"):
        hearing(cast, basis, legal_basis=basis).consultees.update(person=cast.person("member"))
    hold_clock(NOON)
    remind_due()
    (letter,) = Message.objects.all()
    assert (letter.recipient_name, "List-Unsubscribe" in letter.headers) == ("Local_Plan", False)
    assert Reminder.objects.get(state="not_sent").reason == "unsubscribed"


def test_only_in_the_system_means_no_letters_one_may_do_without(
    cast: Cast, hold_clock: Hold
) -> None:
    wishes(cast, "chair", channel="desk")
    rule(cast, "follow_up_due", "chair", 0)
    rule(cast, "approval_missing", "missing_parties", 1)
    follow_up(cast, "Hallen", DAY)
    circulated_minutes(cast, YESTERDAY, "chair")
    hold_clock(NOON)
    remind_due()
    assert written() == [
        ("chair", "Referat fra Kultur- og Fritidsudvalget venter på din godkendelse")
    ]
