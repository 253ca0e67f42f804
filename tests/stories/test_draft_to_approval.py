"""From a case officer's draft to published minutes, through HTTP alone."""

from collections.abc import Callable
from typing import Any

import pytest

from foundation.outbox.models import Message
from tests.agenda.scene import TODAY
from tests.cast import Cast
from tests.door import expect
from tests.proceedings.stage import SECRET, SITTING, Stage

TOOK_PART = ("chair", "member", "member2", "member3", "substitute")


@pytest.fixture
def stage(cast: Cast, hold_clock: Callable[[str], None]) -> Stage:
    """Drafted, submitted, accepted, placed, published and convened."""
    hold_clock(TODAY)
    cast.culture.settings = {"short_substitute_allowed": True}
    cast.culture.save()
    return Stage(cast).convene()


def test_a_meeting_from_draft_to_approval(stage: Stage, hold_clock: Callable[[str], None]) -> None:
    called = somebody_steps_in(stage)
    hold_clock(SITTING)
    the_meeting_opens(stage, called)
    one_is_found_disqualified(stage)
    stage.decide(stage.at_item)
    stage.decide(stage.at_closed, public_decision="Sagen blev godkendt.")
    ended = stage.end()
    assert (ended["state"], ended["warnings"]) == ("ended", [])
    minutes = f"minutes/{ended['minutes_id']}"
    everybody_approves(stage, minutes)
    stage.desk.done(f"{minutes}/publish")
    page = stage.cast.door(None).get(f"public/{minutes}.html").content.decode()
    assert "Ny svømmehal" in page
    assert "Ejendomssag" in page
    assert "Sagen blev godkendt." in page
    assert SECRET not in page


def somebody_steps_in(stage: Stage) -> dict[str, Any]:
    """One member is excused; the substitute reads the material from the call on."""
    absence = {"meeting": stage.meeting_row["id"], "reason": "Barns sygdom"}
    stage.door("member4").made("me/absences", absence)
    substitute = stage.door("substitute")
    assert substitute.seen(stage.at_closed)["title"] is None
    called = stage.call("substitute", "member4")
    assert Message.objects.filter(rule="substitute-called").count() == 1
    assert substitute.seen(stage.at_closed)["title"] == SECRET
    return substitute.done(f"substitutions/{called['id']}/accept")


def the_meeting_opens(stage: Stage, called: dict[str, Any]) -> None:
    """Those who came are written down, and the agenda is adopted."""
    assert stage.desk.done(f"{stage.at}/open")["state"] == "in_session"
    stage.attend("chair", "member", "member2", "member3")
    stage.desk.done(f"substitutions/{called['id']}/attend")
    assert stage.desk.done(f"{stage.at}/adopt-agenda")["agenda_adopted_at"] is not None
    items = stage.desk.seen(f"{stage.at}/presence")["items"]
    assert [(item["quorum"], item["present"]) for item in items] == [("yes", 5), ("yes", 5)]


def one_is_found_disqualified(stage: Stage) -> None:
    """The closed material is gone for him at once."""
    member = stage.door("member")
    stage.desk.done(f"{stage.at_closed}/start")
    question = stage.question("member", stage.at_closed)
    assert member.seen(stage.at_closed)["title"] == SECRET
    told = {"outcome": "disqualified", "left_room": True}
    stage.desk.done(f"disqualifications/{question['id']}/decide", told)
    masked = member.seen(stage.at_closed)
    assert (masked["title"], masked["public_title"]) == (None, "Ejendomssag")


def everybody_approves(stage: Stage, minutes: str) -> None:
    """Each who took part approves the hash of what was read."""
    assert stage.desk.done(f"{minutes}/circulate")["approval"] == "circulated"
    rows = stage.desk.seen(f"{minutes}/approvals")["results"]
    waiting = {row["name"] for row in rows if row["state"] == "pending"}
    assert waiting == {stage.cast.person(who).name for who in TOOK_PART}
    assert Message.objects.filter(rule="minutes-circulated").count() == len(TOOK_PART)
    for who in TOOK_PART:
        read = stage.door(who).seen(minutes)
        answer = {"content_hash": read["content_hash"]}
        expect(stage.door(who).post(f"{minutes}/approve", answer), 200)
    assert stage.desk.seen(minutes)["approval"] == "approved"
