"""What has happened by the middle of the evening: half of the items are treated, one runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from agenda.models import AgendaItem, ItemBlock, ItemWithholding
from bench.evening.hall import OPENED, TEXT, Hall, seated
from committees.models import Person
from foundation.tenancy.models import Municipality
from proceedings.models import (
    Amendment,
    AmendmentProposer,
    Ballot,
    Decision,
    Disqualification,
    Outcome,
    PresenceEvent,
    Statement,
    StatementSpeaker,
    Substitution,
    Vote,
)

STATEMENT = "<p>Vi stemmer imod, fordi udgiften ikke er dækket.</p>"
MINUTES_EACH = 4
AWAY, NOTIFIED = 1, 2
"""Turns, counted from an item's place: who is out of the room, and who is asked about."""


@dataclass(frozen=True)
class Evening:
    """The meeting, its items by how far they are, and what steps are done to."""

    hall: Hall
    treated: Sequence[AgendaItem]
    running: AgendaItem
    waiting: Sequence[AgendaItem]

    @property
    def at(self) -> str:
        """Where the meeting is."""
        return f"meetings/{self.hall.meeting.pk}"

    def voters(self, item: AgendaItem) -> list[Person]:
        """Who votes at an item that waits."""
        number = item.position or 0
        out = _turn(self.hall, number, AWAY)
        there = [*self.hall.members[:-1], self.hall.substitutes[0]]
        return [person for person in there if person != out]

    def asked(self, item: AgendaItem) -> Person:
        """Who has given notice at an item that waits."""
        return _turn(self.hall, item.position or 0, NOTIFIED)

    def unasked(self, item: AgendaItem) -> Person:
        """Who has not, and is there."""
        return _turn(self.hall, item.position or 0, NOTIFIED + 1)


def evening(home: Municipality, items: int, members: int) -> Evening:
    """A meeting of so many items and members, with all that a long evening leaves behind."""
    hall = seated(home, items, members)
    half = items // 2
    treated, running, waiting = hall.items[:half], hall.items[half], hall.items[half + 1 :]
    _take_up(treated, running)
    _presence(hall)
    _disqualify(hall, treated, waiting)
    _decide(hall, [*treated, running], len(treated))
    _amend_and_vote(hall, treated)
    _dissent(hall, treated)
    return Evening(hall, treated, running, waiting)


def _take_up(treated: Sequence[AgendaItem], running: AgendaItem) -> None:
    for order, item in enumerate([*treated, running], 1):
        item.started_at = OPENED + timedelta(minutes=MINUTES_EACH * order)
        item.treated_order = order
        if item is not running:
            item.state = "treated"
            item.finished_at = item.started_at + timedelta(minutes=MINUTES_EACH)
    names = ["started_at", "treated_order", "state", "finished_at"]
    AgendaItem.objects.bulk_update([*treated, running], names)


def _presence(hall: Hall) -> None:
    """Everybody is told of; the last one has excused himself and somebody came for him, and at
    every item somebody goes out for a while."""
    home, away = hall.meeting.municipality, hall.members[-1]
    call = Substitution(
        municipality=home, person=hall.substitutes[0], for_person=away, committee=hall.committee,
        extent="meeting", meeting=hall.meeting, basis="ksl28_2_short", state="attended",
        called_at=OPENED,
    )  # fmt: skip
    Substitution.objects.bulk_create([call])
    there = [*hall.members[:-1], hall.substitutes[0]]
    told = [_line(hall, person, kind="present") for person in there]
    told.append(_line(hall, away, kind="excused", reason="Ferie"))
    told += [
        _line(hall, _turn(hall, item.position or 0, AWAY), kind="took_no_part", item=item,
              took_no_part_reason="absence")
        for item in hall.items
    ]  # fmt: skip
    PresenceEvent.objects.bulk_create(told)


def _line(hall: Hall, person: Person, **told: Any) -> PresenceEvent:
    return PresenceEvent(
        municipality=hall.meeting.municipality, meeting=hall.meeting, person=person,
        name_printed=str(person), source="secretariat", **told,
    )  # fmt: skip


def _turn(hall: Hall, number: int, after: int) -> Person:
    """The members in turn, without the chair and whoever is away."""
    return hall.members[1 + (number + after) % (len(hall.members) - 2)]


