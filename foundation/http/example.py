"""Examples for OpenAPI, made from a schema so that they can never disagree with it."""

from typing import Any

SAMPLES = {
    "uuid": "018f4e7a-2b3c-7d4e-8f90-a1b2c3d4e5f6",
    "date-time": "2026-03-04T15:00:00Z",
    "date": "2026-03-04",
    "time": "12:00:00",
    "email": "sekretariat@egernborg.example",
    "uri": "https://punkt.egernborg.example/api/v1/meetings?cursor=eyJ2Ijpb",
    "binary": "",
    "byte": "",
}
WORDS = {
    "etag": '"5b1f0c8d2e3a49b7a6c5d4e3f2a1b0c9"',
    "title": "Ny cykelsti langs Egernvej",
    "name": "Kultur- og Fritidsudvalget",
    "body_html": "<p>Forvaltningen beskriver sagen.</p>",
    "number": "13",
    "case_number": "26/1042",
    "place": "Mødelokale 2, Egernborg Rådhus",
    "reason": "Sagen kan ikke vente til næste møde.",
    "code": "late_item",
    "pointer": "/title",
    "detail": "Skal udfyldes.",
    "rule": "ksl § 8, stk. 4",
    "verb": "submit",
}
MAX_DEPTH = 6


def example_of(
    schema: dict[str, Any], components: dict[str, Any], name: str = "", depth: int = 0
) -> Any:
    """A value that satisfies `schema`, with words a reader of the API recognises."""
    if "$ref" in schema:
        return example_of(components[schema["$ref"].rpartition("/")[2]], components, name, depth)
    given = [schema[known] for known in ("example", "default", "const") if known in schema]
    if given or "enum" in schema:
        return [*given, *schema.get("enum", ())][0]
    group = next((schema[g] for g in ("allOf", "oneOf", "anyOf") if g in schema), None)
    if group:
        return example_of(group[0], components, name, depth)
    return _by_type(schema, components, name, depth)


def _by_type(schema: dict[str, Any], components: dict[str, Any], name: str, depth: int) -> Any:
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = next((k for k in kind if k != "null"), "null")
    match kind:
        case "object":
            members = schema.get("properties", {}).items() if depth < MAX_DEPTH else ()
            found: Any = {k: example_of(v, components, k, depth + 1) for k, v in members}
        case "array":
            found = [example_of(schema.get("items", {}), components, name, depth + 1)]
        case "integer" | "number":
            found = min(max(schema.get("minimum", 1), 1), schema.get("maximum", 1))
        case "string":
            found = _string(schema, name)
        case _:
            found = True if kind == "boolean" else None
    return found


def _string(schema: dict[str, Any], name: str) -> str:
    if schema.get("format") in SAMPLES:
        return SAMPLES[schema["format"]]
    text = WORDS.get(name, "Tekst")
    return text[: schema.get("maxLength", len(text))]
