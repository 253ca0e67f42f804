"""What members put on the agenda, in their own words."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from agenda.models import AgendaItem
from agenda.rules import MOVES
from agenda.vocabulary import AgendaAmendmentKind, ItemState
from committees.models import Committee, Membership, Person
from committees.standings import VOTING_SEATS
from committees.vocabulary import CommitteeKind
from foundation.audit.act import Act
from foundation.calendar import copenhagen_day
from foundation.clock import now
from foundation.problems import Forbidden, Refusal
from foundation.richtext import plain_text
from foundation.rulebook import refuse_state
from foundation.tenancy.scope import Scope
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from proceedings.actions.agendas import amend
from proceedings.actions.chairing import KEEPS
from proceedings.actions.drafts import draft_of
from proceedings.models import MemberProposal
from proceedings.rules.initiatives import (
    meeting_for,
    refuse_flag,
    refuse_propose,
    refuse_withdraw_proposal,
)
from proceedings.vocabulary import MemberProposalState

HEADING = "Forslag"
TAKEN_BACK = "Forslagsstilleren har trukket forslaget tilbage."
TO_COME = [MeetingState.PLANNED.value, MeetingState.CONVENED.value]
SETTLED = frozenset({ItemState.TREATED, ItemState.POSTPONED})


@transaction.atomic
def put_forward(
    *, act: Act, committee: Committee, author: Person | None = None, **words: Any
) -> MemberProposal:
    """Put a matter forward for the next agenda: it becomes an item with the author's own words
    as its text (ksl § 11, stk. 1) [17]."""
    person = _author(act, committee, author)
    act.enforce(_refuse(committee, person))
    received = now()
    meeting, missed = _meetings(committee, received)
    item = draft_of(
        act,
        committee=committee,
        title=words["title"],
        sections={HEADING: words["body_html"]},
    )
    row = act.create(
        MemberProposal,
        municipality_id=committee.municipality_id,
        committee=committee,
        author=person,
        author_printed=person.name,
        body_text=plain_text(words["body_html"]),
        received_at=received,
        meeting=meeting,
        missed_meeting=missed,
        item=item,
        **words,
    )
    act.record("create", row)
    return row


@transaction.atomic
def flag(*, act: Act, target: UUID, reason: str) -> MemberProposal:
    """Mark a proposal; it goes on all the same [18]."""
    row = act.lock(MemberProposal.objects.all(), target)
    act.enforce(refuse_flag(MemberProposalState(row.state), reason))
    act.record("flag", row, changed=act.change(row, flagged_at=now(), flag_reason=reason))
    return row


def reasons_flag(row: MemberProposal, _reader: Any) -> list[Refusal]:
    """What stands against marking the proposal, whatever the reason."""
    return refuse_flag(MemberProposalState(row.state), "-")


@transaction.atomic
def withdraw_proposal(*, act: Act, target: UUID) -> MemberProposal:
    """The author takes his proposal back, and its item goes with it [18]."""
    row = act.lock(MemberProposal.objects.all(), target)
    act.enforce(reasons_withdraw_proposal(row, act.reader))
    state = MemberProposalState.WITHDRAWN.value
    changed = act.change(row, state=state, withdrawn_at=now())
    _take_off(act, row.item_id)
    act.record("withdraw", row, changed=changed)
    return row


def reasons_withdraw_proposal(row: MemberProposal, reader: Any) -> list[Refusal]:
    """What stands against taking the proposal back."""
    return refuse_withdraw_proposal(
        MemberProposalState(row.state),
        by_author=row.author_id == reader.person_id,
        is_settled=ItemState(row.item.state) in SETTLED,
    )


def _take_off(act: Act, item_id: UUID) -> None:
    """The item, unless it has come off already; the author need not see it as a draft."""
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item_id)
    if not refuse_state(MOVES, "withdraw", ItemState(item.state)):
        amend(act, item, AgendaAmendmentKind.WITHDRAWN, reason=TAKEN_BACK)
        state = ItemState.WITHDRAWN.value
        changed = act.change(item, state=state, withdraw_reason=TAKEN_BACK)
        act.record("withdraw", item, changed=changed)


def _author(act: Act, committee: Committee, named: Person | None) -> Person:
    """A member proposes in his own name; the secretariat writes down what it was sent."""
    own = Person.objects.filter(pk=act.reader.person_id).first()
    where = Scope(committee.municipality_id, committee_id=committee.pk)
    keeps = not KEEPS.isdisjoint(act.reader.roles_for(where))
    person = named if keeps and named is not None else own
    if person is None or (named is not None and named != person):
        raise Forbidden("Et medlem stiller forslag i eget navn.")
    return person


def _refuse(committee: Committee, person: Person) -> list[Refusal]:
    today = copenhagen_day(now())
    seats = Membership.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=today),
        municipality_id=committee.municipality_id,
        committee=committee,
        person=person,
        starts_on__lte=today,
        role__in=VOTING_SEATS,
    )
    return refuse_propose(
        CommitteeKind(committee.kind),
        has_right=committee.effective.member_proposal_right,
        is_member=seats.exists(),
    )


def _meetings(committee: Committee, received: Any) -> tuple[Meeting | None, Meeting | None]:
    """The coming meeting for which the proposal is in time, and the one it has missed."""
    coming = Meeting.objects.filter(
        municipality_id=committee.municipality_id,
        committee=committee,
        state__in=TO_COME,
        day__gte=copenhagen_day(received),
    )
    meetings: list[Any] = [*coming.order_by("day", "id"), None]
    settings = committee.effective
    days = [meeting.day for meeting in meetings[:-1]]
    lead, hour = settings.member_proposal_deadline_days, settings.member_proposal_deadline_hour
    found, missed = meeting_for(days, received, lead, hour)
    return meetings[-1 if found is None else found], meetings[-1 if missed is None else missed]
