"""What was decided before is quoted where the matter is taken up again: from minutes that went out,
word for word, and of what is closed no more than the public may read."""

from collections.abc import Callable
from typing import Any

import pytest

from agenda.models import AgendaItem, Case
from tests.agenda.scene import TODAY
from tests.cast import Cast
from tests.door import expect
from tests.proceedings.hall import Hall
from tests.proceedings.stage import SECRET, SITTING

Block = dict[str, Any]
WORDS = {
    "absence_placement": "header",
    "for_words": "For stemte {voters}.",
    "against_words": "Imod stemte {voters}.",
}
SAID = "<p>Udvalget anbefaler forslaget.</p>"
HIDDEN, SHOWN = "<p>Prisen er 12 mio.</p>", "Handlen er godkendt."
WHERE = "Kultur- og Fritidsudvalget, tirsdag den 24. marts 2026, punkt"


@pytest.fixture
def hall(cast: Cast, hold_clock: Callable[[str], None]) -> Hall:
    """A meeting with an open and a closed item of one case each, in session."""
    hold_clock(TODAY)
    found = Hall(cast)
    found.desk.changed(f"committees/{cast.culture.pk}", {"settings": WORDS})
    found.convene()
    for row in (found.item, found.closed_item):
        case = Case.objects.create(municipality=cast.egernborg, title=row["title"])
        AgendaItem.objects.filter(pk=row["id"]).update(case=case)
    hold_clock(SITTING)
    return found.open()  # type: ignore[return-value]


def held(hall: Hall) -> str:
    """The path of its minutes: a split vote, one away, one disqualified at what is closed."""
    hall.everybody()
    hall.attend("member4", kind="excused")
    question = hall.question("member3", hall.at_closed)
    hall.desk.done(f"disqualifications/{question['id']}/decide", {"outcome": "disqualified"})
    hall.vote(ballots=hall.ballots(member="against"), remaining="for")
    outcomes = [{"outcome": "recommended", "text": "Anbefales."}]
    hall.propose(hall.at_item, body_html=SAID, outcomes=outcomes)
    hall.desk.done(f"{hall.at_item}/decide")
    hall.decide(hall.at_closed, body_html=HIDDEN, public_decision=SHOWN)
    return f"minutes/{hall.end()['minutes_id']}"


def later(
    hall: Hall, *earlier: dict[str, Any], day: str = "2026-04-21", body: str = "finance"
) -> dict[str, Any]:
    """A meeting at which the matters are taken up again, openly."""
    there = {"committee": str(getattr(hall.cast, body).pk)}
    meeting = hall.meeting(day, **there)
    for row in earlier:
        item = hall.placed(meeting, "Sagen igen", **there)
        case = AgendaItem.objects.get(pk=row["id"]).case
        AgendaItem.objects.filter(pk=item["id"]).update(case=case)
    return meeting


def quotes(hall: Hall, meeting: dict[str, Any], place: int = 0) -> list[Block]:
    document = hall.desk.seen(f"meetings/{meeting['id']}/document")
    blocks: list[Block] = document["items"][place]["blocks"]
    return [block for block in blocks if block["type"] == "decision"]


def page(hall: Hall, meeting: dict[str, Any], who: str = "secretariat") -> str:
    answer = hall.door(who).get(f"meetings/{meeting['id']}/agenda.html")
    assert answer.status_code == 200, answer.content
    return str(answer.content.decode())


def test_a_quote_tells_body_day_number_words_votes_and_who_was_away(hall: Hall) -> None:
    minutes = held(hall)
    meeting = later(hall, hall.item)
    assert quotes(hall, meeting) == []
    hall.desk.done(f"{minutes}/circulate")
    (quote,) = quotes(hall, meeting)
    assert quote["heading"] == f"{WHERE} 1"
    assert quote["decided_by"] == {"committee": "Kultur- og Fritidsudvalget", "date": "2026-03-24"}
    assert [(o["outcome"], o["text"]) for o in quote["outcomes"]] == [("recommended", "Anbefales.")]
    told = quote["body_html"]
    parts = ["For stemte", "Imod stemte", "Mikkel Aas", SAID, "Afbud", "Rie Sand"]
    places = [told.index(part) for part in parts]
    assert places == sorted(places)
    shown = page(hall, meeting)
    assert f"<h3>{WHERE} 1</h3>" in shown
    assert SAID in shown


