"""A meeting's day, attacked: what it tells, what it takes, and what is counted."""

import json
from typing import Any

import pytest

from agenda.models import AgendaItem
from committees.vocabulary import CommitteeKind
from proceedings.models import Substitution
from tests.door import Door, expect, refused
from tests.proceedings.hall import Hall

AGAIN = [{"code": "already_voted", "reason": "Der blev stemt om."}]


def found_out(hall: Hall, who: str, at: str, **told: Any) -> dict[str, Any]:
    question = hall.question(who, at)
    found = {"outcome": "disqualified", "left_room": True, **told}
    return hall.desk.done(f"disqualifications/{question['id']}/decide", found)


def test_before_anything_is_taken_up_screens_count_nobody_at_a_closed_item(hall: Hall) -> None:
    order = {"items": [hall.closed_item["id"], hall.item["id"]]}
    expect(hall.desk.put(f"{hall.at}/agenda/order", order, if_match="*"), 200)
    hall.sit()
    found_out(hall, "member", hall.at_closed)
    for who in ("council_member", "member", "secretariat"):
        presence = hall.door(who).seen(f"{hall.at}/live")["presence"]
        assert (presence["item"], presence["present"]) == (hall.item["id"], 5), who


def test_a_vote_on_a_closed_items_question_is_known_as_the_item_is(sitting: Hall) -> None:
    hall = sitting
    question = hall.question("member", hall.at_closed)
    told = {"subject": "disqualification", "disqualification": question["id"]}
    vote = hall.vote(remaining="for", **told)
    assert [one["id"] for one in hall.votes("member2")] == [vote["id"]]
    assert hall.votes("council_member") == []
    refused(hall.door("council_member").get(f"votes/{vote['id']}"), 404, "not_found")
    feed = hall.door("council_member").seen("changes", meeting=hall.meeting_row["id"])
    assert vote["id"] not in json.dumps(feed)
    whole = {"outcome": "disqualified", "decided_under_item": hall.item["id"]}
    hall.desk.done(f"disqualifications/{question['id']}/decide", whole)
    assert hall.votes("member") == []


def test_a_vote_on_a_closed_items_question_is_printed_with_that_item(sitting: Hall) -> None:
    hall = sitting
    question = hall.question("member", hall.at_closed)
    told = {"subject": "disqualification", "disqualification": question["id"]}
    hall.vote(remaining="for", **told)
    hall.desk.done(f"disqualifications/{question['id']}/decide", {"outcome": "not_disqualified"})
    hall.decide(hall.at_item)
    hall.decide(hall.at_closed, public_decision="Sagen blev godkendt.")
    minutes = f"minutes/{hall.end()['minutes_id']}"
    hall.desk.done(f"{minutes}/circulate")
    items = json.loads(hall.desk.get(f"{minutes}.json").content)["items"]
    assert ["Habilitet" in json.dumps(item) for item in items] == [False, True]
    hall.approve(minutes, "chair", "member", "member2", "member3", "member4")
    hall.desk.done(f"{minutes}/publish")
    assert "Habilitet" not in Door().get(f"public/{minutes}.json").content.decode()


def test_a_kept_answer_of_many_votes_is_not_given_to_who_lost_the_item(sitting: Hall) -> None:
    chair, at = sitting.door("chair"), f"{sitting.at}/votes"
    one = sitting.told(remaining="for", item=sitting.closed_item["id"])
    expect(chair.post(at, {"votes": [one]}, key="votes"), 201)
    expect(chair.post(at, {"votes": [one]}, key="votes"), 201)
    chair.made("me/disqualification-notices", {"item": sitting.closed_item["id"]})
    refused(chair.post(at, {"votes": [one]}, key="votes"), 404, "not_found")


def test_kept_findings_are_not_told_again_to_who_lost_the_item(sitting: Hall) -> None:
    chair, at = sitting.door("chair"), f"{sitting.at}/decide-disqualifications"
    one = {"item": sitting.closed_item["id"], "person": sitting.cast.person_id("member")}
    body = {"findings": [{**one, "ground": "nr_1", "outcome": "disqualified"}]}
    expect(chair.post(at, body, key="findings"), 200)
    expect(chair.post(at, body, key="findings"), 200)
    chair.made("me/disqualification-notices", {"item": sitting.closed_item["id"]})
    refused(chair.post(at, body, key="findings"), 404, "not_found")


def test_nobody_writes_of_presence_at_an_item_he_does_not_see_whole(sitting: Hall) -> None:
    line = {"person": sitting.cast.person_id("member"), "kind": "took_no_part"}
    body = {"events": [{**line, "item": sitting.closed_item["id"]}]}
    answer = sitting.door("integrator").post(f"{sitting.at}/attendance", body)
    refused(answer, 400, "does_not_exist", "/events/0/item")
    expect(sitting.desk.post(f"{sitting.at}/attendance", body), 201)


