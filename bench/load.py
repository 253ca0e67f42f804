"""Requests over kept connections, and statements over kept sessions, timed one by one."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from itertools import chain
from statistics import quantiles
from typing import Any

import psycopg

from bench.reads import Read

CONCURRENCY = 16


@dataclass(frozen=True)
class Measured:
    """What one load came to."""

    per_second: float
    p50: float
    p99: float
    size: int


def measure(make: Callable[[], Callable[[], int]], seconds: float) -> Measured:
    """`make` opens one connection and answers what does one turn and tells its bytes."""
    with ThreadPoolExecutor(CONCURRENCY) as pool:
        turns = list(pool.map(lambda _: make(), range(CONCURRENCY)))
        sizes = list(pool.map(lambda turn: turn(), turns))
        until = time.perf_counter() + seconds
        spent = list(chain(*pool.map(lambda turn: _repeat(turn, until), turns)))
    cuts = quantiles(spent, n=100)
    return Measured(len(spent) / seconds, cuts[49] * 1000, cuts[98] * 1000, sizes[0])


def _repeat(turn: Callable[[], int], until: float) -> list[float]:
    spent = []
    while (began := time.perf_counter()) < until:
        turn()
        spent.append(time.perf_counter() - began)
    return spent


def over_http(port: int, read: Read) -> Callable[[], Callable[[], int]]:
    """One kept connection of HTTP; what the client knows already is answered by 304."""

    def make() -> Callable[[], int]:
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        headers = {"Authorization": f"Bearer {read.token}"} if read.token else {}

        def ask(expected: int) -> tuple[HTTPResponse, bytes]:
            connection.request("GET", read.path, headers=headers)
            answer = connection.getresponse()
            body = answer.read()
            if answer.status != expected:
                raise SystemExit(f"{read.path}: {answer.status} {body[:300]!r}")
            return answer, body

        if read.known:
            headers["If-None-Match"] = ask(200)[0].headers["ETag"]

        def turn() -> int:
            return len(ask(304 if read.known else 200)[1])

        return turn

    return make


def over_sql(dsn: str, sql: str, params: tuple[Any, ...]) -> Callable[[], Callable[[], int]]:
    """One kept session of PostgreSQL, its statement prepared."""

    def make() -> Callable[[], int]:
        session = psycopg.connect(dsn, autocommit=True)

        def turn() -> int:
            rows = session.execute(sql, params, prepare=True).fetchall()
            return sum(len(row[0] or "") for row in rows)

        return turn

    return make
