"""The verbs of items on an agenda, and what refuses each."""

import pytest

from agenda.models import AgendaItem
from foundation.audit.models import Entry
from foundation.clock import now
from foundation.outbox.models import Message
from meetings.models import Meeting
from tests.agenda.scene import Scene
from tests.door import refused

CLOSE = {"closed_reason": "personal_matters", "public_title": "Personsag"}


def titles(scene: Scene, meeting: dict[str, object], who: str = "secretariat") -> list[object]:
    return [item["title"] for item in scene.agenda(who, meeting)]


def test_placing_wants_a_coming_meeting_of_the_same_committee(scene: Scene) -> None:
    item = scene.ready()
    path = f"agenda-items/{item['id']}/place"
    other = scene.meeting(committee=str(scene.cast.finance.pk))
    answer = scene.desk.post(path, {"meeting": other["id"]}, if_match=item["etag"])
    refused(answer, 409, "other_committee")
    off = scene.meeting()
    scene.desk.done(f"meetings/{off['id']}/cancel", {"reason": "Sygdom"})
    answer = scene.desk.post(path, {"meeting": off["id"]}, if_match=item["etag"])
    refused(answer, 409, "meeting_state")
    answer = scene.desk.post(path, {"meeting": item["id"]}, if_match=item["etag"])
    refused(answer, 400, "does_not_exist", "/meeting")


def test_after_sending_an_item_comes_late_with_a_reason(scene: Scene) -> None:
    meeting = scene.meeting()
    scene.placed(meeting, "Først")
    scene.convened(meeting)
    item = scene.ready("Haster")
    path = f"agenda-items/{item['id']}"
    answer = scene.desk.post(f"{path}/place", {"meeting": meeting["id"]}, if_match=item["etag"])
    refused(answer, 409, "agenda_published")
    body = {"meeting": meeting["id"]}
    answer = scene.desk.post(f"{path}/add-late", body, if_match=item["etag"])
    refused(answer, 409, "urgency_reason_missing")
    body["urgency_reason"] = "Fristen udløber før næste møde."
    late = scene.desk.done(f"{path}/add-late", body)
    assert (late["number"], late["listing"], late["position"]) == ("2", "supplementary", 2)
    assert titles(scene, meeting, "member") == ["Først", "Haster"]
    assert Message.objects.filter(rule__startswith="agenda-supplement").count() == 5


def test_moving_puts_an_item_behind_another_or_on_top(scene: Scene) -> None:
    meeting = scene.meeting()
    a, b, c = (scene.placed(meeting, title) for title in "ABC")
    scene.desk.done(f"agenda-items/{a['id']}/move", {"after": c["id"]})
    assert titles(scene, meeting) == ["B", "C", "A"]
    moved = scene.desk.done(f"agenda-items/{c['id']}/move", {"after": None})
    assert (moved["position"], titles(scene, meeting)) == (1, ["C", "B", "A"])
    away = scene.placed(scene.meeting("2026-04-21"), "Andetsteds")
    answer = scene.desk.post(f"agenda-items/{b['id']}/move", {"after": away["id"]}, if_match="*")
    refused(answer, 400, "does_not_exist", "/after")
    loose = scene.ready("Løs")
    answer = scene.desk.post(f"agenda-items/{loose['id']}/move", {"after": None}, if_match="*")
    refused(answer, 409, "wrong_state")
    refused(
        scene.cast.door("chair").post(
            f"agenda-items/{b['id']}/move", {"after": None}, if_match="*"
        ),
        403,
        "forbidden",
    )


def test_numbers_stay_when_items_move_or_go(scene: Scene) -> None:
    meeting = scene.meeting()
    a, b = scene.placed(meeting, "A"), scene.placed(meeting, "B")
    scene.sent(meeting)
    scene.desk.done(f"agenda-items/{b['id']}/move", {"after": None})
    answer = scene.desk.post(f"agenda-items/{a['id']}/withdraw", {}, if_match="*")
    refused(answer, 409, "reason_required")
    gone = scene.desk.done(f"agenda-items/{a['id']}/withdraw", {"reason": "Trukket."})
    assert (gone["state"], gone["number"]) == ("withdrawn", "1")
    scene.desk.done(f"meetings/{meeting['id']}/unpublish-agenda")
    c = scene.placed(meeting, "C")
    scene.sent(meeting)
    shown = {item["title"]: item["number"] for item in scene.agenda("member", meeting)}
    assert shown == {"B": "2", "A": "1", "C": "3"}
    assert c["number"] is None


def test_running_numbers_go_on_from_meeting_to_meeting(scene: Scene) -> None:
    scene.desk.changed(
        f"committees/{scene.cast.culture.pk}", {"numbering": "per_year", "numbering_start": 40}
    )
    first, second = scene.meeting(), scene.meeting("2026-04-21")
    for meeting, title in ((first, "A"), (first, "B"), (second, "C")):
        scene.placed(meeting, title)
    scene.sent(second)
    scene.sent(first)
    assert [item["number"] for item in scene.agenda("member", second)] == ["40"]
    assert [item["number"] for item in scene.agenda("member", first)] == ["41", "42"]


