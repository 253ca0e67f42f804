"""Who sees which items, and how much of them."""

from datetime import date

import pytest

from agenda.models import AgendaItem, ItemWithholding
from agenda.vocabulary import WithholdingCause
from committees.models import Membership
from foundation.accounts.models import Grant
from foundation.accounts.vocabulary import Role
from foundation.clock import now
from tests.agenda.scene import Scene
from tests.door import refused

WHOLE = ("secretariat", "official", "chair", "member", "case_officer", "administrator")
MASKED = ("council_member", "integrator")
HIDDEN = ("title", "case", "closed_reason", "department", "item_type", "item_type_label")


@pytest.mark.parametrize("who", WHOLE)
def test_who_sees_a_closed_item_whole(scene: Scene, who: str) -> None:
    meeting = scene.meeting()
    item = scene.closed(meeting)
    scene.sent(meeting)
    seen = scene.cast.door(who).seen(f"agenda-items/{item['id']}")
    assert (seen["title"], seen["closed_reason"]) == ("Køb af grund", "property_transactions")
    assert seen["blocks"]


@pytest.mark.parametrize("who", MASKED)
def test_who_only_knows_that_a_closed_item_exists(scene: Scene, who: str) -> None:
    meeting = scene.meeting()
    item = scene.closed(meeting)
    scene.sent(meeting)
    door = scene.cast.door(who)
    seen = door.seen(f"agenda-items/{item['id']}")
    assert (seen["number"], seen["public_title"], seen["state"]) == ("1", "Ejendomssag", "placed")
    assert [seen[name] for name in HIDDEN] == [None] * len(HIDDEN)
    assert seen["blocks"] == []
    assert door.seen(f"agenda-items/{item['id']}/sections")["results"] == []
    (shown,) = scene.agenda(who, meeting)
    assert (shown["title"], shown["blocks"]) == (None, [])
    assert "Køb af grund" not in str(door.seen("agenda-items"))


@pytest.mark.parametrize("who", ["member", "council_member", "substitute"])
def test_an_agenda_is_empty_until_it_is_sent(scene: Scene, who: str) -> None:
    meeting = scene.meeting()
    item = scene.placed(meeting)
    assert scene.agenda(who, meeting) == []
    refused(scene.cast.door(who).get(f"agenda-items/{item['id']}"), 404, "not_found")
    scene.sent(meeting)
    assert [one["title"] for one in scene.agenda(who, meeting)] == ["Ny svømmehal"]
    scene.desk.done(f"meetings/{meeting['id']}/unpublish-agenda")
    assert scene.agenda(who, meeting) == []


def test_the_chair_sees_what_is_ready_and_what_is_placed(scene: Scene) -> None:
    meeting = scene.meeting()
    placed, ready = scene.placed(meeting, "Placeret"), scene.ready("Klar")
    submitted = scene.submitted("Indsendt")
    door = scene.cast.door("chair")
    assert door.seen(f"agenda-items/{placed['id']}")["title"] == "Placeret"
    assert door.seen(f"agenda-items/{ready['id']}")["title"] == "Klar"
    refused(door.get(f"agenda-items/{submitted['id']}"), 404, "not_found")


def test_a_consultee_knows_no_item(scene: Scene) -> None:
    meeting = scene.meeting()
    item = scene.placed(meeting)
    scene.sent(meeting)
    refused(scene.cast.door("consultee").get(f"agenda-items/{item['id']}"), 404, "not_found")
    assert scene.agenda("consultee", meeting) == []


def test_another_municipality_knows_nothing(scene: Scene) -> None:
    meeting = scene.meeting()
    item = scene.placed(meeting)
    door = scene.cast.door("secretariat_other_municipality")
    for path in (f"meetings/{meeting['id']}", f"agenda-items/{item['id']}"):
        refused(door.get(path), 404, "not_found")
        refused(door.delete(path, if_match="*"), 404, "not_found")
    refused(door.post(f"agenda-items/{item['id']}/withdraw", if_match="*"), 404, "not_found")
    assert door.seen("agenda-items", count="true")["count"] == 0


def test_the_seat_on_the_meetings_day_counts(scene: Scene) -> None:
    """Who left keeps the meetings held in his time; who came later gets no older ones."""
    old, new = scene.meeting("2026-03-24"), scene.meeting("2026-05-12")
    for meeting in (old, new):
        scene.closed(meeting, f"Lukket sag {meeting['day']}")
        scene.sent(meeting)
    seats = Membership.objects.filter(committee=scene.cast.culture)
    seats.filter(person=scene.cast.person("member")).update(ends_on=date(2026, 4, 1))
    seats.filter(person=scene.cast.person("member2")).update(starts_on=date(2026, 4, 2))
    assert [one["title"] is not None for one in scene.agenda("member", old)] == [True]
    assert scene.agenda("member", new) == []
    assert scene.agenda("member2", old) == []
    assert [one["title"] is not None for one in scene.agenda("member2", new)] == [True]


