"""Presence as real minutes tell it: what is entered once comes out in the town's own words. Each
line is looked for in the sample's text; none of that text stands here."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from committees.vocabulary import CommitteeKind
from interchange.rules import faults_of_form
from tests.cast import Cast
from tests.door import refused
from tests.stories.samples import Sample

pytestmark = pytest.mark.django_db
Make = Callable[..., Sample]


@pytest.fixture
def sample(cast: Cast, shared_dir: Path) -> Make:
    def make(name: str, kind: str = "standing_committee", **settings: Any) -> Sample:
        return Sample.of(cast, shared_dir, name, kind=CommitteeKind(kind), **settings)

    return make


@pytest.mark.parametrize(
    ("name", "kind", "told", "settings"),
    [
        ("27_aabenraa", "standing_committee", "excused",
         {"person_words": "{name}", "absence_placement": "header_and_items"}),
        ("37_mariagerfjord", "standing_committee", "absent",
         {"absent_words": "Fraværende: {names}."}),
        ("09_nyborg", "council", "absent", {}),
        ("53_ringkoebing", "standing_committee", "absent",
         {"absent_words": "Fraværende- {names}", "person_words": "{name} ()"}),
        ("57_regionsyd", "advisory_council", "excused",
         {"excused_words": "Afbud: {names}.", "names_joined": "comma", "person_words": "{name}",
          "absence_placement": "header"}),
        ("11_broenderslev", "council", "absent",
         {"absent_words": "{names} var fraværende.", "names_joined": "and"}),
        ("46_hvidovre", "council", "excused",
         {"excused_words": "Afbud fra {names}", "person_words": "{name}",
          "absence_placement": "first_item"}),
    ],
)  # fmt: skip
def test_who_was_away_is_told_as_the_town_tells_it(
    sample: Make, name: str, kind: str, told: str, settings: dict[str, Any]
) -> None:
    held = sample(name, kind, **settings)
    for row in held.truth["absences"]:
        held.member(row["person"], row["party"])
    held.tell(told, *held.people)
    sheet = held.sheet()
    lines = sheet["header"]["lines"] + [line for item in sheet["items"] for line in item["lines"]]
    assert lines
    assert [line for line in lines if line not in held.text] == []
    shown = held.printed()
    assert all(line in shown for line in sheet["header"]["lines"])
    assert faults_of_form(held.document()) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [("59_viborg", "Fraværende Ingen"), ("19_koebenhavn", "Fraværende med afbud: Ingen.")],
)
def test_that_nobody_was_away_is_told_where_a_town_tells_it(
    sample: Make, name: str, words: str
) -> None:
    held = sample(name, nobody_absent_words=words, absence_placement="header")
    for row in held.truth["participants"]:
        held.member(row if isinstance(row, str) else row["name"])
    held.tell("present", *held.people, mode="remote")
    assert words in held.text
    assert words in held.printed()
    assert {p["remote"] for item in held.sheet()["items"] for p in item["persons"]} == {True}


def test_who_left_is_told_by_the_clock_and_the_item_and_why_is_told_to_nobody(
    sample: Make,
) -> None:
    words = "{name} forlod mødet[ kl. {time}][ under behandling af pkt. {item}]."
    held = sample("25_koebenhavn", "other", left_words=words, absence_placement="first_item",
                  excused_words="Afbud fra: {names}")  # fmt: skip
    for number in range(2, 8):
        held.item(str(number))
    roles = {row["name"]: row["role"] for row in held.truth["participants"]}
    early = {
        f"{roles[row['person']]} {row['person']}": row["scope"][0]
        for row in held.truth["absences"]
        if row.get("note")
    }
    for name, scope in early.items():
        held.member(name)
        clock, number = scope.removeprefix("from ").rstrip(")").split(" (item ")
        held.tell("left", name, at=held.at(clock), item=number)
    away = [row for row in held.truth["absences"] if row["scope"] == "meeting"]
    for row in away:
        held.member(row["person"])
        held.tell("excused", row["person"], reason=row["reason"] or "")
    left = [line for line in held.header() if "forlod" in line]
    assert len(left) == len(early)
    assert all(line in held.text for line in left)
    shown = held.printed()
    assert all(line in shown for line in left)
    assert "arbejde" in held.text
    assert "arbejde" not in shown
    quorums = {i["number"]: i["persons"] for i in held.sheet()["items"]}
    first = str(held.people[next(iter(early))].pk)
    known = {n: {p["person"]: p["status"] for p in ps}[first] for n, ps in quorums.items()}
    assert known == dict.fromkeys("1234", "present") | dict.fromkeys("567", "absent")


def test_a_substitute_who_came_stands_in_the_member_s_line(sample: Make) -> None:
    words = (
        "Fraværende: {name}[ ({letter})] - {substitute}[ ({substitute_letter})]"
        " mødte som stedfortræder."
    )
    held = sample("29_roskilde", substituted_words=words, short_substitute_allowed=True)
    (away,) = held.truth["absences"]
    held.member(away["person"], away["party"])
    held.substitute(away["substitute"], "V")
    held.tell("absent", away["person"])
    held.call(away["substitute"], away["person"], "ksl28_2_short")
    held.tell("present", away["substitute"])
    for number in held.items:
        (line,) = held.lines(number)
        assert line in held.text
    shown = held.printed()
    assert shown.count(line) == len(held.items)
    assert faults_of_form(held.document()) == []


def test_who_has_a_substitute_and_who_has_none_are_told_in_two_forms(
    sample: Make,
) -> None:
    words = (
        "Fraværende og stedfortræder: {name} er fraværende. {substitute}[ ({substitute_letter})]"
        " deltog som stedfortræder for {name}."
    )
    held = sample("42_gribskov", "council", substituted_words=words, names_joined="full_stop",
                  short_substitute_allowed=True)  # fmt: skip
    for row in held.truth["absences"]:
        held.member(row["person"], row["party"])
    (away,) = [row for row in held.truth["absences"] if row["substitute"]]
    held.substitute(away["substitute"], "A")
    held.tell("absent", *(row["person"] for row in held.truth["absences"]))
    held.call(away["substitute"], away["person"], "ksl15_short")
    held.tell("present", away["substitute"])
    lines = held.lines("63")
    assert len(lines) == len(held.truth["absences"]) - 1
    assert [line for line in lines if line not in held.text] == []


def test_absence_from_one_item_is_told_there_alone(sample: Make) -> None:
    words = "Fraværende: {names} deltog ikke i behandlingen af punktet."
    held = sample("47_faxe", item_absence_words=words, names_joined="and")
    names = [row["person"] for row in held.truth["absences"]]
    for row in held.truth["absences"]:
        held.member(row["person"], row["party"])
    (number,) = held.truth["absences"][0]["scope"]
    held.tell("present", *names)
    held.tell("absent", *names, item=number)
    (line,) = held.lines(number)
    assert line in held.text
    assert [held.lines(other) for other in held.items if other != number] == [[]]
    assert f"under punkt {number}" in held.header()[0]


def test_a_council_s_substitute_counts_from_the_item_after_the_approval(sample: Make) -> None:
    held = sample("11_broenderslev", "council", short_substitute_allowed=True)
    (away,) = [row for row in held.truth["absences"] if row["substitute"]]
    held.member(away["person"])
    held.substitute(away["substitute"], "V")
    held.tell("excused", away["person"])
    call = held.call(away["substitute"], away["person"], "ksl15_short")
    held.tell("present", away["substitute"])
    assert [item["present"] for item in held.sheet()["items"]] == [0, 0, 0, 0]
    (approval,) = [item for item in held.items.values() if "stedfortrædere" in item.title]
    other = held.items["1"]
    path = f"substitutions/{call['id']}/approve"
    match = held.desk.get(f"substitutions/{call['id']}").headers["ETag"]
    wrong = held.desk.post(path, {"item": str(other.pk)}, if_match=match)
    refused(wrong, 409, "not_an_approval_item")
    type(approval).objects.filter(pk=approval.pk).update(item_type="substitute_approval")
    told = {"approved": [call["id"]]}
    held.desk.done(f"agenda-items/{approval.pk}/approve-substitutes", told)
    assert [item["present"] for item in held.sheet()["items"]] == [0, 0, 0, 1]
    held.desk.done(f"substitutions/{call['id']}/refuse-approval", {"item": str(approval.pk)})
    assert [item["present"] for item in held.sheet()["items"]] == [0, 0, 0, 0]


def test_in_the_council_a_disqualified_member_s_substitute_takes_the_item(sample: Make) -> None:
    held = sample("42_gribskov", "council", short_substitute_allowed=True)
    approval = held.item("65", item_type="substitute_approval")
    held.item("66", "Salg af grund")
    (away,) = [row for row in held.truth["absences"] if row["substitute"]]
    held.member(away["person"], "A")
    held.substitute(away["substitute"], "A")
    held.tell("present", away["person"])
    at = f"agenda-items/{held.items['66'].pk}"
    told = {"person": str(held.people[away["person"]].pk), "ground": "nr_1"}
    question = held.desk.made(f"{at}/disqualifications", told)
    early = held.desk.post("substitutions", {
        "extent": "item", "item": str(held.items["66"].pk), "basis": "ksl14_3",
        "person": str(held.people[away["substitute"]].pk), "for_person": told["person"],
    })  # fmt: skip
    refused(early, 409, "nobody_disqualified")
    held.desk.done(f"disqualifications/{question['id']}/decide", {"outcome": "disqualified"})
    call = held.call(away["substitute"], away["person"], "ksl14_3", extent="item", meeting=None,
                     item=str(held.items["66"].pk))  # fmt: skip
    held.tell("present", away["substitute"], item="66")
    assert [item["present"] for item in held.sheet()["items"]] == [1, 1, 1, 0]
    under = {"item": str(approval.pk)}
    held.desk.done(f"substitutions/{call['id']}/approve", under)
    sheet = held.sheet()["items"]
    assert [item["present"] for item in sheet] == [1, 1, 1, 1]
    rights = {row["name"]: row["may_vote"] for row in sheet[3]["persons"]}
    assert rights == {away["person"]: False, away["substitute"]: True}
    (line,) = held.lines("66")
    assert line in held.printed()
    assert f"stedfortræder for {away['person']}" in line


def test_each_absence_has_its_line_with_and_without_a_substitute_in_the_town_s_order(
    sample: Make,
) -> None:
    held = sample("46_hvidovre", "council", short_substitute_allowed=True, names_joined="lines",
                  excused_words="Afbud fra {names}", person_words="{name}",
                  substituted_words="Afbud fra {name} stedfortræder {substitute}",
                  absence_placement="header_and_first_item")  # fmt: skip
    away = held.truth["absences"]
    for row in away:
        held.member(row["person"], row["party"])
    held.tell("excused", *(row["person"] for row in away))
    for row in [row for row in away if row["substitute"]]:
        held.substitute(row["substitute"], row["party"])
        held.call(row["substitute"], row["person"], "ksl15_short")
        held.tell("present", row["substitute"])
    lines = held.header()
    assert len(lines) == len(away) == 3
    assert " ".join(lines) in held.text
    both = [line for line in lines if "stedfortræder" in line]
    assert ". ".join(both) in held.text
    shown = held.printed()
    places = [shown.index(line) for line in lines]
    assert places == sorted(places)
    # In the header and again at the first item, with whose substitute came in both.
    assert [held.text.count(line) for line in both] == [2, 2]
    assert [shown.count(line) for line in both] == [2, 2]
    assert faults_of_form(held.document()) == []
