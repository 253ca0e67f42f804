"""How a rule is written: facts in, every refusal out, none of them raised.

A function `refuse_<verb>` answers all that stands against the verb; an empty list means yes.
A function `warn_<verb>` answers what people should know and never holds the verb back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from foundation.problems.refusal import Refusal
from foundation.vocabulary import Term

S = TypeVar("S", bound=Term)
S_co = TypeVar("S_co", bound=Term, covariant=True)


@dataclass(frozen=True)
class Move(Generic[S_co]):
    """One verb of a state machine: where it may start, and where it leads.

    Without a target the verb leaves the state as it is.
    """

    sources: frozenset[S_co]
    target: S_co | None = None


def move(*sources: S, to: S | None = None) -> Move[S]:
    """A row of a transition table."""
    return Move(frozenset(sources), to)


def refuse_state(moves: Mapping[str, Move[S]], verb: str, state: S) -> list[Refusal]:
    """The state forbids the verb; the table of moves is the whole truth about it."""
    told = moves[verb]
    return [] if state in told.sources else [_wrong_state(told, state)]


@lru_cache(maxsize=None, typed=True)
def _wrong_state(told: Move[S], state: S) -> Refusal:
    """Words of a table, put together once. States of two tables may be equal as texts, which is
    why their type counts."""
    possible = ", ".join(f"»{term.label}«" for term in sorted(told.sources))
    return Refusal(
        code="wrong_state",
        rule="tilstand",
        detail=f"Tilstanden er »{state.label}«. Det kan kun gøres fra {possible}.",
    )


def against(*checks: tuple[bool, Refusal]) -> list[Refusal]:
    """The refusals whose condition holds, in the order they are written."""
    return [refusal for holds, refusal in checks if holds]


def cpr_found() -> Refusal:
    """A personal identity number was found in what would be shown; whoever goes on says why it
    is none, and is logged."""
    return Refusal(
        "cpr_found",
        "databeskyttelsesloven § 11",
        "Teksten ser ud til at rumme et CPR-nummer.",
        overridable=True,
    )


def listed(names: Iterable[str]) -> str:
    """Names in Danish quotation marks, for the detail of a refusal."""
    return ", ".join(f"»{name}«" for name in names)
