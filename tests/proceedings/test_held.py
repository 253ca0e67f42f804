"""What holds the deciding item and the second reading back, and how it is set aside."""

from typing import Any

import pytest

from agenda.models import AgendaItem, Case, CaseGate, HearingDuty, RoutingStep
from foundation.audit.models import Entry
from foundation.clock import now
from tests.door import expect, refused
from tests.proceedings.hall import Hall

REASON = "Byrådet har aftalt det med rådet."


def overriding(code: str) -> dict[str, Any]:
    return {"overrides": [{"code": code, "reason": REASON}]}


def case_of(hall: Hall, **told: Any) -> Case:
    """The item's case, which the committee decides."""
    home = {"municipality": hall.cast.egernborg}
    case: Case = Case.objects.create(**home, title="Ny plejehjemsplan", **told)
    AgendaItem.objects.filter(pk=hall.item["id"]).update(case=case)
    step = {"position": 1, "order": 1, "purpose": "decide", "is_deciding": True}
    RoutingStep.objects.create(**home, case=case, committee=hall.cast.culture, **step)
    return case


def gated(case: Case, **told: Any) -> CaseGate:
    found: CaseGate = CaseGate.objects.create(
        municipality=case.municipality,
        case=case,
        **{"kind": "hearing", "reason": "Høring", "opened_at": now(), **told},
    )
    return found


def send(hall: Hall, verb: str, body: dict[str, Any] | None = None) -> Any:
    etag = hall.desk.get(hall.at_item).headers["ETag"]
    return hall.desk.post(f"{hall.at_item}/{verb}", body or {}, if_match=etag)


def told_before(hall: Hall, verb: str) -> set[str]:
    verbs = {v["verb"]: v for v in hall.desk.seen(f"{hall.at_item}/verbs")["verbs"]}
    return {one["code"] for one in verbs[verb]["reasons"] + verbs[verb]["warnings"]}


def test_the_deciding_item_is_neither_taken_up_nor_decided_while_a_hearing_is_open(
    sitting: Hall,
) -> None:
    gate = gated(case_of(sitting))
    sitting.propose(sitting.at_item)
    for verb in ("start", "decide"):
        problem = refused(send(sitting, verb), 409, "hearing_open")
        assert problem["overridable"]
        assert "hearing_open" in told_before(sitting, verb)
    CaseGate.objects.filter(pk=gate.pk).update(cleared_at=now())
    expect(send(sitting, "start"), 200)
    expect(send(sitting, "decide"), 200)


def test_setting_the_warning_aside_waives_the_gate_with_the_reason(sitting: Hall) -> None:
    gate = gated(case_of(sitting))
    sitting.propose(sitting.at_item)
    expect(send(sitting, "start", overriding("hearing_open")), 200)
    gate.refresh_from_db()
    assert (gate.waive_reason, gate.waived_by) == (REASON, sitting.cast.users["secretariat"])
    expect(send(sitting, "decide"), 200)
    entry = Entry.objects.get(object_id=sitting.item["id"], verb="start")
    assert [one["code"] for one in entry.overrides] == ["hearing_open"]


def test_a_gate_is_waived_by_the_secretariat_with_a_reason(sitting: Hall) -> None:
    gate = gated(case_of(sitting))
    path = f"gates/{gate.pk}"
    etag = sitting.desk.get(path).headers["ETag"]
    refused(sitting.desk.post(f"{path}/waive", {}, if_match=etag), 400, "required", "/reason")
    for name, status, code in (
        ("member", 403, "forbidden"),
        ("secretariat_other_municipality", 404, "not_found"),
    ):
        answer = sitting.door(name).post(f"{path}/waive", {"reason": REASON}, if_match=etag)
        refused(answer, status, code)
    waived = sitting.desk.done(f"{path}/waive", {"reason": REASON})
    assert waived["waive_reason"] == REASON
    refused(
        sitting.desk.post(f"{path}/waive", {"reason": REASON}, if_match=waived["etag"]),
        409,
        "gate_not_standing",
    )
    sitting.propose(sitting.at_item)
    expect(send(sitting, "start"), 200)
    expect(send(sitting, "decide"), 200)


