"""Minutes from draft to published: circulating, approving, correcting, and the chain."""

from typing import Any

import pytest
from django.db import connection

from foundation.outbox.models import Message
from minutes.models import MinutesVersion
from tests.door import expect, refused
from tests.proceedings.stage import SECRET, Stage

ALL = ("chair", "member", "member2", "member3", "member4")


def ended(stage: Stage) -> str:
    stage.open().everybody()
    stage.decide(stage.at_item)
    stage.decide(stage.at_closed, public_decision="Godkendt.")
    return f"minutes/{stage.end()['minutes_id']}"


def post(stage: Stage, path: str, who: str = "secretariat", **body: Any) -> Any:
    return stage.door(who).post(path, body, if_match="*")


def page(stage: Stage, who: str, path: str, **query: Any) -> str:
    answer = stage.door(who).get(path, **query)
    assert answer.status_code == 200, answer.content
    return str(answer.content.decode())


def test_all_that_is_unfinished_is_listed(stage: Stage) -> None:
    stage.open()
    stage.attend("chair")
    stage.desk.done(f"{stage.at_item}/finish")
    minutes = f"minutes/{stage.end()['minutes_id']}"
    problem = refused(post(stage, f"{minutes}/circulate"), 409, "decision_missing")
    assert {r["code"] for r in problem["reasons"]} == {"items_untreated", "decision_missing"}
    assert {r["code"] for r in problem["warnings"]} == {"presence_unknown"}
    assert stage.desk.seen(minutes)["version_number"] == 0


def test_a_draft_is_the_secretariats_and_the_chairs(stage: Stage) -> None:
    minutes = ended(stage)
    assert "Udvalget godkendte" in page(stage, "chair", f"{minutes}.html")
    for who in ("member", "council_member", "consultee", "secretariat_other_municipality"):
        refused(stage.door(who).get(minutes), 404, "not_found")
        refused(stage.door(who).get(f"{minutes}.html"), 404, "not_found")


def test_an_approval_binds_to_what_was_read(stage: Stage) -> None:
    minutes = stage.circulated()
    member = stage.door("member")
    wrong = member.post(f"{minutes}/approve", {"content_hash": "0" * 64})
    refused(wrong, 409, "content_changed")
    stage.approve(minutes, "member")
    read = member.seen(minutes)["content_hash"]
    again = member.post(f"{minutes}/approve", {"content_hash": read})
    refused(again, 409, "already_approved")
    other = stage.door("secretariat").post(f"{minutes}/approve", {"content_hash": read})
    refused(other, 409, "not_an_approver")


def test_the_last_approval_approves(stage: Stage) -> None:
    minutes = stage.circulated()
    stage.approve(minutes, *ALL[:-1])
    assert stage.desk.seen(minutes)["approval"] == "circulated"
    stage.approve(minutes, ALL[-1])
    seen = stage.desk.seen(minutes)
    assert seen["approval"] == "approved"
    assert seen["approved_at"] is not None


def test_the_duty_outlasts_the_membership(stage: Stage) -> None:
    minutes = stage.circulated()
    stage.cast.culture.memberships.filter(person=stage.cast.person("member")).update(
        ends_on="2026-03-24"
    )
    stage.approve(minutes, "member")
    assert SECRET in page(stage, "member", f"{minutes}.html")


def test_a_decline_has_a_reason_and_the_round_can_be_closed(stage: Stage) -> None:
    minutes = stage.circulated()
    refused(post(stage, f"{minutes}/decline", "member", reason=" "), 409, "reason_required")
    expect(post(stage, f"{minutes}/decline", "member", reason="Punkt 1 er forkert."), 200)
    stage.approve(minutes, "chair", "member2", "member3", "member4")
    refused(post(stage, f"{minutes}/conclude-approval", reason=""), 409, "reason_required")
    closed = stage.desk.done(f"{minutes}/conclude-approval", {"reason": "Ét medlem afviste."})
    assert closed["approval"] == "concluded_incomplete"


def test_only_the_secretariat_takes_an_approval_back(stage: Stage) -> None:
    minutes = stage.circulated()
    stage.approve(minutes, *ALL)
    told = {"person": stage.cast.person_id("member"), "reason": "Trykkede forkert."}
    refused(post(stage, f"{minutes}/revoke-approval", "member", **told), 403, "forbidden")
    revoked = stage.desk.done(f"{minutes}/revoke-approval", told)
    assert revoked["approval"] == "circulated"
    rows = stage.desk.seen(f"{minutes}/approvals", state="pending")["results"]
    assert [row["name"] for row in rows] == ["Mikkel Aas"]


