"""Guards of states: the table of moves that the rules read, kept by the database as well.

Whatever writes past the actions - a script, a console, a defect - cannot make a move that no
verb makes. Rows that are read in come with the state they were told to have: only changes of a
row that stands are guarded.
"""

from collections.abc import Mapping
from itertools import chain
from typing import Any

import pgtrigger
from django.db.models import Model

from foundation.rulebook import Move

SUFFIX = "_moves"


class StateGuard(pgtrigger.Trigger):
    """Refuses a change of `field` that is none of `moves`, under the name of a constraint
    (`<table>_<field>_moves`), so that it is told like any other invariant's violation."""

    when = pgtrigger.Before
    operation = pgtrigger.Update

    def __init__(self, field: str, moves: frozenset[tuple[str, str]]) -> None:
        self.field, self.moves = field, moves
        super().__init__(name=f"{field}{SUFFIX}", condition=pgtrigger.Condition(self._forbidden()))

    def get_func(self, model: Model) -> str:
        """Only ever called for a move that is forbidden: the condition has looked already."""
        return f"""
            RAISE EXCEPTION 'The {self.field} of % cannot move so', TG_TABLE_NAME USING
                ERRCODE = 'check_violation',
                TABLE = TG_TABLE_NAME,
                CONSTRAINT = '{constraint_name(model, self.field)}';
        """

    def _forbidden(self) -> str:
        differs = f'OLD."{self.field}" IS DISTINCT FROM NEW."{self.field}"'
        allowed = ", ".join(f"('{old}', '{new}')" for old, new in sorted(self.moves))
        if not allowed:
            return differs
        return f'{differs} AND (OLD."{self.field}", NEW."{self.field}") NOT IN ({allowed})'


def guarded(field: str, *tables: Mapping[str, Move[Any]]) -> StateGuard:
    """The guard of a state column, made from its tables of moves. Without a table the state
    stays as the row was made with."""
    moves = chain.from_iterable(table.values() for table in tables)
    pairs = ((source, move.target) for move in moves for source in move.sources if move.target)
    return StateGuard(field, frozenset((str(old), str(new)) for old, new in pairs if old != new))


def constraint_name(model: Model | type[Model], field: str) -> str:
    """What a forbidden move is said to violate."""
    return f"{model._meta.model_name}_{field}{SUFFIX}"
