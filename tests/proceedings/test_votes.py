"""Votes: who may vote, what comes out, and how a mistake is mended."""

from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.db.transaction import atomic
from django.test.utils import CaptureQueriesContext

from committees.vocabulary import CommitteeKind
from proceedings.models import Ballot, Vote
from tests.door import expect, refused
from tests.proceedings.hall import MEMBERS, NO_SUCH, UNKNOWN, Hall


def test_each_vote_stands_by_its_name_and_the_majority_of_those_cast_carries(sitting: Hall) -> None:
    ballots = sitting.ballots(
        chair="for", member="against", member2="abstained", member3="reserved", member4="for"
    )
    made = sitting.vote(ballots=ballots, question="Indstillingen")
    counts = [made[f"{name}_count"] for name in ("for", "against", "abstained", "reserved")]
    assert (made["result"], counts, made["is_unanimous"]) == ("adopted", [2, 1, 1, 1], False)
    assert [b["choice"] for b in made["ballots"]] == [b["choice"] for b in ballots]
    assert made["ballots"][1]["name_printed"] == "Mikkel Aas"
    assert made["held_at"] is not None
    assert sitting.votes("member")[0]["id"] == made["id"]


def test_a_tie_falls_whoever_chairs(sitting: Hall) -> None:
    made = sitting.vote(ballots=sitting.ballots(chair="for", member="against"))
    assert made["result"] == "lapsed"


def test_a_group_and_the_rest_are_told_of_at_once(sitting: Hall) -> None:
    sitting.letters(member="O", member2="O", member3="A")
    told = {"groups": [{"list_letter": "O", "choice": "against"}], "remaining": "for"}
    made = sitting.vote(**told, ballots=sitting.ballots(member2="abstained"))
    assert (made["for_count"], made["against_count"], made["abstained_count"]) == (3, 1, 1)
    refused(
        sitting.try_vote(groups=[{"list_letter": "Q", "choice": "for"}]), 400, "unknown_group",
        "/groups/0/list_letter",
    )  # fmt: skip


def test_silence_adopts_until_somebody_asks_for_a_vote(sitting: Hall) -> None:
    silent = sitting.vote(method="silent_agreement")
    assert (silent["result"], silent["is_unanimous"], silent["ballots"]) == ("adopted", True, [])
    asked = sitting.vote(
        sitting.at_closed,
        method="silent_agreement",
        demanded_by=sitting.cast.person_id("member"),
    )
    assert (asked["result"], asked["is_unanimous"]) == ("vote_demanded", False)
    sitting.propose(sitting.at_closed)
    decide = f"{sitting.at_closed}/decide"
    refused(sitting.desk.post(decide, if_match="*"), 409, "vote_demanded")
    sitting.vote(sitting.at_closed, remaining="for")
    expect(sitting.desk.post(decide, if_match="*"), 200)


def test_all_faults_of_a_vote_are_told_at_once(sitting: Hall) -> None:
    twice = sitting.ballots(member="for")
    outsider = sitting.ballots(council_member="for")
    answer = sitting.try_vote(
        ballots=[*twice, *twice, *outsider], for_count=7, subject="amendment", seats=2
    )
    problem = refused(answer, 400, "votes_twice", "/ballots/1/person")
    pointers = {fault["pointer"]: fault["code"] for fault in problem["errors"]}
    assert pointers["/ballots/2/person"] == "not_a_participant"
    assert pointers["/for_count"] == "counts_differ"
    assert pointers["/amendment"] == "required"
    assert pointers["/seats"] == "not_for_method"
    assert Vote.objects.count() == 0


def test_only_those_in_the_room_vote(hall: Hall) -> None:
    hall.open().attend("chair", "member")
    hall.attend("member2", kind="absent")
    answer = hall.try_vote(ballots=hall.ballots(chair="for", member2="for"))
    problem = refused(answer, 409, "not_present", "/ballots/1/person")
    assert problem["rule"] == "ksl § 11, stk. 3"
    unknown = hall.try_vote(ballots=hall.ballots(chair="for", member3="for"))
    assert refused(unknown, 409, "presence_unknown")["overridable"]
    made = hall.vote(ballots=hall.ballots(chair="for", member3="for"), overrides=UNKNOWN)
    assert made["for_count"] == 2


def test_who_is_disqualified_does_not_vote(sitting: Hall) -> None:
    question = sitting.question("member", sitting.at_item)
    sitting.desk.done(f"disqualifications/{question['id']}/decide", {"outcome": "disqualified"})
    answer = sitting.try_vote(ballots=sitting.ballots(chair="for", member="for"))
    refused(answer, 409, "disqualified", "/ballots/1/person")
    made = sitting.vote(remaining="for")
    assert made["for_count"] == 4


