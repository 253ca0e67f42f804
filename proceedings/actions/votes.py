"""Writing votes down: one or many in one act, mended by others that replace them."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max

from agenda.models import AgendaItem
from agenda.vocabulary import ItemState
from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.clock import now
from foundation.problems import Fault, Refusal
from foundation.rulebook import against
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from proceedings.actions.hall import Room
from proceedings.actions.misread import faults_of
from proceedings.actions.polls import Cast, Poll, Told, seats_given
from proceedings.errors import enforce_faultless
from proceedings.models import Amendment, Ballot, Contender, Vote
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
    refuse_mend,
    refuse_vote,
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


@transaction.atomic
def record_vote(*, act: Act, parent: AgendaItem, **told: Any) -> Vote:
    """Write down one vote at an item (ksl § 11, stk. 3)."""
    item = act.lock(AgendaItem.objects.all(), parent.pk, check=False)
    if item.meeting is None:
        raise_outside(act)
    meeting = act.lock(Meeting.objects.all(), item.meeting_id, check=False)  # type: ignore[arg-type]
    room = Room.of(meeting, [item])
    rows = _write(act, [Poll(room, item, told)])
    act.touch_parents(rows[0])
    act.record("create", rows[0])
    return rows[0]


@transaction.atomic
def record_votes(*, act: Act, parent: Meeting, votes: Sequence[Told]) -> list[Vote]:
    """Write down many votes of a meeting at once, in the order they were held: all or none."""
    items = _locked(act, parent, votes)
    meeting = act.lock(Meeting.objects.all(), parent.pk, check=False)
    room = Room.of(meeting, list(items.values()))
    polls = [Poll(room, items[one["item"].pk], one, f"/votes/{n}") for n, one in enumerate(votes)]
    rows = _write(act, polls)
    _touch(act, list(items.values()))
    openly = any(not item.is_closed for item in items.values())
    act.record("record-votes", meeting, is_open=openly)
    return rows


@transaction.atomic
def retract_vote(*, act: Act, target: UUID, reason: str) -> Vote:
    """Take out a vote that was never held; what was written stays as a trace."""
    row = act.lock(Vote.objects.all(), target)
    act.enforce(reasons_retract(row, act.reader))
    changed = act.change(row, replaced=True, mend_reason=reason)
    if row.amendment_id is not None:
        _settle(act, {row.amendment_id: _state_after_votes(row.amendment_id)})
    act.record("retract", row, changed=changed)
    return row


def _state_after_votes(amendment: UUID) -> AmendmentState:
    """How the amendment stands by the last vote on it that still is in force."""
    rows = Vote.objects.filter(amendment_id=amendment, replaced=False)
    last = rows.order_by("-position").values_list("result", flat=True).first()
    return AmendmentState.PROPOSED if last is None else AFTER[VoteResult(last)]


def reasons_retract(row: Vote, _reader: Any) -> list[Refusal]:
    """What stands against taking a vote out."""
    meeting = row.item.meeting
    sealed = meeting is not None and meeting.sealed_at is not None
    gone = Refusal("already_replaced", "tilstand", "Afstemningen gælder ikke længere.")
    return [*refuse_mend(sealed=sealed), *against((row.replaced, gone))]


def raise_outside(act: Act) -> None:
    """An item of no meeting is voted on by nobody."""
    act.enforce([Refusal("meeting_not_in_session", "ksl § 11", "Punktet er ikke på et møde.")])


def _locked(act: Act, parent: Meeting, votes: Sequence[Told]) -> dict[UUID, AgendaItem]:
    """The items voted on, locked in one order, so that nobody waits for one who waits for him."""
    wanted = {one["item"].pk for one in votes}
    whole = AgendaItem.objects.whole_to(act.reader).filter(pk__in=wanted, meeting=parent)
    rows = AgendaItem.objects.filter(pk__in=whole.values("pk")).order_by("pk")
    items = {row.pk: row for row in rows.select_for_update(of=("self",)).select_related("meeting")}
    enforce_faultless(
        Fault(f"/votes/{n}/item", "does_not_exist", "Findes ikke på mødets dagsorden.")
        for n, one in enumerate(votes)
        if one["item"].pk not in items
    )
    return items


def _write(act: Act, polls: Sequence[Poll]) -> list[Vote]:
    """The rows of all votes, in a number of statements that does not grow with them."""
    enforce_faultless(fault for poll in polls for fault in faults_of(poll))
    sealed = polls[0].room.meeting.sealed_at is not None
    judged = [refusal for poll in polls for refusal in _judge(poll)]
    act.enforce([*refuse_mend(sealed=sealed), *judged, *_warn_unknown(polls)])
    last = _last_positions(polls)
    made: list[tuple[Vote, list[Any], list[Any]]] = []
    for poll in polls:
        last[poll.item.pk] = last.get(poll.item.pk, 0) + 1
        made.append(poll.rows(last[poll.item.pk], act.reader.user_id))
    said_no(Vote.objects.bulk_create, [vote for vote, _, _ in made])
    Contender.objects.bulk_create([one for _, standing, _ in made for one in standing])
    Ballot.objects.bulk_create([one for _, _, ballots in made for one in ballots])
    _replace([vote.replaces_id for vote, _, _ in made if vote.replaces_id])
    states = polls[0].room.states
    _settle(act, {p.target_id: states[p.target_id] for p in polls if p.target_id in states})
    return [vote for vote, _, _ in made]


def _judge(poll: Poll) -> list[Refusal]:
    """What stands against one vote after those before it, which is then among them."""
    room, item, subject = poll.room, poll.item, poll.subject
    under = poll.target_id if subject == VoteSubject.AMENDMENT else None
    facts = VoteFacts(
        kind=room.kind,
        meeting_state=MeetingState(room.meeting.state),
        subject=subject,
        method=poll.method,
        has_names=poll.has_names,
        allows_written_procedure=room.settings.allow_written_procedure,
        open_amendments=room.open_amendments(item, under),
        is_withdrawn=item.state == ItemState.WITHDRAWN and poll.told.get("replaces") is None,
        cast=poll.cast_by_count,
        voters=poll.room.how_many_may_vote(item, poll.method),
    )
    refusals = [*refuse_vote(facts), *_judge_voters(poll), *_judge_election(poll)]
    matter = (item.pk, subject, poll.target_id)
    again = matter in room.voted and poll.told.get("replaces") is None
    settles = subject in ON_THE_MATTER or subject == VoteSubject.AMENDMENT
    refusals += warn_again(again=again and settles)
    if poll.result != VoteResult.VOTE_DEMANDED:
        room.voted.add(matter)
    if _amends(poll):
        room.states[poll.target_id] = AFTER[poll.result]  # type: ignore[index]
    return refusals


def _judge_voters(poll: Poll) -> list[Refusal]:
    question = poll.told.get("disqualification")
    written = poll.method == VoteMethod.WRITTEN_PROCEDURE
    return [
        refusal
        for cast in poll.ballots
        for refusal in refuse_voter(
            poll.room.voter(cast.who, poll.item, question), pointer=cast.pointer, written=written
        )
    ]


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
    there = len(poll.room.may_have_voted(poll.item)) if poll.room.kind.is_under_the_act else 0
    needed = Fraction(max(there, sum(poll.votes_each)), 2)
    return majority(standing, needed=needed, ballot_round=poll.told.get("ballot_round") or 1)


def _warn_unknown(polls: Sequence[Poll]) -> list[Refusal]:
    """One warning for all of whom the ledger says nothing."""
    unknown = {
        cast.who.name: None
        for poll in polls
        if poll.method != VoteMethod.WRITTEN_PROCEDURE
        for cast in poll.ballots
        if _presence(poll, cast) == PresenceStatus.UNKNOWN
    }
    return warn_unknown(list(unknown))


def _presence(poll: Poll, cast: Cast) -> PresenceStatus:
    return poll.room.ledger.status(cast.who.person_id, poll.item.position or 0)


def _amends(poll: Poll) -> bool:
    return poll.subject == VoteSubject.AMENDMENT


def _last_positions(polls: Sequence[Poll]) -> dict[UUID, int]:
    rows = Vote.objects.filter(
        municipality_id=polls[0].item.municipality_id, item__in={poll.item.pk for poll in polls}
    )
    found = rows.order_by().values("item").annotate(last=Max("position"))
    return dict(found.values_list("item", "last"))


def _replace(mended: Sequence[UUID]) -> None:
    if mended:
        rows = Vote.objects.filter(pk__in=mended)
        rows.update(replaced=True, version=F("version") + 1, modified_at=now())


def _settle(act: Act, states: Mapping[Any, AmendmentState]) -> None:
    """Amendments stand as the votes on them say."""
    for state in set(states.values()):
        named = [pk for pk, found in states.items() if found == state]
        rows = Amendment.objects.filter(pk__in=named).exclude(state=state.value)
        rows.update(state=state.value, version=F("version") + 1, modified_at=now())


def _touch(act: Act, items: Iterable[AgendaItem]) -> None:
    """Items of which votes were written, and their meeting, have moved; the open ones openly."""
    rows = list(items)
    moved = {"modified_at": now()}
    whole = AgendaItem.objects.filter(pk__in=[item.pk for item in rows])
    whole.update(**moved)
    seen = [item for item in rows if not item.is_closed]
    whole.filter(pk__in=[item.pk for item in seen]).update(open_modified_at=moved["modified_at"])
    act.touch_parents(seen[0] if seen else rows[0])
