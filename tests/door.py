"""The door the tests go through: HTTP in, JSON out."""

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

BASE = "/api/v1"


class Door:
    """One caller's way in. `token` None is the public."""

    def __init__(self, token: str | None = None) -> None:
        self.token = token
        self.client = Client(raise_request_exception=False)

    def get(self, path: str, **query: Any) -> HttpResponse:
        return self.send("GET", path, query=query)

    def post(self, path: str, body: Any = None, **options: Any) -> HttpResponse:
        return self.send("POST", path, {} if body is None else body, **options)

    def patch(self, path: str, body: Any, **options: Any) -> HttpResponse:
        return self.send("PATCH", path, body, **options)

    def put(self, path: str, body: Any, **options: Any) -> HttpResponse:
        return self.send("PUT", path, body, **options)

    def delete(self, path: str, **options: Any) -> HttpResponse:
        return self.send("DELETE", path, **options)

    def send(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        query: dict[str, Any] | None = None,
        if_match: str | None = None,
        key: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> HttpResponse:
        """One request; a body that is not bytes is sent as JSON."""
        sent = dict(headers or {})
        if self.token is not None:
            sent["Authorization"] = f"Bearer {self.token}"
        if if_match is not None:
            sent["If-Match"] = if_match
        if key is not None:
            sent["Idempotency-Key"] = key
        raw = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body)
        url = path if path.startswith("/") or "://" in path else f"{BASE}/{path}"
        answer: Any = self.client.generic(
            method, url, raw, content_type="application/json", headers=sent,
            query_params=query or None,
        )  # fmt: skip
        return answer  # type: ignore[no-any-return]

    def made(self, path: str, body: Any = None, **options: Any) -> dict[str, Any]:
        """POST that must succeed with 201."""
        return expect(self.post(path, body, **options), 201)

    def done(self, path: str, body: Any = None, **options: Any) -> dict[str, Any]:
        """POST of a verb that must succeed; without `if_match` the row's present etag is sent."""
        if "if_match" not in options:
            row = path.rpartition("/")[0]
            options["if_match"] = self.get(row).headers.get("ETag")
        return expect(self.post(path, body, **options), 200)

    def seen(self, path: str, **query: Any) -> dict[str, Any]:
        """GET that must succeed."""
        return expect(self.get(path, **query), 200)

    def changed(self, path: str, body: Any) -> dict[str, Any]:
        """PATCH with the present etag that must succeed."""
        return expect(self.patch(path, body, if_match=self.get(path).headers["ETag"]), 200)


def expect(response: HttpResponse, status: int) -> dict[str, Any]:
    """The JSON of an answer that must have `status`."""
    assert response.status_code == status, (response.status_code, response.content[:2000].decode())
    found: dict[str, Any] = json.loads(response.content) if response.content else {}
    return found


def refused(response: HttpResponse, status: int, code: str, pointer: str | None = None) -> Any:
    """The problem of a refusal that must have `status`, `code` (its own or one fault's) and,
    if given, name `pointer`."""
    problem = expect(response, status)
    assert response.headers["Content-Type"] == "application/problem+json"
    faults = problem.get("errors", [])
    codes = {problem["code"], *(f["code"] for f in faults)}
    codes |= {r["code"] for r in problem.get("reasons", []) + problem.get("warnings", [])}
    assert code in codes, problem
    if pointer is not None:
        assert pointer in {f["pointer"] for f in faults}, problem
    return problem
