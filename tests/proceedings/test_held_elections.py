"""Elections at a meeting: by majority, by proportion, by lot, or without a vote."""

from typing import Any

from committees.vocabulary import CommitteeKind
from tests.door import refused
from tests.proceedings.hall import Hall


def standing(hall: Hall, *who: str, **more: Any) -> list[dict[str, Any]]:
    return [{"person": hall.cast.person_id(name), **more} for name in who]


def ballots(hall: Hall, **contender: int) -> list[dict[str, Any]]:
    return [
        {"person": hall.cast.person_id(who), "choice": "for", "contender": place}
        for who, place in contender.items()
    ]


def seats(made: dict[str, Any]) -> list[int]:
    return [one["seats"] for one in made["contenders"]]


def test_more_than_half_of_those_present_elect_one(sitting: Hall) -> None:
    told: dict[str, Any] = {"method": "majority_election", "seats": 1}
    told["contenders"] = standing(sitting, "chair", "member")
    split = ballots(sitting, chair=0, member=1, member2=0)
    again = sitting.vote(**told, ballots=split, ballot_round=1)
    assert (again["result"], seats(again), again["subject"]) == ("undecided", [0, 0], "election")
    made = sitting.vote(**told, ballots=[*split, *ballots(sitting, member3=0)], ballot_round=2)
    assert (made["result"], seats(made)) == ("elected", [1, 0])
    assert [one["votes"] for one in made["contenders"]] == [3, 1]
    chosen = {b["name_printed"]: b["contender"] for b in made["ballots"]}
    assert chosen["Mikkel Aas"] == made["contenders"][1]["id"]


def test_the_third_round_is_settled_by_lot(sitting: Hall) -> None:
    told: dict[str, Any] = {"method": "majority_election", "seats": 1, "ballot_round": 3}
    told["ballots"] = ballots(sitting, chair=0, member=1, member2=0, member3=1)
    who = standing(sitting, "chair", "member")
    refused(sitting.try_vote(**told, contenders=who), 409, "lot_needed")
    who[0]["lot_rank"], who[1]["lot_rank"] = 2, 1
    made = sitting.vote(**told, contenders=who)
    assert seats(made) == [0, 1]
    assert [one["by_lot"] for one in made["contenders"]] == [False, True]
    three = standing(sitting, "chair", "member", "member2")
    refused(sitting.try_vote(**told, contenders=three), 409, "round_between_two")


def test_seats_are_given_in_proportion(sitting: Hall) -> None:
    sitting.letters(chair="A", member="A", member2="A", member3="V", member4="V")
    groups = [
        {"list_letter": letter, "choice": "for", "contender": place}
        for place, letter in enumerate("AV")
    ]
    people = [sitting.cast.person_id(who) for who in ("chair", "member", "member2")]
    lists: list[dict[str, Any]] = [
        {"name": "Liste A", "list_letter": "A", "candidates": people},
        {"name": "Liste V", "list_letter": "V"},
    ]
    told = {"method": "proportional_election", "seats": 3, "groups": groups}
    made = sitting.vote(**told, contenders=lists)
    assert (made["result"], seats(made)) == ("elected", [2, 1, 1, 1, 0])
    assert made["contenders"][2]["of_list"] == made["contenders"][0]["id"]
    wrong = [{**lists[0], "votes": 5}, lists[1]]
    refused(sitting.try_vote(**told, contenders=wrong), 400, "counts_differ", "/contenders/0/votes")


def test_an_election_that_all_agree_on_has_no_vote(sitting: Hall) -> None:
    told: dict[str, Any] = {"method": "agreed_election", "seats": 2}
    made = sitting.vote(**told, contenders=standing(sitting, "member", "member2"))
    assert (made["result"], seats(made), made["ballots"]) == ("elected", [1, 1], [])
    one = standing(sitting, "member")
    refused(sitting.try_vote(**told, contenders=one), 400, "seats_differ", "/seats")
    twice = standing(sitting, "member", "member")
    refused(sitting.try_vote(**told, contenders=twice), 400, "repeated", "/contenders")


def test_lot_alone_takes_the_first_drawn(sitting: Hall) -> None:
    told: dict[str, Any] = {"method": "lot", "seats": 1}
    who = standing(sitting, "member", "member2")
    refused(sitting.try_vote(**told, contenders=who), 409, "lot_needed")
    who[0]["lot_rank"], who[1]["lot_rank"] = 2, 1
    assert seats(sitting.vote(**told, contenders=who)) == [0, 1]


def test_bodies_under_the_act_name_who_chose_whom(sitting: Hall) -> None:
    told: dict[str, Any] = {"method": "majority_election", "seats": 1}
    who = standing(sitting, "member", votes=3)
    refused(sitting.try_vote(**told, contenders=who), 409, "names_missing")
    sitting.is_now(CommitteeKind.FORUM)
    assert seats(sitting.vote(**told, contenders=who)) == [1]


def test_all_that_an_election_lacks_is_told(sitting: Hall) -> None:
    bare = ballots(sitting, chair=7)
    bare[0]["choice"] = "for"
    problem = refused(
        sitting.try_vote(method="proportional_election", ballots=bare, for_count=1), 400, "required"
    )
    found = {fault["pointer"]: fault["code"] for fault in problem["errors"]}
    assert found["/contenders"] == found["/seats"] == "required"
    assert found["/ballots/0/contender"] == "does_not_exist"
    assert found["/for_count"] == "not_for_method"
    plain = sitting.try_vote(ballots=ballots(sitting, chair=0))
    refused(plain, 400, "not_for_method", "/ballots/0/contender")
