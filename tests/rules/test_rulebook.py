"""What every rule and every vocabulary keeps to."""

from collections.abc import Mapping
from importlib import import_module

import pytest

import agenda.rules
import hearings.rules
import meetings.rules
import minutes.rules
import proceedings.rules
from foundation.rulebook import Move, move, refuse_state
from foundation.vocabulary import Term
from meetings.vocabulary import MeetingState

APPS = (
    "committees",
    "meetings",
    "agenda",
    "proceedings",
    "minutes",
    "hearings",
    "annualcycle",
    "reminders",
)
TERMS = [
    term
    for app in APPS
    for term in vars(import_module(f"{app}.vocabulary")).values()
    if isinstance(term, type) and issubclass(term, Term) and term is not Term
]
TABLES: list[Mapping[str, Move[Term]]] = [
    meetings.rules.MOVES,
    agenda.rules.MOVES,
    proceedings.rules.DISQUALIFICATION_MOVES,
    proceedings.rules.SUBSTITUTION_MOVES,
    minutes.rules.MOVES,
    minutes.rules.PUBLICATION_MOVES,
    hearings.rules.MOVES,
]


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.__name__)
def test_every_word_has_a_danish_label_of_its_own(term: type[Term]) -> None:
    labels = [member.label for member in term]
    assert all(labels)
    assert len(set(labels)) == len(labels)
    assert term.choices() == [(member.value, member.label) for member in term]


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.__name__)
def test_a_stored_word_is_found_again(term: type[Term]) -> None:
    for value in term.values():
        assert term(value) == value
        assert term(value).label


@pytest.mark.parametrize("table", TABLES, ids=lambda table: "-".join(sorted(table))[:40])
def test_a_table_of_moves_speaks_of_one_vocabulary(table: Mapping[str, Move[Term]]) -> None:
    states = {state for row in table.values() for state in row.sources}
    targets = {row.target for row in table.values() if row.target is not None}
    assert len({type(state) for state in states | targets}) == 1
    assert all(row.sources for row in table.values())


def test_a_forbidden_state_is_named_with_the_states_that_are_allowed() -> None:
    moves = {"open": move(MeetingState.PLANNED, to=MeetingState.IN_SESSION)}
    assert refuse_state(moves, "open", MeetingState.PLANNED) == []
    (refusal,) = refuse_state(moves, "open", MeetingState.ENDED)
    assert refusal.code == "wrong_state"
    assert not refusal.overridable
    assert MeetingState.ENDED.label in refusal.detail
    assert MeetingState.PLANNED.label in refusal.detail
