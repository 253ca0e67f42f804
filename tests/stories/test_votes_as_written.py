"""Votes come out as the municipality wrote them: the words are read from the survey of real
minutes, the votes are made up."""

import json
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from committees.models import Membership, Party, Person
from committees.vocabulary import CommitteeKind
from tests.agenda.scene import TODAY
from tests.cast import TERM_START, Cast
from tests.proceedings.hall import Hall
from tests.proceedings.stage import SITTING

MEMBERS = "{count} medlemmer ({voters})"


@pytest.fixture
def written(shared_dir: Path) -> str:
    """What was seen of votes in real minutes."""
    text = (shared_dir / "domain" / "variety.md").read_text()
    return text.partition("## 11. Votes")[2].partition("\n## ")[0]


@pytest.fixture
def hall(cast: Cast, hold_clock: Callable[[str], None]) -> Hall:
    hold_clock(TODAY)
    found = Hall(cast)
    found.convene()
    hold_clock(SITTING)
    return found


def seated(hall: Hall, groups: dict[str, int], **settings: Any) -> Hall:
    """A council of groups of so many, all there, that words votes in its own way."""
    home = hall.cast.egernborg
    Membership.objects.filter(committee=hall.cast.culture).exclude(
        person=hall.cast.person("chair")
    ).update(voting_right=False)
    lines = []
    for letter, size in groups.items():
        party = Party.objects.create(
            municipality=home, name=letter, list_letter=letter, valid_from=TERM_START
        )
        for n in range(size):
            person = Person.objects.create(municipality=home, name=f"Medlem {letter}{n}")
            Membership.objects.create(
                municipality=home,
                person=person,
                committee=hall.cast.culture,
                role="member",
                starts_on=TERM_START,
                party=party,
            )
            lines.append({"person": str(person.pk), "kind": "present"})
    hall.is_now(CommitteeKind.COUNCIL, **settings).open()
    hall.desk.made(f"{hall.at}/attendance", {"events": lines})
    hall.attend("chair", "member", "member2", "member3", "member4", kind="excused")
    return hall


def voted(hall: Hall, **choices: str) -> None:
    groups = [
        {"list_letter": letter, "choice": choice}
        for choice, letters in choices.items()
        for letter in letters.split()
    ]
    hall.vote(groups=groups)


def printed(hall: Hall) -> list[str]:
    """The lines of the vote in the minutes."""
    minutes = f"minutes/{hall.end()['minutes_id']}"
    items = hall.desk.seen(f"{minutes}.json")["items"]
    blocks = next(i for i in items if i["title"] == hall.item["title"])["blocks"]
    body = next(b for b in blocks if b.get("heading") == "Afstemning")["body_html"]
    page = hall.desk.get(f"{minutes}.html").content.decode()
    assert "Afstemning" in page
    return [
        unescape(line) for line in body.removeprefix("<p>").removesuffix("</p>").split("</p><p>")
    ]


def test_fredensborg_names_everybody(hall: Hall, written: str) -> None:
    words = {"for_words": "For: {count} ({voters})", "against_words": "Imod: {count} ({voters})"}
    style = {"voters_named": "names", "voters_joined": "comma", "votes_on_one_line": False}
    seated(hall, {"A": 12, "V": 8, "O": 6}, **words, **style)
    voted(hall, **{"for": "A V", "against": "O"})
    yes, no = printed(hall)
    assert (yes[:9], no[:9]) == ("For: 20 (", "Imod: 6 (")
    assert all(words in written for words in ("For: 20 (", "Imod: 6 ("))
    assert (yes.count("(A)"), no.count("(O)")) == (12, 6)


def test_stevns_counts_groups_in_a_sentence(hall: Hall, written: str) -> None:
    words = {
        "for_words": f"For dette stemte {MEMBERS}.",
        "against_words": "Imod stemte {count} medlemmer ({voters}).",
        "abstained_words": "{voters} ({count} medlemmer) undlod at stemme.",
    }
    seated(hall, {"A": 5, "V": 3, "B": 2, "Ø": 2, "F": 1, "O": 1, "C": 3, "N": 2}, **words)
    voted(hall, **{"for": "A V B Ø F", "against": "O", "abstained": "C N"})
    (line,) = printed(hall)
    said = [f"{part}." for part in line.rstrip(".").split(". ")]
    assert said[0].removesuffix(".") in written
    assert said[1].replace("1 medlemmer", "…") in written
    assert said[2] in written


