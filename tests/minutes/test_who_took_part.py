"""Minutes go out to those who took part, and to each what he took part in."""

from django.core.signing import Signer

from foundation.outbox.models import Message
from minutes.models import Approval
from tests.door import Door, expect, refused
from tests.minutes.test_invitations import MAIL, approve, link_of
from tests.minutes.test_lifecycle import page
from tests.proceedings.stage import SECRET, Stage


def ended_after(stage: Stage) -> str:
    stage.decide(stage.at_item)
    stage.decide(stage.at_closed, public_decision="Godkendt.")
    minutes = f"minutes/{stage.end()['minutes_id']}"
    stage.desk.done(f"{minutes}/circulate")
    return minutes


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


def test_who_was_disqualified_reads_nothing_closed_by_his_link(stage: Stage) -> None:
    stage.open().everybody()
    question = stage.question("member", stage.at_closed)
    stage.desk.done(f"disqualifications/{question['id']}/decide", {"outcome": "disqualified"})
    ended_after(stage)
    masked, whole = link_of(stage, "member"), link_of(stage, "member2")
    for path in (masked, f"{masked}/minutes.html"):
        shown = Door().get(path)
        assert shown.status_code == 200
        assert SECRET not in shown.content.decode()
        assert "Ejendomssag" in shown.content.decode()
    assert SECRET in Door().get(whole).content.decode()
    answered = approve(masked)
    assert SECRET not in answered.content.decode()
    assert expect(answered, 200)["state"] == "approved"


def test_a_link_opens_no_more_than_the_seat_did(stage: Stage) -> None:
    """Whoever is in the house too, and sees there what is withheld, does not by the link."""
    stage.open().everybody()
    question = stage.question("member", stage.at_closed)
    stage.desk.done(f"disqualifications/{question['id']}/decide", {"outcome": "disqualified"})
    ended_after(stage)
    member = stage.cast.users["member"]
    member.grants.create(role="official")
    assert SECRET not in Door().get(link_of(stage, "member")).content.decode()


def test_a_substitute_reads_by_the_link_what_he_took_part_in(stage: Stage) -> None:
    stage.cast.culture.settings = {"short_substitute_allowed": True}
    stage.cast.culture.save()
    stage.call("substitute", "member4")
    stage.open().attend("chair", "member", "member2", "member3", "substitute")
    stage.attend("member4", kind="excused")
    ended_after(stage)
    assert SECRET in Door().get(link_of(stage, "substitute")).content.decode()
    letters = Message.objects.filter(rule="minutes-circulated")
    assert not letters.filter(recipient_address=MAIL.format("member4")).exists()


def test_who_left_while_the_first_item_was_treated_took_part_in_it(stage: Stage) -> None:
    stage.open().attend("chair", "member", "member2", "member3")
    stage.attend("member4", kind="left", item=stage.item["id"])
    ended_after(stage)
    assert Approval.objects.get(name="Rie Sand").state == "pending"
    assert link_of(stage, "member4")


def test_who_is_not_asked_has_no_link_that_opens(stage: Stage) -> None:
    stage.open().attend("chair", "member", "member2", "member3")
    stage.attend("member4", kind="excused")
    ended_after(stage)
    row = Approval.objects.get(name="Rie Sand")
    token = Signer(salt="invitation minutes", sep=".").sign(row.pk.hex)
    refused(Door().get(f"invitations/{token}"), 404, "not_found")
