"""Composite foreign keys: a reference can only point to a row of the same municipality."""

from collections.abc import Sequence
from typing import Any, cast

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement
from django.db.models import BaseConstraint, CheckConstraint, Model, Q, UniqueConstraint


class SameMunicipality(BaseConstraint):
    """`FOREIGN KEY (municipality_id, <field>_id) REFERENCES target (municipality_id, id)`.

    Not deferrable: a reference that crosses the wall fails at the statement, where it can be
    told from other faults, never at commit. It is added after all tables of a migration are
    made, because the target's unique key must exist first.
    """

    def __init__(self, *, field: str, name: str) -> None:
        super().__init__(name=name)
        self.field = field

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "field": self.field}

    def __eq__(self, other: object) -> bool:
        if isinstance(other, SameMunicipality):
            return (self.name, self.field) == (other.name, other.field)
        return NotImplemented

    def __hash__(self) -> int:
        return hash((self.name, self.field))

    def constraint_sql(
        self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> str:
        if model is not None and schema_editor is not None:
            schema_editor.deferred_sql.append(self._sql(model, schema_editor))
        return ""

    def create_sql(
        self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> str:
        return self.constraint_sql(model, schema_editor)

    def remove_sql(
        self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> str:
        if model is None or schema_editor is None:
            return ""
        quote = schema_editor.quote_name
        return f"ALTER TABLE {quote(model._meta.db_table)} DROP CONSTRAINT {quote(self.name)}"

    def validate(
        self,
        model: type[Model],
        instance: Model,
        exclude: Any = None,
        using: str = "default",
    ) -> None:
        """The database says it; forms are not used."""

    def _sql(self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor) -> Statement:
        column = str(model._meta.get_field(self.field).attname)  # type: ignore[union-attr]
        target = cast("type[Model]", model._meta.get_field(self.field).related_model)
        quote = schema_editor.quote_name
        return Statement(
            "ALTER TABLE %(table)s ADD CONSTRAINT %(name)s FOREIGN KEY "
            "(municipality_id, %(column)s) REFERENCES %(target)s (municipality_id, id)",
            table=quote(model._meta.db_table),
            name=quote(self.name),
            column=quote(column),
            target=quote(target._meta.db_table),
        )


def tenant_constraints(*fields: str) -> list[BaseConstraint]:
    """The keys every tenant table has: its own, and one composite key per reference in `fields`.

    A table that points to itself or to another tenant's table without naming the field here
    fails `tests/architecture/test_tenancy.py`.
    """
    own = UniqueConstraint(fields=["municipality", "id"], name="%(class)s_tenant_key")
    return [own, *(SameMunicipality(field=f, name=f"%(class)s_{f}_tenant_fk") for f in fields)]


def one_of(field: str, values: Sequence[str]) -> CheckConstraint:
    """The column holds one of the vocabulary's values."""
    return CheckConstraint(
        condition=Q(**{f"{field}__in": list(values)}), name=f"%(class)s_{field}_valid"
    )
