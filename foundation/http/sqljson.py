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

from django.core.exceptions import EmptyResultSet
from django.db.models import (
    BooleanField,
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
from foundation.vocabulary import Term

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
            try:
                sql, given = compiler.compile(source)
            except EmptyResultSet:  # of rows that this reader never has
                sql, given = "NULL", ()
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


class Seeing(Func):
    """An expression in which `SEEN` tells whether the reader sees the row whole: that is found
    out once for each row, however often the expression asks."""

    template = "(SELECT %(made)s FROM (SELECT %(whole)s AS whole OFFSET 0) seen)"
    output_field = MadeJson()

    def __init__(self, whole: Q, made: Any) -> None:
        super().__init__(Case(When(whole, then=YES), default=NO), made)

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **__: Any) -> Any:
        whole, made = (compiler.compile(each) for each in self.get_source_expressions())
        return self.template % {"made": made[0], "whole": whole[0]}, (*made[1], *whole[1])


YES = Value(True, output_field=BooleanField())  # noqa: FBT003 - Django's own constructor
NO = Value(False, output_field=BooleanField())  # noqa: FBT003 - the same
SEEN = Func(template="seen.whole", output_field=BooleanField())


class JsonParts(Func):
    """Objects put together to one, in their order; what is NULL adds nothing."""

    template = "('{' || concat_ws(',', %(expressions)s) || '}')::json"
    output_field = MadeJson()

    def __init__(self, *parts: Any) -> None:
        super().__init__(*(_Members(part) for part in parts))


class _Members(Func):
    """The inside of an object."""

    template = "substr(left((%(expressions)s)::text, -1), 2)"
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


def labels(terms: type[Term]) -> Mapping[str, str]:
    """The words of a vocabulary, for `LabelJson`."""
    return dict(terms.choices())


def json_of(serializer: Any, model: Any, reader: Any) -> Any:
    """The expression of a row of `model` as `serializer` shows it to `reader`.

    A serializer with a `veil` shows another row to whoever does not see it whole.
    """
    own: Mapping[str, Sql] = getattr(serializer, "sql_fields", {})
    members = {
        name: own[name](reader) if name in own else _member(name, field, model)
        for name, field in read_fields(serializer).items()
    }
    veil: Veil | None = getattr(serializer, "veil", None)
    made: Any = JsonRow(members)
    if veil is not None:
        shown = {name: veil.over(name, made) for name, made in members.items()}
        made = Case(When(veil.open | Q(SEEN), then=made), default=JsonRow(shown))
    return Seeing(model.seen_whole_by(reader), made) if issubclass(model, OpenVersioned) else made


def as_text(serializer: Any, rows: Any, reader: Any) -> Any:
    """The rows, each as the text of what the serializer shows of it."""
    made = json_of(serializer, rows.model, reader)
    return rows.annotate(shown=Cast(made, TextField())).values_list("shown")


@dataclass(frozen=True)
class Veil:
    """What is left of a row that is not `open` for whoever does not see it whole: `hidden`
    members (and their labels) are null, `instead` has what stands in the place of others."""

    open: Q
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


def _member(name: str, field: Any, model: Any) -> Any:
    if name == "etag":
        return _etag(model)
    if name == "modified_at" and issubclass(model, OpenVersioned):
        return MomentJson(Case(When(SEEN, then=F(name)), default=F(f"open_{name}")))
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


def _etag(model: Any) -> EtagJson:
    version: Any = Cast(F("version"), CharField())
    if issubclass(model, OpenVersioned):
        shown = Concat(Value("open "), Cast(F("open_version"), CharField()))
        version = Case(When(SEEN, then=version), default=shown)
    return etag_sql("pk", version)


def etag_sql(pk: str, version: Any) -> EtagJson:
    """What `etag_of` answers for a row and the version of it that is known."""
    text = Concat(Cast(F(pk), TextField()), Value(":"), version, output_field=TextField())
    return EtagJson(text)