def test_a_correction_that_is_not_open_is_kept_from_who_does_not_see_all(stage: Stage) -> None:
    minutes = stage.circulated()
    stage.approve(minutes, *ALL)
    for visibility in ("open", "closed"):
        told = {"text_html": visibility, "visibility": visibility, "reason": "Manglede."}
        stage.desk.done(f"{minutes}/correct", told)
    stage.approve(minutes, *ALL)
    seen = {
        who: len(stage.door(who).seen(f"{minutes}/corrections")["results"])
        for who in ("secretariat", "member", "council_member")
    }
    assert seen == {"secretariat": 2, "member": 2, "council_member": 1}
    told = stage.door("council_member").seen(f"{minutes}.json")["corrections"]
    assert [one["text_html"] for one in told] == ["<p>open</p>"]


def test_a_correction_is_added_and_asks_everybody_again(stage: Stage) -> None:
    minutes = stage.circulated()
    stage.approve(minutes, *ALL)
    before = stage.desk.seen(minutes)
    told = {"text_html": "Mødet sluttede kl. 18.", "reason": "Tiden manglede."}
    after = stage.desk.done(f"{minutes}/correct", told)
    assert after["approval"] == "circulated"
    assert after["content_hash"] != before["content_hash"]
    assert after["version_number"] == 2
    assert "Mødet sluttede kl. 18." in page(stage, "member", f"{minutes}.html")
    assert Message.objects.filter(rule="minutes-circulated").count() == 2 * len(ALL)
    stale = stage.door("member").post(
        f"{minutes}/approve", {"content_hash": before["content_hash"]}
    )
    refused(stale, 409, "content_changed")
    assert stage.desk.seen(f"{minutes}/verify")["intact"]


def test_the_chain_shows_what_was_changed_past_the_application(stage: Stage) -> None:
    minutes = stage.circulated()
    assert stage.desk.seen(f"{minutes}/verify")["intact"]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE minutes_minutesversion SET content = jsonb_set(content, '{items,0,title}', "
            "'\"Noget andet\"')"
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert not stage.desk.seen(f"{minutes}/verify")["intact"]


def test_a_version_is_never_changed(stage: Stage) -> None:
    stage.circulated()
    with pytest.raises(Exception, match="append_only"):
        MinutesVersion.objects.update(content={})


def test_a_disqualified_approver_reads_the_rest(stage: Stage) -> None:
    stage.open().everybody()
    question = stage.question("member", stage.at_closed)
    told = {"outcome": "disqualified"}
    stage.desk.done(f"disqualifications/{question['id']}/decide", told)
    minutes = ended_after(stage)
    for kind in ("html", "json"):
        masked = page(stage, "member", f"{minutes}.{kind}")
        assert SECRET not in masked
        assert "Ejendomssag" in masked
        assert SECRET in page(stage, "member2", f"{minutes}.{kind}")
    assert SECRET not in page(stage, "member2", f"{minutes}.html", edition="public")
    stage.approve(minutes, "member")


def ended_after(stage: Stage) -> str:
    stage.decide(stage.at_item)
    stage.decide(stage.at_closed, public_decision="Godkendt.")
    minutes = f"minutes/{stage.end()['minutes_id']}"
    stage.desk.done(f"{minutes}/circulate")
    return minutes


def test_the_pages_are_the_stored_bytes(stage: Stage) -> None:
    minutes = stage.circulated()
    first = stage.door("member").get(f"{minutes}.pdf")
    assert first.content.startswith(b"%PDF")
    assert first.content == stage.desk.get(f"{minutes}.pdf").content
    seen = {"If-None-Match": first.headers["ETag"]}
    assert stage.door("member").send("GET", f"{minutes}.pdf", headers=seen).status_code == 304
    refused(stage.desk.get(f"{minutes}.html", edition="secret"), 400, "invalid_choice")


def test_the_agendas_page_has_no_decisions(stage: Stage) -> None:
    stage.circulated()
    for who in ("member", "secretariat"):
        shown = page(stage, who, f"{stage.at}/agenda.html")
        assert "DAGSORDEN" in shown
        assert SECRET in shown
        assert "Udvalget godkendte" not in shown
    assert SECRET not in page(stage, "council_member", f"{stage.at}/agenda.html")
    refused(stage.door("secretariat_other_municipality").get(f"{stage.at}/agenda.html"), 404,
            "not_found")  # fmt: skip
