"""Facts L1-L16 of the third real minutes, each answered by ordinary resources."""

from datetime import date

import pytest

from tests.stories.conftest import Minutes

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("archive")]
NAME = "Albert Vinther Krogh"


def test_l1_when_and_where(lemvig: Minutes) -> None:
    assert lemvig.meeting["starts_at"] == "2022-12-14T14:00:00Z"
    assert date.fromisoformat(lemvig.meeting["day"]).isoweekday() == 3
    assert lemvig.meeting["place"] == lemvig.document["meeting"]["place"]
    assert list(lemvig.numbers.values()) == [str(n) for n in range(1, 9)]


def test_l2_absent_from_all_also_the_closed_one(lemvig: Minutes) -> None:
    person = lemvig.person(NAME)
    assert lemvig.listed(absent=person) == {str(n) for n in range(1, 9)}
    away = lemvig.all("presence-events", meeting=lemvig.meeting_id, kind="absent")
    assert {e["person"] for e in away} == {person}
    assert lemvig.all("presence-events", meeting=lemvig.meeting_id, kind="excused") == []


def test_l3_where_he_is_said_to_have_taken_no_part(lemvig: Minutes) -> None:
    told = lemvig.all("presence-events", meeting=lemvig.meeting_id, kind="took_no_part")
    assert {lemvig.numbers[e["item"]] for e in told} == {"1", "3", "4", "5", "6", "7", "8"}
    assert {e["name_printed"] for e in told} == {NAME}


def test_l4_nobody_was_disqualified(lemvig: Minutes) -> None:
    assert lemvig.all("disqualifications", meeting=lemvig.meeting_id) == []


def test_l5_the_public_hearing_on_the_first_of_december(lemvig: Minutes) -> None:
    committee = lemvig.meeting["committee"]
    running = lemvig.all("hearings", running_on="2022-12-01")
    (hearing,) = [h for h in running if h["item"] == lemvig.item(1)["id"]]
    assert (hearing["audience"], hearing["channel"]) == ("public", "www.lemvig.dk")
    assert (hearing["opens_on"], hearing["response_deadline"]) == ("2022-11-22", "2022-12-06")
    assert committee == lemvig.item(1)["committee"]


def test_l6_it_was_over_at_the_meeting(lemvig: Minutes) -> None:
    assert lemvig.all("hearings", running_on=lemvig.meeting["day"]) == []
    day, over = date.fromisoformat(lemvig.meeting["day"]), date(2022, 12, 6)
    assert (day - over).days == 8


def test_l7_which_committees_were_asked(lemvig: Minutes) -> None:
    (asked,) = [h for h in lemvig.under(1, "hearings") if h["audience"] == "committees"]
    consultees = lemvig.all(f"hearings/{asked['id']}/consultees")
    assert len(consultees) == 4
    assert consultees[0]["committee"] == lemvig.meeting["committee"]
    assert consultees[0]["name"] in lemvig.committee["aliases"]
    assert consultees[0]["name"] != lemvig.committee["name"]
    assert asked["response_deadline"] is None


def test_l8_what_the_committee_did(lemvig: Minutes) -> None:
    assert lemvig.outcomes()["1"] == ["discussed", "reply_to_hearing"]
    (asked,) = [h for h in lemvig.under(1, "hearings") if h["audience"] == "committees"]
    (reply,) = lemvig.all(f"hearings/{asked['id']}/responses")
    assert (reply["decided_on"], reply["state"]) == ("2022-12-14", "submitted")


def test_l9_who_decides_last(lemvig: Minutes) -> None:
    last = {}
    for item in lemvig.items:
        steps = lemvig.all(f"cases/{item['case']}/routing") if item["case"] else []
        deciding = [s["committee_printed"] for s in steps if s["is_deciding"]]
        assert len(deciding) <= 1
        last[item["number"]] = deciding[0] if deciding else None
    own = lemvig.committee["name"]
    assert last.pop("1") == "Kommunalbestyrelsen"
    assert {n for n, body in last.items() if body == own} == {"3", "4", "5", "6"}
    assert {n for n, body in last.items() if body is None} == {"2", "7", "8"}


def test_l10_what_is_due_in_spring(lemvig: Minutes) -> None:
    due = lemvig.all(
        "follow-ups",
        committee=lemvig.meeting["committee"],
        due_from="2023-03-01",
        due_to="2023-04-30",
    )
    stated = [f for f in due if f["due_from"]]
    assert [lemvig.numbers[f["item"]] for f in stated] == ["4"]
    assert (stated[0]["due_from"], stated[0]["due_to"]) == ("2023-03-01", "2023-04-30")


def test_l11_what_the_administration_prepares(lemvig: Minutes) -> None:
    (task,) = lemvig.under(5, "follow-ups")
    assert (task["kind"], task["responsible_printed"]) == ("preparation", "Administrationen")
    assert (task["due_from"], task["due_to"]) == (None, None)


def test_l12_what_recurs_monthly(lemvig: Minutes) -> None:
    (monthly,) = lemvig.topics("monthly")
    assert lemvig.numbers[monthly["item"]] == "6"


def test_l13_what_is_known_of_the_closed_item(lemvig: Minutes) -> None:
    closed = lemvig.item(2)
    assert closed["visibility"] == "closed"
    assert closed["title"] == lemvig.document["items"][1]["title"]
    case = lemvig.door.seen(f"cases/{closed['case']}")
    assert case["case_number"] == "15.18.00S00-1-22"
    assert [b["type"] for b in closed["blocks"]] == ["absence_line"]


def test_l14_attachments(lemvig: Minutes) -> None:
    counts = {n: len(rows) for n, rows in lemvig.everywhere("attachments").items() if rows}
    assert counts == {"1": 1, "3": 3, "4": 1, "6": 1}


def test_l15_outcomes(lemvig: Minutes) -> None:
    found = lemvig.outcomes()
    assert "2" not in found
    assert lemvig.listed(outcome="discussed") == {"1", "3", "6"}
    assert lemvig.listed(outcome="postponed") == lemvig.listed(state="postponed") == {"4"}
    assert (found["5"], found["7"], found["8"]) == (["other"], ["none"], ["approved"])
    assert lemvig.item(2)["state"] == "placed"


def test_l16_legal_basis(lemvig: Minutes) -> None:
    named = {
        number
        for number, sections in lemvig.everywhere("sections").items()
        if any(s["kind"] == "legal_basis" for s in sections)
    }
    assert named == {"3", "6"}
