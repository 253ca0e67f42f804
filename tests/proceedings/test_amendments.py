"""Amendments: put until the vote begins, voted on before the matter, never refused a vote."""

from typing import Any

import pytest

from agenda.models import AgendaItem, Case
from committees.vocabulary import CommitteeKind
from tests.door import expect, refused
from tests.proceedings.hall import NO_SUCH, UNKNOWN, Hall

LATE = "2026-03-20T12:00:00+01:00"


def settled(hall: Hall, made: dict[str, Any]) -> str:
    return str(hall.row(f"amendments/{made['id']}")["state"])


def on(made: dict[str, Any]) -> dict[str, str]:
    return {"subject": "amendment", "amendment": made["id"]}


def test_the_matter_waits_for_amendments_and_those_for_theirs(sitting: Hall) -> None:
    first = sitting.amend()
    sub = sitting.amend("En fjerdedel.", "member2", amends=first["id"])
    assert (sub["amends"], sub["proposers"][0]["name_printed"]) == (first["id"], "Nina Østergård")
    refused(sitting.try_vote(remaining="for"), 409, "amendment_open")
    refused(sitting.try_vote(**on(first), remaining="for"), 409, "amendment_open")
    sitting.vote(**on(sub), remaining="against")
    assert settled(sitting, sub) == "rejected"
    sitting.vote(**on(first), remaining="for")
    assert settled(sitting, first) == "adopted"
    sitting.vote(remaining="for")


def test_votes_of_one_request_follow_each_other(sitting: Hall) -> None:
    first = sitting.amend()
    at = {"item": sitting.item["id"]}
    amending = sitting.told(
        **at, **on(first), ballots=sitting.ballots(chair="for", member="against")
    )
    matter = sitting.told(**at, remaining="for")
    path = f"{sitting.at}/votes"
    refused(sitting.desk.post(path, {"votes": [matter, amending]}), 409, "amendment_open")
    sitting.desk.made(path, {"votes": [amending, matter]})
    assert settled(sitting, first) == "lapsed"


def test_a_decision_waits_for_amendments(sitting: Hall) -> None:
    made = sitting.amend()
    sitting.propose(sitting.at_item)
    decide = f"{sitting.at_item}/decide"
    refused(sitting.desk.post(decide, if_match="*"), 409, "amendment_open")
    sitting.door("member").done(f"amendments/{made['id']}/withdraw")
    expect(sitting.desk.post(decide, if_match="*"), 200)


def test_nobody_but_its_proposers_takes_it_back(sitting: Hall) -> None:
    made = sitting.amend()
    path = f"amendments/{made['id']}"
    for who in ("chair", "member2"):
        refused(sitting.door(who).post(f"{path}/withdraw", if_match="*"), 403, "forbidden")
        refused(sitting.door(who).post(f"{path}/set-aside", if_match="*"), 403, "forbidden")
    assert settled(sitting, made) == "proposed"
    sitting.desk.done(f"{path}/withdraw")
    refused(sitting.desk.post(f"{path}/withdraw", if_match="*"), 409, "wrong_state")


def test_all_may_agree_that_it_needs_no_vote(sitting: Hall) -> None:
    made = sitting.amend()
    path = f"amendments/{made['id']}/set-aside"
    refused(sitting.desk.post(path, {}, if_match="*"), 400, "required", "/reason")
    reason = {"reason": "Alle var enige om at stemme samlet."}
    assert sitting.desk.done(path, reason)["settled_reason"] == reason["reason"]
    sitting.vote(remaining="for")


def test_after_the_vote_began_nothing_is_put(sitting: Hall) -> None:
    sitting.vote(remaining="for")
    answer = sitting.desk.post(
        f"{sitting.at_item}/amendments",
        {"body_html": "X", "proposers": [{"person": sitting.cast.person_id("member")}]},
    )
    refused(answer, 409, "voting_begun")
    earlier = sitting.amend(proposed_at="2026-03-24T16:04:00+01:00")
    assert earlier["state"] == "proposed"