def _disqualify(hall: Hall, treated: Sequence[AgendaItem], waiting: Sequence[AgendaItem]) -> None:
    """Somebody was at every treated item, and somebody has given notice at those that wait."""
    found = {"state": "disqualified", "decided_at": OPENED, "wording": "declared_disqualified"}
    rows = [
        Disqualification(
            municipality=item.municipality, item=item, name_printed="Medlem", ground="nr_1",
            person=_turn(hall, item.position or 0, NOTIFIED), notified_at=OPENED, **told,
        )
        for items, told in ((treated, found), (waiting, {"state": "notified"}))
        for item in items
    ]  # fmt: skip
    Disqualification.objects.bulk_create(rows)
    ItemWithholding.objects.bulk_create(
        ItemWithholding(municipality=row.municipality, item=row.item, person=row.person,
                        cause="disqualified", since=OPENED)
        for row in rows if row.state == "disqualified"
    )  # fmt: skip


def _decide(hall: Hall, items: Sequence[AgendaItem], decided: int) -> None:
    """The first so many are decided, the rest are written as drafts."""
    home = hall.meeting.municipality
    blocks = ItemBlock.objects.bulk_create(
        ItemBlock(municipality=home, item=item, position=10, kind="decision", heading="Beslutning")
        for item in items
    )
    rows = Decision.objects.bulk_create(
        Decision(municipality=home, item=block.item, block=block, body_html=TEXT, body_text=TEXT,
                 decided_by_committee=hall.committee,
                 state="decided" if n < decided else "draft",
                 decided_on=hall.meeting.day if n < decided else None)
        for n, block in enumerate(blocks)
    )  # fmt: skip
    Outcome.objects.bulk_create(
        Outcome(municipality=home, decision=row, position=1, outcome="approved", text="Godkendt.")
        for row in rows
    )


def _amend_and_vote(hall: Hall, treated: Sequence[AgendaItem]) -> None:
    """On each treated item an amendment that fell, and the vote on the matter, all named."""
    home = hall.meeting.municipality
    amendments = Amendment.objects.bulk_create(
        Amendment(municipality=home, item=item, position=1, body_html="<p>Halv pris.</p>",
                  body_text="Halv pris.", state="rejected")
        for item in treated
    )  # fmt: skip
    AmendmentProposer.objects.bulk_create(
        AmendmentProposer(municipality=home, amendment=row, position=1, person=hall.members[1],
                          name_printed="Medlem")
        for row in amendments
    )  # fmt: skip
    votes = Vote.objects.bulk_create(
        Vote(municipality=home, item=item, position=1, subject="main", method="roll_call",
             result="adopted", for_count=len(_voted(hall, item)) - 1, against_count=1,
             abstained_count=0, reserved_count=0, held_at=item.finished_at)
        for item in treated
    )  # fmt: skip
    Ballot.objects.bulk_create(
        Ballot(municipality=home, vote=vote, position=n, person=person, name_printed=person.name,
               choice="against" if n == 1 else "for")
        for vote in votes
        for n, person in enumerate(_voted(hall, vote.item), 1)
    )  # fmt: skip


def _voted(hall: Hall, item: AgendaItem) -> list[Person]:
    """Everybody who was there at a treated item and not disqualified."""
    number = item.position or 0
    out = (_turn(hall, number, AWAY), _turn(hall, number, NOTIFIED))
    there = [*hall.members[:-1], hall.substitutes[0]]
    return [person for person in there if person not in out]


def _dissent(hall: Hall, treated: Sequence[AgendaItem]) -> None:
    home = hall.meeting.municipality
    blocks = ItemBlock.objects.bulk_create(
        ItemBlock(municipality=home, item=item, position=11, kind="statement", heading="Udtalelse")
        for item in treated
    )
    rows = Statement.objects.bulk_create(
        Statement(municipality=home, item=block.item, block=block, kind="remark",
                  body_html=STATEMENT, body_text=STATEMENT, declared_at=block.item.finished_at)
        for block in blocks
    )  # fmt: skip
    StatementSpeaker.objects.bulk_create(
        StatementSpeaker(municipality=home, statement=row, position=1, person=hall.members[0],
                         name=hall.members[0].name)
        for row in rows
    )  # fmt: skip
