"""What stands against a vote: the rules asked of it, after those before it in the same request."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from agenda.vocabulary import ItemState
from foundation.problems import Refusal
from meetings.vocabulary import MeetingState
from proceedings.actions.hall import Matter
from proceedings.actions.hours import hours_of
from proceedings.actions.polls import Poll, seats_given
from proceedings.rules import (
    ELECTIONS,
    ON_THE_MATTER,
    Elected,
    Standing,
    VoteFacts,
    by_lot,
    majority,
    proportional,
    refuse_election,
    refuse_vote,
    refuse_vote_hour,
    refuse_voter,
    warn_again,
    warn_unknown,
)
from proceedings.vocabulary import (
    AmendmentState,
    PresenceStatus,
    VoteMethod,
    VoteResult,
    VoteSubject,
)

AFTER = {
    VoteResult.ADOPTED: AmendmentState.ADOPTED,
    VoteResult.REJECTED: AmendmentState.REJECTED,
    VoteResult.LAPSED: AmendmentState.LAPSED,
    VoteResult.VOTE_DEMANDED: AmendmentState.PROPOSED,
}


def judge(poll: Poll) -> list[Refusal]:
    """What stands against one vote after those before it, which is then among them."""
    room, item, subject = poll.room, poll.item, poll.subject
    under = poll.target_id if subject == VoteSubject.AMENDMENT else None
    cast = poll.cast_by_count
    facts = VoteFacts(
        kind=room.kind,
        meeting_state=MeetingState(room.meeting.state),
        subject=subject,
        method=poll.method,
        has_names=poll.has_names,
        allows_written_procedure=room.settings.allow_written_procedure,
        open_amendments=room.open_amendments(item, under),
        is_demanded=_is_owed(poll),
        is_withdrawn=item.state == ItemState.WITHDRAWN and poll.told.get("replaces") is None,
        cast=cast,
        voters=room.how_many_may_vote(item, poll.method, poll.held_at) if cast else None,
    )
    refusals = [*refuse_vote(facts), *_judge_hour(poll), *_judge_voters(poll)]
    refusals += [*_judge_demand(poll), *_judge_election(poll)]
    again = _matter(poll) in room.voted and poll.told.get("replaces") is None
    settles = subject in ON_THE_MATTER or subject == VoteSubject.AMENDMENT
    refusals += warn_again(again=again and settles)
    _remember(poll)
    return refusals


def _remember(poll: Poll) -> None:
    """The vote as one of those by which the next is measured."""
    room, matter = poll.room, _matter(poll)
    if poll.result != VoteResult.VOTE_DEMANDED:
        room.voted.add(matter)
        room.demanded.discard(matter)
    else:
        room.demanded.add(matter)
    if _amends(poll):
        room.states[poll.target_id] = AFTER[poll.result]  # type: ignore[index]


def _matter(poll: Poll) -> Matter:
    return (poll.item.pk, poll.subject, poll.target_id)


def _is_owed(poll: Poll) -> bool:
    """Whether somebody asked for a vote on the matter that the request does not take back."""
    owed = _matter(poll) in poll.room.demanded and poll.told.get("replaces") is None
    return owed and poll.result != VoteResult.VOTE_DEMANDED


def _judge_hour(poll: Poll) -> list[Refusal]:
    """A written procedure is held outside the meeting, every other vote within it."""
    if poll.method == VoteMethod.WRITTEN_PROCEDURE:
        return []
    found = refuse_vote_hour(poll.held_at, hours_of(poll.room.meeting))
    return [replace(refusal, pointer=f"{poll.at}/held_at") for refusal in found]


def _judge_voters(poll: Poll) -> list[Refusal]:
    written = poll.method == VoteMethod.WRITTEN_PROCEDURE
    return [
        refusal
        for cast, voter in zip(poll.ballots, poll.voters, strict=True)
        for refusal in refuse_voter(voter, pointer=cast.pointer, written=written)
    ]


def _judge_demand(poll: Poll) -> list[Refusal]:
    """A vote is asked for by somebody who could take part in it [39, 49]."""
    demander = poll.told.get("demanded_by")
    who = poll.room.ledger.attendee(demander.pk) if demander is not None else None
    if who is None:
        return []
    (voter,) = poll.room.voters([who], poll.item, None, poll.held_at)
    return refuse_voter(voter, pointer=f"{poll.at}/demanded_by")


def _judge_election(poll: Poll) -> list[Refusal]:
    """An election is worked out here, so that a tie is found before anything is written."""
    if poll.method not in ELECTIONS:
        return []
    standing = [
        Standing(
            name=one.get("name") or one["person"].name, votes=votes, lot_rank=one.get("lot_rank")
        )
        for one, votes in zip(poll.contenders, poll.votes_each, strict=True)
    ]
    poll.elected = _outcome(poll, standing)
    turn = poll.told.get("ballot_round")
    return refuse_election(standing, poll.elected, ballot_round=turn)


def _outcome(poll: Poll, standing: Sequence[Standing]) -> Elected:
    seats = poll.told["seats"]
    if poll.method == VoteMethod.PROPORTIONAL_ELECTION:
        return proportional(standing, seats)
    if poll.method == VoteMethod.LOT:
        return by_lot(standing, seats)
    if poll.method == VoteMethod.AGREED_ELECTION:
        return Elected(seats={n: seats_given(one) for n, one in enumerate(poll.contenders)})
    there = (
        len(poll.room.may_have_voted(poll.item, poll.held_at))
        if poll.room.kind.is_under_the_act
        else 0
    )
    needed = Fraction(max(there, sum(poll.votes_each)), 2)
    return majority(standing, needed=needed, ballot_round=poll.told.get("ballot_round") or 1)


def warn_absent(polls: Sequence[Poll]) -> list[Refusal]:
    """One warning for all of whom the ledger says nothing."""
    unknown = {
        voter.name: None
        for poll in polls
        if poll.method != VoteMethod.WRITTEN_PROCEDURE
        for voter in poll.voters
        if voter.presence == PresenceStatus.UNKNOWN
    }
    return warn_unknown(list(unknown))


def _amends(poll: Poll) -> bool:
    return poll.subject == VoteSubject.AMENDMENT
