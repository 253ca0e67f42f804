"""What somebody does with the link in his letter about minutes, without an account."""

from django.db import transaction
from django.db.models import Q

from committees.models import Membership
from committees.vocabulary import MembershipRole
from foundation.accounts.reader import Reader, Standing
from foundation.accounts.vocabulary import Role
from foundation.audit.act import Act
from foundation.clock import today
from foundation.problems import Missing
from minutes.actions.approving import approve, decline
from minutes.letters import approval_of, holds
from minutes.models import Approval, Minutes
from minutes.vocabulary import ApprovalState, MinutesAnswer

GIVEN_AS = {
    MinutesAnswer.APPROVE: ApprovalState.APPROVED,
    MinutesAnswer.DECLINE: ApprovalState.DECLINED,
}


def open_invitation(*, token: str) -> Approval:
    """Whose answer it is; 404 looks the same for every token that does not hold."""
    own = approval_of(token)
    if own is None or not holds(own):
        raise Missing
    return own


@transaction.atomic
def answer(
    *, token: str, answer: MinutesAnswer, content_hash: str = "", reason: str = ""
) -> Approval:
    """Approve what was read, or decline with a reason. The same answer again changes nothing,
    also when it was the one that ended the round."""
    own = _locked(token)
    if own.state == GIVEN_AS[answer] and _is_the_same(own, content_hash, reason):
        return own
    if not holds(own):
        raise Missing
    act = Act(invited_reader(own))
    if answer is MinutesAnswer.APPROVE:
        approve(act=act, target=own.minutes_id, content_hash=content_hash)
    else:
        decline(act=act, target=own.minutes_id, reason=reason, content_hash=content_hash)
    own.refresh_from_db()
    return own


def invited_reader(own: Approval) -> Reader:
    """Who reads by the letter: somebody with the seat he had on the meeting's day, and with no
    other role that his account may have. A substitute reads what he took part in."""
    meeting = own.minutes.meeting
    held = Q(starts_on__lte=meeting.day) & (Q(ends_on=None) | Q(ends_on__gte=meeting.day))
    seats = Membership.objects.filter(
        held,
        municipality_id=own.municipality_id,
        person=own.person,
        committee_id=meeting.committee_id,
    ).exclude(role__in=[MembershipRole.ALTERNATE.value, MembershipRole.OBSERVER.value])
    day = meeting.day
    seat = Standing(Role.MEMBER, own.municipality_id, meeting.committee_id, since=day, until=day)
    return Reader(
        today=today(),
        municipality_id=own.municipality_id,
        person_id=own.person_id,
        name=own.name,
        standings=(seat,) if seats.exists() else (),
    )


def _locked(token: str) -> Approval:
    """The answer, with the minutes locked: of two at once the second sees the first."""
    own = approval_of(token)
    if own is None:
        raise Missing
    Minutes.objects.select_for_update(of=("self",)).filter(pk=own.minutes_id).first()
    found = approval_of(token)
    if found is None:
        raise Missing
    return found


def _is_the_same(own: Approval, content_hash: str, reason: str) -> bool:
    read = content_hash or own.minutes.content_hash
    return own.content_hash == read and own.decline_reason == reason
