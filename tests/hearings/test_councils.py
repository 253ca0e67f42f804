"""A council is heard on its own agenda, and what it decides there is its answer."""

from collections.abc import Callable
from typing import Any

import pytest

from agenda.models import AgendaItem, Attachment, Case, CaseGate
from committees.models import Membership
from foundation.outbox.jobs import SomeFailed
from hearings.models import Consultee, HearingResponse
from hearings.tasks import end
from meetings.models import Meeting
from tests.cast import TERM_START, Cast
from tests.door import Door, expect, refused
from tests.hearings.setup import (
    ANSWER,
    MEETING_DAY,
    RAADET,
    REPLY,
    closed_case,
    consultee_of,
    council_meeting,
    decided,
    item_of,
    planned,
    running,
    uploaded,
    written,
)

Clock = Callable[[str], None]


def test_a_hearing_of_a_council_stands_on_its_next_agenda(cast: Cast) -> None:
    council_meeting(cast, "2026-02-18")
    council_meeting(cast, "2026-03-04", agenda_published_at="2026-02-27T09:00:00Z")
    meeting = council_meeting(cast)
    council_meeting(cast, "2026-04-15")
    hearing, door = running(cast), cast.door("secretariat")
    item = door.seen(f"agenda-items/{item_of(hearing).pk}")
    assert (item["item_type"], item["state"], item["meeting"], item["title"]) == (
        "hearing",
        "placed",
        str(meeting.pk),
        "Takster for svømmehallen",
    )
    (section,) = door.seen(f"agenda-items/{item['id']}/sections")["results"]
    assert section["body_html"] == "<p>Udkast til takster for svømmehallen.</p>"
    shown = door.seen(f"consultees/{consultee_of(hearing, RAADET).pk}")
    assert shown["item"] == item["id"]
    assert consultee_of(hearing).item is None


def test_without_a_meeting_the_item_is_ready_for_one(cast: Cast) -> None:
    hearing = running(cast)
    assert (item_of(hearing).state, item_of(hearing).meeting) == ("ready", None)


def test_a_council_that_meets_too_late_is_warned_about(cast: Cast) -> None:
    meeting = council_meeting(cast, "2026-04-15")
    hearing, door = planned(cast), cast.door("secretariat")
    path = f"hearings/{hearing['id']}/announce"
    problem = refused(
        door.post(path, if_match=hearing["etag"]), 409, "council_meets_after_deadline"
    )
    assert problem["overridable"]
    assert not AgendaItem.objects.exists()
    why = {"code": "council_meets_after_deadline", "reason": "Rådet svarer på mail."}
    door.done(path, {"overrides": [why]})
    assert item_of(hearing).meeting == meeting


def test_what_the_council_decides_is_its_answer(cast: Cast, hold_clock: Clock) -> None:
    council_meeting(cast)
    hearing = running(cast)
    hold_clock("2026-03-18T14:00:00+01:00")
    decided(cast, item_of(hearing))
    end()
    (answer,) = cast.door("secretariat").seen(f"hearings/{hearing['id']}/responses")["results"]
    assert answer == answer | {
        "state": "submitted",
        "body_html": REPLY,
        "submitted_at": "2026-03-18T13:00:00Z",
        "is_late": False,
        "sender_name": RAADET,
        "committee": str(cast.elders.pk),
        "decided_on": MEETING_DAY,
        "item": str(item_of(hearing).pk),
    }
    assert consultee_of(hearing, RAADET).state == "answered"
    end()
    assert HearingResponse.objects.count() == 1


def test_a_mended_decision_mends_the_answer(cast: Cast, hold_clock: Clock) -> None:
    council_meeting(cast)
    hearing = running(cast)
    hold_clock("2026-03-18T14:00:00+01:00")
    decided(cast, item_of(hearing))
    end()
    other = "<p>Ældrerådet fraråder forslaget.</p>"
    path = f"agenda-items/{item_of(hearing).pk}/decision"
    cast.door("secretariat").changed(path, {"body_html": other})
    end()
    rows = HearingResponse.objects.order_by("position")
    assert [(row.state, row.body_html) for row in rows] == [
        ("replaced", REPLY),
        ("submitted", other),
    ]


def test_another_decision_is_no_answer(cast: Cast, hold_clock: Clock) -> None:
    council_meeting(cast)
    hearing = running(cast)
    hold_clock("2026-03-18T14:00:00+01:00")
    decided(cast, item_of(hearing), {**ANSWER, "outcomes": [{"outcome": "noted"}]})
    end()
    assert not HearingResponse.objects.exists()
    assert consultee_of(hearing, RAADET).state == "invited"


def test_a_decision_just_taken_is_no_silence(cast: Cast, hold_clock: Clock) -> None:
    council_meeting(cast)
    hearing, door = running(cast), cast.door("secretariat")
    hold_clock("2026-03-18T14:00:00+01:00")
    decided(cast, item_of(hearing))
    hold_clock("2026-03-28T09:00:00+01:00")
    door.done(f"hearings/{hearing['id']}/end")
    door.done(f"hearings/{hearing['id']}/conclude")
    assert consultee_of(hearing, RAADET).state == "answered"
    assert consultee_of(hearing).state == "no_reply"


