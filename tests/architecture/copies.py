"""More rows like one that is there, so that a list can be read with few and with many."""

from datetime import date, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from django.db import models

FIXED = {"municipality", "id"}
STEPS = count(1)
"""Never the same step twice, so that copies of different rows do not meet either."""


def copies(row: Any, how_many: int, *, after: int = 0) -> list[Any]:
    """`how_many` new rows like `row`, each different where the database asks for it; `after`
    those that were made before."""
    return [_copy(row, number) for number in range(after + 1, after + how_many + 1)]


def _copy(row: Any, number: int) -> Any:
    model = type(row)
    values = {
        field.attname: getattr(row, field.attname)
        for field in model._meta.concrete_fields
        if not (field.primary_key or field.generated)
    }
    for names in _unique_sets(model):
        _differ(row, values, names, number)
    if values.get("starts_on") and values.get("ends_on"):
        values["ends_on"] = max(values["ends_on"], values["starts_on"])  # a step may be years long
    return model._base_manager.create(**values)


def _unique_sets(model: type[models.Model]) -> list[list[str]]:
    found = [[field.name] for field in model._meta.concrete_fields
             if field.unique and not field.primary_key]  # fmt: skip
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            names = [name for name in constraint.fields if name not in FIXED]
            found += [names] if names else []
    return found


def _differ(row: Any, values: dict[str, Any], names: list[str], number: int) -> None:
    """Change one column of a unique set; a reference alone needs another row to refer to."""
    fields = [row._meta.get_field(name) for name in names]
    for field in fields:
        free = not (field.is_relation or field.choices)
        if free and _other(values[field.attname], number) is not None:
            step = next(STEPS) if field.name == "position" else number
            values[field.attname] = _other(getattr(row, field.attname), step)
            return
    for field in fields:
        target = getattr(row, field.name) if field.is_relation else None
        if target is not None:
            values[field.attname] = _copy(target, number).pk
            return


def _other(value: Any, number: int) -> Any:
    """Another value of the same kind, or None where there is none."""
    found: Any = None
    match value:
        case bool():
            found = None
        case int():
            found = value + number
        case [int(first), *rest]:
            found = [first + number, *rest]
        case date():
            found = value + timedelta(days=next(STEPS))
        case UUID():
            found = uuid4()
        case str():
            found = _word(value, number)
    return found


def _word(value: str, number: int) -> str:
    """Digits stay digits of the same width; other words get an end of their own."""
    return f"{number:0{len(value)}d}" if value.isdigit() else value[:3] + uuid4().hex[:6]
