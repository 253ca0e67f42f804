"""What a member puts on the agenda stands there in his own words, and nobody else takes it off."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from proceedings.models import MemberProposal
from tests.door import expect, refused
from tests.proceedings.stage import Stage

WORDS = {"title": "Gratis musikskole", "body_html": "<p>Jeg foreslår <em>gratis</em> skole.</p>"}
RIGHT = {"member_proposal_right": True, "member_proposal_deadline_days": 8}


@pytest.fixture
def told(stage: Stage) -> dict[str, Any]:
    stage.desk.changed(f"committees/{stage.cast.culture.pk}", {"settings": RIGHT})
    return {**WORDS, "committee": str(stage.cast.culture.pk)}


def test_a_proposal_becomes_an_item_with_the_authors_words(
    stage: Stage, told: dict[str, Any]
) -> None:
    made = stage.door("member").made("member-proposals", told)
    assert (made["author"], made["state"], made["item_state"]) == (
        stage.cast.person_id("member"),
        "received",
        "submitted",
    )
    sections = stage.desk.seen(f"agenda-items/{made['item']}/sections")["results"]
    assert [(s["heading"], s["body_html"]) for s in sections] == [("Forslag", WORDS["body_html"])]
    path = f"sections/{sections[0]['id']}"
    refused(stage.desk.patch(path, {"body_html": "Kortere"}, if_match="*"), 409, "verbatim")
    refused(stage.desk.delete(path, if_match="*"), 409, "verbatim")
    more = {"kind": "other", "heading": "Forvaltningens bemærkning", "body_html": "Det koster."}
    stage.desk.made(f"agenda-items/{made['item']}/sections", more)


def test_the_author_follows_his_proposal_and_others_do_not(
    stage: Stage, told: dict[str, Any]
) -> None:
    path = f"member-proposals/{stage.door('member').made('member-proposals', told)['id']}"
    stage.desk.done(f"agenda-items/{stage.desk.seen(path)['item']}/accept")
    assert stage.door("member").seen(path)["item_state"] == "ready"
    assert stage.door("member2").get(path).status_code == 404
    assert stage.door("chair").get(path).status_code == 200


def test_in_a_committee_the_right_is_its_orders_to_give(stage: Stage) -> None:
    told = {**WORDS, "committee": str(stage.cast.culture.pk)}
    refused(stage.door("member").post("member-proposals", told), 409, "no_proposal_right")


def test_in_the_council_every_member_has_it(stage: Stage) -> None:
    council = {**WORDS, "committee": str(stage.cast.council.pk)}
    stage.desk.changed(
        f"committees/{stage.cast.council.pk}", {"settings": {"member_proposal_right": False}}
    )
    made = stage.door("council_member").made("member-proposals", council)
    assert (made["meeting"], made["missed_meeting"]) == (None, None)
    refused(stage.door("member").post("member-proposals", council), 403, "forbidden")


@pytest.mark.parametrize(
    ("moment", "meant_for"),
    [
        ("2026-04-13T12:00:00+02:00", "2026-04-21"),
        ("2026-04-13T12:00:01+02:00", "2026-05-12"),
        ("2026-05-11T09:00:00+02:00", None),
    ],
)
def test_the_deadline_says_for_which_meeting_it_came(
    stage: Stage,
    told: dict[str, Any],
    hold_clock: Callable[[str], None],
    moment: str,
    meant_for: str | None,
) -> None:
    days = {stage.meeting(day)["id"]: day for day in ("2026-04-21", "2026-05-12")}
    hold_clock(moment)
    made = stage.door("member").made("member-proposals", told)
    assert days.get(made["meeting"]) == meant_for
    missed = {"2026-04-21": None, "2026-05-12": "2026-04-21", None: "2026-05-12"}
    assert days.get(made["missed_meeting"]) == missed[meant_for]


def test_the_chair_flags_and_can_do_no_more(stage: Stage, told: dict[str, Any]) -> None:
    made = stage.door("member").made("member-proposals", told)
    path, item = f"member-proposals/{made['id']}", f"agenda-items/{made['item']}"
    refused(stage.door("chair").post(f"{path}/flag", if_match="*"), 409, "reason_required")
    flagged = stage.door("chair").done(f"{path}/flag", {"reason": "Sproget er krænkende."})
    assert (flagged["state"], flagged["flag_reason"]) == ("received", "Sproget er krænkende.")
    refused(stage.door("chair").post(f"{path}/withdraw", if_match="*"), 409, "not_the_author")
    no = {"reason": "Nej."}
    for verb in ("return", "withdraw"):
        refused(stage.desk.post(f"{item}/{verb}", no, if_match="*"), 409, "members_proposal")
    states = {v["verb"]: v for v in stage.desk.seen(f"{item}/verbs")["verbs"]}
    assert not states["withdraw"]["allowed"]
    assert not states["return"]["allowed"]


def test_at_the_meeting_the_body_may_take_it_off(stage: Stage, told: dict[str, Any]) -> None:
    made = stage.door("member").made("member-proposals", told)
    item = f"agenda-items/{made['item']}"
    stage.desk.done(f"{item}/accept")
    late = {"meeting": stage.meeting_row["id"], "urgency_reason": "Haster."}
    stage.desk.done(f"{item}/add-late", late)
    hint = {"returns_hint": "senere"}
    refused(stage.desk.post(f"{item}/postpone", hint, if_match="*"), 409, "members_proposal")
    stage.open()
    assert stage.desk.done(f"{item}/withdraw", {"reason": "Flertal imod."})["state"] == "withdrawn"


def test_only_the_author_takes_it_back(stage: Stage, told: dict[str, Any]) -> None:
    made = stage.door("member").made("member-proposals", told)
    path = f"member-proposals/{made['id']}"
    refused(stage.desk.post(f"{path}/withdraw", if_match="*"), 409, "not_the_author")
    taken = stage.door("member").done(f"{path}/withdraw")
    assert (taken["state"], taken["item_state"]) == ("withdrawn", "withdrawn")
    refused(stage.door("member").post(f"{path}/withdraw", if_match="*"), 409, "wrong_state")


def test_an_agenda_without_it_is_sent_for_a_reason_only(stage: Stage, told: dict[str, Any]) -> None:
    meeting = stage.meeting("2026-04-21")
    stage.placed(meeting, "Andet")
    made = stage.door("member").made("member-proposals", told)
    assert made["meeting"] == meeting["id"]
    path = f"meetings/{meeting['id']}/publish-agenda"
    problem = refused(stage.desk.post(path, if_match="*"), 409, "proposals_left_out")
    assert problem["overridable"]
    stage.desk.done(f"agenda-items/{made['item']}/accept")
    stage.desk.done(f"agenda-items/{made['item']}/place", {"meeting": meeting["id"]})
    stage.desk.done(path)


def test_the_secretariat_writes_down_whose_words_they_are(
    stage: Stage, told: dict[str, Any]
) -> None:
    other = {**told, "author": stage.cast.person_id("member2")}
    assert stage.desk.made("member-proposals", other)["author"] == other["author"]
    refused(stage.door("member").post("member-proposals", other), 403, "forbidden")
    refused(stage.desk.post("member-proposals", told), 403, "forbidden")
    stranger = {**told, "author": stage.cast.person_id("council_member")}
    refused(stage.desk.post("member-proposals", stranger), 409, "not_a_member")


def test_the_words_cannot_be_changed_by_any_way(stage: Stage, told: dict[str, Any]) -> None:
    made = stage.door("member").made("member-proposals", told)
    path = f"member-proposals/{made['id']}"
    expect(stage.desk.patch(path, {"title": "Andet"}, if_match="*"), 405)
    rows = MemberProposal.objects.filter(pk=made["id"])
    for change in (lambda: rows.update(body_text="Andet"), rows.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
