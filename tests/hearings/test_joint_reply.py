"""A joint reply: input by a day, one draft, everybody's approval, sent, and considered [90]."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest
from django.db import connection

from agenda.models import Case
from foundation import clock
from foundation.accounts.invitations import invitation_token
from hearings.models import HearingResponse, JointReply, JointReplyMember
from tests.cast import Cast
from tests.door import expect, refused
from tests.hearings.papers import citizen
from tests.hearings.setup import START, closed_case, item_on_agenda, running, written

Clock = Callable[[str], None]
DRAFT = "<p>Forummet støtter takster, men ikke for børn.</p>"
WORDS = {
    "prepared_by": "Forvaltningen",
    "on_behalf_of": "Erhvervsforum",
    "approved_by": "medlemmerne",
}


def planned(cast: Cast, hearing: dict[str, Any] | None = None, **told: Any) -> dict[str, Any]:
    """A joint reply of two, planned in a running hearing of the forum."""
    hearing = hearing or running(cast, audience="forum", consultees=[{"name": "Erhvervsforum",
                                 "email": "forum@egernborg.example"}])  # fmt: skip
    members = [
        {"person": cast.person_id("member2")},
        {"name": "Ib Smed", "email": "ib@smed.example"},
    ]
    body = {**WORDS, "input_by": "2026-03-10", "members": members, **told}
    return cast.door("secretariat").made(f"hearings/{hearing['id']}/joint-replies", body)


def collecting(cast: Cast, hearing: dict[str, Any] | None = None, **told: Any) -> str:
    """The path of a joint reply whose members have been asked."""
    path = f"joint-replies/{planned(cast, hearing, **told)['id']}"
    cast.door("secretariat").done(f"{path}/collect")
    return path


def circulated(cast: Cast, hearing: dict[str, Any] | None = None, **told: Any) -> str:
    """The path of one whose draft goes round."""
    path, door = collecting(cast, hearing, **told), cast.door("secretariat")
    door.changed(path, {"draft_html": DRAFT, "approve_by": "2026-03-20"})
    seen = {"overrides": [{"code": "input_still_open", "reason": "Alle har sagt deres"}]}
    door.done(f"{path}/circulate", seen)
    return path


def link_of(name: str) -> str:
    """The link of a member."""
    member = JointReplyMember.objects.get(name=name)
    return f"invitations/{invitation_token('joint-reply', member.pk)}"


def member_of(name: str) -> str:
    """The path of a member's part."""
    return f"joint-reply-members/{JointReplyMember.objects.get(name=name).pk}"


def open_case(cast: Cast) -> Case:
    """An open case of the department."""
    found = closed_case(cast)
    found.visibility = "open"
    found.save()
    return found


def test_the_whole_course_from_input_to_the_draft(cast: Cast, hold_clock: Clock) -> None:
    path, door, ib = collecting(cast), cast.door("secretariat"), link_of("Ib Smed")
    assert {m.recipient_address for m in written("joint-reply-input")} == {
        "member2@egernborg.example",
        "ib@smed.example",
    }
    body = {"answer": "contribute", "input_html": "<p>Husk børnene</p>"}
    assert expect(citizen().post(ib, body), 200)["input_is_late"] is False
    hold_clock("2026-03-11T09:00:00+01:00")
    part = f"{member_of('Nina Østergård')}/contribute"
    own = cast.door("member2").done(part, {"input_html": "Enig"}, if_match=None)
    assert own["input_is_late"] is True
    assert door.done(f"{path}/close-input")["state"] == "drafting"
    door.changed(path, {"draft_html": DRAFT, "approve_by": "2026-03-20"})
    assert citizen().seen(ib)["joint_reply"]["draft_html"] is None
    assert door.done(f"{path}/circulate")["state"] == "circulated"
    assert citizen().seen(ib)["joint_reply"]["draft_html"] == DRAFT


