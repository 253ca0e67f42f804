"""One row of every table that the API shows, in either municipality, as plain as it can be."""

from collections.abc import Mapping
from datetime import time, timedelta
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from foundation.clock import now
from foundation.tenancy.models import Municipality

MOMENT = now() + timedelta(days=7)
DAY = MOMENT.date()
PLAIN: Mapping[type[Any], Any] = {
    models.EmailField: "nogen@egernborg.example",
    models.CharField: "Prøve",
    models.TextField: "Prøve",
    models.IntegerField: 1,
    models.DecimalField: Decimal(1),
    models.DateTimeField: MOMENT,
    models.DateField: DAY,
    models.TimeField: time(12),
    models.BooleanField: False,
    models.JSONField: {},
    models.BinaryField: b"x",
    models.UUIDField: UUID(int=7),
    ArrayField: [1],
}


class Rows:
    """Rows of one municipality, each model's made once."""

    def __init__(self, home: Municipality, **given: Any) -> None:
        self.home = home
        self.kept: dict[type[models.Model], Any] = {Municipality: home}
        self.given: Mapping[str, Any] = given
        self.numbers = count(int(home.code))

    def of(self, model: type[models.Model]) -> Any:
        """The municipality's row of `model`; one that is there is as good as a new one."""
        if model not in self.kept:
            self.kept[model] = self._present(model) or self._made(model)
        return self.kept[model]

    def another(self, model: type[models.Model]) -> Any:
        """A second row of `model`."""
        self.of(model)
        return self._made(model)

    def _present(self, model: type[models.Model]) -> Any:
        names = {field.name for field in model._meta.concrete_fields}
        if "municipality" in names:
            return model._base_manager.filter(municipality=self.home).order_by("pk").first()
        if "user" in names:
            return model._base_manager.filter(user__municipality=self.home).first()
        return None

    def _made(self, model: type[models.Model]) -> Any:
        special = self.given.get(model.__name__, {})
        values = {
            field.name: self._value(field)
            for field in model._meta.concrete_fields
            if field.name not in special and _must_be_given(field)
        }
        told = {name: value(self) if callable(value) else value for name, value in special.items()}
        return model._base_manager.create(**values, **told)

    def _value(self, field: Any) -> Any:
        if field.is_relation:
            return self.of(field.related_model)
        if field.choices:
            return field.choices[0][0]
        value = next(value for kind, value in PLAIN.items() if isinstance(field, kind))
        return f"{value} {next(self.numbers)}" if value == "Prøve" else value


def _must_be_given(field: Any) -> bool:
    if field.name == "municipality":
        return True
    optional = field.null or field.primary_key or field.has_default() or field.generated
    return not (optional or field.has_db_default() or getattr(field, "blank", False))
