"""A meeting as one of the sample minutes tells of it, set up for what is told of presence."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Self

from agenda.models import AgendaItem
from committees.models import Committee, Membership, Party, Person
from committees.vocabulary import CommitteeKind, MembershipRole
from foundation.calendar import deadline_moment
from meetings.models import Meeting
from tests.cast import Cast
from tests.door import Door

Row = dict[str, Any]
CLOCK = time(16)


@dataclass
class Sample:
    """The text and what is known of it; rows are made from it, lines are looked for in it."""

    cast: Cast
    text: str
    truth: Row
    committee: Committee
    meeting: Meeting
    items: dict[str, AgendaItem] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    @classmethod
    def of(
        cls, cast: Cast, shared: Path, name: str, *, kind: CommitteeKind, **settings: Any
    ) -> Self:
        """The sample's meeting, open, with its items and a body of nine seats."""
        text = (shared / "samples" / f"{name}.txt").read_text("utf-8")
        truth = json.loads((shared / "samples" / f"{name}.json").read_text("utf-8"))
        home: Row = {"municipality": cast.egernborg}
        body = cast.council
        if kind != CommitteeKind.COUNCIL:
            body = Committee.objects.create(**home, name="Udvalget", kind=kind.value, seats=9)
        Committee.objects.filter(pk=body.pk).update(settings=settings)
        day = date.fromisoformat(truth["meeting_date"])
        opened = deadline_moment(day, CLOCK)
        meeting = Meeting.objects.create(
            **home, committee=body, day=day, starts_at=opened, opened_at=opened,
            convened_at=opened, agenda_published_at=opened, state="in_session", place="Rådhuset",
        )  # fmt: skip
        found = cls(cast, " ".join(text.split()), truth, body, meeting)
        for place, row in enumerate(truth["items"], 1):
            found.item(str(row["number"] or place), row["title"] or "Punkt")
        return found

    @property
    def desk(self) -> Door:
        return self.cast.door("secretariat")

    def item(self, number: str, title: str = "Punkt", **values: Any) -> AgendaItem:
        """One more item on the agenda, last."""
        self.items[number] = AgendaItem.objects.create(
            municipality=self.cast.egernborg, committee=self.committee, meeting=self.meeting,
            number=number, title=title, state="placed", position=len(self.items) + 1, **values,
        )  # fmt: skip
        return self.items[number]

    def member(self, name: str, letter: str | None = None) -> Person:
        """Somebody with a seat, on the list the minutes name."""
        return self._seated(name, letter, self.committee, MembershipRole.MEMBER)

    def substitute(self, name: str, letter: str | None = None) -> Person:
        """One who may be called: next on the council's list, or of the council."""
        is_next = self.committee == self.cast.council
        role = MembershipRole.ALTERNATE if is_next else MembershipRole.MEMBER
        return self._seated(name, letter, self.cast.council, role)

    def _seated(
        self, name: str, letter: str | None, seat: Committee, role: MembershipRole
    ) -> Person:
        home: Row = {"municipality": self.cast.egernborg}
        since = self.meeting.day.replace(month=1, day=1)
        row = self.people[name] = Person.objects.create(**home, name=name)
        party = None
        if letter:
            named: Row = {"name": f"Liste {letter}", "list_letter": letter, "valid_from": since}
            party, _ = Party.objects.get_or_create(**home, **named)
        Membership.objects.create(
            **home, person=row, committee=seat, starts_on=since, role=role.value, party=party
        )
        return row

    def tell(self, kind: str, *names: str, **where: Any) -> list[Row]:
        """Lines in the ledger, through the door; items are named by their numbers."""
        for key in ("item", "to_item"):
            if key in where:
                where[key] = str(self.items[where[key]].pk)
        lines = [{"person": str(self.people[n].pk), "kind": kind, **where} for n in names]
        made: list[Row] = self.desk.made(f"meetings/{self.meeting.pk}/attendance", lines)["results"]
        return made

    def call(self, who: str, instead_of: str, basis: str, **more: Any) -> Row:
        told = {"extent": "meeting", "meeting": str(self.meeting.pk), "basis": basis}
        people = {"person": self.people[who].pk, "for_person": self.people[instead_of].pk}
        named = {key: str(row) for key, row in people.items()}
        sent = {key: value for key, value in {**told, **named, **more}.items() if value is not None}
        return self.desk.made("substitutions", sent)

    def sheet(self) -> Row:
        return self.desk.seen(f"meetings/{self.meeting.pk}/presence")

    def header(self) -> list[str]:
        found: list[str] = self.sheet()["header"]["lines"]
        return found

    def lines(self, number: str) -> list[str]:
        """What is told at an item."""
        (row,) = [i for i in self.sheet()["items"] if i["number"] == number]
        found: list[str] = row["lines"]
        return found

    def printed(self) -> str:
        """The minutes as they are printed, as text without mark-up."""
        ended = self.desk.done(f"meetings/{self.meeting.pk}/end")
        page = self.desk.get(f"minutes/{ended['minutes_id']}.html").content.decode()
        return " ".join(page.split())

    def document(self) -> Row:
        return self.desk.seen(f"meetings/{self.meeting.pk}/document")

    def at(self, clock: str) -> str:
        """A moment of the meeting's day."""
        hour = time.fromisoformat(clock)
        return datetime.isoformat(deadline_moment(self.meeting.day, hour))