def test_nobody_judges_himself_unless_the_orders_let_him(sitting: Hall) -> None:
    question = sitting.question("member", sitting.at_item)
    about = {"subject": "disqualification", "disqualification": question["id"]}
    answer = sitting.try_vote(**about, ballots=sitting.ballots(chair="for", member="against"))
    refused(answer, 409, "disqualified", "/ballots/1/person")
    assert sitting.vote(**about, remaining="for")["for_count"] == 4
    sitting.is_now(CommitteeKind.STANDING_COMMITTEE, may_vote_on_own_disqualification=True)
    other = sitting.question("member2", sitting.at_item)
    own = {"subject": "disqualification", "disqualification": other["id"]}
    assert sitting.vote(**own, remaining="for")["for_count"] == 5


def test_a_substitute_who_came_votes_and_the_member_does_not(hall: Hall) -> None:
    hall.is_now(CommitteeKind.STANDING_COMMITTEE, short_substitute_allowed=True).open()
    hall.call("council_member", instead_of="member")
    hall.attend("member", kind="excused")
    hall.attend("chair", "council_member", "member2", "member3", "member4")
    made = hall.vote(remaining="for")
    assert "Ulla Ås" in {b["name_printed"] for b in made["ballots"]}
    assert made["for_count"] == 5


def test_the_act_knows_no_secret_vote_and_no_bare_count(sitting: Hall) -> None:
    counts = {"for_count": 3, "against_count": 2}
    refused(sitting.try_vote(method="secret", **counts), 409, "secret_vote_forbidden")
    refused(sitting.try_vote(**counts), 409, "names_missing")
    sitting.is_now(CommitteeKind.FORUM)
    assert sitting.vote(**counts)["ballots"] == []
    refused(sitting.try_vote(method="roll_call", **counts), 409, "names_missing")


def test_a_written_procedure_belongs_to_bodies_that_may(hall: Hall) -> None:
    told = {"method": "written_procedure", "ballots": hall.ballots(chair="for", member="for")}
    refused(hall.try_vote(**told), 409, "written_procedure_forbidden")
    hall.is_now(CommitteeKind.FORUM)
    refused(hall.try_vote(**told), 409, "written_procedure_forbidden")
    hall.is_now(CommitteeKind.FORUM, allow_written_procedure=True)
    made = hall.vote(**told)
    assert (made["result"], made["method_label"]) == (
        "adopted",
        "Skriftlig procedure uden for mødet",
    )


def test_before_the_meeting_nobody_votes(hall: Hall) -> None:
    refused(hall.try_vote(remaining="for"), 409, "meeting_not_in_session")


def test_a_mistake_is_mended_by_a_vote_that_replaces_it(sitting: Hall) -> None:
    wrong = sitting.vote(remaining="for")
    again = sitting.try_vote(remaining="for")
    assert refused(again, 409, "already_voted")["overridable"]
    mended = sitting.vote(
        ballots=sitting.ballots(member="against"), remaining="for", replaces=wrong["id"],
        mend_reason="Aas stemte imod.",
    )  # fmt: skip
    assert sitting.row(f"votes/{wrong['id']}")["replaced"] is True
    assert [v["id"] for v in sitting.votes(replaced="false")] == [mended["id"]]
    refused(
        sitting.try_vote(remaining="for", replaces=wrong["id"]),
        400,
        "already_replaced",
        "/replaces",
    )
    other = sitting.try_vote(subject="procedure", remaining="for", replaces=mended["id"])
    refused(other, 400, "other_vote", "/replaces")


def test_a_vote_never_held_is_taken_out_with_a_reason(sitting: Hall) -> None:
    made = sitting.vote(remaining="for")
    path = f"votes/{made['id']}"
    sitting.desk.done(f"{path}/retract", {"reason": "Hørte til et andet punkt."})
    assert sitting.row(path)["mend_reason"] == "Hørte til et andet punkt."
    refused(sitting.desk.post(f"{path}/retract", {"reason": "X"}, if_match="*"), 409,
            "already_replaced")  # fmt: skip
    sitting.vote(remaining="for")


def test_what_was_voted_stays_whoever_writes(sitting: Hall) -> None:
    sitting.vote(remaining="for")
    for statement in (
        "UPDATE proceedings_vote SET result = 'rejected'",
        "DELETE FROM proceedings_vote",
        "UPDATE proceedings_ballot SET choice = 'against'",
        "DELETE FROM proceedings_ballot",
    ):
        with pytest.raises(DatabaseError, match="Cannot"), atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_after_circulation_no_vote_is_written(hall: Hall) -> None:
    hall.circulated()
    refused(hall.try_vote(remaining="for"), 409, "minutes_circulated")
    body = {"votes": [hall.told(remaining="for", item=hall.item["id"])]}
    refused(hall.desk.post(f"{hall.at}/votes", body), 409, "minutes_circulated")


