"""The doors: what one person sees of a closed item, while and after it is asked whether he is
disqualified. Every door that tells of it is walked for every way the question can go."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from pypdf import PdfReader

from agenda.models import AgendaItem, Case
from foundation.accounts.models import Token
from foundation.accounts.tokens import issue
from foundation.outbox.models import Message
from tests.door import Door, expect
from tests.proceedings.hall import Hall
from tests.proceedings.stage import SECRET

WORD = "havnen"
assert WORD in SECRET
UNDECIDED = [
    {"code": "disqualification_undecided", "reason": "Udvalget tog ikke stilling."},
    {"code": "presence_unknown", "reason": "Alle var der."},
]
DISSENT = [{"code": "not_in_minority", "reason": "Der blev ikke stemt ved navn."}]
WAYS = {
    "nobody_asked": True,
    "excused": True,
    "own_notice": False,
    "reported_by_another": True,
    "withheld_by_hand": False,
    "found_disqualified": False,
    "found_after_own_notice": False,
    "found_not_disqualified": True,
    "withdrawn": True,
    "takes_part_despite": True,
}
"""How the question went, and whether the material is the person's to read afterwards."""


@pytest.fixture(autouse=True)
def _own_store(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def filled(hall: Hall) -> dict[str, str]:
    """The closed item with a case and something of every kind that hangs on an item; the paths
    of its parts. The open item has a closed attachment."""
    desk, closed, at_open = hall.desk, hall.at_closed, hall.at_item
    case = Case.objects.create(
        municipality=hall.cast.egernborg, title=f"Sagen om {WORD}", visibility="closed"
    )
    AgendaItem.objects.filter(pk=hall.closed_item["id"]).update(case=case)
    text = {"heading": "Økonomi", "kind": "financial", "body_html": f"<p>Grunden ved {WORD}.</p>"}
    point = {"label": None, "point_style": "at", "points": [{"text": f"at købe {WORD}"}]}
    section = desk.made(f"{closed}/sections", text)
    recommended = desk.made(f"{closed}/recommendations", {"groups": [point]})
    paper = {"upload_id": hall.upload(), "title": f"Kort over {WORD}"}
    files = [desk.made(f"{at}/attachments", {**paper, **more}) for at, more in (
        (closed, {}), (at_open, {"visibility": "closed"}))]  # fmt: skip
    return {
        "case": f"cases/{case.pk}",
        "section": f"sections/{section['id']}",
        "recommendation": f"recommendations/{recommended['id']}",
        "attachment": f"attachments/{files[0]['id']}",
        "open_items_attachment": f"attachments/{files[1]['id']}",
    }


def asked(hall: Hall, way: str) -> None:
    """Both items' questions go the same way; who is excused is asked nothing, and absence takes
    nothing from a member."""
    if way == "excused":
        hall.attend("member", kind="excused")
    for item, at in ((hall.closed_item, hall.at_closed), (hall.item, hall.at_item)):
        if way in ("nobody_asked", "excused"):
            continue
        if way in ("own_notice", "found_after_own_notice", "withdrawn"):
            told = {"item": item["id"], "ground": "nr_1"}
            row = hall.door("member").made("me/disqualification-notices", told)
        else:
            row = hall.question("member", at)
        answered(hall, way, at, f"disqualifications/{row['id']}")


def answered(hall: Hall, way: str, at: str, path: str) -> None:
    yes = {"outcome": "disqualified"}
    despite = {"participates_despite": "fvl4_1", "participates_despite_reason": "Ingen anden."}
    body = {
        "found_disqualified": yes,
        "found_after_own_notice": yes,
        "found_not_disqualified": {"outcome": "not_disqualified"},
        "takes_part_despite": yes | despite,
    }.get(way)
    if body is not None:
        hall.desk.done(f"{path}/decide", body)
    elif way == "withdrawn":
        hall.door("member").done(f"{path}/withdraw")
    elif way == "withheld_by_hand":
        told = {"person": hall.cast.person_id("member"), "reason": "Rejst af formanden."}
        hall.desk.made(f"{at}/withholdings", told)


def treated(hall: Hall) -> str:
    """What the meeting makes of both items; the path of the minutes, which went out."""
    desk, closed = hall.desk, hall.at_closed
    hall.vote(closed, remaining="for", question=f"Skal vi købe {WORD}?")
    for at in (hall.at_item, closed):
        hall.propose(at, body_html=f"<p>Om {WORD if at == closed else 'svømmehallen'}.</p>")
        expect(desk.post(f"{at}/decide", {"overrides": UNDECIDED[:1]}, if_match="*"), 200)
    speaker = {"speakers": [{"person": hall.cast.person_id("member2")}], "overrides": DISSENT}
    said = {"kind": "dissent", "body_html": f"Jeg er imod {WORD}."}
    desk.made(f"{closed}/statements", said | speaker)
    desk.made(f"{closed}/follow-ups", {"title": f"Skriv til {WORD}"})
    about = {"audience": "public", "legal_basis": "voluntary", "title": f"Høring om {WORD}"}
    window = {"response_deadline": "2026-06-01", "draft_html": "Et udkast."}
    hearing = desk.made(f"{closed}/hearings", about | window)
    desk.done(f"hearings/{hearing['id']}/announce")
    desk.done(f"{closed}/suspend", {"person": hall.cast.person_id("member3")})
    minutes = f"minutes/{hall.end()['minutes_id']}"
    expect(desk.post(f"{minutes}/circulate", {"overrides": UNDECIDED}, if_match="*"), 200)
    return minutes


def words_of(answer: Any) -> str:
    """The words of an answer; a PDF is read, and what is not given out has none."""
    if answer.status_code in (403, 404):
        return ""
    assert answer.status_code == 200, (answer.status_code, answer.content[:300])
    content = b"".join(answer) if answer.streaming else answer.content
    if answer.headers["Content-Type"] == "application/pdf" and b"/Page" in content:
        pages = PdfReader(io.BytesIO(content)).pages
        return " ".join(page.extract_text() for page in pages)
    return str(content.decode("utf-8", "replace"))


def doors(hall: Hall, parts: dict[str, str], minutes: str) -> Iterator[tuple[str, str]]:
    """Every door that tells of the item to whoever may read it, by name."""
    closed, meeting = hall.at_closed, hall.at
    yield "item", closed
    yield "items", f"agenda-items?meeting={hall.meeting_row['id']}"
    yield "items_of_the_case", f"agenda-items?case={parts['case'].removeprefix('cases/')}"
    for kind in ("", ".html", ".pdf"):
        yield f"agenda{kind}", f"{meeting}/agenda{kind}"
    for kind in (".json", ".html", ".pdf"):
        yield f"minutes{kind}", f"{minutes}{kind}"
    for name in ("sections", "recommendations", "attachments", "votes", "statements"):
        yield name, f"{closed}/{name}"
    yield "open_items_attachments", f"{hall.at_item}/attachments"
    yield "decision", f"{closed}/decision"
    for name in ("decisions", "votes", "statements", "follow-ups", "hearings", "cases"):
        yield f"all_{name}", name
    for name in ("case", "section", "recommendation", "attachment", "open_items_attachment"):
        yield name, parts[name]
    yield "history", f"{parts['case']}/history"
    yield "search", f"search?q={WORD}"
    yield "search_in_texts", "search?q=Grunden"


def whole_only(hall: Hall, parts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Doors that exist for whoever sees the item whole, though they say none of its words."""
    yield "file", f"{parts['attachment']}/content"
    yield "open_items_file", f"{parts['open_items_attachment']}/content"
    yield "download_link", f"{parts['attachment']}/download-link"
    yield "routing", f"{parts['case']}/routing"
    yield "gates", f"{parts['case']}/gates"
    rows = hall.desk.seen(f"{hall.at_closed}/suspensions")["results"]
    yield "suspension", f"suspensions/{rows[0]['id']}"


def feed(door: Door, item: str) -> set[str]:
    """What the change feed has told of that happened at the item."""
    told: set[str] = set()
    after: dict[str, str] = {}
    while True:
        page = door.seen("changes", **after)
        told |= {one["verb"] for one in page["results"] if one["item"] == item}
        if not page["has_more"]:
            return told
        after = {"after": page["after"]}


@pytest.mark.parametrize("way", WAYS)
def test_the_doors(hall: Hall, way: str) -> None:
    hall.sit()
    parts, member, reads = filled(hall), hall.door("member"), WAYS[way]
    link = member.seen(f"{parts['attachment']}/download-link")["url"]
    asked(hall, way)
    handed_out = Door().get("/api" + link.split("/api", 1)[1])
    assert handed_out.status_code == (200 if reads else 404)
    minutes = treated(hall)
    told = {name: WORD in words_of(member.get(path)) for name, path in doors(hall, parts, minutes)}
    assert told == dict.fromkeys(told, reads)
    given = {n: member.get(path).status_code for n, path in whole_only(hall, parts)}
    assert given == dict.fromkeys(given, 200 if reads else 404)
    here = hall.desk.seen(f"{hall.at}/presence")["items"][1]
    seen = member.seen(f"{hall.at}/presence")["items"][1]
    assert (seen["present"] == here["present"]) is reads
    assert ({"decide", "suspend"} <= feed(member, hall.closed_item["id"])) is reads
    nobody_else_tells(hall, member, minutes)


def nobody_else_tells(hall: Hall, member: Door, minutes: str) -> None:
    """Doors that never say a closed item's words, whoever opens them; and those of others."""
    key = calendar_key(hall)
    silent: list[Callable[[], Any]] = [
        lambda: member.get("me"),
        lambda: Door().get(f"calendar/{key}.ics"),
        lambda: Door().get("public/meetings"),
        lambda: Door().get(f"public/{hall.at}/agenda"),
        lambda: member.get(f"{hall.at}/presence"),
        lambda: member.get(f"{minutes}/verbs"),
    ]
    assert [WORD in words_of(ask()) for ask in silent] == [False] * len(silent)
    letters = Message.objects.values_list("subject_line", "text", "html")
    assert not [letter for letter in letters if WORD in " ".join(letter)]
    assert WORD in words_of(hall.door("member2").get(hall.at_closed))


def calendar_key(hall: Hall) -> str:
    user = hall.cast.users["member"]
    made = issue(user=user, name=f"kalender {uuid4()}", scopes=("calendar:read",))
    assert Token.objects.filter(user=user).exists()
    return made.text
