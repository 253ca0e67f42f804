"""What is reminded of besides hearings, agendas and minutes, who hears of it, and what the letters
do not say."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from committees.models import Committee, Membership
from foundation.accounts.models import Grant, User
from foundation.clock import COPENHAGEN
from foundation.outbox.models import Message
from reminders.actions import remind_due
from reminders.models import Reminder
from tests.cast import Cast
from tests.reminders.scene import (
    circulated_minutes,
    conditional_decision,
    follow_up,
    hearing,
    item,
    receivers,
    rule,
    withheld,
    written,
)

Hold = Callable[[str], None]
DAY = date(2026, 3, 20)
NOON = "2026-03-20T12:00:00+01:00"
SECRETS = ("Ida Holm", "Svømmehallen", "Hemmelig", "Mikkel Aas")


def said() -> str:
    """All that letters say besides whom they are to."""
    rows = Message.objects.values_list("subject_line", "text", "html", "recipient_name")
    told = ("\n".join(parts).replace(name, "") for *parts, name in rows)
    return "\n".join(told)


def reasons() -> list[str]:
    rows = Reminder.objects.filter(state="not_sent")
    return sorted(str(row.reason) for row in rows)


def test_a_report_that_is_due_is_told_as_one_and_once(cast: Cast, hold_clock: Hold) -> None:
    rule(cast, "report_due", "owner", -3, 0)
    rule(cast, "follow_up_due", "owner", 0)
    follow_up(cast, "Status på hallen", DAY, kind="report")
    follow_up(cast, "En opgave", DAY)
    hold_clock(NOON)
    remind_due()
    assert written() == [
        ("case_officer", "Afrapportering med frist i dag: Status på hallen"),
        ("case_officer", "Opfølgning med frist i dag: En opgave"),
    ]


def test_a_condition_is_told_of_until_somebody_looks_after_it(cast: Cast, hold_clock: Hold) -> None:
    rule(cast, "condition_unresolved", "chair", 7)
    rule(cast, "condition_unresolved", "secretariat", 7)
    decision = conditional_decision(cast, DAY - timedelta(days=7))
    conditional_decision(cast, DAY - timedelta(days=7), is_imported=True)
    hold_clock(NOON)
    remind_due()
    assert receivers() == ["chair", "sekretariat"]
    assert not any(secret in said() for secret in SECRETS)
    looked_after = {"condition": "Naboerne skal høres", "item": decision.item}
    follow_up(cast, "Hør naboerne", None, created_at=decision.created_at, **looked_after)
    hold_clock("2026-03-27T12:00:00+01:00")
    rule(cast, "condition_unresolved", "chair", 14)
    remind_due()
    about = Reminder.objects.filter(due_day=date(2026, 3, 27))
    assert [row.subject_type for row in about] == []


def test_a_follow_up_with_a_condition_counts_from_its_day_or_from_when_it_was_made(
    cast: Cast, hold_clock: Hold
) -> None:
    rule(cast, "condition_unresolved", "deputy", -1, 30)
    seat = Membership.objects.get(committee=cast.culture, person=cast.person("member"))
    Membership.objects.filter(pk=seat.pk).update(role="deputy_chair")
    follow_up(cast, "Når lånet er givet", DAY + timedelta(days=1), condition="Lånet gives")
    made = follow_up(cast, "Når nogen har tid", None, condition="Der er tid")
    type(made).objects.filter(pk=made.pk).update(created_at="2026-02-18T08:00:00Z")
    hold_clock(NOON)
    remind_due()
    assert receivers() == ["member", "member"]
    assert "Når" not in said()


def test_terms_and_seats_that_end_are_told_of_unless_they_go_on(
    cast: Cast, hold_clock: Hold
) -> None:
    rule(cast, "term_ends", "seat_holder", -10)
    rule(cast, "term_ends", "secretariat", -10)
    seats = Membership.objects.filter(committee=cast.culture)
    ends = DAY + timedelta(days=10)
    seats.filter(person=cast.person("member")).update(ends_on=ends)
    seats.filter(person=cast.person("member2")).update(ends_on=ends)
    again = {"role": "member", "starts_on": ends + timedelta(days=1)}
    home = {"municipality": cast.egernborg, "committee": cast.culture}
    Membership.objects.create(**home, person=cast.person("member2"), **again)
    hold_clock(NOON)
    remind_due()
    assert written() == [
        (
            "member",
            "Dit medlemskab af Kultur- og Fritidsudvalget udløber mandag den 30. marts 2026",
        ),
        (
            "sekretariat",
            "Et medlemskab af Kultur- og Fritidsudvalget udløber mandag den 30. marts 2026",
        ),
    ]
    assert not any(secret in said() for secret in SECRETS)


def test_a_committees_term_is_one_letter_and_none_where_another_follows(
    cast: Cast, hold_clock: Hold
) -> None:
    rule(cast, "term_ends", "secretariat", -30)
    last = cast.term.ends_on
    Membership.objects.filter(committee=cast.culture).update(ends_on=last)
    Committee.objects.create(
        municipality=cast.egernborg, name="Nyt kulturudvalg", kind="other", predecessor=cast.elders
    )
    hold_clock(f"{last - timedelta(days=30)}T12:00:00+01:00")
    remind_due()
    told = [subject.split(" udløber")[0] for _, subject in written()]
    assert sorted(told) == [
        "Valgperioden for Byrådet",
        "Valgperioden for Erhvervsforum",
        "Valgperioden for Kultur- og Fritidsudvalget",
        "Valgperioden for Økonomiudvalget",
    ]


def test_who_is_disqualified_hears_nothing_of_the_matter(cast: Cast, hold_clock: Hold) -> None:
    rule(cast, "hearing_deadline", "chair", 0)
    rule(cast, "follow_up_due", "chair", 0)
    rule(cast, "hearing_deadline", "missing_parties", 0)
    about = item(cast)
    row = hearing(cast, "bo", "ida", item=about)
    row.consultees.filter(name="Bo").update(person=cast.person("chair"))
    follow_up(cast, "Hallen", DAY, item=about)
    follow_up(cast, "Noget andet", DAY)
    withheld(cast, about, "chair")
    hold_clock(NOON)
    remind_due()
    assert sorted(receivers()) == ["chair", "ida"]
    assert [subject for name, subject in written() if name == "chair"] == [
        "Opfølgning med frist i dag: Noget andet"
    ]
    assert reasons() == ["withheld"] * 3


def test_whoever_left_is_not_reminded_and_somebody_else_is(cast: Cast, hold_clock: Hold) -> None:
    rule(cast, "follow_up_due", "owner", -1, 0)
    rule(cast, "follow_up_due", "chair", 0)
    follow_up(cast, "Hallen", DAY)
    chair = Membership.objects.filter(committee=cast.culture, person=cast.person("chair"))
    chair.update(ends_on=DAY - timedelta(days=1))
    hold_clock("2026-03-19T12:00:00+01:00")
    remind_due()
    assert receivers() == ["case_officer"]
    User.objects.filter(pk=cast.users["case_officer"].pk).update(is_active=False)
    hold_clock(NOON)
    remind_due()
    assert receivers() == ["case_officer", "sekretariat"]


def test_a_closed_matter_is_its_owners_for_as_long_as_he_sees_it(
    cast: Cast, hold_clock: Hold
) -> None:
    rule(cast, "follow_up_due", "owner", -1, 0)
    about = item(cast, visibility="closed", department=cast.department)
    department = {"owner_department": cast.department}
    type(cast.department).objects.filter(pk=cast.department.pk).update(
        email="kultur@egernborg.example"
    )
    follow_up(cast, "Hemmelig", DAY, item=about, visibility="closed", **department)
    hold_clock("2026-03-19T12:00:00+01:00")
    remind_due()
    assert receivers() == ["case_officer"]
    Grant.objects.filter(user=cast.users["case_officer"]).update(ends_on=date(2026, 3, 19))
    hold_clock(NOON)
    remind_due()
    assert receivers() == ["case_officer", "kultur"]
    assert not any(secret in said() for secret in SECRETS)


def test_the_duty_to_approve_outlasts_the_seat(cast: Cast, hold_clock: Hold) -> None:
    rule(cast, "approval_missing", "missing_parties", 3)
    circulated_minutes(cast, datetime(2026, 3, 17, 10, tzinfo=COPENHAGEN), "member")
    seats = Membership.objects.filter(committee=cast.culture, person=cast.person("member"))
    seats.update(ends_on=date(2026, 3, 18))
    hold_clock(NOON)
    remind_due()
    assert receivers() == ["member"]


@pytest.mark.parametrize("audience", ["chair", "secretariat", "owner"])
def test_those_who_run_a_hearing_hear_how_many_are_missing(
    cast: Cast, hold_clock: Hold, audience: str
) -> None:
    rule(cast, "hearing_deadline", audience, 0)
    hearing(cast, "bo", "ida")
    hold_clock(NOON)
    remind_due()
    expected = "chair" if audience == "chair" else "sekretariat"
    assert written() == [(expected, "Høringsfrist i dag: 2 mangler at svare")]
