"""From what somebody tells of a vote to its rows: faults, refusals, counts and what came out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Model

from agenda.models import AgendaItem
from foundation.clock import now
from foundation.problems import Fault
from meetings.vocabulary import MeetingState
from proceedings.actions.hall import Room
from proceedings.models import Contender, Vote
from proceedings.querysets import Attendee
from proceedings.rules import ELECTIONS, WITHOUT_BALLOTS, Elected, Voter, result_of
from proceedings.vocabulary import BallotChoice, VoteMethod, VoteResult, VoteSubject

Told = Mapping[str, Any]
Line = tuple[Any, ...]
BALLOT = ("vote", "position", "person", "name_printed", "list_letter", "choice", "contender")
COUNTS = {choice: f"{choice.value}_count" for choice in BallotChoice}
TARGETS = {
    VoteSubject.AMENDMENT: "amendment",
    VoteSubject.RECOMMENDATION_GROUP: "about_group",
    VoteSubject.RECOMMENDATION_POINT: "about_point",
    VoteSubject.DISQUALIFICATION: "disqualification",
}
"""What a subject names."""


@dataclass(frozen=True)
class Cast:
    """One ballot as it was told, by name, by group or among the rest."""

    who: Attendee
    choice: BallotChoice
    contender: int | None
    pointer: str


@dataclass
class Poll:
    """One vote that somebody wants to write down; `at` is where it stands in the request."""

    room: Room
    item: AgendaItem
    told: Told
    at: str = ""
    elected: Elected = field(default_factory=Elected)

    @property
    def method(self) -> VoteMethod:
        """How it was held."""
        return VoteMethod(self.told["method"])

    @property
    def subject(self) -> VoteSubject:
        """What it was on."""
        default = VoteSubject.ELECTION if self.method in ELECTIONS else VoteSubject.MAIN
        return VoteSubject(self.told.get("subject") or default)

    @property
    def target_id(self) -> UUID | None:
        """The row that the subject names."""
        name = TARGETS.get(self.subject)
        row = self.told.get(name) if name else None
        return getattr(row, "pk", row)

    @property
    def held_at(self) -> datetime | None:
        """When it was held, as told. What nobody told is not measured by the clock: votes are
        often written down after the item."""
        moment: datetime | None = self.told.get("held_at")
        return moment

    @property
    def contenders(self) -> Sequence[Told]:
        """Those who stood for election."""
        return self.told.get("contenders") or ()

    @property
    def has_names(self) -> bool:
        """Whether anything tells how each voted."""
        return any(self.told.get(name) for name in ("ballots", "groups", "remaining"))

    @cached_property
    def ballots(self) -> list[Cast]:
        """How each voted: by name first, then those of a group, then the rest."""
        found = list(self._named())
        for n, group in enumerate(self.told.get("groups") or ()):
            members = self._others(found, group["list_letter"])
            found += [self._cast(who, group, f"{self.at}/groups/{n}") for who in members]
        if self.told.get("remaining"):
            rest = {"choice": self.told["remaining"]}
            found += [self._cast(w, rest, f"{self.at}/remaining") for w in self._others(found)]
        return found

    @cached_property
    def voters(self) -> list[Voter]:
        """What the ledger says of whoever cast each ballot."""
        people, question = [cast.who for cast in self.ballots], self.told.get("disqualification")
        return self.room.voters(people, self.item, question, self.held_at)

    @cached_property
    def counts(self) -> dict[BallotChoice, int | None]:
        """How many chose what: by the ballots, or as told where there are none."""
        if self.has_names:
            made = Counter(cast.choice for cast in self.ballots)
            return {choice: made[choice] for choice in BallotChoice}
        told = {choice: self.told.get(name) for choice, name in COUNTS.items()}
        if all(count is None for count in told.values()):
            return told
        return {choice: count or 0 for choice, count in told.items()}

    @cached_property
    def votes_each(self) -> list[int]:
        """How many votes each contender got."""
        if not self.has_names:
            return [one.get("votes") or 0 for one in self.contenders]
        made = Counter(cast.contender for cast in self.ballots if cast.choice == BallotChoice.FOR)
        return [made[n] for n in range(len(self.contenders))]

    @property
    def cast_by_count(self) -> int:
        """How many votes were told as numbers, of a vote on the matter or of an election."""
        told = [] if self.has_names else [count or 0 for count in self.counts.values()]
        return sum(told) + (0 if self.has_names else sum(self.votes_each))

    @property
    def result(self) -> VoteResult:
        """What came out."""
        if self.method in ELECTIONS:
            whole = sum(self.elected.seats.values()) == self.told["seats"]
            return VoteResult.ELECTED if whole else VoteResult.UNDECIDED
        if self.method == VoteMethod.SILENT_AGREEMENT:
            demanded = self.told.get("demanded_by") is not None
            return VoteResult.VOTE_DEMANDED if demanded else VoteResult.ADOPTED
        counts = self.counts
        return result_of(counts[BallotChoice.FOR] or 0, counts[BallotChoice.AGAINST] or 0)

    def rows(
        self, position: int, recorded_by: UUID | None
    ) -> tuple[Vote, list[Contender], list[Line]]:
        """The vote, those who stood, and the ballots with what `BALLOT` names. A secret vote has
        no ballots at all."""
        home = {"municipality_id": self.item.municipality_id}
        sitting = self.room.meeting.state == MeetingState.IN_SESSION
        names = ("question", "seats", "ballot_round", "demanded_by", "replaces", "mend_reason")
        vote = Vote(
            **home,
            item=self.item,
            position=position,
            subject=self.subject.value,
            method=self.method.value,
            result=self.result.value,
            held_at=self.held_at or (now() if sitting else None),
            recorded_by_id=recorded_by,
            **{name: self.told[name] for name in names if self.told.get(name) is not None},
            **self._target(),
            **{COUNTS[choice]: count for choice, count in self.counts.items()},
        )
        standing = self._contender_rows(vote)
        return vote, standing, self._ballot_rows(vote, standing)

    def _target(self) -> dict[str, Any]:
        name = TARGETS.get(self.subject)
        if name is None:
            return {}
        row = self.told.get(name)
        return {name if isinstance(row, Model) else f"{name}_id": row}

    def _contender_rows(self, vote: Vote) -> list[Contender]:
        seats = self.elected.seats
        lists = [
            Contender(
                municipality_id=vote.municipality_id,
                vote=vote,
                position=n + 1,
                person=one.get("person"),
                name_printed=name_of(one),
                list_letter=one.get("list_letter"),
                votes=self.votes_each[n] if self.method not in WITHOUT_BALLOTS else None,
                seats=seats.get(n, 0),
                lot_rank=one.get("lot_rank"),
                by_lot=n in self.elected.by_lot,
            )
            for n, one in enumerate(self.contenders)
        ]
        return [*lists, *self._candidate_rows(vote, lists)]

    def _candidate_rows(self, vote: Vote, lists: Sequence[Contender]) -> list[Contender]:
        """Persons of a list, in their order: as many as the list won seats are elected."""
        named = [
            (of_list, place, person)
            for of_list, one in zip(lists, self.contenders, strict=True)
            for place, person in enumerate(one.get("candidates") or ())
        ]
        return [
            Contender(
                municipality_id=vote.municipality_id,
                vote=vote,
                position=n,
                of_list=of_list,
                person=person,
                name_printed=person.name,
                list_letter=of_list.list_letter,
                seats=int(place < of_list.seats),
            )
            for n, (of_list, place, person) in enumerate(named, len(lists) + 1)
        ]

    def _ballot_rows(self, vote: Vote, standing: Sequence[Contender]) -> list[Line]:
        if self.method in WITHOUT_BALLOTS:
            return []
        own = str(vote.pk)
        return [
            (
                own,
                n,
                cast.who.person_id,
                cast.who.name,
                cast.who.list_letter,
                cast.choice.value,
                None if cast.contender is None else standing[cast.contender].pk,
            )
            for n, cast in enumerate(self.ballots, 1)
        ]

    def _named(self) -> Iterator[Cast]:
        for n, told in enumerate(self.told.get("ballots") or ()):
            who = self.room.ledger.attendee(told["person"].pk)
            if who is not None:
                yield self._cast(who, told, f"{self.at}/ballots/{n}/person")

    def _cast(self, who: Attendee, told: Told, pointer: str) -> Cast:
        return Cast(who, BallotChoice(told["choice"]), told.get("contender"), pointer)

    def _others(self, found: Sequence[Cast], letter: str | None = None) -> list[Attendee]:
        """Those who may have voted and are not yet told of, of one group or of all."""
        told: set[Any] = {cast.who.person_id for cast in found}
        own = getattr(self.told.get("disqualification"), "person_id", None)
        if not self.room.settings.may_vote_on_own_disqualification:
            told.add(own)
        return [
            who
            for who in self.room.may_have_voted(self.item, self.held_at)
            if who.person_id not in told and letter in (None, who.list_letter)
        ]


def fault(poll: Poll, name: str, code: str, detail: str) -> Fault:
    """A fault of one member of the vote."""
    return Fault(f"{poll.at}/{name}", code, detail)


def seats_given(contender: Told) -> int:
    """How many seats one gets in an election that all agree on."""
    given = contender.get("seats")
    return 1 if given is None else int(given)


def name_of(contender: Told) -> str:
    """The name as told, or the person's."""
    return str(contender.get("name") or contender["person"].name)
