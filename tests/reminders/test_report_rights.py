"""Who gets a report and what is in it goes by the receiver's rights on the day it is sent."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from committees.models import Department, Membership
from foundation.accounts.models import Grant, User
from foundation.clock import COPENHAGEN
from foundation.outbox.models import Message
from reminders.actions import make_due_reports
from reminders.models import ReportRun, ReportSubscription
from tests.cast import Cast
from tests.door import expect, refused
from tests.reminders.reporting import (
    MONTHLY,
    OFFICE,
    Hold,
    lines,
    noon,
    only,
    printed,
    subscribed,
    to,
)
from tests.reminders.scene import circulated_minutes, follow_up, hearing

pytestmark = pytest.mark.usefixtures("early")
SENT = datetime(2026, 3, 24, 9, tzinfo=COPENHAGEN)
SECRET = "Køb af grund ved havnen"


def stopped() -> Message:
    (letter,) = Message.objects.filter(rule="report-stopped")
    return letter


HOUSE = ("secretariat", "official", "chair", "member", "case_officer", "department_head",
         "council_member")  # fmt: skip
RECORD = ("secretariat", "official", "chair")


@pytest.mark.parametrize("kind", ["open_hearings", "open_follow_ups", "coming_deadlines"])
@pytest.mark.parametrize("who", HOUSE)
def test_what_the_house_works_on_may_go_to_everybody_in_it(cast: Cast, who: str, kind: str) -> None:
    subscribed(cast, kind, **to(cast, who))


@pytest.mark.parametrize("kind", ["missing_approvals", "absence_statistics"])
@pytest.mark.parametrize("who", HOUSE)
def test_presence_and_approvals_go_to_those_who_look_after_the_record(
    cast: Cast, who: str, kind: str
) -> None:
    path = f"committees/{cast.culture.pk}/report-subscriptions"
    answer = cast.door("secretariat").post(path, {**MONTHLY, "kind": kind, **to(cast, who)})
    if who in RECORD:
        expect(answer, 201)
    else:
        refused(answer, 409, "recipient_not_entitled")
        assert not ReportSubscription.objects.exists()


@pytest.mark.parametrize("who", ["consultee", "integrator", "substitute"])
def test_others_get_no_report_of_the_committee(cast: Cast, who: str) -> None:
    Membership.objects.filter(person=cast.person("substitute")).update(ends_on=date(2026, 1, 31))
    path = f"committees/{cast.culture.pk}/report-subscriptions"
    refused(
        cast.door("secretariat").post(path, {**MONTHLY, **to(cast, who)}),
        409,
        "recipient_not_entitled",
    )


def test_a_person_without_an_account_has_no_rights_to_go_by(cast: Cast) -> None:
    nobody = cast.person("member")
    type(nobody).objects.filter(pk=nobody.pk).update(user=None)
    path = f"committees/{cast.culture.pk}/report-subscriptions"
    body = {**MONTHLY, "recipient_person": str(nobody.pk)}
    refused(cast.door("secretariat").post(path, body), 409, "recipient_not_entitled")


def test_a_chair_gets_no_report_of_the_record_of_all_committees(cast: Cast) -> None:
    body = {**MONTHLY, "kind": "missing_approvals", **to(cast, "chair")}
    answer = cast.door("secretariat").post("report-subscriptions", body)
    refused(answer, 409, "recipient_not_entitled")


@pytest.mark.parametrize("who", ["secretariat", "official", "chair", "member"])
def test_nothing_closed_is_named_to_anybody(cast: Cast, early: Hold, who: str) -> None:
    """A letter goes by open mail, also to those who may read what is closed [109]."""
    follow_up(cast, SECRET, date(2026, 3, 20), visibility="closed", responsible_printed=SECRET)
    hearing(cast, title=SECRET, deadline=date(2026, 4, 20), visibility="closed")
    subscribed(cast, "coming_deadlines", **to(cast, who))
    subscribed(cast, "open_follow_ups", **to(cast, who))
    subscribed(cast, "open_hearings", **to(cast, who))
    early(noon("2026-04-01"))
    assert make_due_reports() == 3
    for letter in Message.objects.all():
        said = [letter.subject_line, letter.text, letter.html, printed(letter), str(lines(letter))]
        assert SECRET not in "".join(said)


def test_who_may_not_know_of_a_closed_matter_gets_no_line_of_it(cast: Cast, early: Hold) -> None:
    follow_up(cast, SECRET, date(2026, 3, 20), visibility="closed")
    follow_up(cast, "Status på hallen", date(2026, 3, 20))
    subscribed(cast, "open_follow_ups", **to(cast, "council_member"))
    early(noon("2026-04-01"))
    assert make_due_reports() == 1
    assert [row[1] for row in lines()] == ["Status på hallen"]


def test_only_those_who_consider_the_answers_are_told_how_many(cast: Cast, early: Hold) -> None:
    row = hearing(cast, "skole", deadline=date(2026, 4, 20))
    row.consultees.create(
        municipality=cast.egernborg, position=2, name="Ældrerådet", committee=cast.elders
    )
    Membership.objects.create(
        municipality=cast.egernborg, person=cast.person("consultee"), committee=cast.elders,
        role="member", starts_on=date(2026, 1, 1),
    )  # fmt: skip
    body = {**MONTHLY, "kind": "open_hearings", **to(cast, "consultee")}
    cast.door("secretariat").made(f"committees/{cast.elders.pk}/report-subscriptions", body)
    early(noon("2026-04-01"))
    assert make_due_reports() == 1
    assert [row[1:2] + row[5:] for row in lines()] == [["Ny affaldsordning", "", ""]]


def test_an_address_gets_what_somebody_employed_may_read(cast: Cast, early: Hold) -> None:
    follow_up(cast, SECRET, date(2026, 3, 20), visibility="closed")
    follow_up(cast, "Status på hallen", date(2026, 3, 20))
    subscribed(cast, "open_follow_ups", recipient_email="direktion@egernborg.example")
    early(noon("2026-04-01"))
    assert make_due_reports() == 1
    assert only().recipient_address == "direktion@egernborg.example"
    assert [row[1] for row in lines()] == ["Status på hallen"]


@pytest.mark.parametrize("kind", ["missing_approvals", "absence_statistics"])
def test_an_address_other_than_the_secretariats_gets_no_record(cast: Cast, kind: str) -> None:
    path = f"committees/{cast.culture.pk}/report-subscriptions"
    body = {**MONTHLY, "kind": kind, "recipient_email": "direktion@egernborg.example"}
    refused(cast.door("secretariat").post(path, body), 409, "recipient_not_entitled")
    subscribed(cast, kind, recipient_email=OFFICE.upper())


def test_the_mailbox_of_the_municipalitys_secretariat_reads_for_all_committees(
    cast: Cast, early: Hold
) -> None:
    Department.objects.create(
        municipality=cast.egernborg, name="Sekretariat", kind="secretariat",
        email="post@egernborg.example",
    )  # fmt: skip
    body = {**MONTHLY, "kind": "missing_approvals", "recipient_email": "post@egernborg.example"}
    cast.door("secretariat").made("report-subscriptions", body)
    circulated_minutes(cast, SENT, "chair")
    early(noon("2026-04-01"))
    assert make_due_reports() == 1
    assert [row[3] for row in lines()] == ["Karen Bæk"]


def seat_ends(cast: Cast) -> None:
    seats = Membership.objects.filter(person=cast.person("chair"))
    seats.update(ends_on=date(2026, 3, 31))


def account_is_shut(cast: Cast) -> None:
    User.objects.filter(pk=cast.users["chair"].pk).update(is_active=False)


def account_moves(cast: Cast) -> None:
    User.objects.filter(pk=cast.users["chair"].pk).update(municipality=cast.mosevig)


@pytest.mark.parametrize("happens", [seat_ends, account_is_shut, account_moves])
def test_who_loses_the_right_gets_no_more_and_the_secretariat_is_told(
    cast: Cast, early: Hold, happens: Callable[[Cast], None]
) -> None:
    path = subscribed(cast, "missing_approvals", **to(cast, "chair"))
    circulated_minutes(cast, SENT, "member")
    happens(cast)
    early(noon("2026-04-01"))
    assert (make_due_reports(), make_due_reports()) == (0, 0)
    assert not ReportRun.objects.exists()
    letter = stopped()
    assert letter.recipient_address == OFFICE
    assert "Karen" not in letter.subject_line + letter.text + letter.html
    told = cast.door("secretariat").seen(path)
    assert (told["is_active"], told["stopped_at"]) == (False, "2026-04-01T10:00:00Z")


def test_a_stopped_report_runs_again_for_somebody_who_may_have_it(cast: Cast, early: Hold) -> None:
    path = subscribed(cast, "missing_approvals", **to(cast, "chair"))
    seat_ends(cast)
    early(noon("2026-04-01"))
    make_due_reports()
    door = cast.door("secretariat")
    etag = door.get(path).headers["ETag"]
    refused(door.patch(path, {"is_active": True}, if_match=etag), 409, "recipient_not_entitled")
    told = door.changed(path, {"is_active": True, **to(cast, "official")})
    assert (told["is_active"], told["stopped_at"], told["recipient_person"]) == (True, None, None)
    assert make_due_reports() == 1
    assert only().recipient_address == "official@egernborg.example"


def test_sending_now_is_refused_to_whom_the_report_may_not_go(cast: Cast) -> None:
    path = subscribed(cast, "missing_approvals", **to(cast, "chair"))
    account_is_shut(cast)
    door = cast.door("secretariat")
    refused(door.post(f"{path}/send-now"), 409, "recipient_not_entitled")
    (verb,) = [v for v in door.seen(f"{path}/verbs")["verbs"] if v["verb"] == "send-now"]
    assert (verb["allowed"], verb["reasons"][0]["code"]) == (False, "recipient_not_entitled")
    assert not Message.objects.exists()


def test_a_right_for_a_department_makes_no_right_to_the_record(cast: Cast) -> None:
    Grant.objects.create(user=cast.users["consultee"], role="official", item_id=None,
                         committee_id=cast.elders.pk)  # fmt: skip
    path = f"committees/{cast.culture.pk}/report-subscriptions"
    body = {**MONTHLY, "kind": "missing_approvals", **to(cast, "consultee")}
    refused(cast.door("secretariat").post(path, body), 409, "recipient_not_entitled")
    there = f"committees/{cast.elders.pk}/report-subscriptions"
    cast.door("secretariat").made(there, body)


def test_two_receivers_at_once_are_refused(cast: Cast) -> None:
    path = f"committees/{cast.culture.pk}/report-subscriptions"
    body = {**MONTHLY, "recipient_email": OFFICE, **to(cast, "chair")}
    answer = cast.door("secretariat").post(path, body)
    refused(answer, 400, "more_than_one", "/recipient_email")
    refused(answer, 400, "more_than_one", "/recipient_person")


def test_somebody_of_another_municipality_does_not_exist(cast: Cast) -> None:
    door, path = cast.door("secretariat"), f"committees/{cast.culture.pk}/report-subscriptions"
    stranger = {"recipient_person": str(cast.mosevig_person.pk)}
    refused(door.post(path, {**MONTHLY, **stranger}), 400, "does_not_exist", "/recipient_person")
    far = str(cast.users["secretariat_other_municipality"].pk)
    for who in ("secretariat", "administrator"):
        answer = cast.door(who).post(path, {**MONTHLY, "recipient_user": far})
        refused(answer, 400, "does_not_exist", "/recipient_user")


def test_subscriptions_are_the_secretariats(cast: Cast) -> None:
    path = subscribed(cast, "open_follow_ups")
    made = f"committees/{cast.culture.pk}/report-subscriptions"
    for who in ("chair", "member", "official", "case_officer", "integrator", "council_member"):
        door = cast.door(who)
        assert door.get(path).status_code == 404
        assert door.get(f"{path}/preview").status_code == 404
        assert door.post(f"{path}/send-now").status_code == 404
        refused(door.post(made, MONTHLY), 403, "forbidden")
    neighbour = cast.door("secretariat_other_municipality")
    for answer in (neighbour.get(path), neighbour.get(f"{path}/preview"),
                   neighbour.post(f"{path}/send-now"), neighbour.post(made, MONTHLY)):  # fmt: skip
        refused(answer, 404, "not_found")
    assert cast.door(None).get(path).status_code == 401


def test_a_committees_own_secretariat_keeps_its_reports_alone(cast: Cast) -> None:
    own = cast.users["consultee"]
    Grant.objects.create(user=own, role="secretariat", committee_id=cast.elders.pk)
    door = cast.door("consultee")
    made = door.made(f"committees/{cast.elders.pk}/report-subscriptions", MONTHLY)
    assert door.seen(f"report-subscriptions/{made['id']}/preview")["is_entitled"]
    refused(door.post("report-subscriptions", {**MONTHLY, "recipient_email": OFFICE}), 403,
            "forbidden")  # fmt: skip
    other = subscribed(cast, "open_follow_ups")
    assert door.get(other).status_code == 404
