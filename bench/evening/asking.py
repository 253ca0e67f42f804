"""One request that changes something, and how bodies of such requests are made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from agenda.models import AgendaItem
from bench.evening.course import Evening
from bench.evening.screens import DESK
from committees.models import Person

Told = dict[str, Any]
TEXT = "<p>Udvalget godkendte forslaget.</p>"
MATTERS = 30
"""How many votes are written down in one request, where there are as many items."""


@dataclass(frozen=True)
class Asked:
    """One request; whatever it changes, it takes as it stands."""

    method: str
    path: str
    body: Any = None
    who: str = DESK


Send = Callable[[Asked], Told]
"""Sends a request that must succeed, and tells the answer."""
Before = Callable[[Evening, Send], object]


def as_it_stands(_evening: Evening, _send: Send) -> None:
    """Nothing happens before."""


@dataclass(frozen=True)
class Step:
    """One step of an evening: what is asked, and what happens before without being measured."""

    name: str
    ask: Callable[[Evening], Asked]
    before: Before = as_it_stands


def post(path: str, *, who: str = DESK, **body: Any) -> Asked:
    """A verb, or a new row."""
    return Asked("POST", path, body, who)


def at(item: AgendaItem, rest: str = "") -> str:
    """An item, or something of it."""
    return f"agenda-items/{item.pk}{rest and '/'}{rest}"


def named(person: Person, **told: Any) -> Told:
    """Somebody, and what is told of him."""
    return {"person": str(person.pk), **told}


def roll_call(evening: Evening, item: AgendaItem, subject: str) -> Told:
    """Everybody's vote at an item that waits: one against, the others for."""
    voters = evening.voters(item)
    ballots = [named(p, choice="against" if n == 0 else "for") for n, p in enumerate(voters)]
    return {"subject": subject, "method": "roll_call", "ballots": ballots}