def test_a_vote_taken_out_leaves_the_amendment_open(sitting: Hall) -> None:
    made = sitting.amend()
    vote = sitting.vote(**on(made), remaining="for")
    again = sitting.vote(**on(made), remaining="against", replaces=vote["id"])
    assert settled(sitting, made) == "rejected"
    sitting.desk.done(f"votes/{again['id']}/retract", {"reason": "Ikke holdt."})
    assert settled(sitting, made) == "proposed"


def test_members_put_amendments_in_their_own_name(sitting: Hall) -> None:
    path = f"{sitting.at_item}/amendments"
    told: dict[str, Any] = {"body_html": "Halv pris."}
    own = {**told, "proposers": [{"person": sitting.cast.person_id("member")}]}
    made = sitting.door("member").made(path, own)
    assert made["proposers"][0]["list_letter"] == "Y"
    refused(sitting.door("member2").post(path, own), 409, "own_name_only")
    stranger = {**told, "proposers": [{"person": sitting.cast.person_id("council_member")}]}
    refused(sitting.desk.post(path, stranger), 400, "not_a_participant", "/proposers/0/person")
    refused(sitting.desk.post(path, {**told, "proposers": []}), 400, "empty", "/proposers")
    sub = sitting.amend(amends=made["id"])
    refused(sitting.desk.post(path, {**own, "amends": sub["id"]}), 400, "too_deep", "/amends")
    for who in ("case_officer", "council_member"):
        refused(sitting.door(who).post(path, own), 403, "forbidden")


def test_somebody_behind_it_is_there(hall: Hall) -> None:
    before = hall.amend("Forud.")
    assert before["state"] == "proposed"
    hall.open().attend("member", kind="excused")
    path = f"{hall.at_item}/amendments"
    people = [{"person": hall.cast.person_id("member")}]
    refused(hall.desk.post(path, {"body_html": "X", "proposers": people}), 409, "not_present")
    unknown = [{"person": hall.cast.person_id("member2")}]
    told = {"body_html": "X", "proposers": unknown}
    refused(hall.desk.post(path, told), 409, "presence_unknown")
    hall.desk.made(path, {**told, "overrides": UNKNOWN})


def test_a_matter_of_two_readings_has_deadlines(hall: Hall) -> None:
    case = Case.objects.create(municipality=hall.cast.egernborg, title="Budget")
    AgendaItem.objects.filter(pk=hall.item["id"]).update(case=case)
    hall.desk.changed(f"cases/{case.pk}", {"amendments_due_at": LATE})
    path = f"{hall.at_item}/amendments"
    told = {"body_html": "X", "proposers": [{"person": hall.cast.person_id("member")}]}
    refused(hall.desk.post(path, told), 409, "amendment_late")
    made = hall.desk.made(path, {**told, "proposed_at": "2026-03-20T11:00:00+01:00"})
    hall.amend("Underforslag, for hvilket ingen frist er sat.", amends=made["id"])
    hall.is_now(CommitteeKind.FINANCE_COMMITTEE)
    hall.desk.made(path, told)


def test_the_chair_sets_the_order(sitting: Hall) -> None:
    ids = [sitting.amend(f"Forslag {n}.")["id"] for n in range(3)]
    path = f"{sitting.at_item}/amendments/order"
    etag = sitting.desk.get(sitting.at_item).headers["ETag"]
    order = [ids[2], ids[0], ids[1]]
    expect(sitting.door("chair").put(path, {"items": order}, if_match=etag), 200)
    found = sitting.desk.seen(f"{sitting.at_item}/amendments")["results"]
    assert sorted(found, key=lambda row: row["position"])[0]["id"] == ids[2]
    refused(sitting.desk.put(path, {"items": order}, if_match=etag), 412, "stale")
    refused(sitting.desk.put(path, {"items": ids[:2]}, if_match="*"), 409, "order_incomplete")
    refused(sitting.desk.put(path, {"items": [ids[0]] * 3}, if_match="*"), 400, "repeated")
    refused(sitting.door("member").put(path, {"items": order}, if_match="*"), 403, "forbidden")


