"""The running system: real processes, real HTTP, a clock that all of them share."""

import json
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode

from tests.door import BASE, Door
from tests.runner.processes import Running, running, scratch


class Answer:
    """What came back over the wire, in the shape of Django's responses."""

    def __init__(self, status: int, headers: Any, content: bytes) -> None:
        self.status_code, self.headers, self.content = status, headers, content


class WireDoor(Door):
    """A caller's way in over a real socket."""

    def __init__(self, base_url: str, token: str | None = None) -> None:
        self.base_url, self.token = base_url, token

    def send(  # type: ignore[override]
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        query: dict[str, Any] | None = None,
        if_match: str | None = None,
        key: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        known = {"Authorization": f"Bearer {self.token}" if self.token else None,
                 "If-Match": if_match, "Idempotency-Key": key,
                 "Content-Type": "application/json"}  # fmt: skip
        sent = {**(headers or {}), **{n: v for n, v in known.items() if v is not None}}
        raw = body if isinstance(body, bytes) else None if body is None else _json(body)
        url = path if "://" in path else f"{self.base_url}{_absolute(path)}"
        if query:
            url += ("&" if "?" in url else "?") + urlencode(query)
        request = urllib.request.Request(url, data=raw, headers=sent, method=method)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
                return Answer(answer.status, answer.headers, answer.read())
        except HTTPError as error:
            return Answer(error.code, error.headers, error.read())


def _absolute(path: str) -> str:
    return path if path.startswith("/") else f"{BASE}/{path}"


def _json(body: Any) -> bytes:
    return json.dumps(body).encode()


class Punkt:
    """Everything `make run` starts, with demo data and the tokens of its cast."""

    def __init__(self, state: Path, process: Running) -> None:
        self.state, self.process = state, process
        self.demo: dict[str, Any] = json.loads((state / "demo.json").read_text())

    def door(self, name: str | None) -> WireDoor:
        """The way in of one of the demo's cast; None is the public."""
        return WireDoor(self.demo["base_url"], self.demo["tokens"][name] if name else None)

    def set_clock(self, moment: str) -> None:
        """Move the time of all processes; it flows on from there."""
        datetime.fromisoformat(moment)
        fresh = self.state / "clock.new"
        fresh.write_text(moment)
        fresh.replace(self.state / "clock")

    def letters(self) -> list[dict[str, Any]]:
        """All letters that reached the mail server, oldest first."""
        with urllib.request.urlopen(f"{self.demo['inbox_url'].rstrip('/')}/messages.json") as page:  # noqa: S310
            found: list[dict[str, Any]] = json.load(page)
        return found


def wait_for(wanted: Callable[[], Any], *, seconds: float = 180) -> Any:
    """What `wanted` answers as soon as it answers something."""
    end = time.monotonic() + seconds
    while not (found := wanted()):
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.3)
    return found


@contextmanager
def punkt_running() -> Iterator[Punkt]:
    """Punkt on its own servers, in a folder of its own, stopped at the end."""
    with scratch() as folder, running(folder / "state", PUNKT_TEST_CLOCK="1") as process:
        yield Punkt(folder / "state", process)
