"""Facts E1-E16 of the second real minutes, each answered by ordinary resources."""

from datetime import date

import pytest

from tests.stories.conftest import Minutes

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("archive")]


def test_e1_when_where_and_term(vejen: Minutes) -> None:
    assert vejen.meeting["starts_at"] == "2023-11-28T13:00:00Z"
    assert date.fromisoformat(vejen.meeting["day"]).isoweekday() == 2
    assert vejen.meeting["place"] == vejen.document["meeting"]["place"]
    years = (vejen.committee["term_from_year"], vejen.committee["term_to_year"])
    assert years == (2022, 2025)


def test_e2_who_is_listed(vejen: Minutes) -> None:
    listed = vejen.all(f"meetings/{vejen.meeting_id}/listed-members")
    names = [row["name_printed"] for row in listed]
    assert names == [m["name"] for m in vejen.document["meeting"]["listed_members"]]
    assert len(names) == 7


def test_e3_listed_is_not_present(vejen: Minutes) -> None:
    person = vejen.person("Peter Svane")
    away = vejen.all("presence-events", meeting=vejen.meeting_id, person=person)
    assert {(e["kind"], e["list_letter"]) for e in away} == {("excused", "D")}
    nine = {str(n) for n in range(1, 10)}
    assert {vejen.numbers[e["item"]] for e in away} == nine
    assert vejen.listed(absent=person) == nine
    listed = vejen.all(f"meetings/{vejen.meeting_id}/listed-members")
    assert person in {row["person"] for row in listed}


def test_e4_who_was_disqualified(vejen: Minutes) -> None:
    (found,) = vejen.all("disqualifications", meeting=vejen.meeting_id)
    assert (found["name_printed"], found["list_letter"]) == ("Martin Clausen", "A")
    assert (found["item"], found["state"]) == (vejen.item(3)["id"], "disqualified")
    assert vejen.listed(disqualified=vejen.person("Martin Clausen")) == {"3"}
    document = vejen.door.seen(f"meetings/{vejen.meeting_id}/document")
    blocks = document["items"][2]["blocks"]
    (place,) = [n for n, b in enumerate(blocks) if b["type"] == "disqualification_line"]
    assert blocks[place]["placement"] == "before_decision_body"
    assert blocks[place + 1]["type"] == "decision"


def test_e5_closed_items(vejen: Minutes) -> None:
    assert vejen.listed(visibility="closed") == {"9"}
    (section,) = vejen.under(9, "decisions") or vejen.under(9, "sections")
    assert "Intet." in section["body_html"]
    assert {n: row["case"] for n, row in zip(vejen.numbers.values(), vejen.items, strict=True)
            if row["case"] is None} == {"9": None, "10": None}  # fmt: skip


def test_e6_outcomes(vejen: Minutes) -> None:
    assert vejen.listed(outcome="discussed") == {"1", "4", "5", "6"}
    assert vejen.listed(outcome="noted") == {"2", "7", "8"}
    assert vejen.listed(outcome="approved") == {"3"}
    assert vejen.listed(outcome="none") == {"9"}
    assert vejen.under(10, "decisions") == []


def test_e7_treated_before(vejen: Minutes) -> None:
    told = vejen.all("earlier-treatments", meeting=vejen.meeting_id)
    (section,) = [t for t in told if t["source"] == "section"]
    assert vejen.numbers[section["item"]] == "4"
    assert (section["committee_printed"], section["day"]) == ("Økonomiudvalget", "2023-10-03")
    for number in (1, 2, 3, 5, 6, 7):
        kinds = {s["kind"]: s["body_text"] for s in vejen.under(number, "sections")}
        assert kinds["prior_treatment"] == "Ingen."


def test_e8_money_and_staff(vejen: Minutes) -> None:
    costs = {
        number
        for number, sections in vejen.everywhere("sections").items()
        for s in sections
        if s["kind"] in ("financial", "staffing") and s["body_text"] not in ("Ingen.", "-")
    }
    assert costs == {"3"}
    kinds = {s["kind"]: s["body_text"] for s in vejen.under(3, "sections")}
    assert "140.000" in kinds["financial"]
    assert "8 timer" in kinds["staffing"]


def test_e9_what_recurs(vejen: Minutes) -> None:
    def told(frequency: str) -> list[str]:
        return sorted(vejen.numbers[t["item"]] for t in vejen.topics(frequency))

    assert told("quarterly") == ["4", "4", "6"]
    assert told("monthly") == ["4", "7"]
    assert set(told("yearly")) == {"3", "4", "5"}


def test_e10_attachments(vejen: Minutes) -> None:
    counts = [len(vejen.under(n, "attachments")) for n in range(1, 9)]
    assert counts == [3, 1, 0, 2, 3, 2, 2, 5]
    assert sum(len(rows) for rows in vejen.everywhere("attachments").values()) == 18


def test_e11_who_recommends(vejen: Minutes) -> None:
    rows = vejen.everywhere("recommendations")
    one = {n for n, r in rows.items() if r and "Anneth Jensen" in r[0]["recommended_by"]}
    alone = {n for n in one if len(rows[n][0]["recommenders"]) == 1}
    assert alone == {"1", "2", "3", "4", "6", "7"}
    (five,) = rows["5"]
    assert len(five["recommenders"]) == 4
    assert [len(g["points"]) for g in five["groups"]] == [2]
    assert {n for n, r in rows.items() if not r} == {"8", "9", "10"}


def test_e12_order_of_the_parts(vejen: Minutes) -> None:
    order = {row["number"]: [b["type"] for b in row["blocks"]] for row in vejen.items}
    five = ["section"] * 6
    for number in ("1", "2", "4", "5", "6", "7"):
        head = ["recommendation", "decision", "absence_line"]
        assert order[number] == [*head, *five, "attachments"], number
    line = "disqualification_line"
    assert order["3"] == ["recommendation", line, "decision", "absence_line", *five]
    assert order["8"] == ["section", "decision", "absence_line", "attachments"]
    assert order["9"][1:] == ["absence_line"]
    assert order["10"] == ["section"]


def test_e13_no_hearing(vejen: Minutes) -> None:
    assert not any(vejen.everywhere("hearings").values())
    for number in range(1, 8):
        kinds = {s["kind"]: s["body_text"] for s in vejen.under(number, "sections")}
        assert kinds["hearing"] == "Ingen."


def test_e14_who_chairs(vejen: Minutes) -> None:
    assert vejen.meeting["chair_printed"] == "Morten Thorøe"
    assert vejen.meeting["chair"] == vejen.person("Morten Thorøe")


def test_e15_what_came_back_stands_in_its_section(vejen: Minutes) -> None:
    found = [n for n in vejen.numbers.values() if "Ankestyrelsen" in vejen.text_of(int(n))]
    assert found
    text = "\n".join(vejen.text_of(int(n)) for n in found)
    assert "1 afgørelse er hjemsendt" in text


def test_e16_how_minutes_are_approved(vejen: Minutes) -> None:
    assert vejen.item(10)["item_type"] == "approval_sheet"
    assert "Godkend" in vejen.text_of(10)
    minutes = vejen.door.seen(f"minutes/{vejen.made['minutes']['id']}")
    assert minutes["approval"] == "unknown"