def test_an_imported_number_is_not_given_again(scene: Scene) -> None:
    scene.desk.changed(f"committees/{scene.cast.culture.pk}", {"numbering": "running"})
    old = scene.placed(scene.meeting(), "Gammel")
    AgendaItem.objects.filter(pk=old["id"]).update(number="117.a")
    meeting = scene.meeting("2026-04-21")
    scene.placed(meeting, "Ny")
    scene.sent(meeting)
    assert [item["number"] for item in scene.agenda("member", meeting)] == ["118"]


def test_postponing_leaves_the_item_and_makes_a_new_one(scene: Scene) -> None:
    meeting, later = scene.meeting(), scene.meeting("2026-04-21")
    item = scene.placed(meeting)
    points = {"groups": [{"points": [{"text": "at sagen godkendes"}]}], "recommended_by": "Chefen"}
    scene.desk.made(f"agenda-items/{item['id']}/recommendations", points)
    scene.sent(meeting)
    path = f"agenda-items/{item['id']}/postpone"
    warned = refused(scene.desk.post(path, {}, if_match="*"), 409, "return_unsaid")
    assert warned["overridable"] is True
    here = scene.desk.post(path, {"meeting": meeting["id"]}, if_match="*")
    refused(here, 409, "same_meeting")
    old = scene.desk.done(path, {"meeting": later["id"]})
    assert (old["state"], old["number"]) == ("postponed", "1")
    (new,) = scene.desk.seen("agenda-items", continues_item=item["id"])["results"]
    assert (new["state"], new["meeting"], new["number"]) == ("placed", later["id"], None)
    assert new["continues_item_id"] == item["id"]
    (shown,) = scene.agenda("secretariat", later)
    assert [block["type"] for block in shown["blocks"]] == ["section", "recommendation"]
    assert shown["blocks"][1]["groups"][0]["points"][0]["text"] == "at sagen godkendes"
    assert shown["blocks"][0]["id"] not in str(old["blocks"])


def test_a_hint_is_enough_to_postpone(scene: Scene) -> None:
    item = scene.placed(scene.meeting())
    old = scene.desk.done(
        f"agenda-items/{item['id']}/postpone", {"returns_hint": "marts eller april"}
    )
    assert old["returns_hint"] == "marts eller april"
    (new,) = scene.desk.seen("agenda-items", continues_item=item["id"])["results"]
    assert (new["state"], new["meeting"]) == ("ready", None)


def test_an_overridden_warning_is_kept_with_its_reason(scene: Scene) -> None:
    item = scene.placed(scene.meeting())
    body = {"overrides": [{"code": "return_unsaid", "reason": "Afventer ministeriet."}]}
    scene.desk.done(f"agenda-items/{item['id']}/postpone", body)
    entry = Entry.objects.get(object_id=item["id"], verb="postpone")
    assert entry.overrides[0]["reason"] == "Afventer ministeriet."


def test_referring_sends_the_matter_to_another_committee(scene: Scene) -> None:
    item = scene.placed(scene.meeting())
    path, finance = f"agenda-items/{item['id']}/refer", str(scene.cast.finance.pk)
    same = {"committee": str(scene.cast.culture.pk), "reason": "Økonomi"}
    refused(scene.desk.post(path, same, if_match="*"), 409, "same_committee")
    refused(scene.desk.post(path, {"committee": finance}, if_match="*"), 409, "reason_required")
    old = scene.desk.done(path, {"committee": finance, "reason": "Økonomi"})
    assert (old["state"], old["refer_reason"]) == ("treated", "Økonomi")
    (new,) = scene.desk.seen("agenda-items", continues_item=item["id"])["results"]
    assert (new["committee"], new["state"]) == (finance, "ready")


def test_closing_wants_a_concrete_reason_and_a_public_title(scene: Scene) -> None:
    item = scene.ready()
    path = f"agenda-items/{item['id']}/make-closed"
    refused(scene.desk.post(path, {}, if_match="*"), 400, "required", "/closed_reason")
    answer = scene.desk.post(path, {"closed_reason": "personal_matters"}, if_match="*")
    refused(answer, 409, "public_title_missing")
    vague = {"closed_reason": "other", "public_title": "Sag"}
    refused(scene.desk.post(path, vague, if_match="*"), 409, "closed_reason_vague")
    closed = scene.desk.done(path, CLOSE)
    assert (closed["visibility"], closed["public_title"]) == ("closed", "Personsag")


def test_opening_wants_a_reason(scene: Scene) -> None:
    item = scene.closed(scene.meeting())
    path = f"agenda-items/{item['id']}/make-open"
    refused(scene.desk.post(path, {}, if_match="*"), 409, "reason_required")
    opened = scene.desk.done(path, {"reason": "Handlen er offentlig."})
    assert (opened["visibility"], opened["closed_reason"]) == ("open", None)