@pytest.mark.parametrize("method", ["show_of_hands", "secret"])
def test_no_more_votes_are_counted_than_can_have_been_cast(hall: Hall, method: str) -> None:
    hall.is_now(CommitteeKind.ADVISORY_COUNCIL).sit()
    hall.attend("member4", kind="left", item=hall.item["id"])
    five = hall.try_vote(method=method, for_count=3, against_count=2)
    refused(five, 409, "too_many_votes")
    expect(hall.try_vote(method=method, for_count=3, against_count=1), 201)


def test_an_election_counts_no_more_votes_than_can_have_been_cast(hall: Hall) -> None:
    hall.is_now(CommitteeKind.ADVISORY_COUNCIL).sit()
    told = {"method": "majority_election", "seats": 1}
    stood = [{"name": "Ane", "votes": 4}, {"name": "Bo", "votes": 2}]
    refused(hall.try_vote(contenders=stood, **told), 409, "too_many_votes")


def test_nobody_votes_on_what_was_withdrawn(sitting: Hall) -> None:
    sitting.desk.done(f"{sitting.at_item}/withdraw", {"reason": "Udgår."})
    refused(sitting.try_vote(remaining="for"), 409, "item_decided")
    expect(sitting.try_vote(remaining="for", subject="procedure"), 201)


def test_taking_out_one_of_two_votes_leaves_the_amendment_as_the_other_says(sitting: Hall) -> None:
    amendment = sitting.amend()
    told = {"subject": "amendment", "amendment": amendment["id"]}
    first = sitting.vote(remaining="against", **told)
    second = sitting.vote(remaining="for", overrides=AGAIN, **told)
    row = f"amendments/{amendment['id']}"
    sitting.desk.done(f"votes/{first['id']}/retract", {"reason": "Blev ikke holdt."})
    assert sitting.row(row)["state"] == "adopted"
    sitting.desk.done(f"votes/{second['id']}/retract", {"reason": "Heller ikke den."})
    assert sitting.row(row)["state"] == "proposed"


def test_whoever_is_called_for_two_fills_one_seat(hall: Hall) -> None:
    hall.open().attend("chair", "member3")
    hall.attend("member", "member2", kind="excused")
    for who in ("member", "member2"):
        Substitution.objects.create(
            municipality=hall.cast.egernborg, committee=hall.cast.culture,
            person=hall.cast.person("substitute"), for_person=hall.cast.person(who),
            meeting_id=hall.meeting_row["id"], extent="meeting", basis="ksl28_2_short",
            called_at="2026-03-20T10:00:00Z", state="called",
        )  # fmt: skip
    hall.attend("substitute")
    at_item = hall.desk.seen(f"{hall.at}/presence")["items"][0]
    assert at_item["present"] == 3
    unknown = [{"code": "presence_unknown", "reason": "Var der."}]
    assert hall.vote(remaining="for", overrides=unknown)["for_count"] == 4


def test_a_meeting_does_not_end_before_it_began(hall: Hall) -> None:
    late = {"opened_at": "2190-01-01T00:00:00Z"}
    refused(hall.desk.post(f"{hall.at}/open", late, if_match="*"), 400, "in_future", "/opened_at")
    hall.sit()
    for hour, code in (("2020-01-01", "range_backwards"), ("2190-01-01", "in_future")):
        body = {"ended_at": f"{hour}T00:00:00Z"}
        refused(hall.desk.post(f"{hall.at}/end", body, if_match="*"), 400, code, "/ended_at")
    hall.end()
    assert AgendaItem.objects.filter(meeting=hall.meeting_row["id"]).count() == 2


@pytest.mark.parametrize("verb", ["accept", "decline", "attend", "stay-away"])
def test_what_became_of_a_call_is_not_told_after_the_minutes_went_out(
    hall: Hall, verb: str
) -> None:
    call = Substitution.objects.create(
        municipality=hall.cast.egernborg, committee=hall.cast.culture,
        person=hall.cast.person("substitute"), for_person=hall.cast.person("member"),
        meeting_id=hall.meeting_row["id"], extent="meeting", basis="ksl28_2_short",
        called_at="2026-03-20T10:00:00Z", state="called",
    )  # fmt: skip
    hall.attend("substitute", kind="excused")
    hall.circulated()
    who = "substitute" if verb in ("accept", "decline") else "secretariat"
    answer = hall.door(who).post(f"substitutions/{call.pk}/{verb}", if_match="*")
    refused(answer, 409, "minutes_circulated")
