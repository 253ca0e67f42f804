"""Migrations that add much at once."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from types import UnionType

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel, Migration
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class ManyAdditions(Migration):
    """Between any two operations Django makes every model anew that hangs together with the one
    that changed, and here all of them do. Additions in a row do not look at each other, so the
    models are made once for all of them. What is done to the database is the same."""

    def apply(
        self,
        project_state: ProjectState,
        schema_editor: BaseDatabaseSchemaEditor,
        collect_sql: bool = False,  # noqa: FBT001, FBT002 - Django's own
    ) -> ProjectState:
        if collect_sql:
            return super().apply(project_state, schema_editor, collect_sql)
        for operations in _together(self.operations):
            before = project_state.clone()
            if len(operations) > 1:
                project_state.is_delayed = True
                project_state.clear_delayed_apps_cache()
            for operation in operations:
                operation.state_forwards(self.app_label, project_state)
            for operation in operations:
                operation.database_forwards(self.app_label, schema_editor, before, project_state)
        return project_state


ALIKE: tuple[type[Operation] | UnionType, ...] = (CreateModel, AddConstraint | AddField | AddIndex)
"""What may be done together. Models are created as they stand after that, so what is added to them
is not among it."""


def _together(operations: Sequence[Operation]) -> Iterator[list[Operation]]:
    for kind, some in groupby(operations, key=_kind):
        in_a_row = list(some)
        yield from [in_a_row] if kind is not None else ([one] for one in in_a_row)


def _kind(operation: Operation) -> object:
    return next((kind for kind in ALIKE if isinstance(operation, kind)), None)
