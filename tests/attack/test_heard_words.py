"""What was heard and must be forgotten, or is no longer for everybody, comes back by no door."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from agenda.actions import Material, make_item
from agenda.models import Case, ItemWithholding
from agenda.vocabulary import SectionKind, Visibility
from committees.models import Membership
from foundation.accounts.invitations import invitation_token
from foundation.accounts.reading import the_house
from foundation.audit.act import Act
from foundation.clock import now
from hearings.models import HearingResponse, JointReply, JointReplyMember
from hearings.tasks import end
from tests.cast import Cast
from tests.door import Door, expect, refused
from tests.hearings.papers import CITIZEN, PDF, answered, citizen, sent_raw
from tests.hearings.setup import (
    REPLY,
    START,
    closed_case,
    council_meeting,
    decided,
    item_of,
    item_on_agenda,
    running,
    written,
)
from tests.hearings.test_joint_reply import DRAFT, circulated, collecting, link_of

Clock = Callable[[str], None]
CPR = "Jeg hedder 010190-1234"


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Clock, settings: Any, tmp_path: Path) -> None:
    hold_clock(START)
    settings.MEDIA_ROOT = tmp_path


def test_what_a_council_decided_and_somebody_removed_is_not_taken_again(
    cast: Cast, hold_clock: Clock
) -> None:
    council_meeting(cast)
    hearing, door = running(cast), cast.door("secretariat")
    hold_clock("2026-03-18T14:00:00+01:00")
    decided(cast, item_of(hearing))
    end()
    answer = HearingResponse.objects.get(state="submitted")
    assert answer.body_html == REPLY
    door.done(f"responses/{answer.pk}/redact", {"reason": "Navngiver en borger"})
    end()
    (row,) = HearingResponse.objects.all()
    assert (row.pk, row.body_html) == (answer.pk, "")


def test_what_was_removed_is_not_left_in_the_draft_it_came_from(cast: Cast) -> None:
    path, door = circulated(cast), cast.door("secretariat")
    digest = JointReply.objects.get().content_hash
    for name in JointReplyMember.objects.values_list("name", flat=True):
        body = {"answer": "approve", "content_hash": digest}
        expect(citizen().post(link_of(name), body), 200)
    sent = door.done(f"{path}/send")
    comment = {"comment_html": "<p>Nej.</p>", "summary": "Forummet støtter takster"}
    door.done(f"responses/{sent['response']}/comment", comment)
    door.done(f"responses/{sent['response']}/redact", {"reason": "Fejl"})
    assert DRAFT not in str(door.seen(path))
    shown = citizen().seen(link_of("Ib Smed"))
    assert DRAFT not in str(shown)
    hearing = JointReply.objects.get().hearing_id
    assert "støtter takster" not in str(door.seen(f"hearings/{hearing}/white-book"))


def test_a_comment_is_looked_through_while_the_public_reads_it(
    cast: Cast, hold_clock: Clock
) -> None:
    hearing, answer = answered(cast)
    door = cast.door("secretariat")
    door.done(f"{answer}/write-public-version")
    door.done(f"{answer}/comment", {"comment_html": "<p>Tak.</p>"})
    hold_clock("2026-03-28T09:00:00+01:00")
    door.done(f"{hearing}/end")
    door.done(f"{hearing}/publish-responses", {"with_white_book": True})
    for told in ({"comment_html": CPR}, {"comment_html": "Tak.", "summary": CPR}):
        reply = door.post(f"{answer}/comment", told, if_match="*")
        refused(reply, 409, "cpr_found")
    assert "010190" not in str(Door().seen(f"public/{hearing}/white-book"))


def test_a_public_file_is_looked_through_by_its_name_too(cast: Cast) -> None:
    _, answer = answered(cast)
    door = cast.door("secretariat")
    text = b"Vi er imod."
    raw = expect(sent_raw(door, "uploads", text, "010190-1234 svar.txt"), 201)
    clean = expect(sent_raw(door, "uploads", text, "svar.txt"), 201)
    public = {"edition": "public"}
    for told in (
        {"upload_id": raw["id"]},
        {"upload_id": raw["id"], "title": "Svar"},
        {"upload_id": clean["id"], "title": CPR},
    ):
        refused(door.post(f"{answer}/files", {**told, **public}), 409, "cpr_found")
    door.made(f"{answer}/files", {"upload_id": clean["id"], **public})


def test_the_link_of_a_receipt_opens_nothing_of_what_is_closed_since(cast: Cast) -> None:
    case = Case.objects.create(
        municipality=cast.egernborg, title="Grund", department=cast.department
    )
    hearing = running(cast, audience="public", consultees=[], case=str(case.pk))
    path = f"public/hearings/{hearing['id']}/responses"
    made = expect(citizen().post(path, CITIZEN), 201)
    link = f"invitations/{invitation_token('hearing-response', UUID(made['reference']))}"
    assert citizen().seen(link)["hearing"]["title"] == hearing["title"]
    Case.objects.filter(pk=case.pk).update(visibility=Visibility.CLOSED.value)
    refused(citizen().get(link), 404, "not_found")
    refused(citizen().post(link, {"body_html": "<p>Nyt</p>"}), 404, "not_found")
    refused(sent_raw(citizen(), f"{link}/files"), 404, "not_found")


def test_what_a_citizen_is_still_writing_nobody_sends_for_him(cast: Cast) -> None:
    _, answer = answered(cast)
    first = answer.partition("/")[2]
    link = f"invitations/{invitation_token('hearing-response', UUID(first))}"
    expect(sent_raw(citizen(), f"{link}/files", PDF, "mere.pdf"), 201)
    draft = HearingResponse.objects.get(state="draft")
    door = cast.door("secretariat")
    reply = door.post(f"responses/{draft.pk}/submit")
    assert reply.status_code == 409, reply.content
    assert (
        HearingResponse.objects.get(state="submitted").pk
        == HearingResponse.objects.get(pk=first).pk
    )


def test_one_disqualified_in_the_council_s_item_reads_nothing_of_the_closed_case(
    cast: Cast,
) -> None:
    council_meeting(cast)
    case = Case.objects.create(
        municipality=cast.egernborg,
        title="Salg af grund",
        visibility=Visibility.CLOSED.value,
        department=cast.department,
    )
    hearing = running(cast, case=str(case.pk))
    Membership.objects.create(
        municipality=cast.egernborg,
        person=cast.person("council_member"),
        committee=cast.elders,
        role="member",
        starts_on=date(2026, 1, 1),
    )
    elder = cast.door("council_member")
    assert elder.get(f"hearings/{hearing['id']}").status_code == 200
    ItemWithholding.objects.create(
        municipality=cast.egernborg,
        item=item_of(hearing),
        person=cast.person("council_member"),
        cause="disqualified",
        since=now(),
    )
    refused(elder.get(f"hearings/{hearing['id']}"), 404, "not_found")


def test_answers_are_shown_to_nobody_who_may_answer_still(cast: Cast, hold_clock: Clock) -> None:
    hearing, answer = answered(cast)
    door = cast.door("secretariat")
    door.done(f"{answer}/write-public-version")
    door.done(f"{answer}/comment", {"comment_html": "<p>Tak.</p>"})
    hold_clock("2026-03-28T09:00:00+01:00")
    door.done(f"{hearing}/end")
    door.done(f"{hearing}/publish-responses", {"with_white_book": True})
    (file,) = door.seen(answer)["files"]
    upload = expect(sent_raw(door, "uploads", b"Vi er imod.", "svar.txt"), 201)
    shown = door.made(f"{answer}/files", {"upload_id": upload["id"], "edition": "public"})
    doors = [
        f"public/{hearing}/responses",
        f"public/{hearing}/white-book",
        f"public/{hearing}/white-book.csv",
        f"public/{hearing}/white-book.pdf",
        f"public/response-files/{shown['id']}",
    ]
    assert [citizen().get(path).status_code for path in doors] == [200] * len(doors)
    more = {"response_deadline": "2026-04-20", "reason": "Påske"}
    door.done(f"{hearing}/extend", more)
    for path in doors:
        refused(citizen().get(path), 404, "not_found")
    hold_clock("2026-04-21T09:00:00+02:00")
    door.done(f"{hearing}/end")
    assert [citizen().get(path).status_code for path in doors] == [200] * len(doors)
    refused(citizen().get(f"public/response-files/{file['id']}"), 404, "not_found")


def test_nobody_is_asked_to_approve_what_can_never_be_sent(cast: Cast) -> None:
    path, door = collecting(cast), cast.door("secretariat")
    door.changed(path, {"draft_html": DRAFT, "approve_by": "2026-03-20"})
    hearing = JointReply.objects.get().hearing_id
    door.done(f"hearings/{hearing}/withdraw", {"reason": "Forslaget er trukket."})
    seen = {"overrides": [{"code": "input_still_open", "reason": "Alle har sagt deres"}]}
    refused(door.post(f"{path}/circulate", seen, if_match="*"), 409, "hearing_not_running")
    assert not written("joint-reply-approval")


@pytest.mark.parametrize("about", ["item", "case"])
def test_a_link_opens_nothing_that_is_withheld_from_its_holder(cast: Cast, about: str) -> None:
    case = closed_case(cast)
    item = item_on_agenda(cast, closed=True, case=case)
    subject = {"item": str(item.pk)} if about == "item" else {"case": str(case.pk)}
    path = collecting(cast, running(cast, **subject))
    name = JointReplyMember.objects.exclude(person=None).get().name
    assert citizen().get(link_of(name)).status_code == 200
    assert cast.door("member2").get(path).status_code == 200
    ItemWithholding.objects.create(
        municipality=cast.egernborg,
        item=item,
        person=cast.person("member2"),
        cause="disqualified",
        since=now(),
    )
    refused(citizen().get(link_of(name)), 404, "not_found")
    body = {"answer": "contribute", "input_html": "Nej."}
    refused(citizen().post(link_of(name), body), 404, "not_found")
    refused(cast.door("member2").get(path), 404, "not_found")
    assert citizen().get(link_of("Ib Smed")).status_code == 200


def test_the_house_puts_nothing_on_an_agenda_that_went_out_meanwhile(cast: Cast) -> None:
    meeting = council_meeting(cast)
    act = Act(the_house(cast.egernborg.pk))
    material = Material(heading="Høring", kind=SectionKind.HEARING, body_html="")
    type(meeting).objects.filter(pk=meeting.pk).update(agenda_published_at=now())
    with transaction.atomic():
        item = make_item(act, cast.elders, meeting, material, title="Høring")
    assert (item.meeting, item.state) == (None, "ready")


def test_a_matter_that_is_closed_since_is_closed_on_the_council_s_agenda(cast: Cast) -> None:
    meeting = council_meeting(cast)
    case = Case.objects.create(
        municipality=cast.egernborg, title="Grund", department=cast.department
    )
    hearing = running(cast, case=str(case.pk))
    door, item = cast.door("secretariat"), item_of(hearing)
    type(meeting).objects.filter(pk=meeting.pk).update(agenda_published_at=now())
    end()
    agenda = f"public/meetings/{meeting.pk}/agenda"
    assert hearing["title"] in str(citizen().seen(agenda))
    Case.objects.filter(pk=case.pk).update(visibility=Visibility.CLOSED.value)
    end()
    shown = str(citizen().seen(agenda))
    assert hearing["title"] not in shown
    assert "Udkast til takster" not in shown
    assert "Høring i en lukket sag" in shown
    made = door.seen(f"agenda-items/{item.pk}")
    assert (made["visibility"], made["closed_reason"]) == ("closed", "other")
    end()
    assert door.seen(f"agenda-items/{item.pk}")["etag"] == made["etag"]


def test_who_answers_for_opening_the_council_s_item_is_not_overruled(cast: Cast) -> None:
    council_meeting(cast)
    hearing = running(cast, case=str(closed_case(cast).pk))
    door, path = cast.door("secretariat"), f"agenda-items/{item_of(hearing).pk}"
    assert door.seen(path)["visibility"] == "closed"
    door.done(f"{path}/make-open", {"reason": "Høringen nævner ingen."})
    end()
    assert door.seen(path)["visibility"] == "open"
