"""Votes that are written down in one request: read, judged and answered as each would be alone."""

from typing import Any

import pytest
from django.db import connection

from committees.vocabulary import CommitteeKind
from foundation.ids import new_id
from proceedings.models import Ballot, Vote
from tests.architecture.counting import counting
from tests.door import expect, refused
from tests.proceedings.hall import NO_SUCH, Hall


def together(sitting: Hall, *votes: dict[str, Any]) -> Any:
    told = [{"item": sitting.item["id"], **sitting.told(**one)} for one in votes]
    return sitting.desk.post(f"{sitting.at}/votes", {"votes": told})


def test_the_answer_shows_each_vote_as_it_is_shown_ever_after(sitting: Hall) -> None:
    sitting.is_now(CommitteeKind.FORUM)
    sitting.letters(member="O")
    amendment = sitting.amend()["id"]
    who = [{"person": sitting.cast.person_id(one)} for one in ("member", "member2")]
    ballots = sitting.ballots(chair="for", member="against", member2="abstained")
    choices = [{**one, "choice": "for", "contender": n % 2} for n, one in enumerate(ballots)]
    elected = {"subject": "election", "seats": 1}
    answer = together(
        sitting,
        {"subject": "amendment", "amendment": amendment, "ballots": ballots, "question": "Æ\u2028"},
        {"subject": "procedure", "remaining": "for"},
        {"subject": "procedure", "method": "silent_agreement"},
        {"subject": "procedure", "method": "secret", "for_count": 3, "against_count": 0},
        {"subject": "procedure", "method": "secret", "for_count": 0, "against_count": 0},
        {**elected, "method": "agreed_election", "contenders": who[:1]},
        {**elected, "method": "majority_election", "contenders": who, "ballots": choices},
        {"method": "silent_agreement", "demanded_by": who[0]["person"]},
    )
    made = expect(answer, 201)["results"]
    assert made == [sitting.row(f"votes/{one['id']}") for one in made]
    assert [one["is_unanimous"] for one in made[:6]] == [False, True, True, True, False, True]
    assert made[7]["is_unanimous"] is False
    assert [one["choice"] for one in made[0]["ballots"]] == ["for", "against", "abstained"]
    assert [one["votes"] for one in made[6]["contenders"]] == [2, 1]


def test_what_is_wrong_with_some_ballots_is_told_where_they_stand(sitting: Hall) -> None:
    good, other = sitting.ballots(chair="for", member="against")
    wrong: list[Any] = [
        good,
        {**other, "choice": "perhaps"},
        {**other, "person": NO_SUCH},
        {**other, "person": 7},
        {**other, "person": "nobody"},
        {**other, "person": None},
        {**other, "choice": None},
        {**other, "contender": "1"},
        {**other, "contender": 1000},
        {**other, "weight": 2},
        {"choice": "for"},
        {"person": other["person"]},
        "for",
        {**other, "contender": None},
    ]
    problem = refused(together(sitting, {"ballots": wrong}), 400, "invalid_choice")
    at = "/votes/0/ballots/"
    assert {one["pointer"].removeprefix(at): one["code"] for one in problem["errors"]} == {
        "1/choice": "invalid_choice",
        "2/person": "does_not_exist",
        "3/person": "invalid",
        "4/person": "invalid",
        "5/person": "null",
        "6/choice": "null",
        "7/contender": "not_an_integer",
        "8/contender": "max_value",
        "9/weight": "unknown_field",
        "10/person": "required",
        "11/choice": "required",
        "12": "not_an_object",
    }
    assert (Vote.objects.count(), Ballot.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("path", "name", "reference"),
    [
        ("votes", "votes", "item"),
        ("attendance", "events", "person"),
        ("decide-disqualifications", "findings", "item"),
    ],
)
def test_of_a_list_that_is_too_long_nothing_is_looked_up(
    sitting: Hall, path: str, name: str, reference: str
) -> None:
    def send(times: int) -> Any:
        told = [{reference: str(new_id())} for _ in range(times)]
        return sitting.desk.post(f"{sitting.at}/{path}", {name: told})

    answer, statements = counting(lambda: send(1001))
    problem = refused(answer, 400, "max_length", f"/{name}")
    assert "Listen må højst have" in problem["errors"][0]["detail"]
    assert statements <= counting(lambda: send(1))[1]


def test_what_stands_under_a_vote_is_told_in_its_order_however_it_lies_in_its_table(
    sitting: Hall,
) -> None:
    people = sorted(("chair", "member", "member2", "member3"), key=sitting.cast.person_id)[::-1]
    ballots = [{**one, "contender": 0} for one in sitting.ballots(**dict.fromkeys(people, "for"))]
    standing = [{"person": sitting.cast.person_id(who)} for who in people]
    elected = {"subject": "election", "method": "majority_election", "seats": 1}
    vote = sitting.vote(**elected, contenders=standing, ballots=ballots)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in ("proceedings_ballot", "proceedings_contender"):
            cursor.execute(
                "SELECT indexname FROM pg_indexes WHERE tablename = %s AND indexdef LIKE %s",
                [table, "%person_id)%"],
            )
            cursor.execute(f"CLUSTER {table} USING {cursor.fetchone()[0]}")
    gone = sitting.desk.done(f"votes/{vote['id']}/retract", {"reason": "Fejl."})
    for name, told in (("ballots", ballots), ("contenders", standing)):
        assert [one["person"] for one in gone[name]] == [one["person"] for one in told]


def test_a_list_of_nothing_is_said_to_be_empty(sitting: Hall) -> None:
    problem = refused(
        sitting.desk.post(f"{sitting.at}/votes", {"votes": []}), 400, "empty", "/votes"
    )
    assert problem["errors"][0]["detail"] == "Listen må ikke være tom."
