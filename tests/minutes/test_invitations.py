"""Approving minutes by the link in the letter: one door, one purpose, one person."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.signing import Signer

from foundation.audit.models import Entry
from foundation.outbox.models import Message
from minutes.models import Approval
from tests.door import Door, expect, refused
from tests.minutes.test_lifecycle import ALL
from tests.proceedings.stage import SECRET, Stage

Clock = Callable[[str], None]
LINK = re.compile(r"/api/v1/(invitations/[^/\s]+)$", re.MULTILINE)
MAIL = "{}@egernborg.example"


def link_of(stage: Stage, who: str) -> str:
    """The path that stands in the newest letter to that person."""
    letters = Message.objects.filter(
        rule="minutes-circulated", recipient_address=MAIL.format(who)
    ).order_by("queued_at", "id")
    newest = letters.last()
    assert newest is not None, who
    found = LINK.search(newest.text)
    assert found is not None, newest.text
    return found.group(1)


def read(path: str) -> str:
    return str(Door().seen(path)["minutes"]["content_hash"])


def approve(path: str, content_hash: str | None = None) -> Any:
    return Door().post(path, {"answer": "approve", "content_hash": content_hash or read(path)})


def test_the_letter_opens_the_minutes_to_one_person(stage: Stage, circulated: str) -> None:
    shown = Door().seen(link_of(stage, "member"))
    assert (shown["purpose"], shown["name"], shown["state"]) == ("minutes", "Mikkel Aas", "pending")
    told = shown["minutes"]
    assert told["content_hash"] == stage.desk.seen(circulated)["content_hash"]
    assert told["document"] == stage.door("member").seen(f"{circulated}.json")
    assert SECRET in str(told["document"])
    assert "approvals" not in told


def test_nobody_is_sent_anothers_link(stage: Stage, circulated: str) -> None:
    assert len({link_of(stage, who) for who in ALL}) == len(ALL)
    answer = Door().get(link_of(stage, "chair"))
    assert expect(answer, 200)["name"] == "Karen Bæk"
    assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(("kind", "start"), [("html", b"<!"), ("pdf", b"%PDF")])
def test_the_minutes_can_be_read_as_a_page(
    stage: Stage, circulated: str, kind: str, start: bytes
) -> None:
    page = Door().get(f"{link_of(stage, 'member')}/minutes.{kind}")
    assert (page.status_code, page.content[: len(start)]) == (200, start)
    assert page.content == stage.door("member").get(f"{circulated}.{kind}").content
    refused(Door().get(f"invitations/x/minutes.{kind}"), 404, "not_found")


def test_the_link_approves_what_was_read(stage: Stage, circulated: str) -> None:
    path = link_of(stage, "member")
    wrong = approve(path, "0" * 64)
    refused(wrong, 409, "content_changed")
    assert expect(approve(path), 200)["state"] == "approved"
    row = Approval.objects.get(minutes_id=circulated.partition("/")[2], name="Mikkel Aas")
    assert (row.state, row.method) == ("approved", "invitation")
    entry = Entry.objects.get(verb="approve")
    assert (entry.actor_id, entry.object_id) == (None, row.minutes_id)


def test_the_same_answer_again_changes_nothing(stage: Stage, circulated: str) -> None:
    path = link_of(stage, "member")
    once = expect(approve(path), 200)
    assert expect(approve(path), 200) == once
    assert Entry.objects.filter(verb="approve").count() == 1
    other = {"answer": "decline", "reason": "Alligevel ikke."}
    refused(Door().post(path, other), 409, "already_approved")


def test_the_link_declines_with_a_reason(stage: Stage, circulated: str) -> None:
    path = link_of(stage, "member")
    refused(Door().post(path, {"answer": "decline"}), 409, "reason_required")
    told = {"answer": "decline", "reason": "Punkt 1 er forkert."}
    shown = expect(Door().post(path, told), 200)
    assert (shown["state"], shown["decline_reason"]) == ("declined", told["reason"])
    assert expect(Door().post(path, told), 200) == shown
    assert Entry.objects.filter(verb="decline").count() == 1
    assert expect(approve(path), 200)["state"] == "approved"


def test_the_link_closes_when_the_round_ends(stage: Stage, circulated: str) -> None:
    paths = {who: link_of(stage, who) for who in ALL}
    hashes = {read(path) for path in paths.values()}
    for path in paths.values():
        last = expect(approve(path), 200)
    assert (stage.desk.seen(circulated)["approval"], last["state"]) == ("approved", "approved")
    for path in paths.values():
        refused(Door().get(path), 404, "not_found")
        refused(Door().get(f"{path}/minutes.html"), 404, "not_found")
        again = approve(path, hashes.copy().pop())
        assert expect(again, 200)["state"] == "approved"
    assert Entry.objects.filter(verb="approve").count() == len(ALL)


def test_a_round_closed_without_somebody_closes_his_link(stage: Stage, circulated: str) -> None:
    path = link_of(stage, "member")
    content_hash = read(path)
    stage.approve(circulated, "chair", "member2", "member3", "member4")
    stage.desk.done(f"{circulated}/conclude-approval", {"reason": "Mikkel er bortrejst."})
    refused(Door().get(path), 404, "not_found")
    refused(approve(path, content_hash), 404, "not_found")
    assert stage.desk.seen(circulated)["approval"] == "concluded_incomplete"


def test_a_correction_must_be_read_before_it_is_approved(stage: Stage, circulated: str) -> None:
    path = link_of(stage, "member")
    before = read(path)
    expect(approve(path, before), 200)
    told = {"text_html": "Mødet sluttede kl. 18.", "reason": "Tiden manglede."}
    stage.desk.done(f"{circulated}/correct", told)
    refused(approve(path, before), 409, "content_changed")
    assert "Mødet sluttede kl. 18." in str(Door().seen(path)["minutes"]["document"])
    assert expect(approve(link_of(stage, "member")), 200)["state"] == "approved"


def test_what_was_taken_back_can_be_given_again_by_the_same_link(
    stage: Stage, circulated: str
) -> None:
    path = link_of(stage, "member")
    expect(approve(path), 200)
    told = {"person": stage.cast.person_id("member"), "reason": "Trykkede forkert."}
    stage.desk.done(f"{circulated}/revoke-approval", told)
    assert Door().seen(path)["state"] == "pending"
    assert expect(approve(path), 200)["state"] == "approved"
    assert Entry.objects.filter(verb="approve").count() == 2


def test_wrong_links_are_unknown(stage: Stage, circulated: str) -> None:
    path = link_of(stage, "member")
    row = Approval.objects.get(name="Mikkel Aas")
    other_purpose = Signer(salt="invitation hearing", sep=".").sign(row.pk.hex)
    nobody = Signer(salt="invitation minutes", sep=".").sign(row.minutes_id.hex)
    told = {"content_hash": read(path)}
    unknown = Door().get("invitations/x").content
    for wrong in (f"{path}x", f"invitations/{other_purpose}", f"invitations/{nobody}"):
        refused(Door().get(wrong), 404, "not_found")
        refused(Door().post(wrong, told), 404, "not_found")
        assert Door().get(wrong).content == unknown


def test_a_link_expires_and_a_correction_sends_a_new_one(
    stage: Stage, circulated: str, hold_clock: Clock
) -> None:
    path = link_of(stage, "member")
    content_hash = read(path)
    hold_clock("2026-05-23T16:00:00+02:00")
    assert Door().get(path).status_code == 200
    hold_clock("2026-05-24T16:00:00+02:00")
    refused(Door().get(path), 404, "not_found")
    refused(approve(path, content_hash), 404, "not_found")
    told = {"text_html": "Mødet sluttede kl. 18.", "reason": "Tiden manglede."}
    stage.desk.done(f"{circulated}/correct", told)
    assert expect(approve(link_of(stage, "member")), 200)["state"] == "approved"


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        ({}, "required", "/content_hash"),
        ({"answer": "perhaps"}, "invalid_choice", "/answer"),
        ({"answer": "submit"}, "invalid_choice", "/answer"),
        ({"content_hash": 7}, "not_a_string", "/content_hash"),
        ({"answer": "decline", "body_html": "x"}, "unknown_field", "/body_html"),
    ],
)
def test_bad_answers_are_refused(
    stage: Stage, circulated: str, body: dict[str, Any], code: str, pointer: str
) -> None:
    refused(Door().post(link_of(stage, "member"), body), 400, code, pointer)


def test_an_invitation_is_no_key_to_anything_else(stage: Stage, circulated: str) -> None:
    token = link_of(stage, "member").partition("/")[2]
    refused(Door(token).get(circulated), 401, "bad_token")
