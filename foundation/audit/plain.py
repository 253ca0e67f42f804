"""Plain actions: rows whose making, changing and deleting have no rule of their own."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from foundation.audit.act import Act
from foundation.problems import Conflict
from foundation.tenancy.guards import SUFFIX

UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION = "23505", "23503"


def adding(model: type[Any], *, under: str = "", **fixed: Any) -> Callable[..., Any]:
    """An action that makes a row at the root of a municipality, or `under` its parent field."""

    @transaction.atomic
    def add(*, act: Act, parent: Any = None, municipality: Any = None, **values: Any) -> Any:
        """Make a row."""
        if under and parent is not None:
            values[under] = parent
        owner = next((v.municipality_id for v in values.values() if _is_row(v)), None)
        home = owner or act.home(municipality)
        row = said_no(act.create, model, municipality_id=home, **fixed, **values)
        act.record("create", row)
        return row

    return add


def changing(model: type[Any]) -> Callable[..., Any]:
    """An action that changes a row's own fields."""

    @transaction.atomic
    def change(*, act: Act, target: UUID, **values: Any) -> Any:
        """Change a row's own fields."""
        row = act.lock(model.objects.all(), target)
        act.record("update", row, changed=said_no(act.change, row, **values))
        return row

    return change


def removing(model: type[Any]) -> Callable[..., None]:
    """An action that deletes a row nothing else speaks of."""

    @transaction.atomic
    def remove(*, act: Act, target: UUID) -> None:
        """Delete a row that nothing refers to."""
        row = act.lock(model.objects.all(), target)
        act.record("delete", row, is_deletion=True)
        said_no(act.remove, row)

    return remove


def said_no(write: Callable[..., Any], *args: Any, **values: Any) -> Any:
    """`write`, with the database's no turned into a problem: `duplicate` where the row exists
    already, `in_use` where others refer to it, `wrong_state` where its state cannot move so,
    `invariant` where the row cannot be."""
    try:
        with transaction.atomic():
            return write(*args, **values)
    except IntegrityError as error:
        raise conflict_from(error) from error


def conflict_from(error: IntegrityError) -> Conflict:
    """The problem behind a violated constraint; its name tells which invariant."""
    cause = error.__cause__
    state = getattr(cause, "sqlstate", "")
    name = getattr(getattr(cause, "diag", None), "constraint_name", None) or ""
    if state == UNIQUE_VIOLATION:
        return Conflict("Det findes allerede.", code="duplicate", extra={"constraint": name})
    if state == FOREIGN_KEY_VIOLATION or not state:
        return Conflict("Andet henviser til det.", code="in_use", extra={"constraint": name})
    if is_forbidden_move(error):
        detail = "Tilstanden kan ikke skifte på den måde."
        return Conflict(detail, code="wrong_state", extra={"constraint": name})
    detail = "Oplysningerne kan ikke passe sammen."
    return Conflict(detail, code="invariant", extra={"constraint": name})


def is_forbidden_move(error: IntegrityError) -> bool:
    """Whether the guard of a state refused."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""
    return bool(name.endswith(SUFFIX))


def _is_row(value: Any) -> bool:
    return hasattr(value, "municipality_id")
