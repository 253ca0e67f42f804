"""What somebody has entered for the record: who may, until when, and where it goes."""

from pathlib import Path
from typing import Any

import pytest

from committees.models import Membership
from tests.door import expect, refused
from tests.proceedings.hall import Hall
from tests.proceedings.stage import Stage

INSIDE, AFTER = "2026-03-24T16:30:00+01:00", "2026-03-24T18:30:00+01:00"
ENDED, NEXT_DAY = "2026-03-24T18:00:00+01:00", "2026-03-25T09:00:00+01:00"


def told(stage: Stage, *who: str, **more: Any) -> dict[str, Any]:
    speakers = [{"person": stage.cast.person_id(name)} for name in who or ("member",)]
    return {"kind": "dissent", "body_html": "Imod.", "speakers": speakers, **more}


def demanded(stage: Stage, at: str, **more: Any) -> Any:
    return stage.desk.post(f"{at}/statements", told(stage, **more))


@pytest.fixture
def lost(sitting: Hall) -> Hall:
    """A vote in which the member was alone."""
    sitting.vote(ballots=sitting.ballots(member="against"), remaining="for")
    return sitting


def test_who_lost_a_vote_has_his_dissent_entered(lost: Hall) -> None:
    made = lost.desk.made(f"{lost.at_item}/statements", told(lost))
    assert made["speakers"][0]["name"] == "Mikkel Aas"
    assert (made["heading"], made["body_html"]) == ("Mindretalsudtalelse", "<p>Imod.</p>")
    assert made["declared_at"] == "2026-03-24T15:05:00Z"
    assert lost.desk.seen(lost.at_item)["blocks"][-1]["type"] == "statement"
    mended = lost.desk.changed(f"statements/{made['id']}", {"body_html": "Stærkt imod."})
    assert mended["body_html"] == "<p>Stærkt imod.</p>"
    refused(lost.door("member").post(f"{lost.at_item}/statements", {}), 403, "forbidden")


def test_who_did_not_vote_against_is_answered_for(lost: Hall) -> None:
    answer = demanded(lost, lost.at_item, speakers=told(lost, "member2")["speakers"])
    assert refused(answer, 409, "not_in_minority")["overridable"]
    why = [{"code": "not_in_minority", "reason": "Der blev ikke stemt ved navn."}]
    both = told(lost, "member", "member2", overrides=why)
    expect(lost.desk.post(f"{lost.at_item}/statements", both), 201)


def test_who_was_away_has_no_dissent(sitting: Hall) -> None:
    sitting.attend("member", kind="absent", item=sitting.item["id"])
    refused(demanded(sitting, sitting.at_item), 409, "took_no_part")
    expect(demanded(sitting, sitting.at_item, kind="remark"), 201)


def test_who_reserves_his_stand_took_part_too(sitting: Hall) -> None:
    sitting.attend("member", kind="absent", item=sitting.item["id"])
    refused(demanded(sitting, sitting.at_item, kind="reservation"), 409, "took_no_part")
    question = sitting.question("member2", sitting.at_item)
    sitting.desk.done(f"disqualifications/{question['id']}/decide", {"outcome": "disqualified"})
    out = told(sitting, "member2")["speakers"]
    for kind in ("reservation", "dissent"):
        answer = demanded(sitting, sitting.at_item, kind=kind, speakers=out)
        refused(answer, 409, "took_no_part")


@pytest.mark.parametrize("who", ["council_member", "observer"])
def test_whoever_is_not_of_the_body_dissents_from_nothing(lost: Hall, who: str) -> None:
    if who == "observer":
        seats = Membership.objects.filter(person=lost.cast.person("member4"))
        seats.update(role="observer")
    person = lost.cast.person_id("member4" if who == "observer" else who)
    why = [{"code": "not_in_minority", "reason": "Der blev ikke stemt ved navn."}]
    answer = demanded(lost, lost.at_item, speakers=[{"person": person}], overrides=why)
    refused(answer, 409, "not_a_member")
    nameless = [*told(lost)["speakers"], {"name": "Liste Y"}]
    refused(demanded(lost, lost.at_item, speakers=nameless), 409, "took_no_part")


def test_who_is_named_in_another_s_place_could_have_demanded_it_himself(lost: Hall) -> None:
    lost.attend("member2", kind="absent", item=lost.item["id"])
    made = expect(demanded(lost, lost.at_item), 201)
    path = f"statements/{made['id']}"

    def mended(**values: Any) -> Any:
        return lost.desk.patch(path, values, if_match="*")

    away = told(lost, "member", "member2")["speakers"]
    refused(mended(speakers=away), 409, "took_no_part")
    refused(mended(speakers=[]), 409, "took_no_part")
    there = told(lost, "member", "member3")["speakers"]
    refused(mended(speakers=there), 409, "not_in_minority")
    why = [{"code": "not_in_minority", "reason": "Der blev ikke stemt ved navn."}]
    expect(mended(speakers=there, overrides=why), 200)
    expect(mended(speakers=told(lost, "member3")["speakers"], heading="Afvigende mening"), 200)
    refused(mended(body_html="Imod. " * 500), 409, "statement_long")