@pytest.mark.parametrize("kind", ["embargo", "suspension"])
def test_parties_are_told_and_suspensions_settled_never_waived(sitting: Hall, kind: str) -> None:
    gate = gated(case_of(sitting), kind=kind)
    etag = sitting.desk.get(f"gates/{gate.pk}").headers["ETag"]
    answer = sitting.desk.post(f"gates/{gate.pk}/waive", {"reason": REASON}, if_match=etag)
    refused(answer, 409, "gate_not_waivable")


def test_a_committee_on_the_way_takes_the_case_up_while_others_are_heard(sitting: Hall) -> None:
    gated(case_of(sitting))
    RoutingStep.objects.update(committee=sitting.cast.council)
    sitting.propose(sitting.at_item, outcome="recommended")
    expect(send(sitting, "start"), 200)
    expect(send(sitting, "decide"), 200)


def test_sending_to_hearing_does_not_wait_for_the_hearing(sitting: Hall) -> None:
    case = case_of(sitting)
    RoutingStep.objects.all().delete()
    gated(case, earliest_on="2026-06-01")
    sitting.propose(sitting.at_item, outcome="sent_to_hearing")
    expect(send(sitting, "decide"), 200)


@pytest.mark.parametrize(("reading", "held"), [(1, False), (2, True)])
def test_the_second_reading_waits_and_the_first_does_not(
    sitting: Hall,
    reading: int,
    held: bool,  # noqa: FBT001
) -> None:
    case = case_of(sitting)
    RoutingStep.objects.update(reading=2, position=2, order=2)
    first = {"position": 1, "order": 1, "purpose": "recommend", "reading": 1}
    RoutingStep.objects.create(
        municipality=case.municipality, case=case, committee=sitting.cast.culture, **first
    )
    gated(case)
    AgendaItem.objects.filter(pk=sitting.item["id"]).update(reading=reading)
    answer = send(sitting, "start")
    if held:
        refused(answer, 409, "hearing_open")
    else:
        expect(answer, 200)


def test_a_decision_outside_its_days_is_answered_for(sitting: Hall) -> None:
    gate = gated(case_of(sitting), cleared_at=now(), earliest_on="2026-03-25")
    sitting.propose(sitting.at_item)
    refused(send(sitting, "decide"), 409, "decided_before_hearing_ends")
    CaseGate.objects.filter(pk=gate.pk).update(earliest_on="2026-01-01", latest_on="2026-03-23")
    refused(send(sitting, "decide"), 409, "decided_too_late")
    expect(send(sitting, "decide", overriding("decided_too_late")), 200)


def test_placing_the_deciding_item_outside_its_days_is_warned_about(sitting: Hall) -> None:
    case = case_of(sitting)
    gated(case, earliest_on="2026-05-01")
    item = sitting.desk.made(
        "agenda-items",
        {
            "committee": str(sitting.cast.culture.pk),
            "title": "Plejehjemsplan",
            "case": str(case.pk),
        },
    )
    section = {"kind": "case_statement", "body_html": "<p>Planen.</p>"}
    sitting.desk.made(f"agenda-items/{item['id']}/sections", section)
    for verb in ("submit", "accept"):
        sitting.desk.done(f"agenda-items/{item['id']}/{verb}")
    meetings = {
        day: sitting.desk.made(
            "meetings",
            {"committee": str(sitting.cast.culture.pk), "starts_at": f"{day}T16:00:00+02:00"},
        )["id"]
        for day in ("2026-04-28", "2026-05-05")
    }
    path = f"agenda-items/{item['id']}"
    etag = sitting.desk.get(path).headers["ETag"]
    early = sitting.desk.post(f"{path}/place", {"meeting": meetings["2026-04-28"]}, if_match=etag)
    refused(early, 409, "decided_before_hearing_ends")
    placed = sitting.desk.done(f"{path}/place", {"meeting": meetings["2026-05-05"]})
    assert placed["state"] == "placed"


