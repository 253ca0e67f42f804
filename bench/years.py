"""The years of twenty committees, planned by the action that `plan` calls: laid on their meetings,
with every agenda item drafted. Beside it, the same rows copied plainly.

`python -m bench.years [--committees 20] [--profile]`, with DATABASE_URL in the environment.
"""

import argparse
import cProfile
import os
import pstats
import sys
import time
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime
from typing import Any

import django

CODE, YEAR, MOST_SECONDS = "985", 2026, 2.0
MEETINGS = (1, 2, 3, 4, 5, 6, 8, 9, 10, 11)
"""The months a committee meets in."""
MIX: tuple[tuple[int, dict[str, Any]], ...] = (
    (8, {"frequency": "monthly", "data_period": "month"}),
    (4, {"frequency": "every_meeting"}),
    (16, {"frequency": "quarterly", "data_period": "quarter"}),
    (16, {"frequency": "half_yearly", "first_month": 2, "data_period": "half_year"}),
    (16, {"frequency": "yearly", "first_month": 9}),
)
"""How many topics of each kind a committee has."""


def main() -> int:
    """Prints the seconds; 1 when planning takes longer than it may."""
    parser = argparse.ArgumentParser(prog="bench.years", description=__doc__)
    parser.add_argument("--committees", type=int, default=20)
    parser.add_argument("--profile", action="store_true", help="where the time goes")
    chosen = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("PUNKT_LOG_LEVEL", "WARNING")
    django.setup()
    from django.core.management import call_command

    from config.warm import warm_up

    call_command("migrate", verbosity=0)
    organs, reader = fill(chosen.committees)
    plan_all([_cycle(organ, YEAR - 1) for organ in organs], reader)
    _settle()
    cycles = [_cycle(organ, YEAR) for organ in organs]
    warm_up()
    first, own = timed(lambda: plan_all(cycles, reader), profiled=chosen.profile)
    again, own_again = timed(lambda: plan_all(cycles, reader), profiled=chosen.profile)
    counts, plain = copy_again()
    say(f"{len(cycles)} committees, two years: {counts}")
    say(f"{'planning':<28}{first:>8.2f} s, {own:.2f} s of CPU beside the database")
    say(f"{'planning again':<28}{again:>8.2f} s, {own_again:.2f} s of CPU beside the database")
    say(f"{'the same rows, copied':<28}{plain:>8.2f} s")
    say(f"ratio {first / plain:.2f}")
    return int(first > MOST_SECONDS or again > MOST_SECONDS)


def say(line: str) -> None:
    """One line on the screen, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def timed(work: Callable[[], object], *, profiled: bool = False) -> tuple[float, float]:
    """Seconds that the work takes, and how many of them this process was busy."""
    profile = cProfile.Profile() if profiled else nullcontext()
    began, busy = time.perf_counter(), time.process_time()
    with profile:
        work()
    seconds, own = time.perf_counter() - began, time.process_time() - busy
    if isinstance(profile, cProfile.Profile):
        pstats.Stats(profile).sort_stats("tottime").print_stats(30)
    return seconds, own


def _settle() -> None:
    """PostgreSQL knows its tables, as it does a minute after their first use: what it has decided
    of empty ones, each connection keeps."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    connection.close()


def fill(committees: int) -> tuple[list[Any], Any]:
    """The committees of a municipality, and who plans their years."""
    from committees.models import Committee
    from foundation.accounts.models import Grant, User
    from foundation.accounts.reading import reader_of
    from foundation.tenancy.models import Municipality

    if Municipality.objects.filter(code=CODE).exists():
        raise SystemExit("the database has been filled before: use a new one")
    home = Municipality.objects.create(code=CODE, name="Årsby Kommune")
    secretary = User.objects.create(municipality=home, name="Sekretær")
    Grant.objects.create(user=secretary, role="secretariat")
    organs = Committee.objects.bulk_create(
        Committee(municipality=home, name=f"Udvalg {n}", kind="standing_committee")
        for n in range(committees)
    )
    return organs, reader_of(secretary, scopes=("*",))


def _cycle(organ: Any, year: int) -> Any:
    """A year that nobody has planned yet, with its meetings and its topics."""
    from annualcycle.models import AnnualCycle, CycleTopic
    from meetings.models import Meeting

    home = organ.municipality
    cycle = AnnualCycle.objects.create(municipality=home, committee=organ, year=year)
    moments = [datetime(year, month, 10, 15, tzinfo=UTC) for month in MEETINGS]
    Meeting.objects.bulk_create(
        Meeting(municipality=home, committee=organ, day=at.date(), starts_at=at) for at in moments
    )
    CycleTopic.objects.bulk_create(
        CycleTopic(municipality=home, annual_cycle=cycle, committee=organ,
                   topic=f"Emne {n} ({told['frequency']})", **told)
        for count, told in MIX
        for n in range(count)
    )  # fmt: skip
    return cycle


def plan_all(cycles: list[Any], reader: Any) -> int:
    """Plan each of the years in a transaction of its own."""
    from annualcycle.actions.planning import plan
    from foundation.audit.act import Act

    return sum(len(plan(act=Act(reader), target=cycle.pk).changes) for cycle in cycles)


def copy_again() -> tuple[str, float]:
    """How many rows planning has made in both years, and the seconds the database takes to store
    one year's when they lie there already, with nothing to read or to think about."""
    from django.db import connection, transaction

    from agenda.models import AgendaItem, ItemBlock, ItemSection
    from annualcycle.models import Occurrence

    told = []
    tables = {m._meta.db_table: m for m in (AgendaItem, ItemBlock, ItemSection, Occurrence)}
    with transaction.atomic(), connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"CREATE TEMP TABLE kept_{table} AS SELECT * FROM {table}")  # noqa: S608  # nosec B608
        for table in reversed(tables):
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608  # nosec B608
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        began = time.perf_counter()
        for table, model in tables.items():
            fields = [f for f in model._meta.concrete_fields if not f.generated]
            names = ", ".join(f'"{field.column}"' for field in fields)
            put = f"INSERT INTO {table} ({names}) SELECT {names} FROM kept_{table}"  # noqa: S608  # nosec B608
            cursor.execute(put)
            told.append(f"{cursor.rowcount} {model._meta.verbose_name_plural}")
        seconds = time.perf_counter() - began
    return ", ".join(told), seconds / 2


if __name__ == "__main__":
    sys.exit(main())
