"""The course of a hearing: planned, announced, extended, ended, concluded, withdrawn."""

from collections.abc import Callable
from typing import Any

import pytest

from agenda.models import Case, CaseGate
from foundation.audit.models import Entry
from tests.cast import Cast
from tests.door import expect, refused
from tests.hearings.setup import (
    DEADLINE,
    closed_case,
    consultee_of,
    held,
    item_on_agenda,
    planned,
    running,
    written,
)

Clock = Callable[[str], None]


def test_a_hearing_is_planned_about_a_case(cast: Cast) -> None:
    case = Case.objects.create(municipality=cast.egernborg, title="Ny skolestruktur")
    body = {"audience": "public", "response_deadline": DEADLINE}
    made = cast.door("secretariat").made(f"cases/{case.pk}/hearings", body)
    assert (made["title"], made["case"], made["state"]) == (case.title, str(case.pk), "planned")
    assert made["audience_label"] == "Offentligheden"
    assert made["joint_reply"] is None
    assert made["considerations"] == []


def test_a_hearing_about_nothing_is_refused(cast: Cast) -> None:
    body = {"audience": "public"}
    response = cast.door("secretariat").post("hearings", body)
    refused(response, 400, "required", "/title")


def test_announcing_invites_everybody_by_letter(cast: Cast) -> None:
    hearing = running(cast)
    assert (hearing["state"], hearing["opens_on"]) == ("running", "2026-03-02")
    sent = written("hearing-invitation")
    assert [m.recipient_address for m in sent] == [
        "consultee@egernborg.example",
        "raad@egernborg.example",
    ]
    assert "Takster for svømmehallen" in sent[0].subject_line
    assert "invitations/" in sent[0].text
    assert "27. marts 2026" in sent[0].text
    assert str(consultee_of(hearing).token_hash) not in sent[0].text


def test_announcing_twice_is_refused_and_writes_nothing(cast: Cast) -> None:
    hearing = running(cast)
    door = cast.door("secretariat")
    etag = door.get(f"hearings/{hearing['id']}").headers["ETag"]
    again = door.post(f"hearings/{hearing['id']}/announce", if_match=etag)
    refused(again, 409, "wrong_state")
    assert len(written("hearing-invitation")) == 2


def test_a_dry_run_writes_to_nobody(cast: Cast) -> None:
    hearing, door = planned(cast), cast.door("secretariat")
    tried = door.send(
        "POST",
        f"hearings/{hearing['id']}/announce",
        {},
        query={"dry_run": "true"},
        if_match=hearing["etag"],
    )
    assert expect(tried, 200)["state"] == "running"
    assert held(hearing).state == "planned"
    assert not written("hearing-invitation")


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"legal_basis": "municipal_plan"}, "deadline_too_short"),
        ({"response_deadline": None}, "deadline_missing"),
        ({"response_deadline": "2026-02-27"}, "deadline_has_passed"),
        ({"consultees": []}, "nobody_to_hear"),
        ({"response_deadline": "2026-03-28"}, "deadline_on_day_off"),
        ({"draft_html": ""}, "material_missing"),
        ({"consultees": [{"name": "Naboen"}]}, "consultee_unreachable"),
    ],
)
def test_what_stands_against_announcing(cast: Cast, told: dict[str, Any], code: str) -> None:
    hearing, door = planned(cast, **told), cast.door("secretariat")
    path = f"hearings/{hearing['id']}"
    refused(door.post(f"{path}/announce", if_match=hearing["etag"]), 409, code)
    verbs = {v["verb"]: v for v in door.seen(f"{path}/verbs")["verbs"]}
    told_before = verbs["announce"]["reasons"] + verbs["announce"]["warnings"]
    assert code in {reason["code"] for reason in told_before}
    assert held(hearing).state == "planned"
    assert not written("hearing-invitation")


