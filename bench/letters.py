"""Ten thousand letters to a mail server of this machine: the outbox beside the usual way, one
Celery task and one connection for each letter (`send_mail`), by the same worker in one run.

`python -m bench.letters [--letters 10000]`, with DATABASE_URL and REDIS_URL in the environment.
"""

import argparse
import multiprocessing
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import django

CODE = "984"
PORTION = 1000
SETTLED_SECONDS = 900


def main() -> None:
    """Fill, send both ways, print letters per second and their ratio."""
    parser = argparse.ArgumentParser(prog="bench.letters", description=__doc__)
    parser.add_argument("--letters", type=int, default=10_000)
    parser.add_argument("--connections", type=int, default=4, help="that the outbox sends over")
    chosen = parser.parse_args()
    with sink() as (port, taken), TemporaryDirectory() as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(port),
            "PUNKT_LOG_LEVEL": "WARNING",
            "PUNKT_OUTBOX_CONNECTIONS": str(chosen.connections),
            "PUNKT_STATE_DIR": folder,
        }
        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        with worker(taken):
            plain = one_task_each(chosen.letters, taken)
            ours = by_outbox(chosen.letters, taken)
    say(f"{'way':<28}{'letters':>9}{'seconds':>9}{'letters/s':>11}")
    for name, seconds in (
        ("a task with send_mail each", plain),
        (f"the outbox, {chosen.connections} connections", ours),
    ):
        say(f"{name:<28}{chosen.letters:>9}{seconds:>9.1f}{chosen.letters / seconds:>11.0f}")
    say(f"ratio {plain / ours:.2f}")


def say(line: str) -> None:
    """One line on the screen, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def one_task_each(count: int, taken) -> float:
    """Seconds from the first task to the last letter."""
    from bench.tasks import send_one

    begun, before = time.perf_counter(), taken.value
    for number in range(count):
        send_one.delay(f"m{number}@maalerup.example")
    until_taken(taken, before + count)
    return time.perf_counter() - begun


def by_outbox(count: int, taken) -> float:
    """Seconds from the first row to the last letter; all are written down as sent."""
    from bench.tasks import HTML, SUBJECT, TEXT
    from foundation.ids import new_id
    from foundation.outbox.compose import Dispatch, Letter, Posting, Recipient, queue_letters
    from foundation.outbox.models import Message
    from foundation.outbox.tasks import deliver
    from foundation.tenancy.models import Municipality

    home, _ = Municipality.objects.get_or_create(code=CODE, name="Brevrup Kommune")
    why, letter = Dispatch(home.pk, "bench", "hearing", new_id()), Letter(SUBJECT, TEXT, HTML)
    begun, before = time.perf_counter(), taken.value
    for first in range(0, count, PORTION):
        names = [f"m{n}@maalerup.example" for n in range(first, min(first + PORTION, count))]
        queue_letters([Posting(why, Recipient(None, "", name), letter) for name in names])
    until_taken(taken, before + count, wake=deliver.delay)
    while Message.objects.filter(municipality=home).exclude(state="sent").exists():
        time.sleep(0.01)
    return time.perf_counter() - begun


def until_taken(taken, count: int, wake=None) -> None:
    """Wait for the sink; a run of the outbox ends after half a minute, and beat wakes the next."""
    began = woken = time.monotonic()
    while taken.value < count:
        time.sleep(0.005)
        if wake is not None and time.monotonic() - woken > 5:
            wake()
            woken = time.monotonic()
        if time.monotonic() - began > SETTLED_SECONDS:
            raise SystemExit(f"{count - taken.value} letters did not arrive")


@contextmanager
def worker(taken):
    """The worker as `make run` starts it, which knows the other way's task too; its first letter
    tells that it works."""
    from bench.tasks import send_one
    from runner.programs import WORKER

    argv = [sys.executable, "-m", *WORKER[:1], "--app", "bench.tasks", *WORKER[3:]]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(argv, env=dict(os.environ), **quiet)  # noqa: S603 - our own
    try:
        send_one.delay("first@maalerup.example")
        while not taken.value:
            if process.poll() is not None:
                raise SystemExit("the worker did not start")
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(60)


@contextmanager
def sink():
    """A mail server in a process of its own that takes everything and counts it."""
    taken = multiprocessing.Value("i", 0)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = multiprocessing.Process(target=_serve, args=(port, taken), daemon=True)
    process.start()
    try:
        yield port, taken
    finally:
        process.kill()


def _serve(port: int, taken) -> None:
    import asyncio

    from runner.chaos.office import Office

    class Counting(Office):
        def meets(self, *faults: str) -> str:
            return ""

        def note(self, what: str, *more: str) -> None:
            taken.value += 1

    async def run() -> None:
        office = Counting(Path(os.devnull), "")
        server = await asyncio.start_server(office.talk, "127.0.0.1", port, limit=2**20)
        await server.serve_forever()

    asyncio.run(run())


if __name__ == "__main__":
    main()
