"""The agenda that was sent out is a draft until the body adopts it: every change leaves a trace."""

from typing import Any

import pytest

from agenda.vocabulary import ItemType
from tests.door import expect, refused
from tests.proceedings.hall import Hall
from tests.proceedings.stage import SECRET, Stage

HEADING = "Ændringer til dagsordenen"
URGENT = {"urgency_reason": "Fristen udløber i morgen."}


def settle(stage: Stage, **settings: Any) -> None:
    path = f"committees/{stage.cast.culture.pk}"
    stage.desk.changed(path, {"settings": settings})


def late(stage: Stage, title: str = "Stormskade", **more: Any) -> dict[str, Any]:
    item = stage.ready(title)
    body = {"meeting": stage.meeting_row["id"], **(more or URGENT)}
    return stage.desk.done(f"agenda-items/{item['id']}/add-late", body)


def traces(stage: Stage, who: str = "secretariat", **query: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = stage.door(who).seen(f"{stage.at}/agenda-amendments", **query)[
        "results"
    ]
    return found


def numbers(stage: Stage) -> list[tuple[str, str | None]]:
    return [(i["title"], i["number"]) for i in stage.agenda("secretariat", stage.meeting_row)]


def test_adopting_tells_what_was_changed_since_the_agenda_went_out(stage: Stage) -> None:
    stage.open()
    other = late(stage)
    stage.desk.done(f"{stage.at_item}/withdraw", {"reason": "Sagen er ikke klar."})
    stage.desk.done(f"agenda-items/{other['id']}/move", {"after": None, "reason": "Gæster venter."})
    adopted = stage.door("chair").done(f"{stage.at}/adopt-agenda")
    told = [(a["kind"], a["item"], a["reason"]) for a in adopted["agenda_amendments"]]
    assert told == [
        ("added", other["id"], "Fristen udløber i morgen."),
        ("withdrawn", stage.item["id"], "Sagen er ikke klar."),
        ("moved", other["id"], "Gæster venter."),
    ]
    assert all(a["at_meeting"] for a in adopted["agenda_amendments"])
    refused(stage.desk.post(f"{stage.at}/adopt-agenda", if_match="*"), 409, "agenda_adopted")


def test_each_verb_leaves_its_own_trace(stage: Stage) -> None:
    stage.open()
    why = {"closed_reason": "tenders", "public_title": "Udbud", "closed_note": "Priser."}
    stage.desk.done(f"{stage.at_item}/make-closed", why)
    stage.desk.done(f"{stage.at_item}/make-open", {"reason": "Alt er offentligt."})
    stage.desk.changed(stage.at_item, {"item_type": "information"})
    path = f"{stage.at}/agenda/order"
    ids = [stage.closed_item["id"], stage.item["id"]]
    expect(stage.desk.put(path, {"items": ids}, if_match="*"), 200)
    expect(stage.desk.put(path, {"items": ids}, if_match="*"), 200)
    stage.desk.done(f"{stage.at_item}/postpone", {"returns_hint": "til foråret"})
    told = [(a["kind"], a["was"], a["becomes"]) for a in traces(stage)]
    assert told == [
        ("made_closed", None, None),
        ("made_open", None, None),
        ("type_changed", "decision", "information"),
        ("reordered", None, None),
        ("postponed", None, None),
    ]
    assert [a["number"] for a in traces(stage, kind="reordered")] == [None]
    assert [a["number"] for a in traces(stage, kind="postponed")] == ["1"]


def test_an_agenda_in_the_making_changes_without_traces(stage: Stage) -> None:
    meeting = stage.meeting("2026-04-21")
    item = stage.placed(meeting)
    stage.desk.changed(f"agenda-items/{item['id']}", {"item_type": ItemType.DISCUSSION.value})
    stage.desk.done(f"agenda-items/{item['id']}/withdraw", {"reason": "Udgår."})
    assert stage.desk.seen(f"meetings/{meeting['id']}/agenda-amendments")["results"] == []


def test_what_happens_before_the_meeting_is_told_apart(stage: Stage) -> None:
    late(stage)
    assert [(a["kind"], a["at_meeting"]) for a in traces(stage)] == [("added", False)]


def test_at_the_meeting_a_new_item_wants_agreement_or_urgency(stage: Stage) -> None:
    stage.open()
    item = stage.ready("Stormskade")
    path = f"agenda-items/{item['id']}/add-late"
    there = {"meeting": stage.meeting_row["id"]}
    problem = refused(stage.desk.post(path, there, if_match="*"), 409, "late_basis_missing")
    assert "ksl § 8, stk. 4" in {r["rule"] for r in problem["reasons"]}
    added = stage.desk.done(path, {**there, "basis": "unanimous"})
    assert added["urgency_reason"] == "Alle tilstedeværende var enige"
    assert [(a["basis"], a["becomes"]) for a in traces(stage)] == [("unanimous", "3")]


@pytest.mark.parametrize(
    ("policy", "after", "expected"),
    [
        ("last", {}, [("A", "1"), ("B", "2"), ("C", "3"), ("Ny", "4")]),
        ("order_only", {"after": "A"}, [("A", "1"), ("Ny", "4"), ("B", "2"), ("C", "3")]),
        ("inserted_renumbered", {"after": "A"}, [("A", "1"), ("Ny", "2"), ("B", "3"), ("C", "4")]),
        ("inserted_renumbered", {"after": None}, [("Ny", "1"), ("A", "2"), ("B", "3"), ("C", "4")]),
        ("inserted_renumbered", {}, [("A", "1"), ("B", "2"), ("C", "3"), ("Ny", "4")]),
    ],
)
def test_late_items_are_numbered_as_the_committee_has_it(
    stage: Stage, policy: str, after: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    settle(stage, late_item_numbering=policy)
    meeting = stage.meeting("2026-04-21")
    ids = {title: stage.placed(meeting, title)["id"] for title in "ABC"}
    stage.convened(meeting)
    stage.meeting_row = meeting
    late(stage, "Ny", **URGENT, **{k: ids.get(v) for k, v in after.items()})
    assert numbers(stage) == expected
    renumbered = [(a["was"], a["becomes"]) for a in traces(stage, kind="renumbered")]
    moved = [(t, n) for t, n in expected if t != "Ny" and n != str("ABC".index(t) + 1)]
    assert renumbered == [(str("ABC".index(t) + 1), n) for t, n in moved]


def test_a_committee_that_puts_late_items_last_inserts_none(stage: Stage) -> None:
    item = stage.ready("Stormskade")
    body = {"meeting": stage.meeting_row["id"], "after": stage.item["id"], **URGENT}
    path = f"agenda-items/{item['id']}/add-late"
    refused(stage.desk.post(path, body, if_match="*"), 409, "late_items_last")
    settle(stage, late_item_numbering="order_only")
    body["after"] = item["id"]
    refused(stage.desk.post(path, body, if_match="*"), 400, "does_not_exist", "/after")


def test_number_order_and_identity_stay_apart(stage: Stage) -> None:
    settle(stage, late_item_numbering="order_only")
    stage.open()
    new = late(stage, **URGENT, after=None)
    stage.desk.done(f"{stage.at_item}/start")
    stage.desk.done(f"agenda-items/{new['id']}/start")
    row = stage.desk.seen(f"agenda-items/{new['id']}")
    assert (row["number"], row["position"], row["treated_order"]) == ("3", 1, 2)


def test_an_objection_is_entered_while_the_agenda_is_a_draft(stage: Stage) -> None:
    told = {"person": stage.cast.person_id("member2"), "reason": "Materialet kom for sent."}
    path = f"{stage.at}/agenda-amendments"
    refused(stage.desk.post(path, told), 409, "wrong_state")
    stage.open()
    made = stage.desk.made(path, {**told, "item": stage.item["id"]})
    assert (made["kind"], made["name_printed"]) == ("objection", "Nina Østergård")
    stranger = {**told, "person": stage.cast.person_id("council_member")}
    refused(stage.desk.post(path, stranger), 400, "not_a_participant", "/person")
    stage.attend("member3", kind="absent")
    away = {**told, "person": stage.cast.person_id("member3")}
    refused(stage.desk.post(path, away), 409, "not_present")
    stage.desk.done(f"{stage.at}/adopt-agenda")
    refused(stage.desk.post(path, told), 409, "agenda_adopted")


def test_changes_of_a_closed_item_are_known_to_those_who_see_it(stage: Stage) -> None:
    stage.open()
    stage.desk.done(f"{stage.at_closed}/withdraw", {"reason": f"{SECRET} er faldet bort."})
    assert len(traces(stage, "member")) == 1
    assert traces(stage, "council_member") == []
    stage.desk.made(f"{stage.at}/agenda-amendments", {
        "person": stage.cast.person_id("member"), "reason": "Nej."})  # fmt: skip
    assert [a["kind"] for a in traces(stage, "council_member")] == ["objection"]


def test_after_adoption_an_item_is_postponed_by_decision_not_by_amendment(stage: Stage) -> None:
    stage.open()
    stage.desk.done(f"{stage.at}/adopt-agenda")
    stage.desk.done(f"{stage.at_item}/postpone", {"returns_hint": "til foråret"})
    assert traces(stage) == []


@pytest.mark.parametrize("who", ["member", "case_officer", "council_member"])
def test_only_those_who_lead_enter_objections(stage: Stage, who: str) -> None:
    stage.open()
    told = {"person": stage.cast.person_id("member2")}
    refused(stage.door(who).post(f"{stage.at}/agenda-amendments", told), 403, "forbidden")


def test_a_vote_about_the_agenda_stands_with_the_change(hall: Hall) -> None:
    hall.sit()
    ayes = hall.ballots(chair="for", member="for", member2="for", member3="against")
    vote = hall.vote(subject="agenda", question="Skal punktet udgå?", ballots=ayes)
    body = {"reason": "Flertal.", "vote": vote["id"]}
    hall.desk.done(f"{hall.at_item}/withdraw", body)
    assert [a["vote"] for a in traces(hall)] == [vote["id"]]


def test_a_minority_does_not_put_a_matter_off(hall: Hall) -> None:
    hall.sit()
    ayes = hall.ballots(chair="against", member="against", member2="for")
    vote = hall.vote(subject="agenda", question="Udsættelse", ballots=ayes)["id"]
    body = {"returns_hint": "senere", "vote": vote}
    path = f"{hall.at_item}/postpone"
    refused(hall.desk.post(path, body, if_match="*"), 409, "minority_postponement")
    gone = {"reason": "Nej.", "vote": vote}
    refused(hall.desk.post(f"{hall.at_item}/withdraw", gone, if_match="*"), 409, "vote_fell")


def test_all_must_agree_where_that_is_the_ground(hall: Hall) -> None:
    hall.sit()
    ayes = hall.ballots(chair="for", member="for", member2="for", member3="against")
    vote = hall.vote(subject="agenda", question="Nyt punkt", ballots=ayes)["id"]
    item = hall.ready("Stormskade")
    body = {"meeting": hall.meeting_row["id"], "basis": "unanimous", "vote": vote}
    path = f"agenda-items/{item['id']}/add-late"
    refused(hall.desk.post(path, body, if_match="*"), 409, "not_unanimous")
    hall.desk.done(path, {**body, "basis": "evident"})


def test_the_minutes_print_what_was_changed_where_the_agenda_was_adopted(hall: Hall) -> None:
    hall.sit()
    hall.desk.changed(hall.at_item, {"item_type": "agenda_approval"})
    other = late(hall, "Stormskade")
    hall.desk.done(f"{hall.at_closed}/withdraw", {"reason": "Sælger har fortrudt."})
    hall.desk.made(f"{hall.at}/agenda-amendments", {
        "person": hall.cast.person_id("member2"), "reason": "For sent."})  # fmt: skip
    hall.desk.done(f"{hall.at}/adopt-agenda")
    hall.decide(hall.at_item)
    hall.decide(f"agenda-items/{other['id']}")
    hall.end()
    document = hall.desk.seen(f"{hall.at}/document")
    printed = [b for b in document["items"][0]["blocks"] if b.get("heading") == HEADING]
    assert [b["body_html"] for b in printed] == [
        "<p>Punkt 1, »Ny svømmehal«, blev ændret fra »Beslutning« til »Godkendelse af dagsorden«."
        "</p><p>Punkt 3, »Stormskade«, blev optaget på dagsordenen. Fristen udløber i morgen.</p>"
        "<p>Punkt 2 blev taget af dagsordenen.</p>"
        "<p>Nina Østergård gjorde indsigelse mod dagsordenen. For sent.</p>"
    ]
    assert [b["type"] for b in document["items"][0]["blocks"]].index("decision") > 1
