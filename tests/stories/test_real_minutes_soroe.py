"""Facts S1-S16 of the fourth real minutes, each answered by ordinary resources."""

from datetime import date

import pytest

from tests.stories.conftest import Minutes

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("archive")]


def test_s1_when_where_and_term(soroe: Minutes) -> None:
    assert soroe.meeting["starts_at"] == "2022-02-10T15:00:00Z"
    assert date.fromisoformat(soroe.meeting["day"]).isoweekday() == 4
    assert soroe.meeting["place"] == soroe.document["meeting"]["place"]
    assert (soroe.committee["term_from_year"], soroe.committee["term_to_year"]) == (2022, 2025)
    assert list(soroe.numbers.values()) == ["8", "9", "10", "11", "12"]


def test_s2_the_full_title(soroe: Minutes) -> None:
    item = soroe.item(10)
    assert item["title"].endswith("styringsdokumenter for beskæftigelses- og vækstområdet")
    assert item["toc_title"].endswith("Demokratis s")
    assert item["title"].startswith(item["toc_title"])


def test_s3_which_item_was_postponed(soroe: Minutes) -> None:
    assert soroe.listed(outcome="postponed") == {"11"}
    (decision,) = soroe.under(11, "decisions")
    postponed = next(o for o in decision["outcomes"] if o["outcome"] == "postponed")
    assert (postponed["returns_from"], postponed["returns_to"]) == ("2022-04-01", None)
    assert "Visionsseminar" in postponed["returns_hint"]


def test_s4_what_was_announced_for_march(soroe: Minutes) -> None:
    march = {"due_from": "2022-03-01", "due_to": "2022-03-31"}
    due = soroe.all("follow-ups", committee=soroe.meeting["committee"], **march)
    (announced,) = [f for f in due if f["item"] == soroe.item(11)["id"] and f["due_from"]]
    assert (announced["kind"], announced["superseded"]) == ("presentation", True)


def test_s5_quarterly(soroe: Minutes) -> None:
    (topic,) = soroe.topics("quarterly")
    assert soroe.numbers[topic["item"]] == "10"


def test_s6_half_yearly(soroe: Minutes) -> None:
    told = [soroe.numbers[t["item"]] for t in soroe.topics("half_yearly")]
    assert sorted(told) == ["10", "10", "10", "12"]


def test_s7_yearly(soroe: Minutes) -> None:
    anchors = {soroe.numbers[t["item"]]: t["anchor"] for t in soroe.topics("yearly")}
    assert anchors == {"10": "inden årsskiftet", "11": None}


def test_s8_every_fourth_year(soroe: Minutes) -> None:
    (topic,) = soroe.topics("every_four_years")
    assert "Kommunalbestyrelse" in topic["anchor"]


def test_s9_what_must_be_drawn_up_in_2022(soroe: Minutes) -> None:
    told = [f for f in soroe.under(10, "follow-ups") if f["basis"] == "stated" and f["due_to"]]
    (policy,) = told
    assert (policy["due_from"], policy["due_to"]) == ("2022-01-01", "2022-12-31")
    assert (policy["kind"], policy["due_basis"]) == ("preparation", "printed")


def test_s10_what_must_be_revised(soroe: Minutes) -> None:
    (plan,) = [f for f in soroe.under(10, "follow-ups") if f["due_to"] is None]
    assert "Vækststrategien" in plan["due_text"]


def test_s11_the_wish_in_12(soroe: Minutes) -> None:
    assert soroe.outcomes()["12"] == ["noted", "other"]
    (wish,) = soroe.all("follow-ups", item=soroe.item(12)["id"], origin="decision")
    assert "borgernes oplevelser" in wish["evidence"]


def test_s12_who_recommends(soroe: Minutes) -> None:
    for number, rows in soroe.everywhere("recommendations").items():
        (row,) = rows
        assert row["recommended_by"] == "Fagcenter Arbejdsmarked og Borgerservice", number
        assert [(g["point_style"], len(g["points"])) for g in row["groups"]] == [("numbered", 1)]


def test_s13_attachments(soroe: Minutes) -> None:
    assert [len(soroe.under(n, "attachments")) for n in range(8, 13)] == [0, 1, 2, 2, 2]


def test_s14_nothing_is_recorded(soroe: Minutes) -> None:
    assert not any(soroe.everywhere("hearings").values())
    assert soroe.listed(visibility="closed") == set()
    assert soroe.all("presence-events", meeting=soroe.meeting_id) == []
    presence = soroe.door.seen(f"meetings/{soroe.meeting_id}/presence")
    assert {i["quorum"] for i in presence["items"]} == {"unknown"}


def test_s15_outcomes(soroe: Minutes) -> None:
    found = soroe.outcomes()
    assert found["8"] == ["approved"]
    assert soroe.listed(outcome="noted") == {"9", "10", "12"}
    assert "postponed" in found["11"]


def test_s16_where_the_items_go(soroe: Minutes) -> None:
    for item in soroe.items:
        (step,) = soroe.all(f"cases/{item['case']}/routing")
        assert step["committee"] == soroe.meeting["committee"]