def test_the_councils_decision_lets_its_case_go_on(cast: Cast, hold_clock: Clock) -> None:
    council_meeting(cast)
    case = Case.objects.create(municipality=cast.egernborg, title="Ny madordning")
    asked = [{"committee": str(cast.elders.pk)}]
    hearing = running(cast, case=str(case.pk), legal_basis="senior_council", consultees=asked)
    assert not CaseGate.objects.filter(case=case, kind="council").exists()
    hold_clock("2026-03-18T14:00:00+01:00")
    decided(cast, item_of(hearing))
    end()
    gates = {gate.kind: gate for gate in CaseGate.objects.filter(case=case)}
    assert {kind: gate.is_standing for kind, gate in gates.items()} == {
        "hearing": False,
        "council": False,
    }
    assert gates["council"].subject_id == cast.elders.pk
    hold_clock("2026-03-19T09:00:00+01:00")
    path = f"hearings/{hearing['id']}/withdraw"
    cast.door("secretariat").done(path, {"reason": "Forslaget er ændret."})
    assert not CaseGate.objects.filter(case=case, kind="council").exists()


@pytest.fixture
def elder(cast: Cast) -> Door:
    """One who sits in the council of elders."""
    Membership.objects.create(
        municipality=cast.egernborg,
        person=cast.person("council_member"),
        committee=cast.elders,
        role="member",
        starts_on=TERM_START,
        party=cast.party,
    )
    return cast.door("council_member")


def closed_hearing(cast: Cast) -> dict[str, Any]:
    """About a closed case, with a file, planned."""
    told: dict[str, Any] = {"case": str(closed_case(cast).pk), "title": "Salg af plejehjem"}
    hearing = planned(cast, **told)
    document = {"upload_id": uploaded(cast), "title": "Planen"}
    cast.door("secretariat").made(f"hearings/{hearing['id']}/documents", document)
    return hearing


def test_the_council_sees_the_material_of_a_closed_case_and_nothing_more(
    cast: Cast, elder: Door
) -> None:
    hearing = closed_hearing(cast)
    path = f"hearings/{hearing['id']}"
    refused(elder.get(path), 404, "not_found")
    cast.door("secretariat").done(f"{path}/announce")
    assert elder.seen(path)["draft_html"] == hearing["draft_html"]
    (document,) = elder.seen(f"{path}/documents")["results"]
    assert elder.get(f"hearing-documents/{document['id']}/content").status_code == 200
    refused(elder.get(f"cases/{hearing['case']}"), 404, "not_found")
    assert elder.seen(f"{path}/responses")["results"] == []
    asked = elder.seen(f"{path}/consultees")["results"]
    assert [one["name"] for one in asked] == [RAADET]
    refused(cast.door("substitute").get(path), 404, "not_found")


def test_a_closed_matter_is_closed_on_the_councils_agenda_too(cast: Cast, elder: Door) -> None:
    council_meeting(cast)
    hearing = closed_hearing(cast)
    cast.door("secretariat").done(f"hearings/{hearing['id']}/announce")
    item = item_of(hearing)
    told = (item.visibility, item.case, item.public_title)
    assert told == ("closed", None, "Høring i en lukket sag")
    (attached,) = Attachment.objects.filter(item=item)
    assert (attached.title, attached.visibility) == ("Planen", "closed")
    Meeting.objects.filter(items=item).update(agenda_published_at="2026-03-11T09:00:00Z")
    assert elder.seen(f"agenda-items/{item.pk}")["title"] == "Salg af plejehjem"
    refused(elder.get(f"cases/{hearing['case']}"), 404, "not_found")
    outside = cast.door("substitute").get(f"agenda-items/{item.pk}")
    assert b"plejehjem" not in outside.content


def test_a_dry_run_makes_no_item(cast: Cast) -> None:
    council_meeting(cast)
    hearing, door = planned(cast), cast.door("secretariat")
    path = f"hearings/{hearing['id']}/announce"
    tried = door.send("POST", path, {}, query={"dry_run": "true"}, if_match=hearing["etag"])
    expect(tried, 200)
    assert not AgendaItem.objects.exists()
    assert not written("hearing-invitation")


def test_one_answer_that_cannot_be_taken_stops_no_other(
    cast: Cast, hold_clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    council_meeting(cast)
    bad, good = running(cast), running(cast)
    hold_clock("2026-03-18T14:00:00+01:00")
    for hearing in (bad, good):
        decided(cast, item_of(hearing))
    broken = consultee_of(bad, RAADET)
    Consultee.objects.filter(pk=broken.pk).update(version=2147483647)
    with pytest.raises(SomeFailed):
        end()
    assert [consultee_of(h, RAADET).state for h in (bad, good)] == ["invited", "answered"]
    assert str(broken.pk) in caplog.text
