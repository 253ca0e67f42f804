"""Minutes from draft to published: circulating, approving, correcting, and the chain."""

from typing import Any

import pytest
from django.db import connection

from foundation.outbox.models import Message
from minutes.models import MinutesVersion
from tests.door import expect, refused
from tests.proceedings.stage import SECRET, Stage

ALL = ("chair", "member", "member2", "member3", "member4")


def post(stage: Stage, path: str, who: str = "secretariat", **body: Any) -> Any:
    return stage.door(who).post(path, body, if_match="*")


def page(stage: Stage, who: str, path: str, **query: Any) -> str:
    answer = stage.door(who).get(path, **query)
    assert answer.status_code == 200, answer.content
    return str(answer.content.decode())


def test_an_approval_binds_to_what_was_read(stage: Stage, circulated: str) -> None:
    member = stage.door("member")
    wrong = member.post(f"{circulated}/approve", {"content_hash": "0" * 64})
    refused(wrong, 409, "content_changed")
    stage.approve(circulated, "member")
    read = member.seen(circulated)["content_hash"]
    again = member.post(f"{circulated}/approve", {"content_hash": read})
    refused(again, 409, "already_approved")
    other = stage.door("secretariat").post(f"{circulated}/approve", {"content_hash": read})
    refused(other, 409, "not_an_approver")


def test_the_last_approval_approves(stage: Stage, circulated: str) -> None:
    stage.approve(circulated, *ALL[:-1])
    assert stage.desk.seen(circulated)["approval"] == "circulated"
    stage.approve(circulated, ALL[-1])
    seen = stage.desk.seen(circulated)
    assert seen["approval"] == "approved"
    assert seen["approved_at"] is not None


def test_the_duty_outlasts_the_membership(stage: Stage, circulated: str) -> None:
    stage.cast.culture.memberships.filter(person=stage.cast.person("member")).update(
        ends_on="2026-03-24"
    )
    stage.approve(circulated, "member")
    assert SECRET in page(stage, "member", f"{circulated}.html")


def test_a_decline_has_a_reason_and_the_round_can_be_closed(stage: Stage, circulated: str) -> None:
    refused(post(stage, f"{circulated}/decline", "member", reason=" "), 409, "reason_required")
    expect(post(stage, f"{circulated}/decline", "member", reason="Punkt 1 er forkert."), 200)
    stage.approve(circulated, "chair", "member2", "member3", "member4")
    refused(post(stage, f"{circulated}/conclude-approval", reason=""), 409, "reason_required")
    closed = stage.desk.done(f"{circulated}/conclude-approval", {"reason": "Ét medlem afviste."})
    assert closed["approval"] == "concluded_incomplete"


def test_only_the_secretariat_takes_an_approval_back(stage: Stage, circulated: str) -> None:
    stage.approve(circulated, *ALL)
    told = {"person": stage.cast.person_id("member"), "reason": "Trykkede forkert."}
    refused(post(stage, f"{circulated}/revoke-approval", "member", **told), 403, "forbidden")
    revoked = stage.desk.done(f"{circulated}/revoke-approval", told)
    assert revoked["approval"] == "circulated"
    rows = stage.desk.seen(f"{circulated}/approvals", state="pending")["results"]
    assert [row["name"] for row in rows] == ["Mikkel Aas"]


def test_a_correction_that_is_not_open_is_kept_from_who_does_not_see_all(
    stage: Stage, circulated: str
) -> None:
    stage.approve(circulated, *ALL)
    for visibility in ("open", "closed"):
        told = {"text_html": visibility, "visibility": visibility, "reason": "Manglede."}
        stage.desk.done(f"{circulated}/correct", told)
    stage.approve(circulated, *ALL)
    seen = {
        who: len(stage.door(who).seen(f"{circulated}/corrections")["results"])
        for who in ("secretariat", "member", "council_member")
    }
    assert seen == {"secretariat": 2, "member": 2, "council_member": 1}
    told = stage.door("council_member").seen(f"{circulated}.json")["corrections"]
    assert [one["text_html"] for one in told] == ["<p>open</p>"]


def test_a_correction_is_added_and_asks_everybody_again(stage: Stage, circulated: str) -> None:
    stage.approve(circulated, *ALL)
    before = stage.desk.seen(circulated)
    told = {"text_html": "Mødet sluttede kl. 18.", "reason": "Tiden manglede."}
    after = stage.desk.done(f"{circulated}/correct", told)
    assert after["approval"] == "circulated"
    assert after["content_hash"] != before["content_hash"]
    assert after["version_number"] == 2
    assert "Mødet sluttede kl. 18." in page(stage, "member", f"{circulated}.html")
    assert Message.objects.filter(rule="minutes-circulated").count() == 2 * len(ALL)
    stale = stage.door("member").post(
        f"{circulated}/approve", {"content_hash": before["content_hash"]}
    )
    refused(stale, 409, "content_changed")
    assert stage.desk.seen(f"{circulated}/verify")["intact"]


def test_the_chain_shows_what_was_changed_past_the_application(
    stage: Stage, circulated: str
) -> None:
    assert stage.desk.seen(f"{circulated}/verify")["intact"]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE minutes_minutesversion SET content = jsonb_set(content, '{items,0,title}', "
            "'\"Noget andet\"')"
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert not stage.desk.seen(f"{circulated}/verify")["intact"]


def test_a_version_is_never_changed(stage: Stage, circulated: str) -> None:
    with pytest.raises(Exception, match="append_only"):
        MinutesVersion.objects.update(content={})


def test_the_pages_are_the_stored_bytes(stage: Stage, circulated: str) -> None:
    first = stage.door("member").get(f"{circulated}.pdf")
    assert first.content.startswith(b"%PDF")
    assert first.content == stage.desk.get(f"{circulated}.pdf").content
    seen = {"If-None-Match": first.headers["ETag"]}
    assert stage.door("member").send("GET", f"{circulated}.pdf", headers=seen).status_code == 304
    refused(stage.desk.get(f"{circulated}.html", edition="secret"), 400, "invalid_choice")


def test_the_agendas_page_has_no_decisions(stage: Stage, circulated: str) -> None:
    for who in ("member", "secretariat"):
        shown = page(stage, who, f"{stage.at}/agenda.html")
        assert "DAGSORDEN" in shown
        assert SECRET in shown
        assert "Udvalget godkendte" not in shown
    assert SECRET not in page(stage, "council_member", f"{stage.at}/agenda.html")
    refused(stage.door("secretariat_other_municipality").get(f"{stage.at}/agenda.html"), 404,
            "not_found")  # fmt: skip
