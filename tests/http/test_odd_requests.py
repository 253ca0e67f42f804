"""Requests no client of ours would send: each gets a problem, none a page or a trace."""

import json
from typing import Any

import pytest

from tests.cast import Cast
from tests.door import expect, refused
from tests.http.routes import Route, routes
from tests.http.world import World


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "CONNECT", "PROPFIND", "FOO"])
def test_methods_that_are_none(cast: Cast, method: str) -> None:
    door = cast.door("secretariat")
    for path in ("committees", f"committees/{cast.culture.pk}"):
        answer = door.send(method, path)
        refused(answer, 405, "method_not_allowed")
        assert "GET" in answer.headers["Allow"]


def test_every_path_refuses_the_methods_it_has_not(world: World) -> None:
    def check(world: World, route: Route) -> None:
        here = {r.method for r in routes() if r.path == route.path}
        for method in {"POST", "PUT", "PATCH", "DELETE"} - here:
            answer = world.door().send(method, world.path(route), {})
            refused(answer, 405, "method_not_allowed")

    world.walk({r.path: r for r in routes()}.values(), check)


def test_head_is_get_without_its_body(cast: Cast) -> None:
    door, path = cast.door("secretariat"), f"committees/{cast.culture.pk}"
    answer, whole = door.send("HEAD", path), door.get(path)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["ETag"] == whole.headers["ETag"]


@pytest.mark.parametrize(
    "path",
    [
        "no-such-thing",
        "committees/",
        "committees//",
        "Committees",
        "committees/%00",
        "committees/%2e%2e/persons",
        "../../etc/passwd",
        "committees/%ff%fe",
        "committees/%F0%9F%98%80",
        "persons/" + "x" * 8000,
        "committees/018f4e7a-2b3c-7d4e-8f90-a1b2c3d4e5f6%0a",
        "committees/{018f4e7a-2b3c-7d4e-8f90-a1b2c3d4e5f6}",
        "committees/urn:uuid:018f4e7a-2b3c-7d4e-8f90-a1b2c3d4e5f6",
        "committees/018f4e7a-2b3c-7d4e-8f90-a1b2c3d4e5f6/nothing",
        "",
    ],
)
def test_paths_that_lead_nowhere(cast: Cast, path: str) -> None:
    for who in ("secretariat", None):
        answer = cast.door(who).send("GET", f"/api/v1/{path}")
        assert answer.status_code in (401, 404), answer.content[:300]
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.headers["API-Version"]
    refused(cast.door("secretariat").send("GET", f"/api/v1/{path}"), 404, "not_found")


@pytest.mark.parametrize(
    "query",
    ["%00", "limit=%00", "%ff=1", "limit=%ff", "q=%ed%a0%80", "a=1&" * 900, "&&&=;", "limit"],
)
def test_queries_that_ask_nothing(cast: Cast, query: str) -> None:
    answer = cast.door("secretariat").send("GET", f"/api/v1/committees?{query}")
    assert answer.status_code in (200, 400), answer.content[:300]
    assert json.loads(answer.content)


def test_thousands_of_parameters(cast: Cast) -> None:
    query = "&".join(f"p{n}=1" for n in range(3000))
    answer = cast.door("secretariat").send("GET", f"/api/v1/committees?{query}")
    assert answer.status_code == 400, answer.content[:300]
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_form_is_asked_for_by_header_alone(cast: Cast) -> None:
    door = cast.door("secretariat")
    for path in ("committees", f"committees/{cast.culture.pk}", "me", "health", "departments/x"):
        for form in ("json", "x", "ics", "api"):
            refused(door.get(path, format=form), 400, "unknown_parameter", "?format")
    assert b"openapi: 3.1" in door.get("schema", format="yaml").content
    refused(door.get("schema", format="x"), 404, "not_found")


@pytest.mark.parametrize("accept", ["text/csv", "image/png", "application/xml"])
def test_forms_that_are_not_made(cast: Cast, accept: str) -> None:
    answer = cast.door("secretariat").send("GET", "committees", headers={"Accept": accept})
    refused(answer, 406, "not_acceptable")


@pytest.mark.parametrize(
    "accept", ["application/json", "*/*", "application/*", "text/csv, */*;q=0.1"]
)
def test_forms_that_are(cast: Cast, accept: str) -> None:
    door = cast.door("secretariat")
    expect(door.send("GET", "committees", headers={"Accept": accept}), 200)


@pytest.mark.parametrize(
    "media", ["text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense", ""]
)
def test_media_that_are_not_read(cast: Cast, media: str) -> None:
    door = cast.door("secretariat")
    answer: Any = door.client.generic(
        "POST", "/api/v1/departments", b'{"name": "Teknik"}', content_type=media,
        headers={"Authorization": f"Bearer {door.token}"},
    )  # fmt: skip
    refused(answer, 415, "unsupported_media_type")


@pytest.mark.parametrize("length", ["x", "-1", "+18", "1e3", " 18", "1_8", "9" * 20, "١٨"])
def test_lengths_that_are_no_numbers(cast: Cast, length: str) -> None:
    for method, path in (("POST", "departments"), ("POST", "uploads"), ("PATCH", "persons/x")):
        answer = sent_with(cast, method, path, CONTENT_LENGTH=length)
        refused(answer, 400, "bad_content_length")


def test_a_length_beyond_the_limit_is_too_much_and_none_is_nothing(cast: Cast) -> None:
    refused(sent_with(cast, "POST", "departments", CONTENT_LENGTH="99999999999"), 413, "too_large")
    refused(sent_with(cast, "POST", "uploads", CONTENT_LENGTH="99999999999"), 413, "too_large")
    refused(sent_with(cast, "POST", "departments", CONTENT_LENGTH=""), 400, "required", "/name")


def test_a_body_in_chunks_needs_a_length(cast: Cast) -> None:
    for path in ("departments", "uploads", "invitations/x"):
        answer = sent_with(cast, "POST", path, HTTP_TRANSFER_ENCODING="chunked", CONTENT_LENGTH="")
        refused(answer, 411, "length_required")


def test_a_body_that_cannot_be_read_to_its_end(cast: Cast) -> None:
    """As servers tell it that raise when their client goes away."""

    class Broken:
        def read(self, size: int = -1) -> bytes:
            raise OSError("the client went away")

        readline = read

    for path in ("departments", "uploads?file_name=a.pdf"):
        answer = sent_with(cast, "POST", path, **{"wsgi.input": Broken()})
        refused(answer, 400, "incomplete_body")


def sent_with(cast: Cast, method: str, path: str, **environment: Any) -> Any:
    """A request with its surroundings as a server would tell them."""
    door = cast.door("secretariat")
    return door.client.generic(
        method, f"/api/v1/{path}", b'{"name": "Teknik"}', content_type="application/json",
        headers={"Authorization": f"Bearer {door.token}"}, **environment,
    )  # fmt: skip


def test_ten_megabytes_are_too_much(cast: Cast) -> None:
    door = cast.door("secretariat")
    body = b'{"name": "' + b"x" * (10 * 2**20) + b'"}'
    refused(door.send("POST", "departments", body), 413, "too_large")
    refused(door.send("POST", "departments", body, key="k"), 413, "too_large")
