"""Once the minutes are circulated nothing of the meeting day is written but by correction; until
then wordings are mended, and every mend leaves its trace."""

from collections.abc import Callable
from typing import Any

from foundation.audit.models import Entry
from tests.door import expect, refused
from tests.proceedings.hall import Hall

Call = Callable[[Hall, dict[str, str]], Any]
DECIDED = {"state": "disqualified", "outcome": "disqualified", "ground": "nr_1"}


def post(path: str, **body: Any) -> Call:
    """A POST whose `{names}` are filled in from what was made before the minutes went out."""

    def call(hall: Hall, ids: dict[str, str]) -> Any:
        return hall.desk.post(path.format(**ids), filled(body, ids), if_match="*")

    return call


def patch(path: str, **body: Any) -> Call:
    return lambda hall, ids: hall.desk.patch(path.format(**ids), filled(body, ids), if_match="*")


def filled(told: Any, ids: dict[str, str]) -> Any:
    if isinstance(told, dict):
        return {key: filled(value, ids) for key, value in told.items()}
    if isinstance(told, list):
        return [filled(value, ids) for value in told]
    return told.format(**ids) if isinstance(told, str) else told


LINE = {"person": "{member}", "kind": "left", "item": "{item}"}
VOTE = {"method": "silent_agreement"}
DOORS: dict[str, Call] = {
    "attendance": post("meetings/{meeting}/attendance", events=[LINE]),
    "mended attendance": post(
        "meetings/{meeting}/attendance",
        events=[{"person": "{member}", "kind": "absent", "replaces": "{line}"}],
    ),
    "adopt-agenda": post("meetings/{meeting}/adopt-agenda"),
    "objection": post("meetings/{meeting}/agenda-amendments", person="{member}"),
    "start": post("agenda-items/{item}/start"),
    "finish": post("agenda-items/{item}/finish"),
    "decide": post("agenda-items/{item}/decide"),
    "withdraw": post("agenda-items/{item}/withdraw", reason="Nej."),
    "postpone": post("agenda-items/{item}/postpone", returns_hint="senere"),
    "refer": post("agenda-items/{item}/refer", committee="{council}", reason="Ja."),
    "move": post("agenda-items/{item}/move", after=None),
    "make-closed": post("agenda-items/{item}/make-closed", closed_reason="tenders"),
    "make-open": post("agenda-items/{closed}/make-open", reason="Ja."),
    "item": patch("agenda-items/{item}", title="Andet"),
    "section": patch("sections/{section}", body_html="Andet"),
    "new section": post("agenda-items/{item}/sections", kind="other", body_html="Mere"),
    "decision": patch("agenda-items/{item}/decision", body_html="Andet"),
    "statement": post(
        "agenda-items/{item}/statements", kind="remark", body_html="Hm.",
        speakers=[{"person": "{member}"}],
    ),
    "mended statement": patch("statements/{statement}", body_html="Hm hm."),
    "vote": post("agenda-items/{item}/votes", **VOTE),
    "votes": post("meetings/{meeting}/votes", votes=[{"item": "{item}", **VOTE}]),
    "suspend": post("agenda-items/{item}/suspend", person="{member}"),
    "disqualification": post("agenda-items/{item}/disqualifications", person="{member2}"),
    "withdrawn notice": post("disqualifications/{question}/withdraw"),
    "substitute": post(
        "substitutions", extent="meeting", meeting="{meeting}", basis="ksl28_2_short",
        person="{substitute}", for_person="{member}",
    ),
}  # fmt: skip


def made(hall: Hall) -> dict[str, str]:
    """A meeting with something of everything, its minutes circulated."""
    hall.sit()
    line = hall.attend("member")[0]
    told = {"kind": "remark", "body_html": "Hm.", "speakers": [
        {"person": hall.cast.person_id("member")}]}  # fmt: skip
    statement = hall.desk.made(f"{hall.at_item}/statements", told)
    question = hall.question("member2", hall.at_item)
    hall.desk.done(f"disqualifications/{question['id']}/withdraw")
    section = hall.desk.seen(f"{hall.at_item}/sections")["results"][0]
    hall.decide(hall.at_item)
    hall.decide(hall.at_closed, public_decision="Godkendt.")
    minutes = f"minutes/{hall.end()['minutes_id']}"
    hall.desk.done(f"{minutes}/circulate")
    people = {name: hall.cast.person_id(name) for name in ("member", "member2", "substitute")}
    return people | {
        "meeting": hall.meeting_row["id"], "item": hall.item["id"],
        "closed": hall.closed_item["id"], "line": line["id"], "statement": statement["id"],
        "question": question["id"], "section": section["id"],
        "council": str(hall.cast.council.pk),
    }  # fmt: skip


