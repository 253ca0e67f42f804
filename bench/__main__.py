"""Fill, start the web server, and print each hot read beside plain PostgreSQL."""

import argparse
import os
import socket
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection

import django

MOST_CPU = 50
"""Milliseconds of one core that a screen or a step of the evening may take."""


def main() -> None:
    """`python -m bench [--seconds 5] [--evening [NAME ...]]`, with DATABASE_URL and REDIS_URL in
    the environment."""
    chosen = _chosen()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("PUNKT_LOG_LEVEL", "WARNING")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from bench.fill import fill
    from bench.reads import hot_reads

    began = time.perf_counter()
    filled = fill()
    _analyse()
    say(f"five years of a municipality: {time.perf_counter() - began:.0f} s")
    if chosen.evening is None:
        with web_server() as port:
            report(port, hot_reads(filled), chosen.seconds)
    report_evening(chosen.evening or ())


def _chosen() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--seconds", type=float, default=5.0, help="how long each read is measured")
    parser.add_argument(
        "--evening", nargs="*", metavar="NAME",
        help="only the evening, or only its screens and steps whose name begins so",
    )  # fmt: skip
    return parser.parse_args()


def say(line: str) -> None:
    """One line on the screen, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def report(port, reads, seconds) -> None:
    """One line for each read."""
    from bench.load import measure, over_http, over_sql

    head = f"{'read':<18}{'req/s':>8}{'p50 ms':>9}{'p99 ms':>9}{'kB':>7}"
    say(head + f"{'SQL/s':>9}{'p50 ms':>9}{'p99 ms':>9}{'ratio':>8}")
    for read in reads:
        http = measure(over_http(port, read), seconds)
        sql = measure(over_sql(_dsn(), read.sql, read.params), seconds)
        line = f"{read.name:<18}{http.per_second:>8.0f}{http.p50:>9.1f}{http.p99:>9.1f}"
        line += f"{http.size / 1024:>7.1f}{sql.per_second:>9.0f}{sql.p50:>9.1f}{sql.p99:>9.1f}"
        say(line + f"{http.per_second / sql.per_second:>8.2f}")


def report_evening(names=()) -> None:
    """One line for each screen and step of a meeting of 60 items and 31 members, and which of
    them take longer than they may."""
    from bench.evening.filled import EIGHT_O_CLOCK, ITEMS, MEMBERS, the_evening
    from bench.evening.papers import AGENDA, MINUTES
    from bench.evening.screens import SCREENS
    from bench.evening.steps import IN_THE_ROOM
    from config.warm import warm_up
    from foundation import clock

    inside = the_evening()
    warm_up()
    _analyse()
    say(f"\nan evening of {ITEMS} items and {MEMBERS} members, milliseconds of this process")
    head = f"{'screen or step':<44}{'CPU p50':>9}{'CPU p99':>9}{'p50':>9}{'p99':>9}"
    say(head + f"{'SQL':>6}{'bare p50':>10}{'ratio':>8}")
    measured = [(inside.screen, SCREENS), (inside.step, [*AGENDA, *IN_THE_ROOM, *MINUTES])]
    late = []
    for measure, one in ((measure, one) for measure, every in measured for one in every):
        if one.name.startswith(tuple(names) or ""):
            with clock.frozen(EIGHT_O_CLOCK):
                told = measure(one)
            say(_line(one.name, told))
            late += [f"{one.name} {told.cpu50:.0f}"] if told.cpu50 > MOST_CPU else []
    say(f"over {MOST_CPU} ms of CPU: {', '.join(late) or 'none'}")


def _line(name, told) -> str:
    line = f"{name:<44}{told.cpu50:>9.1f}{told.cpu99:>9.1f}{told.p50:>9.1f}"
    line += f"{told.p99:>9.1f}{told.statements:>6}{told.bare50:>10.1f}"
    return line + f"{told.bare50 / told.p50:>8.2f}"


@contextmanager
def web_server():
    """The web process as `make run` starts it, on a port of its own."""
    import subprocess

    from runner.programs import web

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = web(os.environ, port=port)
    process = subprocess.Popen(program.argv, env=dict(program.environment))  # noqa: S603 - our own
    try:
        _await(port)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def _await(port) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/api/v1/health")
            connection.getresponse().read()
        except OSError:
            if time.monotonic() > until:
                raise SystemExit("the web server did not come up") from None
            time.sleep(0.2)
        else:
            return


def _dsn() -> str:
    from django.db import connection

    given = connection.get_connection_params()
    names = ("dbname", "user", "password", "host", "port")
    from psycopg.conninfo import make_conninfo

    return make_conninfo(**{name: given[name] for name in names if given.get(name)})


def _analyse() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    main()
