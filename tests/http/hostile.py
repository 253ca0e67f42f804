"""Values that no field of their kind may take, and bodies made of nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rest_framework import fields as f
from rest_framework import relations
from rest_framework import serializers as s

NO_ID = "018f4e7a-2b3c-7d4e-8f90-a1b2c3d4e5f6"
NO_STRING: tuple[Any, ...] = (7, True, [], {}, 1.5, 2**70, None)
WRONG: Sequence[tuple[type[Any], Sequence[Any]]] = (
    (relations.RelatedField, ("x", 5, True, [], {}, NO_ID, "' OR 1=1 --")),
    (f.BooleanField, ("true", 1, 0, [], {}, "ja")),
    (f.IntegerField, ("1", 1.5, True, 2**63, -(2**63) - 1, 10**30, [], {}, float(10**300))),
    (f.DateTimeField, (
        "2026-09-01T10:00:00", "2026-02-30T10:00:00Z", "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-09-01", 1756720800,
        "2026-09-01T10:00:00+25:00", "2026-09-01T24:30:00Z", [], {}, "٢٠٢٦-09-01T10:00:00Z",
    )),
    (f.DateField, (
        "2026-02-30", "2025-02-29", "0001-01-01", "2026-9-1", 20260901, "2026-13-01",
        "2026-09-01T00:00:00Z", "20260901", [], {}, "٢٠٢٦-09-01", "",
    )),
    (f.TimeField, ("25:00", "12:60", "12", 12, True, [], {}, "tolv", "12:00Z", "12:00+02:00", "")),
    (f.UUIDField, ("x", 5, [], {}, "", "018f4e7a")),
    (f.ChoiceField, ("no_such_word", 5, True, [], {}, "x" * 5000)),
    (f.EmailField, ("ikke en adresse", "a@b", 5, [], {}, "a@b.dk\nBcc: c@d.dk")),
    (f.CharField, NO_STRING[:-1]),
    (f.ListField, ("x", 5, {}, True, {"0": "x"})),
    (s.ListSerializer, ("x", 5, {}, True, [5], ["x"], [[]], [None])),
    (s.BaseSerializer, ("x", 5, [], True, [{}])),
)  # fmt: skip
DOCUMENTS: Mapping[str, bytes] = {
    "nothing but a brace": b"{",
    "a key twice": b'{"a":1,"a":2}',
    "no number": b'{"a":NaN}',
    "no number either": b'{"a":-Infinity}',
    "not UTF-8": b'{"a":"\xff\xfe"}',
    "UTF-16": '{"a":"b"}'.encode("utf-16"),
    "deep arrays": b"[" * 200_000,
    "deep objects": b'{"a":' * 3_000 + b"1" + b"}" * 3_000,
    "deeper than allowed": b'{"a":' * 70 + b"1" + b"}" * 70,
    "a NUL": b'{"a":"b\\u0000c"}',
    "a NUL in a key": b'{"a\\u0000":"b"}',
    "a raw NUL": b'{"a":"b\x00c"}',
    "half a surrogate pair": b'{"a":"\\ud800"}',
    "the other half in a key": b'{"\\udfff":"b"}',
    "an array": b"[]",
    "an array of objects": b"[{}]",
    "a text": b'"x"',
    "a number": b"5",
    "null": b"null",
    "a number of 10.000 digits": b'{"a":' + b"9" * 10_000 + b"}",
    "a number beyond floats": b'{"a":1e999}',
    "an unknown field": b'{"no_such_field":1}',
    "what Python pollutes": b'{"__class__":{"x":1},"no_such_field":1}',
}


def wrong_values(field: Any) -> list[Any]:
    """Values that `field` must refuse."""
    found = list(next((wrong for kind, wrong in WRONG if isinstance(field, kind)), ()))
    if found and not field.allow_null:
        found.append(None)
    longest = getattr(field, "max_length", None)
    if isinstance(field, f.CharField) and longest and longest < 20_000:
        found.append("x" * (longest + 1))
    return found


def writable(serializer: type[Any]) -> Mapping[str, Any]:
    """The fields of a body."""
    return {n: x for n, x in serializer().fields.items() if not x.read_only and _is_sent(x)}


def a_few(serializer: type[Any], known: set[type[Any]]) -> Sequence[dict[str, Any]]:
    """All wrong bodies of a serializer that is new to the walk, and two of one it knows."""
    bodies = list(wrong_bodies(serializer))
    new = serializer not in known
    known.add(serializer)
    return bodies if new else bodies[:2]


def wrong_bodies(serializer: type[Any]) -> Iterator[dict[str, Any]]:
    """Bodies in which every field is wrong, until each field's wrong values have been sent."""
    values = {name: wrong_values(field) for name, field in writable(serializer).items()}
    values = {name: wrong for name, wrong in values.items() if wrong}
    for at in range(max(map(len, values.values()), default=0)):
        yield {name: wrong[at % len(wrong)] for name, wrong in values.items()}
    yield from _wrong_inside(serializer)


def _wrong_inside(serializer: type[Any]) -> Iterator[dict[str, Any]]:
    """The same, one step further in."""
    for name, field in writable(serializer).items():
        inner = getattr(field, "child", field)
        if isinstance(inner, s.Serializer):
            for body in wrong_bodies(type(inner)):
                yield {name: [body] if inner is not field else body}
        elif isinstance(field, f.ListField) and type(inner) is not f._UnvalidatedField:
            for value in wrong_values(inner):
                yield {name: [value]}


def _is_sent(field: Any) -> bool:
    return not isinstance(field, s.HiddenField)
