"""Somebody who subscribes to calendars: an address, and what three readers find there."""

from dataclasses import dataclass, field
from typing import Any

import vobject  # type: ignore[import-untyped]
from django.http import HttpResponse
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream

from foundation.accounts import tokens
from tests.cast import Cast
from tests.desk.rfc5545 import faults_of
from tests.door import Door

NO_ID = "01890000-0000-7000-8000-000000000000"


@dataclass
class Subscriber:
    """One of the cast with a token for calendars alone."""

    cast: Cast
    who: str
    scopes: tuple[str, ...] = ("calendar:read",)
    token: str = field(init=False)

    def __post_init__(self) -> None:
        user = self.cast.users[self.who]
        self.token = tokens.issue(user=user, name="Telefon", scopes=self.scopes).text

    def address(self, *of: Any) -> str:
        """Of his own calendar, or `address("committees", committee)`."""
        resource, row = of or ("", None)
        return (
            f"calendar/{self.token}/{resource}/{row.pk}.ics" if of else f"calendar/{self.token}.ics"
        )

    def asks(self, *of: Any, **headers: str) -> HttpResponse:
        return Door().send("GET", self.address(*of), headers=headers)

    def sees(self, *of: Any) -> dict[str, Any]:
        """Events by the first half of their UID, as an independent reader tells them; the feed
        is valid."""
        return {event.uid.removesuffix("@punkt"): event for event in self.calendar(*of).events}

    def calendar(self, *of: Any) -> Calendar:
        """The whole of it, which all readers take."""
        answer = self.asks(*of)
        assert answer.status_code == 200, answer.content[:300]
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        return read(answer.content)


def read(stream: bytes) -> Calendar:
    """A calendar that keeps the grammar, that the validator of `vobject` takes, and that `ical`
    understands."""
    assert faults_of(stream) == []
    [told] = vobject.readComponents(stream.decode())
    assert told.validate(raiseException=True)
    found: Calendar = IcsCalendarStream.calendar_from_ics(stream.decode())
    assert len(found.events) == stream.count(b"\r\nBEGIN:VEVENT\r\n")
    return found
