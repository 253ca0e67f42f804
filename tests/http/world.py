"""What the walks over all routes need: a row for every path, a caller who may, and a snapshot."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse

from agenda.models import Case
from committees.models import Committee, Department, Person
from foundation.accounts.models import User
from foundation.outbox.models import Message
from hearings.models import Consultee
from meetings.models import Meeting
from tests.architecture.tables import own_models
from tests.cast import Cast
from tests.door import Door
from tests.http.routes import Route, shown_models
from tests.http.rows import Rows

CALLERS = (
    "secretariat",
    "administrator",
    "chair",
    "member",
    "consultee",
    "case_officer",
    "integrator",
)
NOT_COUNTED = {"AdministratorRead", "IdempotencyRecord"}
ODD_ONES: dict[str, dict[str, Any]] = {
    "PresenceEvent": {
        "person": lambda rows: rows.of(Person),
        "kind": "excused",
        "source": "member",
    },
    "Chairing": {"basis": "elected"},
    "Decision": {"decided_by_printed": "Borgmesteren"},
    "Hearing": {"case": lambda rows: rows.of(Case)},
    "HearingDuty": {"tag": "havneplan"},
    "HearingResponse": {"consultee": lambda rows: rows.of(Consultee)},
    "Upload": {"sha256": "0" * 64},
    "ReportSubscription": {
        "recipient_email": "nogen@egernborg.example",
        "weekday": 1,
        "recurrence": "weekly",
    },
    "Message": {"recipient_address": "nogen@egernborg.example"},
    "Minutes": {"meeting": lambda rows: rows.another(Meeting)},
    "Reminder": {"message": lambda rows: rows.of(Message)},
    "RoutingStep": {
        "committee": lambda rows: rows.of(Committee),
        "case": lambda rows: rows.of(Case),
    },
    "Substitution": {
        "extent": "meeting",
        "meeting": lambda rows: rows.of(Meeting),
        "for_person": lambda rows: rows.another(Person),
    },
}
"""What a row needs that its columns do not tell."""


@dataclass
class World:
    """The cast, and one row of everything in each of the two municipalities."""

    cast: Cast
    here: Rows
    there: Rows
    callers: dict[Route, str | None] = field(default_factory=dict)

    def path(self, route: Route, rows: Rows | None = None) -> str:
        """The route's path with the ids of rows."""
        rows = rows or self.here
        path = route.path
        if route.parent is not None:
            path = path.replace("<str:parent_pk>", str(rows.of(route.parent[0]).pk))
        if "<str:pk>" in path:
            path = path.replace("<str:pk>", str(rows.of(route.model).pk))
        return path

    def send(
        self, route: Route, body: Any = None, *, who: str = "", **options: Any
    ) -> HttpResponse:
        """One request that is in order but for its body."""
        who = who or self.caller(route) or CALLERS[0]
        options.setdefault("if_match", "*")
        return self.cast.door(who).send(route.method, self.path(route), body, **options)

    def caller(self, route: Route) -> str | None:
        """Somebody whose body the route reads; None when there is nobody in this world."""
        if route not in self.callers:
            may = (who for who in CALLERS if self.reads_body_of(route, who))
            self.callers[route] = next(may, None)
        return self.callers[route]

    def reads_body_of(self, route: Route, who: str) -> bool:
        """Whether one of the cast comes so far that the body is judged."""
        if route.needs_match:
            return self.send(route, {}, who=who, if_match=None).status_code == 428
        return self.send(route, b"{", who=who).status_code == 400

    def ready(self, route: Route) -> list[tuple[Any, ...]]:
        """The snapshot once everything that the route needs is there."""
        self.caller(route)
        return snapshot()

    def walk(self, routes: Iterable[Route], check: "Callable[[World, Route], None]") -> None:
        """`check` every route, each as if the others had not been; all that fail are told."""
        told = []
        for route in routes:
            try:
                with transaction.atomic():
                    check(self, route)
                    transaction.set_rollback(True)
            except Exception as error:
                told.append(f"{route}: {type(error).__name__}: {str(error)[:700]}")
        assert not told, "\n".join(told)

    def door(self) -> Door:
        """The secretariat's way in."""
        return self.cast.door("secretariat")


def assemble_world(cast: Cast) -> World:
    """One row of everything on both sides of the wall."""
    here, there = (Rows(home, **ODD_ONES) for home in (cast.egernborg, cast.mosevig))
    here.kept |= {
        Committee: cast.culture,
        Person: cast.person("member"),
        User: cast.users["member"],
        Department: cast.department,
    }
    for rows in (here, there):
        for model in shown_models():
            rows.of(model)
    for who in CALLERS:
        cast.door(who)
    return World(cast, here, there)


@pytest.fixture
def world(cast: Cast) -> World:
    """One row of everything on both sides of the wall."""
    return assemble_world(cast)


def snapshot() -> list[tuple[Any, ...]]:
    """Of every table how many rows there are, and how often they were edited."""
    parts = []
    for model in own_models():
        if model.__name__ not in NOT_COUNTED and model._meta.managed:
            names = {c.name for c in model._meta.concrete_fields}
            edits = "coalesce(sum(version), 0)" if "version" in names else "0"
            table = model._meta.db_table
            parts.append(f"SELECT '{table}', count(*), {edits} FROM {table}")  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return sorted(cursor.fetchall())
