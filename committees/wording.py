"""How a committee words what its minutes say of presence: texts with holes to fill.

`{name}` is filled with one person, `{names}` with several on one line. What stands in square
brackets is left out where one of its holes has nothing to hold: "{name}[ ({letter})]".
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from committees.vocabulary import NameJoint

_HOLE = re.compile(r"{(\w+)}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
HOLES: Mapping[str, frozenset[str]] = {
    "person_words": frozenset({"name", "letter"}),
    "excused_words": frozenset({"names"}),
    "absent_words": frozenset({"names"}),
    "no_show_words": frozenset({"names"}),
    "on_leave_words": frozenset({"names"}),
    "item_absence_words": frozenset({"names"}),
    "took_no_part_words": frozenset({"names"}),
    "remote_words": frozenset({"names"}),
    "nobody_absent_words": frozenset(),
    "substituted_words": frozenset({"name", "letter", "substitute", "substitute_letter"}),
    "substitute_words": frozenset({"name", "letter", "substitute", "substitute_letter"}),
    "not_come_words": frozenset({"name", "letter", "substitute", "substitute_letter", "place"}),
    "arrived_words": frozenset({"name", "letter", "time", "day", "item"}),
    "left_words": frozenset({"name", "letter", "time", "day", "item"}),
    "part_absence_words": frozenset({"names", "items", "day"}),
    "for_words": frozenset({"voters", "count"}),
    "against_words": frozenset({"voters", "count"}),
    "abstained_words": frozenset({"voters", "count"}),
    "reserved_words": frozenset({"voters", "count"}),
    "agreed_words": frozenset(),
    "amendment_words": frozenset({"proposers", "text"}),
    "sub_amendment_words": frozenset({"proposers", "text"}),
    "chaired_words": frozenset({"name", "letter", "item"}),
    "disqualified_words": frozenset({"name", "letter"}),
    "not_disqualified_words": frozenset({"name", "letter"}),
    "left_room_words": frozenset({"name", "letter"}),
    "left_room_at_words": frozenset({"name", "letter", "left"}),
    "out_of_room_words": frozenset({"name", "letter", "left", "returned"}),
}
"""Every wording, and the holes it may have; the first that holds a person must be there."""


BETWEEN = {NameJoint.FULL_STOP: ". ", NameJoint.PLUS: "+"}


def fill(words: str, **holes: str | None) -> str:
    """The words with their holes filled; brackets around a hole without content go."""
    return _with_content(words, frozenset(name for name, held in holes.items() if held)) % holes


@lru_cache(2048)
def _with_content(words: str, held: frozenset[str]) -> str:
    """The words without brackets that have a hole with nothing to hold, and with `%(name)s` for
    each hole that has. Of each committee's few words a meeting fills a thousand."""
    kept = _OPTIONAL.sub(
        lambda found: found[1] if held.issuperset(_HOLE.findall(found[1])) else "", words
    ).replace("%", "%%")
    return _HOLE.sub(lambda found: f"%({found[1]})s" if found[1] in held else "", kept)


@lru_cache(2048)
def person_in(words: str, name: str, letter: str | None) -> str:
    """Somebody in the words for one person: thirty votes name the same thirty people."""
    return fill(words, name=name, letter=letter)


def joined(names: Sequence[str], joint: NameJoint) -> str:
    """Several names as one text: "A, B og C", "A, B, C" or "A. B. C"."""
    if joint == NameJoint.AND and len(names) > 1:
        return f"{', '.join(names[:-1])} og {names[-1]}"
    return BETWEEN.get(joint, ", ").join(names)


def named(style: str, people: Sequence[tuple[str, str | None]]) -> list[str]:
    """The lines a style prints of people given by name and list letter. With as many `{name}` as
    there are people it is one line; else each has a line of his own."""
    if len(people) > 1 and style.count("{name}") == len(people):
        return [_in_turn(style, people)]
    return [_in_turn(style, [who] * max(style.count("{name}"), 1)) for who in people]


def _in_turn(style: str, people: Sequence[tuple[str, str | None]]) -> str:
    """A letter is that of the name before it, and before any name that of the first. A name may
    contain `{letter}`: what was filled in is not read again."""
    turn = -1

    def held(found: re.Match[str]) -> str:
        nonlocal turn
        if found[1] == "name":
            turn += 1
            return people[turn][0]
        return people[max(turn, 0)][1] or ""

    return re.sub(r"{(name|letter)}", held, style)


def faults_in_words(name: str, words: str) -> list[tuple[str, str]]:
    """What is wrong with a wording, as (code, Danish detail)."""
    known = HOLES[name]
    used = set(_HOLE.findall(words))
    bare = _OPTIONAL.sub(r"\1", words)
    person = known & {"name", "names", "voters", "text"}
    checks = (
        (not used <= known, "unknown_hole", f"Kan kun rumme {_told(known)}."),
        (
            bool(words and person and not used & person),
            "hole_missing",
            f"Skal rumme {_told(person)}.",
        ),
        (bool(re.search(r"[\[\]{}]", _HOLE.sub("", bare))), "unbalanced", "Klammer passer ikke."),
    )
    return [(code, detail) for holds, code, detail in checks if holds]


def _told(holes: frozenset[str]) -> str:
    return ", ".join(f"{{{hole}}}" for hole in sorted(holes)) or "fast tekst"