def test_stevns_joins_groups_that_recommend(hall: Hall, written: str) -> None:
    words = {
        "voters_joined": "plus",
        "for_words": f"{MEMBERS} anbefaler indstillingen.",
        "reserved_words": f"{MEMBERS} tager forbehold.",
    }
    seated(hall, {"A": 2, "V": 2, "C": 1, "N": 1, "Ø": 1}, **words)
    voted(hall, **{"for": "A V C", "reserved": "N Ø"})
    (line,) = printed(hall)
    assert line == "5 medlemmer (A+V+C) anbefaler indstillingen. 2 medlemmer (N+Ø) tager forbehold."
    assert "5 medlemmer (A+V+C) anbefaler" in written
    assert "2 medlemmer (N+Ø) tager forbehold" in written


def test_lejre_tells_of_those_against_alone(hall: Hall, written: str) -> None:
    words = {"for_words": "", "against_words": "{voters} stemte imod"}
    seated(hall, {"A": 4, "DF": 2}, **words)
    voted(hall, **{"for": "A", "against": "DF"})
    assert printed(hall) == ["DF stemte imod"]
    assert "DF stemte imod" in written


def test_the_document_stays_one_that_everybody_reads(hall: Hall, shared_dir: Path) -> None:
    seated(hall, {"A": 3, "V": 2})
    member = Person.objects.get(name="Medlem V0")
    hall.desk.made(
        f"{hall.at_item}/amendments",
        {"body_html": "<p>Pris < halv</p>", "proposers": [{"person": str(member.pk)}]},
    )
    amendment = hall.desk.seen(f"{hall.at_item}/amendments")["results"][0]["id"]
    own = [{"list_letter": "V", "choice": "for"}]
    hall.vote(subject="amendment", amendment=amendment, groups=own, remaining="against")
    hall.vote(remaining="for")
    hall.end()
    document = hall.desk.seen(f"{hall.at}/document")
    agreed = json.loads((shared_dir / "seeds" / "meeting-document.schema.json").read_text("utf-8"))
    assert list(Draft202012Validator(agreed).iter_errors(document)) == []
    blocks = [b for item in document["items"] for b in item["blocks"] if b["type"] == "section"]
    told = {b["heading"]: b["body_html"] for b in blocks}
    assert told["Ændringsforslag"] == (
        "<p>Ændringsforslag fra Medlem V0 (V): Pris &lt; halv</p><p>Forkastet.</p>"
    )
    assert told["Afstemning"] == (
        "<p>Ændringsforslag: Pris &lt; halv</p><p>For: V (2). Imod: A (3).</p><p>Forkastet.</p>"
        "<p>For: A og V (5).</p>"
    )
    agenda = hall.desk.get(f"{hall.at}/agenda.html").content.decode()
    assert "Forkastet" not in agenda
    assert "Imod: A" not in agenda


def test_the_plain_way_names_a_group_that_split(hall: Hall) -> None:
    seated(hall, {"A": 6, "V": 4, "B": 3, "O": 2, "C": 2})
    people = {p.name: str(p.pk) for p in Person.objects.filter(name__startswith="Medlem C")}
    split = [{"person": people["Medlem C0"], "choice": "against"}]
    hall.vote(
        ballots=split, groups=[{"list_letter": "O", "choice": "against"},
        {"list_letter": "C", "choice": "abstained"}], remaining="for",
    )  # fmt: skip
    assert printed(hall) == [
        "For: A, V og B (13). Imod: O og Medlem C0 (C) (3). Undlod: Medlem C1 (C) (1)."
    ]


def test_a_unanimous_vote_and_silence_say_what_the_committee_wants(hall: Hall) -> None:
    seated(hall, {"A": 2}, agreed_words="Vedtaget uden afstemning.")
    hall.vote(method="silent_agreement")
    assert printed(hall) == ["Vedtaget uden afstemning."]
