"""Every place of a meeting document, filled with what it cannot hold: a fault that points there,
and nothing taken in."""

import json
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from tests.door import Door, refused
from tests.http.hostile import DOCUMENTS
from tests.http.world import snapshot

Document = dict[str, Any]
Path = tuple[str | int, ...]
DAY = re.compile(r"^\d{4}-\d\d-\d\d$")
MOMENT = re.compile(r"^\d{4}-\d\d-\d\dT")
TEXT: Sequence[Any] = (7, True, [], {}, 1.5, 2**70, ["x"], {"x": 1})
WRONG: Sequence[Any] = (
    (DAY, ("2026-02-30", "2026-13-01", "0001-01-01", "2026-2-1", "", 20260201, [], "٢٠٢٦-02-01")),
    (MOMENT, (
        "2026-02-03T16:00:00", "2026-02-30T16:00:00+01:00", "2026-02-03T16:00:00+02:00",
        "2026-02-03T25:00:00+01:00", "2026-02-03", 1770130800, [], "0001-01-01T00:00:00+14:00",
    )),
)  # fmt: skip
BY_KIND: Sequence[tuple[type[Any], Sequence[Any]]] = (
    (bool, ("true", 1, 0, [], {}, "ja", 1.5, None)),
    (int, ("1", 1.5, True, 2**63, -(2**63) - 1, 10**30, [], {})),
    (type(None), ([[[]]], {"no_such_field": 1}, [[[]]], {"no_such_field": 1})),
    (list, ("x", 5, {}, True, {"0": "x"}, [[]], 1.5, [[[]]])),
    (dict, ("x", 5, [], True, [{}], 1.5, {"no_such_field": 1}, 2**70)),
)
ROUNDS = 8


def wrong_for(value: Any) -> Sequence[Any]:
    """What cannot stand where `value` stands."""
    if isinstance(value, str):
        return next((wrong for shape, wrong in WRONG if shape.match(value)), TEXT)
    return next(wrong for kind, wrong in BY_KIND if isinstance(value, kind))


def places(node: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every place below `node`, with its value."""
    pairs: Any = node.items() if isinstance(node, dict) else ()
    for step, value in enumerate(node) if isinstance(node, list) else pairs:
        yield (*path, step), value
        yield from places(value, (*path, step))


def one_of_each(document: Document, *, leaves: bool) -> dict[tuple[Any, ...], Path]:
    """One place for each shape of path: which of a list is no matter, which kind of block is."""
    found: dict[tuple[Any, ...], Path] = {}
    for path, value in places(document):
        if leaves != isinstance(value, dict | list) and path[-1] not in ("type", "format"):
            found.setdefault(_shape(document, path), path)
    return found


def _shape(document: Document, path: Path) -> tuple[Any, ...]:
    node, shape = document, []
    for step in path:
        node = node[step]  # type: ignore[index]
        kind = node.get("type") if isinstance(node, dict) else None
        shape.append(kind or "…" if isinstance(step, int) else step)
    return tuple(shape)


def put(document: Document, path: Path, value: Any) -> None:
    node: Any = document
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value


def value_at(document: Document, path: Path) -> Any:
    node: Any = document
    for step in path:
        node = node[step]
    return node


def pointer(path: Path) -> str:
    return "".join(f"/{step}" for step in path)


def told_of(desk: Door, document: Document) -> set[str]:
    """The pointers of the faults of a document that must be refused."""
    problem = refused(desk.post("meeting-documents", document), 400, "invalid_input")
    assert all(fault["code"] and fault["detail"] for fault in problem["errors"])
    return {fault["pointer"] for fault in problem["errors"]}


def test_every_leaf_refuses_what_it_is_not(desk: Door, example: Document) -> None:
    """All leaves are wrong at once, and each is named."""
    before, leaves = snapshot(), one_of_each(example, leaves=True)
    assert len(leaves) > 100
    for at in range(ROUNDS):
        broken, wrong = deepcopy(example), []
        for path in leaves.values():
            values = wrong_for(value_at(example, path))
            put(broken, path, values[at % len(values)])
            wrong.append(pointer(path))
        told = told_of(desk, broken)
        silent = [one for one in wrong if not any(t.startswith(one) for t in told)]
        assert [one for one in silent if one != "/meeting/starts_at"] == [], (at, sorted(told)[:9])
    assert snapshot() == before


def test_a_start_of_another_shape_or_offset_is_refused(desk: Door, example: Document) -> None:
    """What a moment means is judged when the form is right: each is sent alone."""
    before = snapshot()
    for value in WRONG[1][1]:
        broken = deepcopy(example)
        put(broken, ("meeting", "starts_at"), value)
        assert told_of(desk, broken) == {"/meeting/starts_at"}, value
    assert snapshot() == before


def test_every_branch_refuses_what_it_is_not(desk: Door, example: Document) -> None:
    """Branches hide each other, so that each is sent alone, with one wrong value."""
    before = snapshot()
    for number, path in enumerate(one_of_each(example, leaves=False).values()):
        values = wrong_for(value_at(example, path))
        broken = deepcopy(example)
        put(broken, path, values[number % len(values)])
        told = told_of(desk, broken)
        assert any(t.startswith(pointer(path)) for t in told), (path, told)
    assert snapshot() == before


def test_texts_that_cannot_be_stored_are_named_wherever_they_stand(
    desk: Door, example: Document
) -> None:
    before = snapshot()
    for bad in ("a\0b", "\ud800", "\udfff x"):
        broken, wrong = deepcopy(example), set()
        for path in one_of_each(example, leaves=True).values():
            if isinstance(value_at(example, path), str):
                put(broken, path, bad)
                wrong.add(pointer(path))
        assert told_of(desk, broken) == wrong
    assert snapshot() == before


def test_what_is_no_document_is_refused(desk: Door) -> None:
    before = snapshot()
    for name, sent in DOCUMENTS.items():
        answer = desk.send("POST", "meeting-documents", sent)
        problem = json.loads(answer.content)
        assert (answer.status_code, bool(problem["errors"])) == (400, True), (name, problem)
    assert snapshot() == before