def test_the_words_are_mended_until_they_are_voted_on(sitting: Hall) -> None:
    made = sitting.amend()
    path = f"amendments/{made['id']}"
    assert sitting.desk.changed(path, {"body_html": "Ny"})["body_html"] == "<p>Ny</p>"
    refused(sitting.door("member2").patch(path, {"body_html": "Z"}, if_match="*"), 403, "forbidden")
    sitting.vote(**on(made), remaining="for")
    refused(sitting.desk.patch(path, {"body_html": "Z"}, if_match="*"), 409, "wrong_state")


def test_after_circulation_no_amendment_is_put(hall: Hall) -> None:
    hall.circulated()
    told = {"body_html": "X", "proposers": [{"person": hall.cast.person_id("member")}]}
    refused(hall.desk.post(f"{hall.at_item}/amendments", told), 409, "minutes_circulated")


def test_amendments_to_a_closed_item_are_its_readers_own(sitting: Hall) -> None:
    told = {"body_html": "Hemmeligt.", "proposers": [{"person": sitting.cast.person_id("member")}]}
    made = sitting.desk.made(f"{sitting.at_closed}/amendments", told)
    refused(sitting.door("council_member").get(f"amendments/{made['id']}"), 404, "not_found")
    listed = sitting.door("council_member").seen("amendments", count="true")
    assert (listed["count"], listed["results"]) == (0, [])
    assert sitting.door("member2").seen("amendments")["results"][0]["id"] == made["id"]


@pytest.mark.parametrize("subject", ["recommendation_group", "recommendation_point"])
def test_a_vote_on_a_part_of_the_recommendation_names_it(sitting: Hall, subject: str) -> None:
    name = {"recommendation_group": "about_group", "recommendation_point": "about_point"}[subject]
    refused(sitting.try_vote(subject=subject, remaining="for"), 400, "required", f"/{name}")
    answer = sitting.try_vote(subject=subject, remaining="for", **{name: NO_SUCH})
    refused(answer, 400, "does_not_exist", f"/{name}")


def test_each_group_of_a_recommendation_has_its_vote_and_outcome(sitting: Hall) -> None:
    groups = [
        {"label": "Forslag 1", "points": [{"text": "at A"}]},
        {"label": "Forslag 2", "points": [{"text": "at B"}]},
    ]
    made = sitting.desk.made(
        f"{sitting.at_item}/recommendations",
        {"recommended_by": "Forvaltningen", "heading": "Indstilling", "groups": groups},
    )
    one, two = (group["id"] for group in made["groups"])
    about = {"subject": "recommendation_group"}
    sitting.vote(**about, about_group=one, remaining="for")
    sitting.vote(**about, about_group=two, remaining="against")
    outcomes = [{"outcome": "approved", "about_group": group} for group in (one, two)]
    sitting.propose(sitting.at_item, outcomes=outcomes)
    decide = f"{sitting.at_item}/decide"
    refused(sitting.desk.post(decide, if_match="*"), 409, "vote_contradicts")
    outcomes[1]["outcome"] = "rejected"
    sitting.propose(sitting.at_item, outcomes=outcomes)
    expect(sitting.desk.post(decide, if_match="*"), 200)


def test_who_is_disqualified_puts_nothing_and_asks_for_no_vote(sitting: Hall) -> None:
    question = sitting.question("member", sitting.at_item)
    sitting.desk.done(f"disqualifications/{question['id']}/decide", {"outcome": "disqualified"})
    person = sitting.cast.person_id("member")
    told = {"body_html": "Halv pris.", "proposers": [{"person": person}]}
    for who in ("secretariat", "member"):
        answer = sitting.door(who).post(f"{sitting.at_item}/amendments", told)
        refused(answer, 409, "disqualified")
    asked = {"method": "silent_agreement", "demanded_by": person}
    refused(sitting.try_vote(**asked), 409, "disqualified", "/demanded_by")
    sitting.attend("member2", kind="absent", item=sitting.item["id"])
    away = {**asked, "demanded_by": sitting.cast.person_id("member2")}
    refused(sitting.try_vote(**away), 409, "not_present", "/demanded_by")
    expect(sitting.try_vote(**{**asked, "demanded_by": sitting.cast.person_id("member3")}), 201)
