"""Where all must agree the recorded vote tells whether they did, and no claim stands against it."""

from typing import Any

import pytest

from tests.door import expect, refused
from tests.proceedings.hall import Hall

ALL = ("chair", "member", "member2", "member3", "member4")


def added(hall: Hall, **more: Any) -> Any:
    item = hall.ready("Stormskade")
    body = {"meeting": hall.meeting_row["id"], "basis": "unanimous", **more}
    return hall.desk.post(f"agenda-items/{item['id']}/add-late", body, if_match="*")


def agenda_vote(hall: Hall, **told: Any) -> str:
    return str(hall.vote(subject="agenda", question="Nyt punkt", **told)["id"])


@pytest.mark.parametrize("choice", ["against", "abstained", "reserved"])
def test_one_who_voted_otherwise_is_enough(sitting: Hall, choice: str) -> None:
    ballots = sitting.ballots(member=choice)
    vote = agenda_vote(sitting, ballots=ballots, remaining="for")
    refused(added(sitting, vote=vote), 409, "not_unanimous")
    expect(added(sitting, vote=vote, basis="evident"), 200)


def test_all_present_must_be_among_the_ayes(sitting: Hall) -> None:
    vote = agenda_vote(sitting, ballots=sitting.ballots(chair="for", member="for"))
    assert refused(added(sitting, vote=vote), 409, "unanimity_incomplete")["overridable"]
    sitting.attend("member2", "member3", "member4", kind="left")
    expect(added(sitting, vote=vote), 200)


@pytest.mark.parametrize("told", [{"remaining": "for"}, {"method": "silent_agreement"}])
def test_where_all_agreed_the_claim_stands(sitting: Hall, told: dict[str, Any]) -> None:
    expect(added(sitting, vote=agenda_vote(sitting, **told)), 200)


def test_a_vote_that_was_asked_for_is_no_agreement(sitting: Hall) -> None:
    asked = sitting.cast.person_id("member")
    vote = agenda_vote(sitting, method="silent_agreement", demanded_by=asked)
    refused(added(sitting, vote=vote), 409, "not_unanimous")


def test_a_vote_that_was_not_named_speaks_against_the_claim(sitting: Hall) -> None:
    expect(added(sitting), 200)
    vote = agenda_vote(sitting, ballots=sitting.ballots(member="against"), remaining="for")
    assert refused(added(sitting), 409, "unanimity_contradicted")["overridable"]
    why = [{"code": "unanimity_contradicted", "reason": "Der blev stemt om rækkefølgen."}]
    expect(added(sitting, overrides=why), 200)
    sitting.desk.done(f"{sitting.at_item}/move", {"after": None, "vote": vote})
    expect(added(sitting), 200)


def test_a_mended_vote_speaks_and_not_the_one_it_replaces(sitting: Hall) -> None:
    first = agenda_vote(sitting, ballots=sitting.ballots(member="against"), remaining="for")
    agenda_vote(sitting, remaining="for", replaces=first, mend_reason="Talt forkert.")
    expect(added(sitting), 200)


@pytest.fixture
def told(sitting: Hall) -> dict[str, Any]:
    return {
        "committee": str(sitting.cast.culture.pk),
        "title": "Tilladelse til byfest",
        "body_html": "<p>Tilladelsen er givet.</p>",
        "decided_by": sitting.cast.person_id("chair"),
        "ground": "delegated",
    }


def delegated(hall: Hall, told: dict[str, Any]) -> Any:
    """What the chair decides by what the committee delegated to him at the item."""
    decision = hall.desk.seen(f"{hall.at_item}/decision")["id"]
    return hall.desk.post("chair-decisions", {**told, "delegated_by": decision})


@pytest.mark.parametrize("choice", ["against", "abstained", "reserved"])
def test_a_divided_committee_delegates_nothing_to_its_chair(
    sitting: Hall, told: dict[str, Any], choice: str
) -> None:
    vote = sitting.vote(ballots=sitting.ballots(member4=choice), remaining="for")
    sitting.decide(sitting.at_item, outcome="delegated")
    refused(delegated(sitting, told), 409, "delegation_not_unanimous")
    assert sitting.desk.seen("chair-decisions")["results"] == []
    mended = {"remaining": "for", "replaces": vote["id"], "mend_reason": "Talt forkert."}
    sitting.vote(**mended)
    expect(delegated(sitting, told), 201)


