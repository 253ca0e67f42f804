"""Windows: each has his own, nobody's is cut, and what is told of more time is kept."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from agenda.models import Case, CaseGate
from hearings.models import HearingExtension
from tests.cast import Cast
from tests.door import expect, refused
from tests.hearings.setup import (
    DEADLINE,
    TEXT,
    consultee_of,
    given,
    invitation_of,
    planned,
    running,
    written,
)

Clock = Callable[[str], None]
MORE = {"deadline": "2026-04-10", "reason": "Rådet mødes først den 8. april."}


def test_one_gets_more_time_and_only_he_is_told(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    elders = consultee_of(hearing, "Ældrerådet")
    longer = door.done(f"consultees/{elders.pk}/extend", MORE)
    assert (longer["deadline"], longer["last_day"]) == (MORE["deadline"], MORE["deadline"])
    (told,) = longer["extensions"]
    assert told == {
        "old_deadline": DEADLINE,
        "new_deadline": MORE["deadline"],
        "reason": MORE["reason"],
        "extended_at": "2026-03-02T08:00:00Z",
    }
    (letter,) = written("hearing-extended")
    assert letter.recipient_address == "raad@egernborg.example"
    assert "10. april 2026" in letter.text
    assert door.seen(f"hearings/{hearing['id']}")["extensions"] == []


def test_what_one_was_given_is_not_told_to_the_others(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("consultee")
    before = door.get(f"hearings/{hearing['id']}").content
    path = f"consultees/{consultee_of(hearing, 'Ældrerådet').pk}"
    cast.door("secretariat").done(f"{path}/extend", MORE)
    assert b"8. april" not in before + door.get(f"hearings/{hearing['id']}").content
    refused(door.get(path), 404, "not_found")


def test_who_may_give_one_more_time(cast: Cast) -> None:
    hearing = running(cast)
    path = f"consultees/{consultee_of(hearing).pk}/extend"
    for name in ("consultee", "member", "council_member"):
        refused(cast.door(name).post(path, MORE), 403, "forbidden")
    refused(cast.door("secretariat_other_municipality").post(path, MORE), 404, "not_found")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({**MORE, "deadline": DEADLINE}, 409, "deadline_not_later"),
        ({"deadline": "2026-04-10"}, 400, "required"),
        ({"reason": "Ferie"}, 400, "required"),
        ({**MORE, "deadline": "2026-02-30"}, 400, "invalid"),
    ],
)
def test_more_time_is_later_and_says_why(
    cast: Cast, body: dict[str, Any], status: int, code: str
) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    path = f"consultees/{consultee_of(hearing).pk}"
    etag = door.get(path).headers["ETag"]
    refused(door.post(f"{path}/extend", body, if_match=etag), status, code)
    assert consultee_of(hearing).deadline is None
    assert not HearingExtension.objects.exists()


def test_one_who_has_answered_needs_no_more_time(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    given(cast.door("consultee"), hearing)
    path = f"consultees/{consultee_of(hearing).pk}"
    etag = door.get(path).headers["ETag"]
    refused(door.post(f"{path}/extend", MORE, if_match=etag), 409, "nothing_awaited")


def test_a_day_is_not_moved_behind_anybodys_back(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    path = f"consultees/{consultee_of(hearing).pk}"
    etag = door.get(path).headers["ETag"]
    answer = door.patch(path, {"deadline": "2026-04-10"}, if_match=etag)
    refused(answer, 409, "deadline_moved_by_extension")
    plan = planned(cast)
    path = f"consultees/{consultee_of(plan).pk}"
    assert door.changed(path, {"deadline": "2026-04-10"})["last_day"] == "2026-04-10"


def test_who_has_a_later_day_of_his_own_is_not_told_of_the_others(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    elders = consultee_of(hearing, "Ældrerådet")
    door.done(f"consultees/{elders.pk}/extend", {**MORE, "deadline": "2026-05-08"})
    more = {"response_deadline": "2026-04-10", "reason": "Påske"}
    longer = door.done(f"hearings/{hearing['id']}/extend", more)
    assert [e["reason"] for e in longer["extensions"]] == ["Påske"]
    told = [m.recipient_address for m in written("hearing-extended") if "Påske" in m.text]
    assert told == ["consultee@egernborg.example"]
    assert door.seen(f"consultees/{elders.pk}")["last_day"] == "2026-05-08"


def test_the_log_of_extensions_is_kept(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    for day in ("2026-04-10", "2026-04-24"):
        more = {"response_deadline": day, "reason": f"Til {day}"}
        longer = door.done(f"hearings/{hearing['id']}/extend", more)
    told = [(e["old_deadline"], e["new_deadline"]) for e in longer["extensions"]]
    assert told == [(DEADLINE, "2026-04-10"), ("2026-04-10", "2026-04-24")]
    row = HearingExtension.objects.first()
    assert row is not None
    for write in (row.delete, lambda: HearingExtension.objects.update(reason="Andet")):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()


def test_a_late_answer_becomes_timely_by_more_time(cast: Cast, hold_clock: Clock) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    hold_clock("2026-03-28T09:00:00+01:00")
    door.done(f"hearings/{hearing['id']}/end")
    answer = {"answer": "submit", "body_html": TEXT}
    told = expect(cast.door(None).post(invitation_of(hearing), answer), 200)
    assert told["state"] == "answered_late"
    late = door.seen("consultees", state="answered_late")["results"]
    assert [row["name"] for row in late] == ["Hanne Høringspart"]
    more = {"response_deadline": "2026-04-10", "reason": "Flere vil svare."}
    door.done(f"hearings/{hearing['id']}/extend", more)
    assert consultee_of(hearing).state == "answered"
    assert door.seen("consultees", state="answered_late")["results"] == []
    assert len(door.seen("consultees", state="answered")["results"]) == 1


def test_a_state_is_asked_for_as_it_is_told(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    cast.door(None).get(invitation_of(hearing))
    elders = consultee_of(hearing, "Ældrerådet")
    door.done(f"consultees/{elders.pk}/waive", {"reason": "Rådet er nedlagt."})
    for state, names in (
        ("seen", ["Hanne Høringspart"]),
        ("waived", ["Ældrerådet"]),
        ("invited", []),
        ("no_reply", []),
    ):
        rows = door.seen("consultees", state=state)["results"]
        assert [(row["name"], row["state"]) for row in rows] == [(name, state) for name in names]


@pytest.mark.parametrize(
    ("own", "code"),
    [("2026-03-29", "deadline_too_short"), ("2026-03-01", "deadline_has_passed")],
)
def test_nobodys_own_day_is_shorter_than_the_law(cast: Cast, own: str, code: str) -> None:
    told: dict[str, Any] = {"legal_basis": "local_plan", "response_deadline": "2026-05-04"}
    hearing, door = planned(cast, **told), cast.door("secretariat")
    body = {"name": "Naboen", "email": "nabo@example.test", "deadline": own}
    door.made(f"hearings/{hearing['id']}/consultees", body)
    path = f"hearings/{hearing['id']}/announce"
    etag = door.get(f"hearings/{hearing['id']}").headers["ETag"]
    refused(door.post(path, if_match=etag), 409, code)
    ready = running(cast, **told)
    refused(door.post(f"hearings/{ready['id']}/consultees", body), 409, code)


def test_when_the_matter_may_be_decided_is_told(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    assert hearing["decision_window"] == {"earliest": "2026-03-28", "latest": None}
    door.done(f"consultees/{consultee_of(hearing, 'Ældrerådet').pk}/extend", MORE)
    seen = door.seen(f"hearings/{hearing['id']}")["decision_window"]
    assert seen == {"earliest": "2026-04-11", "latest": None}
    told: dict[str, Any] = {
        "legal_basis": "school_closure",
        "response_deadline": "2026-05-01",
    }
    school = planned(cast, **told, effective_year=2027)
    assert school["decision_window"] == {"earliest": "2026-05-29", "latest": "2027-03-01"}
    none = planned(cast, response_deadline=None)
    assert none["decision_window"] == {"earliest": None, "latest": None}


def test_silence_means_what_the_hearing_said_and_only_when_somebody_says_so(
    cast: Cast, hold_clock: Clock
) -> None:
    hearing, door = running(cast, on_no_objection="adopt"), cast.door("secretariat")
    path = f"hearings/{hearing['id']}"
    assert all("vedtaget" in m.text for m in written("hearing-invitation"))
    given(cast.door("consultee"), hearing)
    hold_clock("2026-03-28T09:00:00+01:00")
    ended = door.done(f"{path}/end")
    assert (ended["result"], ended["has_objections"]) == (None, None)
    refused(door.post(f"{path}/conclude", if_match=ended["etag"]), 409, "objections_unsaid")
    done = door.done(f"{path}/conclude", {"has_objections": False})
    assert (done["result"], done["result_label"]) == (
        "adopted",
        "Vedtaget, da ingen gjorde indsigelse",
    )


@pytest.mark.parametrize(
    ("silence", "objections", "result"),
    [("adopt", True, "returned"), ("return", False, "returned"), ("adopt", None, "adopted")],
)
def test_silence_adopts_nothing_by_itself(
    cast: Cast,
    hold_clock: Clock,
    silence: str,
    objections: bool | None,  # noqa: FBT001
    result: str,
) -> None:
    hearing, door = running(cast, on_no_objection=silence), cast.door("secretariat")
    if silence == "return":
        assert not any("vedtaget" in m.text for m in written("hearing-invitation"))
    hold_clock("2026-03-28T09:00:00+01:00")
    door.done(f"hearings/{hearing['id']}/end")
    body = {"has_objections": objections}
    assert door.done(f"hearings/{hearing['id']}/conclude", body)["result"] == result


def test_a_council_that_has_had_its_say_lets_the_case_go_on(cast: Cast) -> None:
    case = Case.objects.create(municipality=cast.egernborg, title="Ny madordning")
    elders = [{"committee": str(cast.elders.pk), "email": "raad@egernborg.example"}]
    hearing = running(cast, case=str(case.pk), legal_basis="senior_council", consultees=elders)
    gate, door = CaseGate.objects.get(case=case, kind="hearing"), cast.door("secretariat")
    assert gate.is_standing
    path = f"consultees/{consultee_of(hearing, 'Ældrerådet').pk}"
    door.done(f"{path}/waive", {"reason": "Rådet har aftalt et andet omfang."})
    gate.refresh_from_db()
    assert not gate.is_standing
