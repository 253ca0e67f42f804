"""What a vote is measured by: the ledger, and what stands at the items voted on."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from agenda.models import AgendaItem, RecommendationGroup, RecommendationPoint
from committees.settings import CommitteeSettings, effective_settings
from committees.vocabulary import CommitteeKind
from meetings.models import Meeting
from proceedings.models import Amendment, Disqualification, Vote
from proceedings.querysets import Attendee, Ledger
from proceedings.rules.voting import Voter
from proceedings.vocabulary import (
    AmendmentState,
    PresenceStatus,
    VoteMethod,
    VoteResult,
    VoteSubject,
)

Matter = tuple[UUID, VoteSubject, UUID | None]


@dataclass
class Room:
    """The meeting's room as far as voting goes, in as many queries for thirty votes as for one.

    `states`, `voted` and `demanded` (a vote was asked for and not held since) follow the votes of
    one request, each measured by those before it.
    """

    meeting: Meeting
    kind: CommitteeKind
    settings: CommitteeSettings
    ledger: Ledger
    amendments: dict[UUID, Amendment]
    states: dict[UUID, AmendmentState]
    in_force: set[UUID]
    voted: set[Matter]
    demanded: set[Matter]
    groups: dict[UUID, UUID]
    points: dict[UUID, UUID]
    _at: dict[datetime | None, Ledger] = field(default_factory=dict, repr=False)
    _voters: dict[tuple[UUID, datetime | None], list[Attendee]] = field(
        default_factory=dict, repr=False
    )

    @classmethod
    def of(cls, meeting: Meeting, items: Collection[AgendaItem]) -> Self:
        """As it stands."""
        here: dict[str, Any] = {"municipality_id": meeting.municipality_id}
        committee, kind = meeting.committee, CommitteeKind(meeting.committee.kind)
        own = Amendment.objects.filter(**here, item__in=items).order_by("position")
        path = "recommendation__block__item"
        groups = RecommendationGroup.objects.filter(**here, **{f"{path}__in": items})
        points = RecommendationPoint.objects.filter(**here, **{f"group__{path}__in": items})
        votes = list(Vote.objects.filter(**here, item__in=items).in_force())
        last = {matter_of(vote): vote.result for vote in votes}
        amendments = {row.pk: row for row in own}
        return cls(
            meeting=meeting,
            kind=kind,
            settings=effective_settings(kind, committee.settings),
            ledger=Ledger.of(meeting),
            amendments=amendments,
            states={pk: AmendmentState(row.state) for pk, row in amendments.items()},
            in_force={vote.pk for vote in votes},
            voted={matter_of(vote) for vote in votes if vote.result != VoteResult.VOTE_DEMANDED},
            demanded={one for one, result in last.items() if result == VoteResult.VOTE_DEMANDED},
            groups=dict(groups.values_list("pk", path)),
            points=dict(points.values_list("pk", f"group__{path}")),
        )

    def open_amendments(self, item: AgendaItem, under: UUID | None = None) -> list[str]:
        """Amendments of the item that stand open, or those to the amendment named."""
        rows = [row for row in self.amendments.values() if row.item_id == item.pk]
        return [
            label_of(row.body_text)
            for row in rows
            if self.states[row.pk] == AmendmentState.PROPOSED
            and (under is None or row.amends_id == under)
        ]

    def ledger_at(self, moment: datetime | None) -> Ledger:
        """The ledger by which a vote is measured: as it stood when the vote was held, or of the
        item as a whole where nobody said when."""
        if moment not in self._at:
            self._at[moment] = self.ledger.at(moment)
        return self._at[moment]

    def voters(
        self,
        people: Iterable[Attendee],
        item: AgendaItem,
        question: Disqualification | None,
        at: datetime | None,
    ) -> list[Voter]:
        """What the ledger says of those who are said to have voted; a written procedure has
        nobody present."""
        ledger, place = self.ledger_at(at), item.position or 0
        entitled, out = ledger.seats(item).entitled, ledger.out_at(item.pk)
        may, asked = self.settings.may_vote_on_own_disqualification, question and question.person_id
        return [
            Voter(
                name=who.name,
                presence=ledger.status(who.person_id, place),
                has_right=who.person_id in entitled,
                is_disqualified=who.person_id in out,
                own_question=who.person_id == asked,
                may_vote_on_own=may,
            )
            for who in people
        ]

    def may_have_voted(self, item: AgendaItem, at: datetime | None) -> list[Attendee]:
        """Those with the right to vote who are not known to be away or disqualified."""
        if (item.pk, at) not in self._voters:
            self._voters[item.pk, at] = self._may_have_voted(item, at)
        return self._voters[item.pk, at]

    def _may_have_voted(self, item: AgendaItem, at: datetime | None) -> list[Attendee]:
        ledger = self.ledger_at(at)
        return [
            who
            for who in self._counting(item, at)
            if not ledger.is_disqualified(who.person_id, item.pk)
            and ledger.status(who.person_id, item.position or 0)
            in (PresenceStatus.PRESENT, PresenceStatus.UNKNOWN)
        ]

    def how_many_may_vote(
        self, item: AgendaItem, method: VoteMethod, at: datetime | None
    ) -> int | None:
        """How many votes there can be: nobody needs to be there at a written procedure. Unknown
        where nobody is known to sit in the body."""
        seats = self._counting(item, at)
        if not seats or method == VoteMethod.WRITTEN_PROCEDURE:
            return len(seats) or None
        return len(self.may_have_voted(item, at))

    def _counting(self, item: AgendaItem, at: datetime | None) -> Sequence[Attendee]:
        return self.ledger_at(at).counting(item)


def matter_of(vote: Vote) -> Matter:
    """What a vote was on: its item, its subject and the row that is its target."""
    target = vote.amendment_id or vote.about_point_id or vote.about_group_id
    return (vote.item_id, VoteSubject(vote.subject), target or vote.disqualification_id)


def label_of(text: str) -> str:
    """The beginning of an amendment, to tell it from others."""
    first = text.strip().splitlines()[0] if text.strip() else "–"
    return first if len(first) <= LONGEST_LABEL else f"{first[:LONGEST_LABEL]}…"


LONGEST_LABEL = 60
