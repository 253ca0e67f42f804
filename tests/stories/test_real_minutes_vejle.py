"""Facts V1-V16 of the first real minutes, each answered by ordinary resources."""

from datetime import date, timedelta

import pytest

from tests.stories.conftest import Minutes

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("archive")]


def test_v1_when_and_where(vejle: Minutes) -> None:
    assert vejle.meeting["starts_at"] == "2023-11-02T13:00:00Z"
    assert date.fromisoformat(vejle.meeting["day"]).isoweekday() == 4
    assert vejle.meeting["place"] == vejle.document["meeting"]["place"]
    assert (vejle.meeting["state"], vejle.meeting["ended_at"]) == ("ended", None)


def test_v2_items_and_numbers(vejle: Minutes) -> None:
    assert [row["number"] for row in vejle.items] == ["13", "14", "15", "16", "17", "18"]
    assert {row["visibility"] for row in vejle.items} == {"open"}
    assert vejle.meeting["numbering_printed"] == "running"


def test_v3_a_case_number_is_no_key(vejle: Minutes) -> None:
    number = vejle.document["items"][0]["case_number"]
    cases = vejle.all("cases", case_number=number)
    assert len(cases) == 6
    assert {row["case"] for row in vejle.items} == {row["id"] for row in cases}


def test_v4_the_hearing_that_is_open_that_day(vejle: Minutes) -> None:
    (hearing,) = vejle.all("hearings", running_on=vejle.meeting["day"])
    assert (hearing["item"], hearing["response_deadline"]) == (vejle.item(15)["id"], "2023-11-03")
    (consultee,) = vejle.all(f"hearings/{hearing['id']}/consultees")
    assert consultee["committee"] == vejle.meeting["committee"]
    assert hearing in vejle.all("hearings", consultee=consultee["committee"])
    assert vejle.all("hearings", running_on="2023-11-04") == []
    deadline = date.fromisoformat(hearing["response_deadline"])
    reminders = [(deadline - timedelta(days=n)).isoformat() for n in (7, 3, 1)]
    assert reminders == ["2023-10-27", "2023-10-31", "2023-11-02"]


def test_v5_the_joint_reply(vejle: Minutes) -> None:
    (hearing,) = vejle.under(15, "hearings")
    reply = hearing["joint_reply"]
    assert (reply["prepared_by"], reply["approval_channel"]) == ("Forvaltningen", "mail")
    assert (reply["used_by"], reply["used_on"]) == ("Arbejdsmarkedsudvalget", "2023-11-23")
    told = {"committee": None, "committee_printed": reply["used_by"]}
    assert {**told, "day": reply["used_on"], "reading": 2} in hearing["considerations"]


def test_v6_the_way_of_the_strategy(vejle: Minutes) -> None:
    steps = vejle.all(f"cases/{vejle.item(15)['case']}/routing")
    way = [(s["committee_printed"], s["purpose"], s["day"], s["reading"]) for s in steps]
    assert way == [
        ("Arbejdsmarkedsudvalget", "recommend", "2023-10-05", 1),
        ("Arbejdsmarkedsforum", "hear", None, None),
        ("Arbejdsmarkedsudvalget", "recommend", "2023-11-23", 2),
        ("Økonomiudvalget", "recommend", None, None),
        ("Byrådet", "decide", None, None),
    ]
    assert [s["is_deciding"] for s in steps] == [False, False, False, False, True]
    assert steps[1]["committee"] == vejle.meeting["committee"]


def test_v7_what_was_decided_in_17(vejle: Minutes) -> None:
    (decision,) = vejle.under(17, "decisions")
    groups = {o["about_group_printed"] for o in decision["outcomes"]}
    assert {o["outcome"] for o in decision["outcomes"]} == {"approved"}
    assert len(groups) == 2
    conditions = {o["condition"] for o in decision["outcomes"]}
    assert all("Arbejdsmarkedsudvalget" in str(c) and "2024" in str(c) for c in conditions)


def test_v8_what_comes_back_in_january(vejle: Minutes) -> None:
    due = vejle.all("follow-ups", item=vejle.item(17)["id"], origin="decision")
    (back,) = [f for f in due if f["kind"] == "presentation"]
    assert (back["due_from"], back["due_to"]) == ("2024-01-01", "2024-01-31")
    assert (back["due_basis"], back["basis"]) == ("printed", "stated")


def test_v9_the_date_that_the_minutes_correct(vejle: Minutes) -> None:
    (correction,) = [s for s in vejle.under(17, "statements") if s["kind"] == "correction"]
    keys = ("is_from", "is_to", "was_from", "was_to")
    told = [correction[f"correction_{key}"] for key in keys]
    assert told == ["2024-04-17", "2024-04-18", "2024-04-22", "2024-04-23"]
    assert vejle.text_of(17).replace(". - ", ".-").count("22.-23. april") == 2


def test_v10_who_spoke(vejle: Minutes) -> None:
    said = vejle.under(17, "statements")
    assert len(said) == 4
    assert sum(s["heading"] is not None for s in said) == 3
    speakers = [(s["name"], s["organisation"]) for row in said for s in row["speakers"]]
    assert set(speakers) == {("Martin Jensen", "3F")}
    assert {s["about_group_printed"] for s in said if s["speakers"]} == {
        "Forslag nr. 1",
        "Forslag nr. 2",
    }
    assert [s["is_by_administration"] for s in said].count(True) == 2


def test_v11_the_sums_stand_in_the_text(vejle: Minutes) -> None:
    text = vejle.text_of(17)
    for amount in ("350.000", "50.000", "400.000", "147.000", "43.000", "190.000", "100.000"):
        assert amount in text, amount
    assert 350 + 50 == 400
    assert 60 * 2450 + 43_000 == 190_000 == 100_000 + 60 * 1500


def test_v12_what_must_be_evaluated(vejle: Minutes) -> None:
    told = [f for f in vejle.under(17, "follow-ups") if f["kind"] == "evaluation"]
    assert sorted((f["due_to"] or "") for f in told) == ["", "2024-12-31"]


def test_v13_what_recurs(vejle: Minutes) -> None:
    every = vejle.topics("every_meeting")
    assert {vejle.numbers[t["item"]] for t in every} == {"16", "18"}  # both tellings are kept
    assert len({t["topic"] for t in every}) == 1
    yearly = vejle.topics("yearly")
    assert any("august" in str(t["anchor"]) for t in yearly)
    assert any(t["item"] == vejle.item(15)["id"] for t in yearly)


def test_v14_attachments(vejle: Minutes) -> None:
    counts = {n: len(rows) for n, rows in vejle.everywhere("attachments").items()}
    assert counts == {"13": 0, "14": 0, "15": 1, "16": 0, "17": 0, "18": 0}


def test_v15_presence_is_unknown(vejle: Minutes) -> None:
    assert vejle.all(f"meetings/{vejle.meeting_id}/listed-members") == []
    assert vejle.all("presence-events", meeting=vejle.meeting_id) == []
    presence = vejle.door.seen(f"meetings/{vejle.meeting_id}/presence")
    assert {i["quorum"] for i in presence["items"]} == {"unknown"}
    assert {i["present"] for i in presence["items"]} == {0}


def test_v16_outcomes(vejle: Minutes) -> None:
    found = vejle.outcomes()
    assert {n: set(o) for n, o in found.items()} == {
        "13": {"noted"},
        "14": {"noted"},
        "15": {"noted"},
        "16": {"discussed"},
        "17": {"approved"},
        "18": {"other"},
    }
    assert vejle.listed(outcome="noted") == {"13", "14", "15"}
