"""Writing votes down: one or many in one act, mended by others that replace them."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max

from agenda.models import AgendaItem
from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.clock import now
from foundation.problems import Fault, Refusal
from foundation.rulebook import against
from foundation.tenancy.many import add_rows, store_new
from meetings.models import Meeting
from proceedings.actions.hall import Room
from proceedings.actions.misread import faults_of
from proceedings.actions.moved import touch_items
from proceedings.actions.own_matter import own_matter
from proceedings.actions.polls import BALLOT, Line, Poll, Told
from proceedings.actions.turns import lock_at_item
from proceedings.actions.weighing import AFTER, judge, warn_absent
from proceedings.errors import enforce_faultless
from proceedings.models import Amendment, Ballot, Contender, Vote
from proceedings.rules import refuse_mend
from proceedings.vocabulary import AmendmentState, VoteResult


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
    for item in items.values():
        item.meeting = meeting
    room = Room.of(meeting, list(items.values()))
    polls = [Poll(room, items[one["item"].pk], one, f"/votes/{n}") for n, one in enumerate(votes)]
    rows = _write(act, polls)
    act.record("record-votes", meeting, is_open=touch_items(act, rows))
    return rows


@transaction.atomic
def retract_vote(*, act: Act, target: UUID, reason: str) -> Vote:
    """Take out a vote that was never held; what was written stays as a trace."""
    row = lock_at_item(act, Vote, target)
    act.enforce(reasons_retract(row, act.reader))
    changed = act.change(row, replaced=True, mend_reason=reason)
    if row.amendment_id is not None:
        _settle(act, {row.amendment_id: _state_after_votes(row)})
    act.record("retract", row, changed=changed)
    return row


def _state_after_votes(row: Vote) -> AmendmentState:
    """How the amendment stands by the last vote on it that still is in force."""
    rows = Vote.objects.filter(
        municipality_id=row.municipality_id, amendment=row.amendment_id, replaced=False
    )
    last = rows.order_by("-position").values_list("result", flat=True).first()
    return AmendmentState.PROPOSED if last is None else AFTER[VoteResult(last)]


def reasons_retract(row: Vote, reader: Any) -> list[Refusal]:
    """What stands against taking a vote out."""
    meeting = row.item.meeting
    sealed = meeting is not None and meeting.sealed_at is not None
    gone = Refusal("already_replaced", "tilstand", "Afstemningen gælder ikke længere.")
    own = own_matter(reader, row.item)
    return [*own, *refuse_mend(sealed=sealed), *against((row.replaced, gone))]


def raise_outside(act: Act) -> None:
    """An item of no meeting is voted on by nobody."""
    act.enforce([Refusal("meeting_not_in_session", "ksl § 11", "Punktet er ikke på et møde.")])


def _locked(act: Act, parent: Meeting, votes: Sequence[Told]) -> dict[UUID, AgendaItem]:
    """The items voted on, locked in one order, so that nobody waits for one who waits for him."""
    wanted = {one["item"].pk for one in votes}
    whole = AgendaItem.objects.whole_to(act.reader).filter(pk__in=wanted, meeting=parent)
    rows = AgendaItem.objects.filter(pk__in=whole.values("pk")).order_by("pk")
    items = {row.pk: row for row in rows.select_for_update()}
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
    judged = [refusal for poll in polls for refusal in judge(poll)]
    act.enforce([*_own(act, polls), *refuse_mend(sealed=sealed), *judged, *warn_absent(polls)])
    last = _last_positions(polls)
    made: list[tuple[Vote, list[Contender], list[Line]]] = []
    for poll in polls:
        last[poll.item.pk] = last.get(poll.item.pk, 0) + 1
        made.append(poll.rows(last[poll.item.pk], act.reader.user_id))
    said_no(store_new, [vote for vote, _, _ in made])
    store_new([one for _, standing, _ in made for one in standing])
    ballots = [one for _, _, cast in made for one in cast]
    add_rows(Ballot, BALLOT, ballots, municipality=polls[0].item.municipality_id)
    _replace([vote.replaces_id for vote, _, _ in made if vote.replaces_id])
    states = polls[0].room.states
    _settle(act, {p.target_id: states[p.target_id] for p in polls if p.target_id in states})
    return [vote for vote, _, _ in made]


def _own(act: Act, polls: Sequence[Poll]) -> list[Refusal]:
    """That a vote is written down by somebody who is disqualified where it was held."""
    items = {poll.item.pk: poll.item for poll in polls}.values()
    ledger = polls[0].room.ledger
    return [refusal for item in items for refusal in own_matter(act.reader, item, ledger)][:1]


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
