"""Presence comes out in words that towns were seen to use beyond the samples: the words are read
from the survey of real minutes, who was there is made up."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from committees.vocabulary import CommitteeKind
from interchange.rules import faults_of_form
from tests.cast import Cast
from tests.stories.samples import Sample

pytestmark = pytest.mark.django_db
Make = Callable[..., Sample]
NAMES = ("Anna Dam", "Bo Eg", "Cai Fog")


@pytest.fixture
def held(cast: Cast, shared_dir: Path) -> Make:
    """A meeting of items with these numbers, whose text is what was seen of presence."""

    def make(first: int, last: int, kind: str = "standing_committee", **settings: Any) -> Sample:
        chosen = {"short_substitute_allowed": True, "absence_placement": "header", **settings}
        found = Sample.of(cast, shared_dir, "14_holbaek", kind=CommitteeKind(kind), **chosen)
        for item in found.items.values():
            item.delete()
        found.items.clear()
        for number in range(first, last + 1):
            found.item(str(number))
        text = (shared_dir / "domain" / "variety.md").read_text()
        found.text = text.partition("## 7. Absence")[2].partition("\n## 9")[0]
        for name in NAMES:
            found.member(name, "A")
        found.tell("present", *NAMES)
        return found

    return make


def told(held: Sample) -> list[str]:
    """The lines of the header, which stand in the printed minutes and in the document."""
    lines = held.header()
    assert faults_of_form(held.document()) == []
    shown = held.printed()
    assert all(line in shown for line in lines)
    return lines


@pytest.mark.parametrize(
    ("numbers", "away", "words", "seen"),
    [
        ((10, 16), ("12", "15"), "{names} deltog ikke under punkterne {items}",
         "deltog ikke under punkterne 12-15"),
        ((128, 139), ("129", "138"), "Fraværende: {names}, sag {items}", "sag 129-138"),
    ],
)  # fmt: skip
def test_who_was_away_from_several_items_is_told_by_the_range(
    held: Make, numbers: tuple[int, int], away: tuple[str, str], words: str, seen: str
) -> None:
    meeting = held(*numbers, part_absence_words=words)
    meeting.tell("absent", NAMES[0], item=away[0], to_item=away[1])
    sheet = {item["number"]: item["present"] for item in meeting.sheet()["items"]}
    inside = {str(number) for number in range(int(away[0]), int(away[1]) + 1)}
    assert sheet == {number: 2 if number in inside else 3 for number in sheet}
    (line,) = told(meeting)
    assert seen in meeting.text
    assert line.endswith(seen) if seen.startswith("sag") else line == f"{NAMES[0]} (A) {seen}"


@pytest.mark.parametrize(
    ("kind", "number", "clock", "words", "seen", "there"),
    [
        ("arrived", "2", "18:40", "{name} til kl. {time} i punkt {item}",
         "til kl. 18.40 i punkt 2", [2, 3, 3]),
        ("left", "3", "21:33", "{name} fra kl. {time} i punkt {item}", "fra kl. … i punkt …",
         [3, 3, 2]),
        ("arrived", "3", "17:10", "{name} mødte kl. {time} under behandlingen af dagsordenens"
         " punkt {item}", "mødte kl. … under behandlingen af dagsordenens punkt 3", [2, 2, 3]),
        ("arrived", "2", "17:10", "{name} deltog fra kl. {time}", "deltog fra kl. …", [2, 3, 3]),
    ],
)  # fmt: skip
def test_who_came_late_and_who_went_early_is_told_by_the_clock_and_the_item(
    held: Make, kind: str, number: str, clock: str, words: str, seen: str, there: list[int]
) -> None:
    meeting = held(1, 3, **{f"{kind}_words": words})
    meeting.tell(kind, NAMES[1], at=meeting.at(clock), item=number)
    assert [item["present"] for item in meeting.sheet()["items"]] == there
    (line,) = told(meeting)
    hour = clock.replace(":", ".")
    wanted = seen.replace("…", hour, 1).replace("…", number)
    assert line == f"{NAMES[1]} {wanted}"
    pattern = seen if kind == "arrived" else "fra kl. 21.33 i punkt 12"
    assert pattern in meeting.text


@pytest.mark.parametrize(
    ("kind", "setting", "words", "seen"),
    [
        ("no_show", "no_show_words", "{names} udeblev uden afbud", "udeblev uden afbud"),
        ("on_leave", "on_leave_words", "{names} (Orlov)", "Orlov"),
        ("absent", "absent_words", "Ikke til stede: {names}", "Ikke til stede:"),
        ("absent", "absent_words", "{names} deltog ikke i mødet", "deltog ikke i mødet"),
        ("excused", "excused_words", "{names} med afbud", "med afbud"),
    ],
)
def test_each_way_of_being_away_has_the_words_of_its_town(
    held: Make, kind: str, setting: str, words: str, seen: str
) -> None:
    meeting = held(1, 3, **{setting: words})
    meeting.tell(kind, NAMES[2])
    (line,) = told(meeting)
    assert line == words.replace("{names}", f"{NAMES[2]} (A)")
    assert seen in line
    assert seen in meeting.text


@pytest.mark.parametrize(
    "seen", ["deltog i mødet i stedet for", "deltog som suppleant for", "mødte som stedfortræder"]
)
def test_a_substitute_who_came_is_told_of_in_the_words_of_the_town(held: Make, seen: str) -> None:
    meeting = held(1, 3, substitute_words="{substitute} " + seen + " {name}")
    meeting.substitute("Dorte Høj", "V")
    meeting.tell("excused", NAMES[0])
    meeting.call("Dorte Høj", NAMES[0], "ksl28_2_short")
    meeting.tell("present", "Dorte Høj")
    lines = told(meeting)
    assert f"Dorte Høj {seen} {NAMES[0]}" in lines
    assert seen in meeting.text


def test_a_substitute_who_was_called_in_vain_is_told_of_with_his_place(held: Make) -> None:
    words = "{place}. suppleant {substitute} indkaldt, men mødte ikke frem"
    meeting = held(1, 3, not_come_words=words)
    for name in ("Dorte Høj", "Eva Ipsen"):
        meeting.substitute(name, "V")
    meeting.tell("excused", NAMES[0])
    first = meeting.call("Dorte Høj", NAMES[0], "ksl28_2_short")
    meeting.desk.done(f"substitutions/{first['id']}/stay-away")
    meeting.call("Eva Ipsen", NAMES[0], "ksl28_2_short", follows=first["id"])
    meeting.tell("present", "Eva Ipsen")
    lines = told(meeting)
    assert "1. suppleant Dorte Høj indkaldt, men mødte ikke frem" in lines
    assert "1. suppleant … indkaldt, men mødte ikke frem" in meeting.text
    assert any("Eva Ipsen" in line and "mødte som stedfortræder" in line for line in lines)


def test_who_was_found_disqualified_stands_there_as_the_town_wrote_it(
    held: Make, shared_dir: Path
) -> None:
    """Vejen's item with a substitute, and Copenhagen's finding that somebody was not."""
    seed = next((shared_dir / "seeds").glob("001_*.txt")).read_text("utf-8")
    text = (shared_dir / "domain" / "variety.md").read_text()
    meeting = held(
        1, 3,
        disqualified_words="{name}[ ({letter})] blev erklæret inhabil.",
        not_disqualified_words="{name}[ ({letter})] var ikke inhabil.",
        absence_placement="items",
    )  # fmt: skip
    meeting.member("Martin Clausen", "A")
    meeting.substitute("Dorte Høj", "V")
    meeting.tell("present", "Martin Clausen")
    at = f"agenda-items/{meeting.items['3'].pk}"
    for name, outcome in (("Martin Clausen", "disqualified"), (NAMES[0], "not_disqualified")):
        told = {"person": str(meeting.people[name].pk), "ground": "nr_3"}
        question = meeting.desk.made(f"{at}/disqualifications", told)
        meeting.desk.done(f"disqualifications/{question['id']}/decide", {"outcome": outcome})
    meeting.call(
        "Dorte Høj", "Martin Clausen", "ksl28_3", extent="item", meeting=None,
        item=str(meeting.items["3"].pk),
    )  # fmt: skip
    meeting.tell("present", "Dorte Høj", item="3")
    assert [item["present"] for item in meeting.sheet()["items"]] == [4, 4, 4]
    assert faults_of_form(meeting.document()) == []
    shown = meeting.printed()
    line = "Martin Clausen (A) blev erklæret inhabil."
    assert shown.count(line) == 1
    assert line in seed
    assert f"{NAMES[0]} (A) var ikke inhabil." in shown
    assert "var **ikke** inhabil" in text
    assert "Dorte Høj (V) mødte som stedfortræder for Martin Clausen (A)." in shown