def test_an_approved_draft_is_the_answer_and_is_considered_at_the_second_reading(
    cast: Cast,
) -> None:
    case, door = open_case(cast), cast.door("secretariat")
    forum = [{"name": "Erhvervsforum", "email": "f@egernborg.example"}]
    hearing = running(cast, case=str(case.pk), audience="forum", consultees=forum)
    (consultee,) = door.seen(f"hearings/{hearing['id']}/consultees")["results"]
    path, ib = circulated(cast, hearing, consultee=consultee["id"]), link_of("Ib Smed")
    yes = {"content_hash": citizen().seen(ib)["joint_reply"]["content_hash"]}
    for _ in range(2):
        told = expect(citizen().post(ib, {"answer": "approve", **yes}), 200)
        assert told["approval"] == "approved"
    cast.door("member2").done(f"{member_of('Nina Østergård')}/approve", yes, if_match=None)
    answer = door.seen(f"responses/{door.done(f'{path}/send')['response']}")
    assert (answer["state"], answer["body_html"]) == ("submitted", DRAFT)
    assert door.seen(f"consultees/{consultee['id']}")["state"] == "answered"
    item = item_on_agenda(cast, case=case)
    at = {"item": str(item.pk)}
    refused(door.post(f"{path}/consider", at, if_match="*"), 409, "item_not_treated")
    item.state = "treated"
    item.save()
    done = door.done(f"{path}/consider", at)
    assert (done["state"], done["used_on"]) == ("considered", "2026-03-18")
    assert done["used_by"] == "Kultur- og Fritidsudvalget"
    shown = cast.door("member").seen(f"hearings/{hearing['id']}")["joint_reply"]
    assert (shown["state"], shown["state_label"]) == ("considered", "Behandlet")


def test_letters_hold_a_link_and_nothing_of_the_draft(cast: Cast) -> None:
    hearing = running(cast, case=str(closed_case(cast).pk))
    reply = planned(cast, hearing)
    path, door = f"joint-replies/{reply['id']}", cast.door("secretariat")
    door.done(f"{path}/collect")
    door.changed(path, {"draft_html": DRAFT, "approve_by": "2026-03-20"})
    seen = {"overrides": [{"code": "input_still_open", "reason": "Haster"}]}
    door.done(f"{path}/circulate", seen)
    for mail in (*written("joint-reply-input"), *written("joint-reply-approval")):
        assert "lukket sag" in mail.text
        for secret in ("Takster", "børn", "Salg"):
            assert secret not in mail.text + mail.html + mail.subject_line
        assert "/api/v1/invitations/" in mail.text


def test_silence_and_objections_hold_the_reply_back_until_somebody_says_why(cast: Cast) -> None:
    path, door = circulated(cast), cast.door("secretariat")
    silent = refused(door.post(f"{path}/send", {}, if_match="*"), 409, "member_silent")
    assert silent["overridable"] is True
    ib = link_of("Ib Smed")
    text = citizen().seen(ib)["joint_reply"]["content_hash"]
    no = {"answer": "object", "content_hash": text}
    refused(citizen().post(ib, no), 400, "reason_required", "/reason")
    told = expect(citizen().post(ib, {**no, "reason": "Børn skal nævnes"}), 200)
    assert (told["approval"], told["objection"]) == ("objected", "Børn skal nævnes")
    refused(door.post(f"{path}/send", {}, if_match="*"), 409, "member_objects")
    dry = door.post(f"{path}/revise?dry_run=true", {}, if_match="*")
    assert expect(dry, 200)["state"] == "drafting"
    door.done(f"{path}/revise")
    refused(citizen().post(ib, {"answer": "approve", "content_hash": text}), 409, "wrong_state")
    door.changed(path, {"draft_html": "<p>Forummet er imod.</p>"})
    seen = [{"code": c, "reason": "Aftalt"} for c in ("input_still_open", "member_silent")]
    door.done(f"{path}/circulate", {"overrides": seen[:1]})
    assert len(written("joint-reply-approval-2")) == 2
    assert citizen().seen(ib)["approval"] == "awaited"
    old = citizen().post(ib, {"answer": "approve", "content_hash": text})
    refused(old, 409, "content_changed")
    sent = door.done(f"{path}/send", {"overrides": seen[1:]})
    assert HearingResponse.objects.get(pk=sent["response"]).sender_name == "Erhvervsforum"
    refused(door.post(f"{path}/send", {}, if_match="*"), 409, "wrong_state")


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"input_by": None}, "input_day_missing"),
        ({"input_by": "2026-03-01"}, "input_day_has_passed"),
        ({"members": []}, "nobody_behind"),
        ({"members": [{"name": "Uden adresse"}]}, "member_unreachable"),
    ],
)
def test_what_stands_against_asking(cast: Cast, told: dict[str, Any], code: str) -> None:
    path = f"joint-replies/{planned(cast, **told)['id']}"
    refused(cast.door("secretariat").post(f"{path}/collect", {}, if_match="*"), 409, code)
    assert not written("joint-reply-input")