def test_what_is_withheld_from_a_member_is_hidden_from_him_alone(scene: Scene) -> None:
    meeting = scene.meeting()
    item = scene.closed(meeting)
    scene.sent(meeting)
    kept = _withhold(scene, item["id"])
    door = scene.cast.door("member")
    path = f"agenda-items/{item['id']}"
    assert door.seen(path)["title"] is None
    assert scene.cast.door("member2").seen(path)["title"] == "Køb af grund"
    before = door.get(path).headers["ETag"]
    scene.desk.changed(path, {"title": "Køb af en anden grund"})
    assert door.get(path).headers["ETag"] == before
    ItemWithholding.objects.filter(pk=kept.pk).update(until=now())
    assert door.seen(path)["title"] == "Køb af en anden grund"


def test_hidden_words_cannot_be_asked_for(scene: Scene) -> None:
    meeting = scene.meeting()
    item = scene.closed(meeting, item_type="election")
    scene.sent(meeting)
    insight = scene.cast.door("council_member")
    assert insight.seen("agenda-items", meeting=meeting["id"])["results"][0]["id"] == item["id"]
    assert insight.seen("agenda-items", item_type="election")["results"] == []
    department = str(scene.cast.department.pk)
    assert insight.seen("agenda-items", department=department)["results"] == []
    assert len(scene.desk.seen("agenda-items", item_type="election")["results"]) == 1


def test_what_is_hidden_does_not_move_for_those_who_must_not_know(scene: Scene) -> None:
    meeting = scene.meeting()
    item = scene.closed(meeting)
    scene.sent(meeting)
    door, path = scene.cast.door("council_member"), f"agenda-items/{item['id']}"
    seen, around = door.seen(path), door.seen(f"meetings/{meeting['id']}")
    scene.desk.changed(path, {"title": "Andet"})
    section = {"kind": "financial", "heading": "Økonomi", "body_html": "Hemmeligt."}
    scene.desk.made(f"{path}/sections", section)
    assert door.seen(path) == seen
    assert door.seen(f"meetings/{meeting['id']}") == around
    assert scene.desk.seen(path)["etag"] != item["etag"]


def test_a_draft_on_an_agenda_moves_nothing_members_see(scene: Scene) -> None:
    meeting = scene.meeting()
    door = scene.cast.door("member")
    before = door.seen(f"meetings/{meeting['id']}")
    scene.placed(meeting)
    assert door.seen(f"meetings/{meeting['id']}") == before


def test_a_guest_sees_one_item_while_his_grant_lasts(scene: Scene) -> None:
    meeting = scene.meeting()
    one, other = scene.placed(meeting, "Et"), scene.placed(meeting, "To")
    scene.sent(meeting)
    guest = scene.cast.users["consultee"]
    given = Grant.objects.create(user=guest, role=Role.GUEST.value, item_id=one["id"])
    door = scene.cast.door("consultee")
    assert door.seen(f"agenda-items/{one['id']}")["title"] == "Et"
    refused(door.get(f"agenda-items/{other['id']}"), 404, "not_found")
    given.delete()
    refused(door.get(f"agenda-items/{one['id']}"), 404, "not_found")


def test_a_secretary_of_one_committee_works_for_that_one_only(scene: Scene) -> None:
    user = scene.cast.users["consultee"]
    Grant.objects.create(user=user, role=Role.SECRETARIAT.value, committee_id=scene.cast.finance.pk)
    door = scene.cast.door("consultee")
    item = scene.draft()
    refused(door.get(f"agenda-items/{item['id']}"), 404, "not_found")
    body = {"title": "Eget punkt"}
    own = door.made("agenda-items", {**body, "committee": str(scene.cast.finance.pk)})
    assert own["state"] == "draft"
    other = {**body, "committee": str(scene.cast.culture.pk)}
    refused(door.post("agenda-items", other), 403, "forbidden")


def _withhold(scene: Scene, item_id: str) -> ItemWithholding:
    item = AgendaItem.objects.get(pk=item_id)
    return ItemWithholding.objects.create(
        municipality=scene.cast.egernborg,
        item=item,
        person=scene.cast.person("member"),
        cause=WithholdingCause.DISQUALIFIED.value,
        since=now(),
    )
