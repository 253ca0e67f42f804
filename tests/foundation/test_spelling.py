"""A document has one spelling, which any other tool can make too."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from foundation.spelling import hash_of, spelt

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
PLAIN = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXTS
DOCUMENTS = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner))


def by_the_book(document: Any) -> bytes:
    told = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return told.encode()


@given(DOCUMENTS)
def test_any_document_is_spelt_as_the_standard_library_spells_it(document: Any) -> None:
    assert spelt(document) == by_the_book(document)


def test_the_order_in_which_a_document_was_made_does_not_matter() -> None:
    one, other = {"b": [1, {"å": "\u2028", "ø": None}], "a": ""}, {"a": "", "b": [1, {"ø": None}]}
    other["b"][1]["å"] = "\u2028"  # type: ignore[index]
    assert spelt(one) == spelt(other)
    assert hash_of(spelt(one)) == hash_of(spelt(other))
    assert hash_of(spelt(one)) != hash_of(spelt({**one, "a": " "}))
