"""Members who owe a joint reply their input, or their word on its draft, are reminded by rule."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from foundation.outbox.delivery import deliver_due
from foundation.outbox.models import Message
from reminders.actions import remind_due
from tests.cast import Cast
from tests.door import Door, expect, refused
from tests.hearings.setup import closed_case, running
from tests.hearings.test_joint_reply import DRAFT, circulated, collecting, link_of
from tests.outbox.post import PostOffice
from tests.reminders.scene import rule

Hold = Callable[[str], None]
START = "2026-03-02T09:00:00+01:00"
MEMBERS = ["ib", "member2"]


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Hold) -> None:
    hold_clock(START)


def arrived(office: PostOffice) -> dict[str, Any]:
    """What reminders came, by who got them."""
    ids = Message.objects.filter(rule__startswith="reminder.").values_list("message_id", flat=True)
    mails = [mail for mail in office.letters if mail["Message-ID"] in set(ids)]
    return {str(mail["To"].addresses[0].username): mail for mail in mails}


def run() -> int:
    count = remind_due()
    deliver_due()
    return count


def foreseen(door: Door, first: str, last: str) -> list[tuple[str, str, str]]:
    shown = door.seen("reminders", **{"from": first, "to": last})["results"]
    return [(one["subject_type"], one["due_day"], one["state"]) for one in shown]


def yes(name: str) -> None:
    link, door = link_of(name), Door()
    digest = door.seen(link)["joint_reply"]["content_hash"]
    expect(door.post(link, {"answer": "approve", "content_hash": digest}), 200)


def test_who_owes_input_is_reminded_with_his_own_link(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    rule(cast, "joint_input_missing", "missing_parties", -3, 1)
    collecting(cast)
    door = cast.door("secretariat")
    ahead = foreseen(door, "2026-03-07", "2026-03-11")
    assert sorted(ahead) == [
        ("jointreplymember", day, "planned") for day in ("2026-03-07", "2026-03-11") for _ in "12"
    ]
    hold_clock("2026-03-07T12:00:00+01:00")
    assert (run(), run()) == (2, 0)
    mails = arrived(office)
    assert sorted(mails) == MEMBERS
    text = mails["ib"].get_body(("plain",)).get_content()
    (link,) = re.findall(r"invitations/\S+", text)
    assert link == link_of("Ib Smed")
    body = {"answer": "contribute", "input_html": "<p>Husk børnene</p>"}
    expect(Door().post(link, body), 200)
    hold_clock("2026-03-11T12:00:00+01:00")
    assert run() == 1
    told = Message.objects.filter(rule="reminder.joint_input_missing").order_by("queued_at")
    assert [row.recipient_address.partition("@")[0] for row in told][2:] == ["member2"]


def test_who_says_nothing_of_the_draft_is_reminded(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    rule(cast, "joint_input_missing", "missing_parties", 0)
    rule(cast, "joint_approval_missing", "missing_parties", -1)
    rule(cast, "joint_approval_missing", "secretariat", 0)
    circulated(cast)
    yes("Ib Smed")
    hold_clock("2026-03-19T12:00:00+01:00")
    assert run() == 1
    hold_clock("2026-03-20T12:00:00+01:00")
    assert run() == 1
    mails = arrived(office)
    assert sorted(mails) == ["member2", "sekretariat"]
    assert "venter på dit svar" in mails["member2"]["Subject"]
    told = Message.objects.get(recipient_address="sekretariat@egernborg.example")
    assert told.subject_line == "Samlet høringssvar: 1 mangler at svare på udkastet"


def test_who_did_it_while_his_letter_waited_gets_none(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    rule(cast, "joint_input_missing", "missing_parties", 0)
    collecting(cast)
    hold_clock("2026-03-10T12:00:00+01:00")
    assert remind_due() == 2
    expect(Door().post(link_of("Ib Smed"), {"answer": "contribute", "input_html": "Ja"}), 200)
    deliver_due()
    assert sorted(arrived(office)) == ["member2"]


def test_letters_name_no_closed_matter_and_nothing_of_the_draft(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    for event in ("joint_input_missing", "joint_approval_missing"):
        for who in ("missing_parties", "secretariat"):
            rule(cast, event, who, -1, 1)
    hearing = running(cast, case=str(closed_case(cast).pk))
    path, door = collecting(cast, hearing), cast.door("secretariat")
    hold_clock("2026-03-09T12:00:00+01:00")
    assert run() == 3
    door.changed(path, {"draft_html": DRAFT, "approve_by": "2026-03-20"})
    seen = {"overrides": [{"code": "input_still_open", "reason": "Haster"}]}
    door.done(f"{path}/circulate", seen)
    hold_clock("2026-03-21T12:00:00+01:00")
    assert run() == 3 + 3
    for mail in office.letters:
        words = str(mail["Subject"]) + mail.as_string()
        assert "svømmehallen" not in words
        assert "ikke for børn" not in words


def test_nobody_is_reminded_when_the_hearing_was_taken_back(
    cast: Cast, hold_clock: Hold, office: PostOffice
) -> None:
    rule(cast, "joint_input_missing", "missing_parties", 0)
    hearing = running(cast)
    collecting(cast, hearing)
    cast.door("secretariat").done(f"hearings/{hearing['id']}/withdraw", {"reason": "Fejl"})
    hold_clock("2026-03-10T12:00:00+01:00")
    assert run() == 0


def test_such_rules_reach_only_whom_they_can(cast: Cast) -> None:
    body = {"event": "joint_input_missing", "audience": "seat_holder", "offsets": [0],
            "active_from": "2026-01-01"}  # fmt: skip
    made = cast.door("secretariat").post("reminder-rules", body)
    refused(made, 409, "audience_not_of_event")