def test_a_warning_is_set_aside_with_a_reason(cast: Cast) -> None:
    hearing = planned(cast, response_deadline="2026-03-28")
    body = {"overrides": [{"code": "deadline_on_day_off", "reason": "Aftalt med rådet"}]}
    done = cast.door("secretariat").done(f"hearings/{hearing['id']}/announce", body)
    assert done["state"] == "running"


def test_an_extension_gives_everybody_more_time_by_letter(cast: Cast, hold_clock: Clock) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    path = f"hearings/{hearing['id']}"
    body = {"response_deadline": "2026-04-10", "reason": "Rådet holder møde den 8. april"}
    longer = door.done(f"{path}/extend", body)
    assert longer["response_deadline"] == "2026-04-10"
    assert [e["old_deadline"] for e in longer["extensions"]] == [DEADLINE]
    sent = written("hearing-extended")
    assert len(sent) == 2
    assert "10. april 2026" in sent[0].text
    assert body["reason"] in sent[0].text


def test_an_extension_is_never_shorter(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    body = {"response_deadline": DEADLINE, "reason": "Sommer"}
    answer = door.post(f"hearings/{hearing['id']}/extend", body, if_match=hearing["etag"])
    refused(answer, 409, "deadline_not_later")
    body = {"response_deadline": "2026-04-10"}
    answer = door.post(f"hearings/{hearing['id']}/extend", body, if_match=hearing["etag"])
    refused(answer, 400, "required", "/reason")


def test_an_ended_hearing_runs_again_when_extended(cast: Cast, hold_clock: Clock) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    path = f"hearings/{hearing['id']}"
    hold_clock("2026-03-28T09:00:00+01:00")
    assert door.done(f"{path}/end")["state"] == "ended"
    body = {"response_deadline": "2026-04-10", "reason": "For få svar"}
    again = door.done(f"{path}/extend", body)
    assert (again["state"], again["ended_at"]) == ("running", None)


def test_ending_early_needs_a_reason(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    path = f"hearings/{hearing['id']}/end"
    refused(door.post(path, if_match=hearing["etag"]), 409, "deadline_not_reached")
    body = {"overrides": [{"code": "deadline_not_reached", "reason": "Alle har svaret"}]}
    assert door.done(path, body)["state"] == "ended"


def test_silence_is_written_down_when_the_hearing_is_concluded(
    cast: Cast, hold_clock: Clock
) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    cast.door("consultee").done(f"consultees/{consultee_of(hearing).pk}/decline", if_match=None)
    hold_clock("2026-03-28T09:00:00+01:00")
    door.done(f"hearings/{hearing['id']}/end")
    assert door.done(f"hearings/{hearing['id']}/conclude")["state"] == "concluded"
    rows = door.seen(f"hearings/{hearing['id']}/consultees")["results"]
    assert {row["name"]: row["state"] for row in rows} == {
        "Hanne Høringspart": "declined",
        "Ældrerådet": "no_reply",
    }


def test_withdrawing_tells_those_who_were_asked(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    path = f"hearings/{hearing['id']}/withdraw"
    refused(door.post(path, if_match=hearing["etag"]), 409, "reason_required")
    gone = door.done(path, {"reason": "Forslaget er trukket"})
    assert gone["state"] == "withdrawn"
    assert gone["withdrawn_at"] is not None
    assert len(written("hearing-withdrawn")) == 2


def test_a_planned_hearing_is_withdrawn_or_deleted_in_silence(cast: Cast) -> None:
    door, kept, dropped = cast.door("secretariat"), planned(cast), planned(cast)
    door.done(f"hearings/{kept['id']}/withdraw")
    response = door.delete(f"hearings/{dropped['id']}", if_match=dropped["etag"])
    assert response.status_code == 204
    assert not written("hearing-withdrawn")
    refused(door.get(f"hearings/{dropped['id']}"), 404, "not_found")


def test_an_announced_hearing_is_neither_patched_nor_deleted(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    path, etag = f"hearings/{hearing['id']}", hearing["etag"]
    refused(door.patch(path, {"title": "Andet"}, if_match=etag), 409, "wrong_state")
    refused(door.delete(path, if_match=etag), 409, "wrong_state")


def test_a_compulsory_hearing_holds_its_case_back(cast: Cast, hold_clock: Clock) -> None:
    case = Case.objects.create(municipality=cast.egernborg, title="Lokalplan for havnen")
    door = cast.door("secretariat")
    hearing = planned(
        cast, case=str(case.pk), legal_basis="local_plan_minor", response_deadline=DEADLINE
    )
    gate = CaseGate.objects.get(case=case)
    assert gate.is_standing
    assert str(gate.subject_id) == hearing["id"]
    path = f"hearings/{hearing['id']}"
    door.done(f"{path}/announce")
    hold_clock("2026-03-28T09:00:00+01:00")
    door.done(f"{path}/end")
    gate.refresh_from_db()
    assert not gate.is_standing
    door.done(f"{path}/extend", {"response_deadline": "2026-04-10", "reason": "Flere svar"})
    gate.refresh_from_db()
    assert gate.is_standing
    door.done(f"{path}/withdraw", {"reason": "Planen er opgivet"})
    gate.refresh_from_db()
    assert not gate.is_standing


def test_a_voluntary_hearing_holds_nothing_back(cast: Cast) -> None:
    case = Case.objects.create(municipality=cast.egernborg, title="Ny bænk")
    running(cast, case=str(case.pk))
    assert not CaseGate.objects.filter(case=case).exists()


def test_a_hearing_told_by_a_document_writes_to_nobody(cast: Cast) -> None:
    hearing, door = planned(cast), cast.door("secretariat")
    row = held(hearing)
    row.item, row.position = item_on_agenda(cast), 1
    row.is_imported, row.evidence, row.basis = True, "Sendt i høring", "stated"
    row.save()
    etag = door.get(f"hearings/{row.pk}").headers["ETag"]
    expect(door.post(f"hearings/{row.pk}/announce", if_match=etag), 200)
    assert not written("hearing-invitation")


def test_a_closed_matter_is_not_named_in_letters(cast: Cast) -> None:
    running(cast, case=str(closed_case(cast).pk), title="Salg af Strandvej 4")
    sent = written("hearing-invitation")
    assert len(sent) == 2
    assert not any("Strandvej" in m.text + m.subject_line + m.html for m in sent)
    entries = Entry.objects.filter(object_type="hearing").values_list("verb", "is_open")
    assert sorted(entries) == [("announce", False), ("create", False)]


def test_an_item_tells_what_the_hearing_is_about(cast: Cast) -> None:
    item, door = item_on_agenda(cast, closed=True), cast.door("secretariat")
    body = {"audience": "committees", "visibility": "open"}
    made = door.made(f"agenda-items/{item.pk}/hearings", body)
    assert made["issued_by_committee"] == str(cast.culture.pk)
    assert (made["title"], made["visibility"]) == (item.title, "closed")
    listed = door.seen(f"agenda-items/{item.pk}/hearings")["results"]
    assert [row["id"] for row in listed] == [made["id"]]


@pytest.mark.parametrize(
    ("told", "pointer"),
    [
        ({"audience": "klub"}, "/audience"),
        ({"response_deadline": "2026-02-30"}, "/response_deadline"),
        ({"consultees": [{"email": "x@y.example"}]}, "/consultees/0/name"),
        ({"consultees": [{"name": 7}]}, "/consultees/0/name"),
        ({"colour": "red"}, "/colour"),
        ({"title": "a\u0000b"}, None),
    ],
)
def test_bad_input_names_its_place(cast: Cast, told: dict[str, Any], pointer: str | None) -> None:
    body = {"title": "Takster", "audience": "public", **told}
    problem = expect(cast.door("secretariat").post("hearings", body), 400)
    if pointer is not None:
        assert pointer in {fault["pointer"] for fault in problem["errors"]}
