"""Answers by invitation: one door, one purpose, one person, and no account."""

import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest
from django.core.signing import Signer
from django.db import connection

from foundation import clock
from foundation.audit.models import Entry
from foundation.outbox.delivery import deliver_due
from foundation.outbox.models import Message
from tests.cast import Cast
from tests.door import Door, expect, refused
from tests.hearings.setup import (
    RAADET,
    START,
    TEXT,
    consultee_of,
    held,
    invitation_of,
    planned,
    running,
)
from tests.outbox.conftest import office
from tests.outbox.post import PostOffice
from tests.second import second_connection

__all__ = ["office"]
Clock = Callable[[str], None]
TAKEN_UP = """
UPDATE outbox_message SET state = 'sending', lease_until = now() + interval '2 minutes'
WHERE subject_id = %s
"""
WAITING = "SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"


def test_an_invitation_shows_one_hearing_to_one_person(cast: Cast) -> None:
    hearing = running(cast)
    shown = cast.door(None).seen(invitation_of(hearing))
    assert (shown["purpose"], shown["name"]) == ("hearing", "Hanne Høringspart")
    assert shown["hearing"]["draft_html"] == held(hearing).draft_html
    assert (shown["state"], shown["responses"]) == ("seen", [])
    assert "consultees" not in shown["hearing"]


def test_an_invitation_answers_without_an_account(cast: Cast) -> None:
    hearing, door = running(cast), cast.door(None)
    path = invitation_of(hearing)
    shown = expect(door.post(path, {"body_html": TEXT}), 200)
    assert shown["state"] == "answered"
    assert [r["body_html"] for r in shown["responses"]] == [TEXT]
    refused(door.post(path, {"body_html": TEXT}), 409, "already_answered")
    changed = expect(door.post(path, {"answer": "replace", "body_html": "<p>Nej</p>"}), 200)
    assert [r["state"] for r in changed["responses"]] == ["replaced", "submitted"]
    entry = Entry.objects.filter(verb="replace").get()
    assert entry.actor_id is None


def test_an_invitation_declines(cast: Cast) -> None:
    hearing, door = running(cast), cast.door(None)
    path = invitation_of(hearing, "Ældrerådet")
    assert expect(door.post(path, {"answer": "decline"}), 200)["state"] == "declined"
    refused(door.post(path, {"answer": "decline"}), 409, "nothing_awaited")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"answer": "perhaps"}, "invalid_choice"),
        ({"body_html": 7}, "not_a_string"),
        ({"hearing": "x"}, "unknown_field"),
    ],
)
def test_bad_answers_by_invitation_are_refused(cast: Cast, body: dict[str, Any], code: str) -> None:
    path = invitation_of(running(cast))
    refused(cast.door(None).post(path, body), 400, code)


def test_a_wrong_invitation_is_unknown(cast: Cast, hold_clock: Clock) -> None:
    hearing, door = running(cast), cast.door(None)
    consultee = consultee_of(hearing)
    path = invitation_of(hearing)
    uninvited = invitation_of(planned(cast))
    other_purpose = Signer(salt="invitation minutes", sep=".").sign(consultee.pk.hex)
    for wrong in ("invitations/x", f"{path}x", f"invitations/{other_purpose}", uninvited):
        refused(door.get(wrong), 404, "not_found")
        refused(door.post(wrong, {"body_html": TEXT}), 404, "not_found")
    assert door.seen(path)["name"] == "Hanne Høringspart"


def test_an_invitation_expires_after_the_deadline_and_moves_with_it(
    cast: Cast, hold_clock: Clock
) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    path = invitation_of(hearing)
    hold_clock("2026-05-26T12:00:00+02:00")
    assert cast.door(None).get(path).status_code == 200
    hold_clock("2026-05-27T12:00:00+02:00")
    refused(cast.door(None).get(path), 404, "not_found")
    body = {"response_deadline": "2026-06-10", "reason": "Flere skal høres"}
    door.done(f"hearings/{hearing['id']}/extend", body)
    assert cast.door(None).get(path).status_code == 200