def test_of_a_closed_item_nobody_reads_more_in_a_quote_than_the_public(hall: Hall) -> None:
    hall.desk.done(f"{held(hall)}/circulate")
    meeting = later(hall, hall.closed_item, body="culture")
    (quote,) = quotes(hall, meeting)
    assert quote["heading"] == f"{WHERE} 2"
    assert SHOWN in quote["body_html"]
    hall.sent(meeting)
    for who in ("secretariat", "member", "member3", "council_member"):
        shown = page(hall, meeting, who)
        # Who reads no more of the item than the public waits for the minutes to be published.
        assert (SHOWN in shown) is (who != "council_member"), who
        assert not [word for word in (SECRET, "12 mio", "inhabil") if word in shown], who


def test_the_public_reads_quotes_of_published_minutes_alone(hall: Hall) -> None:
    minutes = held(hall)
    hall.desk.done(f"{minutes}/circulate")
    meeting = later(hall, hall.item)
    hall.sent(meeting)
    path = f"public/meetings/{meeting['id']}/agenda"
    shown = hall.door(None).get(path).content.decode()
    assert "Sagen igen" in shown
    assert "Udvalget anbefaler" not in shown
    hall.approve(minutes, "chair", "member", "member2", "member3")
    expect(hall.desk.post(f"{minutes}/publish", if_match="*"), 200)
    other = later(hall, hall.item, day="2026-04-28")
    hall.sent(other)
    path = f"public/meetings/{other['id']}/agenda"
    assert "Udvalget anbefaler" in hall.door(None).get(path).content.decode()


def test_what_was_quoted_stays_and_a_correction_is_told_in_later_quotes(
    hall: Hall, hold_clock: Callable[[str], None]
) -> None:
    minutes = held(hall)
    hall.desk.done(f"{minutes}/circulate")
    meeting = later(hall, hall.item, body="culture")
    hall.convened(meeting)
    hold_clock("2026-04-21T16:05:00+02:00")
    hall.desk.done(f"meetings/{meeting['id']}/open")
    item = AgendaItem.objects.get(meeting=meeting["id"])
    away = [{"code": "quorum_unknown", "reason": "Fremmødet føres senere."}]
    hall.propose(f"agenda-items/{item.pk}")
    expect(hall.desk.post(f"agenda-items/{item.pk}/decide", {"overrides": away}, if_match="*"), 200)
    ended = hall.desk.done(f"meetings/{meeting['id']}/end")
    second = f"minutes/{ended['minutes_id']}"
    unknown = [{"code": "presence_unknown", "reason": "Ingen medlemmer."}]
    hall.desk.done(f"{second}/circulate", {"overrides": unknown})
    sealed = hall.desk.get(f"{second}.json").content
    assert "Udvalget anbefaler" in sealed.decode()
    body = {"text_html": "<p>Rie Sand var der.</p>", "reason": "Fejl.", "visibility": "open"}
    hall.desk.done(f"{minutes}/correct", body)
    assert hall.desk.get(f"{second}.json").content == sealed
    third = later(hall, hall.item, day="2026-05-12")
    first, own = quotes(hall, third)
    assert "rettet ved tilføjelse" in first["body_html"]
    assert own["decided_by"] == {"committee": "Kultur- og Fritidsudvalget", "date": "2026-04-21"}
    assert "Udvalget anbefaler" not in own["body_html"]


def test_what_was_put_off_is_quoted_without_a_case(hall: Hall) -> None:
    AgendaItem.objects.filter(pk=hall.item["id"]).update(case=None)
    hall.everybody()
    hall.decide(hall.at_closed, public_decision=SHOWN)
    hall.propose(hall.at_item, outcome="postponed", body_html="<p>Sagen udsættes.</p>")
    hall.desk.done(f"{hall.at_item}/decide")
    minutes = f"minutes/{hall.end()['minutes_id']}"
    hall.desk.done(f"{minutes}/circulate")
    meeting = hall.meeting("2026-04-21")
    again = hall.placed(meeting, "Sagen igen")
    AgendaItem.objects.filter(pk=again["id"]).update(continues_item=hall.item["id"])
    (quote,) = quotes(hall, meeting)
    assert "Sagen udsættes." in quote["body_html"]


def test_other_matters_and_other_towns_are_not_quoted(hall: Hall) -> None:
    hall.desk.done(f"{held(hall)}/circulate")
    meeting = hall.meeting("2026-04-21")
    hall.placed(meeting, "En anden sag")
    assert quotes(hall, meeting) == []
    stranger = hall.door("secretariat_other_municipality")
    assert stranger.get(f"meetings/{meeting['id']}/agenda.html").status_code == 404
