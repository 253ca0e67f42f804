"""Reading JSON strictly (RFC 8259, RFC 7493): what is ambiguous or hostile is refused by name."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

from django.conf import settings
from rest_framework.parsers import BaseParser

from foundation.problems import Fault, InvalidInput, PayloadTooLarge

MAX_DEPTH = 60
UNSTORABLE = re.compile(r"[\0\ud800-\udfff]")
SUSPECT = re.compile(rb"\\u(?:0000|d[89a-f])", re.IGNORECASE)
"""How such a text is written: bare, JSON takes no NUL and UTF-8 no surrogate."""


class StrictJSONParser(BaseParser):
    """JSON objects and arrays of bounded size and depth, with each key once, no NUL, no lone
    surrogate, no NaN, in UTF-8."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        limit = settings.MAX_JSON_BYTES
        raw = stream.read(limit + 1)
        if len(raw) > limit:
            raise PayloadTooLarge(f"Indholdet er større end {limit // 2**20} MB.")
        return parse_json(raw)


def parse_json(raw: bytes) -> Any:
    """The value in `raw`. Raises InvalidInput with every bad text named by its pointer."""
    try:
        value = json.loads(raw.decode("utf-8"), object_pairs_hook=_object, parse_constant=_constant)
    except RecursionError as error:
        raise _too_deep() from error
    except UnicodeDecodeError as error:
        raise InvalidInput.at("", "not_utf8", "Indholdet er ikke gyldig UTF-8.") from error
    except ValueError as error:
        raise InvalidInput.at("", "not_json", f"Indholdet er ikke gyldig JSON: {error}.") from error
    faults = list(_bad_texts(value)) if SUSPECT.search(raw) or _is_too_deep(value) else []
    if faults:
        raise InvalidInput("Teksten indeholder tegn, der ikke kan gemmes.", errors=faults)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("samme nøgle står to gange")
    return found


def _constant(name: str) -> Any:
    raise ValueError(f"{name} er ikke et tal")


def _too_deep() -> InvalidInput:
    return InvalidInput.at("", "too_deep", f"Indholdet er indlejret dybere end {MAX_DEPTH} lag.")


def _is_too_deep(value: Any) -> bool:
    """Whether anything stands further in than the limit."""
    layer = [value]
    for _ in range(MAX_DEPTH + 1):
        layer = [child for node in layer for _, child in _members(node)]
    return bool(layer)


def _bad_texts(value: Any) -> Iterator[Fault]:
    stack: list[tuple[str, Any, int]] = [("", value, 0)]
    while stack:
        pointer, node, depth = stack.pop()
        if depth > MAX_DEPTH:
            raise _too_deep()
        if isinstance(node, str) and not is_storable(node):
            yield Fault(pointer, "bad_text", "Teksten indeholder NUL eller en løs surrogat.")
        for key, child in _members(node):
            if isinstance(key, str) and not is_storable(key):
                yield Fault(pointer, "bad_text", "En nøgle indeholder NUL eller en løs surrogat.")
            else:
                stack.append((f"{pointer}/{escape(key)}", child, depth + 1))


def _members(node: Any) -> Iterable[tuple[object, Any]]:
    if isinstance(node, dict):
        return node.items()
    return enumerate(node) if isinstance(node, list) else ()


def is_storable(text: str) -> bool:
    """PostgreSQL takes no NUL, UTF-8 no lone surrogate."""
    return UNSTORABLE.search(text) is None


def escape(key: object) -> str:
    """One step of a JSON pointer (RFC 6901)."""
    return str(key).replace("~", "~0").replace("/", "~1")
