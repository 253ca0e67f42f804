"""The OpenAPI document: valid, complete, and changed only on purpose."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from drf_spectacular.generators import SchemaGenerator
from openapi_spec_validator import OpenAPIV31SpecValidator

from config.pages import written
from tests.architecture.snapshots import WRITE
from tests.cast import Cast
from tests.door import Door, expect
from tests.http.routes import other_paths, routes

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "openapi.json"
METHODS = {"get", "post", "put", "patch", "delete"}
JSON = "application/json"


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    """As a fresh process makes it."""
    command = [sys.executable, "manage.py", "spectacular", "--format", "openapi-json"]
    made = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # noqa: S603
    found: dict[str, Any] = json.loads(made.stdout)
    return found


def operations(schema: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{method.upper()} {path}", operation)
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
        if method in METHODS
    ]


def test_the_document_in_the_repository_is_the_one_served(schema: dict[str, Any]) -> None:
    text = json.dumps(schema, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    if WRITE:
        DOCUMENT.write_text(text)
    assert DOCUMENT.read_text() == text, "PUNKT_WRITE_SNAPSHOTS=1 writes docs/openapi.json anew"


def test_the_document_is_valid(schema: dict[str, Any]) -> None:
    assert schema["openapi"].startswith("3.1")
    faults = [error.message for error in OpenAPIV31SpecValidator(schema).iter_errors()]
    assert faults == []


def test_every_route_is_in_the_document(schema: dict[str, Any]) -> None:
    documented = {name.replace("/api/v1/", "") for name, _ in operations(schema)}
    wanted = {f"{r.method} {_generic(r.path)}" for r in routes()}
    missing = wanted - {_generic(name) for name in documented}
    assert missing == set()


def _generic(path: str) -> str:
    for named in ("<str:pk>", "<str:parent_pk>", "{id}", "{parent_pk}", "{pk}"):
        path = path.replace(named, "{}")
    return path


def test_every_operation_has_its_own_name_and_words(schema: dict[str, Any]) -> None:
    names = [operation["operationId"] for _, operation in operations(schema)]
    assert len(names) == len(set(names))
    silent = [name for name, operation in operations(schema) if not operation.get("description")]
    assert silent == []


def test_every_operation_has_an_example_and_its_errors(schema: dict[str, Any]) -> None:
    wanting = []
    for name, operation in operations(schema):
        answers = operation["responses"]
        if "application/problem+json" not in answers.get("default", {}).get("content", {}):
            wanting.append(f"{name}: no problem")
        bodies = [operation.get("requestBody", {}), *answers.values()]
        for media, told in ((m, t) for b in bodies for m, t in b.get("content", {}).items()):
            if media.endswith("json") and "example" not in told and "examples" not in told:
                wanting.append(f"{name}: no example of {media}")
    assert wanting == []


@pytest.mark.parametrize("query", ["", "?format=json", "?format=yaml"])
def test_everybody_gets_the_document(query: str, db: None) -> None:
    answer = Door().get(f"/api/v1/schema{query}")
    assert answer.status_code == 200
    assert b"agenda_amendments_list" in answer.content


def test_the_document_does_not_depend_on_what_was_asked_before(
    schema: dict[str, Any], cast: Cast
) -> None:
    cast.door("secretariat").seen("agenda-amendments")
    generator: Any = SchemaGenerator
    served = generator().get_schema(request=None, public=True)
    assert json.loads(json.dumps(served)) == schema


def test_who_asks_again_for_the_document_does_not_make_the_server_make_it_again(db: None) -> None:
    first = Door().get("/api/v1/schema?format=json")
    made = written.cache_info().misses
    again = Door().get("/api/v1/schema?format=json")
    assert (again.content, written.cache_info().misses) == (first.content, made)


def test_the_page_to_try_it_needs_no_other_host(db: None) -> None:
    page = Door().get("docs").content.decode()
    assert "//cdn" not in page
    assert "https://" not in page.replace("https://example", "")


def test_what_is_open_to_everybody_is_listed_here(cast: Cast) -> None:
    """Deny by default: these alone answer without a token; what a mail provider reports is
    signed."""
    signed = ("invitations/", "unsubscribe/", "calendar/", "downloads/", "delivery-reports")
    doors = ("public/", *signed, "health", "schema", "docs")
    for path in other_paths():
        if path.startswith(doors):
            continue
        concrete = path.replace("<str:pk>", "x").replace("<str:parent_pk>", "x")
        answer = cast.door(None).get(concrete)
        assert expect(answer, 401)["code"] == "not_authenticated", path