def test_a_case_officer_closes_a_draft_but_not_what_he_has_handed_over(scene: Scene) -> None:
    door = scene.cast.door("case_officer")
    draft = scene.written()
    assert door.done(f"agenda-items/{draft['id']}/make-closed", CLOSE)["visibility"] == "closed"
    handed = scene.submitted()
    answer = door.post(f"agenda-items/{handed['id']}/make-closed", CLOSE, if_match="*")
    refused(answer, 409, "wrong_state")


def test_an_agenda_is_not_sent_empty_unexplained_or_twice(scene: Scene) -> None:
    meeting = scene.meeting()
    path = f"meetings/{meeting['id']}/publish-agenda"
    refused(scene.desk.post(path, if_match="*"), 409, "agenda_empty")
    scene.closed(meeting)
    scene.placed(meeting, "Åbent efter lukket")
    warned = refused(scene.desk.post(path, if_match="*"), 409, "closed_not_last")
    assert warned["overridable"] is True
    body = {"overrides": [{"code": "closed_not_last", "reason": "Gæsten kommer først kl. 17."}]}
    assert scene.desk.done(path, body)["agenda_published_at"]
    refused(scene.desk.post(path, body, if_match="*"), 409, "agenda_published")
    refused(scene.cast.door("member").post(path, if_match="*"), 403, "forbidden")


def test_an_agenda_nobody_got_is_not_taken_back(scene: Scene) -> None:
    meeting = scene.meeting()
    path = f"meetings/{meeting['id']}/unpublish-agenda"
    refused(scene.desk.post(path, if_match="*"), 409, "agenda_unpublished")


def test_a_late_agenda_warns_and_the_committee_decides_how_late(scene: Scene) -> None:
    meeting = scene.meeting("2026-03-05")
    scene.placed(meeting)
    path = f"meetings/{meeting['id']}/publish-agenda"
    refused(scene.desk.post(path, if_match="*"), 409, "dispatch_deadline_missed")
    scene.desk.changed(
        f"committees/{scene.cast.culture.pk}", {"settings": {"agenda_lead_workdays": 2}}
    )
    assert scene.desk.done(path)["agenda_published_at"]


def test_convening_warns_of_what_members_lack(scene: Scene) -> None:
    meeting = scene.meeting()
    scene.placed(meeting)
    scene.desk.changed(f"persons/{scene.cast.person_id('member')}", {"email": ""})
    path = f"meetings/{meeting['id']}/convene"
    problem = refused(scene.desk.post(path, if_match="*"), 409, "member_unreachable")
    codes = {warning["code"] for warning in problem["warnings"]}
    assert codes == {"member_unreachable", "agenda_unpublished"}
    assert Message.objects.count() == 0
    body = {"overrides": [{"code": code, "reason": "Aftalt."} for code in codes]}
    done = scene.desk.done(path, body)
    assert done["state"] == "convened"
    again = scene.desk.post(path, body, if_match=done["etag"])
    refused(again, 409, "wrong_state")
    assert Message.objects.count() == 5


def test_a_meeting_of_nobody_is_not_convened(scene: Scene) -> None:
    meeting = scene.meeting(committee=str(scene.cast.forum.pk))
    path = f"meetings/{meeting['id']}/convene"
    refused(scene.desk.post(path, if_match="*"), 409, "nobody_to_convene")


def test_a_dry_run_of_convening_writes_no_letter(scene: Scene) -> None:
    meeting = scene.meeting()
    scene.placed(meeting)
    sent = scene.sent(meeting)
    answer = scene.desk.send(
        "POST",
        f"meetings/{meeting['id']}/convene",
        {},
        query={"dry_run": "true"},
        if_match=sent["etag"],
    )
    assert answer.status_code == 200
    assert not Message.objects.exists()
    assert scene.desk.seen(f"meetings/{meeting['id']}")["state"] == "planned"


@pytest.mark.parametrize("verb", ["publish-agenda", "unpublish-agenda", "convene", "cancel"])
@pytest.mark.parametrize("who", ["member", "chair", "case_officer", "council_member"])
def test_only_the_secretariat_sends_and_convenes(scene: Scene, who: str, verb: str) -> None:
    meeting = scene.meeting()
    answer = scene.cast.door(who).post(f"meetings/{meeting['id']}/{verb}", {}, if_match="*")
    refused(answer, 403, "forbidden")


def test_what_went_out_for_approval_is_not_written_over(scene: Scene) -> None:
    meeting = scene.meeting()
    item = scene.placed(meeting)
    scene.sent(meeting)
    Meeting.objects.filter(pk=meeting["id"]).update(sealed_at=now())
    path = f"agenda-items/{item['id']}"
    (section,) = scene.desk.seen(f"{path}/sections")["results"]
    part = f"sections/{section['id']}"
    for answer in (
        scene.desk.patch(path, {"title": "Andet"}, if_match="*"),
        scene.desk.patch(part, {"body_html": "Andet"}, if_match="*"),
        scene.desk.post(f"{path}/sections", {"kind": "other"}),
        scene.desk.post(f"{path}/make-closed", CLOSE, if_match="*"),
    ):
        refused(answer, 409, "minutes_circulated")
    assert scene.desk.seen(part)["body_text"] == section["body_text"]