def test_what_stands_against_going_round(cast: Cast) -> None:
    path, door = collecting(cast), cast.door("secretariat")
    answer = door.post(f"{path}/circulate", {}, if_match="*")
    for code in ("draft_empty", "approval_day_missing", "input_still_open"):
        refused(answer, 409, code)
    door.changed(path, {"draft_html": DRAFT, "approve_by": "2026-03-30"})
    answer = door.post(f"{path}/circulate", {}, if_match="*")
    refused(answer, 409, "approved_after_deadline")


def test_a_draft_is_read_by_its_members_when_it_goes_round_and_by_others_when_sent(
    cast: Cast,
) -> None:
    path = collecting(cast)
    cast.door("secretariat").changed(path, {"draft_html": DRAFT})
    assert cast.door("member2").seen(path)["draft_html"] is None
    for name in ("member", "council_member", "consultee", "secretariat_other_municipality"):
        refused(cast.door(name).get(path), 404, "not_found")
    (own,) = cast.door("member2").seen(f"{path}/members")["results"]
    assert own["name"] == "Nina Østergård"
    assert len(cast.door("secretariat").seen(f"{path}/members")["results"]) == 2
    refused(cast.door("member2").get(member_of("Ib Smed")), 404, "not_found")


@pytest.mark.parametrize("name", ["chair", "member", "council_member", "consultee"])
def test_who_may_not_run_or_answer(cast: Cast, name: str) -> None:
    path, door = circulated(cast), cast.door(name)
    for verb in ("collect", "close-input", "circulate", "revise", "send", "consider"):
        assert door.post(f"{path}/{verb}", {}, if_match="*").status_code == 404, verb
    body = {"content_hash": "x", "reason": "x", "input_html": "x"}
    for verb in ("contribute", "approve", "object"):
        part = door.post(f"{member_of('Ib Smed')}/{verb}", body)
        assert part.status_code == 404, verb
    refused(cast.door("member2").post(f"{path}/send", {}, if_match="*"), 403, "forbidden")


def test_links_are_for_one_purpose_and_expire(cast: Cast, hold_clock: Clock) -> None:
    reply = planned(cast)
    ib = link_of("Ib Smed")
    refused(citizen().get(ib), 404, "not_found")
    cast.door("secretariat").done(f"joint-replies/{reply['id']}/collect")
    member = JointReplyMember.objects.get(name="Ib Smed")
    for purpose in ("hearing", "hearing-response", "minutes"):
        other = f"invitations/{invitation_token(purpose, member.pk)}"
        refused(citizen().post(other, {"answer": "approve"}), 404, "not_found")
    refused(citizen().post(ib, {"answer": "perhaps"}), 400, "invalid_choice")
    refused(citizen().post(ib, {"answer": "contribute"}), 409, "response_empty")
    nul = {"answer": "contribute", "input_html": "a\u0000b"}
    refused(citizen().post(ib, nul), 400, "bad_text")
    assert citizen().get(ib).status_code == 200
    hold_clock("2026-05-10T12:00:00+02:00")
    refused(citizen().get(ib), 404, "not_found")


def test_a_hearing_has_one_joint_reply_and_members_stand_once(cast: Cast) -> None:
    reply, door = planned(cast), cast.door("secretariat")
    again = door.post(f"hearings/{reply['hearing']}/joint-replies", WORDS)
    refused(again, 409, "duplicate")
    path = f"joint-replies/{reply['id']}"
    twice = door.post(f"{path}/members", {"person": cast.person_id("member2")})
    refused(twice, 409, "duplicate")
    refused(door.post(f"{path}/members", {}), 400, "required", "/name")
    more = door.made(f"{path}/members", {"name": "Ea", "email": "ea@smed.example"})
    assert more["position"] == 3
    gone = door.delete(f"joint-reply-members/{more['id']}", if_match=more["etag"])
    assert gone.status_code == 204
    etag = door.get(path).headers["ETag"]
    assert door.delete(path, if_match=etag).status_code == 204
    assert not JointReply.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_send_at_once_one_does(real_cast: Cast) -> None:
    path = circulated(real_cast)
    body = {"overrides": [{"code": "member_silent", "reason": "Fristen"}]}
    moment, door = datetime.fromisoformat(START), real_cast.door("secretariat")

    def send(_: int) -> int:
        try:
            with clock.frozen(moment):
                return door.post(f"{path}/send", body, if_match="*").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        codes = sorted(pool.map(send, range(4)))
    assert codes == [200, 409, 409, 409]
    assert HearingResponse.objects.count() == 1