def test_an_invitation_is_no_key_to_anything_else(cast: Cast) -> None:
    hearing = running(cast)
    token = invitation_of(hearing).partition("/")[2]
    refused(Door(token).get(f"hearings/{hearing['id']}"), 401, "bad_token")


def test_a_link_that_went_to_a_wrong_address_opens_nothing_more(cast: Cast) -> None:
    hearing, public = running(cast), cast.door(None)
    wrong = invitation_of(hearing, RAADET)
    assert public.seen(wrong)["state"] == "seen"
    path = f"consultees/{consultee_of(hearing, RAADET).pk}"
    changed = cast.door("secretariat").changed(path, {"email": "aeldre@egernborg.example"})
    refused(public.get(wrong), 404, "not_found")
    refused(public.post(wrong, {"body_html": TEXT}), 404, "not_found")
    (letter,) = Message.objects.filter(recipient_address="aeldre@egernborg.example")
    (link,) = re.findall(r"invitations/\S+", letter.text)
    assert (changed["state"], link) == ("invited", invitation_of(hearing, RAADET))
    assert expect(public.post(link, {"body_html": TEXT}), 200)["state"] == "answered"


def test_what_waits_for_a_wrong_address_does_not_leave(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    path = f"consultees/{consultee_of(hearing).pk}"
    door.changed(path, {"email": "hanne@privat.example"})
    door.changed(path, {"email": "hanne@arbejde.example"})
    to_her = Message.objects.filter(subject_id=consultee_of(hearing).pk)
    assert [letter.recipient_address for letter in to_her] == ["hanne@arbejde.example"]


def test_what_came_back_and_waits_again_does_not_leave(cast: Cast, office: PostOffice) -> None:
    office.says["consultee@egernborg.example"] = "550 5.1.1 nobody here"
    hearing, door = running(cast), cast.door("secretariat")
    asked = consultee_of(hearing)
    letter = Message.objects.get(subject_id=asked.pk)
    deliver_due()
    door.done(f"messages/{letter.pk}/resend")
    door.changed(f"consultees/{asked.pk}", {"email": "hanne@arbejde.example"})
    to_her = Message.objects.filter(subject_id=asked.pk)
    assert [letter.recipient_address for letter in to_her] == ["hanne@arbejde.example"]


@pytest.mark.django_db(transaction=True)
def test_what_leaves_while_an_address_is_corrected_stays_in_the_ledger(real_cast: Cast) -> None:
    asked, door = consultee_of(running(real_cast)), real_cast.door("secretariat")

    def correct() -> None:
        try:
            with clock.frozen(datetime.fromisoformat(START)):
                door.changed(f"consultees/{asked.pk}", {"email": "hanne@arbejde.example"})
        finally:
            connection.close()

    with second_connection() as worker, ThreadPoolExecutor(1) as pool:
        worker.execute(TAKEN_UP, [asked.pk])
        corrected = pool.submit(correct)
        while not corrected.done() and not worker.execute(WAITING).fetchall():
            time.sleep(0.01)
        worker.commit()
        corrected.result()
    to_her = Message.objects.filter(subject_id=asked.pk).order_by("queued_at")
    assert [letter.state for letter in to_her] == ["sending", "queued"]


def test_who_has_been_let_off_is_not_asked_at_another_address(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    link, path = invitation_of(hearing), f"consultees/{consultee_of(hearing).pk}"
    door.done(f"{path}/waive", {"reason": "Har ingen interesse i sagen"})
    door.changed(path, {"email": "hanne@arbejde.example"})
    refused(cast.door(None).get(link), 404, "not_found")
    assert not Message.objects.filter(recipient_address="hanne@arbejde.example").exists()


def test_a_link_stands_while_its_address_does(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    link, letters = invitation_of(hearing), Message.objects.count()
    path = f"consultees/{consultee_of(hearing).pk}"
    door.changed(path, {"name": "Hanne H. Part"})
    door.changed(path, {"email": cast.person("consultee").email})
    door.changed(path, {"email": cast.person("consultee").email.title()})
    assert cast.door(None).seen(link)["name"] == "Hanne H. Part"
    assert Message.objects.count() == letters
