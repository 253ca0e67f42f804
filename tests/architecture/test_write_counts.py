"""What a write costs is a recorded constant, however many rows there are around it.

Every write is done; `tests/architecture/setups.py` says what must stand for one to go through.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from django.db import DataError, IntegrityError, transaction

from committees.models import Membership, Person
from foundation.accounts.models import Grant, Token, User
from foundation.tenancy.models import Municipality
from tests.architecture.copies import copies
from tests.architecture.setups import SETUPS
from tests.architecture.snapshots import compare
from tests.architecture.world import NOW, World
from tests.architecture.writes import CALLERS, Way, perform, way_of
from tests.cast import Cast
from tests.http.routes import Route, shown_models, writing

TABLE = Path(__file__).parent / "query_counts.json"
FEW, MANY, STEP = 3, 30, 100
NOT_AROUND = {Municipality, User, Grant, Token, Person, Membership}


@pytest.fixture
def world(cast: Cast, hold_clock: Callable[[str], None]) -> World:
    hold_clock(NOW.isoformat())
    made = World(cast)
    for who in CALLERS:
        cast.door(who)
    told = {model for setup in SETUPS.values() for model in (*setup.columns, *setup.around)}
    for model in dict.fromkeys([*shown_models(), *sorted(told, key=lambda m: m._meta.label)]):
        made.situations["open"].of(model)
    return made


def surround(world: World, how_many: int, *, after: int = 0) -> None:
    """More of everything beside the rows that are written, and more members in their seats."""
    rows = world.situations["open"]
    for place, model in enumerate(m for m in shown_models() if m not in NOT_AROUND):
        with suppress(IntegrityError, DataError), transaction.atomic():
            copies(rows.of(model), how_many, after=place * STEP + after)
    for number in range(how_many):
        person = Person.objects.create(
            municipality=world.cast.egernborg, name=f"Medlem {after + number}",
            email=f"m{after + number}@egernborg.example",
        )  # fmt: skip
        Membership.objects.create(
            municipality=world.cast.egernborg, person=person, committee=world.cast.culture,
            role="member", starts_on=date(2026, 1, 1),
        )  # fmt: skip


def test_a_write_costs_the_same_however_much_there_is(world: World) -> None:
    surround(world, FEW)
    ways: dict[Route, Way] = {route: way_of(world, route) for route in writing()}
    done = {str(route): perform(world, route, way) for route, way in ways.items()}
    refused = [f"{name}: {one.answer.content!r}" for name, one in done.items() if not one.succeeded]
    assert not refused, "\n".join(refused)
    few = {name: str(one) for name, one in done.items()}
    surround(world, MANY - FEW, after=FEW)
    many = {str(route): str(perform(world, route, way)) for route, way in ways.items()}
    growing = [f"{name}: {few[name]} → {many[name]}" for name in few if few[name] != many[name]]
    assert not growing, "\n".join(growing)
    compare(TABLE, many, part="write")