def test_a_decision_against_the_vote_is_answered_for(sitting: Hall) -> None:
    sitting.vote(remaining="against")
    sitting.propose(sitting.at_item)
    decide = f"{sitting.at_item}/decide"
    assert refused(sitting.desk.post(decide, if_match="*"), 409, "vote_contradicts")["overridable"]
    sitting.propose(sitting.at_item, outcome="rejected")
    expect(sitting.desk.post(decide, if_match="*"), 200)


def test_votes_of_a_closed_item_are_its_readers_own(sitting: Hall) -> None:
    made = sitting.vote(sitting.at_closed, remaining="for")
    for who in ("council_member", "guest", "integrator", "secretariat_other_municipality"):
        if who in sitting.cast.users:
            refused(sitting.door(who).get(f"votes/{made['id']}"), 404, "not_found")
            listed = sitting.door(who).seen("votes", count="true")
            assert (listed["count"], listed["results"]) == (0, [])
    question = sitting.question("member", sitting.at_closed)
    sitting.desk.done(f"disqualifications/{question['id']}/decide", {"outcome": "disqualified"})
    refused(sitting.door("member").get(f"votes/{made['id']}"), 404, "not_found")
    assert sitting.votes("member") == []
    refused(sitting.cast.door(None).get(f"votes/{made['id']}"), 401, "not_authenticated")


@pytest.mark.parametrize("who", ["member", "case_officer", "council_member"])
def test_others_write_no_votes(sitting: Hall, who: str) -> None:
    refused(sitting.door(who).post(f"{sitting.at_item}/votes", {}), 403, "forbidden")
    refused(sitting.door(who).post(f"{sitting.at}/votes", {}), 403, "forbidden")


def test_votes_are_found_by_item_method_and_result(sitting: Hall) -> None:
    sitting.vote(remaining="for")
    sitting.vote(sitting.at_closed, method="silent_agreement")
    assert len(sitting.votes()) == 2
    assert len(sitting.votes(method="silent_agreement")) == 1
    assert len(sitting.votes(result="adopted", item=sitting.item["id"])) == 1
    assert sitting.votes(result="rejected") == []
    refused(sitting.desk.get("votes", result="nonsense"), 400, "invalid_choice")


def test_a_meetings_votes_are_one_request_all_or_none(sitting: Hall) -> None:
    one = sitting.told(item=sitting.item["id"], remaining="for")
    two = sitting.told(item=sitting.closed_item["id"], ballots=sitting.ballots(member="against"))
    path = f"{sitting.at}/votes"
    bad = sitting.told(item=NO_SUCH, ballots=[{"person": NO_SUCH, "choice": "maybe"}])
    problem = refused(sitting.desk.post(path, {"votes": [one, bad]}), 400, "does_not_exist",
                      "/votes/1/item")  # fmt: skip
    pointers = {fault["pointer"] for fault in problem["errors"]}
    assert {"/votes/1/ballots/0/person", "/votes/1/ballots/0/choice"} <= pointers
    assert Vote.objects.count() == 0
    made = sitting.desk.made(path, {"votes": [one, two]})["results"]
    assert [vote["result"] for vote in made] == ["adopted", "rejected"]
    sitting.attend("member2", kind="left", item=sitting.item["id"])
    away = {**one, "ballots": sitting.ballots(member2="for")}
    refused(sitting.desk.post(path, {"votes": [two, away]}), 409, "not_present",
            "/votes/1/ballots/0/person")  # fmt: skip
    assert Vote.objects.count() == 2


def cost(hall: Hall, votes: int, voters: tuple[str, ...]) -> int:
    told = hall.told(
        item=hall.item["id"],
        subject="procedure",
        ballots=hall.ballots(**dict.fromkeys(voters, "for")),
    )
    with CaptureQueriesContext(connection) as captured:
        expect(hall.desk.post(f"{hall.at}/votes", {"votes": [told] * votes}), 201)
    return len(captured.captured_queries)


def test_many_votes_cost_as_many_statements_as_few(sitting: Hall) -> None:
    cost(sitting, 1, MEMBERS)
    few, many = cost(sitting, 2, MEMBERS[:2]), cost(sitting, 30, MEMBERS)
    assert few == many
    assert Ballot.objects.count() == 5 + 4 + 150
    with CaptureQueriesContext(connection) as captured:
        rows: Any = sitting.votes(limit=200)
    assert (len(rows), len(captured.captured_queries) <= 6) == (33, True)