def test_no_door_of_the_meeting_day_writes_once_the_minutes_are_out(hall: Hall) -> None:
    ids = made(hall)
    before = Entry.objects.count()
    answers = {name: call(hall, ids) for name, call in DOORS.items()}
    told = {name: (a.status_code, a.content.decode()) for name, a in answers.items()}
    open_doors = {
        name: text for name, (status, text) in told.items()
        if status != 409 or "minutes_circulated" not in text
    }  # fmt: skip
    assert open_doors == {}
    assert Entry.objects.count() == before


def test_until_then_wordings_are_mended_and_each_mend_is_known(hall: Hall) -> None:
    hall.sit()
    hall.decide(hall.at_item)
    told = {"kind": "remark", "body_html": "Hm.", "speakers": [
        {"person": hall.cast.person_id("member")}]}  # fmt: skip
    statement = hall.desk.made(f"{hall.at_item}/statements", told)
    hall.end()
    section = hall.desk.seen(f"{hall.at_item}/sections")["results"][0]
    hall.desk.changed(f"{hall.at_item}/decision", {"body_html": "<p>Rettet.</p>"})
    hall.desk.changed(f"statements/{statement['id']}", {"body_html": "<p>Rettet.</p>"})
    hall.desk.changed(hall.at_item, {"title": "Rettet"})
    hall.desk.changed(f"sections/{section['id']}", {"body_html": "<p>Rettet.</p>"})
    entries = Entry.objects.order_by("-seq")[:4]
    assert [(e.object_type, e.verb, e.changed) for e in reversed(entries)] == [
        ("decision", "mend", ["body_html", "body_text"]),
        ("statement", "mend", ["body_html", "body_text"]),
        ("agendaitem", "update", ["title"]),
        ("itemsection", "update", ["body_html", "body_text"]),
    ]


def test_news_and_welcomes_need_no_decision_and_nothing_is_an_outcome(hall: Hall) -> None:
    hall.sit()
    hall.desk.changed(hall.at_item, {"item_type": "announcements"})
    hall.desk.done(f"{hall.at_closed}/finish")
    ended = hall.end()
    assert {w["code"] for w in ended["warnings"]} == {"items_untreated", "decision_missing"}
    minutes = f"minutes/{ended['minutes_id']}"
    problem = refused(hall.desk.post(f"{minutes}/circulate", if_match="*"), 409, "decision_missing")
    assert {r["code"] for r in problem["reasons"]} == {"decision_missing"}
    hall.decide(hall.at_closed, outcome="none", public_decision="Intet.")
    expect(hall.desk.post(f"{minutes}/circulate", if_match="*"), 200)


def tried(hall: Hall) -> dict[str, Any]:
    """What keeps the minutes from going out."""
    minutes = f"minutes/{hall.end()['minutes_id']}"
    answer = hall.desk.post(f"{minutes}/circulate", if_match="*")
    return {**expect(answer, answer.status_code), "path": f"{minutes}/circulate"}


def test_a_ledger_that_was_corrected_since_speaks_against_decisions_and_votes(hall: Hall) -> None:
    """Who was there is told as it was, and never refused; the record answers for the rest."""
    hall.sit()
    hall.vote(ballots=hall.ballots(member2="against"), remaining="for")
    hall.decide(hall.at_item)
    hall.attend("member2", "member3", "member4", kind="absent", item=hall.item["id"])
    hall.decide(hall.at_closed, outcome="noted", public_decision="Til efterretning.")
    problem = tried(hall)
    assert problem["overridable"]
    told = {one["code"]: one["detail"] for one in problem["warnings"]}
    assert set(told) == {"not_quorate", "absent_voted"}
    assert all(detail.endswith("»1. Ny svømmehal«.") for detail in told.values())
    why = [{"code": code, "reason": "Fremmødet blev rettet."} for code in told]
    expect(hall.desk.post(problem["path"], {"overrides": why}, if_match="*"), 200)


def test_who_left_after_he_voted_and_who_found_of_others_were_there(hall: Hall) -> None:
    hall.sit()
    question = hall.question("member2", hall.at_item)
    hall.vote(
        subject="disqualification", disqualification=question["id"],
        ballots=hall.ballots(chair="for", member="for", member3="for"),
    )  # fmt: skip
    hall.desk.done(f"disqualifications/{question['id']}/decide", {"outcome": "disqualified"})
    hall.vote(remaining="for")
    hall.attend("member3", kind="left", item=hall.item["id"])
    hall.decide(hall.at_item)
    hall.decide(hall.at_closed, public_decision="Godkendt.")
    assert tried(hall)["approval"] == "circulated"
