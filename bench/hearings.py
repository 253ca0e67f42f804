"""The scan for due work about hearings, at ten thousand of them and at a million."""

import argparse
import os
import sys
import time
from collections.abc import Callable, Sized
from datetime import date, timedelta
from typing import Any

import django

CODE, FEW = "984", 10_000
DAY = date(2026, 3, 2)
DUE, REPEATS = 40, 50
FUTURE_SHARE = 100
"""One of so many still runs, its deadline somewhere in the years to come."""

# The mass: concluded over twenty years, and some that run until far ahead. Each has one consultee.
# They are copies of one that is due, so that a new column needs no word here.
MASS = """
WITH made AS (
  INSERT INTO hearings_hearing SELECT copied.* FROM (
    SELECT n, n %% %(share)s = 0 AS runs FROM generate_series(%(first)s, %(last)s) n) drawn,
    (SELECT to_jsonb(h) AS row FROM hearings_hearing h WHERE id = %(like)s) pattern,
    jsonb_populate_record(NULL::hearings_hearing, pattern.row || jsonb_build_object(
      'id', gen_random_uuid(), 'title', 'Høring ' || n,
      'state', CASE WHEN runs THEN 'running' ELSE 'concluded' END,
      'opens_on', %(day)s::date - CASE WHEN runs THEN 30 ELSE 90 + n %% 7000 END,
      'response_deadline', %(day)s::date + CASE WHEN runs THEN 60 + n %% 3000
        ELSE -60 - n %% 7000 END,
      'ended_at', CASE WHEN NOT runs THEN now() END,
      'concluded_at', CASE WHEN NOT runs THEN now() END)) copied
  RETURNING id, state)
INSERT INTO hearings_consultee SELECT copied.* FROM made,
  (SELECT to_jsonb(c) AS row FROM hearings_consultee c WHERE hearing_id = %(like)s) pattern,
  jsonb_populate_record(NULL::hearings_consultee, pattern.row || jsonb_build_object(
    'id', gen_random_uuid(), 'hearing_id', made.id, 'email', '',
    'answered_at', CASE WHEN state = 'concluded' THEN now() END)) copied
"""


def main() -> None:
    """`python -m bench.hearings [--rows 1000000]`, with DATABASE_URL in the environment."""
    parser = argparse.ArgumentParser(prog="bench.hearings", description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000, help="how many hearings at last")
    rows = parser.parse_args().rows
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("PUNKT_LOG_LEVEL", "WARNING")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    home, committee = _home()
    like = _due(home, committee)
    _mass(like, 1, FEW)
    before = _measured(home)
    began = time.perf_counter()
    _mass(like, FEW + 1, rows)
    say(f"{rows:,} hearings: {time.perf_counter() - began:.0f} s to fill")
    after = _measured(home)
    say(f"{'scan':<28}{'found':>7}{f'{FEW:,} ms':>12}{f'{rows:,} ms':>15}{'ratio':>8}")
    for name, (found, few) in before.items():
        same, many = after[name]
        if same != found:
            raise SystemExit(f"{name}: found {found}, then {same}")
        say(f"{name:<28}{found:>7}{few:>12.2f}{many:>15.2f}{many / few:>8.2f}")


def say(line: str) -> None:
    """One line on the screen, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _home() -> tuple[Any, Any]:
    from committees.models import Committee
    from foundation.tenancy.models import Municipality

    if Municipality.objects.filter(code=CODE).exists():
        raise SystemExit("the database has been filled before: use a new one")
    home = Municipality.objects.create(code=CODE, name="Høringsby Kommune")
    return home, Committee.objects.create(municipality=home, name="Udvalg", kind="other")


def _due(home: Any, committee: Any) -> Any:
    """The work there is on the day: the same, whatever lies around it. The id of one of them."""
    from foundation.calendar import start_of_day
    from hearings.models import Consultee, Hearing

    told = {"municipality": home, "issued_by_committee": committee, "audience": "boards"}
    opened = DAY - timedelta(days=30)
    times = {"opens_on": opened, "announced_at": start_of_day(opened)}
    for days, name in ((-1, "Udløbet"), (7, "Om en uge")):
        hearings = Hearing.objects.bulk_create(
            Hearing(**told, **times, title=name, state="running",
                    response_deadline=DAY + timedelta(days=days))
            for _ in range(DUE)
        )  # fmt: skip
        Consultee.objects.bulk_create(
            Consultee(municipality=home, hearing=row, position=1, name="Bestyrelsen",
                      email="bestyrelse@hoeringsby.example", invited_at=times["announced_at"])
            for row in hearings
        )  # fmt: skip
    return hearings[0].pk


def _mass(like: Any, first: int, last: int) -> None:
    from django.db import connection

    told = {"like": like, "day": DAY, "share": FUTURE_SHARE}
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute(MASS, {**told, "first": first, "last": last})
        cursor.execute("VACUUM ANALYZE hearings_hearing, hearings_consultee")
        cursor.execute("CHECKPOINT")


def _measured(home: Any) -> dict[str, tuple[int, float]]:
    """What each scan finds, and the milliseconds it takes when nothing disturbs it."""
    from hearings.models import Consultee, Hearing
    from reminders.models import NotificationDefault, NotificationPreference
    from reminders.querysets.deadlines import deadlines_of
    from reminders.querysets.sources import Asked
    from reminders.rules import Offset, Rule
    from reminders.vocabulary import OffsetUnit, ReminderAudience, ReminderEvent

    week = DAY + timedelta(days=7)
    rule = Rule(
        id=home.pk,
        event=ReminderEvent.HEARING_DEADLINE,
        audience=ReminderAudience.MISSING_PARTIES,
        offsets=(Offset(-7, OffsetUnit.CALENDAR_DAYS),),
        active_from=DAY,
    )
    asked = Asked(home.pk, (DAY, week))
    kept = (NotificationDefault.objects, NotificationPreference.objects)
    wishes = [rows.as_wishes(home.pk) for rows in kept]
    scans: dict[str, Callable[[], Sized]] = {
        "hearings running out": lambda: list(Hearing.objects.over_by(DAY).values_list("pk")),
        "consultees due on a day": lambda: list(Consultee.objects.due_on(week).values_list("pk")),
        "deadlines to remind of": lambda: deadlines_of(asked, [rule], wishes)[0],
        "items that may be answers": lambda: list(Consultee.objects.on_agendas()),
    }
    return {name: _undisturbed(scan) for name, scan in scans.items()}


def _undisturbed(scan: Callable[[], Sized]) -> tuple[int, float]:
    found, times = len(scan()), []
    for _ in range(REPEATS):
        began = time.perf_counter()
        scan()
        times.append((time.perf_counter() - began) * 1000)
    return found, min(times)


if __name__ == "__main__":
    main()
