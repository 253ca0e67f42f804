"""JSON made by PostgreSQL from a serializer's declared fields.

`json_of` compiles a serializer class to one expression, byte for byte what the serializer
would have answered for the same row; a view then passes bytes on. A field that is no column
brings its own expression in the serializer's `sql_fields`.

`row_to_json` and `array_to_json` are used because they write no blanks and know no limit of
arguments; `json_build_object` and `json_agg` do.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import (
    Case,
    CharField,
    F,
    Func,
    JSONField,
    Q,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat
from rest_framework import serializers
from rest_framework.fields import DateTimeField as MomentField
from rest_framework.fields import TimeField
from rest_framework.relations import RelatedField

from foundation.http.fields import LabelField
from foundation.tenancy.models import OpenVersioned

Sql = Callable[[Any], Any]
"""From a reader to the expression of one member."""


class MadeJson(JSONField):
    """JSON of type json, which psycopg has read already where Django expects text."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return json.loads(value) if isinstance(value, str) else value


class JsonRow(Func):
    """An object of named members, written without blanks."""

    template = "(SELECT row_to_json(o) FROM (SELECT %(members)s) o)"
    output_field = MadeJson()

    def __init__(self, members: Mapping[str, Any]) -> None:
        self.names = tuple(members)
        super().__init__(*members.values())

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **__: Any) -> Any:
        columns, params = [], []
        for name, source in zip(self.names, self.get_source_expressions(), strict=True):
            sql, given = compiler.compile(source)
            columns.append(f"{sql} AS {connection.ops.quote_name(name)}")
            params += given
        return self.template % {"members": ", ".join(columns)}, tuple(params)


class JsonRows(Func):
    """An SQL array of rows as a JSON array."""

    function = "array_to_json"
    output_field = MadeJson()


class MomentJson(Func):
    """UTC with `Z`; microseconds only when there are any, as the serializer writes it."""

    template = (
        "to_char(%(expressions)s AT TIME ZONE 'UTC', CASE WHEN date_trunc('second', "
        '%(expressions)s) = %(expressions)s THEN \'YYYY-MM-DD"T"HH24:MI:SS"Z"\' '
        'ELSE \'YYYY-MM-DD"T"HH24:MI:SS.US"Z"\' END)'
    )
    output_field = TextField()

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **context: Any) -> Any:
        sql, params = super().as_sql(compiler, connection, *args, **context)
        return sql, (*params, *params, *params)


class EtagJson(Func):
    """What `etag_of` answers: a quoted half of a SHA-256."""

    template = (
        "'\"' || left(encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex'), 32) || '\"'"
    )
    output_field = TextField()


class LabelJson(Func):
    """The Danish label of a term."""

    output_field = TextField()

    def __init__(self, column: Any, labels: Mapping[str, str]) -> None:
        table = Cast(Value(json.dumps(labels, ensure_ascii=False)), TextField())
        super().__init__(column, table)

    template = "%(expressions)s"

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **__: Any) -> Any:
        column, table = self.get_source_expressions()
        name, given = compiler.compile(column)
        labels, labelled = compiler.compile(table)
        sql = f"CASE WHEN {name} IS NOT NULL THEN coalesce(({labels})::jsonb ->> {name}, '') END"
        return sql, (*given, *labelled, *given)


def json_of(serializer: Any, model: Any, reader: Any) -> Any:
    """The expression of a row of `model` as `serializer` shows it to `reader`.

    A serializer with a `veil` shows another row to whoever does not see it whole.
    """
    own: Mapping[str, Sql] = getattr(serializer, "sql_fields", {})
    members = {
        name: own[name](reader) if name in own else _member(name, field, model, reader)
        for name, field in read_fields(serializer).items()
    }
    veil: Veil | None = getattr(serializer, "veil", None)
    if veil is None:
        return JsonRow(members)
    shown = {name: veil.over(name, made) for name, made in members.items()}
    return Case(When(veil.whole, then=JsonRow(members)), default=JsonRow(shown))


@dataclass(frozen=True)
class Veil:
    """What is left of a row for whoever does not see it `whole`: `hidden` members (and their
    labels) are null, `instead` has what stands in the place of others."""

    whole: Q
    hidden: frozenset[str]
    instead: Mapping[str, Any]

    def over(self, name: str, made: Any) -> Any:
        """What stands in the place of a member."""
        if name.removesuffix("_label") in self.hidden:
            return NULL
        return self.instead.get(name, made)


NULL = Func(template="NULL", output_field=TextField())
NO_ROWS = Func(template="'[]'::json", output_field=MadeJson())


@cache
def read_fields(serializer: Any) -> Mapping[str, Any]:
    """What the serializer answers, in its order; OpenAPI is made from the same."""
    return {name: field for name, field in serializer().fields.items() if not field.write_only}


def _member(name: str, field: Any, model: Any, reader: Any) -> Any:
    if name == "etag":
        return etag_sql(model, reader)
    if name == "modified_at" and issubclass(model, OpenVersioned):
        whole = When(model.seen_whole_by(reader), then=F(name))
        return MomentJson(Case(whole, default=F(f"open_{name}")))
    if isinstance(field, serializers.BaseSerializer | serializers.SerializerMethodField):
        raise TypeError(f"{name} is no column: say it in sql_fields")
    return _column(field, model)


def _column(field: Any, model: Any) -> Any:
    path = field.source.replace(".", "__")
    if isinstance(field, RelatedField):
        path = f"{path}_id"
    if isinstance(field, TimeField):
        raise TypeError(f"{path}: the database writes a time of day otherwise")
    if isinstance(field, LabelField):
        return LabelJson(F(path), field.labels)
    return MomentJson(F(path)) if isinstance(field, MomentField) else F(path)


def etag_sql(model: Any, reader: Any) -> EtagJson:
    """The row's entity tag for one reader."""
    version: Any = Cast(F("version"), CharField())
    if issubclass(model, OpenVersioned):
        shown = Concat(Value("open "), Cast(F("open_version"), CharField()))
        version = Case(When(model.seen_whole_by(reader), then=version), default=shown)
    text = Concat(Cast(F("pk"), TextField()), Value(":"), version, output_field=TextField())
    return EtagJson(text)
