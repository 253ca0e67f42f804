"""Set-up for tests of agendas, through the same door as what they test."""

from dataclasses import dataclass
from typing import Any

from tests.cast import Cast
from tests.door import Door

TODAY = "2026-03-02T09:00:00+01:00"
"""A Monday; the meetings of the scene lie well beyond the deadline for sending agendas."""


@dataclass
class Scene:
    """A committee with a meeting to come."""

    cast: Cast

    @property
    def desk(self) -> Door:
        """The secretariat's way in."""
        return self.cast.door("secretariat")

    def meeting(self, day: str = "2026-03-24", **values: Any) -> dict[str, Any]:
        body = {"committee": str(self.cast.culture.pk), "starts_at": f"{day}T16:00:00+01:00"}
        return self.desk.made("meetings", {**body, "place": "Lokale 2", **values})

    def draft(
        self, title: str = "Ny svømmehal", who: str = "case_officer", **values: Any
    ) -> dict[str, Any]:
        body = {"committee": str(self.cast.culture.pk), "title": title, **values}
        return self.cast.door(who).made("agenda-items", body)

    def written(self, title: str = "Ny svømmehal", **values: Any) -> dict[str, Any]:
        """A draft with something to read in it."""
        item = self.draft(title, **values)
        section = {"kind": "case_statement", "heading": "Sagsfremstilling", "body_html": "Tekst."}
        self.cast.door("case_officer").made(f"agenda-items/{item['id']}/sections", section)
        return item

    def submitted(self, title: str = "Ny svømmehal", **values: Any) -> dict[str, Any]:
        item = self.written(title, **values)
        return self.cast.door("case_officer").done(f"agenda-items/{item['id']}/submit")

    def ready(self, title: str = "Ny svømmehal", **values: Any) -> dict[str, Any]:
        item = self.submitted(title, **values)
        return self.desk.done(f"agenda-items/{item['id']}/accept")

    def placed(self, meeting: Any, title: str = "Ny svømmehal", **values: Any) -> dict[str, Any]:
        item = self.ready(title, **values)
        return self.desk.done(f"agenda-items/{item['id']}/place", {"meeting": meeting["id"]})

    def closed(self, meeting: Any, title: str = "Køb af grund", **values: Any) -> dict[str, Any]:
        """A closed item on the agenda, whose public title says nothing."""
        why = {"closed_reason": "property_transactions", "public_title": "Ejendomssag"}
        item = self.ready(title, **values)
        path = f"agenda-items/{item['id']}"
        self.desk.done(f"{path}/make-closed", why)
        return self.desk.done(f"{path}/place", {"meeting": meeting["id"]})

    def sent(self, meeting: Any) -> dict[str, Any]:
        return self.desk.done(f"meetings/{meeting['id']}/publish-agenda")

    def convened(self, meeting: Any) -> dict[str, Any]:
        self.sent(meeting)
        return self.desk.done(f"meetings/{meeting['id']}/convene")

    def agenda(self, who: str, meeting: Any, **query: Any) -> list[dict[str, Any]]:
        found = self.cast.door(who).seen(f"meetings/{meeting['id']}/agenda", **query)
        items: list[dict[str, Any]] = found["items"]
        return items
