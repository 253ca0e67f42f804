"""Answers: in time, late, replaced, declined; by an account and by an invitation."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection

from foundation import clock
from hearings.actions.asking import note_reminded
from hearings.models import Consultee, HearingResponse
from tests.cast import Cast
from tests.door import Door, refused
from tests.hearings.setup import (
    DEADLINE,
    START,
    TEXT,
    consultee_of,
    drafted,
    given,
    held,
    invitation_of,
    planned,
    running,
    written,
)

Clock = Callable[[str], None]


def test_a_consultee_answers(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("consultee")
    answer = given(door, hearing)
    assert (answer["state"], answer["is_late"]) == ("submitted", False)
    assert answer["sender_name"] == "Hanne Høringspart"
    assert consultee_of(hearing).state == "answered"


def test_a_draft_is_for_its_writer_and_those_who_run_the_hearing(cast: Cast) -> None:
    hearing = running(cast)
    draft = drafted(cast.door("consultee"), hearing)
    path = f"responses/{draft['id']}"
    assert cast.door("secretariat").seen(path)["state"] == "draft"
    for name in ("member", "chair", "council_member", "integrator", "official"):
        sees = name in ("integrator", "official")
        assert cast.door(name).get(path).status_code == (200 if sees else 404), name
    changed = cast.door("consultee").changed(path, {"body_html": "Vi er <b>imod</b>"})
    assert changed["body_html"] == "<p>Vi er <strong>imod</strong></p>"


def test_an_answer_is_read_by_those_who_consider_it(cast: Cast) -> None:
    hearing = running(cast)
    path = f"responses/{given(cast.door('consultee'), hearing)['id']}"
    for name in ("secretariat", "chair", "member", "council_member", "case_officer"):
        assert cast.door(name).seen(path)["body_html"] == TEXT
    refused(cast.door("secretariat_other_municipality").get(path), 404, "not_found")
    refused(cast.door(None).get(path), 401, "not_authenticated")


def test_a_consultee_knows_nothing_of_the_others(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("consultee")
    before = door.get(f"hearings/{hearing['id']}")
    elders = consultee_of(hearing, "Ældrerådet")
    answer = given(cast.door("secretariat"), hearing, consultee=str(elders.pk))
    refused(door.get(f"responses/{answer['id']}"), 404, "not_found")
    refused(door.get(f"consultees/{elders.pk}"), 404, "not_found")
    listed = door.seen(f"hearings/{hearing['id']}/consultees", count="true")
    assert [row["name"] for row in listed["results"]] == ["Hanne Høringspart"]
    assert listed["count"] == 1
    assert door.seen("responses", count="true")["count"] == 0
    after = door.get(f"hearings/{hearing['id']}")
    assert after.headers["ETag"] == before.headers["ETag"]
    assert after.content == before.content


def test_nobody_answers_for_another(cast: Cast) -> None:
    hearing = running(cast)
    own = consultee_of(hearing)
    body = {"body_html": TEXT, "consultee": str(own.pk)}
    path = f"hearings/{hearing['id']}/responses"
    for name in ("member", "council_member", "official"):
        refused(cast.door(name).post(path, body), 403, "forbidden")
    answer = given(cast.door("consultee"), hearing)
    body = {"body_html": "<p>Nej</p>"}
    refused(cast.door("member").post(f"responses/{answer['id']}/replace", body), 403, "forbidden")
    refused(cast.door("member").post(f"consultees/{own.pk}/decline"), 403, "forbidden")


def test_a_seat_in_the_council_is_no_right_to_answer_for_others(cast: Cast) -> None:
    person = {"person": cast.person_id("council_member")}
    hearing = running(cast, consultees=[person, {"person": cast.person_id("consultee")}])
    answer, door = given(cast.door("consultee"), hearing), cast.door("council_member")
    body = {"body_html": "<p>Nej</p>"}
    refused(door.post(f"responses/{answer['id']}/replace", body), 403, "forbidden")
    body["consultee"] = str(consultee_of(hearing).pk)
    refused(door.post(f"hearings/{hearing['id']}/responses", body), 403, "forbidden")
    assert given(door, hearing)["sender_name"] == "Ulla Ås"


def test_a_consultee_of_another_hearing_is_refused(cast: Cast) -> None:
    hearing, other = running(cast), running(cast)
    body = {"body_html": TEXT, "consultee": str(consultee_of(other).pk)}
    response = cast.door("secretariat").post(f"hearings/{hearing['id']}/responses", body)
    refused(response, 400, "does_not_exist", "/consultee")


@pytest.mark.parametrize(
    ("deadline", "moment", "late"),
    [
        ("2026-03-27", "2026-03-27T23:59:59+01:00", False),
        ("2026-03-27", "2026-03-28T00:00:00+01:00", True),
        # The clock goes forward in the night after the 28th and back in that after 24 October.
        ("2026-03-29", "2026-03-29T21:59:59Z", False),
        ("2026-03-29", "2026-03-29T22:00:00Z", True),
        ("2026-10-25", "2026-10-25T22:59:59Z", False),
        ("2026-10-25", "2026-10-25T23:00:00Z", True),
    ],
)
def test_the_deadline_is_the_end_of_the_day_in_copenhagen(
    cast: Cast, hold_clock: Clock, deadline: str, moment: str, *, late: bool
) -> None:
    hearing = planned(cast, response_deadline=deadline)
    aside = {"overrides": [{"code": "deadline_on_day_off", "reason": "Aftalt"}]}
    cast.door("secretariat").done(f"hearings/{hearing['id']}/announce", aside)
    hold_clock(moment)
    answer = given(cast.door("consultee"), hearing)
    assert answer["is_late"] is late
    assert consultee_of(hearing).state == ("answered_late" if late else "answered")


def test_a_time_of_day_is_kept(cast: Cast, hold_clock: Clock) -> None:
    hearing = running(cast, deadline_time="12:00")
    hold_clock("2026-03-27T12:00:01+01:00")
    assert given(cast.door("consultee"), hearing)["is_late"] is True


def test_one_with_another_day_is_late_by_his_own(cast: Cast, hold_clock: Clock) -> None:
    own = {"person": cast.person_id("consultee"), "deadline": "2026-04-10"}
    hearing = running(cast, consultees=[own, {"committee": str(cast.elders.pk)}])
    hold_clock("2026-04-10T20:00:00+02:00")
    assert given(cast.door("consultee"), hearing)["is_late"] is False
    elders = str(consultee_of(hearing, "Ældrerådet").pk)
    assert given(cast.door("secretariat"), hearing, consultee=elders)["is_late"] is True


def test_an_extension_forgives_who_was_late(cast: Cast, hold_clock: Clock) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    hold_clock("2026-03-29T10:00:00+02:00")
    answer = given(cast.door("consultee"), hearing)
    body = {"response_deadline": "2026-04-10", "reason": "For få svar"}
    door.done(f"hearings/{hearing['id']}/extend", body)
    assert consultee_of(hearing).state == "answered"
    assert door.seen(f"responses/{answer['id']}")["is_late"] is False


def test_a_second_answer_is_refused_and_replacing_keeps_the_first(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("consultee")
    first = given(door, hearing)
    again = drafted(door, hearing)
    refused(door.post(f"responses/{again['id']}/submit"), 409, "already_answered")
    body = {"body_html": "<p>Vi er i tvivl.</p>"}
    new = door.done(f"responses/{first['id']}/replace", body, if_match=None)
    assert (new["state"], new["body_html"]) == ("submitted", body["body_html"])
    assert door.seen(f"responses/{first['id']}")["state"] == "replaced"
    refused(door.post(f"responses/{first['id']}/replace", body), 409, "wrong_state")
    states = [r["state"] for r in door.seen(f"hearings/{hearing['id']}/responses")["results"]]
    assert sorted(states) == ["draft", "replaced", "submitted"]


def test_an_empty_answer_is_none(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("consultee")
    draft = drafted(door, hearing, body_html="<p> </p>")
    refused(door.post(f"responses/{draft['id']}/submit"), 409, "response_empty")
    verbs = door.seen(f"responses/{draft['id']}/verbs")["verbs"]
    told = {v["verb"]: [r["code"] for r in v["reasons"]] for v in verbs}
    assert "response_empty" in told["submit"]


def test_declining_is_not_silence_and_can_be_regretted(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("consultee")
    draft = drafted(door, hearing)
    door.done(f"responses/{draft['id']}/decline", if_match=None)
    assert consultee_of(hearing).state == "declined"
    refused(door.post(f"consultees/{consultee_of(hearing).pk}/decline"), 409, "nothing_awaited")
    assert door.done(f"responses/{draft['id']}/submit", if_match=None)["state"] == "submitted"


def test_no_answer_is_taken_once_the_hearing_is_concluded(cast: Cast, hold_clock: Clock) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    draft = drafted(cast.door("consultee"), hearing)
    hold_clock("2026-03-28T09:00:00+01:00")
    door.done(f"hearings/{hearing['id']}/end")
    door.done(f"hearings/{hearing['id']}/conclude")
    response = cast.door("consultee").post(f"responses/{draft['id']}/submit")
    refused(response, 409, "wrong_state")
    answer = cast.door(None).post(invitation_of(hearing), {"body_html": TEXT})
    refused(answer, 409, "wrong_state")


def test_a_committee_answers_by_its_chair_or_secretariat(cast: Cast) -> None:
    culture = {"committee": str(cast.culture.pk)}
    hearing = running(cast, issued_by_committee=str(cast.finance.pk), consultees=[culture])
    assert cast.door("member").seen(f"hearings/{hearing['id']}")["id"] == hearing["id"]
    response = cast.door("member").post(f"hearings/{hearing['id']}/responses", {"body_html": TEXT})
    refused(response, 403, "forbidden")
    assert given(cast.door("chair"), hearing)["sender_name"] == "Kultur- og Fritidsudvalget"


def test_the_secretariat_writes_down_what_the_public_says(cast: Cast) -> None:
    hearing = running(cast, audience="public", consultees=[])
    answer = given(cast.door("secretariat"), hearing, sender_name="Grundejerforeningen Skrænten")
    assert answer["consultee"] is None
    assert answer["sender_name"] == "Grundejerforeningen Skrænten"


def test_one_is_asked_later_and_gets_a_letter(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    body = {"name": "Idrætsrådet", "email": "idraet@egernborg.example"}
    made = door.made(f"hearings/{hearing['id']}/consultees", body)
    assert made["state"] == "invited"
    assert made["invited_at"] is not None
    assert "idraet@egernborg.example" in {
        m.recipient_address for m in written("hearing-invitation")
    }
    refused(door.delete(f"consultees/{made['id']}", if_match=made["etag"]), 409, "wrong_state")
    body = {"reason": "Foreningen er nedlagt."}
    waived = door.done(f"consultees/{made['id']}/waive", body)
    assert (waived["state"], waived["waive_reason"]) == ("waived", body["reason"])


def test_an_address_is_for_those_who_run_the_hearing(cast: Cast) -> None:
    hearing = running(cast)
    path = f"consultees/{consultee_of(hearing, 'Ældrerådet').pk}"
    assert cast.door("secretariat").seen(path)["email"] == "raad@egernborg.example"
    assert cast.door("council_member").seen(path)["email"] is None


def test_those_who_owe_an_answer_are_found_by_their_day(cast: Cast) -> None:
    own = {"person": cast.person_id("consultee"), "deadline": "2026-04-10"}
    hearing = running(cast, consultees=[own, {"committee": str(cast.elders.pk)}])
    planned(cast)
    found = Consultee.objects.awaiting()
    assert {c.name for c in found} == {"Hanne Høringspart", "Ældrerådet"}
    day = datetime(2026, 4, 10, tzinfo=UTC).date()
    assert [c.name for c in Consultee.objects.due_on(day)] == ["Hanne Høringspart"]
    given(cast.door("consultee"), hearing)
    assert not Consultee.objects.due_on(day)
    row = held(hearing)
    row.is_imported = True
    assert note_reminded([c.pk for c in found.all()]) == 1
    assert consultee_of(hearing, "Ældrerådet").state == "reminded"


@pytest.mark.django_db(transaction=True)
def test_of_two_answers_at_once_one_stands(real_cast: Cast) -> None:
    hearing = running(real_cast)
    door = real_cast.door("consultee")
    drafts = [drafted(door, hearing)["id"] for _ in range(6)]
    moment = datetime.fromisoformat(START)

    def submit(draft: str) -> int:
        try:
            with clock.frozen(moment):
                token = real_cast.door("consultee").token
                return Door(token).post(f"responses/{draft}/submit").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        codes = sorted(pool.map(submit, drafts))
    assert codes == [200, 409, 409, 409, 409, 409]
    standing = HearingResponse.objects.filter(hearing_id=hearing["id"], state="submitted")
    assert standing.count() == 1
    assert consultee_of(hearing).state == "answered"
    assert str(held(hearing).response_deadline) == DEADLINE
