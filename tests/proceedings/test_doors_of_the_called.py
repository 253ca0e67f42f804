"""The doors again, for who was called in a member's place: from the call to the end he reads what
the member reads, in every door, and before, after and elsewhere nothing of it. A call for a
period ends with the period, any other with its meeting."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from committees.vocabulary import CommitteeKind
from foundation.outbox.models import Message
from tests.door import Door, expect
from tests.proceedings.hall import UNKNOWN, Hall
from tests.proceedings.stage import SECRET
from tests.proceedings.test_doors import (
    DISSENT,
    UNDECIDED,
    WORD,
    doors,
    feed,
    filled,
    whole_only,
    words_of,
)

NOTHING, BOTH = (False, False), (True, True)
WAYS = {
    "never_called": NOTHING,
    "called": BOTH,
    "accepted": BOTH,
    "attended": BOTH,
    "called_to_the_item": (True, False),
    "called_to_another_item": (False, True),
    "called_for_the_period": BOTH,
    "called_for_a_later_period": NOTHING,
    "called_until_yesterday": NOTHING,
    "declined": NOTHING,
    "stayed_away": NOTHING,
    "disqualified_himself": (False, True),
}
"""How it went with the call; and whether the closed item, and the closed attachment of the open
one, are his to read while the meeting lasts."""
PERIODS = {
    "called_for_the_period": ("2026-03-23", "2026-04-30"),
    "called_for_a_later_period": ("2026-03-25", "2026-04-30"),
    "called_until_yesterday": ("2026-02-01", "2026-03-23"),
}
VERBS = {"accepted": "accept", "declined": "decline", "stayed_away": "stay-away"}


@pytest.fixture(autouse=True)
def _own_store(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def called(hall: Hall, way: str) -> None:
    """The substitute, as the way says."""
    if way == "never_called":
        return
    row = hall.call("substitute", "member4", **told_of(hall, way))
    if way in VERBS:
        hall.desk.done(f"substitutions/{row['id']}/{VERBS[way]}")
    if way in ("attended", "disqualified_himself"):
        hall.attend("substitute")
    if way == "disqualified_himself":
        question = hall.question("substitute", hall.at_closed)
        hall.desk.done(f"disqualifications/{question['id']}/decide", {"outcome": "disqualified"})


def told_of(hall: Hall, way: str) -> dict[str, Any]:
    """What the call says of its extent, where it is not the meeting."""
    if way in PERIODS:
        since, until = PERIODS[way]
        return {
            "extent": "period", "meeting": None, "committee": str(hall.cast.culture.pk),
            "starts_on": since, "ends_on": until,
        }  # fmt: skip
    item = {"called_to_the_item": hall.closed_item, "called_to_another_item": hall.item}.get(way)
    return {"extent": "item", "meeting": None, "item": item["id"]} if item else {}


def treated(hall: Hall) -> None:
    """Something of every kind that comes to hang on the closed item while it is treated."""
    desk, closed = hall.desk, hall.at_closed
    about = {"question": f"Skal vi købe {WORD}?", "overrides": UNKNOWN}
    hall.vote(closed, remaining="for", **about)
    for at in (hall.at_item, closed):
        hall.propose(at, body_html=f"<p>Om {WORD if at == closed else 'svømmehallen'}.</p>")
        expect(desk.post(f"{at}/decide", {"overrides": UNDECIDED[:1]}, if_match="*"), 200)
    speaker = {"speakers": [{"person": hall.cast.person_id("member2")}], "overrides": DISSENT}
    said = {"kind": "dissent", "body_html": f"Jeg er imod {WORD}."}
    desk.made(f"{closed}/statements", said | speaker)
    desk.made(f"{closed}/follow-ups", {"title": f"Skriv til {WORD}"})
    desk.done(f"{closed}/suspend", {"person": hall.cast.person_id("member3")})


def seen(hall: Hall, parts: dict[str, str]) -> dict[str, bool]:
    """Behind which doors of the day the closed item is to be read."""
    door = hall.door("substitute")
    found = {
        name: WORD in words_of(door.get(path))
        for name, path in doors(hall, parts, "minutes")
        if not name.startswith("minutes") and name != "all_hearings"
    }
    given = {
        name: door.get(path).status_code == 200
        for name, path in whole_only(hall, parts)
        if name not in ("routing", "gates")
    }
    return found | given


def expected(found: dict[str, bool], way: str) -> dict[str, bool]:
    """What each door should say: the agenda tells of both items, the others of one."""
    closed, opened = WAYS[way]

    def one(name: str) -> bool:
        if name.startswith("agenda"):
            return closed or opened
        return opened if name.startswith("open_items") else closed

    return {name: one(name) for name in found}


def read_while_it_lasts(hall: Hall, parts: dict[str, str], way: str) -> str | None:
    """Every door says what it should; the link that was handed out to the file, if one was."""
    reads, door = WAYS[way][0], hall.door("substitute")
    found = seen(hall, parts)
    assert found == expected(found, way)
    agendas = [door.get(f"{hall.at}/agenda{kind}") for kind in ("", ".pdf")]
    assert [SECRET in " ".join(words_of(answer).split()) for answer in agendas] == [reads, reads]
    assert ({"decide", "suspend"} <= feed(door, hall.closed_item["id"])) is reads
    link = door.get(f"{parts['attachment']}/download-link")
    assert link.status_code == (200 if reads else 404)
    return "/api" + expect(link, 200)["url"].split("/api", 1)[1] if reads else None


def nothing_more(hall: Hall, parts: dict[str, str], link: str | None) -> None:
    """No door says anything, the feed and the link that was handed out neither, nor a letter."""
    found = seen(hall, parts)
    assert found == dict.fromkeys(found, False)
    assert not {"decide", "suspend"} & feed(hall.door("substitute"), hall.closed_item["id"])
    assert link is None or Door().get(link).status_code == 404
    letters = Message.objects.values_list("subject_line", "text", "html")
    assert not [letter for letter in letters if WORD in " ".join(letter)]


@pytest.mark.parametrize("way", WAYS)
def test_from_the_call_to_the_end(hall: Hall, way: str, hold_clock: Callable[[str], None]) -> None:
    hall.is_now(CommitteeKind.STANDING_COMMITTEE, short_substitute_allowed=True).open()
    hall.attend("chair", "member", "member2", "member3")
    hall.attend("member4", kind="excused")
    parts = filled(hall)
    called(hall, way)
    treated(hall)
    link = read_while_it_lasts(hall, parts, way)
    hall.end()
    if way == "called_for_the_period":
        found = seen(hall, parts)
        assert found == dict.fromkeys(found, True)
        hold_clock("2026-05-01T09:00:00+02:00")
    nothing_more(hall, parts, link)