@pytest.mark.parametrize(
    ("case", "duty", "named"),
    [
        ({"kle_number": "27.35.04"}, {"kle_prefix": "27.35"}, True),
        ({"kle_number": "27.35"}, {"kle_prefix": "27.35"}, True),
        ({"case_number": "27.35.04-P19-1-26"}, {"kle_prefix": "27"}, True),
        ({"kle_number": "27.36.00"}, {"kle_prefix": "27.35"}, False),
        ({"kle_number": "27.350"}, {"kle_prefix": "27.35"}, False),
        ({"tags": ["ældre"]}, {"tag": "ældre"}, True),
        ({"tags": ["unge"]}, {"tag": "ældre"}, False),
        ({}, {"kle_prefix": "27"}, False),
    ],
)
def test_topics_that_ask_for_a_council_warn_until_it_is_heard(
    sitting: Hall,
    case: dict[str, Any],
    duty: dict[str, Any],
    named: bool,  # noqa: FBT001
) -> None:
    row = case_of(sitting, visibility="closed", **case)
    elders = sitting.cast.elders
    sitting.desk.made("hearing-duties", {"committee": str(elders.pk), **duty})
    sitting.propose(sitting.at_item)
    for verb in ("start", "decide"):
        assert ("council_unheard" in told_before(sitting, verb)) is named
    if named:
        refused(send(sitting, "start"), 409, "council_unheard")
        gated(row, kind="council", subject_id=elders.pk, cleared_at=now())
    expect(send(sitting, "start"), 200)
    expect(send(sitting, "decide"), 200)


def test_a_council_that_is_passed_over_is_written_down_once(sitting: Hall) -> None:
    case = case_of(sitting, tags=["ældre"])
    elders = sitting.cast.elders
    HearingDuty.objects.create(municipality=case.municipality, committee=elders, tag="ældre")
    sitting.propose(sitting.at_item)
    expect(send(sitting, "start", overriding("council_unheard")), 200)
    gate = CaseGate.objects.get(case=case, kind="council")
    assert (gate.subject_id, gate.waive_reason) == (elders.pk, REASON)
    expect(send(sitting, "decide"), 200)


def test_duties_are_the_secretariats_table(sitting: Hall) -> None:
    elders = str(sitting.cast.elders.pk)
    body = {"committee": elders, "kle_prefix": "27.35"}
    made = sitting.desk.made("hearing-duties", body)
    refused(sitting.desk.post("hearing-duties", body), 409, "duplicate")
    refused(sitting.desk.post("hearing-duties", {"committee": elders}), 409, "invariant")
    wrong = {"committee": elders, "kle_prefix": "ældre"}
    refused(sitting.desk.post("hearing-duties", wrong), 400, "invalid", "/kle_prefix")
    assert sitting.door("member").seen("hearing-duties")["results"][0]["kle_prefix"] == "27.35"
    refused(sitting.door("member").post("hearing-duties", body), 403, "forbidden")
    path = f"hearing-duties/{made['id']}"
    refused(sitting.door("secretariat_other_municipality").get(path), 404, "not_found")
    changed = sitting.desk.changed(path, {"kle_prefix": "27"})
    expect(sitting.desk.delete(path, if_match=changed["etag"]), 204)


@pytest.mark.parametrize("tags", ["ældre", [1], [""], [["ældre"]], ["x" * 61]])
def test_tags_are_short_words(sitting: Hall, tags: Any) -> None:
    answer = sitting.desk.post("cases", {"title": "Plejehjem", "tags": tags})
    problem = expect(answer, 400)
    assert all(fault["pointer"].startswith("/tags") for fault in problem["errors"])