def test_those_of_whom_the_vote_is_silent_are_answered_for(
    sitting: Hall, told: dict[str, Any]
) -> None:
    sitting.vote(ballots=sitting.ballots(chair="for", member="for", member2="for"))
    sitting.decide(sitting.at_item, outcome="delegated")
    assert refused(delegated(sitting, told), 409, "unanimity_incomplete")["overridable"]
    why = [{"code": "unanimity_incomplete", "reason": "De to var enige."}]
    expect(delegated(sitting, told | {"overrides": why}), 201)


def test_votes_on_other_matters_say_nothing_of_the_delegation(
    sitting: Hall, told: dict[str, Any]
) -> None:
    sitting.vote(subject="procedure", ballots=sitting.ballots(member="against"), remaining="for")
    sitting.vote(remaining="for")
    sitting.decide(sitting.at_item, outcome="delegated")
    expect(delegated(sitting, told), 201)


def test_the_group_that_was_delegated_is_the_one_voted_on(
    sitting: Hall, told: dict[str, Any]
) -> None:
    points = [{"label": label, "points": [{"text": label}]} for label in ("1", "2")]
    made = sitting.desk.made(f"{sitting.at_item}/recommendations", {"groups": points})
    first, second = (group["id"] for group in made["groups"])
    split = {"ballots": sitting.ballots(member="against"), "remaining": "for"}
    about = {"subject": "recommendation_group"}
    sitting.vote(**about, about_group=first, **split)
    sitting.vote(**about, about_group=second, remaining="for")
    outcomes = [
        {"outcome": "approved", "about_group": first},
        {"outcome": "delegated", "about_group": second},
    ]
    sitting.desk.changed(f"{sitting.at_item}/decision", {"body_html": "X", "outcomes": outcomes})
    sitting.desk.done(f"{sitting.at_item}/decide")
    expect(delegated(sitting, told), 201)


def test_nobody_tells_that_all_agreed_where_a_vote_was_asked_for(sitting: Hall) -> None:
    asked = {"method": "silent_agreement", "demanded_by": sitting.cast.person_id("member")}
    first = sitting.vote(**asked)
    sitting.vote(**asked | {"demanded_by": sitting.cast.person_id("member2")})
    refused(sitting.try_vote(method="silent_agreement"), 409, "vote_demanded")
    sitting.vote(remaining="for")
    other = sitting.vote(subject="procedure", **asked)
    taken_back = {"replaces": other["id"], "mend_reason": "Kravet blev trukket."}
    sitting.vote(method="silent_agreement", subject="procedure", **taken_back)
    assert first["result"] == "vote_demanded"


def test_an_amendment_somebody_wants_a_vote_on_is_not_set_aside(sitting: Hall) -> None:
    made = sitting.amend()
    path = f"amendments/{made['id']}/set-aside"
    asked = {"method": "silent_agreement", "demanded_by": sitting.cast.person_id("member")}
    vote = sitting.vote(subject="amendment", amendment=made["id"], **asked)
    body = {"reason": "Alle var enige."}
    refused(sitting.desk.post(path, body, if_match="*"), 409, "vote_demanded")
    sitting.desk.done(f"votes/{vote['id']}/retract", {"reason": "Kravet blev trukket."})
    sitting.desk.done(path, body)


def test_only_who_keeps_the_record_adds_items_or_delegates(
    sitting: Hall, told: dict[str, Any]
) -> None:
    item = sitting.ready("Stormskade")
    body = {"meeting": sitting.meeting_row["id"], "basis": "unanimous"}
    path = f"agenda-items/{item['id']}/add-late"
    assert sitting.door("member").post(path, body, if_match="*").status_code in (403, 404)
    sitting.decide(sitting.at_item, outcome="delegated")
    decision = sitting.desk.seen(f"{sitting.at_item}/decision")["id"]
    refused(
        sitting.door("member").post("chair-decisions", {**told, "delegated_by": decision}),
        403,
        "forbidden",
    )
