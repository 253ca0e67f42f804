"""Answers about documents, and how OpenAPI tells of them."""

from copy import deepcopy
from typing import Any

from rest_framework import serializers

from interchange.actions import Imported
from interchange.rules import SCHEMA


class Reference(serializers.Serializer[Any]):
    """A row, to be read at its own address."""

    id = serializers.UUIDField(source="pk", read_only=True)


class NoteSerializer(serializers.Serializer[Any]):
    code = serializers.CharField(read_only=True)
    detail = serializers.CharField(read_only=True)


class ImportedSerializer(serializers.Serializer[Imported]):
    """What became of a document."""

    meeting = Reference(read_only=True)
    minutes = Reference(read_only=True, allow_null=True)
    created = serializers.BooleanField(read_only=True)
    warnings = NoteSerializer(many=True, read_only=True, source="notes.as_json")


def answer_in_openapi() -> dict[str, Any]:
    """A document that goes out. Its outline is fixed; within it a meeting held here may tell
    less than a document must (a day without a time), and the public edition tells less still."""
    outline: dict[str, Any] = {name: {"type": "object"} for name in SCHEMA["required"]}
    outline |= {"format": {"type": "string"}, "items": {"type": "array", "items": {}}}
    (example,) = SCHEMA["examples"]
    return {
        "type": "object",
        "required": SCHEMA["required"],
        "properties": outline,
        "example": example,
    }


def document_in_openapi() -> dict[str, Any]:
    """The document's schema with every reference written out, because OpenAPI's own references
    begin elsewhere."""
    schema = deepcopy(SCHEMA)
    parts = schema.pop("$defs")
    (example,) = schema.pop("examples")
    written: dict[str, Any] = _written_out(schema, parts)
    return {k: v for k, v in written.items() if not k.startswith("$")} | {"example": example}


def _written_out(node: Any, parts: dict[str, Any]) -> Any:
    if isinstance(node, list):
        return [_written_out(child, parts) for child in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _written_out(parts[node["$ref"].rpartition("/")[2]], parts)
    return {key: _written_out(child, parts) for key, child in node.items()}
