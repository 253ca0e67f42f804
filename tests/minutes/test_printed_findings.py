"""What minutes print of disqualification, dissent and suspension, in a document that keeps to
the agreed form."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.agenda.scene import TODAY
from tests.cast import Cast
from tests.proceedings.hall import Hall
from tests.proceedings.stage import SITTING

Block = dict[str, Any]
UNVOTED = [{"code": "not_in_minority", "reason": "Der blev ikke stemt ved navn."}]


@pytest.fixture
def sitting(cast: Cast, hold_clock: Callable[[str], None]) -> Hall:
    hold_clock(TODAY)
    hall = Hall(cast)
    hall.convene()
    hold_clock(SITTING)
    return hall.sit()


def found(hall: Hall, who: str, outcome: str = "disqualified", **more: Any) -> str:
    path = f"disqualifications/{hall.question(who, hall.at_item)['id']}"
    hall.desk.done(f"{path}/decide", {"outcome": outcome, **more})
    return path


def printed(hall: Hall) -> list[Block]:
    """The open item's blocks once the meeting is over."""
    hall.end()
    blocks: list[Block] = hall.desk.seen(f"{hall.at}/document")["items"][0]["blocks"]
    return blocks


def lines(blocks: list[Block]) -> list[str]:
    """What the lines of disqualification say, a person each."""
    return [
        block["text_style"]
        .replace("{name}", person["name"])
        .replace("{letter}", person["list_letter"] or "")
        for block in blocks
        if block["type"] == "disqualification_line"
        for person in block["persons"]
    ]


def test_each_way_of_being_disqualified_has_its_words(
    sitting: Hall, hold_clock: Callable[[str], None]
) -> None:
    hold_clock("2026-03-24T16:45:00+01:00")
    out = found(sitting, "member")
    sitting.desk.done(f"{out}/leave-room", {"at": "2026-03-24T16:20:00+01:00"})
    sitting.desk.done(f"{out}/return-to-room", {"at": "2026-03-24T16:40:00+01:00"})
    found(sitting, "member2", "not_disqualified")
    why = {"participates_despite": "fvl4_2", "participates_despite_reason": "Ellers {for få}."}
    overrides = [{"code": "quorum_not_lost", "reason": "Sammensætningen."}]
    found(sitting, "member3", **why, overrides=overrides)
    stays = found(sitting, "member4")
    sitting.desk.done(f"{stays}/refuse-to-leave")
    assert lines(printed(sitting)) == [
        "Mikkel Aas (Y) blev erklæret inhabil og var ude af lokalet fra kl. 16.20 til kl. 16.40.",
        "Nina Østergård (Y) blev ikke erklæret inhabil.",
        "Palle Rask (Y) blev erklæret inhabil, men deltog i sagens behandling efter "
        "forvaltningslovens § 4, stk. 2: Ellers (for få).",
        "Rie Sand (Y) blev erklæret inhabil, men ville ikke forlade lokalet.",
    ]


def test_who_left_for_it_is_told_of_once(sitting: Hall) -> None:
    found(sitting, "member", left_room=True)
    blocks = printed(sitting)
    assert lines(blocks) == [
        "Mikkel Aas (Y) blev erklæret inhabil og deltog ikke i sagens behandling."
    ]
    assert [block["type"] for block in blocks].count("took_no_part_line") == 0


def test_what_was_decided_under_another_item_is_told_there_but_not_of_a_closed_one(
    sitting: Hall,
) -> None:
    told = [
        {"item": item["id"], "person": sitting.cast.person_id("member"),
         "outcome": "disqualified", "ground": "nr_1"}
        for item in (sitting.item, sitting.closed_item)
    ]  # fmt: skip
    body = {"findings": told, "decided_under_item": sitting.closed_item["id"]}
    sitting.desk.done(f"{sitting.at}/decide-disqualifications", body, if_match=None)
    sitting.end()
    items = sitting.desk.seen(f"{sitting.at}/document")["items"]
    under = [b for b in items[1]["blocks"] if b.get("heading") == "Inhabilitet"]
    assert [b["body_html"] for b in under] == ["<p>Punkt 1: Mikkel Aas blev erklæret inhabil.</p>"]
    public = sitting.desk.seen(f"{sitting.at}/document", edition="public")["items"]
    assert "Mikkel Aas" not in str(public[1])


def test_the_document_keeps_to_the_agreed_form(sitting: Hall, shared_dir: Path) -> None:
    found(sitting, "member", left_room=True)
    found(sitting, "member2", "not_disqualified")
    sitting.decide(sitting.at_item)
    speaker = {"speakers": [{"person": sitting.cast.person_id("member3")}], "overrides": UNVOTED}
    said = {"kind": "dissent", "body_html": "Imod."}
    sitting.desk.made(f"{sitting.at_item}/statements", said | speaker)
    reserved = {"kind": "reservation", "body_html": "Tager forbehold."}
    sitting.desk.made(f"{sitting.at_item}/statements", reserved | speaker)
    sitting.desk.done(f"{sitting.at_item}/suspend", {"person": sitting.cast.person_id("member3")})
    blocks = printed(sitting)
    told = [(b["heading"], b["kind"]) for b in blocks if b["type"] == "statement"]
    assert told == [
        ("Mindretalsudtalelse", "remark"),
        ("Forbehold", "remark"),
        ("Standsningsret", "remark"),
    ]
    agreed = json.loads((shared_dir / "seeds" / "meeting-document.schema.json").read_text("utf-8"))
    document = sitting.desk.seen(f"{sitting.at}/document")
    assert list(Draft202012Validator(agreed).iter_errors(document)) == []


def test_grounds_are_printed_nowhere(sitting: Hall) -> None:
    secret = "Min søster ejer grunden"
    question = sitting.question("member", sitting.at_item)
    body = {"outcome": "disqualified", "ground": "nr_2", "ground_note": secret}
    sitting.desk.done(f"disqualifications/{question['id']}/decide", body)
    minutes = f"minutes/{sitting.end()['minutes_id']}"
    for path in (f"{sitting.at}/document", f"{minutes}.json", f"{minutes}.html"):
        assert secret not in sitting.desk.get(path).content.decode()
