"""A meeting on its way, set up through the same door as what is tested."""

from dataclasses import dataclass, field
from typing import Any

from tests.agenda.scene import Scene
from tests.cast import Cast
from tests.door import Door, expect

SITTING = "2026-03-24T16:05:00+01:00"
BODY = "<p>Udvalget godkendte forslaget.</p>"
SECRET = "Køb af grund ved havnen"


@dataclass
class Stage(Scene):
    """One meeting with an open item and a closed one, convened; `open()` opens it."""

    cast: Cast
    meeting_row: dict[str, Any] = field(default_factory=dict)
    item: dict[str, Any] = field(default_factory=dict)
    closed_item: dict[str, Any] = field(default_factory=dict)

    def convene(self) -> "Stage":
        self.meeting_row = self.meeting()
        self.item = self.placed(self.meeting_row)
        self.closed_item = self.closed(self.meeting_row, SECRET)
        self.convened(self.meeting_row)
        return self

    @property
    def at(self) -> str:
        """The meeting's path."""
        return f"meetings/{self.meeting_row['id']}"

    @property
    def at_item(self) -> str:
        return f"agenda-items/{self.item['id']}"

    @property
    def at_closed(self) -> str:
        return f"agenda-items/{self.closed_item['id']}"

    def open(self) -> "Stage":
        self.desk.done(f"{self.at}/open")
        return self

    def attend(self, *who: str, kind: str = "present", **more: Any) -> list[dict[str, Any]]:
        lines = [{"person": self.cast.person_id(name), "kind": kind, **more} for name in who]
        made = self.desk.made(f"{self.at}/attendance", {"events": lines})
        found: list[dict[str, Any]] = made["results"]
        return found

    def everybody(self) -> None:
        self.attend("chair", "member", "member2", "member3", "member4")

    def propose(self, at: str, outcome: str = "approved", **more: Any) -> dict[str, Any]:
        told = {"body_html": BODY, "outcomes": [{"outcome": outcome, "text": "Godkendt."}], **more}
        return self.desk.changed(f"{at}/decision", told)

    def decide(self, at: str, **more: Any) -> dict[str, Any]:
        self.propose(at, **more)
        return self.desk.done(f"{at}/decide")

    def question(self, who: str, at: str, ground: str | None = "nr_1") -> dict[str, Any]:
        told = {"person": self.cast.person_id(who), "ground": ground}
        return self.desk.made(f"{at}/disqualifications", told)

    def call(self, who: str, instead_of: str, **more: Any) -> dict[str, Any]:
        """A substitute, called to the meeting unless `more` says otherwise."""
        told = {"extent": "meeting", "meeting": self.meeting_row["id"], "basis": "ksl28_2_short"}
        people = {
            "person": self.cast.person_id(who),
            "for_person": self.cast.person_id(instead_of),
        }
        return self.desk.made("substitutions", {**people, **told, **more})

    def end(self) -> dict[str, Any]:
        """The meeting, ended; its minutes' id is in it."""
        return self.desk.done(f"{self.at}/end")

    def circulated(self) -> str:
        """The path of minutes that went out after everything was decided."""
        self.open().everybody()
        self.decide(self.at_item)
        self.decide(self.at_closed, public_decision="Sagen blev godkendt.")
        minutes = f"minutes/{self.end()['minutes_id']}"
        self.desk.done(f"{minutes}/circulate")
        return minutes

    def approve(self, minutes: str, *who: str) -> None:
        for name in who:
            read = self.door(name).seen(minutes)["content_hash"]
            expect(self.door(name).post(f"{minutes}/approve", {"content_hash": read}), 200)

    def upload(self, name: str = "grunde.pdf") -> str:
        """The id of a file that the secretariat has uploaded."""
        headers = {
            "Authorization": f"Bearer {self.desk.token}",
            "Content-Disposition": f'attachment; filename="{name}"',
        }
        answer: Any = self.desk.client.generic(
            "POST", "/api/v1/uploads", b"%PDF-1.7\n" + b"0123456789" * 20,
            content_type="application/octet-stream", headers=headers,
        )  # fmt: skip
        return str(expect(answer, 201)["id"])

    def door(self, who: str | None) -> Door:
        return self.cast.door(who)