def test_it_counts_when_it_was_demanded_and_not_when_it_was_typed(
    lost: Hall, hold_clock: Any
) -> None:
    hold_clock(ENDED)
    lost.end()
    hold_clock(NEXT_DAY)
    expect(demanded(lost, lost.at_item, declared_at=INSIDE), 201)
    refused(demanded(lost, lost.at_item), 409, "demanded_too_late")
    late = refused(demanded(lost, lost.at_item, declared_at=AFTER), 409, "demanded_too_late")
    assert late["overridable"]
    why = [{"code": "demanded_too_late", "reason": "Mødet blev hævet ved en fejl."}]
    expect(demanded(lost, lost.at_item, declared_at=AFTER, overrides=why), 201)
    ahead = demanded(lost, lost.at_item, declared_at="2026-03-25T10:00:00+01:00", overrides=why)
    refused(ahead, 409, "not_yet_demanded")


def test_what_a_dissent_says_is_no_ground_for_refusing_it(lost: Hall) -> None:
    words = "Indstillingen er ulovlig, og flertallet ved det. Løn < 100.000 kr."
    body = f"<p>{words}</p>".replace("< 1", "&lt; 1")
    made = expect(demanded(lost, lost.at_item, body_html=body), 201)
    assert "ulovlig" in made["body_html"]


def test_a_committee_says_how_short_and_what_it_takes(lost: Hall) -> None:
    path = f"committees/{lost.cast.culture.pk}"
    chosen = {"remarks_allowed": False, "reservations_allowed": False, "dissent_length": 4}
    lost.desk.changed(path, {"settings": chosen})
    for kind in ("remark", "reservation"):
        refused(demanded(lost, lost.at_item, kind=kind), 409, "statement_kind_not_allowed")
    refused(demanded(lost, lost.at_item), 409, "statement_long")
    why = [{"code": "statement_long", "reason": "Den kan ikke siges kortere."}]
    expect(demanded(lost, lost.at_item, overrides=why), 201)


def test_only_a_dissent_is_sent_along(lost: Hall) -> None:
    refused(demanded(lost, lost.at_item, kind="remark", sent_along=True), 409, "not_a_dissent")
    alone = demanded(lost, lost.at_item, grounds_due_on="2026-04-01")
    refused(alone, 400, "not_sent_along", "/grounds_due_on")


@pytest.fixture(autouse=True)
def _own_store(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_the_dissenters_own_grounds_go_with_the_case(lost: Hall, hold_clock: Any) -> None:
    demand = {"sent_along": True, "grounds_due_on": "2026-04-01"}
    made = expect(demanded(lost, lost.at_item, **demand), 201)
    path = f"statements/{made['id']}"
    upload = lost.upload()
    given = lost.desk.done(f"{path}/give-grounds", {"upload_id": upload})
    assert given["grounds"] == upload
    assert lost.door("member2").get(f"{path}/content").status_code == 200
    hold_clock("2026-04-02T09:00:00+02:00")
    late = lost.desk.post(f"{path}/give-grounds", {"upload_id": upload}, if_match="*")
    assert refused(late, 409, "grounds_overdue")["overridable"]
    listed = lost.desk.seen("statements", sent_along="true")["results"]
    assert [one["id"] for one in listed] == [made["id"]]
    plain = expect(demanded(lost, lost.at_item, kind="remark"), 201)
    body = {"upload_id": upload}
    none = lost.desk.post(f"statements/{plain['id']}/give-grounds", body, if_match="*")
    refused(none, 409, "not_sent_along")
    assert lost.desk.get(f"statements/{plain['id']}/content").status_code == 404


def test_a_dissent_is_published_with_the_proposal(lost: Hall) -> None:
    made = expect(demanded(lost, lost.at_item, published_with_proposal=True), 201)
    expect(demanded(lost, lost.at_item, kind="remark"), 201)
    about = {"item": lost.item["id"], "audience": "public", "legal_basis": "local_plan"}
    window = {"response_deadline": "2026-06-01", "draft_html": "Forslag."}
    hearing = lost.desk.made("hearings", {**about, **window})
    shown = lost.desk.seen(f"hearings/{hearing['id']}/dissents")["results"]
    assert [(one["id"], one["body_html"]) for one in shown] == [(made["id"], "<p>Imod.</p>")]
    refused(lost.door("consultee").get(f"hearings/{hearing['id']}/dissents"), 404, "not_found")
    lost.desk.done(f"hearings/{hearing['id']}/announce")
    named = lost.desk.seen(f"hearings/{hearing['id']}/dissents")["results"][0]["speakers"]
    assert [one["name"] for one in named] == ["Mikkel Aas"]


def test_a_dissent_in_a_closed_item_is_read_by_those_who_see_it_whole(sitting: Hall) -> None:
    sitting.vote(sitting.at_closed, ballots=sitting.ballots(member="against"), remaining="for")
    made = expect(demanded(sitting, sitting.at_closed, published_with_proposal=True), 201)
    refused(sitting.door("council_member").get(f"statements/{made['id']}"), 404, "not_found")
    sitting.door("member2").seen(f"statements/{made['id']}")
    question = sitting.question("member2", sitting.at_closed)
    path = f"disqualifications/{question['id']}/decide"
    sitting.desk.done(path, {"outcome": "disqualified"})
    refused(sitting.door("member2").get(f"statements/{made['id']}"), 404, "not_found")


def test_nothing_is_entered_after_the_minutes_went_out(lost: Hall) -> None:
    lost.decide(lost.at_item)
    lost.decide(lost.at_closed, public_decision="Godkendt.")
    lost.desk.done(f"minutes/{lost.end()['minutes_id']}/circulate")
    refused(demanded(lost, lost.at_item, declared_at=INSIDE), 409, "minutes_circulated")
