"""What each screen and step takes of this process: CPU time, which a busy machine does not stretch
as it does the clock, and the clock; beside the same statements sent to PostgreSQL bare."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import quantiles
from typing import Any

from django.db import connection, transaction
from django.test import Client

from bench.evening.asking import Asked, Step, Told
from bench.evening.course import Evening
from bench.evening.screens import Screen

TURNS, REFUSED = 20, 300
Statement = tuple[str, Any]


@dataclass(frozen=True)
class Taken:
    """Milliseconds of one request, and the statements it sent."""

    cpu50: float
    cpu99: float
    p50: float
    p99: float
    statements: int
    bare50: float


class Inside:
    """The web application in this process, asked without a socket in between."""

    def __init__(self, evening: Evening, tokens: dict[str, str]) -> None:
        self.evening, self.tokens = evening, tokens
        self.client = Client(raise_request_exception=False)

    def screen(self, screen: Screen) -> Taken:
        """What one read takes."""
        asked = Asked("GET", screen.at(self.evening), None, screen.who)
        return self._taken(lambda: self._ask(asked))

    def step(self, step: Step) -> Taken:
        """What one write takes; everything is undone."""
        with transaction.atomic():
            step.before(self.evening, self.send)
            asked = step.ask(self.evening)
            taken = self._taken(lambda: self._ask(asked))
            transaction.set_rollback(True)
        return taken

    def send(self, asked: Asked) -> Told:
        """A request that stands before a step."""
        found: Told = json.loads(self._ask(asked))
        return found

    def _taken(self, ask: Callable[[], bytes]) -> Taken:
        sent = _undone(lambda: _statements(ask))
        cpu, clock, bare = [], [], []
        for _ in range(TURNS):
            spent = _undone(lambda: _spent(ask))
            cpu.append(spent[0])
            clock.append(spent[1])
            bare.append(_undone(lambda: _spent(lambda: _send_bare(sent)))[1])
        (cpu50, cpu99), (p50, p99), (bare50, _) = (_cuts(each) for each in (cpu, clock, bare))
        return Taken(cpu50, cpu99, p50, p99, len(sent), bare50)

    def _ask(self, asked: Asked) -> bytes:
        body = b"" if asked.body is None else json.dumps(asked.body).encode()
        headers = {"Authorization": f"Bearer {self.tokens[asked.who]}", "If-Match": "*"}
        answer: Any = self.client.generic(
            asked.method,
            f"/api/v1/{asked.path}",
            body,
            content_type="application/json",
            headers=headers,
        )
        content = bytes(answer.content)
        if answer.status_code >= REFUSED:
            told = f"{answer.status_code} {content[:500]!r}"
            raise SystemExit(f"{asked.method} {asked.path}: {told}")
        return content


def _undone(do: Callable[[], Any]) -> Any:
    with transaction.atomic():
        found = do()
        transaction.set_rollback(True)
    return found


def _spent(do: Callable[[], object]) -> tuple[float, float]:
    cpu, clock = time.process_time(), time.perf_counter()
    do()
    return time.process_time() - cpu, time.perf_counter() - clock


def _statements(ask: Callable[[], object]) -> list[Statement]:
    """What the request sends through Django; statements compiled once go past it, and their
    reads are told by the plain SQL of the hot reads."""
    sent: list[Statement] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
        if not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            sent.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        ask()
    return sent


def _send_bare(statements: list[Statement]) -> None:
    with connection.connection.cursor() as cursor:
        for sql, params in statements:
            cursor.execute(sql, params)
            if cursor.description is not None:
                cursor.fetchall()


def _cuts(spent: list[float]) -> tuple[float, float]:
    cuts = quantiles(spent, n=100, method="inclusive")
    return cuts[49] * 1000, cuts[98] * 1000
