"""Steps of migrations that Django and pgtrigger take one at a time."""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.compiler import Trigger
from pgtrigger.migrations import AddTrigger


class AddTriggers(Operation):
    """The triggers of new tables in one step: `(table's model, trigger)`, in their order.

    pgtrigger adds them one by one, and at each Django renders every model related to the table
    anew, though no trigger changes a model: that is most of the time a new database takes.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, triggers: Sequence[tuple[str, Trigger]]) -> None:
        self.triggers = list(triggers)

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        return (type(self).__name__, [], {"triggers": self.triggers})

    def describe(self) -> str:
        return f"Create {len(self.triggers)} triggers"

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        for model, trigger in self.triggers:
            options = state.models[app_label, model].options
            options["triggers"] = [*options.get("triggers", ()), trigger]

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for model, trigger in self.triggers:
            step = AddTrigger(model_name=model, trigger=trigger)
            step.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for model, trigger in reversed(self.triggers):
            step = AddTrigger(model_name=model, trigger=trigger)
            step.database_backwards(app_label, schema_editor, from_state, to_state)
