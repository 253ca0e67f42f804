"""Whatever a document says comes back as it was said, and its form is the agreed one."""

import json
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from foundation.audit.act import Act
from interchange.actions import import_document
from interchange.document import whole_document
from interchange.rules import differences, faults_of_form, faults_of_meaning
from tests.cast import Cast

Document = dict[str, Any]
TEXTS = ("title", "heading", "lead_in_text", "evidence", "marker", "toc_title", "place", "text")


def places(node: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a document."""
    inner = node.items() if isinstance(node, dict) else enumerate(node)
    found = []
    for key, value in inner:
        found.append((*at, key))
        if isinstance(value, dict | list):
            found += places(value, (*at, key))
    return found


def reach(document: Document, path: tuple[Any, ...]) -> Any:
    node: Any = document
    for step in path:
        node = node[step]
    return node


@st.composite
def changes(draw: st.DrawFn, document: Document) -> Document:
    """The document with an entry dropped, swapped, doubled or a text changed, a few times."""
    changed = deepcopy(document)
    for _ in range(draw(st.integers(1, 3))):
        lists = [p for p in places(changed) if isinstance(reach(changed, p), list)]
        full = [p for p in lists if reach(changed, p)]
        texts = [p for p in places(changed) if p[-1] in TEXTS]
        kind = draw(st.sampled_from(["drop", "swap", "double", "text"]))
        if kind == "text":
            path = draw(st.sampled_from(texts))
            reach(changed, path[:-1])[path[-1]] = draw(
                st.text("aæøå Å<&>\"'{}\n", min_size=1, max_size=20)
            )
            continue
        entries = reach(changed, draw(st.sampled_from(full)))
        one = draw(st.integers(0, len(entries) - 1))
        if kind == "drop":
            entries.pop(one)
        elif kind == "double":
            entries.insert(one, deepcopy(entries[one]))
        else:
            entries[0], entries[one] = entries[one], entries[0]
    return changed


def comes_back(act: Act, document: Document) -> None:
    with transaction.atomic():
        done = import_document(act=act, document=document)
        assert list(differences(whole_document(done.meeting.pk), document)) == []
        assert import_document(act=act, document=deepcopy(document)).created is False
        transaction.set_rollback(True)


@settings(max_examples=25)
@given(data=st.data())
def test_any_document_comes_back(cast: Cast, example: Document, data: st.DataObject) -> None:
    document = data.draw(changes(example))
    if not (faults_of_form(document) or faults_of_meaning(document)):
        comes_back(Act(cast.reader("secretariat")), document)


@cache
def agreed_form(shared_dir: Path) -> Draft202012Validator:
    agreed = json.loads((shared_dir / "seeds" / "meeting-document.schema.json").read_text("utf-8"))
    return Draft202012Validator(agreed, format_checker=FormatChecker())


@settings(max_examples=60)
@given(data=st.data())
def test_our_form_is_the_agreed_form(shared_dir: Path, real: Document, data: st.DataObject) -> None:
    document = data.draw(changes(real))
    path = data.draw(st.sampled_from(places(document)))
    values: list[Any] = [None, "", 0, 1, [], {}, True, "2026-02-03", "open", "<p>x</p>"]
    reach(document, path[:-1])[path[-1]] = data.draw(st.sampled_from(values))
    assert agreed_form(shared_dir).is_valid(document) == (faults_of_form(document) == [])
